//! Rows as both databases hold them, and the way to and from them.

use super::{
    StoreError,
    record::{ContentHash, Record},
};
use crate::release::certified::Certified;

/// The columns of `releases` but the content: dataset, number, state, created_at, published_at, content_hash.
pub(super) type Columns = (String, i64, String, String, Option<String>, String);

/// The record of a row.
pub(super) fn record(columns: Columns) -> Result<Record, StoreError> {
    let (dataset, number, state, created_at, published_at, content_hash) = columns;
    let corrupt =
        |reason: &dyn ToString| StoreError::Corrupt { dataset: dataset.clone(), number, reason: reason.to_string() };
    Ok(Record {
        number: u32::try_from(number).map_err(|error| corrupt(&error))?,
        state: state.parse().map_err(|error| corrupt(&error))?,
        created_at: created_at.parse().map_err(|error| corrupt(&error))?,
        published_at: published_at.map(|at| at.parse()).transpose().map_err(|error| corrupt(&error))?,
        content_hash: ContentHash::written(content_hash),
        dataset,
    })
}

/// The text of a content, with its hash.
pub(super) fn text(content: &Certified) -> (String, ContentHash) {
    let text = serde_json::to_string(content).expect("it has no map with keys that are not texts");
    let hash = ContentHash::of(&text);
    (text, hash)
}

/// The content of a row, when all that is stored of it agrees.
pub(super) fn content(dataset: &str, number: u32, text: &str, hash: String) -> Result<Certified, StoreError> {
    let corrupt = |reason| StoreError::Corrupt { dataset: dataset.to_owned(), number: number.into(), reason };
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
