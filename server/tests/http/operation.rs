//! `/health/…` and `/version`.

use crate::{
    app::TestApp,
    releases::{DATASET, with_a_withdrawal},
};
use server::state::{Edition, Snapshot};

#[test]
fn a_store_that_fails_degrades_the_server_and_readers_do_not_notice() {
    let app = TestApp::start();
    assert_eq!(app.get("/health/ready").json()["status"], "ok");
    app.live.note_store(false);
    let ready = app.get("/health/ready");
    assert_eq!(ready.status, 200);
    assert_eq!(ready.json()["status"], "degraded");
    assert_eq!(ready.json()["store"], "failing");
    assert_eq!(app.get("/api/v1/datasets").status, 200);
}

#[test]
fn a_server_with_nothing_to_show_is_alive_and_not_ready() {
    let app = TestApp::with(Snapshot::default());
    assert_eq!(app.get("/health/live").status, 200);
    let ready = app.get("/health/ready");
    assert_eq!((ready.status, ready.json()["status"].as_str()), (503, Some("empty")));
}

#[test]
fn a_server_whose_numbers_are_all_withdrawn_stays_in_the_balance_to_say_why() {
    let app = TestApp::with(with_a_withdrawal(Edition::superseded));
    assert_eq!(app.get(&format!("/datasets/{DATASET}")).status, 410);
    let ready = app.get("/health/ready");
    assert_eq!((ready.status, ready.json()["status"].as_str()), (200, Some("ok")));
}

#[test]
fn the_version_is_the_one_that_was_built() {
    assert_eq!(TestApp::start().get("/version").json()["version"], env!("CARGO_PKG_VERSION"));
}
