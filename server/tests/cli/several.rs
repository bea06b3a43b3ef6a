//! Several servers on one database, two people at once, and readers while releases come and go.

use crate::{
    database::{on_every_engine, on_postgres},
    desk::{Answered, Desk, PATIENCE, Server, ask},
};
use serde_json::Value;
use server::{
    clock,
    http::cache::BodyHash,
    release::{act::Act, check::check, draft, publish::publish},
    store,
};
use std::{
    io::{self, Write as _},
    process::Stdio,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

/// Waits until every server answers as expected, and gives how long that took.
fn until_all(servers: &[Server], target: &str, expected: impl Fn(u16, &str) -> bool + Sync) -> Duration {
    let begun = clock::start();
    thread::scope(|scope| {
        for server in servers {
            scope.spawn(|| server.wait_for(target, &expected));
        }
    });
    begun.elapsed()
}

#[test]
fn a_release_reaches_three_servers_within_a_second() {
    on_postgres(|desk| {
        let servers = [(); 3].map(|()| desk.serve(&["--no-demo"]));
        for number in 1..=3 {
            desk.import(&(20 + number).to_string());
            assert_eq!(desk.publish("returns").code, Some(0));
            let latest = format!("\"number\":{number}");
            let took =
                until_all(&servers, "/downloads/returns.json", |status, body| status == 200 && body.contains(&latest));
            writeln!(io::stderr(), "release {number} is on three servers {took:?} after it was published")
                .expect("somebody listens");
            assert!(took < Duration::from_secs(1), "{took:?}");
        }
    });
}

#[test]
fn a_withdrawal_reaches_three_servers_within_two_seconds() {
    on_postgres(|desk| {
        let servers = [(); 3].map(|()| desk.serve(&["--no-demo"]));
        for first in ["20", "21"] {
            desk.import(first);
            assert_eq!(desk.publish("returns").code, Some(0));
        }
        until_all(&servers, "/downloads/returns.json", |_, body| body.contains("\"number\":2"));
        let withdrawn =
            desk.run(&["release", "withdraw", "returns", "--release", "2", "--reason", "A mistake.", "--as", "Ann"]);
        assert_eq!(withdrawn.code, Some(0), "{}", withdrawn.err);
        let took = until_all(&servers, "/downloads/returns.json", |status, _| status == 410);
        let pinned = until_all(&servers, "/figures/returns.svg?release=2", |status, _| status == 410);
        writeln!(io::stderr(), "a withdrawal is on three servers {took:?} after it was made")
            .expect("somebody listens");
        assert!(took + pinned < Duration::from_secs(2), "{took:?}, {pinned:?}");
        until_all(&servers, "/figures/returns.svg?release=1", |status, _| status == 200);
    });
}

#[test]
fn of_two_people_who_publish_at_once_one_is_told_that_the_other_did() {
    on_every_engine(|desk| {
        desk.import("20");
        assert_eq!(desk.run(&["release", "check", "returns", "--as", "Ann"]).code, Some(0));
        let publishers = ["Bob", "Eve"].map(|who| {
            let mut command = desk.command(&["release", "publish", "returns", "--as", who], &[]);
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts")
        });
        let outcomes = publishers.map(|publisher| publisher.wait_with_output().expect("it ends"));
        let mut codes = outcomes.each_ref().map(|outcome| outcome.status.code());
        codes.sort_unstable();
        assert_eq!(codes, [Some(0), Some(1)]);
        let told = outcomes.iter().find(|outcome| !outcome.status.success()).expect("one is told");
        let told = String::from_utf8_lossy(&told.stderr);
        assert!(told.contains("somebody else") || told.contains("no draft"), "{told}");
    });
}

/// What readers ask for while releases come and go.
const FACES: [&str; 9] = [
    "/datasets/returns",
    "/datasets/returns/forces/kent",
    "/datasets/returns/method",
    "/embed/returns",
    "/figures/returns.svg",
    "/downloads/returns.csv",
    "/downloads/returns.json",
    "/api/v1/datasets/returns",
    "/api/v1/datasets/returns/observations",
];

const RELEASES: u32 = 50;

#[test]
fn no_answer_mixes_two_releases_while_fifty_are_published() {
    on_every_engine(|desk| {
        desk.import("20");
        assert_eq!(desk.publish("returns").code, Some(0));
        let server = desk.serve(&["--no-demo"]);
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            let readers = [0, 3].map(|first| {
                let (done, address) = (&done, &server.address);
                scope.spawn(move || {
                    let mut answers = 0;
                    for target in FACES.iter().cycle().skip(first) {
                        judge(target, &ask(address, target).answer());
                        answers += 1;
                        if done.load(Ordering::Relaxed) {
                            break;
                        }
                    }
                    answers
                })
            });
            // However it ends, the readers end too.
            let published = thread::scope(|scope| scope.spawn(|| publish_many(desk)).join());
            let last = format!("\"number\":{}", RELEASES + 1);
            server.wait_for("/downloads/returns.json", |_, body| body.contains(&last));
            done.store(true, Ordering::Relaxed);
            let answers: u32 = readers.into_iter().map(|reader| reader.join().expect("every answer is sound")).sum();
            let took = published.expect("all are published");
            writeln!(io::stderr(), "{answers} answers were sound while {RELEASES} releases came in {took:?}")
                .expect("somebody listens");
            assert!(answers > RELEASES, "{answers} answers");
        });
    });
}

/// Publishes one release after the other.
fn publish_many(desk: &Desk) -> Duration {
    let begun = clock::start();
    tokio::runtime::Runtime::new().expect("a runtime").block_on(async {
        let store = store::open(&desk.database_url()).await.expect("the store opens");
        let content = store.content("returns", 1).await.expect("an answer").expect("a release");
        for _ in 0..RELEASES {
            let (ann, bob) = (Act::new("Ann", clock::now()), Act::new("Bob", clock::now()));
            draft::keep(&*store, content.clone(), draft::Intent::default(), &ann).await.expect("a draft");
            check(&*store, "returns", None, &ann).await.expect("it is checked");
            publish(&*store, "returns", None, &bob).await.expect("a release");
        }
        store.close().await;
    });
    assert!(begun.elapsed() < 3 * PATIENCE, "{:?}", begun.elapsed());
    begun.elapsed()
}

/// An answer is whole, has the tag of its body, and names one release alone.
fn judge(target: &str, answer: &Answered) {
    assert_eq!(answer.status, 200, "{target}");
    let tag = format!("W/\"{}\"", BodyHash::of(&answer.body));
    assert_eq!(answer.header("etag"), Some(tag.as_str()), "{target}");
    let release = answer.header("referrals-release").unwrap_or_else(|| panic!("{target} is of a release"));
    if answer.header("content-type").is_some_and(|kind| kind.contains("json")) {
        let body: Value = serde_json::from_slice(&answer.body).expect("JSON");
        let numbers = numbers_of_releases(&body);
        assert!(
            !numbers.is_empty() && numbers.iter().all(|number| number == release),
            "{target} {release}: {numbers:?}"
        );
    } else {
        let body = String::from_utf8_lossy(&answer.body);
        let named = body.split("release=").skip(1).map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next());
        for number in named {
            assert_eq!(number, Some(release), "{target} has an address of another release");
        }
    }
}

/// Every number of a release in an answer for machines.
fn numbers_of_releases(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, value)| match (name.as_str(), value) {
                ("number", Value::Number(number)) => vec![number.to_string()],
                (_, value) => numbers_of_releases(value),
            })
            .collect(),
        Value::Array(values) => values.iter().flat_map(numbers_of_releases).collect(),
        _ => Vec::new(),
    }
}
