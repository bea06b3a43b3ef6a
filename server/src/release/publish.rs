//! From the counts of a return to a release: protect, keep a draft, publish.
//!
//! Release numbers of a dataset are whole, from 1 and without gaps. A dataset has at most one draft; it bears the number
//! after the last release, and importing again replaces it.

use super::{
    certified::Certified,
    counts::Counts,
    demo::{self, Demo},
    descriptor::Descriptor,
    disclosure::{ProtectError, protect, report::Report},
    import,
};
use crate::{
    clock,
    store::{
        Store, StoreError,
        record::{Record, State},
    },
};
use jiff::Timestamp;
use shared::{publication::Publication, release::Release};
use std::collections::BTreeSet;

/// Why a draft was not kept or not published; the store is as it was.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The store failed, or somebody else was faster.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Nothing of the return can be published safely.
    #[error(transparent)]
    Protect(#[from] ProtectError),
    /// No such dataset.
    #[error("there is no dataset `{dataset}`; {}", listed("there are", .known, "none has been imported yet"))]
    UnknownDataset {
        /// What was asked for.
        dataset: String,
        /// The datasets that there are.
        known: Vec<String>,
    },
    /// No such release.
    #[error("`{dataset}` has no release {number}; {}", listed("it has", .known, "it has none"))]
    UnknownRelease {
        /// The dataset.
        dataset: String,
        /// What was asked for.
        number: u32,
        /// The releases that there are.
        known: Vec<String>,
    },
    /// Nothing is waiting.
    #[error("`{dataset}` has no draft to publish: its latest release is {latest}; import a return first")]
    NoDraft {
        /// The dataset.
        dataset: String,
        /// The number of its last release.
        latest: u32,
    },
    /// It has been through this before.
    #[error("release {number} of `{dataset}` cannot be published: it is already {}", .state.word())]
    NotDraft {
        /// The dataset.
        dataset: String,
        /// The release.
        number: u32,
        /// Where in its life it is.
        state: State,
    },
}

fn listed(head: &str, names: &[String], none: &str) -> String {
    if names.is_empty() { none.to_owned() } else { format!("{head} {}", names.join(", ")) }
}

/// A draft, and what its protection cost.
#[derive(Debug)]
pub struct Draft {
    /// What may be shown once it is published.
    pub publication: Publication,
    /// What was withheld for which reason: for the office alone.
    pub report: Report,
}

/// Protects the counts of a return together with all earlier releases, and keeps the outcome as the draft of its dataset.
pub async fn draft(
    store: &dyn Store,
    counts: &Counts,
    descriptor: &Descriptor,
    at: Timestamp,
) -> Result<Draft, PublishError> {
    let dataset = &descriptor.dataset.slug;
    let mut earlier = Vec::new();
    for record in records(store, dataset).await?.iter().filter(|record| record.state.is_public()) {
        earlier.extend(store.content(dataset, record.number).await?.map(Certified::into_publication));
    }
    let protected = protect(counts, descriptor, &earlier.iter().collect::<Vec<_>>())?;
    let report = protected.report.clone();
    let draft = keep(store, protected.try_into().map_err(ProtectError::from)?, at).await?;
    Ok(Draft { publication: draft.into_publication(), report })
}

/// Keeps a protected publication as the draft of its dataset, in the place of an earlier draft, under the next number.
pub async fn keep(store: &dyn Store, protected: Certified, at: Timestamp) -> Result<Certified, PublishError> {
    let records = records(store, &protected.publication().dataset().slug).await?;
    let number = last(&records) + 1;
    let draft = protected.released(Release { number, published: String::new() });
    store.put_draft(&draft, at).await?;
    Ok(draft)
}

/// Publishes the draft of a dataset (or the release with a number, when it is the draft) with the day of `at` in London.
pub async fn publish(
    store: &dyn Store,
    dataset: &str,
    number: Option<u32>,
    at: Timestamp,
) -> Result<Publication, PublishError> {
    let records = records(store, dataset).await?;
    let draft = find_draft(store, dataset, number, &records).await?;
    let number = draft.number;
    let content = store.content(dataset, number).await?;
    let content = content.ok_or_else(|| StoreError::Overtaken { dataset: dataset.to_owned(), number })?;
    let release = content.released(Release { number, published: clock::london_day(at) });
    store.publish(&release, &draft.content_hash, at).await?;
    Ok(release.into_publication())
}

/// Imports and publishes the demo datasets into a store that holds nothing else.
pub async fn demo(store: &dyn Store, at: Timestamp) -> Result<(), PublishError> {
    let demo = demo::demo().expect("the demo descriptors are read by a test");
    let held: BTreeSet<String> = store.records().await?.into_iter().map(|record| record.dataset).collect();
    let slugs: BTreeSet<String> = demo.iter().map(|demo| demo.descriptor.dataset.slug.clone()).collect();
    if !held.is_subset(&slugs) {
        return Ok(());
    }
    for Demo { descriptor, bytes, file_name } in demo {
        let dataset = &descriptor.dataset.slug;
        if !held.contains(dataset) {
            let counts = import::read(&bytes, file_name, &descriptor).expect("the demo returns are imported by a test");
            draft(store, &counts, &descriptor, at).await?;
            publish(store, dataset, None, at).await?;
            tracing::info!(release.dataset = dataset, "a demo dataset is published");
        }
    }
    Ok(())
}

async fn find_draft<'a>(
    store: &dyn Store,
    dataset: &str,
    number: Option<u32>,
    records: &'a [Record],
) -> Result<&'a Record, PublishError> {
    let dataset = dataset.to_owned();
    if records.is_empty() {
        let mut known: Vec<_> = store.records().await?.into_iter().map(|record| record.dataset).collect();
        known.dedup();
        return Err(PublishError::UnknownDataset { dataset, known });
    }
    match number {
        None => records
            .iter()
            .find(|record| record.state.is_on_the_way())
            .ok_or_else(|| PublishError::NoDraft { dataset, latest: last(records) }),
        Some(number) => match records.iter().find(|record| record.number == number) {
            None => {
                let known = records.iter().map(|record| record.number.to_string()).collect();
                Err(PublishError::UnknownRelease { dataset, number, known })
            }
            Some(record) if !record.state.is_on_the_way() => {
                Err(PublishError::NotDraft { dataset, number, state: record.state })
            }
            Some(record) => Ok(record),
        },
    }
}

async fn records(store: &dyn Store, dataset: &str) -> Result<Vec<Record>, StoreError> {
    let mut records = store.records().await?;
    records.retain(|record| record.dataset == dataset);
    Ok(records)
}

/// The number of the last release that is no draft; 0 before the first one.
fn last(records: &[Record]) -> u32 {
    records.iter().filter(|record| !record.state.is_on_the_way()).map(|record| record.number).max().unwrap_or(0)
}
