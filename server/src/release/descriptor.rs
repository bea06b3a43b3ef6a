//! The descriptor: the small TOML file that says what a return means.

use crate::release::disclosure::policy::Policy;
use serde::Deserialize;
use shared::dataset::Dataset;

/// A dataset, the rules of its disclosure control and the shape of its return.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Descriptor {
    /// What is published about the dataset.
    pub dataset: Dataset,
    /// The rules of disclosure control.
    #[serde(default)]
    pub policy: Policy,
}
