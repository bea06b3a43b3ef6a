//! English, where forces are compared.

use super::English;
use crate::{
    difference::Difference,
    funnel::{Limits, Position},
    rank::Ranks,
    text::{capital, comparing::Comparing, judging::Judging},
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

    fn within_limits(&self, count: usize, all: bool) -> String {
        let forces = if count == 1 { "force lies" } else { "forces lie" };
        let chance = if all { "; by chance alone, 1 in 20 lies outside" } else { "" };
        format!("{count} {forces} within the 95% limits around the rate of England and Wales{chance}.")
    }
}

impl Judging for English {
    fn position(&self, force: &str, position: Position) -> String {
        format!("In the funnel plot {force} lies {} around the rate of England and Wales.", place(position))
    }

    fn ranked(&self, force: &str, Ranks { first, last, of, is_withheld }: Ranks) -> String {
        if first == last {
            return format!("By rate {force} ranks {} of {of} police forces.", ordinal(first));
        }
        let [first, last] = [first, last].map(ordinal);
        let why = if is_withheld { "its number is withheld" } else { "the 95% intervals overlap" };
        format!("By rate {force} ranks anywhere between {first} and {last} of {of} police forces, as {why}.")
    }

    fn compared(&self, force: &str, difference: Difference) -> String {
        match difference {
            Difference::Similar => format!(
                "The rate for {force} is similar to that of the rest of England and Wales: their 95% intervals overlap."
            ),
            Difference::Higher => higher_or_lower(force, "higher"),
            Difference::Lower => higher_or_lower(force, "lower"),
        }
    }
}

fn higher_or_lower(force: &str, which: &str) -> String {
    format!(
        "The rate for {force} is {which} than that of the rest of England and Wales: their 95% intervals do not overlap."
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

/// `1st`, `22nd`, `13th`.
fn ordinal(number: usize) -> String {
    let end = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rank_is_said_as_a_range() {
        let ordinals = [1, 2, 3, 4, 11, 12, 13, 21, 42].map(ordinal);
        assert_eq!(ordinals, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "42nd"]);
        assert_eq!(
            English.ranked("Kent Police", Ranks { first: 3, last: 17, of: 42, is_withheld: false }),
            "By rate Kent Police ranks anywhere between 3rd and 17th of 42 police forces, as the 95% intervals overlap."
        );
    }
}
