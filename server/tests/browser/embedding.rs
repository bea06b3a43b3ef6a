//! A figure on somebody else's page tells its height in every dialect that newsrooms speak.

use crate::{chromium::Chromium, host::host, pages::dashboards, program::Program};

/// What the host's page has heard, by dialect: the last height each.
const HEARD: &str = r#"
    window.heard = {};
    addEventListener("message", ({ data }) => {
        let message = data;
        if (typeof data === "string" && data.startsWith("{")) message = JSON.parse(data);
        if (typeof message === "string") {
            const [begin, child, kind, height] = message.split("xPYMx");
            if (begin === "pym" && child === "story" && kind === "height") heard.pym = Number(height);
            return;
        }
        if (message.sentinel === "amp" && message.type === "embed-size") heard.amp = message.height;
        if (message["datawrapper-height"]) heard.datawrapper = Object.values(message["datawrapper-height"])[0];
        if (message.context === "iframe.resize") heard.medium = message.height;
        if (message.type === "set-height") heard.guardian = Number(message.value);
        if (message.message === "height" && message.secret === "s3cret") heard.wordpress = message.value;
    });
"#;

const DIALECTS: usize = 6;

#[tokio::test]
async fn the_height_arrives_in_every_dialect_and_fits_within_two_pixels() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    for dashboard in dashboards(&chromium, &program).await {
        let embed = program.at(&dashboard.replacen("/datasets/", "/embed/", 1));
        let source = format!("{embed}?childId=story&initialWidth=640&parentTitle=&parentUrl=#?secret=s3cret");
        let address = host(format!(
            "<!doctype html><title>Somebody else's page</title><script>{HEARD}</script>
             <iframe src='{source}' sandbox='allow-scripts' width='640' height='300' style='border:0'></iframe>"
        ));
        chromium.goto(&address).await.expect("the host's page");
        chromium.until(&format!("Object.keys(heard).length === {DIALECTS}")).await;
        fits(&chromium, &embed).await;

        // A narrower frame is higher, and says so by itself.
        chromium.ask("heard = {}; document.querySelector('iframe').width = 320;").await;
        chromium.until(&format!("Object.keys(heard).length === {DIALECTS}")).await;
        fits(&chromium, &embed).await;

        // And it answers when it is asked.
        chromium
            .ask("heard = {}; document.querySelector('iframe').contentWindow.postMessage('pymxPYMxstoryxPYMxwidthxPYMx320', '*');")
            .await;
        chromium.until("heard.pym > 0").await;
        assert!(chromium.console().await.is_empty(), "{embed} is silent");
    }
}

/// Gives the frame the height it asked for, and checks that the content fills it.
async fn fits(chromium: &Chromium, embed: &str) {
    let heights = chromium.ask("return [...new Set(Object.values(heard))]").await;
    let heights = heights.as_array().expect("a list");
    assert_eq!(heights.len(), 1, "{embed}: every dialect says the same: {heights:?}");
    let height = heights[0].as_f64().expect("a height is a number");
    assert!(height > 100.0, "{embed}: a figure is higher than {height} px");
    chromium.ask(&format!("document.querySelector('iframe').height = {height}")).await;
    chromium.enter_frame(0).await.expect("the frame");
    chromium.until(&format!("Math.abs(innerHeight - {height}) < 1")).await;
    let (content, whole) = (
        chromium
            .ask("return Math.max(...[...document.body.children].map(e => e.getBoundingClientRect().bottom))")
            .await,
        chromium.ask("return document.documentElement.scrollHeight").await,
    );
    chromium.enter_parent_frame().await.expect("the host's page");
    let (content, whole) = (content.as_f64().expect("a number"), whole.as_f64().expect("a number"));
    assert!(whole <= height + 1.0, "{embed}: {whole} px of document in {height} px of frame would scroll");
    assert!((height - content).abs() <= 2.0, "{embed}: {content} px of content in {height} px of frame");
}
