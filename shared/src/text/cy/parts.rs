//! Welsh, where a number is taken apart.

use super::{Welsh, named};
use crate::text::{capital, inside, parts::Parts};

impl Parts for Welsh {
    fn title_of_parts(&self, unit: &str, by: &str, forces: &[&str]) -> String {
        let (unit, by) = (capital(unit), inside(by));
        match forces {
            [] => format!("{unit} yng Nghymru a Lloegr yn ôl {by} a blwyddyn"),
            _ => format!("{unit} yn ôl {by}: {}", named(forces)),
        }
    }

    fn parts(&self, by: &str, during: &str, parts: &[String]) -> String {
        format!("Yn ôl {} {during}: {}.", inside(by), parts.join("; "))
    }

    fn withheld_part(&self, [lo, hi]: [&str; 2]) -> String {
        format!("wedi’i gadw’n ôl, yn yr ystod {lo} i {hi}")
    }

    fn missing_part(&self) -> &'static str {
        "ddim ar gael"
    }

    fn together(&self, number: &str) -> String {
        format!("gyda’i gilydd {number}")
    }
}
