//! The store in one SQLite file: WAL, one writer at a time, every write in a transaction that begins with the write lock.

use super::{
    Store, StoreError, migrations,
    record::{ContentHash, Record},
    rows,
};
use crate::release::certified::Certified;
use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::{
    ConnectOptions, SqliteConnection, SqlitePool, Transaction,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{str::FromStr, time::Duration};

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
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
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

/// Whatever the database says, except that it is of a newer program.
impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Unavailable(error.into())
    }
}

/// Connects. SQLite does not wait when two processes turn a new file into a WAL file at the same moment; we do.
async fn connect(options: SqliteConnectOptions) -> Result<SqlitePool, StoreError> {
    let busy = |error: &sqlx::Error| {
        let code = error.as_database_error().and_then(|error| error.code()?.parse::<i32>().ok());
        code.is_some_and(|code| code & 0xff == SQLITE_BUSY)
    };
    for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
        let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE);
        match pool.connect_with(options.clone()).await {
            Err(error) if busy(&error) => tokio::time::sleep(PAUSE).await,
            outcome => return Ok(outcome?),
        }
    }
    Err(StoreError::Unavailable("another process keeps it locked".into()))
}

fn slug_and_number(content: &Certified) -> (&str, u32) {
    (&content.publication().dataset().slug, content.publication().release().number)
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

#[async_trait]
impl Store for Sqlite {
    async fn generation(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar("SELECT value FROM generation").fetch_one(&self.pool).await?)
    }

    async fn records(&self) -> Result<Vec<Record>, StoreError> {
        let rows: Vec<rows::Columns> = sqlx::query_as(
            "SELECT dataset, number, state, created_at, published_at, content_hash FROM releases ORDER BY dataset, number",
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(rows::record).collect()
    }

    async fn content(&self, dataset: &str, number: u32) -> Result<Option<Certified>, StoreError> {
        let row: Option<(String, String)> =
            sqlx::query_as("SELECT content, content_hash FROM releases WHERE dataset = ? AND number = ?")
                .bind(dataset)
                .bind(number)
                .fetch_optional(&self.pool)
                .await?;
        row.map(|(text, hash)| rows::content(dataset, number, &text, hash)).transpose()
    }

    async fn put_draft(&self, draft: &Certified, at: Timestamp) -> Result<(), StoreError> {
        let (text, hash) = rows::text(draft);
        let (dataset, number) = slug_and_number(draft);
        let mut transaction = self.begin().await?;
        sqlx::query("DELETE FROM releases WHERE dataset = ? AND state IN ('draft', 'checked')")
            .bind(dataset)
            .execute(&mut *transaction)
            .await?;
        let inserted = sqlx::query(
            "INSERT INTO releases (dataset, number, state, created_at, content, content_hash)
             VALUES (?, ?, 'draft', ?, ?, ?) ON CONFLICT (dataset, number) DO NOTHING",
        )
        .bind(dataset)
        .bind(number)
        .bind(at.to_string())
        .bind(text)
        .bind(hash.as_str())
        .execute(&mut *transaction)
        .await?;
        if inserted.rows_affected() == 0 {
            return Err(StoreError::Overtaken { dataset: dataset.to_owned(), number });
        }
        transaction.commit().await?;
        Ok(())
    }

    async fn publish(&self, release: &Certified, draft: &ContentHash, at: Timestamp) -> Result<(), StoreError> {
        let (text, hash) = rows::text(release);
        let (dataset, number) = slug_and_number(release);
        let mut transaction = self.begin().await?;
        sqlx::query("UPDATE releases SET state = 'superseded' WHERE dataset = ? AND state = 'published'")
            .bind(dataset)
            .execute(&mut *transaction)
            .await?;
        let published = sqlx::query(
            "UPDATE releases SET state = 'published', published_at = ?, content = ?, content_hash = ?
             WHERE dataset = ? AND number = ? AND state IN ('draft', 'checked') AND content_hash = ?",
        )
        .bind(at.to_string())
        .bind(text)
        .bind(hash.as_str())
        .bind(dataset)
        .bind(number)
        .bind(draft.as_str())
        .execute(&mut *transaction)
        .await?;
        if published.rows_affected() == 0 {
            return Err(StoreError::Overtaken { dataset: dataset.to_owned(), number });
        }
        sqlx::query("UPDATE generation SET value = value + 1").execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}
