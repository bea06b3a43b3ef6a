//! Every answer that shows numbers names the releases that it is made of.

use crate::{
    app::{BY_FORCE, TestApp, addresses, names_a_figure, proved, snapshot},
    releases::{DATASET, REASON, with_a_withdrawal},
};
use server::{
    http::{cache::BodyHash, face::Face},
    state::{Edition, Snapshot},
};
use shared::sample;
use std::{collections::BTreeSet, iter, thread};

/// The addresses for readers.
fn for_readers() -> Vec<String> {
    let public = addresses().into_iter().filter(|(face, _)| *face != Face::Operation);
    public.map(|(_, address)| address).collect()
}

/// Whether an address is about every release of its dataset.
fn is_list(address: &str) -> bool {
    address.ends_with("/releases") || address.ends_with(".atom")
}

#[test]
fn every_answer_about_a_release_names_it() {
    let app = TestApp::start();
    for address in for_readers().into_iter().filter(|address| address.contains(BY_FORCE)) {
        let several = format!("{BY_FORCE}=(1 2)");
        let expected = if is_list(&address) { &several } else { "2" };
        assert_eq!(app.get(&address).header("referrals-release"), expected, "{address}");
        // A path that numbers its release has no use for another number.
        if !is_list(&address) && !address.contains("/releases") && !names_a_figure(&address) {
            assert_eq!(app.get(&format!("{address}?release=1")).header("referrals-release"), "1", "{address}");
        }
    }
}

#[test]
fn an_answer_that_names_no_release_says_the_same_whatever_is_published() {
    let (app, empty) = (TestApp::start(), TestApp::with(Snapshot::default()));
    let mut nameless = Vec::new();
    for address in for_readers() {
        let reply = app.get(&address);
        assert_eq!(reply.status, 200, "{address}");
        if reply.header("referrals-release").is_empty() {
            let other = empty.get(&address);
            assert_eq!((other.status, other.body), (200, reply.body), "{address} is made of releases and names none");
            nameless.push(address);
        }
    }
    nameless.retain(|address| !address.starts_with("/assets/") && !address.starts_with("/favicon"));
    assert_eq!(nameless, ["/privacy", "/verify", "/api/openapi.json", "/robots.txt"]);
}

#[test]
fn an_answer_of_several_datasets_names_the_release_of_each() {
    let app = TestApp::start();
    let list = app.get("/api/v1/datasets").json();
    let datasets = list["datasets"].as_array().expect("a list");
    let mut shown: Vec<String> = datasets
        .iter()
        .map(|dataset| format!("{}={}", dataset["slug"].as_str().expect("a slug"), dataset["release"]["number"]))
        .collect();
    shown.sort_unstable();
    assert_eq!(shown.len(), 4, "{shown:?}");
    let shown = shown.join(", ");
    for address in ["/", "/?lang=cy", "/search?q=kent", "/catalog.jsonld", "/sitemap.xml", "/api/v1/datasets"] {
        let reply = app.get(address);
        assert_eq!((reply.status, reply.header("referrals-release")), (200, &*shown), "{address}");
    }
    // A feed has earlier releases, too.
    let all = shown.replace(&format!("{BY_FORCE}=2"), &format!("{BY_FORCE}=(1 2)"));
    assert_eq!(app.get("/feed.atom").header("referrals-release"), all);
}

#[test]
fn many_datasets_keep_the_headers_short() {
    let many = (0..80).map(|number| {
        let sample = sample::national();
        let dataset =
            shared::dataset::Dataset { slug: format!("national-totals-{number}"), ..sample.dataset().clone() };
        let parts = (sample.years().to_vec(), sample.areas().to_vec(), sample.cells().to_vec());
        let release = sample.release().clone();
        let renamed = shared::publication::Publication::new(dataset, release, parts.0, parts.1, parts.2);
        proved(renamed.expect("it has another name"), 1)
    });
    let app = TestApp::with(snapshot(many));
    let header = app.get("/catalog.jsonld").header("referrals-release").to_owned();
    assert!(header.starts_with('@') && header.len() == 33, "{header}");
    assert_eq!(app.get("/api/v1/datasets").header("referrals-release"), header, "the same releases");
    assert_eq!(app.get("/datasets/national-totals-7").header("referrals-release"), "1");
}

#[test]
fn the_overview_says_of_a_dataset_without_numbers_that_they_were_withdrawn() {
    for (first, header) in [(Edition::superseded as fn(_, _) -> _, "=2"), (Edition::latest, "=1")] {
        let app = TestApp::with(with_a_withdrawal(first));
        let page = app.get("/");
        assert_eq!(page.header("referrals-release"), format!("{DATASET}{header}"));
        let (gone, html) = (header == "=2", page.text());
        let line = format!("Release 2 was withdrawn on 23 November 2026: {}", REASON.replace('&', "&amp;"));
        assert_eq!(html.contains(&line), gone, "{html}");
        assert_eq!(html.contains(&format!("href=\"/datasets/{DATASET}/releases\"")), gone, "{html}");
        let welsh = app.get("/?lang=cy");
        assert_eq!(welsh.text().contains("Ni ddangosir ei rifau mwyach."), gone);
        assert_eq!(welsh.text().contains(&format!("href=\"/datasets/{DATASET}/releases?lang=cy\"")), gone);
    }
}

/// What an address answers: the releases, the validator, and the body that the validator is of.
fn answered(app: &TestApp, address: &str) -> (String, String) {
    let reply = app.get(address);
    assert_eq!(reply.status, 200, "{address}");
    let tag = reply.header("etag").to_owned();
    assert_eq!(tag, format!("W/\"{}\"", BodyHash::of(&reply.body)), "{address}");
    (reply.header("referrals-release").to_owned(), tag)
}

#[test]
fn while_releases_are_swapped_the_header_agrees_with_the_body_of_every_answer() {
    let before =
        || snapshot([proved(sample::by_force(), 1), proved(sample::by_force(), 2), proved(sample::national(), 1)]);
    let after = || {
        let by_force = (1..4).map(|number| proved(sample::by_force(), number));
        snapshot(by_force.chain([proved(sample::national(), 1), proved(sample::national(), 2)]))
    };
    let app = TestApp::with(before());
    let addresses = for_readers();
    let quiet = |snapshot: Snapshot| -> Vec<_> {
        app.live.swap(snapshot);
        addresses.iter().map(|address| answered(&app, address)).collect()
    };
    let (first, second) = (quiet(before()), quiet(after()));
    for (address, (first, second)) in addresses.iter().zip(iter::zip(&first, &second)) {
        // What a name says of its figure is for ever; what has become of the release is not.
        let pinned = names_a_figure(address) || address.contains("/releases/2");
        let (same_releases, same_body) = (first.0 == second.0, first.1 == second.1);
        assert!(same_body || !same_releases || pinned, "{address}: other numbers under the same name {}", first.0);
    }
    let changed = iter::zip(&first, &second).filter(|(first, second)| first != second).count();
    assert!(changed > 25, "{changed} answers change");
    let over = std::sync::atomic::AtomicBool::new(false);
    let mut seen = BTreeSet::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(std::sync::atomic::Ordering::Relaxed) {
                app.live.swap(before());
                app.live.swap(after());
            }
        });
        for (address, (first, second)) in addresses.iter().zip(iter::zip(&first, &second)) {
            for _ in 0..3 {
                let now = answered(&app, address);
                assert!(now == *first || now == *second, "{address}: {now:?} is neither {first:?} nor {second:?}");
                seen.insert((address, now));
            }
        }
        over.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    assert!(seen.len() > addresses.len(), "both were seen somewhere");
}
