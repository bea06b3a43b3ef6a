//! Schedule, withdraw, roll back: what each step leaves behind, by a fixed clock.

use crate::engine::{ann, at, bob, keep, keep_checked, on_every_engine, protected, publish_checked, release, states};
use server::{
    release::{
        certified::Certified,
        check::check,
        draft,
        draft::Intent,
        publish::publish,
        schedule::{next_due, publish_due, schedule, unschedule},
        withdraw::{After, roll_back, withdraw},
    },
    store::{Store, audit::Action},
};
use shared::{language::Bilingual, release::Kind};
use std::sync::Arc;

fn reason() -> Bilingual {
    Bilingual { en: "Kent counted twice.".into(), cy: "Cyfrifodd Caint ddwywaith.".into() }
}

/// What was done to the releases, with their numbers, such as `imported 1`.
async fn done(store: &dyn Store) -> Vec<String> {
    let audit = store.audit().await.expect("the audit");
    audit.iter().map(|line| format!("{} {}", line.action, line.number)).collect()
}

#[tokio::test]
async fn a_scheduled_release_is_published_at_its_moment_once_and_not_before() {
    on_every_engine(async |database| {
        let stores = [database.open().await, database.open().await, database.open().await];
        let store = &*stores[0];
        keep_checked(store, "returns", "first", 0).await;
        schedule(store, "returns", None, at(10), &bob(1)).await.expect("it is scheduled");
        assert_eq!(next_due(&store.records().await.expect("the records")), Some(at(10)));
        publish_due(store, at(9)).await.expect("nothing is due");
        let early = publish(store, "returns", None, &bob(9)).await.expect_err("it waits").to_string();
        assert!(early.contains("waits for 2026-11-23 09:40 in London"), "{early}");
        assert_eq!(states(store).await, ["returns 1 checked"]);

        let servers = stores.each_ref().map(|store| {
            let store = Arc::clone(store);
            tokio::spawn(async move { publish_due(&*store, at(10)).await })
        });
        for server in servers {
            server.await.expect("no panic").expect("one publishes, the others find it done");
        }
        // The clock steps back, and time passes again.
        publish_due(store, at(5)).await.expect("nothing is due");
        publish_due(store, at(10)).await.expect("nothing is due");
        assert_eq!(states(store).await, ["returns 1 published"]);
        assert_eq!(done(store).await, ["imported 1", "checked 1", "scheduled 1", "published 1"]);
        let last = store.audit().await.expect("the audit").pop().expect("a line");
        assert_eq!((last.who.as_str(), last.at), ("Bob", at(10)));
        assert_eq!(next_due(&store.records().await.expect("the records")), None);
    })
    .await;
}

#[tokio::test]
async fn a_moment_that_was_slept_through_is_made_up_for_at_once() {
    on_every_engine(async |database| {
        let store = database.open().await;
        keep_checked(&*store, "returns", "first", 0).await;
        schedule(&*store, "returns", None, at(10), &bob(1)).await.expect("it is scheduled");
        publish_due(&*store, at(70)).await.expect("it is published");
        let record = store.records().await.expect("the records").remove(0);
        assert_eq!((record.state.word(), record.published_at), ("published", Some(at(70))));
        let last = store.audit().await.expect("the audit").pop().expect("a line");
        assert!(last.why.starts_with("3600 s after the moment"), "{}", last.why);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_scheduled_says_why_and_a_moment_is_taken_back() {
    on_every_engine(async |database| {
        let store = database.open().await;
        let refusal = async |moment, act| {
            schedule(&*store, "returns", None, at(moment), &act).await.expect_err("it is refused").to_string()
        };
        keep(&*store, "returns", "first", 0).await;
        assert!(refusal(10, bob(1)).await.contains("has not been checked"));
        check(&*store, "returns", None, &ann(0)).await.expect("it is checked");
        assert!(refusal(10, ann(1)).await.starts_with("Ann has checked this release"));
        assert_eq!(refusal(1, bob(1)).await, "2026-11-23 09:31 in London is over: it is 2026-11-23 09:31 in London");
        let idle = unschedule(&*store, "returns", None, &ann(1)).await.expect_err("nothing waits").to_string();
        assert_eq!(idle, "release 1 of `returns` is not scheduled");

        schedule(&*store, "returns", None, at(10), &bob(1)).await.expect("it is scheduled");
        unschedule(&*store, "returns", None, &ann(2)).await.expect("it is taken back");
        publish_due(&*store, at(10)).await.expect("nothing is due");
        assert_eq!(states(&*store).await, ["returns 1 checked"]);

        // A return that takes the place of a draft that waits is looked at before it is published.
        schedule(&*store, "returns", None, at(20), &bob(11)).await.expect("it is scheduled");
        keep(&*store, "returns", "first, mended", 12).await;
        publish_due(&*store, at(20)).await.expect("nothing is due");
        assert_eq!(states(&*store).await, ["returns 1 draft"]);
    })
    .await;
}

#[tokio::test]
async fn one_release_that_cannot_be_published_does_not_hold_up_another() {
    on_every_engine(async |database| {
        let store = database.open().await;
        for dataset in ["apples", "pears"] {
            keep_checked(&*store, dataset, "first", 0).await;
            schedule(&*store, dataset, None, at(10), &bob(1)).await.expect("it is scheduled");
        }
        database
            .execute("UPDATE releases SET content = replace(content, 'first', 'thirst') WHERE dataset = 'apples'")
            .await;
        let error = publish_due(&*store, at(11)).await.expect_err("one is corrupt").to_string();
        assert!(error.starts_with("release 1 of `apples` is refused"), "{error}");
        assert_eq!(states(&*store).await, ["apples 1 checked", "pears 1 published"]);
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_release_leaves_nothing_until_somebody_goes_back() {
    on_every_engine(async |database| {
        let store = database.open().await;
        release(&*store, "returns", "first", 0).await;
        release(&*store, "returns", "second", 1).await;
        let withdrawn =
            withdraw(&*store, "returns", 2, &reason(), After::Nothing, &ann(2)).await.expect("it is withdrawn");
        assert_eq!(withdrawn.withdrawn.map(|withdrawal| (withdrawal.at, withdrawal.reason)), Some((at(2), reason())));
        assert_eq!(states(&*store).await, ["returns 1 superseded", "returns 2 withdrawn"]);
        let twice = withdraw(&*store, "returns", 2, &reason(), After::Nothing, &ann(3)).await.expect_err("it is gone");
        assert_eq!(
            twice.to_string(),
            "release 2 of `returns` cannot be withdrawn: readers do not have it, it is withdrawn"
        );

        let latest = roll_back(&*store, "returns", 1, &reason(), &bob(4)).await.expect("release 1 is there");
        assert_eq!((latest.number, latest.state.word()), (1, "published"));
        assert_eq!(states(&*store).await, ["returns 1 published", "returns 2 withdrawn"]);
        let nothing = roll_back(&*store, "returns", 1, &reason(), &bob(5)).await.expect_err("nothing is before it");
        assert_eq!(nothing.to_string(), "`returns` has no release to go back to");

        let third = release(&*store, "returns", "third", 6).await;
        assert_eq!((third.release().number, third.release().before), (3, Some(1)), "a number is never used again");
        let audit = store.audit().await.expect("the audit");
        let withdrawn = audit.iter().find(|line| line.action == Action::Withdrawn).expect("a line");
        assert_eq!((withdrawn.who.as_str(), withdrawn.why.as_str()), ("Ann", "Kent counted twice."));
    })
    .await;
}

#[tokio::test]
async fn going_back_withdraws_the_latest_and_restores_the_one_before_in_one_step() {
    on_every_engine(async |database| {
        let store = database.open().await;
        for summary in ["first", "second", "third"] {
            release(&*store, "returns", summary, 0).await;
        }
        roll_back(&*store, "returns", 2, &reason(), &ann(1)).await.expect("release 2 is there");
        let twice = roll_back(&*store, "returns", 2, &reason(), &ann(1)).await.expect_err("readers have it");
        let told = "`returns` cannot go back to release 2: readers have release 2, and the release before is 1";
        assert_eq!(twice.to_string(), told);
        assert_eq!(states(&*store).await, ["returns 1 superseded", "returns 2 published", "returns 3 withdrawn"]);
        assert_eq!(done(&*store).await.split_off(9), ["withdrawn 3", "restored 2"]);
        let refused = withdraw(&*store, "returns", 1, &reason(), After::TheReleaseBefore, &ann(2)).await;
        assert!(refused.expect_err("it is not the latest").to_string().contains("is not the latest"));
        withdraw(&*store, "returns", 1, &reason(), After::Nothing, &ann(3)).await.expect("an old one goes alone");
        assert_eq!(states(&*store).await, ["returns 1 withdrawn", "returns 2 published", "returns 3 withdrawn"]);
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_was_compared_with_a_withdrawn_release_must_be_imported_again() {
    on_every_engine(async |database| {
        let store = database.open().await;
        release(&*store, "returns", "first", 0).await;
        release(&*store, "returns", "second", 1).await;
        keep_checked(&*store, "returns", "third", 2).await;
        schedule(&*store, "returns", None, at(10), &bob(3)).await.expect("it is scheduled");
        withdraw(&*store, "returns", 2, &reason(), After::TheReleaseBefore, &ann(4)).await.expect("it is withdrawn");
        assert_eq!(states(&*store).await, ["returns 1 published", "returns 2 withdrawn", "returns 3 draft"]);
        publish_due(&*store, at(10)).await.expect("nothing is due");
        let refused = check(&*store, "returns", None, &ann(11)).await.expect_err("it is outdated").to_string();
        assert!(refused.ends_with("import it again"), "{refused}");
        keep_checked(&*store, "returns", "third", 12).await;
        publish_checked(&*store, "returns", 13).await.expect("a release");
        assert_eq!(states(&*store).await, ["returns 1 superseded", "returns 2 withdrawn", "returns 3 published"]);
    })
    .await;
}

#[tokio::test]
async fn a_correction_says_why_and_changes_something() {
    on_every_engine(async |database| {
        let store = database.open().await;
        let note = Some(Bilingual::from("Kent counted twice."));
        let intent = |kind, note: &Option<Bilingual>| Intent { kind, note: note.clone() };
        let refusal = async |protected: Certified, intent| {
            draft::keep(&*store, protected, intent, &ann(1)).await.expect_err("it is refused").to_string()
        };
        let early = refusal(protected("returns", "first"), intent(Kind::Correction, &note)).await;
        assert!(early.contains("they have nothing yet"), "{early}");
        release(&*store, "returns", "first", 0).await;
        let silent = refusal(protected("returns", "second"), intent(Kind::Correction, &None)).await;
        assert!(silent.contains("--note"), "{silent}");
        for kind in [Kind::Correction, Kind::Revision] {
            let idle = refusal(protected("returns", "first"), intent(kind, &note)).await;
            assert!(idle.starts_with("this return shows just what release 1 of `returns` shows"), "{idle}");
        }
        assert_eq!(states(&*store).await, ["returns 1 published"]);
        // Words may be what was wrong.
        let words = intent(Kind::Correction, &note);
        draft::keep(&*store, protected("returns", "second"), words, &ann(1)).await.expect("a draft");
        let line = store.audit().await.expect("the audit").pop().expect("a line");
        assert_eq!(line.why, "correction: Kent counted twice.");
    })
    .await;
}
