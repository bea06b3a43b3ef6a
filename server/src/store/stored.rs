//! A content as it lies in a database, before anything of it is believed.

use super::{StoreError, record::ContentHash};
use crate::release::{
    certified::Certified,
    kept::{Kept, Shelf},
};
use std::{fmt::Display, sync::Arc};

/// The text of one release and the hash that was stored with it, as they were asked for by dataset and number.
#[derive(Debug)]
pub struct Stored {
    dataset: String,
    number: u32,
    text: String,
    hash: ContentHash,
}

impl Stored {
    pub(super) fn new(dataset: &str, number: u32, (text, hash): (String, String)) -> Self {
        Self { dataset: dataset.to_owned(), number, text, hash: ContentHash::written(hash) }
    }

    /// The hash that was stored with it.
    pub fn hash(&self) -> &ContentHash {
        &self.hash
    }

    /// All of it, when all that is stored agrees and its proof checks. It takes time for a large release.
    pub fn open(&self) -> Result<Certified, StoreError> {
        self.agree()?;
        let content: Certified = serde_json::from_str(&self.text).map_err(|error| self.refused(error))?;
        let publication = content.publication();
        self.is(&publication.dataset().slug, publication.release().number)?;
        Ok(content)
    }

    /// Puts it on a shelf, when its hash agrees and its head is that of the release that was asked for.
    pub fn keep(&self, shelf: &Arc<Shelf>) -> Result<Kept, StoreError> {
        self.agree()?;
        let kept = shelf.keep(&self.text).map_err(|error| self.refused(error))?;
        self.is(kept.dataset(), kept.release().number)?;
        Ok(kept)
    }

    fn agree(&self) -> Result<(), StoreError> {
        let (stored, found) = (&self.hash, ContentHash::of(&self.text));
        if *stored == found {
            return Ok(());
        }
        Err(self.refused(format_args!("its content has the hash {found}, and {stored} was stored with it")))
    }

    fn is(&self, dataset: &str, number: u32) -> Result<(), StoreError> {
        if (dataset, number) == (self.dataset.as_str(), self.number) {
            return Ok(());
        }
        Err(self.refused(format_args!("its content is release {number} of `{dataset}`")))
    }

    pub(super) fn refused(&self, reason: impl Display) -> StoreError {
        StoreError::Corrupt { dataset: self.dataset.clone(), number: self.number.into(), reason: reason.to_string() }
    }
}
