//! The life of a release, from draft to superseded.

use crate::engine::{at, on_every_engine, protected, release, states, stored};
use server::release::publish;
use std::sync::Arc;

#[tokio::test]
async fn a_release_is_a_draft_then_published_then_superseded() {
    on_every_engine(async |database| {
        let store = database.open().await;
        let generation = store.generation().await.expect("a generation");

        let draft = publish::keep(&*store, protected("returns", "first"), at(0)).await.expect("a draft");
        assert_eq!((draft.publication().release().number, draft.publication().release().published.as_str()), (1, ""));
        assert_eq!(states(&*store).await, ["returns 1 draft"]);
        assert_eq!(store.generation().await.expect("a generation"), generation, "a draft is nothing that readers see");

        let first = publish::publish(&*store, "returns", None, at(1)).await.expect("a release");
        assert_eq!((first.release().number, first.release().published.as_str()), (1, "2026-11-23"));
        assert_eq!(first.cells(), draft.publication().cells());
        assert_eq!(states(&*store).await, ["returns 1 published"]);
        let after_first = store.generation().await.expect("a generation");
        assert_ne!(after_first, generation);

        release(&*store, "returns", "second", 2).await;
        assert_eq!(states(&*store).await, ["returns 1 superseded", "returns 2 published"]);
        assert_ne!(store.generation().await.expect("a generation"), after_first);

        let records = store.records().await.expect("the records");
        assert_eq!((records[0].created_at, records[0].published_at), (at(0), Some(at(1))));
        assert_eq!(stored(&*store, "returns", 1).await, Some(first), "it never changes");
        assert_eq!(stored(&*store, "returns", 3).await, None);
        assert_eq!(stored(&*store, "nothing", 1).await, None);
    })
    .await;
}

#[tokio::test]
async fn what_was_published_is_there_after_a_restart() {
    on_every_engine(async |database| {
        let published = release(&*database.open().await, "returns", "first", 0).await;
        let store = database.open().await;
        assert_eq!(stored(&*store, "returns", 1).await, Some(published));
    })
    .await;
}

#[tokio::test]
async fn a_release_has_the_day_of_london() {
    on_every_engine(async |database| {
        let store = database.open().await;
        let summer_night = "2027-06-30T23:30:00Z".parse().expect("a moment");
        publish::keep(&*store, protected("returns", "first"), at(0)).await.expect("a draft");
        let published = publish::publish(&*store, "returns", None, summer_night).await.expect("a release");
        assert_eq!(published.release().published, "2027-07-01");
    })
    .await;
}

#[tokio::test]
async fn a_new_import_takes_the_place_of_the_draft_and_numbers_have_no_gaps() {
    on_every_engine(async |database| {
        let store = database.open().await;
        release(&*store, "returns", "first", 0).await;
        release(&*store, "others", "first", 0).await;
        for summary in ["second", "second, mended", "second, mended again"] {
            publish::keep(&*store, protected("returns", summary), at(1)).await.expect("a draft");
        }
        assert_eq!(states(&*store).await, ["others 1 published", "returns 1 published", "returns 2 draft"]);
        let published = publish::publish(&*store, "returns", Some(2), at(2)).await.expect("a release");
        assert_eq!(published.dataset().summary.en, "second, mended again");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_published_says_why() {
    on_every_engine(async |database| {
        let store = database.open().await;
        let refusal = async |dataset, number| {
            publish::publish(&*store, dataset, number, at(9)).await.expect_err("nothing to publish").to_string()
        };
        assert_eq!(refusal("return", None).await, "there is no dataset `return`; none has been imported yet");
        release(&*store, "returns", "first", 0).await;
        release(&*store, "returns", "second", 1).await;
        release(&*store, "others", "first", 1).await;
        assert_eq!(refusal("return", None).await, "there is no dataset `return`; there are others, returns");
        assert_eq!(refusal("returns", Some(3)).await, "`returns` has no release 3; it has 1, 2");
        assert_eq!(
            refusal("returns", None).await,
            "`returns` has no draft to publish: its latest release is 2; import a return first"
        );
        assert_eq!(
            refusal("returns", Some(1)).await,
            "release 1 of `returns` cannot be published: it is already superseded"
        );
        assert_eq!(states(&*store).await, ["others 1 published", "returns 1 superseded", "returns 2 published"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_publish_at_once_one_wins_and_the_other_is_told() {
    on_every_engine(async |database| {
        let stores = [database.open().await, database.open().await];
        for number in 1..=20 {
            publish::keep(&*stores[0], protected("returns", "next"), at(0)).await.expect("a draft");
            let publishers = stores.each_ref().map(|store| {
                let store = Arc::clone(store);
                tokio::spawn(async move { publish::publish(&*store, "returns", None, at(1)).await })
            });
            let mut refusals = Vec::new();
            for publisher in publishers {
                if let Err(error) = publisher.await.expect("no panic") {
                    refusals.push(error.to_string());
                }
            }
            let [refusal] = refusals.as_slice() else { panic!("one of the two is refused: {refusals:?}") };
            assert!(refusal.contains("somebody else") || refusal.contains("no draft to publish"), "{refusal}");
            let latest = states(&*stores[1]).await.pop();
            assert_eq!(latest, Some(format!("returns {number} published")));
        }
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_was_replaced_after_it_was_read_is_not_published() {
    on_every_engine(async |database| {
        let store = database.open().await;
        let looked_at = publish::keep(&*store, protected("returns", "looked at"), at(0)).await.expect("a draft");
        let hash = store.records().await.expect("the records").remove(0).content_hash;
        publish::keep(&*store, protected("returns", "not looked at"), at(1)).await.expect("a draft");
        let error = store.publish(&looked_at, &hash, at(2)).await.expect_err("another draft").to_string();
        assert_eq!(error, "release 1 of `returns` was published or replaced by somebody else at the same moment");
        assert_eq!(states(&*store).await, ["returns 1 draft"]);
    })
    .await;
}

#[tokio::test]
async fn a_draft_never_takes_the_number_of_a_release() {
    on_every_engine(async |database| {
        let store = database.open().await;
        release(&*store, "returns", "first", 0).await;
        let published = store.content("returns", 1).await.expect("an answer").expect("a release");
        publish::keep(&*store, protected("returns", "second"), at(1)).await.expect("a draft");
        store.put_draft(&published, at(2)).await.expect_err("the number is taken");
        assert_eq!(states(&*store).await, ["returns 1 published", "returns 2 draft"], "the other draft is still there");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_processes_may_create_the_database_at_once() {
    on_every_engine(async |database| {
        let url = database.url();
        let openers: Vec<_> = (0..16)
            .map(|_| {
                let url = url.clone();
                tokio::spawn(async move { server::store::open(&url).await.map(drop) })
            })
            .collect();
        for opener in openers {
            opener.await.expect("no panic").expect("the store opens");
        }
    })
    .await;
}
