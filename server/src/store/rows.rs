//! Rows as both databases hold them, and the way to and from them.

use super::{
    StoreError,
    audit::Entry,
    record::{ContentHash, Record, Signed, Withdrawal},
};
use crate::{
    embedders::{Embedder, Origin},
    release::certified::Certified,
};
use jiff::Timestamp;
use sqlx::{ColumnIndex, Decode, Row, Type};
use std::{fmt::Display, str::FromStr};

/// The record of a row with all columns of `releases` but the content.
pub(super) fn record<'r, R: Row>(row: &'r R) -> Result<Record, StoreError>
where
    &'static str: ColumnIndex<R>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
{
    let (dataset, number): (String, i64) = (row.try_get("dataset")?, row.try_get("number")?);
    let refused = Refused { dataset: &dataset, number };
    let text = |column| row.try_get::<String, _>(column);
    let moment = |column| refused.optional(row.try_get(column)?);
    let signed = |at: Option<Timestamp>, by| -> Result<_, StoreError> {
        Ok(at.zip(row.try_get(by)?).map(|(at, by)| Signed { at, by }))
    };
    let reason: Option<String> = row.try_get("withdrawn_reason")?;
    let reason = reason.map(|reason| serde_json::from_str(&reason)).transpose().map_err(|error| refused.because(error));
    Ok(Record {
        number: u32::try_from(number).map_err(|error| refused.because(error))?,
        state: refused.parsed(&text("state")?)?,
        kind: refused.parsed(&text("kind")?)?,
        created_at: refused.parsed(&text("created_at")?)?,
        checked: signed(moment("checked_at")?, "checked_by")?,
        scheduled: signed(moment("scheduled_at")?, "scheduled_by")?,
        published_at: moment("published_at")?,
        withdrawn: moment("withdrawn_at")?.zip(reason?).map(|(at, reason)| Withdrawal { at, reason }),
        content_hash: ContentHash::written(text("content_hash")?),
        dataset,
    })
}

/// The line of the audit in a row with all its columns.
pub(super) fn entry<'r, R: Row>(row: &'r R) -> Result<Entry, StoreError>
where
    &'static str: ColumnIndex<R>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
{
    let (dataset, number): (String, i64) = (row.try_get("dataset")?, row.try_get("number")?);
    let refused = Refused { dataset: &dataset, number };
    Ok(Entry {
        at: refused.parsed(&row.try_get::<String, _>("at")?)?,
        who: row.try_get("who")?,
        action: refused.parsed(&row.try_get::<String, _>("action")?)?,
        number: u32::try_from(number).map_err(|error| refused.because(error))?,
        why: row.try_get("why")?,
        dataset,
    })
}

/// The figure on another site in a row with all its columns.
pub(super) fn embedder<'r, R: Row>(row: &'r R) -> Result<Embedder, StoreError>
where
    &'static str: ColumnIndex<R>,
    String: Decode<'r, R::Database> + Type<R::Database>,
{
    Ok(Embedder {
        origin: Origin::written(row.try_get("origin")?),
        dataset: row.try_get("dataset")?,
        selection: row.try_get("selection")?,
        first_day: row.try_get("first_day")?,
        last_day: row.try_get("last_day")?,
    })
}

/// Whether a change found the one row that it expected.
pub(super) fn one_changed(rows: Result<u64, sqlx::Error>, record: &Record) -> Result<(), StoreError> {
    let overtaken = || StoreError::overtaken(&record.dataset, record.number);
    match rows {
        Ok(1) => Ok(()),
        Ok(_) => Err(overtaken()),
        // Two latest releases, or two drafts: somebody else has just made the other one.
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Err(overtaken()),
        // PostgreSQL let another transaction go first: `serialization_failure`, `deadlock_detected`.
        Err(sqlx::Error::Database(error)) if matches!(error.code().as_deref(), Some("40001" | "40P01")) => {
            Err(overtaken())
        }
        Err(error) => Err(error.into()),
    }
}

/// Which release is refused as it lies in the database.
struct Refused<'a> {
    dataset: &'a str,
    number: i64,
}

impl Refused<'_> {
    fn because(&self, reason: impl Display) -> StoreError {
        StoreError::Corrupt { dataset: self.dataset.to_owned(), number: self.number, reason: reason.to_string() }
    }

    fn parsed<T: FromStr<Err: Display>>(&self, text: &str) -> Result<T, StoreError> {
        text.parse().map_err(|error| self.because(error))
    }

    fn optional<T: FromStr<Err: Display>>(&self, text: Option<String>) -> Result<Option<T>, StoreError> {
        text.map(|text| self.parsed(&text)).transpose()
    }
}

/// The text of a content.
pub(super) fn text(content: &Certified) -> String {
    serde_json::to_string(content).expect("it has no map with keys that are not texts")
}
