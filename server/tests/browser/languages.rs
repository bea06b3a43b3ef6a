//! Welsh and English: each page leads to itself in the other language, and speaks one language throughout.

use crate::{
    chromium::Chromium,
    controls::{Choice, agrees_with_the_server, choose, live, open_live},
    pages::{dashboards, every_page},
    program::Program,
};

const SWITCH: &str = "header a[data-language]";

/// The language of the page, and the address that the link to the other one leads to.
const LANGUAGE: &str =
    "return [document.documentElement.lang, document.querySelector('header a[data-language]')?.href];";

#[tokio::test]
async fn every_page_leads_to_itself_in_the_other_language_and_back() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    for page in every_page(&chromium, &program).await {
        // The document in an iframe is in the language of the page around it.
        if page.starts_with("/embed/") {
            continue;
        }
        chromium.goto(&program.at(&page)).await.expect("a page");
        assert_eq!(chromium.ask(LANGUAGE).await[0], "en", "{page}");
        for language in ["cy", "en"] {
            let here = chromium.current_url().await.expect("an address");
            chromium.click(SWITCH).await;
            chromium.leave(&here).await;
            chromium.until("document.readyState === 'complete'").await;
            assert_eq!(chromium.ask(LANGUAGE).await[0], language, "{page}");
        }
        let address = chromium.current_url().await.expect("an address");
        let back = address.as_str().trim_end_matches("?lang=en");
        assert_eq!(back, program.at(&page), "the way back leads to the page one came from");
    }
}

#[tokio::test]
async fn what_is_chosen_is_kept_when_the_language_changes() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let dashboard = &dashboards(&chromium, &program).await[0];
    open_live(&chromium, &program.at(dashboard)).await;
    choose(&chromium, &Choice::of("figure", "trend")).await;
    chromium.until("location.search === '?figure=trend'").await;
    let here = chromium.current_url().await.expect("an address");
    chromium.click(SWITCH).await;
    chromium.leave(&here).await;
    live(&chromium).await;
    assert_eq!(chromium.ask("return location.search").await, "?figure=trend&lang=cy");
    agrees_with_the_server(&chromium, "in Welsh").await;

    let choice = Choice::of("forces", "gwent");
    choose(&chromium, &choice).await;
    chromium.until("location.search.includes('gwent')").await;
    agrees_with_the_server(&chromium, "Gwent in Welsh").await;
    let said = chromium.ask("return document.querySelector('.statement [role=status]').textContent").await;
    assert!(said.as_str().is_some_and(|said| said.contains("Heddlu Gwent")), "the reading is in Welsh: {said}");
    assert_eq!(chromium.ask("return document.querySelector('.figure svg').getAttribute('lang')").await, "cy");
}
