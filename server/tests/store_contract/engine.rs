//! The databases that keep the contract, each fresh for one test.

use crate::postgres::Postgres;
use jiff::Timestamp;
use server::{
    release::{act::Act, certified::Certified, check::check, draft, draft::Intent, publish::publish, refusal::Refusal},
    store::{self, Store, StoreError},
};
use shared::{
    certificate::{self, Certificate},
    dataset::Dataset,
    publication::Publication,
    release::Release,
    sample,
};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use std::sync::Arc;
use tempfile::TempDir;

/// A kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// A database of its own for one test.
pub(crate) struct Database {
    pub(crate) engine: Engine,
    url: String,
    _folder: Option<TempDir>,
}

/// Runs a test on a fresh database of every engine that is on this machine.
pub(crate) async fn on_every_engine(test: impl AsyncFn(Database)) {
    test(Database::sqlite()).await;
    on_postgres(test).await;
}

/// Runs a test on a fresh database of PostgreSQL, when that is on this machine.
pub(crate) async fn on_postgres(test: impl AsyncFn(Database)) {
    if let Some(server) = Postgres::shared() {
        test(Database { engine: Engine::Postgres, url: server.database(), _folder: None }).await;
    }
}

impl Database {
    fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("referrals.db").display());
        Self { engine: Engine::Sqlite, url, _folder: Some(folder) }
    }

    /// Its address in the configuration.
    pub(crate) fn url(&self) -> String {
        self.url.clone()
    }

    /// Its address for reading alone.
    pub(crate) fn url_for_reading(&self) -> String {
        match self.engine {
            Engine::Sqlite => format!("{}?mode=ro", self.url),
            // As a replica is: every transaction is for reading alone.
            Engine::Postgres => format!("{}&options=-c%20default_transaction_read_only%3Don", self.url),
        }
    }

    /// The store in it.
    pub(crate) async fn open(&self) -> Arc<dyn Store> {
        self.try_open().await.expect("the store opens")
    }

    /// The store in it, or why it does not open.
    pub(crate) async fn try_open(&self) -> Result<Arc<dyn Store>, StoreError> {
        store::open(&self.url).await
    }

    /// Changes the database behind the back of the store.
    pub(crate) async fn execute(&self, sql: impl Into<String>) {
        self.try_execute(sql).await.expect("the statement is carried out");
    }

    /// Tries to.
    pub(crate) async fn try_execute(&self, sql: impl Into<String>) -> Result<(), sqlx::Error> {
        let statement = sqlx::raw_sql(AssertSqlSafe(sql.into()));
        match self.engine {
            Engine::Sqlite => {
                let mut connection = SqliteConnection::connect(&self.url).await?;
                statement.execute(&mut connection).await?;
                connection.close().await
            }
            Engine::Postgres => {
                let mut connection = PgConnection::connect(&self.url).await?;
                statement.execute(&mut connection).await?;
                connection.close().await
            }
        }
    }
}

/// A fixed moment: 23 November 2026, half past nine in the morning and `minutes`.
pub(crate) fn at(minutes: i64) -> Timestamp {
    let begin: Timestamp = "2026-11-23T09:30:00Z".parse().expect("a moment");
    begin.checked_add(jiff::SignedDuration::from_mins(minutes)).expect("a moment")
}

/// A protected publication of a dataset as it comes out of disclosure control, told apart by its summary.
pub(crate) fn protected(slug: &str, summary: &str) -> Certified {
    let sample = sample::many_years();
    let dataset = Dataset { slug: slug.into(), summary: summary.into(), ..sample.dataset().clone() };
    let release = Release::unnumbered();
    let (years, areas, cells) = (sample.years().to_vec(), sample.areas().to_vec(), sample.cells().to_vec());
    let publication = Publication::new(dataset, release, years, areas, cells).expect("the sample under another name");
    Certified::new(publication, nothing_withheld(slug)).expect("every cell of the sample is shown")
}

/// The certificate of a publication that withholds nothing.
pub(crate) fn nothing_withheld(slug: &str) -> Certificate {
    Certificate {
        version: certificate::VERSION,
        dataset: slug.into(),
        width: 4,
        reach: 5,
        knowledge: Vec::new(),
        also_open: Vec::new(),
        witnesses: Vec::new(),
        pairs: Vec::new(),
    }
}

/// What Ann does, so many minutes after the fixed moment.
pub(crate) fn ann(minutes: i64) -> Act {
    Act::new("Ann", at(minutes))
}

/// What Bob does.
pub(crate) fn bob(minutes: i64) -> Act {
    Act::new("Bob", at(minutes))
}

/// Keeps a draft of Ann's.
pub(crate) async fn keep(store: &dyn Store, slug: &str, summary: &str, minutes: i64) -> Certified {
    draft::keep(store, protected(slug, summary), Intent::default(), &ann(minutes)).await.expect("a draft")
}

/// Keeps a draft, and checks it.
pub(crate) async fn keep_checked(store: &dyn Store, slug: &str, summary: &str, minutes: i64) -> Certified {
    let draft = keep(store, slug, summary, minutes).await;
    check(store, slug, None, &ann(minutes)).await.expect("it is checked");
    draft
}

/// Publishes what Ann has checked, as Bob.
pub(crate) async fn publish_checked(store: &dyn Store, slug: &str, minutes: i64) -> Result<Publication, Refusal> {
    publish(store, slug, None, &bob(minutes)).await
}

/// Imports, checks and publishes one release.
pub(crate) async fn release(store: &dyn Store, slug: &str, summary: &str, minutes: i64) -> Publication {
    keep_checked(store, slug, summary, minutes).await;
    publish_checked(store, slug, minutes).await.expect("a release")
}

/// Number and state of every release of the store, such as `kent 1 superseded`.
pub(crate) async fn states(store: &dyn Store) -> Vec<String> {
    let records = store.records().await.expect("the records");
    records.iter().map(|record| format!("{} {} {}", record.dataset, record.number, record.state.word())).collect()
}

/// The publication of one release as it is stored.
pub(crate) async fn stored(store: &dyn Store, slug: &str, number: u32) -> Option<Publication> {
    store.content(slug, number).await.expect("an answer").map(Certified::into_publication)
}
