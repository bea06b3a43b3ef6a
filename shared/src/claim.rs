//! Published sentences, restated so that they can be checked against a release.
//!
//! Invariant: a claim is judged by what is public alone. A withheld number counts as its range, so no verdict tells more than the
//! ranges do.

use crate::{
    breakdown::Slice,
    cell::{Cell, Interval},
    dataset::Dataset,
    language::Bilingual,
    period::Period,
    publication::Publication,
};
use serde::{Deserialize, Serialize};

/// A published sentence with what it says of the numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The sentence, in the words of its source.
    pub says: Bilingual,
    /// Where it was published.
    pub source: Bilingual,
    /// What it says of the numbers.
    pub holds: Assertion,
}

/// Bounds of the counts of an area, of every force or of some.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assertion {
    /// Of which areas.
    pub area: Whose,
    /// Over which years together.
    pub years: Period,
    /// Of which code; absent for all observations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<CodeOf>,
    /// Exactly so many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exactly: Option<u32>,
    /// At least so many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// At most so many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
}

/// Whose counts a claim is about; written `every force`, `some forces`, or as the name of an area in addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Whose {
    /// Each force.
    EveryForce,
    /// At least [`SOME`] forces.
    SomeForces,
    /// One area, by its slug.
    Area(String),
}

/// So many forces are some.
pub const SOME: usize = 2;

const EVERY_FORCE: &str = "every force";
const SOME_FORCES: &str = "some forces";

/// The code of a breakdown, by the names in addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeOf {
    /// The slug of the breakdown.
    pub breakdown: String,
    /// The slug of its code.
    pub code: String,
}

/// What a release says of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds, whatever the withheld numbers are.
    Holds,
    /// It does not, whatever the withheld numbers are.
    Fails,
    /// What is published does not tell.
    Open,
}

/// A verdict, with the numbers it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// The numbers.
    pub on: Grounds,
}

/// The numbers that a verdict rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grounds {
    /// What is shown for one area.
    Cell(Cell),
    /// How many forces lie within the bounds, how many outside of them, and of how many it cannot be told.
    Forces {
        /// Within.
        within: usize,
        /// Outside.
        outside: usize,
        /// Either.
        open: usize,
    },
}

impl From<String> for Whose {
    fn from(text: String) -> Self {
        match text.as_str() {
            EVERY_FORCE => Self::EveryForce,
            SOME_FORCES => Self::SomeForces,
            _ => Self::Area(text),
        }
    }
}

impl From<Whose> for String {
    fn from(whose: Whose) -> Self {
        match whose {
            Whose::EveryForce => EVERY_FORCE.to_owned(),
            Whose::SomeForces => SOME_FORCES.to_owned(),
            Whose::Area(slug) => slug,
        }
    }
}

impl Assertion {
    /// The least and the greatest count that it allows; `None` where nothing is said from above.
    pub fn bounds(&self) -> (u32, Option<u32>) {
        (self.exactly.or(self.at_least).unwrap_or(0), self.exactly.or(self.at_most))
    }

    /// The slice it is about; `None` where the dataset has no such code.
    pub fn slice(&self, dataset: &Dataset) -> Option<Slice> {
        let Some(of) = &self.code else { return Some(Slice::Total) };
        let breakdown = dataset.breakdowns.iter().position(|breakdown| breakdown.slug == of.breakdown)?;
        let code = dataset.breakdowns[breakdown].codes.iter().position(|code| code.slug == of.code)?;
        Some(Slice::Code(breakdown, code))
    }

    /// What a release says of it.
    pub fn judge(&self, publication: &Publication) -> Judged {
        let slice = self.slice(publication.dataset());
        let cell = |area| slice.map_or(Cell::NotAvailable, |slice| publication.cell(area, self.years, slice));
        if let Whose::Area(slug) = &self.area {
            let cell = publication.area(slug).map_or(Cell::NotAvailable, cell);
            return Judged { verdict: self.verdict(cell), on: Grounds::Cell(cell) };
        }
        let verdicts: Vec<Verdict> = publication.forces().map(|force| self.verdict(cell(force))).collect();
        let count = |wanted| verdicts.iter().filter(|verdict| **verdict == wanted).count();
        let (within, outside, open) = (count(Verdict::Holds), count(Verdict::Fails), count(Verdict::Open));
        let verdict = match self.area {
            Whose::SomeForces if within >= SOME => Verdict::Holds,
            Whose::SomeForces if within + open < SOME => Verdict::Fails,
            Whose::EveryForce if outside > 0 => Verdict::Fails,
            Whose::EveryForce if within == verdicts.len() => Verdict::Holds,
            _ => Verdict::Open,
        };
        Judged { verdict, on: Grounds::Forces { within, outside, open } }
    }

    /// Whether a count lies within the bounds, as far as its range tells.
    fn verdict(&self, cell: Cell) -> Verdict {
        let Some(Interval { lo, hi }) = cell.interval() else { return Verdict::Open };
        let (least, most) = self.bounds();
        let below = |count: u32| most.is_none_or(|most| count <= most);
        if lo >= least && below(hi) {
            Verdict::Holds
        } else if hi < least || !below(lo) {
            Verdict::Fails
        } else {
            Verdict::Open
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cell::Marks, sample};

    fn assertion(area: &str, years: &str, bounds: [Option<u32>; 3]) -> Assertion {
        let [exactly, at_least, at_most] = bounds;
        let (area, years) = (Whose::from(area.to_owned()), years.parse().expect("a period"));
        Assertion { area, years, code: None, exactly, at_least, at_most }
    }

    #[test]
    fn a_shown_count_decides_and_a_range_only_where_all_of_it_lies_on_one_side() {
        let cells = [
            (Cell::Count(5, Marks::NONE), Verdict::Holds),
            (Cell::Count(6, Marks::NONE), Verdict::Fails),
            (Cell::Count(0, Marks::NONE), Verdict::Fails),
            (Cell::Withheld(Interval { lo: 1, hi: 5 }), Verdict::Holds),
            (Cell::Withheld(Interval { lo: 1, hi: 6 }), Verdict::Open),
            (Cell::Withheld(Interval { lo: 6, hi: 9 }), Verdict::Fails),
            (Cell::Withheld(Interval { lo: 0, hi: 0 }), Verdict::Fails),
            (Cell::NotAvailable, Verdict::Open),
            (Cell::NotApplicable, Verdict::Open),
        ];
        let claim = assertion("kent", "2020-21", [None, Some(1), Some(5)]);
        for (cell, expected) in cells {
            assert_eq!(claim.verdict(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_verdict_is_right_for_every_number_that_a_withheld_one_can_be() {
        for (lo, hi) in [(0, 0), (1, 4), (1, 9), (3, 7), (5, 5)] {
            for (least, most) in [(0, Some(0)), (1, None), (1, Some(5)), (4, Some(4)), (6, Some(9))] {
                let claim = assertion("kent", "2020-21", [None, Some(least), most]);
                let fits: Vec<bool> =
                    (lo..=hi).map(|count| count >= least && most.is_none_or(|most| count <= most)).collect();
                let expected = match (fits.contains(&true), fits.contains(&false)) {
                    (true, false) => Verdict::Holds,
                    (false, _) => Verdict::Fails,
                    (true, true) => Verdict::Open,
                };
                assert_eq!(claim.verdict(Cell::Withheld(Interval { lo, hi })), expected, "{lo}..{hi} {least} {most:?}");
            }
        }
    }

    #[test]
    fn every_force_and_some_forces_are_judged_by_what_is_certain() {
        // Every force is withheld, from 1 to 9.
        let publication = sample::one_year();
        let years = publication.all_years().to_string();
        let judged = |area: &str, bounds| assertion(area, &years, bounds).judge(&publication);
        let all = |verdict, within, outside, open| Judged { verdict, on: Grounds::Forces { within, outside, open } };
        assert_eq!(judged("every force", [None, Some(1), None]), all(Verdict::Holds, 44, 0, 0));
        assert_eq!(judged("every force", [None, Some(2), None]), all(Verdict::Open, 0, 0, 44));
        assert_eq!(judged("every force", [Some(0), None, None]), all(Verdict::Fails, 0, 44, 0));
        assert_eq!(judged("some forces", [None, Some(1), Some(9)]), all(Verdict::Holds, 44, 0, 0));
        assert_eq!(judged("some forces", [None, None, Some(5)]), all(Verdict::Open, 0, 0, 44));
        assert_eq!(judged("some forces", [None, Some(10), None]), all(Verdict::Fails, 0, 44, 0));
        assert_eq!(judged("nowhere", [Some(1), None, None]).verdict, Verdict::Open);
    }

    #[test]
    fn a_claim_reads_back_as_it_was_written() {
        let json = r#"{"says":{"en":"None"},"source":{"en":"Letter"},"holds":{"area":"every force","years":"2020-21..2022-23","code":{"breakdown":"outcome","code":"none"},"exactly":0}}"#;
        let claim: Claim = serde_json::from_str(json).expect("a claim");
        assert_eq!(claim.holds.area, Whose::EveryForce);
        assert_eq!(serde_json::to_string(&claim).ok().as_deref(), Some(json));
    }
}
