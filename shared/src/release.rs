//! One numbered, immutable publication of a dataset.

use serde::{Deserialize, Serialize};

/// Which release a publication is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// From 1, without gaps.
    pub number: u32,
    /// The day it was published, `2026-11-23`, in London.
    pub published: String,
}
