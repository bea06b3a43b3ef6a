//! Where releases are kept: one small trait, and one implementation of it for each database.
//!
//! Invariant: what goes in is protected; no raw count reaches a store. What comes out has been verified: its hash agrees
//! with its text, the text is a publication whose certificate checks, and it is the one that was asked for.

pub mod audit;
pub mod follow;
mod key;
mod migrations;
pub mod record;
mod rows;
pub mod sqlite;
pub mod step;

use crate::release::certified::Certified;
use async_trait::async_trait;
use audit::Entry;
use record::Record;
use std::sync::Arc;
use step::Step;

/// The releases of every dataset. What is published never changes; only its state does. Which steps make sense is decided in
/// [`crate::release`]; a store takes any.
#[async_trait]
pub trait Store: Send + Sync {
    /// A number that is another one after every step.
    async fn generation(&self) -> Result<i64, StoreError>;

    /// Every release, by dataset and number, without its content.
    async fn records(&self) -> Result<Vec<Record>, StoreError>;

    /// The content of one release, verified; `None` when there is no such release.
    async fn content(&self, dataset: &str, number: u32) -> Result<Option<Certified>, StoreError>;

    /// Takes a step in one transaction: all its moves, its lines in the audit, another generation.
    /// [`StoreError::Overtaken`] when one of the releases is not any more as the step expects it.
    async fn take(&self, step: &Step<'_>) -> Result<(), StoreError>;

    /// The audit of all datasets, the oldest line first.
    async fn audit(&self) -> Result<Vec<Entry>, StoreError>;

    /// What rehearsals are signed with; the same bytes for every process on the database.
    async fn rehearsal_key(&self) -> Result<[u8; 32], StoreError>;

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
    #[error(
        "release {number} of `{dataset}` was changed by somebody else at the same moment, and nothing was done to it here"
    )]
    Overtaken {
        /// The dataset of the release.
        dataset: String,
        /// Its number.
        number: u32,
    },
}

impl StoreError {
    /// Somebody else was faster with a release.
    pub(crate) fn overtaken(dataset: &str, number: u32) -> Self {
        Self::Overtaken { dataset: dataset.to_owned(), number }
    }
}

/// Opens the store at an address such as `sqlite://referrals.db`, creates it where there is none, and brings its schema up
/// to date.
pub async fn open(url: &str) -> Result<Arc<dyn Store>, StoreError> {
    Ok(Arc::new(sqlite::Sqlite::open(url).await?))
}
