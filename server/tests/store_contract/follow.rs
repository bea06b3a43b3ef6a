//! What readers have in memory while the store changes, lies or fails.

use crate::engine::{keep_checked, on_every_engine, publish_checked, release};
use async_trait::async_trait;
use server::{
    embedders::{Embedder, Sighting},
    state::{Live, Snapshot},
    store::{Store, StoreError, audit::Entry, follow::Follower, record::Record, step::Step, stored::Stored},
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU32, Ordering},
};

/// The summary of the latest release that readers have.
fn latest(live: &Live, dataset: &str) -> Option<String> {
    live.snapshot().publication(dataset, None).map(|publication| publication.dataset().summary.en.clone())
}

fn live() -> Arc<Live> {
    Arc::new(Live::new(Snapshot::default()))
}

#[tokio::test]
async fn readers_have_a_release_once_it_is_published_and_never_a_draft() {
    on_every_engine(async |database| {
        let (store, live) = (database.open().await, live());
        let mut follower = Follower::new(Arc::clone(&store), Arc::clone(&live));
        follower.look().await;
        assert!(live.snapshot().latest_of_all().is_empty());

        keep_checked(&*store, "returns", "first", 0).await;
        follower.look().await;
        assert_eq!(latest(&live, "returns"), None);

        publish_checked(&*store, "returns", 1).await.expect("a release");
        release(&*store, "returns", "second", 2).await;
        follower.look().await;
        assert_eq!(latest(&live, "returns").as_deref(), Some("second"));
        let pinned = live.snapshot().publication("returns", Some(1)).expect("the release before");
        assert_eq!(pinned.dataset().summary.en, "first");
        assert!(!live.is_degraded());
    })
    .await;
}

#[tokio::test]
async fn a_corrupted_release_is_refused_and_the_one_before_stays() {
    on_every_engine(async |database| {
        let (store, live) = (database.open().await, live());
        release(&*store, "returns", "first", 0).await;
        let mut follower = Follower::new(Arc::clone(&store), Arc::clone(&live));
        follower.look().await;

        release(&*store, "returns", "second", 1).await;
        database.execute("UPDATE releases SET content = replace(content, 'second', 'zecond')").await;
        follower.look().await;
        assert_eq!(latest(&live, "returns").as_deref(), Some("first"));
        assert!(live.is_degraded());

        release(&*store, "others", "first", 2).await;
        follower.look().await;
        assert_eq!(latest(&live, "others").as_deref(), Some("first"), "other datasets go on");

        database.execute("UPDATE releases SET content = replace(content, 'zecond', 'second')").await;
        follower.look().await;
        assert_eq!(latest(&live, "returns").as_deref(), Some("second"));
        assert!(!live.is_degraded());
    })
    .await;
}

#[tokio::test]
async fn readers_notice_nothing_of_a_store_that_fails_and_recovers() {
    on_every_engine(async |database| {
        let (inner, live) = (database.open().await, live());
        release(&*inner, "returns", "first", 0).await;
        let watched = Arc::new(Watched { inner: Arc::clone(&inner), down: false.into(), loads: 0.into() });
        let mut follower = Follower::new(Arc::<Watched>::clone(&watched), Arc::clone(&live));
        follower.look().await;

        watched.down.store(true, Ordering::Relaxed);
        release(&*inner, "returns", "second", 1).await;
        follower.look().await;
        assert_eq!(latest(&live, "returns").as_deref(), Some("first"));
        assert!(live.is_degraded());

        watched.down.store(false, Ordering::Relaxed);
        follower.look().await;
        assert_eq!(latest(&live, "returns").as_deref(), Some("second"));
        assert!(!live.is_degraded());
    })
    .await;
}

#[tokio::test]
async fn only_what_is_not_in_memory_is_loaded() {
    on_every_engine(async |database| {
        let (inner, live) = (database.open().await, live());
        for minute in 0..5 {
            release(&*inner, "returns", "next", minute).await;
        }
        let watched = Arc::new(Watched { inner: Arc::clone(&inner), down: false.into(), loads: 0.into() });
        let mut follower = Follower::new(Arc::<Watched>::clone(&watched), Arc::clone(&live));
        follower.look().await;
        assert_eq!(watched.loads.load(Ordering::Relaxed), 5);

        let before = live.snapshot();
        follower.look().await;
        assert!(Arc::ptr_eq(&before, &live.snapshot()), "nothing changed, so nothing is swapped");

        release(&*inner, "returns", "next", 5).await;
        follower.look().await;
        assert_eq!(watched.loads.load(Ordering::Relaxed), 6);
        let kept = |number| {
            let [old, new] = [&before, &live.snapshot()].map(|snapshot| snapshot.publication("returns", Some(number)));
            old.zip(new).is_some_and(|(old, new)| Arc::ptr_eq(&old, &new))
        };
        assert!((1..=4).all(kept), "what was in memory stays where it is");
    })
    .await;
}

/// A store that counts what is loaded, and that can go down.
struct Watched {
    inner: Arc<dyn Store>,
    down: AtomicBool,
    loads: AtomicU32,
}

impl Watched {
    fn up(&self) -> Result<(), StoreError> {
        if self.down.load(Ordering::Relaxed) { Err(StoreError::Unavailable("it is down".into())) } else { Ok(()) }
    }
}

#[async_trait]
impl Store for Watched {
    async fn generation(&self) -> Result<i64, StoreError> {
        self.up()?;
        self.inner.generation().await
    }

    async fn records(&self) -> Result<Vec<Record>, StoreError> {
        self.up()?;
        self.inner.records().await
    }

    async fn stored(&self, dataset: &str, number: u32) -> Result<Option<Stored>, StoreError> {
        self.up()?;
        self.loads.fetch_add(1, Ordering::Relaxed);
        self.inner.stored(dataset, number).await
    }

    async fn take(&self, step: &Step<'_>) -> Result<(), StoreError> {
        self.up()?;
        self.inner.take(step).await
    }

    async fn audit(&self) -> Result<Vec<Entry>, StoreError> {
        self.up()?;
        self.inner.audit().await
    }

    async fn rehearsal_key(&self) -> Result<[u8; 32], StoreError> {
        self.up()?;
        self.inner.rehearsal_key().await
    }

    async fn note_embedders(&self, seen: &[Sighting], day: &str) -> Result<(), StoreError> {
        self.up()?;
        self.inner.note_embedders(seen, day).await
    }

    async fn embedders(&self) -> Result<Vec<Embedder>, StoreError> {
        self.up()?;
        self.inner.embedders().await
    }

    async fn close(&self) {
        self.inner.close().await;
    }
}
