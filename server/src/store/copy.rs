//! Copies of a whole database: made while servers run, and brought back with everything verified.

use super::{Store, StoreError, is_missing, is_postgres, record::Record, sqlite::Sqlite};
use serde::Serialize;
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// What a verified database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// Its releases, drafts and withdrawn ones among them.
    pub releases: usize,
    /// Their datasets.
    pub datasets: usize,
}

/// Why no copy was made or brought back; nothing was overwritten.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// A database failed, or what lies in it is refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A copy is refused.
    #[error("{} is no whole copy: {error}", .path.display())]
    Copy {
        /// The copy.
        path: PathBuf,
        /// What is wrong with it.
        error: StoreError,
    },
    /// A file could not be read or written.
    #[error("{}: {error}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What happened.
        error: io::Error,
    },
    /// There is something already.
    #[error("{} is there already, and nothing is overwritten", .0.display())]
    Taken(PathBuf),
    /// The database to restore into is in use.
    #[error(
        "the database holds {} already, and nothing is overwritten: name an empty one in REFERRALS_DATABASE_URL",
        if *.0 == 1 { "1 release".to_owned() } else { format!("{} releases", .0) }
    )]
    InUse(usize),
    /// PostgreSQL has programs of its own for this.
    #[error("{0}")]
    Postgres(&'static str),
}

const PG_DUMP: &str =
    "PostgreSQL makes the copy itself:\n  pg_dump --format=custom --file=FILE \"$REFERRALS_DATABASE_URL\"";
const PG_RESTORE: &str = "PostgreSQL brings the copy back itself, into an empty database:\n  \
    pg_restore --no-owner --dbname=\"$REFERRALS_DATABASE_URL\" FILE\nand then, to verify every hash and certificate:\n  \
    referrals release verify";

/// Reads every release: its hash agrees and its certificate checks, or the first that is refused is the error.
pub async fn verify(store: &dyn Store) -> Result<Verified, StoreError> {
    let records = store.records().await?;
    for Record { dataset, number, .. } in &records {
        store.content(dataset, *number).await?;
    }
    let mut datasets: Vec<_> = records.iter().map(|record| &record.dataset).collect();
    datasets.dedup();
    Ok(Verified { releases: records.len(), datasets: datasets.len() })
}

/// Copies the database at `url` into a new file, as of one moment, while it is used, and verifies the copy. The file
/// appears under its name when all of it is on the disk.
pub async fn backup(url: &str, file: &Path) -> Result<Verified, CopyError> {
    if is_postgres(url) {
        return Err(CopyError::Postgres(PG_DUMP));
    }
    if file.exists() {
        return Err(CopyError::Taken(file.to_owned()));
    }
    if is_missing(url) {
        return Err(StoreError::Missing.into());
    }
    let partial = beside(file, ".partial");
    let _partial = Scrap::new(&partial)?;
    let store = Sqlite::open(url).await?;
    let copied = store.copy_into(&partial).await;
    store.close().await;
    copied?;
    let verified = verified(&partial).await?;
    let failed = |error| CopyError::File { path: file.to_owned(), error };
    File::open(&partial).and_then(|copy| copy.sync_all()).map_err(failed)?;
    // A link, unlike a move, never takes the place of a file that somebody has made meanwhile.
    fs::hard_link(&partial, file).map_err(failed)?;
    Ok(verified)
}

/// Brings a copy back into the database at `url`, which must hold no release, in one transaction, when every hash in it
/// agrees and every certificate checks. The copy itself is only read.
pub async fn restore(url: &str, file: &Path) -> Result<Verified, CopyError> {
    if is_postgres(url) {
        return Err(CopyError::Postgres(PG_RESTORE));
    }
    let store = Sqlite::open(url).await?;
    let restored = restore_into(&store, &Sqlite::file(url)?, file).await;
    store.close().await;
    restored
}

async fn restore_into(store: &Sqlite, into: &Path, file: &Path) -> Result<Verified, CopyError> {
    let held = store.records().await?.len();
    if held > 0 {
        return Err(CopyError::InUse(held));
    }
    // What is verified is brought up to the schema of this program: not the copy itself, which stays as it is.
    let working = beside(into, ".restoring");
    let _working = Scrap::new(&working)?;
    fs::copy(file, &working).map_err(|error| CopyError::File { path: file.to_owned(), error })?;
    verified(&working).await.map_err(|error| CopyError::Copy { path: file.to_owned(), error })?;
    if !store.take_over(&working).await? {
        return Err(CopyError::InUse(store.records().await?.len()));
    }
    Ok(verify(store).await?)
}

async fn verified(file: &Path) -> Result<Verified, StoreError> {
    let store = Sqlite::open_file(file).await?;
    let verified = verify(&store).await;
    store.close().await;
    verified
}

/// The file with the same name and an ending more.
fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// A file that is gone when the work is done or has failed.
struct Scrap<'a>(&'a Path);

impl<'a> Scrap<'a> {
    fn new(path: &'a Path) -> Result<Self, CopyError> {
        if path.exists() { Err(CopyError::Taken(path.to_owned())) } else { Ok(Self(path)) }
    }
}

impl Drop for Scrap<'_> {
    fn drop(&mut self) {
        for path in [self.0.to_owned(), beside(self.0, "-wal"), beside(self.0, "-shm")] {
            // It is not there when nothing was written.
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn postgresql_is_copied_with_its_own_programs() {
        let (url, file) = ("postgres://office@localhost/referrals", Path::new("copy"));
        let told =
            [backup(url, file).await, restore(url, file).await].map(|done| done.expect_err("it is told").to_string());
        assert!(told[0].contains("pg_dump --format=custom") && told[1].contains("pg_restore"), "{told:?}");
    }
}
