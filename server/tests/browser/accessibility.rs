//! axe-core finds nothing on any page, light and dark, on a phone and on a desk.

use crate::{
    chromium::{Chromium, skip, workspace},
    pages::every_page,
    program::Program,
};
use std::collections::BTreeMap;

#[tokio::test]
async fn axe_finds_no_violation_on_any_page() {
    let Ok(axe) = std::fs::read_to_string(workspace().join("target/axe-core/axe.min.js")) else {
        skip("axe-core is missing; `cargo xtask test` fetches it with npm");
        return;
    };
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let pages = every_page(&chromium, &program).await;
    // What is wrong, with the pages on which it is.
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for page in &pages {
        for (width, scheme) in [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")] {
            chromium.window(width, 900).await;
            chromium.prefer(scheme).await;
            chromium.goto(&program.at(page)).await.expect("a page");
            chromium.execute(&axe, Vec::new()).await.expect("axe loads");
            let report = chromium
                .ask(
                    "const report = await axe.run(document, { resultTypes: ['violations'], preload: false });
                     return { rules: report.passes.length, violations: report.violations.flatMap(violation =>
                         violation.nodes.map(node => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`)) };",
                )
                .await;
            assert!(report["rules"].as_u64() > Some(3), "axe examined {page}");
            let violations = report["violations"].as_array().expect("a list");
            for violation in violations {
                let violation = violation.as_str().expect("a text").to_owned();
                found.entry(violation).or_default().push(format!("{page} at {width} px, {scheme}"));
            }
        }
    }
    let found: Vec<String> = found
        .into_iter()
        .map(|(violation, places)| format!("{violation}\non {} and {} more", places[0], places.len() - 1))
        .collect();
    assert!(found.is_empty(), "{} violations\n\n{}", found.len(), found.join("\n\n"));
}
