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

#[test]
fn more_forces_than_can_be_compared_are_answered_with_the_form_as_it_was_sent() {
    let app = TestApp::start();
    let compared = |count: usize, language: &str| {
        let publication = sample::by_force();
        let forces: Vec<&str> = publication.forces().take(count).map(|force| force.slug.as_str()).collect();
        app.get(&format!("/datasets/{BY_FORCE}/compare?forces={}{language}", forces.join(",")))
    };
    assert_eq!(compared(6, "").status, 200);
    for (count, language, said) in [
        (7, "", "7 police forces are chosen. Choose at most 6, then press Show."),
        (7, "&lang=cy", "Dewiswyd 7 heddlu. Dewiswch hyd at 6, yna pwyswch Dangos."),
        (11, "&lang=cy", "Dewiswyd 11 o heddluoedd. Dewiswch hyd at 6, yna pwyswch Dangos."),
    ] {
        let page = compared(count, language);
        assert_eq!((page.status, page.header("cache-control")), (400, "no-store"));
        assert!(page.text().contains(said), "{said}");
        assert_eq!(page.text().matches("\" checked").count(), count, "what was ticked is ticked");
        assert!(!page.text().contains("rel=\"canonical\""), "nothing leads to what is refused");
    }
}
