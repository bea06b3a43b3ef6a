//! `/rehearsal/{token}/…`.

use crate::{
    app::{BY_FORCE, TestApp, addresses, moment, names_a_figure, proved},
    releases::{DATASET, NOTE, correction},
};
use jiff::{SignedDuration, Timestamp};
use server::{
    app::resolve,
    clock,
    http::face::Face,
    rehearsal::{Draft, Grant, Key},
    state::{Edition, Snapshot},
};
use shared::sample;

fn key() -> Key {
    Key::new([7; Key::BYTES])
}

fn hash() -> String {
    "ab".repeat(32)
}

fn token(hash: String, until: Timestamp) -> String {
    key().sign(&Grant { dataset: DATASET.into(), hash, until })
}

fn in_an_hour() -> Timestamp {
    clock::now() + SignedDuration::from_hours(1)
}

/// Release 1 is published and release 2, a correction, is to be published on 24 December.
fn app() -> TestApp {
    let scheduled_at = Some("2026-12-24T09:30:00Z".parse().expect("a moment"));
    let draft = Draft { certified: correction(), hash: hash(), scheduled_at };
    let first = Edition::latest(proved(sample::many_years(), 1), moment(1));
    let other = Edition::latest(proved(sample::by_force(), 2), moment(2));
    TestApp::with(Snapshot::new([first, other]).rehearsing(Some(key()), [draft]))
}

/// Every address that shows something, of the dataset that is rehearsed and of another one.
fn rehearsed() -> Vec<(Face, String)> {
    let all = addresses().into_iter().filter(|(face, _)| *face != Face::Operation);
    // The name of a figure is of one dataset, and of no other.
    let others = all.clone().filter(|(_, address)| !names_a_figure(address));
    let own = others.map(|(face, address)| (face, address.replace(BY_FORCE, DATASET)));
    all.chain(own).collect()
}

/// The policy of an embed without the hash of its style, which has the rules of what it draws; any other as it is.
fn without_style(face: Face, policy: &str) -> String {
    match policy.split_once("style-src 'sha256-").filter(|_| face == Face::Embed) {
        Some((before, rest)) => format!("{before}{}", rest.split_once('\'').expect("a hash ends").1),
        None => policy.to_owned(),
    }
}

#[test]
fn every_address_answers_as_it_will_and_nobody_keeps_it() {
    let app = app();
    let prefix = format!("/rehearsal/{}", token(hash(), in_an_hour()));
    for (face, address) in rehearsed() {
        let reply = app.get(&format!("{prefix}{address}"));
        assert_eq!(reply.status, 200, "{address}: {}", String::from_utf8_lossy(&reply.body));
        assert_eq!((reply.header("cache-control"), reply.header("etag")), ("no-store", ""), "{address}");
        assert_eq!(reply.header("x-robots-tag"), "noindex, nofollow, noarchive", "{address}");
        let (path, query) = address
            .split_once('?')
            .map_or((address.as_str(), String::new()), |(path, query)| (path, format!("?{query}")));
        assert_eq!(app.get(&format!("{prefix}{path}/{query}")).body, reply.body, "{address} with a slash too many");
        assert_eq!(app.get(&format!("{prefix}{path}//")).status, 404, "{address}, as in public");
        assert_eq!(reply.header("referrer-policy"), "no-referrer", "{address}");
        let public = app.get(&address.replace(&format!("{DATASET}/releases/2"), &format!("{DATASET}/releases/1")));
        for name in ["content-type", "content-security-policy", "access-control-allow-origin"] {
            let [reply, public] = [&reply, &public].map(|reply| without_style(face, reply.header(name)));
            assert_eq!(reply, public, "{face:?} {address}: {name}");
        }
        if address.contains(&format!("/{DATASET}")) && !address.ends_with("/releases") && face != Face::Feed {
            assert_eq!(reply.header("referrals-release"), "2", "{address}");
        }
    }
    let live = app.get(&format!("/datasets/{DATASET}"));
    assert_eq!(live.header("referrals-release"), "1", "readers see nothing of it");
    assert_eq!(app.get(&format!("/datasets/{DATASET}?release=2")).status, 404);
}

#[test]
fn pages_embeds_and_images_say_that_they_are_rehearsed() {
    let app = app();
    let prefix = format!("/rehearsal/{}", token(hash(), in_an_hour()));
    let says = "Rehearsal of release 2: not published.";
    for (face, address) in rehearsed() {
        let reply = app.get(&format!("{prefix}{address}"));
        match face {
            Face::Page | Face::Embed | Face::Svg => assert!(reply.text().contains(says), "{address}"),
            Face::Png => {
                let drawing = app.get(&format!("{prefix}{}", address.replace(".png", ".svg")));
                let scale = if address.starts_with("/cards/") { 3.0 } else { 2.0 };
                assert_eq!(reply.body, server::raster::png(drawing.text(), scale).expect("a picture"), "{address}");
            }
            _ => {}
        }
        // The description of the API tells that there are rehearsals.
        let tells = address == "/api/openapi.json";
        let public = app.get(&address).body;
        assert!(tells || !String::from_utf8_lossy(&public).contains("ehears"), "{address} is public");
    }
    let pinned = app.get(&format!("{prefix}/figures/{DATASET}.svg?release=1&width=1600"));
    let line = format!("Release 1 was corrected by release 2 on 24 December 2026: {}", NOTE.replace('<', "&lt;"));
    assert!(pinned.text().contains(&line.replace('>', "&gt;")), "{}", pinned.text());
    assert!(pinned.text().contains(says));
    for list in [format!("/api/v1/datasets/{DATASET}/releases"), format!("/datasets/{DATASET}/feed.atom")] {
        let list = app.get(&format!("{prefix}{list}"));
        assert!(list.text().contains(says) && !list.text().contains("This is the latest release."), "{}", list.text());
    }
    let file = app.get(&format!("{prefix}/downloads/{DATASET}.csv"));
    let name = format!("attachment; filename=\"{DATASET}-release-2-rehearsal.csv\"");
    assert_eq!(file.header("content-disposition"), name, "a CSV file has no other place for it");
}

#[test]
fn every_link_of_a_rehearsal_stays_in_it() {
    let app = app();
    let prefix = format!("/rehearsal/{}", token(hash(), in_an_hour()));
    let mut followed = 0;
    for (face, address) in
        rehearsed().into_iter().filter(|(face, _)| matches!(face, Face::Page | Face::Embed | Face::Feed))
    {
        let reply = app.get(&format!("{prefix}{address}"));
        let values = reply.text().split("=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for value in values.filter(|value| value.starts_with('/') || value.starts_with("https://referrals.example")) {
            let own = value.trim_start_matches("https://referrals.example");
            assert!(own.starts_with(&format!("{prefix}/")), "{face:?} {address}: {value}");
            followed += 1;
        }
    }
    assert!(followed > 300, "{followed} links");
    let spelled = app.get(&format!("{prefix}/datasets/{DATASET}?sort=&forces=kent"));
    assert_eq!(
        (spelled.status, spelled.header("location")),
        (303, &*format!("{prefix}/datasets/{DATASET}?forces=kent"))
    );
    let json = app.get(&format!("{prefix}/api/v1/datasets/{DATASET}")).json();
    assert_eq!(json["page"].as_str(), Some(&*format!("{prefix}/datasets/{DATASET}")));
    assert_eq!(json["release"]["standing"][0]["state"], "rehearsed");
    let csv = app.get(&format!("{prefix}/downloads/{DATASET}.csv"));
    assert!(csv.header("link").starts_with(&format!("<{prefix}/downloads/")), "{}", csv.header("link"));
    assert!(resolve(&prefix).is_none(), "the token alone is no address");
}

#[test]
fn a_token_that_is_not_good_shows_nothing_but_that_it_is_not() {
    let app = app();
    let over = token(hash(), clock::now() - SignedDuration::from_secs(1));
    let other = token("cd".repeat(32), in_an_hour());
    let forged = Key::new([8; Key::BYTES]).sign(&Grant { dataset: DATASET.into(), hash: hash(), until: in_an_hour() });
    for (token, status, code, title) in [
        (over, 410, "rehearsal-over", "Rehearsal over"),
        (other, 410, "other-draft", "Rehearsal over"),
        (forged, 404, "unknown-rehearsal", "Rehearsal not found"),
        ("x".to_owned(), 404, "unknown-rehearsal", "Rehearsal not found"),
    ] {
        for (face, address) in rehearsed() {
            let reply = app.get(&format!("/rehearsal/{token}{address}"));
            assert_eq!(reply.status, status, "{face:?} {address}");
            assert_eq!(reply.header("cache-control"), "no-store", "{address}");
            assert_eq!(reply.header("referrer-policy"), "no-referrer", "{address}");
            match reply.header("content-type") {
                "application/problem+json" => assert_eq!(reply.json()["code"], code, "{address}"),
                "image/png" => {}
                _ => assert!(reply.text().contains(title), "{address}: {}", reply.text()),
            }
            let body = String::from_utf8_lossy(&reply.body).into_owned();
            assert!(!body.contains("Kent") && !body.contains(&token) || token.len() < 2, "{address}: {body}");
        }
    }
}

#[test]
fn once_it_is_published_the_rehearsal_is_over() {
    let app = app();
    let address = format!("/rehearsal/{}/datasets/{DATASET}", token(hash(), in_an_hour()));
    assert_eq!(app.get(&address).status, 200);
    app.live.swap(Snapshot::new([Edition::latest(correction(), moment(2))]).rehearsing(Some(key()), []));
    let reply = app.get(&address);
    assert_eq!((reply.status, reply.header("cache-control")), (410, "no-store"));
}
