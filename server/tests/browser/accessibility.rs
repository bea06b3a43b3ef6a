//! axe-core finds nothing on any page in either language, however a reader looks at it.

use crate::{
    chromium::{Chromium, skip, workspace},
    pages::{every_page, in_both_languages},
    program::Program,
};
use std::collections::BTreeMap;

/// The width and height of a page in CSS pixels, and what the device of a reader says of them.
type Look = (u32, u32, &'static [(&'static str, &'static str)]);

/// The ways in which readers look at a page.
///
/// 320 by 256 is a window of 1280 by 1024 at 400% zoom (WCAG 2.2, 1.4.10).
const LOOKS: [Look; 7] = [
    (360, 900, &[("prefers-color-scheme", "light"), ("prefers-reduced-motion", "reduce")]),
    (1280, 900, &[("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")]),
    (320, 256, &[("prefers-color-scheme", "light"), ("prefers-reduced-motion", "reduce")]),
    (360, 900, &[("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")]),
    (1280, 900, &[("prefers-color-scheme", "light"), ("prefers-reduced-motion", "reduce")]),
    (1280, 900, &[("forced-colors", "active"), ("prefers-reduced-motion", "reduce")]),
    (1280, 900, &[("prefers-color-scheme", "light"), ("prefers-reduced-motion", "no-preference")]),
];
/// So many of them for Welsh: its words change the room there is, and not the colours.
const WELSH_LOOKS: usize = 3;

#[tokio::test]
async fn axe_finds_no_violation_on_any_page() {
    let Ok(axe) = std::fs::read_to_string(workspace().join("target/axe-core/axe.min.js")) else {
        skip("axe-core is missing; `cargo xtask test` fetches it with npm");
        return;
    };
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let pages = in_both_languages(every_page(&chromium, &program).await);
    // What is wrong, with the pages on which it is.
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for page in &pages {
        let looks = if page.ends_with("lang=cy") { WELSH_LOOKS } else { LOOKS.len() };
        for (width, height, features) in LOOKS.into_iter().take(looks) {
            chromium.window(width, height).await;
            chromium.media("", features).await;
            chromium.goto(&program.at(page)).await.expect("a page");
            chromium.execute(&axe, Vec::new()).await.expect("axe loads");
            let report = chromium
                .ask(
                    "const rules = { 'target-size': { enabled: true } };
                     const report = await axe.run(document, { resultTypes: ['violations'], preload: false, rules });
                     return { rules: report.passes.length, violations: report.violations.flatMap(violation =>
                         violation.nodes.map(node => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary}`)) };",
                )
                .await;
            assert!(report["rules"].as_u64() > Some(3), "axe examined {page}");
            let violations = report["violations"].as_array().expect("a list");
            for violation in violations {
                let violation = violation.as_str().expect("a text").to_owned();
                found.entry(violation).or_default().push(format!("{page} at {width} px, {features:?}"));
            }
        }
    }
    let found: Vec<String> = found
        .into_iter()
        .map(|(violation, places)| format!("{violation}\non {} and {} more", places[0], places.len() - 1))
        .collect();
    assert!(found.is_empty(), "{} violations\n\n{}", found.len(), found.join("\n\n"));
}

/// The contrast of every text in every figure with what lies behind it, where it is too low: axe leaves SVG out.
const FAINT: &str = r#"
    const numbers = colour => colour.match(/[\d.]+/g).map(Number);
    const luminance = colour => {
        const [r, g, b] = numbers(colour).map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
        const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    };
    const paper = element => {
        for (; element; element = element.parentElement) {
            const colour = getComputedStyle(element).backgroundColor;
            if ((numbers(colour)[3] ?? 1) > 0) return colour;
        }
        return matchMedia("(prefers-color-scheme: dark)").matches ? "rgb(18, 18, 18)" : "rgb(255, 255, 255)";
    };
    const texts = [...document.querySelectorAll("svg text, svg p")];
    const faint = texts.map(text => {
        const band = text.classList.contains("f-sign") && text.ownerSVGElement.querySelector(".f-band");
        const behind = band ? getComputedStyle(band).fill : paper(text.ownerSVGElement.parentElement);
        const { fill, color } = getComputedStyle(text);
        return [text.textContent, contrast(text.localName === "p" ? color : fill, behind)];
    }).filter(([, contrast]) => !(contrast >= 4.5));
    return { texts: texts.length, faint };
"#;

#[tokio::test]
async fn every_text_in_a_figure_stands_out_from_what_lies_behind_it() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let mut texts = 0;
    for page in every_page(&chromium, &program).await {
        for scheme in ["light", "dark"] {
            chromium.prefer(scheme).await;
            chromium.goto(&program.at(&page)).await.expect("a page");
            let found = chromium.ask(FAINT).await;
            assert_eq!(found["faint"], serde_json::json!([]), "{page}, {scheme}");
            texts += found["texts"].as_u64().expect("a number");
        }
    }
    assert!(texts > 100, "there are figures with text: {texts}");
}

/// What keeps a browser from breaking a table over the pages of a print as it should: what measures itself, and grids, which give no
/// room to the headings that are repeated.
const UNBROKEN: &str = "
    const around = element => element.parentElement ? [element.parentElement, ...around(element.parentElement)] : [];
    return [...document.querySelectorAll('main table')].flatMap(around).filter(it => {
        const { display, containerType } = getComputedStyle(it);
        return /grid|flex/.test(display) || containerType !== 'normal';
    }).map(it => it.outerHTML.slice(0, 80));";

#[tokio::test]
async fn on_paper_what_follows_a_table_stands_below_it() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let pages = every_page(&chromium, &program).await;
    chromium.media("print", &[]).await;
    for page in pages {
        chromium.goto(&program.at(&page)).await.expect("a page");
        assert_eq!(chromium.ask(UNBROKEN).await, serde_json::json!([]), "{page}");
    }
}
