//! Where releases are kept: one small trait, and one implementation of it for each database.
//!
//! Invariant: what goes in is protected; no raw count reaches a store. What comes out has been verified: its hash agrees
//! with its text, the text is a publication whose certificate checks, and it is the one that was asked for.

pub mod follow;
mod migrations;
pub mod record;
mod rows;
pub mod sqlite;

use crate::release::certified::Certified;
use async_trait::async_trait;
use jiff::Timestamp;
use record::{ContentHash, Record};
use std::sync::Arc;

/// The releases of every dataset. What is published never changes; only its state does.
#[async_trait]
pub trait Store: Send + Sync {
    /// A number that is another one whenever what is published has changed.
    async fn generation(&self) -> Result<i64, StoreError>;

    /// Every release, by dataset and number, without its content.
    async fn records(&self) -> Result<Vec<Record>, StoreError>;

    /// The content of one release, verified; `None` when there is no such release.
    async fn content(&self, dataset: &str, number: u32) -> Result<Option<Certified>, StoreError>;

    /// Keeps a draft under the dataset and number it bears, in the place of any other draft of the dataset.
    /// [`StoreError::Overtaken`] when that number is taken by a release that is no draft.
    async fn put_draft(&self, draft: &Certified, at: Timestamp) -> Result<(), StoreError>;

    /// In one transaction: the draft with this hash becomes `release`, published; the latest before it is superseded;
    /// the generation changes. [`StoreError::Overtaken`] when that draft is not there any more.
    async fn publish(&self, release: &Certified, draft: &ContentHash, at: Timestamp) -> Result<(), StoreError>;

    /// Leaves the database in order; the last process to leave SQLite has all of it in one file.
    async fn close(&self);
}

/// Why a store did not do what it was asked; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It did not answer, or refused to write.
    #[error("the database did not do its work: {0}")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Its schema is of a newer program.
    #[error(
        "the database was written by a newer version of this program (schema {found}, and this program knows up to {known})"
    )]
    Newer {
        /// The schema of the database.
        found: i64,
        /// The newest schema of this program.
        known: i64,
    },
    /// What is stored is not what was stored.
    #[error("release {number} of `{dataset}` is refused as it lies in the database: {reason}")]
    Corrupt {
        /// The dataset of the release.
        dataset: String,
        /// Its number, as the row has it.
        number: i64,
        /// What disagrees.
        reason: String,
    },
    /// Another process was faster.
    #[error("release {number} of `{dataset}` was published or replaced by somebody else at the same moment")]
    Overtaken {
        /// The dataset of the release.
        dataset: String,
        /// Its number.
        number: u32,
    },
}

/// Opens the store at an address such as `sqlite://referrals.db`, creates it where there is none, and brings its schema up
/// to date.
pub async fn open(url: &str) -> Result<Arc<dyn Store>, StoreError> {
    Ok(Arc::new(sqlite::Sqlite::open(url).await?))
}
