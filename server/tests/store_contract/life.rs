//! The life of a release, from draft to superseded.

use crate::engine::{
    ann, at, bob, keep, keep_checked, nothing_withheld, on_every_engine, protected, publish_checked, release, states,
    stored,
};
use server::{
    release::{act::Act, certified::Certified, check::check, demo, draft, draft::Intent, publish::publish},
    state::Live,
    store::{
        audit::Action,
        follow::Follower,
        record::{Record, State},
        step::{Move, Step},
    },
};
use shared::{
    cell::{Cell, Mark, Marks},
    change::changes,
    release::{Kind, Release},
};
use std::sync::Arc;
use tokio::task::JoinSet;

#[tokio::test]
async fn a_release_is_a_draft_then_published_then_superseded() {
    on_every_engine(async |database| {
        let store = database.open().await;
        let generation = store.generation().await.expect("a generation");

        let draft = keep(&*store, "returns", "first", 0).await;
        assert_eq!((draft.publication().release().number, draft.publication().release().published.as_str()), (1, ""));
        assert_eq!(states(&*store).await, ["returns 1 draft"]);
        check(&*store, "returns", None, &ann(0)).await.expect("it is checked");
        assert_eq!(states(&*store).await, ["returns 1 checked"]);

        let first = publish_checked(&*store, "returns", 1).await.expect("a release");
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

// Like the servers, none of them keeps another from working.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn servers_that_start_at_once_show_the_demo_once() {
    on_every_engine(async |database| {
        let mut servers = JoinSet::new();
        for _ in 0..3 {
            let store = database.open().await;
            servers.spawn(async move { demo::show(&*store, at(0)).await });
        }
        for shown in servers.join_all().await {
            shown.expect("none of them minds the others");
        }
        let store = database.open().await;
        assert_eq!(states(&*store).await, ["illustrative-by-force 1 published", "published-totals 1 published"]);
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
        keep_checked(&*store, "returns", "first", 0).await;
        let published = publish(&*store, "returns", None, &Act::new("Bob", summer_night)).await.expect("a release");
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
            keep_checked(&*store, "returns", summary, 1).await;
        }
        assert_eq!(states(&*store).await, ["others 1 published", "returns 1 published", "returns 2 checked"]);
        let published = publish(&*store, "returns", Some(2), &bob(2)).await.expect("a release");
        assert_eq!(published.dataset().summary.en, "second, mended again");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_published_says_why() {
    on_every_engine(async |database| {
        let store = database.open().await;
        let refusal = async |dataset, number| {
            publish(&*store, dataset, number, &bob(9)).await.expect_err("nothing to publish").to_string()
        };
        assert_eq!(refusal("return", None).await, "there is no dataset `return`; none has been imported yet");
        release(&*store, "returns", "first", 0).await;
        release(&*store, "returns", "second", 1).await;
        release(&*store, "others", "first", 1).await;
        assert_eq!(refusal("return", None).await, "there is no dataset `return`; there are others, returns");
        assert_eq!(refusal("returns", Some(3)).await, "`returns` has no release 3; it has 1, 2");
        assert_eq!(
            refusal("returns", None).await,
            "`returns` has no draft: its last release is 2; import a return first"
        );
        assert_eq!(refusal("returns", Some(1)).await, "release 1 of `returns` is no draft: it is already superseded");
        assert_eq!(states(&*store).await, ["others 1 published", "returns 1 superseded", "returns 2 published"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_publish_at_once_one_wins_and_the_other_is_told() {
    on_every_engine(async |database| {
        let stores = [database.open().await, database.open().await];
        for number in 1..=20 {
            keep_checked(&*stores[0], "returns", "next", 0).await;
            let publishers = stores.each_ref().map(|store| {
                let store = Arc::clone(store);
                tokio::spawn(async move { publish_checked(&*store, "returns", 1).await })
            });
            let mut refusals = Vec::new();
            for publisher in publishers {
                if let Err(error) = publisher.await.expect("no panic") {
                    refusals.push(error.to_string());
                }
            }
            let [refusal] = refusals.as_slice() else { panic!("one of the two is refused: {refusals:?}") };
            assert!(refusal.contains("somebody else") || refusal.contains("has no draft"), "{refusal}");
            let latest = states(&*stores[1]).await.pop();
            assert_eq!(latest, Some(format!("returns {number} published")));
        }
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_was_replaced_after_it_was_checked_must_be_checked_again() {
    on_every_engine(async |database| {
        let store = database.open().await;
        keep_checked(&*store, "returns", "looked at", 0).await;
        keep(&*store, "returns", "not looked at", 1).await;
        let refused = publish_checked(&*store, "returns", 2).await.expect_err("nobody has looked at it").to_string();
        assert!(refused.starts_with("release 1 of `returns` has not been checked"), "{refused}");
        assert_eq!(states(&*store).await, ["returns 1 draft"]);
    })
    .await;
}

#[tokio::test]
async fn who_checks_does_not_publish_unless_the_audit_says_why() {
    on_every_engine(async |database| {
        let store = database.open().await;
        keep_checked(&*store, "returns", "first", 0).await;
        for who in ["Ann", "ann ", "ANN"] {
            let refused = publish(&*store, "returns", None, &Act::new(who, at(1))).await.expect_err("the same person");
            assert!(refused.to_string().starts_with("Ann has checked this release"), "{refused}");
        }
        assert_eq!(states(&*store).await, ["returns 1 checked"]);
        let alone = Act { single_handed: Some("Bob is ill".into()), ..ann(2) };
        publish(&*store, "returns", None, &alone).await.expect("a release");
        release(&*store, "returns", "second", 3).await;
        let audit = store.audit().await.expect("the audit");
        let lines: Vec<_> =
            audit.iter().map(|line| (line.who.as_str(), line.action, line.number, &*line.why)).collect();
        assert_eq!(
            lines,
            [
                ("Ann", Action::Imported, 1, "scheduled-release"),
                ("Ann", Action::Checked, 1, ""),
                ("Ann", Action::Published, 1, "single-handed: Bob is ill"),
                ("Ann", Action::Imported, 2, "scheduled-release"),
                ("Ann", Action::Checked, 2, ""),
                ("Bob", Action::Published, 2, "checked by Ann"),
            ]
        );
        assert!(audit.iter().map(|line| line.at).eq([0, 0, 2, 3, 3, 3].map(at)));
    })
    .await;
}

#[tokio::test]
async fn a_step_that_does_not_find_what_it_expects_changes_nothing() {
    on_every_engine(async |database| {
        let store = database.open().await;
        release(&*store, "returns", "first", 0).await;
        keep(&*store, "returns", "looked at", 1).await;
        let [first, read] = store.records().await.expect("the records").try_into().expect("two releases");
        keep(&*store, "returns", "not looked at", 2).await;
        let audit = store.audit().await.expect("the audit");
        let first_content = store.content("returns", 1).await.expect("an answer").expect("a release");
        for moves in [
            vec![Move::Turn(read.clone(), read.clone())],
            vec![Move::Drop(read.clone())],
            vec![Move::Drop(first.clone()), Move::Turn(read.clone(), read.clone())],
            vec![Move::Add(Record { state: State::Draft, ..first.clone() }, &first_content)],
        ] {
            let entries = vec![audit[0].clone()];
            let error = store.take(&Step { moves, entries }).await.expect_err("another draft").to_string();
            assert!(error.contains("was changed by somebody else at the same moment"), "{error}");
        }
        assert_eq!(states(&*store).await, ["returns 1 published", "returns 2 draft"]);
        assert_eq!(store.audit().await.expect("the audit"), audit);
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_steps_back_changes_no_order() {
    on_every_engine(async |database| {
        let store = database.open().await;
        release(&*store, "returns", "first", 60).await;
        release(&*store, "returns", "second", 0).await;
        assert_eq!(states(&*store).await, ["returns 1 superseded", "returns 2 published"]);
        let records = store.records().await.expect("the records");
        assert!(records[1].published_at < records[0].published_at, "the moments are those of the clock");
        let live = Arc::new(Live::default());
        Follower::new(Arc::clone(&store), Arc::clone(&live)).look().await;
        assert_eq!(live.snapshot().publication("returns", None).expect("a release").release().number, 2);
    })
    .await;
}

#[tokio::test]
async fn the_key_of_rehearsals_is_made_once() {
    on_every_engine(async |database| {
        let key = database.open().await.rehearsal_key().await.expect("a key");
        assert_eq!(database.open().await.rehearsal_key().await.expect("a key"), key);
        assert_ne!(key, [0; 32]);
    })
    .await;
}

#[tokio::test]
async fn what_is_shown_otherwise_than_before_is_marked_as_revised() {
    on_every_engine(async |database| {
        let store = database.open().await;
        release(&*store, "returns", "first", 0).await;
        let changed = protected("returns", "second").into_publication();
        let changed = changed.map_cells(|index, cell| if index == 0 { Cell::Count(4321, Marks::NONE) } else { cell });
        let changed = Certified::new(changed, nothing_withheld("returns")).expect("every cell is shown");
        let intent = Intent { kind: Kind::Correction, note: Some("Kent had counted twice.".into()) };
        draft::keep(&*store, changed, intent.clone(), &ann(1)).await.expect("a draft");
        check(&*store, "returns", None, &ann(1)).await.expect("it is checked");
        let second = publish_checked(&*store, "returns", 2).await.expect("a release");
        assert_eq!(second.cells()[0], Cell::Count(4321, Marks::NONE.with(Mark::Revised)));
        assert_eq!(
            second.release(),
            &Release { kind: intent.kind, note: intent.note, before: Some(1), ..Release::new(2, "2026-11-23") }
        );
        let first = stored(&*store, "returns", 1).await.expect("the release before");
        assert_eq!(changes(&first, &second).len(), 1);
        let revised = |cell: &&Cell| matches!(cell, Cell::Count(_, marks) if marks.iter().any(|m| m == Mark::Revised));
        assert_eq!(second.cells().iter().filter(revised).count(), 1);
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
