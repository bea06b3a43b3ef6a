//! The store in one SQLite file: WAL, one writer at a time, every write in a transaction that begins with the write lock.

mod copy;

use super::{
    Store, StoreError,
    audit::Entry,
    key, migrations,
    record::Record,
    rows,
    statements::{self, Statement, Value},
    step::Step,
    stored::Stored,
};
use crate::embedders::{Embedder, Sighting};
use async_trait::async_trait;
use sqlx::{
    ConnectOptions, Connection as _, SqliteConnection, SqlitePool, Transaction,
    query::Query,
    sqlite::{SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

/// How long a process waits for another one that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long to wait before asking again where SQLite does not wait by itself.
const PAUSE: Duration = Duration::from_millis(20);

/// The primary code of "database is locked".
const SQLITE_BUSY: i32 = 5;

/// Readers of one process beside its writer; the pages that readers see do not read here.
const CONNECTIONS: u32 = 4;

/// A SQLite file.
pub struct Sqlite {
    pool: SqlitePool,
}

impl Sqlite {
    /// Opens the file, creates it where there is none, and brings its schema up to date. `?mode=ro` in the address opens
    /// it for reading alone.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        Self::open_with(SqliteConnectOptions::from_str(url)?.create_if_missing(true)).await
    }

    /// The same with a file that is there, whatever letters its name has.
    pub(super) async fn open_file(file: &Path) -> Result<Self, StoreError> {
        Self::open_with(SqliteConnectOptions::new().filename(file)).await
    }

    /// The file of an address.
    pub(super) fn file(url: &str) -> Result<PathBuf, StoreError> {
        Ok(SqliteConnectOptions::from_str(url)?.get_filename().to_owned())
    }

    async fn open_with(options: SqliteConnectOptions) -> Result<Self, StoreError> {
        let options = options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .disable_statement_logging();
        let pool = connect(options).await?;
        migrate(&mut *pool.acquire().await?).await?;
        Ok(Self { pool })
    }

    async fn begin(&self) -> Result<Transaction<'static, sqlx::Sqlite>, StoreError> {
        Ok(self.pool.begin_with("BEGIN IMMEDIATE").await?)
    }
}

/// Connects. SQLite does not wait when two processes turn a new file into a WAL file at the same moment; we do.
async fn connect(options: SqliteConnectOptions) -> Result<SqlitePool, StoreError> {
    let busy = |error: &sqlx::Error| {
        let code = error.as_database_error().and_then(|error| error.code()?.parse::<i32>().ok());
        code.is_some_and(|code| code & 0xff == SQLITE_BUSY)
    };
    for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
        let pool = SqlitePoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .after_release(|connection, _| Box::pin(is_at_rest(connection)));
        match pool.connect_with(options.clone()).await {
            Err(error) if busy(&error) => tokio::time::sleep(PAUSE).await,
            outcome => return Ok(outcome?),
        }
    }
    Err(StoreError::Unavailable("another process keeps it locked".into()))
}

/// Whether the next one may have a connection; where not, it is closed. When a disk is full SQLite takes a transaction back
/// by itself; the rollback that follows fails, and the driver believes that the transaction is open for as long as the
/// connection is.
async fn is_at_rest(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // A rollback that was begun is over when this is answered.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

/// Takes the write lock only when there is something to do, so that a file that cannot be written can be read.
async fn migrate(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let known = migrations::newest();
    let found = schema(connection).await?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if found < known {
        let mut transaction = sqlx::Connection::begin_with(connection, "BEGIN IMMEDIATE").await?;
        // Not `run`: its bound on lifetimes makes every future that awaits it one that cannot be sent.
        migrations::sqlite()
            .run_direct(None, &mut *transaction, false)
            .await
            .map_err(|error| StoreError::Unavailable(error.into()))?;
        transaction.commit().await?;
    }
    Ok(())
}

/// The number of the newest migration that the database has; 0 for an empty one.
async fn schema(connection: &mut SqliteConnection) -> Result<i64, StoreError> {
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'")
        .fetch_one(&mut *connection)
        .await?;
    if tables == 0 {
        return Ok(0);
    }
    Ok(sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM _sqlx_migrations").fetch_one(connection).await?)
}

fn query(Statement { sql, values }: Statement) -> Query<'static, sqlx::Sqlite, SqliteArguments> {
    values.into_iter().fold(sqlx::query(sql), |query, value| match value {
        Value::Text(text) => query.bind(text),
        Value::Number(number) => query.bind(number),
    })
}

#[async_trait]
impl Store for Sqlite {
    async fn generation(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar(statements::GENERATION).fetch_one(&self.pool).await?)
    }

    async fn records(&self) -> Result<Vec<Record>, StoreError> {
        let rows = sqlx::query(statements::RECORDS).fetch_all(&self.pool).await?;
        rows.iter().map(rows::record).collect()
    }

    async fn stored(&self, dataset: &str, number: u32) -> Result<Option<Stored>, StoreError> {
        let row = sqlx::query_as(statements::CONTENT).bind(dataset).bind(i64::from(number)).fetch_optional(&self.pool);
        Ok(row.await?.map(|row| Stored::new(dataset, number, row)))
    }

    async fn take(&self, step: &Step<'_>) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        tracing::debug!("a step begins");
        sqlx::query(statements::NEXT_GENERATION).execute(&mut *transaction).await?;
        for change in &step.moves {
            let done = query(statements::change(change)).execute(&mut *transaction).await;
            rows::one_changed(done.map(|done| done.rows_affected()), change.record())?;
        }
        for entry in &step.entries {
            query(statements::line(entry)).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        tracing::debug!("a step is taken");
        Ok(())
    }

    async fn audit(&self) -> Result<Vec<Entry>, StoreError> {
        let rows = sqlx::query(statements::AUDIT).fetch_all(&self.pool).await?;
        rows.iter().map(rows::entry).collect()
    }

    async fn rehearsal_key(&self) -> Result<[u8; 32], StoreError> {
        let select = || sqlx::query_scalar(statements::KEY);
        let found: Option<String> = select().fetch_optional(&self.pool).await?;
        let key = match found {
            Some(key) => key,
            None => {
                sqlx::query(statements::NEW_KEY).bind(key::fresh()?).execute(&self.pool).await?;
                select().fetch_one(&self.pool).await?
            }
        };
        key::read(&key)
    }

    async fn note_embedders(&self, seen: &[Sighting], day: &str) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        for statement in statements::seen(seen, day)? {
            query(statement).execute(&mut *transaction).await?;
        }
        Ok(transaction.commit().await?)
    }

    async fn embedders(&self) -> Result<Vec<Embedder>, StoreError> {
        let rows = sqlx::query(statements::EMBEDDERS).fetch_all(&self.pool).await?;
        rows.iter().map(rows::embedder).collect()
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        release::{
            act::Act, certified::Certified, check::check, draft, draft::Intent, publish::publish, refusal::Refusal,
        },
        store::copy,
    };
    use jiff::Timestamp;
    use shared::{certificate::Certificate, sample};

    /// The sample under a summary of some length.
    fn protected(summary: &str) -> Certified {
        let sample = sample::many_years();
        let dataset = shared::dataset::Dataset { summary: summary.into(), ..sample.dataset().clone() };
        let (years, areas, cells) = (sample.years().to_vec(), sample.areas().to_vec(), sample.cells().to_vec());
        let certificate: Certificate = sample::certificate(&sample);
        let release = shared::release::Release::unnumbered();
        let publication =
            shared::publication::Publication::new(dataset, release, years, areas, cells).expect("it fits");
        Certified::new(publication, certificate).expect("the sample is proved")
    }

    #[tokio::test]
    async fn a_full_disk_is_told_and_nothing_is_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = SqliteConnectOptions::new().filename(folder.path().join("referrals.db"));
        let (ann, bob) = (Act::new("Ann", Timestamp::UNIX_EPOCH), Act::new("Bob", Timestamp::UNIX_EPOCH));
        let roomy = Sqlite::open_with(file.clone().create_if_missing(true)).await.expect("the store opens");
        draft::keep(&roomy, protected("first"), Intent::default(), &ann).await.expect("a draft");
        let slug = sample::many_years().dataset().slug.clone();
        check(&roomy, &slug, None, &ann).await.expect("it is checked");
        let pages: i64 = sqlx::query_scalar("PRAGMA page_count").fetch_one(&roomy.pool).await.expect("a number");
        roomy.close().await;

        let full = Sqlite::open_with(file.pragma("max_page_count", pages.to_string())).await.expect("the store opens");
        // Once more than there are connections: none is left unfit for the next one.
        for _ in 0..=CONNECTIONS {
            let import = draft::keep(&full, protected(&"long ".repeat(40_000)), Intent::default(), &ann).await;
            assert!(matches!(import, Err(Refusal::Store(StoreError::Full))), "{import:?}");
        }

        let line = "INSERT INTO audit (at, who, action, dataset, number, why)
                    VALUES ('1970-01-01T00:00:00Z', 'x', 'imported', '', 1, '')";
        let until_full = async || loop {
            if let Err(error) = sqlx::query(line).execute(&full.pool).await {
                break StoreError::from(error);
            }
        };
        assert!(matches!(until_full().await, StoreError::Full));
        for _ in 0..=CONNECTIONS {
            let published = publish(&full, &slug, None, &bob).await;
            assert!(matches!(published, Err(Refusal::Store(StoreError::Full))), "{published:?}");
        }

        let states: Vec<_> =
            full.records().await.expect("the records").iter().map(|record| record.state.word()).collect();
        assert_eq!(states, ["checked"]);
        assert_eq!(copy::verify(&full).await.expect("all of it is whole").releases, 1);
        full.close().await;
    }
}
