//! Follows a store: puts what is published before the readers, and keeps it there when the store fails.

use super::{Store, StoreError, load::Library, show::Shown};
use crate::{
    clock,
    rehearsal::Key,
    release::{refusal::Refusal, schedule},
    state::Live,
};
use jiff::Timestamp;
use std::{convert::Infallible, sync::Arc, time::Duration};
use tokio::time::{MissedTickBehavior, interval};

/// How often the store is asked whether something has changed.
const EVERY: Duration = Duration::from_millis(500);

/// What keeps one [`Live`] in step with one store.
pub struct Follower {
    store: Arc<dyn Store>,
    live: Arc<Live>,
    library: Library,
    shown: Shown,
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
        Self { store, live, library: Library::default(), shown: Shown::default(), seen: None, due: None, trouble: None }
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
        self.note(trouble);
    }

    /// Loads what is public and publishes nothing: for who reads once and is no server.
    pub async fn load(&mut self) {
        let trouble = self.refresh().await.err();
        self.note(trouble);
    }

    fn note(&mut self, trouble: Option<Refresh>) {
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
            return Refresh::refused(self.library.refused().collect());
        }
        let records = self.store.records().await?;
        self.due = schedule::next_due(&records);
        let brought = self.library.bring(&self.store, &records).await?;
        // Who may not write to the database has no key until somebody else has made one.
        let drafts = records.iter().any(|record| record.state.is_on_the_way());
        let key = match drafts {
            true => self.store.rehearsal_key().await.ok().map(Key::new),
            // Whoever comes too late is told that it is over, and not that it never was.
            false => self.shown.key.clone(),
        };
        let whole = brought.refused.is_empty() && (key.is_some() || !drafts);
        let shown = Shown { records, key };
        if brought.read > 0 || self.shown != shown {
            self.live.swap(shown.snapshot(&self.library));
            tracing::info!(
                store.generation = generation,
                releases.served = shown.records.iter().filter(|record| record.state.is_public()).count(),
                "the releases in memory changed"
            );
        }
        self.shown = shown;
        self.seen = whole.then_some(generation);
        Refresh::refused(brought.refused)
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

impl Refresh {
    /// Whether releases were refused.
    fn refused(refused: Vec<String>) -> Result<(), Self> {
        if refused.is_empty() { Ok(()) } else { Err(Self::Refused(refused)) }
    }
}

/// Ends at the moment for which a release waits, as far as the clock is not set meanwhile; the ticks ask it again. Never
/// ends when nothing waits, or the moment is over: then the next tick tries once more.
async fn wait(due: Option<Timestamp>) {
    match due.and_then(|due| Duration::try_from(due.duration_since(clock::now())).ok()) {
        Some(left) => tokio::time::sleep(left).await,
        None => std::future::pending().await,
    }
}
