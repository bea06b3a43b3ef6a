//! Labels as offices write them, made comparable.

use shared::{
    cell::{Mark, Marks},
    force::{self, Force},
};

/// A label without references to notes and without marks: `Kent [note 3]` is `Kent`, `2019/20 [p]` is `2019/20`.
pub(super) fn bare(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(open) = rest.find(['[', '(']) {
        let close = rest[open..].find([']', ')']).map(|at| open + at);
        let Some(close) = close else { break };
        kept.push_str(&rest[..open]);
        if !is_aside(&rest[open..=close]) {
            kept.push_str(&rest[open..=close]);
        }
        rest = &rest[close + 1..];
    }
    kept.push_str(rest);
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A label to compare: bare and in lower case.
pub(super) fn plain(text: &str) -> String {
    bare(text).to_lowercase()
}

/// The marks in a label: those of `2019/20 [p]` hold for all numbers under it.
pub(super) fn marks(text: &str) -> Marks {
    let groups = text.split(['[', '(']).skip(1).filter_map(|group| group.split([']', ')']).next());
    groups.filter_map(mark).fold(Marks::NONE, Marks::with)
}

/// The mark that a group of brackets holds.
pub(super) fn mark(group: &str) -> Option<Mark> {
    let mut letters = group.trim().chars().flat_map(char::to_lowercase);
    let letter = letters.next()?;
    Mark::ALL.into_iter().find(|mark| mark.letter() == letter && letters.next().is_none())
}

fn is_aside(group: &str) -> bool {
    let inner = &group[1..group.len() - 1];
    let word = inner.trim().to_lowercase();
    word.starts_with("note")
        || (mark(inner).is_some() && (group.starts_with('[') || matches!(word.as_str(), "p" | "r")))
}

/// The forces that a total adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::release) enum Area {
    All,
    Country(&'static str),
    Region(&'static str),
}

impl Area {
    /// The region or country with this name or ONS code, or England and Wales.
    pub(in crate::release) fn named(name: &str) -> Option<Self> {
        let name = plain(name);
        let words: Vec<&str> =
            name.split(' ').filter(|word| !matches!(*word, "the" | "region" | "&" | "and")).collect();
        let same = |known: &str| {
            let known = known.to_lowercase();
            known.split(' ').filter(|word| !matches!(*word, "the" | "and")).eq(words.iter().copied())
        };
        match words.as_slice() {
            ["england", "wales"] | ["k04000001"] => return Some(Self::All),
            ["england"] | ["e92000001"] => return Some(Self::Country("England")),
            ["wales"] | ["w92000004"] => return Some(Self::Country("Wales")),
            _ => {}
        }
        let english = force::forces().iter().filter(|force| force.country == "England");
        english
            .map(|force| (force.region, force.region_code))
            .find(|(region, code)| same(region) || same(code))
            .map(|(region, _)| Self::Region(region))
    }

    /// The area that the label of a total names, such as `*Total North East`.
    pub(super) fn in_label(label: &str) -> Option<Self> {
        let label = plain(label);
        let words = label.split(|c: char| c.is_whitespace() || c == '*' || c == ':');
        let words = words.filter(|word| !matches!(*word, "" | "total" | "totals" | "all" | "of" | "for"));
        Self::named(&words.collect::<Vec<_>>().join(" "))
    }

    pub(super) fn contains(self, force: &Force) -> bool {
        match self {
            Self::All => true,
            Self::Country(country) => force.country == country,
            Self::Region(region) => force.region == region,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_and_marks_are_no_part_of_a_label() {
        for (text, expected) in [
            ("Kent [note 3]", "Kent"),
            (" Year ending\nMarch 2019 [note 1, note 2][r]", "Year ending March 2019"),
            ("2019/20 (p)", "2019/20"),
            ("Hampshire (Isle of Wight)", "Hampshire (Isle of Wight)"),
            ("open [", "open ["),
        ] {
            assert_eq!(bare(text), expected);
        }
        assert_eq!(marks("2019/20 [p] [r]").to_string(), "[p] [r]");
        assert_eq!(marks("Kent [note 3]"), Marks::NONE);
    }

    #[test]
    fn a_total_names_its_area() {
        for (label, area) in [
            ("*Total North East", Some(Area::Region("North East"))),
            ("Yorkshire and the Humber Region", Some(Area::Region("Yorkshire and The Humber"))),
            ("Total Yorkshire & the Humber", Some(Area::Region("Yorkshire and The Humber"))),
            ("Total Wales", Some(Area::Country("Wales"))),
            ("ENGLAND AND WALES TOTAL", Some(Area::All)),
            ("Grand total", None),
        ] {
            assert_eq!(Area::in_label(label), area, "{label}");
        }
        assert_eq!(Area::named("E12000007"), Some(Area::Region("London")));
        assert_eq!(Area::named("Kent"), None);
    }
}
