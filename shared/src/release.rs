//! One numbered, immutable publication of a dataset.

use crate::language::Bilingual;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Which release a publication is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// From 1, without gaps.
    pub number: u32,
    /// The day it was published, `2026-11-23`, in London; empty until then.
    pub published: String,
    /// Why there is one.
    #[serde(default, skip_serializing_if = "Kind::is_release")]
    pub kind: Kind,
    /// What the office says of it: always, for a correction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Bilingual>,
    /// The release that it was compared with, which readers had before it; `None` for the first one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<u32>,
}

impl Release {
    /// A scheduled release of which there is nothing to say.
    pub fn new(number: u32, published: impl Into<String>) -> Self {
        Self { number, published: published.into(), kind: Kind::Release, note: None, before: None }
    }

    /// A release that is not published and has no number yet.
    pub fn unnumbered() -> Self {
        Self::new(0, "")
    }
}

/// Why a release is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// New numbers, as announced.
    #[default]
    #[serde(rename = "scheduled-release")]
    Release,
    /// A planned change of numbers that were published before.
    #[serde(rename = "scheduled-revision")]
    Revision,
    /// A mistake put right.
    #[serde(rename = "correction")]
    Correction,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Release, Self::Revision, Self::Correction];

    /// The word in the store, in files and in answers.
    pub fn word(self) -> &'static str {
        match self {
            Self::Release => "scheduled-release",
            Self::Revision => "scheduled-revision",
            Self::Correction => "correction",
        }
    }

    fn is_release(&self) -> bool {
        *self == Self::Release
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A word that is no kind of release.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no kind of release")]
pub struct KindError(String);

impl FromStr for Kind {
    type Err = KindError;

    fn from_str(word: &str) -> Result<Self, KindError> {
        Self::ALL.into_iter().find(|kind| kind.word() == word).ok_or_else(|| KindError(word.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_that_was_written_before_there_were_kinds_reads_as_it_was_and_is_written_so_again() {
        let written = r#"{"number":2,"published":"2026-11-23"}"#;
        let release: Release = serde_json::from_str(written).expect("a release");
        assert_eq!(release, Release::new(2, "2026-11-23"));
        assert_eq!(serde_json::to_string(&release).ok().as_deref(), Some(written));
    }

    #[test]
    fn a_kind_is_the_same_word_everywhere() {
        for kind in Kind::ALL {
            assert_eq!(kind.word().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).ok().as_ref().and_then(|word| word.as_str()), Some(kind.word()));
        }
        assert!("release".parse::<Kind>().is_err());
    }
}
