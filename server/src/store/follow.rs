//! Follows a store: puts what is published before the readers, and keeps it there when the store fails.

use super::{
    Store, StoreError,
    record::{ContentHash, Record},
};
use crate::{
    clock,
    release::{certified::Certified, refusal::Refusal, schedule},
    state::{Live, Snapshot},
};
use jiff::Timestamp;
use std::{collections::BTreeMap, convert::Infallible, sync::Arc, time::Duration};
use tokio::time::{MissedTickBehavior, interval};

/// How often the store is asked whether something has changed.
const EVERY: Duration = Duration::from_millis(500);

/// The releases in memory by dataset and number, with the hashes under which they were stored.
type Held = BTreeMap<(String, u32), (ContentHash, Arc<Certified>)>;

/// What keeps one [`Live`] in step with one store.
pub struct Follower {
    store: Arc<dyn Store>,
    live: Arc<Live>,
    held: Held,
    /// The generation that is wholly in memory.
    seen: Option<i64>,
    /// The earliest moment for which a release waits.
    due: Option<Timestamp>,
    /// What was wrong when the store was last asked.
    trouble: Option<Refresh>,
}

impl Follower {
    /// Holds nothing yet.
    pub fn new(store: Arc<dyn Store>, live: Arc<Live>) -> Self {
        Self { store, live, held: Held::new(), seen: None, due: None, trouble: None }
    }

    /// Looks again and again, for as long as it is polled.
    pub async fn follow(mut self) -> Infallible {
        let mut ticks = interval(EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = ticks.tick() => {}
                () = self.store.changed() => {}
                () = wait(self.due) => {}
            }
            self.look().await;
        }
    }

    /// Looks once. Whatever fails is logged when it begins and when it is over, and marks the live state as degraded.
    pub async fn look(&mut self) {
        let trouble = self.keep_up().await.err();
        self.live.note_store(trouble.is_none());
        match (&self.trouble, &trouble) {
            (Some(_), None) => tracing::info!("the database answers again and all releases in it are served"),
            // A database that is down says so in ever other words: the first are told.
            (Some(Refresh::Store(_)), Some(Refresh::Store(_))) => {}
            (before, Some(now)) if before.as_ref().map(ToString::to_string) != Some(now.to_string()) => {
                let error = now.to_string();
                tracing::error!(store.error = error, "readers keep the releases in memory: the database is in trouble");
            }
            _ => {}
        }
        self.trouble = trouble;
    }

    /// Loads what is public, publishes what is due, and loads that too.
    async fn keep_up(&mut self) -> Result<(), Refresh> {
        let loaded = self.refresh().await;
        let now = clock::now();
        if self.due.is_none_or(|due| now < due) {
            return loaded;
        }
        let published = schedule::publish_due(&*self.store, now).await;
        let loaded = self.refresh().await;
        published?;
        loaded
    }

    /// Loads and verifies the public releases that are not in memory yet, then swaps them in all at once. A release that
    /// is refused is left out, or stays as it was in memory, and is tried again the next time.
    async fn refresh(&mut self) -> Result<(), Refresh> {
        let generation = self.store.generation().await?;
        if self.seen == Some(generation) {
            return Ok(());
        }
        let mut held = Held::new();
        let mut refused = Vec::new();
        let records = self.store.records().await?;
        self.due = schedule::next_due(&records);
        for Record { dataset, number, content_hash, .. } in
            records.into_iter().filter(|record| record.state.is_public())
        {
            let key = (dataset, number);
            let before = self.held.get(&key).cloned();
            let entry = match before {
                Some(before) if before.0 == content_hash => Some(before),
                before => match self.store.content(&key.0, key.1).await {
                    Ok(content) => content.map(|content| (content_hash, Arc::new(content))),
                    Err(error @ StoreError::Corrupt { .. }) => {
                        refused.push(error.to_string());
                        before
                    }
                    Err(error) => return Err(error.into()),
                },
            };
            held.extend(entry.map(|entry| (key, entry)));
        }
        self.swap(held, generation);
        if refused.is_empty() {
            self.seen = Some(generation);
            Ok(())
        } else {
            Err(Refresh::Refused(refused))
        }
    }

    fn swap(&mut self, held: Held, generation: i64) {
        let hashes = |held: &Held| held.values().map(|(hash, _)| hash.clone()).collect::<Vec<_>>();
        if self.held.keys().ne(held.keys()) || hashes(&self.held) != hashes(&held) {
            self.live.swap(Snapshot::new(held.values().map(|(_, certified)| Arc::clone(certified))));
            tracing::info!(
                store.generation = generation,
                releases.served = held.len(),
                "the releases in memory changed"
            );
        }
        self.held = held;
    }
}

/// Why not everything that is published is in memory.
#[derive(Debug, thiserror::Error)]
enum Refresh {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("{}", .0.join("; "))]
    Refused(Vec<String>),
    #[error("a release that is due is not published: {0}")]
    Due(#[from] Refusal),
}

/// Ends at the moment for which a release waits, as far as the clock is not set meanwhile; the ticks ask it again. Never
/// ends when nothing waits, or the moment is over: then the next tick tries once more.
async fn wait(due: Option<Timestamp>) {
    match due.and_then(|due| Duration::try_from(due.duration_since(clock::now())).ok()) {
        Some(left) => tokio::time::sleep(left).await,
        None => std::future::pending().await,
    }
}
