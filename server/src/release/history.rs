//! The releases of one dataset as they were read, and which of them is meant.

use super::refusal::Refusal;
use crate::store::{
    Store, StoreError,
    record::{Record, State},
};

/// Every release of a dataset, by number.
#[derive(Clone, Debug)]
pub struct History {
    /// The slug of the dataset.
    pub dataset: String,
    /// Its releases; empty before the first import.
    pub records: Vec<Record>,
}

impl History {
    /// Reads it, of a dataset that may not be there yet.
    pub async fn read(store: &dyn Store, dataset: &str) -> Result<Self, StoreError> {
        let mut records = store.records().await?;
        records.retain(|record| record.dataset == dataset);
        Ok(Self { dataset: dataset.to_owned(), records })
    }

    /// Reads it, of a dataset that must be there.
    pub async fn of(store: &dyn Store, dataset: &str) -> Result<Self, Refusal> {
        let mut all = store.records().await?;
        let mut known: Vec<_> = all.iter().map(|record| record.dataset.clone()).collect();
        known.dedup();
        if !known.iter().any(|known| known == dataset) {
            return Err(Refusal::UnknownDataset { dataset: dataset.to_owned(), known });
        }
        all.retain(|record| record.dataset == dataset);
        Ok(Self { dataset: dataset.to_owned(), records: all })
    }

    /// The number of the last release that is no draft; 0 before the first one.
    pub fn last(&self) -> u32 {
        self.released().map(|record| record.number).max().unwrap_or(0)
    }

    /// What was once shown, whatever became of it: it stays known.
    pub fn released(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(|record| !record.state.is_on_the_way())
    }

    /// The latest release; `None` before the first one and after it was withdrawn.
    pub fn latest(&self) -> Option<&Record> {
        self.records.iter().find(|record| record.state == State::Published)
    }

    /// The release that a new one is compared with: the latest, or the last of those that are still shown.
    pub fn before(&self) -> Option<&Record> {
        self.latest().or_else(|| self.records.iter().rfind(|record| record.state.is_public()))
    }

    /// The draft, if there is one.
    pub fn draft(&self) -> Option<&Record> {
        self.records.iter().find(|record| record.state.is_on_the_way())
    }

    /// The release with a number.
    pub fn release(&self, number: u32) -> Result<&Record, Refusal> {
        self.records.iter().find(|record| record.number == number).ok_or_else(|| Refusal::UnknownRelease {
            dataset: self.dataset.clone(),
            number,
            known: self.records.iter().map(|record| record.number.to_string()).collect(),
        })
    }

    /// The draft, or the release with a number when it is the draft.
    pub fn on_the_way(&self, number: Option<u32>) -> Result<&Record, Refusal> {
        let dataset = self.dataset.clone();
        match number {
            None => self.draft().ok_or_else(|| Refusal::NoDraft { dataset, last: self.last() }),
            Some(number) => {
                let record = self.release(number)?;
                if record.state.is_on_the_way() {
                    Ok(record)
                } else {
                    Err(Refusal::NotDraft { dataset, number, state: record.state })
                }
            }
        }
    }
}
