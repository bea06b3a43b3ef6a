//! Who did what to a release, when and why.

use jiff::Timestamp;
use std::{fmt, str::FromStr};

/// One line of the audit; it is never changed once it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Who, by a name that is not empty.
    pub who: String,
    /// What was done.
    pub action: Action,
    /// The dataset.
    pub dataset: String,
    /// The release.
    pub number: u32,
    /// Why, or how, in words; empty where nothing is to be said.
    pub why: String,
}

/// What can be done to a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It became the draft of its dataset.
    Imported,
    /// Somebody looked at it.
    Checked,
    /// It will be published at a moment.
    Scheduled,
    /// It will not, after all.
    Unscheduled,
    /// Readers have it.
    Published,
    /// Its numbers are taken back.
    Withdrawn,
    /// It is the latest release again.
    Restored,
    /// What it was checked against has changed: it has to be looked at again.
    Unchecked,
}

impl Action {
    const ALL: [Self; 8] = [
        Self::Imported,
        Self::Checked,
        Self::Scheduled,
        Self::Unscheduled,
        Self::Published,
        Self::Withdrawn,
        Self::Restored,
        Self::Unchecked,
    ];

    /// The word in the store and in messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Imported => "imported",
            Self::Checked => "checked",
            Self::Scheduled => "scheduled",
            Self::Unscheduled => "unscheduled",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
            Self::Restored => "restored",
            Self::Unchecked => "unchecked",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A word that is no action.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is nothing that is done to a release")]
pub struct ActionError(String);

impl FromStr for Action {
    type Err = ActionError;

    fn from_str(word: &str) -> Result<Self, ActionError> {
        Self::ALL.into_iter().find(|action| action.word() == word).ok_or_else(|| ActionError(word.to_owned()))
    }
}
