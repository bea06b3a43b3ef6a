//! One step in the life of a dataset: what it expects to find, what it leaves, and what is written of it in the audit.

use super::{audit::Entry, record::Record};
use crate::release::certified::Certified;

/// What changes in one transaction. Nothing changes when one of the moves does not find what it expects.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// The releases that change, in this order.
    pub moves: Vec<Move<'a>>,
    /// What is written of it in the audit.
    pub entries: Vec<Entry>,
}

/// What becomes of one release.
#[derive(Clone, Debug)]
pub enum Move<'a> {
    /// A new draft. Its number must be free.
    Add(Record, &'a Certified),
    /// A draft that another one takes the place of.
    Drop(Record),
    /// From a record as it was read to another one of the same release. The content stays as it is.
    Turn(Record, Record),
    /// The same with a content that bears the day of publication; `after` has its hash.
    Publish(Record, Record, &'a Certified),
}

impl Move<'_> {
    /// The release that it is about.
    pub fn record(&self) -> &Record {
        match self {
            Self::Add(record, _) | Self::Drop(record) | Self::Turn(record, _) | Self::Publish(record, ..) => record,
        }
    }
}
