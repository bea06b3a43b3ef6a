//! What of a store lies in memory: every release that may be shown, read from it once.
//!
//! A release is read when it is first seen, its hash is verified, and it is kept compressed; those that many ask for, the latest
//! and the drafts that may be rehearsed, are opened too. Several are asked for at once, and read on the threads for blocking
//! work: many releases take all cores, and a server that answers stays awake.

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
use tokio::task::{JoinSet, spawn_blocking};

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

/// What came of reading one release: it, or why it was refused.
type Outcome = (Key, Result<Entry, String>);

impl Library {
    /// Reads the releases that may be shown and are not in memory, and forgets the others. Those that are refused are told;
    /// what was in memory in their place stays. When the store fails, what was read until then stays.
    pub(super) async fn bring(&mut self, store: &Arc<dyn Store>, records: &[Record]) -> Result<Brought, StoreError> {
        let shown: Vec<_> = records.iter().filter(|record| record.state != State::Withdrawn).collect();
        let keys: BTreeSet<Key> = shown.iter().map(|record| key(record)).collect();
        self.held.retain(|key, _| keys.contains(key));
        let most = 2 * available_parallelism().map_or(1, NonZero::get);
        let (mut brought, mut reading) = (Brought::default(), JoinSet::new());
        let mut failed = None;
        for record in shown {
            let (key, wide) = (key(record), record.state != State::Superseded);
            let held = self.held.get_mut(&key).filter(|held| held.hash == record.content_hash);
            match held {
                Some(held) if !wide => held.open = None,
                Some(held) if held.open.is_some() => {}
                Some(held) => {
                    let (hash, kept) = (held.hash.clone(), held.kept.clone());
                    reading.spawn(async move { Ok(Some(apart(key, move || Entry::open(hash, kept)).await)) });
                }
                None => {
                    let (store, shelf) = (Arc::clone(store), Arc::clone(&self.shelf));
                    reading.spawn(async move {
                        // It was there a moment ago: where it is not, the next look sees what became of it.
                        let Some(stored) = store.stored(&key.0, key.1).await? else { return Ok(None) };
                        Ok(Some(apart(key, move || Entry::read(&stored, &shelf, wide)).await))
                    });
                }
            }
            while reading.len() >= most {
                failed = failed.or(self.hold(&mut reading, &mut brought).await);
            }
            if failed.is_some() {
                break;
            }
        }
        while !reading.is_empty() {
            failed = failed.or(self.hold(&mut reading, &mut brought).await);
        }
        failed.map_or(Ok(brought), Err)
    }

    /// Takes in what is read next; gives why the store failed, if it did.
    async fn hold(
        &mut self,
        reading: &mut JoinSet<Result<Option<Outcome>, StoreError>>,
        brought: &mut Brought,
    ) -> Option<StoreError> {
        match reading.join_next().await? {
            Ok(Ok(Some((key, Ok(entry))))) => {
                self.held.insert(key, entry);
                brought.read += 1;
            }
            Ok(Ok(Some((_, Err(refused))))) => brought.refused.push(refused),
            Ok(Ok(None)) => {}
            Ok(Err(failed)) => return Some(failed),
            Err(error) => brought.refused.push(error.to_string()),
        }
        None
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

/// Reads a release on a thread for blocking work. Should that panic, the release is refused, and the log has been told why.
async fn apart(key: Key, read: impl FnOnce() -> Result<Entry, StoreError> + Send + 'static) -> Outcome {
    let read = spawn_blocking(read).await;
    (key, read.map_err(|error| error.to_string()).and_then(|read| read.map_err(|error| error.to_string())))
}

fn key(record: &Record) -> Key {
    (record.dataset.clone(), record.number)
}
