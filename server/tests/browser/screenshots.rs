//! Pictures of every page for people to look at: `target/screenshots`.

use crate::{
    chromium::Chromium,
    pages::{every_page, in_both_languages},
    program::Program,
};

#[tokio::test]
async fn no_page_is_wider_than_the_window_and_every_page_has_its_picture() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    for page in in_both_languages(every_page(&chromium, &program).await) {
        for width in [320, 360, 768, 1280] {
            for scheme in ["light", "dark"] {
                chromium.window(width, 900).await;
                chromium.prefer(scheme).await;
                chromium.goto(&program.at(&page)).await.expect("a page");
                let wide = chromium.ask("return document.documentElement.scrollWidth").await;
                assert!(wide.as_u64() <= Some(width.into()), "{page} is {wide} px wide in {width} px");
                if width > 320 {
                    chromium.picture(&format!("{}-{width}-{scheme}", name(&page)), width).await;
                }
            }
        }
    }
}

/// `/datasets/x?figure=trend` as a file name: `datasets-x-figure-trend`.
fn name(page: &str) -> String {
    let words: Vec<_> = page.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "overview".into() } else { words.join("-") }
}
