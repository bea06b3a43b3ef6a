//! What the server answers from: every published release with its proof, in memory and immutable.
//!
//! Invariant: nothing here knows the store. A request takes one [`Snapshot`] and answers wholly from it.

use crate::release::certified::Certified;
use arc_swap::ArcSwap;
use shared::publication::Publication;
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// Every published release of every dataset, as of one moment.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    datasets: BTreeMap<String, BTreeMap<u32, Arc<Certified>>>,
}

impl Snapshot {
    /// The snapshot of these published releases, in any order.
    pub fn new(published: impl IntoIterator<Item = Arc<Certified>>) -> Self {
        let mut datasets: BTreeMap<String, BTreeMap<u32, Arc<Certified>>> = BTreeMap::new();
        for certified in published {
            let publication = certified.publication();
            let releases = datasets.entry(publication.dataset().slug.clone()).or_default();
            releases.insert(publication.release().number, certified);
        }
        Self { datasets }
    }

    /// The latest release of every dataset, real data before illustrative data, then by slug.
    pub fn latest_of_all(&self) -> Vec<Arc<Publication>> {
        let releases = self.datasets.values().filter_map(|releases| releases.values().last());
        let mut latest: Vec<_> = releases.map(|certified| Arc::clone(certified.publication())).collect();
        latest.sort_by_key(|publication| publication.dataset().illustrative);
        latest
    }

    /// The releases of a dataset by number; `None` when there is no such dataset.
    pub fn releases(&self, dataset: &str) -> Option<&BTreeMap<u32, Arc<Certified>>> {
        self.datasets.get(dataset)
    }

    /// The latest release of a dataset, or the one with a number.
    pub fn publication(&self, dataset: &str, release: Option<u32>) -> Option<Arc<Publication>> {
        let releases = self.datasets.get(dataset)?;
        let certified = match release {
            None => releases.values().last(),
            Some(number) => releases.get(&number),
        };
        certified.map(|certified| Arc::clone(certified.publication()))
    }
}

/// The snapshot that requests take, and whether the store behind it answers.
#[derive(Debug, Default)]
pub struct Live {
    snapshot: ArcSwap<Snapshot>,
    degraded: AtomicBool,
}

impl Live {
    /// Starts with a snapshot.
    pub fn new(snapshot: Snapshot) -> Self {
        Self { snapshot: ArcSwap::from_pointee(snapshot), degraded: AtomicBool::new(false) }
    }

    /// The snapshot of this moment; one request takes it once.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.load_full()
    }

    /// Puts a new snapshot in the place of the old one, for all requests from now on.
    pub fn swap(&self, snapshot: Snapshot) {
        self.snapshot.store(Arc::new(snapshot));
    }

    /// Notes whether the store answered when it was last asked.
    pub fn note_store(&self, answered: bool) {
        self.degraded.store(!answered, Ordering::Relaxed);
    }

    /// Whether the store failed to answer; readers are served from memory all the same.
    pub fn is_degraded(&self) -> bool {
        self.degraded.load(Ordering::Relaxed)
    }
}
