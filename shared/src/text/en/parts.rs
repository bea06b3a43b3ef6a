//! English, where a number is taken apart.

use super::{English, listed};
use crate::text::{capital, inside, parts::Parts};

impl Parts for English {
    fn title_of_parts(&self, unit: &str, by: &str, forces: &[&str]) -> String {
        let (unit, by) = (capital(unit), inside(by));
        match forces {
            [] => format!("{unit} in England and Wales by {by} and year"),
            _ if forces.len() <= 3 => format!("{unit} by {by}: {}", listed(forces)),
            _ => format!("{unit} by {by}: {} police forces", forces.len()),
        }
    }

    fn parts(&self, by: &str, during: &str, parts: &[String]) -> String {
        format!("By {} {during}: {}.", inside(by), parts.join("; "))
    }

    fn withheld_part(&self, [lo, hi]: [&str; 2]) -> String {
        format!("withheld, between {lo} and {hi}")
    }

    fn missing_part(&self) -> &'static str {
        "not available"
    }

    fn together(&self, number: &str) -> String {
        format!("together {number}")
    }
}
