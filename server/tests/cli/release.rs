//! The year of an office, in real processes on a real database.

use crate::{
    canary::numbers,
    desk::{DESCRIPTOR, Desk, Outcome, csv},
};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use server::{
    app::ROUTES,
    clock,
    store::{
        self,
        record::{Record, Signed},
        step::{Move, Step},
    },
};
use std::collections::BTreeSet;

const CORRECT: [&str; 4] = ["--kind", "correction", "--note", "Avon and Somerset had counted one referral twice."];

fn desk(first: &str) -> Desk {
    let desk = Desk::new();
    desk.write("descriptor.toml", DESCRIPTOR);
    desk.write("return.csv", csv(first));
    desk
}

fn import(desk: &Desk, first: &str, more: &[&str]) -> Outcome {
    desk.write("return.csv", csv(first));
    desk.run(&[&["import", "return.csv", "--dataset", "descriptor.toml"], more].concat())
}

fn ok(outcome: Outcome) -> String {
    assert_eq!((outcome.code, outcome.err.as_str()), (Some(0), ""), "{}", outcome.out);
    outcome.out
}

fn json(outcome: Outcome) -> Value {
    serde_json::from_str(&ok(outcome)).expect("JSON and nothing else")
}

/// Imports, checks and publishes a return.
fn publish(desk: &Desk, first: &str, more: &[&str]) {
    ok(import(desk, first, more));
    ok(desk.publish("returns"));
}

/// Number and state of every release.
fn states(desk: &Desk) -> Vec<String> {
    let list = json(desk.run(&["release", "list", "--json"]));
    let releases = list.as_array().expect("a list");
    releases
        .iter()
        .map(|release| format!("{} {}", release["number"], release["state"].as_str().expect("a word")))
        .collect()
}

/// What was done, by whom, to which release.
fn audit(desk: &Desk) -> Vec<String> {
    let audit = json(desk.run(&["release", "audit", "returns", "--json"]));
    let lines = audit.as_array().expect("a list").clone();
    let word = |line: &Value, key: &str| line[key].as_str().expect("a word").to_owned();
    lines.iter().map(|line| format!("{} {} {}", word(line, "who"), word(line, "action"), line["release"])).collect()
}

#[test]
fn a_mistake_is_put_right_and_the_office_sees_before_what_readers_will_see() {
    let desk = desk("21");
    publish(&desk, "21", &[]);

    let silent = import(&desk, "20", &["--kind", "correction"]);
    assert_eq!((silent.code, silent.err.contains("--note")), (Some(1), true), "{}", silent.err);
    let idle = import(&desk, "21", &CORRECT);
    assert_eq!(idle.code, Some(1));
    assert!(idle.err.contains("shows just what release 1 of `returns` shows"), "{}", idle.err);
    assert_eq!(states(&desk), ["1 published"]);

    let told = ok(import(&desk, "20", &[&CORRECT[..], &["--note-cy", "Cyfrifwyd un ddwywaith."]].concat()));
    for line in [
        "Compared with release 1, which readers have now:",
        "England and Wales: 2",
        "changed elsewhere: 2",
        "  Avon and Somerset Constabulary, 2020-21: 21 -> 20 [r]",
        "  /datasets/returns/forces/avon-and-somerset, with its embed, figures and files: 2 numbers",
    ] {
        assert!(told.lines().any(|found| found == line), "`{line}` in\n{told}");
    }
    assert!(told.contains("    sentence before: "), "{told}");

    let imported = json(import(&desk, "20", &[&CORRECT[..], &["--json"]].concat()));
    assert_eq!((imported["kind"].as_str(), imported["release"].as_u64()), (Some("correction"), Some(2)));
    let changes = &imported["changes"];
    assert_eq!((changes["before"].as_u64(), changes["changed"].as_array().map(Vec::len)), (Some(1), Some(4)));
    assert_eq!(changes["totals"].as_array().map(Vec::len), Some(2), "the year, and all years");
    assert!(changes["added"].as_array().is_some_and(Vec::is_empty));

    ok(desk.publish("returns"));
    let server = desk.serve(&[]);
    assert_eq!(server.get("/datasets/returns").0, 200);
    assert_eq!(states(&desk), ["1 superseded", "2 published"]);
    let shown = json(desk.run(&["release", "show", "returns", "--json"]));
    assert_eq!(shown["note"]["en"].as_str(), Some(CORRECT[3]));
    assert_eq!(shown["changes"]["changed"], changes["changed"]);
    assert_eq!(
        audit(&desk),
        [
            "somebody imported 1",
            "Ann checked 1",
            "Bob published 1",
            "somebody imported 2",
            "somebody imported 2",
            "Ann checked 2",
            "Bob published 2"
        ]
    );
}

#[test]
fn numbers_are_withdrawn_and_the_release_before_comes_back_only_when_asked() {
    let desk = desk("21");
    publish(&desk, "21", &["--as", "Ann"]);
    publish(&desk, "20", &CORRECT);
    let reason = ["--reason", "The return was of another year.", "--as", "Cy"];
    let gone = ok(desk.run(&[&["release", "withdraw", "returns", "--release", "2"][..], &reason].concat()));
    assert_eq!(
        gone,
        "Release 2 of returns, a correction, is withdrawn: The return was of another year.\n\n\
         Readers have no numbers of returns until another release is published. To give them the one before it, if any:\n  \
         referrals release roll-back returns --release N --reason WORDS --as NAME\n\n\
               No other site is known to embed what is gone.\n"
    );
    assert_eq!(states(&desk), ["1 superseded", "2 withdrawn"]);
    let back =
        json(desk.run(&[&["release", "roll-back", "returns", "--release", "1", "--json"][..], &reason].concat()));
    assert_eq!((back["number"].as_u64(), back["state"].as_str()), (Some(1), Some("published")));

    publish(&desk, "22", &[]);
    ok(desk.run(&[&["release", "withdraw", "returns", "--release", "3", "--restore"][..], &reason].concat()));
    assert_eq!(states(&desk), ["1 published", "2 withdrawn", "3 withdrawn"]);
    assert_eq!(audit(&desk).split_off(11), ["Cy withdrawn 3", "Cy restored 1"]);
    let told = ok(desk.run(&["release", "audit"]));
    assert!(told.lines().all(|line| line.contains(" in London: ")), "{told}");
    assert!(told.contains("release 3 of returns withdrawn by Cy (The return was of another year.)"), "{told}");
    ok(desk.run(&["release", "verify"]));

    ok(desk.run(&["release", "withdraw", "returns", "--release", "1", "--reason", "Counted twice.", "--as", "Cy"]));
    let server = desk.serve(&["--no-demo"]);
    let (status, page) = server.get("/datasets/returns");
    assert!(status == 410 && page.contains("Counted twice.") && !page.contains("another year"), "{page}");
    let (_, releases) = server.get("/datasets/returns/releases");
    assert!(!releases.contains("It is the first release."), "{releases}");
}

#[tokio::test]
async fn what_was_withdrawn_is_still_counted_by_disclosure_control() {
    let desk = desk("30");
    publish(&desk, "30", &[]);
    publish(&desk, "31", &CORRECT);
    ok(desk.run(&[
        "release",
        "withdraw",
        "returns",
        "--release",
        "2",
        "--reason",
        "Wrong.",
        "--as",
        "Cy",
        "--restore",
    ]));
    ok(import(&desk, "31", &[]));
    let store = store::open(&url(&desk)).await.expect("a store");
    let draft = store.content("returns", 3).await.expect("an answer").expect("a draft");
    store.close().await;
    for release in [1, 2] {
        assert!(draft.certificate().knowledge.iter().any(|fact| fact.release == Some(release)), "release {release}");
    }
}

#[test]
fn a_withdrawn_number_is_nowhere_not_even_in_the_proof_of_a_later_release() {
    let desk = desk("21");
    let with_second_year = |number: &dyn Fn(usize) -> String| {
        let line = |(at, line): (usize, &str)| match line.rsplit_once(',') {
            Some((place, _)) if place.ends_with("2021-22") => format!("{place},{}\n", number(at)),
            _ => format!("{line}\n"),
        };
        csv("21").lines().enumerate().map(line).collect::<String>()
    };
    let unusual = |at: usize| 7_654_001 + 2 * u32::try_from(at).expect("a line");
    let missing = |_| "[x]".to_owned();
    for returned in
        [with_second_year(&missing), with_second_year(&|at| unusual(at).to_string()), with_second_year(&missing)]
    {
        desk.write("return.csv", returned);
        ok(desk.run(&["import", "return.csv", "--dataset", "descriptor.toml"]));
        ok(desk.publish("returns"));
    }
    let server = desk.serve(&["--no-demo"]);
    let all: BTreeSet<u32> = (1..csv("21").lines().count()).map(unusual).collect();
    let tells = |body: &[u8]| !numbers(body).is_disjoint(&all);
    let proof = |release: u32| format!("/api/v1/datasets/returns/releases/{release}/certificate");
    assert!(tells(&server.answer("/downloads/returns.csv?release=2").body), "it is shown");
    assert!(tells(&server.answer(&proof(3)).body), "the proof counts with it");

    ok(desk.run(&["release", "withdraw", "returns", "--release", "2", "--reason", "A mistake.", "--as", "Cy"]));
    server.wait_for("/downloads/returns.csv?release=2", |status, _| status == 410);
    for route in ROUTES.iter().filter(|route| !route.path.ends_with(".png") && !route.path.contains("{file}")) {
        for release in 1..=3 {
            let number = release.to_string();
            let path = route.path.replace("{dataset}", "returns").replace("{force}", "kent");
            for address in [path.replace("{release}", &number), format!("{path}?release={release}")] {
                assert!(!tells(&server.answer(&address).body), "{address}");
            }
        }
    }
    let (status, told) = server.get(&proof(3));
    assert_eq!(status, 410);
    assert!(told.contains("\"code\":\"proof-closed\"") && told.contains("Release 2 was withdrawn"), "{told}");
    assert_eq!((server.get(&proof(1)).0, server.get("/datasets/returns/releases/3").0), (200, 200));
    ok(desk.run(&["release", "verify"]));
}

#[test]
fn a_release_without_its_second_pair_of_eyes_is_refused() {
    let desk = desk("21");
    ok(import(&desk, "21", &[]));
    let verb = |verb: &str, more: &[&str]| desk.run(&[&["release", verb, "returns"], more].concat());
    for verb_without_name in ["check", "publish"] {
        let usage = verb(verb_without_name, &[]);
        assert_eq!((usage.code, usage.err.contains("--as")), (Some(2), true), "{}", usage.err);
    }
    assert_eq!(verb("check", &["--as", " "]).code, Some(2), "a name is words");
    assert!(verb("publish", &["--as", "Bob"]).err.contains("has not been checked"));
    let checked = json(verb("check", &["--as", "Ann", "--json"]));
    assert_eq!((checked["state"].as_str(), checked["checked_by"].as_str()), (Some("checked"), Some("Ann")));
    assert!(verb("check", &["--as", "Bob"]).err.contains("checked already, by Ann"));
    let alone = verb("publish", &["--as", "ann"]);
    assert_eq!((alone.code, alone.err.contains("--single-handed")), (Some(1), true), "{}", alone.err);
    // A draft that is replaced is looked at again.
    let told = ok(import(&desk, "22", &[]));
    assert!(told.contains("takes the place of a draft that Ann had checked: check it again"), "{told}");
    assert!(verb("publish", &["--as", "Bob"]).err.contains("has not been checked"));
    ok(verb("check", &["--as", "Ann"]));
    let published = ok(verb("publish", &["--as", "Ann", "--single-handed", "Bob is ill"]));
    assert!(published.starts_with("Release 1 of returns is published, on "), "{published}");
    assert!(ok(desk.run(&["release", "audit", "returns"])).contains("(single-handed: Bob is ill)"));
}

#[test]
fn the_running_servers_publish_a_scheduled_release_once() {
    let desk = desk("21");
    let servers = [desk.serve(&["--no-demo"]), desk.serve(&["--no-demo"])];
    ok(import(&desk, "21", &[]));
    ok(desk.run(&["release", "check", "returns", "--as", "Ann"]));
    for (time, word) in [("2020-03-04T09:30", "is over"), ("2027-10-31T01:30", "twice"), ("2027-03-28T01:30", "never")]
    {
        let refused = desk.run(&["release", "schedule", "returns", "--at", time, "--as", "Bob"]);
        assert!(refused.code != Some(0) && refused.err.contains(word), "{time}: {}", refused.err);
    }
    let due = clock::now().checked_add(SignedDuration::from_secs(3)).expect("a moment");
    let scheduled =
        json(desk.run(&["release", "schedule", "returns", "--at", &due.to_string(), "--as", "Bob", "--json"]));
    assert_eq!((scheduled["state"].as_str(), scheduled["scheduled_by"].as_str()), (Some("checked"), Some("Bob")));
    for server in &servers {
        server.wait_for("/api/v1/datasets/returns/releases", |status, _| status == 200);
        assert!(clock::now() >= due);
    }
    let record = json(desk.run(&["release", "show", "returns", "--json"]));
    let published: Timestamp = record["published_at"].as_str().expect("a moment").parse().expect("a moment");
    assert!(published >= due, "{published} is before {due}");
    assert_eq!(audit(&desk), ["somebody imported 1", "Ann checked 1", "Bob scheduled 1", "Bob published 1"]);
}

#[tokio::test]
async fn a_server_that_slept_through_the_moment_publishes_at_once_and_warns() {
    let desk = desk("21");
    ok(import(&desk, "21", &[]));
    ok(desk.run(&["release", "check", "returns", "--as", "Ann"]));
    // Nobody can schedule for the past, and no test waits: the moment is put back where the release lies.
    let store = store::open(&url(&desk)).await.expect("a store");
    let checked = store.records().await.expect("the records").remove(0);
    let at = clock::now().checked_sub(SignedDuration::from_mins(2)).expect("a moment");
    let waiting = Record { scheduled: Some(Signed { at, by: "Bob".into() }), ..checked.clone() };
    let step = Step { moves: vec![Move::Turn(checked, waiting)], entries: Vec::new() };
    store.take(&step).await.expect("it waits");
    store.close().await;

    let server = desk.serve(&["--no-demo"]);
    assert_eq!(server.get("/datasets/returns").0, 200, "before the first answer");
    let log = server.log();
    let warning = log.lines().find(|line| line.contains("a scheduled release is published late")).expect("a warning");
    assert!(warning.contains("WARN") && warning.contains("release.late_s=12"), "{warning}");
    assert_eq!(audit(&desk).pop().as_deref(), Some("Bob published 1"));
}

fn url(desk: &Desk) -> String {
    format!("sqlite://{}", desk.path("referrals.db").display())
}
