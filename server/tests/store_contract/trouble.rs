//! What the store refuses, and what a failure leaves behind.

use crate::engine::{keep_checked, on_every_engine, publish_checked, release, states, stored};
use server::{
    release::refusal::Refusal,
    store::{self, StoreError, record::ContentHash},
};
use std::{future::poll_fn, pin::pin, task::Poll};

#[tokio::test]
async fn a_publish_that_fails_half_way_changes_nothing() {
    on_every_engine(async |database| {
        let store = database.open().await;
        release(&*store, "returns", "first", 0).await;
        keep_checked(&*store, "returns", "second", 1).await;
        database.execute("DROP TABLE generation").await;
        publish_checked(&*store, "returns", 2).await.expect_err("a table is gone");
        assert_eq!(states(&*store).await, ["returns 1 published", "returns 2 checked"]);
    })
    .await;
}

#[tokio::test]
async fn a_publish_that_is_dropped_at_any_moment_leaves_one_whole_release() {
    on_every_engine(async |database| {
        let store = database.open().await;
        let (mut latest, mut dropped) = (0, 0);
        for round in 0..100 {
            keep_checked(&*store, "returns", "next", 1).await;
            let generation = store.generation().await.expect("a generation");
            let publishing = publish_checked(&*store, "returns", 2);
            let finished = dropped_after(round % 20, publishing).await.map(|outcome| outcome.expect("a release"));

            // Waits until what was dropped is committed or rolled back.
            database.execute("UPDATE generation SET value = value").await;
            let published = store.generation().await.expect("a generation") != generation;
            assert!(published || finished.is_none());
            let next = if published { "published" } else { "checked" };
            let before = if published { "superseded" } else { "published" };
            let found = states(&*store).await.split_off(latest.max(1) - 1);
            match latest {
                0 => assert_eq!(found, [format!("returns 1 {next}")]),
                _ => {
                    assert_eq!(found, [format!("returns {latest} {before}"), format!("returns {} {next}", latest + 1)])
                }
            }
            let number = u32::try_from(latest + 1).expect("a small number");
            store.content("returns", number).await.expect("a whole publication");
            latest += usize::from(published);
            dropped += u32::from(!published);
        }
        assert!(latest > 0 && dropped > 0, "{latest} releases, and {dropped} times nothing");
    })
    .await;
}

/// The outcome of a future, or nothing when it had to wait more than so many times and was dropped.
async fn dropped_after<T>(waits: usize, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut left = waits;
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending if left == 0 => Poll::Ready(None),
        Poll::Pending => {
            left -= 1;
            Poll::Pending
        }
    })
    .await
}

#[tokio::test]
async fn a_stored_publication_that_was_changed_is_refused_by_name() {
    on_every_engine(async |database| {
        let store = database.open().await;
        release(&*store, "returns", "first", 0).await;
        release(&*store, "returns", "second", 1).await;
        release(&*store, "others", "first", 1).await;
        let refusal = async |dataset, number| match store.content(dataset, number).await {
            Err(error @ StoreError::Corrupt { .. }) => error.to_string(),
            other => panic!("{dataset} {number} is corrupt, not {other:?}"),
        };

        database.execute("UPDATE releases SET content = replace(content, 'second', 'zecond')").await;
        let changed = refusal("returns", 2).await;
        assert!(changed.starts_with("release 2 of `returns` is refused"), "{changed}");
        assert!(changed.contains("hash"), "{changed}");
        store.content("returns", 1).await.expect("the other releases are as they were");

        // The hash of the text `{}`: an honest hash of something that is no publication.
        database
            .execute(
                "UPDATE releases SET content = '{}',
                 content_hash = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' WHERE number = 2",
            )
            .await;
        let no_publication = refusal("returns", 2).await;
        assert!(no_publication.contains("missing field"), "{no_publication}");

        database
            .execute(
                "UPDATE releases SET
                 content = (SELECT content FROM releases WHERE dataset = 'others'),
                 content_hash = (SELECT content_hash FROM releases WHERE dataset = 'others')
                 WHERE dataset = 'returns' AND number = 1",
            )
            .await;
        let another = refusal("returns", 1).await;
        assert!(another.ends_with("its content is release 1 of `others`"), "{another}");
    })
    .await;
}

#[tokio::test]
async fn a_stored_publication_whose_certificate_does_not_check_is_refused() {
    on_every_engine(async |database| {
        let store = database.open().await;
        release(&*store, "returns", "first", 0).await;
        let content = store.content("returns", 1).await.expect("an answer").expect("a release");
        let honest = serde_json::to_string(&content).expect("JSON");
        // Three numbers are withheld, and no witness tells that they are open; the hash agrees with all of it.
        let unproved = honest.replacen(" 3*37 ", " 3*c1-99 ", 1);
        assert!(unproved != honest, "the sample holds 37 three times in a row");
        let (text, hash) = (unproved.replace('\'', "''"), ContentHash::of(&unproved));
        database.execute(format!("UPDATE releases SET content = '{text}', content_hash = '{hash}'")).await;
        let error = store.content("returns", 1).await.expect_err("it is refused").to_string();
        assert!(error.contains("0 pairs for 3 withheld cells"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_was_changed_is_not_published() {
    on_every_engine(async |database| {
        let store = database.open().await;
        keep_checked(&*store, "returns", "first", 0).await;
        database.execute("UPDATE releases SET content = replace(content, 'first', 'thirst')").await;
        let error = publish_checked(&*store, "returns", 1).await.expect_err("a changed draft").to_string();
        assert!(error.starts_with("release 1 of `returns` is refused"), "{error}");
        assert_eq!(states(&*store).await, ["returns 1 checked"]);
    })
    .await;
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused() {
    on_every_engine(async |database| {
        drop(database.open().await);
        database
            .execute(
                "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 SELECT 9000, 'of the future', success, checksum, execution_time FROM _sqlx_migrations WHERE version = 1",
            )
            .await;
        let error = database.try_open().await.err().expect("it is refused").to_string();
        assert!(error.contains("newer version of this program (schema 9000"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn a_database_that_can_only_be_read_is_read_and_says_that_it_cannot_publish() {
    on_every_engine(async |database| {
        let store = database.open().await;
        let published = release(&*store, "returns", "first", 0).await;
        keep_checked(&*store, "returns", "second", 1).await;
        drop(store);
        let store = store::open(&database.url_for_reading()).await.expect("the store opens");
        assert_eq!(stored(&*store, "returns", 1).await, Some(published));
        let error = publish_checked(&*store, "returns", 2).await.expect_err("it cannot");
        assert!(matches!(error, Refusal::Store(StoreError::ReadOnly)), "{error}");
        assert_eq!(states(&*store).await, ["returns 1 published", "returns 2 checked"]);
    })
    .await;
}

#[tokio::test]
async fn the_audit_is_only_ever_added_to() {
    on_every_engine(async |database| {
        let store = database.open().await;
        release(&*store, "returns", "first", 0).await;
        let audit = store.audit().await.expect("the audit");
        for sql in ["UPDATE audit SET who = 'Nobody'", "DELETE FROM audit", "DELETE FROM audit WHERE number = 1"] {
            assert!(database.try_execute(sql).await.is_err(), "{sql}");
        }
        assert_eq!(store.audit().await.expect("the audit"), audit);
    })
    .await;
}

#[tokio::test]
async fn two_drafts_and_two_latest_releases_cannot_be_stored() {
    on_every_engine(async |database| {
        let store = database.open().await;
        release(&*store, "returns", "first", 0).await;
        keep_checked(&*store, "returns", "second", 1).await;
        for sql in [
            "UPDATE releases SET state = 'published', published_at = created_at WHERE number = 2",
            "UPDATE releases SET state = 'checked', published_at = NULL WHERE number = 1",
            "UPDATE releases SET state = 'withdrawn' WHERE number = 1",
            "UPDATE releases SET scheduled_at = created_at WHERE number = 2",
            "UPDATE releases SET scheduled_at = created_at, scheduled_by = 'Ann' WHERE number = 1",
            "UPDATE releases SET state = 'lost' WHERE number = 1",
            "UPDATE releases SET published_at = NULL WHERE number = 1",
            "UPDATE releases SET number = 0 WHERE number = 1",
        ] {
            assert!(database.try_execute(sql).await.is_err(), "{sql}");
        }
    })
    .await;
}
