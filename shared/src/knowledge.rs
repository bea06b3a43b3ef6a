//! What is public beside a publication: facts of its descriptor and cells of earlier releases.

use crate::{breakdown::Slice, cell::Interval, dataset::Dataset, period::Period};
use serde::{Deserialize, Serialize};

/// One thing that everyone may know: the count of a place lies within bounds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Fact {
    /// Where.
    pub place: Place,
    /// At least so many.
    pub at_least: u32,
    /// At most so many; `None` where nothing is known from above.
    pub at_most: Option<u32>,
    /// The release that published it; `None` for a fact of the descriptor.
    pub release: Option<u32>,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    release: Option<u32>,
}

impl From<Written> for Fact {
    fn from(Written { area, period, code, at_least, at_most, release }: Written) -> Self {
        Self { place: Place { area, period, code }, at_least, at_most, release }
    }
}

impl From<Fact> for Written {
    fn from(Fact { place: Place { area, period, code }, at_least, at_most, release }: Fact) -> Self {
        Self { area, period, code, at_least, at_most, release }
    }
}

impl Fact {
    /// The bounds, with `unbounded` where nothing is known from above.
    pub fn interval(&self, unbounded: u32) -> Interval {
        Interval { lo: self.at_least, hi: self.at_most.unwrap_or(unbounded) }
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
}
