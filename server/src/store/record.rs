//! What is known of a release without its content.

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// One release in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The slug of its dataset.
    pub dataset: String,
    /// From 1, without gaps.
    pub number: u32,
    /// Where in its life it is.
    pub state: State,
    /// When it was imported.
    pub created_at: Timestamp,
    /// When it was published; `None` until then.
    pub published_at: Option<Timestamp>,
    /// The hash of its content as it is stored.
    pub content_hash: ContentHash,
}

/// The life of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Imported and protected; nobody outside sees it.
    Draft,
    /// Looked at by somebody.
    Checked,
    /// The latest release of its dataset.
    Published,
    /// Public, with a later release after it.
    Superseded,
    /// Taken back: its numbers are not shown any more.
    Withdrawn,
}

impl State {
    const ALL: [Self; 5] = [Self::Draft, Self::Checked, Self::Published, Self::Superseded, Self::Withdrawn];

    /// The word in the store and in messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Checked => "checked",
            Self::Published => "published",
            Self::Superseded => "superseded",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether it is still on its way to be published.
    pub fn is_on_the_way(self) -> bool {
        matches!(self, Self::Draft | Self::Checked)
    }

    /// Whether readers may have its numbers.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Published | Self::Superseded)
    }
}

/// A word that is no state.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no state of a release")]
pub struct StateError(String);

impl FromStr for State {
    type Err = StateError;

    fn from_str(word: &str) -> Result<Self, StateError> {
        Self::ALL.into_iter().find(|state| state.word() == word).ok_or_else(|| StateError(word.to_owned()))
    }
}

/// The SHA-256 of a stored text, written in lower-case hexadecimal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ContentHash(String);

impl ContentHash {
    /// The hash of a text.
    pub fn of(text: &str) -> Self {
        Self(format!("{:x}", Sha256::digest(text)))
    }

    /// A hash as it was written down; it agrees with no text unless it was [`ContentHash::of`] it.
    pub(super) fn written(hash: String) -> Self {
        Self(hash)
    }

    /// As it is written down.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
