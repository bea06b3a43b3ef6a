//! English, where forces are compared.

use super::English;
use crate::{
    difference::Difference,
    funnel::{Limits, Position},
    text::{capital, comparing::Comparing},
};

impl Comparing for English {
    fn title_of_funnel(&self, unit: &str) -> String {
        format!("{} by police force, against the number of residents", capital(unit))
    }

    fn residents(&self) -> &'static str {
        "Residents"
    }

    fn millions(&self, number: &str) -> String {
        format!("{number} million")
    }

    fn limits(&self) -> [&'static str; 2] {
        [
            "95% limits: by chance alone, 95 of 100 forces would lie within them",
            "99.8% limits: by chance alone, 998 of 1,000 would",
        ]
    }

    fn not_placed(&self, names: &str) -> String {
        format!("No rate: {names}")
    }

    fn outside(&self, position: Position, names: &[&str]) -> String {
        format!("{}: {}.", capital(&place(position)), names.join(", "))
    }

    fn within_limits(&self, count: usize) -> String {
        match count {
            1 => "1 force lies within the 95% limits around the rate of England and Wales.".to_owned(),
            _ => format!("{count} forces lie within the 95% limits around the rate of England and Wales."),
        }
    }

    fn position(&self, force: &str, position: Position) -> String {
        format!("In the funnel plot {force} lies {} around the rate of England and Wales.", place(position))
    }

    fn compared(&self, force: &str, difference: Difference) -> String {
        match difference {
            Difference::Similar => format!(
                "The rate for {force} is similar to that of the rest of England and Wales: chance alone could explain the difference (exact test)."
            ),
            Difference::Higher => higher_or_lower(force, "higher"),
            Difference::Lower => higher_or_lower(force, "lower"),
        }
    }
}

fn higher_or_lower(force: &str, which: &str) -> String {
    format!(
        "The rate for {force} is {which} than that of the rest of England and Wales: chance alone would explain such a difference in fewer than 5 of 100 cases (exact test)."
    )
}

fn place(position: Position) -> String {
    let percent = |limits| if limits == Limits::P95 { "95%" } else { "99.8%" };
    match position {
        Position::Above(limits) => format!("above the {} limits", percent(limits)),
        Position::Within => "within the 95% limits".to_owned(),
        Position::Below(limits) => format!("below the {} limits", percent(limits)),
    }
}
