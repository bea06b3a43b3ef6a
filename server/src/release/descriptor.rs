//! The descriptor: the small TOML file that says what a dataset is and how to read its return.
//!
//! `server/demo/descriptor.example.toml` explains every key.

mod errors;
mod reading;
mod rules;
mod shape;

pub use errors::{DescriptorError, DescriptorErrors};
pub use shape::{HeaderRows, Import, Layout, Meaning, Repeat, Strings, Total};

use crate::release::disclosure::policy::Policy;
use serde::Deserialize;
use shared::{dataset::Dataset, force};

/// A dataset, the rules of its disclosure control and the shape of its return.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Descriptor {
    /// What is published about the dataset.
    pub dataset: Dataset,
    /// The rules of disclosure control.
    #[serde(default)]
    pub policy: Policy,
    /// The shape of the return.
    #[serde(default)]
    pub import: Import,
}

impl Descriptor {
    /// Reads a descriptor, or tells everything that is wrong with it at once.
    pub fn read(toml: &str) -> Result<Self, DescriptorErrors> {
        let (mut descriptor, source) = reading::read(toml)?;
        let dataset = &mut descriptor.dataset;
        if dataset.summary.en.is_empty() {
            dataset.summary = dataset.title.clone();
        }
        if dataset.measure.is_empty() {
            dataset.measure = force::slug(&dataset.unit.many.en);
        }
        let errors = rules::broken(&descriptor).into_iter().map(|broken| source.error(&broken.key, broken.message));
        DescriptorErrors::unless_empty(errors.collect()).map(|()| descriptor)
    }
}
