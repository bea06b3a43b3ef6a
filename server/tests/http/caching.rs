//! Validators, codings and how long an answer is kept.

use crate::app::{BY_FORCE, TestApp, addresses, proved, snapshot};
use server::http::face::Face;
use shared::sample;
use std::collections::BTreeSet;

/// The addresses whose answers may be kept.
fn kept() -> impl Iterator<Item = (Face, String)> {
    addresses().into_iter().filter(|(face, _)| *face != Face::Operation)
}

#[test]
fn an_answer_that_is_known_is_not_sent_again() {
    let app = TestApp::start();
    for (_, address) in kept() {
        let first = app.get(&address);
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with("W/\""), "{address}: {tag}");
        let strong = tag.trim_start_matches("W/").to_owned();
        for known in [tag.clone(), strong, format!("\"other\", {tag}"), "*".to_owned()] {
            let again = app.send("GET", &address, &[("If-None-Match", &known), ("Accept-Encoding", "br")]);
            assert_eq!((again.status, again.body.len()), (304, 0), "{address} {known}");
            for name in ["etag", "cache-control", "vary", "content-security-policy", "access-control-allow-origin"] {
                assert_eq!(again.header(name), first.header(name), "{address} {name}");
            }
            assert_eq!(again.header("content-encoding"), "", "{address}");
        }
        for unknown in ["\"other\"", "W/\"\"", "nonsense"] {
            assert_eq!(app.send("GET", &address, &[("If-None-Match", unknown)]).status, 200, "{address} {unknown}");
        }
    }
}

#[test]
fn every_coding_is_the_same_body_with_the_same_validator() {
    let app = TestApp::start();
    for (face, address) in kept() {
        let plain = app.get(&address);
        assert_eq!(plain.header("vary"), "Accept-Encoding", "{address}");
        for (coding, expected) in [("br", "br"), ("gzip", "gzip"), ("gzip, br", "br"), ("br;q=0.1, gzip", "gzip")] {
            let coded = app.send("GET", &address, &[("Accept-Encoding", coding)]);
            let zipped = [".zip", ".xlsx"].iter().any(|end| address.ends_with(end));
            let small = plain.body.len() < 256 || face == Face::Png || zipped;
            let expected = if small { "" } else { expected };
            assert_eq!(coded.header("content-encoding"), expected, "{address} {coding}");
            assert_eq!(coded.decoded(), plain.body, "{address} {coding}");
            assert_eq!(coded.header("etag"), plain.header("etag"), "{address} {coding}");
            assert_eq!(coded.header("content-length"), coded.body.len().to_string(), "{address} {coding}");
        }
        for refused in ["identity", "br;q=0, gzip;q=0", "*;q=0, identity", "zstd", "", "br;q=nonsense"] {
            let coded = app.send("GET", &address, &[("Accept-Encoding", refused)]);
            assert_eq!(coded.header("content-encoding"), "", "{address} {refused}");
            assert_eq!(coded.body, plain.body, "{address} {refused}");
        }
    }
}

#[test]
fn only_a_name_that_changes_with_its_content_is_kept_for_ever() {
    let app = TestApp::start();
    for (_, address) in kept() {
        let policy = app.get(&address).header("cache-control").to_owned();
        if address.starts_with("/assets/") {
            assert_eq!(policy, "public, max-age=31536000, immutable");
        } else {
            assert_eq!(
                policy, "public, max-age=30, s-maxage=5, stale-while-revalidate=25, stale-if-error=86400",
                "{address}"
            );
        }
    }
}

#[test]
fn what_is_withdrawn_is_gone_from_caches_in_half_a_minute_and_from_browsers_in_one() {
    let app = TestApp::start();
    for (_, address) in kept().filter(|(_, address)| !address.starts_with("/assets/")) {
        let policy = app.get(&address).header("cache-control").to_owned();
        let seconds = |directive: &str| -> u32 {
            let values = policy.split(", ").filter_map(|part| part.split_once('='));
            let value = values.into_iter().find(|(name, _)| *name == directive).map(|(_, value)| value);
            value.and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("{address}: {policy}"))
        };
        let beyond = seconds("stale-while-revalidate");
        assert!(seconds("s-maxage") + beyond <= 30 && seconds("max-age") + beyond < 60, "{address}: {policy}");
    }
}

#[test]
fn a_new_release_has_a_new_validator_and_the_pinned_one_keeps_its_own() {
    let app = TestApp::with(snapshot([proved(sample::by_force(), 1)]));
    let latest = format!("/downloads/{BY_FORCE}.csv");
    let pinned = format!("{latest}?release=1");
    let tag = |address: &str| app.get(address).header("etag").to_owned();
    let before = (tag(&latest), tag(&pinned));
    let releases = [proved(sample::by_force(), 1), proved(sample::by_force(), 2)];
    app.live.swap(snapshot(releases));
    assert_ne!(tag(&latest), before.0);
    assert_eq!(tag(&pinned), before.1);
}

#[test]
fn different_answers_have_different_validators() {
    let app = TestApp::start();
    let tags: BTreeSet<String> = ["", "?forces=kent", "?unit=rate", "?release=1"]
        .map(|query| app.get(&format!("/api/v1/datasets/{BY_FORCE}/observations{query}")).header("etag").to_owned())
        .into();
    assert_eq!(tags.len(), 4);
}
