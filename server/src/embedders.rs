//! Who embeds which figure, so that a correction can be announced to them: sites, never readers.
//!
//! Invariant: of a request nothing is kept but the dataset, the figure without its looks, the scheme and the host of the page around
//! it, and the day. A request never waits for it: what does not fit into the channel is forgotten.

mod origin;

pub use origin::Origin;

use crate::{
    clock,
    store::{Store, StoreError},
};
use serde::Serialize;
use std::{
    collections::{BTreeSet, HashSet},
    convert::Infallible,
    sync::Arc,
    time::Duration,
};
use tokio::{
    sync::mpsc::{Receiver, Sender, channel},
    time::sleep,
};

/// A site that embeds a figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Embedder {
    /// The site.
    pub origin: Origin,
    /// The slug of the dataset.
    pub dataset: String,
    /// The canonical query string of the figure, without its looks.
    pub selection: String,
    /// The first day in London on which somebody saw it there, `2026-11-23`.
    pub first_day: String,
    /// The last one.
    pub last_day: String,
}

/// A figure that was asked for from a site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sighting {
    /// The slug of the dataset.
    pub dataset: String,
    /// The canonical query string of the figure, without its looks.
    pub selection: String,
    /// The site.
    pub origin: Origin,
}

/// So many sightings wait to be written.
const WAITING: usize = 256;
/// From one writing to the next.
const EVERY: Duration = Duration::from_secs(2);
/// So many sightings of a day are known to be written; after that some are written again, which changes nothing.
const KNOWN: usize = 10_000;

/// Where requests tell what they saw; by default nowhere.
#[derive(Clone, Debug, Default)]
pub struct Notes(Option<Sender<Sighting>>);

/// Writes what requests saw.
pub struct Recorder {
    told: Receiver<Sighting>,
    store: Arc<dyn Store>,
    /// What is written already of the day.
    known: HashSet<Sighting>,
    day: String,
    answered: bool,
}

impl Notes {
    /// Notes nothing.
    pub fn off() -> Self {
        Self(None)
    }

    /// Notes that go to a recorder, which writes them into a store.
    pub fn into_store(store: Arc<dyn Store>) -> (Self, Recorder) {
        let (send, told) = channel(WAITING);
        let recorder = Recorder { told, store, known: HashSet::new(), day: String::new(), answered: true };
        (Self(Some(send)), recorder)
    }

    /// Whether anything is noted.
    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// Tells of a sighting, or forgets it when too many wait.
    pub fn tell(&self, sighting: Sighting) {
        if let Some(send) = &self.0 {
            let _forgotten_when_full = send.try_send(sighting);
        }
    }
}

impl Recorder {
    /// Writes for as long as somebody tells.
    pub async fn record(mut self) -> Infallible {
        let mut told = Vec::new();
        while self.told.recv_many(&mut told, WAITING).await > 0 {
            self.write(told.drain(..).collect()).await;
            sleep(EVERY).await;
        }
        std::future::pending().await
    }

    async fn write(&mut self, told: BTreeSet<Sighting>) {
        let day = clock::london_day(clock::now());
        if day != self.day || self.known.len() > KNOWN {
            self.known.clear();
            self.day.clone_from(&day);
        }
        let new: Vec<Sighting> = told.into_iter().filter(|sighting| !self.known.contains(sighting)).collect();
        if new.is_empty() {
            return;
        }
        match self.store.note_embedders(&new, &day).await {
            Ok(()) => {
                self.known.extend(new);
                self.answered = true;
            }
            Err(error) => self.complain(&error),
        }
    }

    /// Once for as long as it lasts.
    fn complain(&mut self, error: &StoreError) {
        if std::mem::replace(&mut self.answered, false) {
            tracing::warn!(error.cause = %error, "who embeds what is not written; readers notice nothing");
        }
    }
}
