//! Validators, codings and `HEAD`.

use crate::app::TestApp;

#[test]
fn an_answer_that_is_known_is_not_sent_again() {
    let app = TestApp::start();
    let first = app.get("/robots.txt");
    assert_eq!((first.status, first.text().is_empty()), (200, false));
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");
    let again = app.send("GET", "/robots.txt", &[("If-None-Match", &tag)]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(again.header("etag"), tag);
    assert_eq!(again.header("cache-control"), first.header("cache-control"));
}
