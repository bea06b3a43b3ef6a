//! The store in a PostgreSQL database, for servers on several machines: one writer at a time, and a notice to all who listen
//! in the transaction of every step.

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
    ConnectOptions, PgConnection, PgPool, Postgres as Database, Transaction,
    postgres::{PgArguments, PgConnectOptions, PgListener, PgPoolOptions},
    query::Query,
};
use std::{
    str::FromStr,
    sync::{Arc, OnceLock},
    time::Duration,
};
use tokio::{
    sync::Notify,
    time::{sleep, timeout},
};

/// How long a free connection is waited for, and a database that is just starting.
const CONNECTING: Duration = Duration::from_secs(5);

/// How long any one answer is waited for: a connection across a network can die without a word.
const ANSWERING: Duration = Duration::from_secs(15);

/// How long to wait before listening again where it was not possible.
const PAUSE: Duration = Duration::from_secs(1);

/// Connections of one process, that of the listener included.
const CONNECTIONS: u32 = 5;

/// Where every step is announced.
const CHANNEL: &str = "referrals";

/// Each statement sees what was committed before it began. A writer that waits for another one, or falls silent while others
/// wait for it, does not do so for ever.
const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED;
    SET LOCAL lock_timeout = '5s';
    SET LOCAL idle_in_transaction_session_timeout = '10s'";

/// A number of our own, so that two processes do not bring the schema up to date at once.
const MIGRATING: i64 = 0x7265_6665_7272;

/// A PostgreSQL database.
pub struct Postgres {
    pool: PgPool,
    /// Rings whenever something may have changed, once somebody waits for it.
    heard: OnceLock<Arc<Notify>>,
}

impl Postgres {
    /// Connects to a database that is there, and brings its schema up to date.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let options = PgConnectOptions::from_str(url)?.disable_statement_logging();
        let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(CONNECTING);
        let pool = match pool.connect_with(options.clone()).await {
            // It has tried again and again; one more time tells why.
            Err(sqlx::Error::PoolTimedOut) => {
                let last = answered(options.connect()).await;
                return Err(last.err().unwrap_or(sqlx::Error::PoolTimedOut.into()));
            }
            outcome => outcome?,
        };
        migrate(&mut *pool.acquire().await?).await?;
        Ok(Self { pool, heard: OnceLock::new() })
    }

    async fn begin(&self) -> Result<Transaction<'static, Database>, StoreError> {
        Ok(self.pool.begin_with(BEGIN).await?)
    }
}

/// Takes a lock only when there is something to do, so that a database that cannot be written can be read.
async fn migrate(connection: &mut PgConnection) -> Result<(), StoreError> {
    let known = migrations::newest();
    if schema(connection).await? == known {
        return Ok(());
    }
    let mut transaction = sqlx::Connection::begin(connection).await?;
    sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(MIGRATING).execute(&mut *transaction).await?;
    // Another process may just have done it.
    let found = schema(&mut transaction).await?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    // Not `run`: its bound on lifetimes makes every future that awaits it one that cannot be sent.
    migrations::postgres()
        .run_direct(None, &mut *transaction, false)
        .await
        .map_err(|error| StoreError::Unavailable(error.into()))?;
    Ok(transaction.commit().await?)
}

/// The number of the newest migration that the database has; 0 for an empty one.
async fn schema(connection: &mut PgConnection) -> Result<i64, StoreError> {
    let there: bool =
        sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL").fetch_one(&mut *connection).await?;
    if !there {
        return Ok(0);
    }
    Ok(sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM _sqlx_migrations").fetch_one(connection).await?)
}

fn query(Statement { sql, values }: Statement) -> Query<'static, Database, PgArguments> {
    values.into_iter().fold(sqlx::query(sql), |query, value| match value {
        Value::Text(text) => query.bind(text),
        Value::Number(number) => query.bind(number),
    })
}

/// Takes a step in an open transaction.
async fn make(connection: &mut PgConnection, step: &Step<'_>) -> Result<(), StoreError> {
    sqlx::query(statements::NEXT_GENERATION).execute(&mut *connection).await?;
    for change in &step.moves {
        let done = query(statements::change(change)).execute(&mut *connection).await;
        rows::one_changed(done.map(|done| done.rows_affected()), change.record())?;
    }
    for entry in &step.entries {
        query(statements::line(entry)).execute(&mut *connection).await?;
    }
    // Heard by those who listen once the transaction is committed, and never when it is not.
    sqlx::query("SELECT pg_notify($1, '')").bind(CHANNEL).execute(connection).await?;
    Ok(())
}

/// Rings a bell at every notice, and when a connection is there again after there was none, until the pool is closed.
async fn listen(pool: PgPool, bell: Arc<Notify>) {
    while !pool.is_closed() {
        // A replica that only follows cannot be listened to: then looking again and again is all there is.
        if let Ok(mut listener) = PgListener::connect_with(&pool).await
            && listener.listen(CHANNEL).await.is_ok()
        {
            bell.notify_one();
            while listener.try_recv().await.is_ok() {
                bell.notify_one();
            }
        }
        sleep(PAUSE).await;
    }
}

/// What comes of something, unless nothing does.
async fn answered<T, E: Into<StoreError>>(work: impl Future<Output = Result<T, E>>) -> Result<T, StoreError> {
    match timeout(ANSWERING, work).await {
        Ok(outcome) => outcome.map_err(Into::into),
        Err(_) => Err(StoreError::Unavailable(format!("no answer within {} seconds", ANSWERING.as_secs()).into())),
    }
}

#[async_trait]
impl Store for Postgres {
    async fn generation(&self) -> Result<i64, StoreError> {
        answered(sqlx::query_scalar(statements::GENERATION).fetch_one(&self.pool)).await
    }

    async fn records(&self) -> Result<Vec<Record>, StoreError> {
        let rows = answered(sqlx::query(statements::RECORDS).fetch_all(&self.pool)).await?;
        rows.iter().map(rows::record).collect()
    }

    async fn stored(&self, dataset: &str, number: u32) -> Result<Option<Stored>, StoreError> {
        let row = sqlx::query_as(statements::CONTENT).bind(dataset).bind(i64::from(number)).fetch_optional(&self.pool);
        Ok(answered(row).await?.map(|row| Stored::new(dataset, number, row)))
    }

    async fn take(&self, step: &Step<'_>) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        tracing::debug!("a step begins");
        answered(make(&mut transaction, step)).await?;
        answered(transaction.commit()).await.map_err(|error| {
            let unsure =
                "it did not say whether the step was taken; `referrals release list` shows it when it answers again";
            StoreError::Unavailable(format!("{unsure} ({error})").into())
        })?;
        tracing::debug!("a step is taken");
        Ok(())
    }

    async fn audit(&self) -> Result<Vec<Entry>, StoreError> {
        let rows = answered(sqlx::query(statements::AUDIT).fetch_all(&self.pool)).await?;
        rows.iter().map(rows::entry).collect()
    }

    async fn rehearsal_key(&self) -> Result<[u8; 32], StoreError> {
        let select = || sqlx::query_scalar(statements::KEY);
        let found: Option<String> = answered(select().fetch_optional(&self.pool)).await?;
        let key = match found {
            Some(key) => key,
            None => {
                answered(sqlx::query(statements::NEW_KEY).bind(key::fresh()?).execute(&self.pool)).await?;
                answered(select().fetch_one(&self.pool)).await?
            }
        };
        key::read(&key)
    }

    async fn note_embedders(&self, seen: &[Sighting], day: &str) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        for statement in statements::seen(seen, day)? {
            answered(query(statement).execute(&mut *transaction)).await?;
        }
        answered(transaction.commit()).await
    }

    async fn embedders(&self) -> Result<Vec<Embedder>, StoreError> {
        let rows = answered(sqlx::query(statements::EMBEDDERS).fetch_all(&self.pool)).await?;
        rows.iter().map(rows::embedder).collect()
    }

    async fn changed(&self) {
        let bell = self.heard.get_or_init(|| {
            let bell = Arc::new(Notify::new());
            tokio::spawn(listen(self.pool.clone(), Arc::clone(&bell)));
            bell
        });
        bell.notified().await;
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}
