//! The databases that keep the contract, each fresh for one test.

use jiff::Timestamp;
use server::{
    release::publish,
    store::{self, Store, StoreError},
};
use shared::{dataset::Dataset, publication::Publication, release::Release, sample};
use sqlx::{Connection, SqliteConnection};
use std::sync::Arc;
use tempfile::TempDir;

/// A kind of database. A second one takes its place here, and every test runs on it too.
#[derive(Clone, Copy, Debug)]
pub enum Engine {
    Sqlite,
}

impl Engine {
    const ALL: [Self; 1] = [Self::Sqlite];
}

/// A database of its own for one test.
pub struct Database {
    engine: Engine,
    folder: TempDir,
}

/// Runs a test on a fresh database of every engine.
pub async fn on_every_engine(test: impl AsyncFn(Database)) {
    for engine in Engine::ALL {
        test(Database { engine, folder: tempfile::tempdir().expect("a folder") }).await;
    }
}

impl Database {
    /// Its address in the configuration.
    pub fn url(&self) -> String {
        match self.engine {
            Engine::Sqlite => format!("sqlite://{}", self.folder.path().join("referrals.db").display()),
        }
    }

    /// Its address for reading alone.
    pub fn url_for_reading(&self) -> String {
        match self.engine {
            Engine::Sqlite => format!("{}?mode=ro", self.url()),
        }
    }

    /// The store in it.
    pub async fn open(&self) -> Arc<dyn Store> {
        self.try_open().await.expect("the store opens")
    }

    /// The store in it, or why it does not open.
    pub async fn try_open(&self) -> Result<Arc<dyn Store>, StoreError> {
        store::open(&self.url()).await
    }

    /// Changes the database behind the back of the store.
    pub async fn execute(&self, sql: &'static str) {
        self.try_execute(sql).await.expect("the statement is carried out");
    }

    /// Tries to.
    pub async fn try_execute(&self, sql: &'static str) -> Result<(), sqlx::Error> {
        match self.engine {
            Engine::Sqlite => {
                let mut connection = SqliteConnection::connect(&self.url()).await?;
                sqlx::query(sql).execute(&mut connection).await?;
                connection.close().await
            }
        }
    }
}

/// A fixed moment: 23 November 2026, half past nine in the morning and `minutes`.
pub fn at(minutes: i64) -> Timestamp {
    let begin: Timestamp = "2026-11-23T09:30:00Z".parse().expect("a moment");
    begin.checked_add(jiff::SignedDuration::from_mins(minutes)).expect("a moment")
}

/// A protected publication of a dataset as it comes out of disclosure control, told apart by its summary.
pub fn protected(slug: &str, summary: &str) -> Publication {
    let sample = sample::by_force();
    let dataset = Dataset { slug: slug.into(), summary: summary.into(), ..sample.dataset().clone() };
    let release = Release { number: 0, published: String::new() };
    let (years, areas, cells) = (sample.years().to_vec(), sample.areas().to_vec(), sample.cells().to_vec());
    Publication::new(dataset, release, years, areas, cells).expect("the sample under another name")
}

/// Imports and publishes one release.
pub async fn release(store: &dyn Store, slug: &str, summary: &str, minutes: i64) -> Publication {
    publish::draft(store, protected(slug, summary), at(minutes)).await.expect("a draft");
    publish::publish(store, slug, None, at(minutes)).await.expect("a release")
}

/// Number and state of every release of the store, such as `kent 1 superseded`.
pub async fn states(store: &dyn Store) -> Vec<String> {
    let records = store.records().await.expect("the records");
    records.iter().map(|record| format!("{} {} {}", record.dataset, record.number, record.state.word())).collect()
}
