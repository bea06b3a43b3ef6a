//! How SQLite copies a database that is in use, and takes the rows of a copy over.

use super::{Sqlite, StoreError};
use std::path::Path;

impl Sqlite {
    /// Writes all of it, as of one moment, into a new file.
    pub(in crate::store) async fn copy_into(&self, file: &Path) -> Result<(), StoreError> {
        sqlx::query("VACUUM INTO $1").bind(file.to_string_lossy().into_owned()).execute(&self.pool).await?;
        Ok(())
    }

    /// Takes over every row of a database with the same schema, in one transaction; `false` when a release is here already.
    pub(in crate::store) async fn take_over(&self, file: &Path) -> Result<bool, StoreError> {
        let mut connection = self.pool.acquire().await?;
        // Nobody else is given the connection to which the copy is attached.
        connection.close_on_drop();
        let file = file.to_string_lossy().into_owned();
        sqlx::query("ATTACH DATABASE $1 AS copy").bind(file).execute(&mut *connection).await?;
        take_rows(&mut connection).await
    }
}

async fn take_rows(connection: &mut sqlx::SqliteConnection) -> Result<bool, StoreError> {
    let mut transaction = sqlx::Connection::begin_with(connection, "BEGIN IMMEDIATE").await?;
    let held: i64 = sqlx::query_scalar("SELECT count(*) FROM main.releases").fetch_one(&mut *transaction).await?;
    if held > 0 {
        return Ok(false);
    }
    for statement in [
        "INSERT INTO main.releases (dataset, number, state, kind, created_at, checked_at, checked_by, scheduled_at,
            scheduled_by, published_at, withdrawn_at, withdrawn_reason, content, content_hash)
         SELECT dataset, number, state, kind, created_at, checked_at, checked_by, scheduled_at,
            scheduled_by, published_at, withdrawn_at, withdrawn_reason, content, content_hash FROM copy.releases",
        "INSERT INTO main.audit (id, at, who, action, dataset, number, why)
         SELECT id, at, who, action, dataset, number, why FROM copy.audit",
        "INSERT INTO main.rehearsal_key (only_row, key) SELECT only_row, key FROM copy.rehearsal_key
         WHERE NOT EXISTS (SELECT * FROM main.rehearsal_key)",
        "INSERT INTO main.embedders (dataset, selection, origin, first_day, last_day)
         SELECT dataset, selection, origin, first_day, last_day FROM copy.embedders WHERE true ON CONFLICT DO NOTHING",
        "UPDATE main.generation SET value = value + 1",
    ] {
        sqlx::query(statement).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    Ok(true)
}
