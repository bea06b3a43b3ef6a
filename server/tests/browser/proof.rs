//! The proof of a release, checked in the reader's browser.

use crate::{
    chromium::Chromium,
    controls::{ISLANDS, live, open_live},
    pages::dashboards,
    program::Program,
    served::{SMALL_COUNTS, Served, small_counts},
};
use fantoccini::Locator;
use serde_json::json;
use std::io::{self, Write as _};

const BUTTON: &str = ".proof-check button";
const DONE: &str = "document.querySelector('.verdict:is(.holds, .fails)')";

/// The verdict, and what was found as pairs of term and value.
const TOLD: &str = "
    const verdict = document.querySelector('.verdict');
    const texts = selector => [...verdict.querySelectorAll(selector)].map(element => element.textContent);
    const values = texts('dd');
    return {
        holds: verdict.classList.contains('holds'),
        says: verdict.querySelector('p').textContent,
        found: Object.fromEntries(texts('dt').map((term, index) => [term, values[index]])),
    };";

/// The page of the first release of the demo data by force.
async fn release_page(chromium: &Chromium, program: &Program) -> String {
    program.at(&format!("{}/releases/1", dashboards(chromium, program).await[0]))
}

#[tokio::test]
async fn the_browser_comes_to_the_same_verdict_as_the_server() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let page = release_page(&chromium, &program).await;
    open_live(&chromium, &page).await;
    chromium.requests().await;
    // With the keyboard alone; the region that is read out is there before anything is said in it.
    assert_eq!(chromium.ask("return document.querySelector('.verdict').role").await, "status");
    assert_eq!(chromium.ask("return document.querySelector('.verdict').textContent.trim()").await, "");
    let button = chromium.find(Locator::Css(BUTTON)).await.expect("a button");
    button.send_keys("\u{e007}").await.expect("the button takes keys");
    chromium.until(DONE).await;

    let told = chromium.ask(TOLD).await;
    assert_eq!(told["holds"], true, "{told}");
    assert_eq!(told["says"], "Proved: no withheld number of this release can be worked out from what is public.");
    let server = chromium.ask("return document.querySelector('#certificate + p').textContent").await;
    let found = |term: &str| told["found"][term].as_str().unwrap_or_default().to_owned();
    let number = |text: String| text.split([' ', ',']).next().expect("a word").to_owned();
    let both = format!(
        "{} numbers are shown and {} numbers are withheld.",
        number(found("Cells shown")),
        number(found("Cells withheld"))
    );
    assert_eq!(server, both);
    assert!(found("Checked").contains("millisecond"), "{told}");
    let focused = chromium.ask(&format!("return document.activeElement === document.querySelector({BUTTON:?})")).await;
    assert_eq!(focused, true, "the focus stays where the reader put it");
    assert_eq!(chromium.requests().await, [page.replace("/datasets/", "/api/v1/datasets/") + "/certificate"]);
    assert_eq!(chromium.console().await, Vec::<String>::new());
    chromium.picture("proof-phone", 360).await;
    chromium.prefer("dark").await;
    chromium.picture("proof-dark", 1280).await;
}

/// What the page is given in place of the certificate, as the body of a function of the real one, and what it then says.
const FAILURES: [(&str, &str); 6] = [
    ("throw new TypeError('no network')", "could not be fetched"),
    ("return new Response('gone', { status: 410 })", "(status 410)"),
    ("return new Response('<html>')", "is no release with its certificate"),
    ("document.publication.release.number = 7; return Response.json(document)", "of another release"),
    ("document.certificate.pairs[0] = [0, 0]; return Response.json(document)", "NOT proved: nothing is proved of "),
    (
        "document.publication.cells = document.publication.cells.replace(/^(\\d+\\*)?\\d+/, '$1999999'); return Response.json(document)",
        "disagrees with what is public",
    ),
];

#[tokio::test]
async fn what_is_not_proved_is_told_with_its_reason() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let page = release_page(&chromium, &program).await;
    open_live(&chromium, &page).await;
    for (instead, says) in FAILURES {
        let body = format!(
            "window.own ??= window.fetch;
             window.fetch = async (...asked) => {{
                 const document = await (await own.apply(window, asked)).json();
                 {instead};
             }};"
        );
        chromium.ask(&body).await;
        chromium.click(BUTTON).await;
        chromium.until(&format!("{DONE}?.textContent.includes({says:?})")).await;
        let told = chromium.ask(TOLD).await;
        assert_eq!((&told["holds"], &told["found"]), (&json!(false), &json!({})), "{instead}: {told}");
    }
    // And once more as it is: nothing of a failure stays.
    chromium.ask("window.fetch = own").await;
    chromium.click(BUTTON).await;
    chromium.until("document.querySelector('.verdict.holds:not(.fails) dd')").await;
}

#[tokio::test]
async fn a_check_that_cannot_be_loaded_says_what_does_the_same() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let page = release_page(&chromium, &program).await;
    chromium.devtools("Network.enable", json!({})).await;
    chromium.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    chromium.devtools("Network.setBlockedURLs", json!({ "urls": ["*_bg.wasm"] })).await;
    chromium.goto(&page).await.expect("the page of a release");
    chromium.until(&format!("{ISLANDS} === 'failed'")).await;
    let seen = "return [...document.querySelectorAll('.proof-check button, .islands-failed, main code')]
        .filter(element => element.checkVisibility({ visibilityProperty: true })).map(element => element.textContent)";
    let seen = chromium.ask(seen).await;
    assert_eq!(seen[0], "The check could not be loaded into this browser. The program below checks the same.");
    assert_eq!(seen[1], format!("referrals verify {page}"));
}

/// How long it takes to read and to check a certificate, and how many bytes it has.
#[tokio::test]
#[ignore = "it measures: `cargo xtask bench` runs it"]
async fn times_of_the_check() {
    let Some(chromium) = Chromium::start().await else { return };
    let mut table = format!("\n{:<34}{:>10}{:>10}{:>12}\n", "checked in Chromium", "median", "longest", "JSON, bytes");
    for years in [3, 10] {
        let served = Served::start(small_counts(years));
        let page = format!("{}/datasets/{SMALL_COUNTS}/releases/1", served.address);
        chromium.goto(&page).await.expect("a page");
        let mut times = Vec::new();
        for _ in 0..9 {
            live(&chromium).await;
            chromium.click(BUTTON).await;
            chromium.until(DONE).await;
            let told = chromium.ask(TOLD).await;
            assert_eq!(told["holds"], true, "{told}");
            let text = told["found"]["Checked"].as_str().expect("a text").to_owned();
            times.push(text.split(' ').find_map(|word| word.parse::<u32>().ok()).expect("a number"));
            chromium.refresh().await.expect("the page once more");
        }
        times.sort_unstable();
        let certificate = page.replace("/datasets/", "/api/v1/datasets/") + "/certificate";
        let bytes = chromium.ask(&format!("return (await (await fetch({certificate:?})).text()).length")).await;
        let row = format!("44 forces x {years} years");
        table += &format!("{row:<34}{:>7} ms{:>7} ms{bytes:>12}\n", times[times.len() / 2], times[times.len() - 1]);
    }
    write!(io::stdout(), "{table}").expect("somebody listens");
}
