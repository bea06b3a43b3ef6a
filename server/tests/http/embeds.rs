//! `/embed/…`.

use crate::app::{BY_FORCE, NATIONAL, TestApp};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

/// What stands between two tags, as often as it does.
fn between<'a>(html: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    html.split(open).skip(1).map(|rest| rest.split(close).next().expect("the first part")).collect()
}

#[test]
fn the_policy_allows_the_style_and_the_script_that_are_there_and_no_other() {
    let app = TestApp::start();
    for query in ["", "?theme=dark&width=400", "?figure=trend&unit=rate", "?colour=red", "?release=9"] {
        let reply = app.get(&format!("/embed/{BY_FORCE}{query}"));
        let policy = reply.header("content-security-policy");
        let html = reply.text();
        for (tag, directive) in [("style", "style-src"), ("script", "script-src")] {
            let inline = between(html, &format!("<{tag}>"), &format!("</{tag}>"));
            assert_eq!(inline.len(), 1, "{query}: one {tag}");
            let hash = BASE64_STANDARD.encode(Sha256::digest(inline[0]));
            assert!(policy.contains(&format!("{directive} 'sha256-{hash}';")), "{query}: {policy}");
        }
        assert!(!html.contains(" style=") && !html.contains("<script ") && !html.contains("<style "), "{query}");
        assert!(!between(html, "<", ">").iter().any(|tag| tag.contains(" on")), "{query}: no event attribute");
    }
}

#[test]
fn it_asks_for_nothing_further() {
    let app = TestApp::start();
    let reply = app.get(&format!("/embed/{BY_FORCE}"));
    for asks in [" src=", "<link", "@import", "url(http", "<img", "<iframe", "fetch(", "localStorage", "cookie"] {
        assert!(!reply.text().contains(asks), "{asks}");
    }
}

#[test]
fn its_links_leave_the_frame_for_the_same_selection_without_its_looks() {
    let app = TestApp::start();
    let reply = app.get(&format!("/embed/{BY_FORCE}?forces=kent&release=1&theme=dark&width=400"));
    let link = format!(
        "<a href=\"https://referrals.example/datasets/{BY_FORCE}?forces=kent&amp;release=1\" target=\"_blank\" rel=\"noopener\">"
    );
    assert!(reply.text().contains(&link), "{}", reply.text());
}

#[test]
fn what_pym_adds_to_the_address_changes_nothing() {
    let app = TestApp::start();
    let plain = app.get(&format!("/embed/{BY_FORCE}?forces=kent"));
    let pym = app.get(&format!(
        "/embed/{BY_FORCE}?forces=kent&initialWidth=620&childId=graph-1&parentTitle=News&parentUrl=https%3A%2F%2Fnews.example%2Fa%3Fb%3Dc"
    ));
    assert_eq!((pym.status, pym.body), (200, plain.body));
    assert_eq!(app.get(&format!("/datasets/{BY_FORCE}?childId=x")).status, 400, "only there");
}

#[test]
fn what_is_wrong_is_said_inside_the_frame() {
    let app = TestApp::start();
    let reply = app.get(&format!("/embed/{BY_FORCE}?unit=furlongs"));
    assert_eq!((reply.status, reply.header("content-type")), (400, "text/html; charset=utf-8"));
    assert!(reply.text().contains("unit: found `furlongs`, expected one of count, rate"), "{}", reply.text());
    let reply = app.get("/embed/sample-nationale");
    assert_eq!(reply.status, 404);
    assert!(reply.text().contains(&format!("href=\"https://referrals.example/datasets/{NATIONAL}\"")));
}

#[test]
fn a_theme_is_said_once_and_auto_is_left_to_the_reader() {
    let app = TestApp::start();
    assert!(app.get(&format!("/embed/{BY_FORCE}?theme=dark")).text().contains("<body data-theme=\"dark\">"));
    assert!(app.get(&format!("/embed/{BY_FORCE}")).text().contains("<body>"));
}

#[test]
fn it_fits_in_the_frame_of_the_strictest_host() {
    let app = TestApp::start();
    for query in ["", "?unit=rate", "?unit=rate&years=2020-21..2021-22", "?sort=value", "?figure=trend"] {
        let html = app.get(&format!("/embed/{BY_FORCE}{query}"));
        let wide = html.text().split("<div class=\"wide\">").nth(1).expect("the wide figure");
        let height = between(wide, " height=\"", "\"")[0].parse::<u32>().expect("a height");
        // The padding, and the line with the table and the link.
        assert!(height + 2 * 12 + 32 <= 1000, "{query}: {height}");
    }
}
