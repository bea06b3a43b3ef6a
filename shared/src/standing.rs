//! What has become of a release, and what an answer is when it is not the one that readers have today.

use crate::language::Bilingual;
use serde::{Deserialize, Serialize};

/// What an answer says of the release it shows. Days are those of London, `2026-11-23`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It is the latest.
    Latest,
    /// A later one took its place.
    Superseded {
        /// The day of the one that did.
        on: String,
        /// The latest of today; `None` where that has been withdrawn.
        latest: Option<u32>,
    },
    /// A mistake in it has been put right.
    Corrected {
        /// The correction.
        by: u32,
        /// The day of the correction.
        on: String,
        /// What the office says of it.
        note: Bilingual,
        /// The latest of today; `None` where that has been withdrawn.
        latest: Option<u32>,
    },
    /// Its numbers are not shown any more.
    Withdrawn {
        /// The day it was withdrawn.
        on: String,
        /// Why.
        reason: Bilingual,
    },
    /// Nobody has published it: this is how it will look.
    Rehearsed {
        /// The release that is rehearsed, which need not be the one that is shown.
        release: u32,
    },
    /// It was copied into a folder, where nothing changes any more.
    Archived {
        /// The release that was copied.
        release: u32,
        /// The day of the copy.
        on: String,
    },
}

impl Standing {
    /// The release in which a reader finds the numbers of today, when it is another one.
    pub fn latest(&self) -> Option<u32> {
        match self {
            Self::Superseded { latest, .. } | Self::Corrected { latest, .. } => *latest,
            Self::Latest | Self::Withdrawn { .. } | Self::Rehearsed { .. } | Self::Archived { .. } => None,
        }
    }
}
