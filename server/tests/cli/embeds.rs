//! Which sites embed which figures, noted while the server runs and told before a correction.

use crate::desk::{DESCRIPTOR, Desk, PATIENCE, csv};
use server::clock;
use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    thread,
};

/// Asks for an address from a page.
fn ask_from(address: &str, target: &str, referrer: &str) -> String {
    let host = address.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).expect("the server listens");
    let request = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\nReferer: {referrer}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("the server reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    String::from_utf8_lossy(&answer).into_owned()
}

/// What the program lists, as soon as it lists so many.
fn listed(desk: &Desk, count: usize) -> Vec<serde_json::Value> {
    let begun = clock::start();
    loop {
        let told = desk.run(&["embeds", "list", "--json"]);
        assert_eq!(told.code, Some(0), "{}", told.err);
        let rows: Vec<serde_json::Value> = serde_json::from_str(&told.out).expect("JSON");
        if rows.len() >= count {
            return rows;
        }
        assert!(begun.elapsed() < PATIENCE, "{rows:?}");
        thread::yield_now();
    }
}

#[test]
fn sites_are_noted_when_it_is_asked_for_and_told_of_what_a_correction_changes() {
    let desk = Desk::new();
    desk.import("20");
    assert_eq!(desk.publish("returns").code, Some(0));
    let mut server = desk.serve_with(&["--no-demo"], &[("REFERRALS_EMBED_ORIGINS", "on")]);
    let address = server.address.clone();
    for (target, referrer) in [
        ("/embed/returns?theme=dark&paper=000000&ink=ffffff", "https://news.example/politics/story?reader=7"),
        ("/embed/returns", "https://news.example/other"),
        ("/embed/returns?release=1", "https://archive.example/"),
        ("/embed/returns?figure=nothing", "https://wrong.example/"),
        ("/datasets/returns", "https://page.example/"),
        ("/embed/returns", "about:blank"),
        ("/embed/returns", &address),
    ] {
        let answer = ask_from(&address, target, referrer);
        assert!(answer.starts_with("HTTP/1.1 "), "{answer}");
        assert!(!answer.to_ascii_lowercase().contains("set-cookie"), "{answer}");
    }
    let rows = listed(&desk, 2);
    let told: Vec<String> = rows.iter().map(|row| format!("{} {}", row["origin"], row["selection"])).collect();
    assert_eq!(told, ["\"https://archive.example\" \"release=1\"", "\"https://news.example\" \"\""]);
    assert_eq!(rows[0].as_object().map(|row| row.len()), Some(5), "nothing but site, dataset, figure and two days");
    let words = desk.run(&["embeds", "list", "returns"]).out;
    assert!(words.contains("https://news.example: /embed/returns, from 2"), "{words}");

    desk.write("return.csv", csv("29"));
    let import =
        ["import", "return.csv", "--dataset", "descriptor.toml", "--kind", "correction", "--note", "Miscounted."];
    let imported = desk.run(&import);
    assert_eq!(imported.code, Some(0), "{}", imported.err);
    let shown = desk.run(&["release", "show", "returns"]);
    for out in [&imported.out, &shown.out] {
        assert!(out.contains("other sites that embed some of it: 2"), "{out}");
        assert!(out.contains("https://archive.example: /embed/returns?release=1, pinned"), "{out}");
        assert!(out.contains("https://news.example: /embed/returns, "), "{out}");
    }

    let withdraw =
        ["release", "withdraw", "returns", "--release", "1", "--reason", "A mistake.", "--as", "Ann", "--json"];
    let told = desk.run(&withdraw);
    assert_eq!(told.code, Some(0), "{}", told.err);
    let told: serde_json::Value = serde_json::from_str(&told.out).expect("JSON");
    assert_eq!((told["state"].as_str(), told["number"].as_u64()), (Some("withdrawn"), Some(1)));
    let sites = told["embedded"].as_array().expect("a list");
    let sites: Vec<_> = sites.iter().map(|site| format!("{} {}", site["origin"], site["how"])).collect();
    assert_eq!(sites, ["\"https://archive.example\" \"gone\"", "\"https://news.example\" \"without\""]);
    assert_eq!(desk.run(&import[..4]).code, Some(0));
    assert_eq!(desk.publish("returns").code, Some(0));
    let told = desk.run(&["release", "withdraw", "returns", "--release", "2", "--reason", "Again.", "--as", "Ann"]);
    let site = "and should be told: 1\n  https://news.example: /embed/returns, has no numbers until another release";
    assert!(told.out.contains(site), "{}", told.out);
    assert_eq!(server.stop("TERM"), Some(0));
    let log = server.log();
    assert!(!log.contains("news.example") && !log.contains("reader=7"), "{log}");
}

#[test]
fn nothing_is_noted_unless_it_is_asked_for() {
    let desk = Desk::new();
    desk.write("descriptor.toml", DESCRIPTOR);
    desk.import("20");
    assert_eq!(desk.publish("returns").code, Some(0));
    let mut server = desk.serve(&["--no-demo"]);
    ask_from(&server.address, "/embed/returns", "https://news.example/");
    assert_eq!(server.stop("TERM"), Some(0));
    assert!(listed(&desk, 0).is_empty());
    let words = desk.run(&["embeds", "list"]).out;
    assert!(words.contains("REFERRALS_EMBED_ORIGINS=on"), "{words}");
}

#[test]
fn every_reader_is_answered_however_many_sites_embed_at_once() {
    let desk = Desk::new();
    let server = desk.serve_with(&[], &[("REFERRALS_EMBED_ORIGINS", "on")]);
    // Far more than wait in memory: what does not fit is forgotten.
    for number in 0..400 {
        let answer = ask_from(&server.address, "/embed/published-totals", &format!("https://{number}.example/"));
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    assert!(listed(&desk, 1).len() <= 400);
}
