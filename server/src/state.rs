//! What the server answers from: every release that readers may have, with its proof, in memory and immutable.
//!
//! Invariant: nothing here knows the store. A request takes one [`Snapshot`] and answers wholly from it. Of a withdrawn release
//! there is no number here.

mod history;

pub use history::{Content, Edition, Held, History};

use crate::{
    clock,
    rehearsal::{Draft, Key},
    release::certified::Certified,
};
use arc_swap::ArcSwap;
use jiff::Timestamp;
use shared::{publication::Publication, release::Release};
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// Every release of every dataset, as of one moment.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    datasets: BTreeMap<String, Arc<History>>,
    drafts: BTreeMap<String, Draft>,
    key: Option<Key>,
}

impl Snapshot {
    /// The snapshot of these releases, in any order.
    pub fn new(editions: impl IntoIterator<Item = Edition>) -> Self {
        let mut datasets: BTreeMap<String, Vec<Edition>> = BTreeMap::new();
        for edition in editions {
            datasets.entry(edition.dataset.clone()).or_default().push(edition);
        }
        let datasets = datasets.into_iter().map(|(slug, editions)| (slug, Arc::new(History::new(editions))));
        Self { datasets: datasets.collect(), ..Self::default() }
    }

    /// The same with the drafts that may be rehearsed, and the key that signs the way to them.
    #[must_use]
    pub fn rehearsing(self, key: Option<Key>, drafts: impl IntoIterator<Item = Draft>) -> Self {
        let drafts = drafts.into_iter().map(|draft| (draft.dataset().to_owned(), draft));
        Self { key, drafts: drafts.collect(), ..self }
    }

    /// The snapshot as it will be when a draft is published: at its moment, or `at` where it has none.
    #[must_use]
    pub fn published(&self, draft: &Draft, at: Timestamp) -> Self {
        let slug = draft.dataset().to_owned();
        let at = draft.scheduled_at.unwrap_or(at);
        let before = self.datasets.get(&slug).map(|history| History::clone(history)).unwrap_or_default();
        let release = Release { published: clock::london_day(at), ..draft.release().clone() };
        let certified = Certified::clone(&draft.certified).released(release);
        let history = before.followed_by(Edition::rehearsed(Arc::new(certified), at));
        let mut datasets = self.datasets.clone();
        datasets.insert(slug, Arc::new(history));
        Self { datasets, ..Self::default() }
    }

    /// The snapshot in which one release is the latest of one dataset, and there is nothing else; `None` when it is not there.
    pub fn of_one(&self, dataset: &str, number: u32) -> Option<Self> {
        let history = self.datasets.get(dataset)?.until(number)?;
        Some(Self { datasets: BTreeMap::from([(dataset.to_owned(), Arc::new(history))]), ..Self::default() })
    }

    /// The latest release of every dataset that has one, real data before illustrative data, then by slug.
    pub fn latest_of_all(&self) -> Vec<Arc<Publication>> {
        let latest = self.datasets.values().filter_map(|history| history.latest());
        let mut latest: Vec<_> = latest.filter_map(Edition::publication).collect();
        latest.sort_by_key(|publication| publication.dataset().illustrative);
        latest
    }

    /// Every dataset that has no latest release, by slug, with its releases and the last one that was withdrawn.
    pub fn taken_back(&self) -> impl Iterator<Item = (&str, &History, &Edition)> {
        let without_numbers = self.histories().filter(|(_, history)| history.latest().is_none());
        without_numbers.filter_map(|(slug, history)| Some((slug, history, history.last_withdrawn()?)))
    }

    /// Every dataset by slug, with its releases.
    pub fn histories(&self) -> impl Iterator<Item = (&str, &History)> {
        self.datasets.iter().map(|(slug, history)| (slug.as_str(), &**history))
    }

    /// The releases of a dataset; `None` when there is no such dataset.
    pub fn history(&self, dataset: &str) -> Option<&History> {
        self.datasets.get(dataset).map(|history| &**history)
    }

    /// The latest release of a dataset, or the one with a number, unless it is withdrawn.
    pub fn publication(&self, dataset: &str, release: Option<u32>) -> Option<Arc<Publication>> {
        let history = self.history(dataset)?;
        match release {
            None => history.latest(),
            Some(number) => history.edition(number),
        }?
        .publication()
    }

    /// The draft of a dataset that may be rehearsed.
    pub fn draft(&self, dataset: &str) -> Option<&Draft> {
        self.drafts.get(dataset)
    }

    /// The key that signs the way to rehearsals; `None` until somebody asked for one.
    pub fn key(&self) -> Option<&Key> {
        self.key.as_ref()
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
