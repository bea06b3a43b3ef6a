//! The store in one SQLite file: WAL, one writer at a time, every write in a transaction that begins with the write lock.

use super::{
    Store, StoreError,
    audit::Entry,
    key, migrations,
    record::Record,
    rows,
    step::{Move, Step},
};
use crate::release::certified::Certified;
use async_trait::async_trait;
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

/// Makes one move of a step.
async fn make(connection: &mut SqliteConnection, change: &Move<'_>) -> Result<(), StoreError> {
    let (dataset, number) = (change.record().dataset.clone(), change.record().number);
    let query = match change {
        Move::Add(record, content) => sqlx::query(
            "INSERT INTO releases (state, kind, created_at, content, content_hash, dataset, number)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (dataset, number) DO NOTHING",
        )
        .bind(record.state.word())
        .bind(record.kind.word())
        .bind(record.created_at.to_string())
        .bind(rows::text(content))
        .bind(record.content_hash.as_str().to_owned())
        .bind(dataset.clone())
        .bind(i64::from(number)),
        Move::Drop(before) => rows::expected(before).into_iter().fold(
            sqlx::query(
                "DELETE FROM releases WHERE dataset = $1 AND number = $2
                 AND state = $3 AND content_hash = $4 AND scheduled_at IS NOT DISTINCT FROM $5",
            )
            .bind(dataset.clone())
            .bind(i64::from(number)),
            |query, value| query.bind(value),
        ),
        Move::Turn(before, after) | Move::Publish(before, after, _) => {
            let content = if let Move::Publish(.., content) = change { Some(rows::text(content)) } else { None };
            let query = sqlx::query(
                "UPDATE releases SET state = $1, checked_at = $2, checked_by = $3, scheduled_at = $4, scheduled_by = $5,
                 published_at = $6, withdrawn_at = $7, withdrawn_reason = $8, content_hash = $9,
                 content = coalesce($10, content) WHERE dataset = $11 AND number = $12
                 AND state = $13 AND content_hash = $14 AND scheduled_at IS NOT DISTINCT FROM $15",
            );
            let query = rows::changed(after).into_iter().fold(query, |query, value| query.bind(value));
            let query = query.bind(content).bind(dataset.clone()).bind(i64::from(number));
            rows::expected(before).into_iter().fold(query, |query, value| query.bind(value))
        }
    };
    match query.execute(connection).await {
        Ok(done) if done.rows_affected() == 1 => Ok(()),
        Ok(_) => Err(StoreError::overtaken(&dataset, number)),
        // Two latest releases, or two drafts: somebody else has just made the other one.
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => {
            Err(StoreError::overtaken(&dataset, number))
        }
        Err(error) => Err(error.into()),
    }
}

/// Adds a line to the audit.
async fn write(connection: &mut SqliteConnection, entry: &Entry) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO audit (at, who, action, dataset, number, why) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(entry.at.to_string())
        .bind(entry.who.clone())
        .bind(entry.action.word())
        .bind(entry.dataset.clone())
        .bind(i64::from(entry.number))
        .bind(entry.why.clone())
        .execute(connection)
        .await?;
    Ok(())
}

#[async_trait]
impl Store for Sqlite {
    async fn generation(&self) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar("SELECT value FROM generation").fetch_one(&self.pool).await?)
    }

    async fn records(&self) -> Result<Vec<Record>, StoreError> {
        let rows = sqlx::query(
            "SELECT dataset, number, state, kind, created_at, checked_at, checked_by, scheduled_at, scheduled_by,
                    published_at, withdrawn_at, withdrawn_reason, content_hash
             FROM releases ORDER BY dataset, number",
        )
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(rows::record).collect()
    }

    async fn content(&self, dataset: &str, number: u32) -> Result<Option<Certified>, StoreError> {
        let row: Option<(String, String)> =
            sqlx::query_as("SELECT content, content_hash FROM releases WHERE dataset = ? AND number = ?")
                .bind(dataset)
                .bind(i64::from(number))
                .fetch_optional(&self.pool)
                .await?;
        row.map(|(text, hash)| rows::content(dataset, number, &text, hash)).transpose()
    }

    async fn take(&self, step: &Step<'_>) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        for change in &step.moves {
            make(&mut transaction, change).await?;
        }
        for entry in &step.entries {
            write(&mut transaction, entry).await?;
        }
        sqlx::query("UPDATE generation SET value = value + 1").execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn audit(&self) -> Result<Vec<Entry>, StoreError> {
        let rows = sqlx::query("SELECT at, who, action, dataset, number, why FROM audit ORDER BY id")
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(rows::entry).collect()
    }

    async fn rehearsal_key(&self) -> Result<[u8; 32], StoreError> {
        let select = "SELECT key FROM rehearsal_key";
        let found: Option<String> = sqlx::query_scalar(select).fetch_optional(&self.pool).await?;
        let key = match found {
            Some(key) => key,
            None => {
                sqlx::query(
                    "INSERT INTO rehearsal_key (only_row, key) VALUES (1, $1) ON CONFLICT (only_row) DO NOTHING",
                )
                .bind(key::fresh()?)
                .execute(&self.pool)
                .await?;
                sqlx::query_scalar(select).fetch_one(&self.pool).await?
            }
        };
        key::read(&key)
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}
