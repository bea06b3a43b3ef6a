//! Errors, in the form of the address that was asked.

use crate::app::{BY_FORCE, NATIONAL, TestApp};
use server::{app::ROUTES, http::face::Face};

/// An address of each form that takes a selection.
fn selecting() -> Vec<(Face, String)> {
    let takes = |path: &str| path.contains("{dataset}") && !path.contains("/releases") && !path.ends_with(".atom");
    ROUTES
        .iter()
        .filter(|route| takes(route.path))
        .map(|route| (route.face, route.path.replace("{dataset}", BY_FORCE).replace("{force}", "kent")))
        .collect()
}

#[test]
fn a_bad_selection_is_refused_at_every_address() {
    let app = TestApp::start();
    for (face, address) in selecting() {
        for query in ["colour=red", "unit=furlongs&release=2&nonsense", "release=zero", "release=2&release=2x"] {
            let reply = app.get(&format!("{address}?{query}"));
            assert_eq!(reply.status, 400, "{face:?} {address}?{query}");
            assert_eq!(reply.header("cache-control"), "no-store", "{address}");
        }
    }
}

#[test]
fn all_that_is_wrong_with_a_selection_comes_at_once() {
    let app = TestApp::start();
    let reply = app.get(&format!("/api/v1/datasets/{BY_FORCE}/observations?figure=pie&forces=kent,mordor&colour=red"));
    assert_eq!(reply.header("content-type"), "application/problem+json");
    let problem = reply.json();
    assert_eq!((problem["status"].as_u64(), problem["code"].as_str()), (Some(400), Some("bad-selection")));
    let errors = problem["errors"].as_array().expect("errors").clone();
    let keys: Vec<&str> = errors.iter().filter_map(|error| error["key"].as_str()).collect();
    assert_eq!(keys, ["figure", "forces", "colour"]);
    assert_eq!(errors[0]["found"], "pie");
    assert_eq!(errors[0]["expected"], "one of bars, trend, heatmap, tiles, funnel, multiples, stack");
    assert!(errors[1]["expected"].as_str().is_some_and(|expected| expected.contains("kent")));
}

#[test]
fn what_is_not_seen_in_an_address_is_told() {
    let app = TestApp::start();
    let asked = format!("/downloads/{BY_FORCE}.json?figure=%1B%5B2J%E2%80%AEp%C5%B5");
    assert_eq!(app.get(&asked).json()["errors"][0]["found"], r"\u{1b}[2J\u{202e}pŵ");
    let page = app.get("/datasets/st%E2%80%8Bops");
    assert!(page.text().contains(r"st\u{200b}ops"), "{}", page.text());
}

#[test]
fn what_is_wrong_is_told_in_the_language_of_the_address() {
    let app = TestApp::start();
    let queries = [
        "colour=red",
        "unit=furlongs",
        "unit=rate&unit=count",
        "from=2022-23&to=2020-21",
        "years=2020-21&from=2020-21",
        "years=1999-00",
        "from=1999-00",
        "forces=narnia",
        "release=zero",
        "ink=zz",
        "ink=777777&theme=light",
        "accent=ffe500&theme=light",
        "width=3",
    ];
    for query in queries {
        let wrong = |language: &str| {
            let problem = app.get(&format!("/downloads/{BY_FORCE}.json?{query}&lang={language}")).json();
            let errors = problem["errors"].as_array().expect("errors").clone();
            let texts = |key: &str| -> Vec<String> {
                errors.iter().map(|error| error[key].as_str().expect("a text").to_owned()).collect()
            };
            (texts("key"), texts("found"), texts("expected"))
        };
        let ((keys, found, expected), welsh) = (wrong("en"), wrong("cy"));
        assert_eq!((&keys, &found), (&welsh.0, &welsh.1), "{query}");
        assert_eq!(keys.len(), 1, "{query}");
        assert_ne!(expected, welsh.2, "{query}");
        let page = app.get(&format!("/datasets/{BY_FORCE}?{query}&lang=cy"));
        let written = html_escape::encode_text(&welsh.2[0]).into_owned();
        assert!(page.text().contains(&written), "{query}: {written}");
        assert!(!page.text().contains(&expected[0]), "{query}: {}", expected[0]);
    }
}

#[test]
fn a_release_that_is_no_number_does_not_hide_what_else_is_wrong() {
    let app = TestApp::start();
    let problem = app.get(&format!("/downloads/{BY_FORCE}.json?release=zero&unit=furlongs")).json();
    let errors = problem["errors"].as_array().expect("errors").clone();
    let keys: Vec<&str> = errors.iter().filter_map(|error| error["key"].as_str()).collect();
    assert_eq!(keys, ["release", "unit"]);
}

#[test]
fn an_unknown_dataset_is_not_found_and_the_nearest_is_offered() {
    let app = TestApp::start();
    for (face, address) in selecting() {
        let address = address.replace(BY_FORCE, "sample-by-farce");
        assert_eq!(app.get(&address).status, 404, "{face:?} {address}");
    }
    let problem = app.get("/api/v1/datasets/sample-by-farce").json();
    assert_eq!(problem["code"], "unknown-dataset");
    assert_eq!(problem["instead"][0], format!("/api/v1/datasets/{BY_FORCE}"));
}

#[test]
fn what_is_offered_instead_is_there() {
    let app = TestApp::start();
    for address in
        ["/api/v1/datasets/x", "/downloads/x.csv", "/api/nothing", &format!("/downloads/{BY_FORCE}.csv?release=9")]
    {
        let problem = app.get(address).json();
        let instead = problem["instead"].as_array().expect("addresses").clone();
        assert!(!instead.is_empty(), "{address}");
        for other in instead {
            assert_eq!(app.get(other.as_str().expect("an address")).status, 200, "{address} {other}");
        }
    }
}

#[test]
fn an_unknown_release_is_not_found_at_any_address() {
    let app = TestApp::start();
    for (face, address) in selecting() {
        assert_eq!(app.get(&format!("{address}?release=9")).status, 404, "{face:?} {address}");
    }
    let problem = app.get(&format!("/downloads/{BY_FORCE}.csv?release=9")).json();
    assert_eq!(problem["code"], "unknown-release");
    assert!(problem["detail"].as_str().is_some_and(|detail| detail.contains("1, 2")));
}

#[test]
fn a_release_is_numbered_in_one_way_only() {
    let app = TestApp::start();
    for path in ROUTES.iter().map(|route| route.path).filter(|path| path.contains("{release}")) {
        let numbered = |number: &str| app.get(&path.replace("{dataset}", BY_FORCE).replace("{release}", number)).status;
        assert_eq!((numbered("1"), numbered("2")), (200, 200), "{path}");
        for number in ["0", "3", "01", "+1", "-1", "1.0", "latest", "99999999999"] {
            assert_eq!(numbered(number), 404, "{path} {number}");
        }
        assert_eq!(app.get(&path.replace("{dataset}", "nowhere").replace("{release}", "1")).status, 404, "{path}");
        assert_eq!(
            app.get(&format!("{}?release=1", path.replace("{dataset}", BY_FORCE).replace("{release}", "1"))).status,
            400
        );
    }
    let problem = app.get(&format!("/api/v1/datasets/{BY_FORCE}/releases/3/certificate")).json();
    assert_eq!((problem["status"].as_u64(), problem["code"].as_str()), (Some(404), Some("unknown-release")));
}

#[test]
fn a_selection_that_is_too_long_is_refused_before_it_is_read() {
    let app = TestApp::start();
    for (face, address) in selecting() {
        let reply = app.get(&format!("{address}?forces={}", "kent,".repeat(1000)));
        assert_eq!(reply.status, 414, "{face:?} {address}");
    }
    let reply = app.get(&format!("/datasets/{NATIONAL}?{}", "x".repeat(200_000)));
    assert!((400..500).contains(&reply.status), "{}", reply.status);
}

#[test]
fn an_address_that_takes_no_selection_says_so() {
    let app = TestApp::start();
    for address in [
        "/",
        "/api/v1/datasets",
        "/api/openapi.json",
        "/verify",
        &format!("/api/v1/datasets/{BY_FORCE}/releases"),
        &format!("/datasets/{BY_FORCE}/releases"),
    ] {
        assert_eq!(app.get(&format!("{address}?forces=kent")).status, 400, "{address}");
    }
}

#[test]
fn what_is_not_in_the_table_is_not_found() {
    let app = TestApp::start();
    for address in [
        "/nothing",
        "/datasets/x/y/z",
        "/assets/../Cargo.toml",
        "/assets/%2e%2e%2fCargo.toml",
        "/assets/..%5cCargo.toml",
        "/assets/manifest.json",
        "/downloads/..%2f..%2fetc%2fpasswd.csv",
        "//nothing",
        "/figures/x.gif",
        "/api/v2/datasets",
        "/embed/",
        "/datasets/%00",
        "/datasets/%ff",
    ] {
        assert_eq!(app.get(address).status, 404, "{address}");
    }
}
