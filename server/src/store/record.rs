//! What is known of a release without its content.

use crate::release::certified::Certified;
use jiff::Timestamp;
use ring::digest::{SHA256, digest};
use shared::{language::Bilingual, release::Kind};
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
    /// Why there is one.
    pub kind: Kind,
    /// When it was imported.
    pub created_at: Timestamp,
    /// When it was checked, and by whom; `None` until then.
    pub checked: Option<Signed>,
    /// When it is to be published, and who said so; `None` unless it is scheduled.
    pub scheduled: Option<Signed>,
    /// When it was published; `None` until then.
    pub published_at: Option<Timestamp>,
    /// When and why its numbers were taken back.
    pub withdrawn: Option<Withdrawal>,
    /// The hash of its content as it is stored.
    pub content_hash: ContentHash,
}

/// A moment, and who stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The moment.
    pub at: Timestamp,
    /// The name.
    pub by: String,
}

/// The end of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// When.
    pub at: Timestamp,
    /// What readers are told.
    pub reason: Bilingual,
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
        Self(hex::encode(digest(&SHA256, text.as_bytes())))
    }

    /// The hash of a content as it is stored.
    pub fn of_content(content: &Certified) -> Self {
        Self::of(&super::rows::text(content))
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
