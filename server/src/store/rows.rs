//! Rows as both databases hold them, and the way to and from them.

use super::{
    StoreError,
    audit::Entry,
    record::{ContentHash, Record, Signed, Withdrawal},
};
use crate::release::certified::Certified;
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

/// What a step may change of a release, in the order state, checked at, checked by, scheduled at, scheduled by, published
/// at, withdrawn at, reason, content hash.
pub(super) fn changed(record: &Record) -> [Option<String>; 9] {
    let at = |signed: &Option<Signed>| signed.as_ref().map(|signed| signed.at.to_string());
    let by = |signed: &Option<Signed>| signed.as_ref().map(|signed| signed.by.clone());
    let reason = |withdrawal: &Withdrawal| serde_json::to_string(&withdrawal.reason).expect("texts are JSON");
    [
        Some(record.state.word().to_owned()),
        at(&record.checked),
        by(&record.checked),
        at(&record.scheduled),
        by(&record.scheduled),
        record.published_at.map(|at| at.to_string()),
        record.withdrawn.as_ref().map(|withdrawal| withdrawal.at.to_string()),
        record.withdrawn.as_ref().map(reason),
        Some(record.content_hash.as_str().to_owned()),
    ]
}

/// What a step expects of a release beside its dataset and number: state, content hash, scheduled at.
pub(super) fn expected(record: &Record) -> [Option<String>; 3] {
    let scheduled = record.scheduled.as_ref().map(|signed| signed.at.to_string());
    [Some(record.state.word().to_owned()), Some(record.content_hash.as_str().to_owned()), scheduled]
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

/// The content of a row, when all that is stored of it agrees.
pub(super) fn content(dataset: &str, number: u32, text: &str, hash: String) -> Result<Certified, StoreError> {
    let corrupt = |reason: String| Refused { dataset, number: number.into() }.because(reason);
    let (stored, found) = (ContentHash::written(hash), ContentHash::of(text));
    if stored != found {
        return Err(corrupt(format!("its content has the hash {found}, and {stored} was stored with it")));
    }
    let content: Certified = serde_json::from_str(text).map_err(|error| corrupt(error.to_string()))?;
    let publication = content.publication();
    let (slug, release) = (&publication.dataset().slug, publication.release().number);
    if (slug.as_str(), release) != (dataset, number) {
        return Err(corrupt(format!("its content is release {release} of `{slug}`")));
    }
    Ok(content)
}
