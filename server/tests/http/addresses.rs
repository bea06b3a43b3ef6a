//! The table of addresses is a contract, and every address keeps the same manners.

use crate::app::{BY_FORCE, TestApp, addresses};
use server::{
    app::ROUTES,
    http::face::{Face, Reach},
};

#[test]
fn the_addresses_are_these() {
    let table: Vec<String> = ROUTES.iter().map(|route| format!("{:?} {}", route.face, route.path)).collect();
    insta::assert_snapshot!(table.join("\n"));
}

#[test]
fn every_address_answers_get_and_head_alike() {
    let app = TestApp::start();
    for (_, address) in addresses() {
        let get = app.get(&address);
        assert_eq!(get.status, 200, "{address}");
        assert_eq!(get.header("content-length"), get.body.len().to_string(), "{address}");
        let head = app.send("HEAD", &address, &[]);
        assert_eq!((head.status, head.body.len()), (200, 0), "{address}");
        assert_eq!(head.headers(), get.headers(), "{address}");
    }
}

#[test]
fn every_address_says_what_may_be_done_and_refuses_the_rest() {
    let app = TestApp::start();
    for (face, address) in addresses() {
        let asked = app.send("OPTIONS", &address, &[("Origin", "https://news.example")]);
        assert_eq!((asked.status, asked.header("allow")), (204, "GET, HEAD, OPTIONS"), "{address}");
        let methods = if face.reach() == Reach::Everyone { "GET, HEAD, OPTIONS" } else { "" };
        assert_eq!(asked.header("access-control-allow-methods"), methods, "{address}");
        for method in ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"] {
            let refused = app.send(method, &address, &[("Content-Length", "0")]);
            assert_eq!((refused.status, refused.header("allow")), (405, "GET, HEAD, OPTIONS"), "{method} {address}");
            assert_eq!(refused.header("cache-control"), "no-store", "{method} {address}");
        }
    }
}

#[test]
fn a_slash_too_many_at_the_end_leads_to_the_address_without_it() {
    let app = TestApp::start();
    // What programs ask that run the server leads nowhere: an answer that leads is kept.
    let (operation, led): (Vec<_>, Vec<_>) = addresses()
        .into_iter()
        .map(|(_, address)| address)
        .filter(|address| address != "/")
        .partition(|address| address.starts_with("/health") || address == "/version");
    assert!(!operation.is_empty());
    for address in operation {
        assert_eq!(app.get(&format!("{address}/")).status, 404, "{address}");
    }
    for address in led {
        for method in ["GET", "HEAD"] {
            for query in ["", "?lang=cy&x=%2F"] {
                let moved = app.send(method, &format!("{address}/{query}"), &[]);
                let to = format!("{address}{query}");
                assert_eq!((moved.status, moved.header("location")), (301, to.as_str()), "{method}");
            }
        }
        assert_eq!(app.send("POST", &format!("{address}/"), &[("Content-Length", "0")]).status, 404, "{address}");
        assert_eq!(app.get(&format!("{address}//")).status, 404, "{address}");
    }
    for address in
        ["//news.example/", "//news.example/datasets/x/", "/nothing/", "/nothing/datasets", "//news.example/datasets"]
    {
        assert_eq!(app.get(address).status, 404, "{address}");
    }
}

#[test]
fn an_address_that_lost_its_end_leads_to_the_list_above_it() {
    let app = TestApp::start();
    let forces = format!("/datasets/{BY_FORCE}/forces");
    for (address, to) in [("/datasets", "/"), ("/datasets/", "/"), (&forces, &forces[..forces.len() - "/forces".len()])]
    {
        for query in ["", "?lang=cy"] {
            let moved = app.get(&format!("{address}{query}"));
            assert_eq!((moved.status, moved.header("location")), (301, format!("{to}{query}").as_str()), "{address}");
        }
    }
    assert_eq!(app.get("/api/v1/datasets/").header("location"), "/api/v1/datasets", "which is a list itself");
}

#[test]
fn an_address_of_an_operation_is_never_kept() {
    let app = TestApp::start();
    for (_, address) in addresses().into_iter().filter(|(face, _)| *face == Face::Operation) {
        assert_eq!(app.get(&address).header("cache-control"), "no-store", "{address}");
    }
}

#[test]
fn a_store_that_fails_changes_no_answer_to_a_reader() {
    let app = TestApp::start();
    for (_, address) in addresses().into_iter().filter(|(face, _)| *face != Face::Operation) {
        app.live.note_store(true);
        let before = app.get(&address);
        app.live.note_store(false);
        let after = app.get(&address);
        assert_eq!((after.status, after.body), (200, before.body), "{address}");
    }
}
