//! `/` and `/datasets/…`.

use crate::app::{BY_FORCE, TestApp};

#[test]
fn another_spelling_of_a_selection_leads_to_the_canonical_one() {
    let app = TestApp::start();
    let reply = app.get(&format!("/datasets/{BY_FORCE}?sort=&from=2020-21&to=2021-22&forces=sussex&forces=kent"));
    assert_eq!(reply.status, 303);
    assert_eq!(reply.header("location"), format!("/datasets/{BY_FORCE}?forces=kent,sussex&years=2020-21..2021-22"));
}
