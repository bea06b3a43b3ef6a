//! `/datasets/{dataset}/claims`.

use crate::app::{BY_FORCE, NATIONAL, TestApp};

#[test]
fn a_claim_stands_with_its_verdict_what_it_rests_on_and_its_source() {
    let app = TestApp::start();
    let page = app.get(&format!("/datasets/{BY_FORCE}/claims"));
    assert_eq!(page.status, 200);
    for said in [
        "Every force made &lt;some&gt; referrals &amp; more.",
        "Does not hold",
        "each police force, April 2020 to March 2023: at least 1",
        // Six of the sample have none in all years, and one is not available.
        "of 44 police forces, 37 within these bounds, 6 outside, and 1 of which it cannot be told",
        "Letter",
        "Release 2, 22 November 2026",
    ] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    let open = app.get(&format!("/datasets/{NATIONAL}/claims"));
    assert!(
        open.text().contains("Neither confirmed nor contradicted by the numbers of this dataset"),
        "nothing by force is published"
    );
    let welsh = app.get(&format!("/datasets/{BY_FORCE}/claims?lang=cy"));
    assert!(welsh.text().contains("Ddim yn wir"));
    let verdicts = app.get(&format!("/api/v1/datasets/{BY_FORCE}")).json()["claims"][0]["verdict"].clone();
    assert_eq!(verdicts, "does-not-hold");
}
