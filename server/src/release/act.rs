//! Who takes a step in the life of a release, and when.

use crate::store::{
    audit::{Action, Entry},
    record::{Record, Signed},
};
use jiff::Timestamp;

/// What every step is told, and what the audit keeps of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// The name of who stands for it; not empty.
    pub who: String,
    /// When it happens.
    pub at: Timestamp,
    /// Why one person alone checks and publishes; `None` where two do.
    pub single_handed: Option<String>,
}

impl Act {
    /// By somebody at a moment, and not single-handed.
    pub fn new(who: impl Into<String>, at: Timestamp) -> Self {
        Self { who: who.into(), at, single_handed: None }
    }

    /// The signature under what is done.
    pub(super) fn signed(&self, at: Timestamp) -> Signed {
        Signed { at, by: self.who.clone() }
    }

    /// Whether somebody of this name is the same person: letters and spaces alone make nobody another one.
    pub(super) fn is_by(&self, name: &str) -> bool {
        let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        plain(&self.who) == plain(name)
    }

    /// The line that the audit keeps of it.
    pub(super) fn entry(&self, action: Action, record: &Record, why: impl Into<String>) -> Entry {
        Entry {
            at: self.at,
            who: self.who.clone(),
            action,
            dataset: record.dataset.clone(),
            number: record.number,
            why: why.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_written_otherwise_is_no_second_person() {
        let act = Act::new("Ann  Other", Timestamp::UNIX_EPOCH);
        assert!(act.is_by("ann other") && act.is_by(" Ann Other "));
        assert!(!act.is_by("Ann Others"));
    }
}
