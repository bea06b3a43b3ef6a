//! What of a store lies in memory: every release that may be shown, read from it once.
//!
//! A release is read when it is first seen, its hash is verified, and it is kept compressed; those that many ask for, the latest
//! and the drafts that may be rehearsed, are opened too. That takes the threads for blocking work: many releases take all
//! cores, and a server that answers stays awake.

use super::{
    Store, StoreError,
    record::{ContentHash, Record, State},
    stored::Stored,
};
use crate::release::{
    certified::Certified,
    kept::{Kept, Shelf},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZero,
    sync::Arc,
    thread::available_parallelism,
};
use tokio::task::{JoinError, JoinSet};

/// A release by dataset and number.
type Key = (String, u32);

/// The releases in memory.
#[derive(Default)]
pub(super) struct Library {
    shelf: Arc<Shelf>,
    held: BTreeMap<Key, Entry>,
}

/// One release in memory.
struct Entry {
    /// The hash under which it was stored.
    hash: ContentHash,
    kept: Kept,
    /// All of it, where many ask for it.
    open: Option<Arc<Certified>>,
}

/// What came of reading releases.
#[derive(Default)]
pub(super) struct Brought {
    /// How many were read.
    pub(super) read: usize,
    /// Those that were refused, and why.
    pub(super) refused: Vec<String>,
}

/// What came of reading one release.
type Outcome = (Key, Result<Entry, StoreError>);

impl Library {
    /// Reads the releases that may be shown and are not in memory, and forgets the others. Those that are refused are told;
    /// what was in memory in their place stays. When the store fails, what was read until then stays.
    pub(super) async fn bring(&mut self, store: &dyn Store, records: &[Record]) -> Result<Brought, StoreError> {
        let shown: Vec<_> = records.iter().filter(|record| record.state != State::Withdrawn).collect();
        let keys: BTreeSet<Key> = shown.iter().map(|record| key(record)).collect();
        self.held.retain(|key, _| keys.contains(key));
        let most = 2 * available_parallelism().map_or(1, NonZero::get);
        let (mut brought, mut reading, mut failed) = (Brought::default(), JoinSet::new(), None);
        for record in shown {
            let (key, wide) = (key(record), record.state != State::Superseded);
            let held = self.held.get_mut(&key).filter(|held| held.hash == record.content_hash);
            match held {
                Some(held) if !wide => held.open = None,
                Some(held) if held.open.is_some() => {}
                Some(held) => {
                    let (hash, kept) = (held.hash.clone(), held.kept.clone());
                    reading.spawn_blocking(move || -> Outcome { (key, Entry::open(hash, kept)) });
                }
                None => match store.stored(&record.dataset, record.number).await {
                    Ok(Some(stored)) => {
                        let shelf = Arc::clone(&self.shelf);
                        reading.spawn_blocking(move || -> Outcome { (key, Entry::read(&stored, &shelf, wide)) });
                    }
                    // It was there a moment ago: the next look sees what became of it.
                    Ok(None) => {}
                    Err(error) => {
                        failed = Some(error);
                        break;
                    }
                },
            }
            while reading.len() >= most {
                self.hold(reading.join_next().await, &mut brought);
            }
        }
        while !reading.is_empty() {
            self.hold(reading.join_next().await, &mut brought);
        }
        failed.map_or(Ok(brought), Err)
    }

    fn hold(&mut self, outcome: Option<Result<Outcome, JoinError>>, brought: &mut Brought) {
        match outcome {
            Some(Ok((key, Ok(entry)))) => {
                self.held.insert(key, entry);
                brought.read += 1;
            }
            Some(Ok((_, Err(error)))) => brought.refused.push(error.to_string()),
            // It panicked, and has told the log why.
            Some(Err(error)) => brought.refused.push(error.to_string()),
            None => {}
        }
    }

    /// What readers asked for and did not get, because it proves nothing.
    pub(super) fn refused(&self) -> impl Iterator<Item = String> {
        self.held.values().filter_map(|entry| entry.kept.refused()).map(ToString::to_string)
    }

    /// A release, wherever it is.
    pub(super) fn kept(&self, record: &Record) -> Option<&Kept> {
        self.held.get(&key(record)).map(|entry| &entry.kept)
    }

    /// A release that many ask for.
    pub(super) fn open(&self, record: &Record) -> Option<Arc<Certified>> {
        self.held.get(&key(record))?.open.clone()
    }
}

impl Entry {
    fn read(stored: &Stored, shelf: &Arc<Shelf>, wide: bool) -> Result<Self, StoreError> {
        let (kept, hash) = (stored.keep(shelf)?, stored.hash().clone());
        if wide { Self::open(hash, kept) } else { Ok(Self { hash, kept, open: None }) }
    }

    fn open(hash: ContentHash, kept: Kept) -> Result<Self, StoreError> {
        let open = kept.read().map_err(|refused| StoreError::Corrupt {
            dataset: refused.dataset,
            number: refused.number.into(),
            reason: refused.reason,
        })?;
        Ok(Self { hash, kept, open: Some(Arc::new(open)) })
    }
}

fn key(record: &Record) -> Key {
    (record.dataset.clone(), record.number)
}
