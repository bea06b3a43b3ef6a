//! Where releases are kept: one small trait, and one implementation of it for each database.
//!
//! Invariant: what goes in is protected; no raw count reaches a store. What comes out has been verified: its hash agrees
//! with its text, the text is a publication whose certificate checks, and it is the one that was asked for. Of a release on a
//! [shelf](crate::release::kept) the certificate is checked when it is opened.

pub mod audit;
pub mod copy;
pub mod follow;
mod key;
mod load;
mod migrations;
pub mod postgres;
pub mod record;
mod rows;
mod show;
pub mod sqlite;
mod statements;
pub mod step;
pub mod stored;

use crate::{
    embedders::{Embedder, Sighting},
    release::certified::Certified,
};
use async_trait::async_trait;
use audit::Entry;
use record::Record;
use std::sync::Arc;
use step::Step;
use stored::Stored;

/// The releases of every dataset. What is published never changes; only its state does. Which steps make sense is decided in
/// [`crate::release`]; a store takes any.
#[async_trait]
pub trait Store: Send + Sync {
    /// A number that is another one after every step.
    async fn generation(&self) -> Result<i64, StoreError>;

    /// Every release, by dataset and number, without its content.
    async fn records(&self) -> Result<Vec<Record>, StoreError>;

    /// The content of one release as it is stored; `None` when there is no such release.
    async fn stored(&self, dataset: &str, number: u32) -> Result<Option<Stored>, StoreError>;

    /// The content of one release, verified; `None` when there is no such release.
    async fn content(&self, dataset: &str, number: u32) -> Result<Option<Certified>, StoreError> {
        self.stored(dataset, number).await?.map(|stored| stored.open()).transpose()
    }

    /// Takes a step in one transaction: all its moves, its lines in the audit, another generation.
    /// [`StoreError::Overtaken`] when one of the releases is not any more as the step expects it.
    async fn take(&self, step: &Step<'_>) -> Result<(), StoreError>;

    /// The audit of all datasets, the oldest line first.
    async fn audit(&self) -> Result<Vec<Entry>, StoreError>;

    /// What rehearsals are signed with; the same bytes for every process on the database.
    async fn rehearsal_key(&self) -> Result<[u8; 32], StoreError>;

    /// Notes that figures were seen on other sites on a day in London, `2026-11-23`. It is no step: nothing that is published
    /// changes. What was not seen for [`FORGOTTEN`] days is forgotten, and of a dataset no more than [`MOST_EMBEDDERS`] are kept.
    async fn note_embedders(&self, seen: &[Sighting], day: &str) -> Result<(), StoreError>;

    /// Every figure that was seen on another site, by site.
    async fn embedders(&self) -> Result<Vec<Embedder>, StoreError>;

    /// Returns as soon as somebody may have taken a step, and never where the database does not tell: it saves waiting, and
    /// does not replace looking at the generation.
    async fn changed(&self) {
        std::future::pending().await
    }

    /// Leaves the database in order; the last process to leave SQLite has all of it in one file.
    async fn close(&self);
}

/// After so many days without a sight of it, nobody knows any more where a figure stood.
pub const FORGOTTEN: i64 = 400;

/// So many figures on other sites are kept of each dataset.
pub const MOST_EMBEDDERS: i64 = 20_000;

/// Why a store did not do what it was asked; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It did not answer, or refused to write.
    #[error("the database did not do its work: {0}")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// There is no room for what was to be written.
    #[error(
        "the disk of the database is full: nothing was changed, and readers keep what they have; make room and try again"
    )]
    Full,
    /// There is none.
    #[error(
        "there is no database here: `referrals import` or `serve` makes one, and REFERRALS_DATABASE_URL says where it is"
    )]
    Missing,
    /// It is a replica, or was opened for reading alone.
    #[error(
        "the database can only be read here, and nothing was changed: \
         name the one that takes changes (the primary) in REFERRALS_DATABASE_URL"
    )]
    ReadOnly,
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

/// Whatever the database says, except that it is of a newer program.
impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error.as_database_error().and_then(|error| error.code()).as_deref() {
            // `SQLITE_FULL`, `SQLITE_IOERR_SHMSIZE` where there is no room even for what readers share; PostgreSQL's `disk_full`.
            Some("13" | "4874" | "53100") => return Self::Full,
            // `SQLITE_READONLY`; PostgreSQL's `read_only_sql_transaction`.
            Some("8" | "25006") => return Self::ReadOnly,
            _ => {}
        }
        match error {
            sqlx::Error::PoolTimedOut => Self::Unavailable("no connection to it could be had in time".into()),
            error => Self::Unavailable(error.into()),
        }
    }
}

/// [`open`] for who has nothing to put into a store: it has to be there.
pub async fn open_existing(url: &str) -> Result<Arc<dyn Store>, StoreError> {
    if is_missing(url) { Err(StoreError::Missing) } else { open(url).await }
}

/// Whether [`open`] would create the file of an address.
fn is_missing(url: &str) -> bool {
    !is_postgres(url) && sqlite::Sqlite::file(url).is_ok_and(|file| !file.exists())
}

/// Opens the store at an address such as `sqlite://referrals.db` or `postgres://host/referrals`, and brings its schema up to
/// date. A SQLite file is created where there is none; a PostgreSQL database is not.
pub async fn open(url: &str) -> Result<Arc<dyn Store>, StoreError> {
    if is_postgres(url) {
        Ok(Arc::new(postgres::Postgres::open(url).await?))
    } else {
        Ok(Arc::new(sqlite::Sqlite::open(url).await?))
    }
}

/// Whether an address is one of PostgreSQL.
pub fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

/// An address as it may be shown and logged.
pub fn without_password(url: &str) -> String {
    let Ok(mut parsed) = url::Url::parse(url) else {
        return if is_postgres(url) { "postgres://***".to_owned() } else { url.to_owned() };
    };
    let (in_front, in_query) =
        (parsed.password().is_some(), parsed.query().is_some_and(|query| query.contains("password")));
    if !in_front && !in_query {
        return url.to_owned();
    }
    // It fails for addresses that have no place for a password.
    let _ = parsed.set_password(in_front.then_some("***"));
    if in_query {
        parsed.set_query(Some("***"));
    }
    parsed.to_string()
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn an_address_is_shown_without_its_password() {
        for (url, shown) in [
            ("sqlite://referrals.db", "sqlite://referrals.db"),
            ("postgres://office@db/referrals", "postgres://office@db/referrals"),
            (
                "postgres://office:secret@db/referrals?sslmode=require",
                "postgres://office:***@db/referrals?sslmode=require",
            ),
            ("postgres://office:secret@db:many/referrals", "postgres://***"),
            ("postgres://db/referrals?user=office&password=secret", "postgres://db/referrals?***"),
        ] {
            assert_eq!(without_password(url), shown);
        }
    }
}
