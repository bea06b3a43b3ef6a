//! Follows a store: puts what is published before the readers, and keeps it there when the store fails.

use super::{
    Store, StoreError,
    record::{ContentHash, Record, State},
};
use crate::{
    clock,
    rehearsal::{Draft, Key},
    release::{certified::Certified, refusal::Refusal, schedule},
    state::{self, Edition, Live, Snapshot},
};
use jiff::Timestamp;
use shared::release::Release;
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
    shown: Seen,
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
        let shown = Seen::default();
        Self { store, live, held: Held::new(), shown, seen: None, due: None, trouble: None }
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

    /// Loads and verifies the releases that are not in memory yet, then swaps them in all at once. A release that is refused is
    /// left out, or stays as it was in memory, and is tried again the next time.
    async fn refresh(&mut self) -> Result<(), Refresh> {
        let generation = self.store.generation().await?;
        if self.seen == Some(generation) {
            return Ok(());
        }
        let records = self.store.records().await?;
        let mut held = Held::new();
        let mut refused = Vec::new();
        self.due = schedule::next_due(&records);
        for Record { dataset, number, state, content_hash, .. } in &records {
            // Nothing of a withdrawn release is held but that it was one.
            if !state.is_public() && !state.is_on_the_way() {
                continue;
            }
            let key = (dataset.clone(), *number);
            let before = self.held.get(&key).cloned();
            let entry = match before {
                Some(before) if before.0 == *content_hash => Some(before),
                before => match self.store.content(&key.0, key.1).await {
                    Ok(content) => content.map(|content| (content_hash.clone(), Arc::new(content))),
                    Err(error @ StoreError::Corrupt { .. }) => {
                        refused.push(error.to_string());
                        before
                    }
                    Err(error) => return Err(error.into()),
                },
            };
            held.extend(entry.map(|entry| (key, entry)));
        }
        // Who may not write to the database has no key until somebody else has made one.
        let drafts = records.iter().any(|record| record.state.is_on_the_way());
        let key = match drafts {
            true => self.store.rehearsal_key().await.ok().map(Key::new),
            // Whoever comes too late is told that it is over, and not that it never was.
            false => self.shown.key.clone(),
        };
        let whole = refused.is_empty() && (key.is_some() || !drafts);
        self.swap(Seen { records, key }, held, generation);
        self.seen = whole.then_some(generation);
        if refused.is_empty() { Ok(()) } else { Err(Refresh::Refused(refused)) }
    }

    fn swap(&mut self, shown: Seen, held: Held, generation: i64) {
        let hashes = |held: &Held| held.values().map(|(hash, _)| hash.clone()).collect::<Vec<_>>();
        let same = self.held.keys().eq(held.keys()) && hashes(&self.held) == hashes(&held);
        if !same || self.shown != shown {
            self.live.swap(shown.snapshot(&held));
            tracing::info!(
                store.generation = generation,
                releases.served = shown.records.iter().filter(|record| record.state.is_public()).count(),
                "the releases in memory changed"
            );
        }
        (self.held, self.shown) = (held, shown);
    }
}

/// What is known of all releases beside their content.
#[derive(Default, PartialEq, Eq)]
struct Seen {
    records: Vec<Record>,
    key: Option<Key>,
}

impl Seen {
    fn snapshot(&self, held: &Held) -> Snapshot {
        let content = |record: &Record| {
            let (_, content) = held.get(&(record.dataset.clone(), record.number))?;
            Some(Arc::clone(content))
        };
        let edition = |record: &Record| {
            let published_at = record.published_at?;
            match (record.state, &record.withdrawn) {
                (State::Published | State::Superseded, _) if self.leads(record, held) => {
                    Some(Edition::latest(content(record)?, published_at))
                }
                (State::Published | State::Superseded, _) => Some(Edition::superseded(content(record)?, published_at)),
                (State::Withdrawn, Some(end)) => {
                    let day = clock::london_day(published_at);
                    let release = Release { kind: record.kind, ..Release::new(record.number, day) };
                    let withdrawn = state::Held::Withdrawn { at: end.at, reason: end.reason.clone() };
                    Some(Edition { dataset: record.dataset.clone(), release, published_at, held: withdrawn })
                }
                (State::Withdrawn, None) | (State::Draft | State::Checked, _) => None,
            }
        };
        let draft = |record: &Record| {
            Some(Draft {
                certified: content(record)?,
                hash: record.content_hash.to_string(),
                scheduled_at: record.scheduled.as_ref().map(|scheduled| scheduled.at),
            })
        };
        let drafts = self.records.iter().filter(|record| record.state.is_on_the_way()).filter_map(draft);
        Snapshot::new(self.records.iter().filter_map(edition)).rehearsing(self.key.clone(), drafts)
    }

    /// Whether a release is the latest of its dataset; in the place of one that was refused, the last one before it that is held.
    fn leads(&self, record: &Record, held: &Held) -> bool {
        let is_held = |other: &&Record| held.contains_key(&(other.dataset.clone(), other.number));
        let of_dataset = || self.records.iter().filter(|other| other.dataset == record.dataset);
        match of_dataset().find(|other| other.state == State::Published) {
            None => false,
            Some(latest) if is_held(&latest) => latest.number == record.number,
            Some(_) => {
                let last = of_dataset().filter(|other| other.state.is_public()).rfind(is_held);
                last.is_some_and(|last| last.number == record.number)
            }
        }
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
