//! What is public beside a publication: facts of its descriptor and cells of earlier releases.

use crate::{area::Area, breakdown::Slice, cell::Interval, dataset::Dataset, lattice::Lattice, period::Period};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One thing that everyone may know: the count of a place lies within bounds, or outside them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Fact {
    /// Where.
    pub place: Place,
    /// At least so many.
    pub at_least: u32,
    /// At most so many; `None` where nothing is known from above.
    pub at_most: Option<u32>,
    /// On which side of these bounds the count lies: outside when it has been corrected since.
    pub lies: Lies,
    /// The release that published it; `None` for a fact of the descriptor, and for a number that this release has no cell
    /// for and tells here, because it follows.
    pub release: Option<u32>,
}

/// On which side of the bounds of a fact a count lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lies {
    /// Between them, or on one of them.
    #[default]
    Within,
    /// Below the lower or above the upper one.
    Outside,
}

impl Lies {
    fn is_within(&self) -> bool {
        *self == Self::Within
    }
}

/// A place that may lie outside the lattice of a publication.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// ONS code of the area, or `BTP`.
    pub area: String,
    /// The period.
    pub period: Period,
    /// The slugs of a breakdown and of its code; absent for all observations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<(String, String)>,
}

/// A fact as it is written: flat. (`flatten` would neither refuse unknown keys nor stay small in WebAssembly.)
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    area: String,
    period: Period,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<(String, String)>,
    at_least: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at_most: Option<u32>,
    #[serde(default, skip_serializing_if = "Lies::is_within")]
    lies: Lies,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    release: Option<u32>,
}

impl From<Written> for Fact {
    fn from(Written { area, period, code, at_least, at_most, lies, release }: Written) -> Self {
        Self { place: Place { area, period, code }, at_least, at_most, lies, release }
    }
}

impl From<Fact> for Written {
    fn from(Fact { place: Place { area, period, code }, at_least, at_most, lies, release }: Fact) -> Self {
        Self { area, period, code, at_least, at_most, lies, release }
    }
}

impl Fact {
    /// Its bounds; the greatest count there is where nothing is known from above.
    pub fn bounds(&self) -> Interval {
        Interval { lo: self.at_least, hi: self.at_most.unwrap_or(u32::MAX) }
    }

    /// Whether a count agrees with it.
    pub fn allows(&self, count: u64) -> bool {
        let Interval { lo, hi } = self.bounds();
        let within = u64::from(lo) <= count && count <= u64::from(hi);
        within == self.lies.is_within()
    }

    /// Whether every count that agrees with it agrees with `other`, a fact of the same place.
    pub fn implies(&self, other: &Self) -> bool {
        let (own, others) = (self.bounds(), other.bounds());
        let holds = |outer: Interval, inner: Interval| outer.lo <= inner.lo && inner.hi <= outer.hi;
        match (self.lies, other.lies) {
            (Lies::Within, Lies::Within) => holds(others, own),
            (Lies::Within, Lies::Outside) => own.hi < others.lo || others.hi < own.lo,
            (Lies::Outside, Lies::Outside) => holds(own, others),
            (Lies::Outside, Lies::Within) => false,
        }
    }
}

impl Place {
    /// The place of a slice of a dataset.
    pub fn new(area: &str, period: Period, slice: Slice, dataset: &Dataset) -> Self {
        let code = match slice {
            Slice::Total => None,
            Slice::Code(breakdown, code) => dataset
                .breakdowns
                .get(breakdown)
                .and_then(|breakdown| Some((breakdown.slug.clone(), breakdown.codes.get(code)?.slug.clone()))),
        };
        Self { area: area.to_owned(), period, code }
    }

    /// The slice of a dataset that is meant; `None` when the dataset has no such code.
    pub fn slice(&self, dataset: &Dataset) -> Option<Slice> {
        let Some((breakdown, code)) = &self.code else { return Some(Slice::Total) };
        let (index, breakdown) = dataset.breakdowns.iter().enumerate().find(|(_, other)| other.slug == *breakdown)?;
        Some(Slice::Code(index, breakdown.codes.iter().position(|other| other.slug == *code)?))
    }

    /// Its cell in a lattice of these areas and this dataset; `None` when it lies outside.
    pub fn cell(&self, lattice: &Lattice, areas: &[Area], dataset: &Dataset) -> Option<usize> {
        let area = areas.iter().position(|area| area.code == self.area)?;
        let period = lattice.periods.iter().position(|period| *period == self.period)?;
        let slice = self.slice(dataset)?;
        let slice = lattice.slices.iter().position(|other| *other == slice)?;
        Some(lattice.index(area, period, slice))
    }
}

/// "E23000001 2020-21, outcome arrest": the area by its code.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.area, self.period)?;
        self.code.iter().try_for_each(|(breakdown, code)| write!(f, ", {breakdown} {code}"))
    }
}
