//! `/` and `/datasets/…`.

use crate::app::{BY_FORCE, NATIONAL, TestApp, proved, snapshot};
use server::state::Snapshot;
use shared::sample;

#[test]
fn another_spelling_of_a_selection_leads_to_the_canonical_one() {
    let app = TestApp::start();
    let reply = app.get(&format!("/datasets/{BY_FORCE}?sort=&from=2020-21&to=2021-22&forces=sussex&forces=kent"));
    assert_eq!(reply.status, 303);
    assert_eq!(reply.header("location"), format!("/datasets/{BY_FORCE}?forces=kent,sussex&years=2020-21..2021-22"));
}

#[test]
fn a_release_that_is_published_while_the_server_runs_is_shown_at_once() {
    let app = TestApp::with(Snapshot::default());
    assert_eq!(app.get("/health/ready").status, 503);
    assert_eq!(app.get(&format!("/datasets/{NATIONAL}")).status, 404);
    app.live.swap(snapshot([proved(sample::national(), 1)]));
    assert_eq!(app.get("/health/ready").status, 200);
    assert_eq!(app.get(&format!("/datasets/{NATIONAL}")).status, 200);
}
