//! What only a database that several servers share can do: tell them.

use crate::engine::{at, keep_checked, on_every_engine, on_postgres, publish_checked, release, states};
use crate::postgres::Postgres as Server;
use server::{
    clock,
    state::{Live, Snapshot},
    store::{StoreError, follow::Follower, postgres::Postgres},
};
use sqlx::{Connection as _, PgConnection};
use std::{sync::Arc, time::Duration};
use tokio::time::timeout;

/// What takes longer than this does not happen any more.
const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::test]
async fn a_store_that_waits_is_told_of_every_step_and_of_nothing_else() {
    on_postgres(async |database| {
        let (here, there) = (database.open().await, database.open().await);
        // The first notice: it listens now, and may have missed something before.
        timeout(PATIENCE, there.changed()).await.expect("it listens");
        for minutes in 0..3 {
            release(&*here, "returns", "next", minutes).await;
            let begun = clock::start();
            timeout(PATIENCE, there.changed()).await.expect("it is told");
            assert!(begun.elapsed() < Duration::from_secs(1), "told after {:?}", begun.elapsed());
            // The three steps of a release may be three notices: the bell is heard until it is silent.
            while timeout(Duration::from_millis(300), there.changed()).await.is_ok() {}
        }
        here.records().await.expect("the records");
        assert!(timeout(Duration::from_millis(300), there.changed()).await.is_err(), "reading is no news");
    })
    .await;
}

#[tokio::test]
async fn a_connection_that_breaks_is_made_again_and_what_was_missed_is_told() {
    on_postgres(async |database| {
        let (here, there) = (database.open().await, database.open().await);
        timeout(PATIENCE, there.changed()).await.expect("it listens");
        let every_other_one = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()";
        database.execute(every_other_one).await;
        timeout(PATIENCE, there.changed()).await.expect("it listens again");
        while timeout(Duration::from_millis(300), there.changed()).await.is_ok() {}
        // The pool of this one had its connections cut as well, and makes new ones.
        release(&*here, "returns", "first", 0).await;
        timeout(PATIENCE, there.changed()).await.expect("it is told");
    })
    .await;
}

#[tokio::test]
async fn a_follower_outlives_its_database() {
    if Server::shared().is_none() {
        return;
    }
    let server = Server::start().expect("it was there a moment ago");
    let store = server::store::open(&server.database()).await.expect("the store opens");
    release(&*store, "returns", "first", 0).await;
    let live = Arc::new(Live::new(Snapshot::default()));
    let mut follower = Follower::new(Arc::clone(&store), Arc::clone(&live));
    follower.look().await;
    server.kill();
    follower.look().await;
    assert!(live.is_degraded());
    assert!(live.snapshot().publication("returns", None).is_some(), "readers keep what they have");
    server.up();
    release(&*store, "returns", "second", 1).await;
    follower.look().await;
    assert!(!live.is_degraded());
    assert_eq!(live.snapshot().publication("returns", None).expect("a release").release().number, 2);
}

#[tokio::test]
async fn a_follower_has_a_release_within_a_second() {
    on_every_engine(async |database| {
        let (here, there) = (database.open().await, database.open().await);
        let live = Arc::new(Live::new(Snapshot::default()));
        let follower = Follower::new(Arc::clone(&there), Arc::clone(&live));
        let following = tokio::spawn(follower.follow());
        for number in 1..=3 {
            release(&*here, "returns", "next", number).await;
            let begun = clock::start();
            let there = || live.snapshot().publication("returns", None).map(|latest| latest.release().number);
            let number = u32::try_from(number).expect("a small number");
            while there() != Some(number) {
                assert!(begun.elapsed() < Duration::from_secs(1), "still not there: {number}");
                tokio::task::yield_now().await;
            }
        }
        following.abort();
    })
    .await;
}

#[tokio::test]
async fn a_writer_that_waits_for_another_one_says_so_in_the_end() {
    on_postgres(async |database| {
        let store = database.open().await;
        keep_checked(&*store, "returns", "first", 0).await;
        let mut other = PgConnection::connect(&database.url()).await.expect("a connection");
        let mut open = other.begin().await.expect("a transaction");
        sqlx::query("UPDATE generation SET value = value").execute(&mut *open).await.expect("the lock of writers");
        let refusal = publish_checked(&*store, "returns", 1).await.expect_err("somebody else writes").to_string();
        assert!(refusal.contains("lock timeout"), "{refusal}");
        open.rollback().await.expect("the lock is free");
        publish_checked(&*store, "returns", 2).await.expect("now it can");
        assert_eq!(states(&*store).await, ["returns 1 published"]);
        assert_eq!(store.records().await.expect("the records")[0].published_at, Some(at(2)));
    })
    .await;
}

#[tokio::test]
async fn a_database_that_is_not_there_says_why() {
    on_postgres(async |database| {
        let missing = database.url().replace("///test", "///none");
        let error = Postgres::open(&missing).await.err().expect("no such database");
        assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
        assert!(error.to_string().contains("does not exist"), "{error}");
        let nobody = Postgres::open("postgres:///referrals?host=/nowhere").await.err().expect("no such server");
        assert!(matches!(nobody, StoreError::Unavailable(_)), "{nobody}");
    })
    .await;
}
