//! The server as a process: its first start, a release while it runs, its end.

use crate::desk::{DESCRIPTOR, Desk, PATIENCE, Server, ask, csv};
use serde_json::Value;
use server::clock;
use std::fs;

/// The slugs of the datasets that are served, with the numbers of their releases, the latest first.
fn served(server: &Server) -> Vec<String> {
    let json = |target: &str| -> Value {
        let (status, body) = server.get(target);
        assert_eq!(status, 200, "{target}: {body}");
        serde_json::from_str(&body).expect("JSON")
    };
    let datasets = json("/api/v1/datasets");
    let datasets = datasets["datasets"].as_array().expect("datasets");
    let slugs = datasets.iter().map(|dataset| dataset["slug"].as_str().expect("a slug").to_owned());
    slugs
        .map(|slug| {
            let releases = json(&format!("/api/v1/datasets/{slug}/releases"));
            let releases = releases["releases"].as_array().expect("releases");
            let numbers: Vec<_> = releases.iter().map(|release| release["number"].to_string()).collect();
            format!("{slug} {}", numbers.join(" "))
        })
        .collect()
}

fn assert_clean(log: &str) {
    let trouble: Vec<&str> = log.lines().filter(|line| !line.contains(" INFO ")).collect();
    assert!(trouble.is_empty(), "{}", trouble.join("\n"));
}

#[test]
fn a_first_start_shows_the_demo_data_and_a_second_one_adds_nothing() {
    let desk = Desk::new();
    for _ in 0..2 {
        let mut server = desk.serve(&[]);
        assert_eq!(server.get("/health/ready").0, 200);
        assert_eq!(server.get("/").0, 200);
        assert_eq!(served(&server), ["published-totals 1", "illustrative-by-force 1"]);
        assert_eq!(server.stop("TERM"), Some(0));
        assert_clean(&server.log());
    }
    assert!(!desk.path("referrals.db-wal").exists(), "all of it is in one file");
}

#[test]
fn an_empty_database_stays_empty_when_it_is_told_to() {
    let desk = Desk::new();
    let server = desk.serve(&["--no-demo"]);
    assert_eq!(server.get("/health/ready").0, 503);
    assert!(served(&server).is_empty());
}

#[test]
fn a_database_with_a_return_in_it_is_given_no_demo_data() {
    let desk = Desk::new();
    desk.write("descriptor.toml", DESCRIPTOR);
    desk.write("return.csv", csv("20"));
    assert_eq!(desk.run(&["import", "return.csv", "--dataset", "descriptor.toml"]).code, Some(0));
    let server = desk.serve(&[]);
    assert!(served(&server).is_empty(), "a draft is not served");
}

#[test]
fn a_running_server_shows_a_new_release_without_a_restart() {
    let desk = Desk::new();
    let mut server = desk.serve(&["--no-demo"]);
    desk.write("descriptor.toml", DESCRIPTOR);
    for release in 1..=2 {
        desk.write("return.csv", csv(&(20 + release).to_string()));
        assert_eq!(desk.run(&["import", "return.csv", "--dataset", "descriptor.toml"]).code, Some(0));
        assert_eq!(desk.publish("returns").code, Some(0));
        let number = format!("\"number\":{release}");
        server.wait_for("/api/v1/datasets/returns/releases", |status, body| status == 200 && body.contains(&number));
        assert_eq!(server.get("/datasets/returns").0, 200);
    }
    assert_eq!(served(&server), ["returns 2 1"]);
    assert_eq!(server.stop("TERM"), Some(0));
    assert_clean(&server.log());
}

#[test]
fn what_is_being_answered_when_the_server_is_told_to_stop_is_answered_in_full() {
    let desk = Desk::new();
    let mut server = desk.serve(&[]);
    let before = ticks(&server);
    let pictures = (0..6).map(|more| format!("/figures/illustrative-by-force.png?width={}", 1100 + more));
    let asked: Vec<_> = pictures.map(|target| ask(&server.address, &target)).collect();
    let begun = clock::start();
    // It draws: a twentieth of a second of work has been done since.
    while ticks(&server) < before + 5 {
        assert!(begun.elapsed() < PATIENCE, "it does not even begin");
    }
    server.send("TERM");
    for asked in asked {
        let picture = asked.answer();
        assert_eq!(picture.status, 200);
        let length = picture.header("content-length").and_then(|length| length.parse().ok());
        assert_eq!(length, Some(picture.body.len()));
        assert!(picture.body.ends_with(b"IEND\xae\x42\x60\x82"), "a whole picture");
    }
    assert_eq!(server.wait(), Some(0));
}

/// The time that a process has computed for, in hundredths of a second.
fn ticks(server: &Server) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{}/stat", server.process())).expect("it lives");
    let after_name = stat.rsplit(')').next().expect("a name in brackets");
    after_name.split_whitespace().nth(11).and_then(|ticks| ticks.parse().ok()).expect("the time of the process itself")
}

#[test]
fn ctrl_c_ends_the_server_in_good_order() {
    let desk = Desk::new();
    let mut server = desk.serve(&["--no-demo"]);
    assert_eq!(server.stop("INT"), Some(0));
    assert_clean(&server.log());
}

#[test]
fn the_log_holds_nothing_of_what_readers_ask() {
    let desk = Desk::new();
    let mut server = desk.serve(&[]);
    server.get("/datasets/illustrative-by-force?forces=kent&release=1");
    server.get("/datasets/my-name-is-nobody?note=please-help");
    assert_eq!(server.stop("TERM"), Some(0));
    let log = server.log();
    assert_eq!(log.lines().filter(|line| line.contains("request answered")).count(), 2, "{log}");
    for word in ["kent", "nobody", "please", "127.0.0.1"] {
        assert!(!log.contains(word), "{word} in {log}");
    }
}
