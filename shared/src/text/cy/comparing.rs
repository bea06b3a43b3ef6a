//! Welsh, where forces are compared.

use super::{Welsh, forces};
use crate::{
    difference::Difference,
    funnel::{Limits, Position},
    rank::Ranks,
    text::{capital, comparing::Comparing, judging::Judging},
};

impl Comparing for Welsh {
    fn title_of_funnel(&self, unit: &str) -> String {
        format!("{} yn ôl heddlu, yn erbyn nifer y preswylwyr", capital(unit))
    }

    fn residents(&self) -> &'static str {
        "Preswylwyr"
    }

    fn millions(&self, number: &str) -> String {
        format!("{number} miliwn")
    }

    fn limits(&self) -> [&'static str; 2] {
        [
            "terfynau 95%: ar hap yn unig, byddai 95 o bob 100 o heddluoedd o’u mewn",
            "terfynau 99.8%: ar hap yn unig, byddai 998 o bob 1,000 o’u mewn",
        ]
    }

    fn not_placed(&self, names: &str) -> String {
        format!("Dim cyfradd: {names}")
    }

    fn outside(&self, position: Position, names: &[&str]) -> String {
        format!("{}: {}.", capital(&place(position)), names.join(", "))
    }

    fn within_limits(&self, count: usize, all: bool) -> String {
        let chance = if all { "; ar hap yn unig, bydd 1 o bob 20 y tu allan iddynt" } else { "" };
        format!("Mae {} o fewn y terfynau 95% o amgylch cyfradd Cymru a Lloegr{chance}.", forces(count))
    }
}

impl Judging for Welsh {
    fn position(&self, force: &str, position: Position) -> String {
        format!("Yn y siart twndis, mae {force} {} o amgylch cyfradd Cymru a Lloegr.", place(position))
    }

    fn ranked(&self, force: &str, Ranks { first, last, of, is_withheld }: Ranks) -> String {
        if first == last {
            return format!("Yn ôl cyfradd, mae {force} yn safle {first} ymhlith {}.", forces(of));
        }
        let why = if is_withheld { "ei nifer wedi’i gadw’n ôl" } else { "y cyfyngau hyder 95% yn gorgyffwrdd" };
        format!(
            "Yn ôl cyfradd, gallai {force} fod rhwng safle {first} a safle {last} ymhlith {}, gan fod {why}.",
            forces(of)
        )
    }

    fn compared(&self, force: &str, difference: Difference) -> String {
        match difference {
            Difference::Similar => format!(
                "Mae’r gyfradd ar gyfer {force} yn debyg i gyfradd gweddill Cymru a Lloegr: mae eu cyfyngau hyder 95% yn gorgyffwrdd."
            ),
            Difference::Higher => higher_or_lower(force, "uwch"),
            Difference::Lower => higher_or_lower(force, "is"),
        }
    }
}

fn higher_or_lower(force: &str, which: &str) -> String {
    format!(
        "Mae’r gyfradd ar gyfer {force} yn {which} na chyfradd gweddill Cymru a Lloegr: nid yw eu cyfyngau hyder 95% yn gorgyffwrdd."
    )
}

fn place(position: Position) -> String {
    let percent = |limits| if limits == Limits::P95 { "95%" } else { "99.8%" };
    match position {
        Position::Above(limits) => format!("uwchlaw’r terfynau {}", percent(limits)),
        Position::Within => "o fewn y terfynau 95%".to_owned(),
        Position::Below(limits) => format!("islaw’r terfynau {}", percent(limits)),
    }
}
