//! A figure on somebody else's page tells its height in every dialect that newsrooms speak.

use crate::{
    chromium::Chromium,
    host::host,
    keyboard::{DOWN, TAB, UP, press},
    pages::dashboards,
    program::Program,
    served::{SMALL_COUNTS, Served, small_counts},
};
use serde_json::{Value, json};

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
async fn ten_years_of_every_force_keep_the_budget_and_each_mark_has_the_words_of_the_image() {
    let Some(chromium) = Chromium::start().await else { return };
    let served = Served::start(small_counts(10));
    for figure in ["heatmap", "multiples", "bars", "trend", "tiles"] {
        for query in ["", "&unit=rate", "&lang=cy", "&lang=cy&unit=rate"] {
            let query = format!("{SMALL_COUNTS}?figure={figure}{query}");
            chromium.goto(&format!("{}/embed/{query}", served.address)).await.expect("an embed");
            let bytes = chromium.ask("return performance.getEntriesByType('navigation')[0].encodedBodySize").await;
            assert!((800..=8_000).contains(&bytes.as_u64().expect("a number")), "{query}: {bytes} bytes");
            let words = "return [...document.querySelectorAll('svg')]
                .map(svg => [...svg.querySelectorAll('g > title')].map(title => title.textContent))";
            let named = "return document.querySelectorAll('svg g[tabindex][role=img] > title:first-child').length";
            let (drawings, named) = (chromium.ask(words).await, chromium.ask(named).await);
            let svg = format!("{}/figures/{}", served.address, query.replacen('?', ".svg?", 1));
            chromium.goto(&svg).await.expect("an image");
            let image = &chromium.ask(words).await[0];
            let drawings = drawings.as_array().expect("a list");
            let count = image.as_array().expect("a list").len();
            // Residents are not known for all ten years, so there is no rate of them all.
            let is_empty = ["bars", "tiles"].contains(&figure) && query.contains("unit=rate");
            assert_eq!(count == 0, is_empty, "{query}: {count} marks");
            assert_eq!(named, count * drawings.len(), "{query}");
            for drawing in drawings {
                assert_eq!(drawing, image, "{query}");
            }
        }
    }
    assert_eq!(chromium.console().await, Vec::<String>::new());
}

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
    chromium.enter(0).await;
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

/// A page with frames of the same figure, and what each has told, by the order of the frames.
fn listening(frames: &str) -> String {
    host(format!(
        "<!doctype html><title>Somebody else's page</title><body style='margin:0'><script>
            window.told = {{}};
            addEventListener('message', ({{ data, source }}) => {{
                const at = [...document.querySelectorAll('iframe')].findIndex((frame) => frame.contentWindow === source);
                if (data.sentinel === 'amp') (told[at] ??= []).push(data.height);
            }});
        </script>{frames}"
    ))
}

#[tokio::test]
async fn a_frame_tells_its_height_when_it_is_seen_late_grows_and_shrinks() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let embed = program.at("/embed/illustrative-by-force?forces=kent");
    let page = listening(&format!(
        "<iframe src='{embed}' sandbox='allow-scripts' width='600' height='900' hidden></iframe>
         <div style='height:9000px'></div><iframe src='{embed}' loading='lazy' width='600' height='900'></iframe>"
    ));
    chromium.goto(&page).await.expect("the host's page");
    chromium.until("document.readyState === 'complete'").await;
    assert_eq!(chromium.ask("return told").await, json!({}), "neither is seen");
    chromium.ask("document.querySelector('iframe').hidden = false").await;
    chromium.until("told[0]").await;
    chromium.ask("document.querySelectorAll('iframe')[1].scrollIntoView()").await;
    chromium.until("told[1] && told[0].at(-1) === told[1].at(-1)").await;
    let folded = chromium.ask("return told[1].at(-1)").await.as_f64().expect("a height");
    assert!(folded < 900.0, "it is less high than its frame: {folded}");
    for (open, grown) in [("true", true), ("false", false)] {
        chromium.enter(1).await;
        chromium.ask(&format!("document.querySelector('details').open = {open}")).await;
        chromium.enter_parent_frame().await.expect("the host's page");
        chromium.until(&format!("(told[1].at(-1) > {folded} + 50) === {grown}")).await;
    }
    chromium.until(&format!("told[1].at(-1) === {folded}")).await;
    // A tab that comes to the front may have missed all of it.
    let before = chromium.ask("return told[1].length").await;
    chromium.enter(1).await;
    chromium.ask("document.dispatchEvent(new Event('visibilitychange'))").await;
    chromium.enter_parent_frame().await.expect("the host's page");
    chromium.until(&format!("told[1].length > {before}")).await;
}

#[tokio::test]
async fn twenty_frames_of_a_page_tell_a_height_each_and_no_more_than_they_must() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let frame = |at: usize| {
        let query = ["", "?figure=trend", "?forces=kent", "?figure=tiles&lang=cy"][at % 4];
        let embed = program.at(&format!("/embed/illustrative-by-force{query}"));
        format!("<iframe src='{embed}' sandbox='allow-scripts' width='600' height='300'></iframe>")
    };
    let page = listening(&(0..20).map(frame).collect::<String>());
    chromium.goto(&page).await.expect("the host's page");
    chromium.until("Object.keys(told).length === 20 && document.readyState === 'complete'").await;
    let heights = chromium
        .ask("return [0, 1, 2, 3].map((at) => new Set([0, 4, 8, 12, 16].map((more) => told[at + more].at(-1))).size)")
        .await;
    assert_eq!(heights, json!([1, 1, 1, 1]), "the same figure has the same height");
    // Once as it is laid out, and again when it and its fonts have loaded.
    assert!(chromium.ask("return Math.max(...Object.values(told).map((own) => own.length))").await.as_u64() <= Some(6));
    assert!(chromium.console().await.is_empty());
}

/// What the mark in focus says, whether it is outlined, whether all its words are written in their place, and its element.
const REACHED: &str = "const mark = document.activeElement;
    return [mark.querySelector('title')?.textContent ?? null, getComputedStyle(mark).outlineStyle !== 'none',
            written(mark), mark.tagName];
    function written(mark) {
        const place = mark.ownerSVGElement?.querySelector('.f-tip');
        if (!place) return null;
        const words = document.createRange();
        words.selectNodeContents(place);
        const [inner, outer] = [words.getBoundingClientRect(), place.getBoundingClientRect()];
        return place.textContent === mark.querySelector('title').textContent && inner.height > 8
            && inner.bottom < outer.bottom + 1 && inner.right < outer.right + 1;
    }";

/// Whether the words of a mark are written while the pointer is on it, and those of the mark in focus again afterwards.
const POINTED: &str = "const focused = document.activeElement, figure = focused.ownerSVGElement;
    const says = (mark) => figure.querySelector('.f-tip').textContent === mark.querySelector('title').textContent;
    const over = (on) => on.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    const mark = figure.querySelectorAll('[tabindex]')[2];
    over(mark.lastElementChild);
    const pointed = says(mark);
    over(document.body);
    return [pointed && mark !== focused, says(focused)];";

/// What the mark in focus says; nothing where the focus is elsewhere.
fn says(mark: &Value) -> &str {
    mark[0].as_str().unwrap_or_default()
}

#[tokio::test]
async fn a_mark_is_reached_from_the_keyboard_with_and_without_script() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    for (figure, written) in [
        ("bars", None),
        ("trend&forces=kent,sussex", Some(true)),
        ("tiles", Some(true)),
        ("heatmap&unit=rate&lang=cy", Some(true)),
        ("multiples&unit=rate", Some(true)),
    ] {
        chromium.goto(&program.at(&format!("/embed/illustrative-by-force?figure={figure}"))).await.expect("an embed");
        // A key that comes before the first picture may be lost.
        chromium.screenshot().await.expect("a picture");
        press(&chromium, TAB).await;
        let outlined_and_written = |mark: &Value| (&mark[1], &mark[2]) == (&true.into(), &json!(written));
        let first = chromium.ask_until(REACHED, |mark| says(mark).contains(": ") && outlined_and_written(mark)).await;
        // The arrows lead on and back; Tab leaves the figure.
        press(&chromium, DOWN).await;
        chromium.ask_until(REACHED, |mark| !says(mark).is_empty() && mark[0] != first[0]).await;
        press(&chromium, UP).await;
        chromium.ask_until(REACHED, |mark| *mark == first).await;
        // A mark that is pointed at says so in its place, and no longer than that.
        if written.is_some() {
            assert_eq!(chromium.ask(POINTED).await, json!([true, true]), "{figure}");
        }
        press(&chromium, TAB).await;
        chromium.ask_until(REACHED, |mark| mark[3] == "A").await;
    }
    chromium.without_script().await;
    chromium.goto(&program.at("/embed/illustrative-by-force")).await.expect("an embed");
    chromium.screenshot().await.expect("a picture");
    press(&chromium, TAB).await;
    let first = chromium.ask_until(REACHED, |mark| says(mark).contains(": ")).await;
    press(&chromium, TAB).await;
    chromium.ask_until(REACHED, |mark| says(mark).contains(": ") && mark[0] != first[0]).await;
}
