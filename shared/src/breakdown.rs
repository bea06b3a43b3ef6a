//! A further dimension that a dataset declares, such as the outcome.

use crate::language::Bilingual;
use serde::{Deserialize, Serialize};

/// One breakdown with its codes, which together make the total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breakdown {
    /// The key in addresses and files: `outcome`.
    pub slug: String,
    /// Its name in words.
    pub label: Bilingual,
    /// Its codes, in the order in which they are shown.
    pub codes: Vec<Code>,
}

/// One code of a breakdown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The value in addresses and files: `detained-or-removed`.
    pub slug: String,
    /// Its name in words.
    pub label: Bilingual,
}

/// One place on the breakdown axis of a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slice {
    /// All observations.
    Total,
    /// Those of one code: the index of the breakdown in the dataset, and of the code in it.
    Code(usize, usize),
}
