//! `/feed.atom` and `/datasets/{dataset}/feed.atom`.

use crate::{
    app::{BY_FORCE, TestApp, moment, proved},
    releases::{DATASET, NOTE, REASON, correction},
};
use roxmltree::{Document, Node};
use server::state::{Edition, Held, Snapshot};
use shared::sample;
use std::collections::BTreeSet;

const ATOM: &str = "http://www.w3.org/2005/Atom";

fn snapshot() -> Snapshot {
    let held = Held::Withdrawn { at: moment(4), reason: REASON.into() };
    let third = Edition { held, ..Edition::latest(proved(sample::many_years(), 3), moment(3)) };
    Snapshot::new([
        Edition::superseded(proved(sample::many_years(), 1), moment(1)),
        Edition::latest(correction(), moment(2)),
        third,
        Edition::latest(proved(sample::by_force(), 1), moment(1)),
    ])
}

fn child<'a>(of: Node<'a, 'a>, name: &str) -> &'a str {
    let found = of.children().find(|node| node.has_tag_name((ATOM, name)));
    found.and_then(|node| node.text()).unwrap_or_else(|| panic!("no {name} in {:?}", of.tag_name()))
}

fn link<'a>(of: Node<'a, 'a>, rel: &str) -> &'a str {
    let is = |node: &Node<'_, '_>| node.has_tag_name((ATOM, "link")) && node.attribute("rel") == Some(rel);
    of.children().find(is).and_then(|node| node.attribute("href")).unwrap_or_else(|| panic!("no link {rel}"))
}

/// Checks what RFC 4287 asks of a feed; gives title, moment and summary of its entries.
fn read(app: &TestApp, address: &str) -> Vec<[String; 3]> {
    let reply = app.get(address);
    assert_eq!((reply.status, reply.header("content-type")), (200, "application/atom+xml"), "{address}");
    let document = Document::parse(reply.text()).expect("well-formed XML");
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")), "{address}");
    assert!(child(feed, "id").starts_with("tag:referrals.example,2026:") && !child(feed, "title").is_empty());
    assert_eq!(link(feed, "self"), format!("https://referrals.example{address}"));
    let entries: Vec<Node<'_, '_>> = feed.children().filter(|node| node.has_tag_name((ATOM, "entry"))).collect();
    let mut ids = BTreeSet::new();
    let mut moments = Vec::new();
    for entry in &entries {
        assert!(ids.insert(child(*entry, "id")) && child(*entry, "id").starts_with("tag:referrals.example,2026:"));
        let updated: jiff::Timestamp = child(*entry, "updated").parse().expect("a moment");
        moments.push(updated);
        let author = entry.children().find(|node| node.has_tag_name((ATOM, "author"))).expect("an author");
        assert!(!child(author, "name").is_empty());
        let page = link(*entry, "alternate").replace("https://referrals.example", "");
        assert!(matches!(app.get(&page).status, 200 | 410), "{page}");
    }
    assert!(moments.is_sorted_by(|a, b| a >= b), "the newest first: {moments:?}");
    assert_eq!(child(feed, "updated").parse().ok(), moments.first().copied(), "{address}");
    entries.iter().map(|entry| ["title", "updated", "summary"].map(|name| child(*entry, name).to_owned())).collect()
}

#[test]
fn a_feed_has_an_entry_for_each_release_correction_and_withdrawal_with_its_moment() {
    let app = TestApp::with(snapshot());
    let entries = read(&app, &format!("/datasets/{DATASET}/feed.atom"));
    let moments: Vec<&str> = entries.iter().map(|[_, moment, _]| moment.as_str()).collect();
    let days = ["24", "23", "22", "21"].map(|day| format!("2026-11-{day}T09:30:00Z"));
    assert_eq!(moments, days);
    for ([title, _, summary], (says, tells)) in entries.iter().zip([
        ("release 3 has been withdrawn", REASON),
        ("release 3, scheduled release", "Release 3"),
        ("release 2, correction", NOTE),
        ("release 1, scheduled release", "Release 1"),
    ]) {
        assert!(title.contains(says) && summary.contains(tells), "{title}: {summary}");
    }
    assert!(entries[2][2].contains(": was ") && entries[2][2].contains(", is "), "{}", entries[2][2]);
    assert_eq!(read(&app, "/feed.atom").len(), 5);
    let illustrative = read(&app, &format!("/datasets/{BY_FORCE}/feed.atom"));
    assert_eq!(illustrative.len(), 1);
    assert!(illustrative[0][0].starts_with("Illustrative data: not real figures. "), "{illustrative:?}");
}

/// Of a dataset without numbers too, as far as a release is held that says what it is.
#[test]
fn after_a_withdrawal_a_feed_has_the_title_of_its_dataset_and_made_up_data_stay_so() {
    let second = || Edition {
        held: Held::Withdrawn { at: moment(3), reason: REASON.into() },
        ..Edition::latest(proved(sample::by_force(), 2), moment(2))
    };
    let first = Edition::superseded(proved(sample::by_force(), 1), moment(1));
    let title = sample::by_force().dataset().title.en.clone();
    for (editions, named) in [(vec![first, second()], title.as_str()), (vec![second()], BY_FORCE)] {
        let held = editions.len() > 1;
        let app = TestApp::with(Snapshot::new(editions));
        let feed = format!("/datasets/{BY_FORCE}/feed.atom");
        for [entry, ..] in read(&app, &feed) {
            assert!(entry.contains(named), "{entry}");
        }
        let reply = app.get(&feed);
        let document = Document::parse(reply.text()).expect("well-formed XML");
        assert!(child(document.root_element(), "title").contains(named));
        let list = app.get(&format!("/api/v1/datasets/{BY_FORCE}/releases")).json();
        assert_eq!(list["illustrative"], held, "{list}");
    }
}

#[test]
fn a_feed_is_the_same_until_something_is_released() {
    let feed = |snapshot| TestApp::with(snapshot).get("/feed.atom");
    let (one, other) = (feed(snapshot()), feed(snapshot()));
    assert_eq!((one.body.clone(), one.header("etag")), (other.body.clone(), other.header("etag")));
    let empty = TestApp::with(Snapshot::default());
    assert_eq!(read_empty(&empty), 0);
}

fn read_empty(app: &TestApp) -> usize {
    let reply = app.get("/feed.atom");
    let document = Document::parse(reply.text()).expect("well-formed XML");
    assert_eq!(child(document.root_element(), "updated"), "1970-01-01T00:00:00Z");
    document.descendants().filter(|node| node.has_tag_name((ATOM, "entry"))).count()
}
