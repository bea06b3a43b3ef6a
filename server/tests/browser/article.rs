//! Ten embeds on one page of an article: what they weigh, that nothing jumps, and how long they take.

use crate::{
    chromium::Chromium,
    host::{host, hosting},
    program::Program,
};
use serde_json::Value;
use std::io::{self, Write as _};

const DATASET: &str = "illustrative-by-force";

/// Ten figures that an article could have.
const FIGURES: [&str; 10] = [
    "",
    "unit=rate",
    "sort=region",
    "figure=trend",
    "figure=heatmap",
    "figure=tiles",
    "figure=funnel",
    "figure=multiples",
    "figure=trend&forces=kent,sussex&unit=rate",
    "forces=kent&lang=cy",
];

/// A host that does as the messages of Datawrapper's charts say.
const LISTENS: &str = r#"
    addEventListener("message", ({ data, source }) => {
        const heights = data && data["datawrapper-height"];
        if (heights) for (const frame of document.querySelectorAll("iframe"))
            if (frame.contentWindow === source) frame.height = Object.values(heights)[0];
    });
    window.shifts = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map((shift) => shift.value)))
        .observe({ type: "layout-shift", buffered: true });
"#;

/// An article with these frames in a column of 640 pixels.
fn article(frames: &[String]) -> String {
    let text = "<p>Words of an article around a figure, long enough to fill a few lines of the column that it stands in, \
                as the words of an article do.</p>";
    let body: String =
        frames.iter().map(|frame| format!("{text}<figure style='margin:0'>{frame}</figure>{text}")).collect();
    format!(
        "<!doctype html><html lang=en><title>An article</title><body style='width:640px;margin:auto'>\
         <script>{LISTENS}</script>{body}"
    )
}

/// The frame that oEmbed gives for each figure.
async fn frames(chromium: &Chromium, program: &Program) -> Vec<String> {
    let mut frames = Vec::new();
    chromium.goto(&program.at("/verify")).await.expect("a page of ours");
    for query in FIGURES {
        let page = program.at(&format!("/datasets/{DATASET}?{query}"));
        let coded: String = url::form_urlencoded::byte_serialize(page.as_bytes()).collect();
        let ask = format!("return (await (await fetch('/oembed?url={coded}&maxwidth=640')).json()).html");
        frames.push(chromium.ask(&ask).await.as_str().expect("html").to_owned());
    }
    frames
}

/// Scrolls through the page, a screen at a time, until every frame has loaded and painted. Gives how many bytes of them came over the
/// wire, heads of answers included; an embed is one answer, so those of its document are all.
async fn read_on(chromium: &Chromium) -> u64 {
    let mut bytes = 0;
    let frames = chromium.ask("return document.querySelectorAll('iframe').length").await.as_u64().expect("a number");
    for at in 0..frames {
        chromium.ask(&format!("document.querySelectorAll('iframe')[{at}].scrollIntoView({{ block: 'center' }})")).await;
        let frame = u16::try_from(at).expect("a few frames");
        chromium.enter(frame).await;
        let painted = "return self === top ? 'outside'
            : Boolean(document.querySelector('svg') && performance.getEntriesByName('first-contentful-paint').length)";
        // Who enters a frame while it changes its document may be left outside of it.
        while chromium.ask_until(painted, |answer| *answer != false).await == "outside" {
            chromium.enter(frame).await;
        }
        let weighed = chromium
            .ask(
                "const others = performance.getEntriesByType('resource').length;
                  return others ? null : performance.getEntriesByType('navigation')[0].transferSize",
            )
            .await;
        bytes += weighed.as_u64().expect("one answer, and no other resource");
        chromium.enter_parent_frame().await.expect("the article");
    }
    chromium.ask("await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);").await;
    bytes
}

#[tokio::test]
async fn ten_embeds_weigh_at_most_80_kilobytes_all_paint_and_nothing_jumps() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let page = host(article(&frames(&chromium, &program).await));
    chromium.window(1000, 900).await;
    chromium.goto(&page).await.expect("the article");
    let bytes = read_on(&chromium).await;
    assert!((10_000..=80_000).contains(&bytes), "{bytes} bytes over the wire");
    let shifts = chromium.ask("return shifts.reduce((sum, shift) => sum + shift, 0)").await;
    assert!(shifts.as_f64() < Some(0.02), "the layout shifts by {shifts}");
    assert!(chromium.console().await.is_empty());
}

/// How long ten embeds and one take to paint, beside static files with the same drawings.
#[tokio::test]
#[ignore = "it measures: `cargo xtask bench` runs it"]
async fn times_of_embeds() {
    const ROUNDS: usize = 11;
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let frames = frames(&chromium, &program).await;
    let mut files = Vec::new();
    let mut still = Vec::new();
    for (at, frame) in frames.iter().enumerate() {
        let source = frame.split_once(" src=\"").and_then(|(_, rest)| rest.split('"').next()).expect("an address");
        let source = source.replace("&amp;", "&");
        chromium.goto(&source).await.expect("the embed");
        let parts = chromium
            .ask("return [document.querySelector('style').outerHTML, [...document.querySelectorAll('svg')].find(svg => svg.checkVisibility()).outerHTML]")
            .await;
        let text = |at: usize| parts[at].as_str().expect("a text");
        let file =
            format!("<!doctype html><html lang=en><meta charset=utf-8><title>A file</title>{}{}", text(0), text(1));
        files.push((format!("/{at}"), file));
        still.push(frame.replace(&source.replace('&', "&amp;"), &format!("/{at}")));
    }
    files.push(("/embeds".to_owned(), article(&frames)));
    files.push(("/files".to_owned(), article(&still)));
    let address = hosting(files);
    let mut table = format!("\n{:<34}{:>10}{:>10}{:>10}\n", "until painted in Chromium", "embed", "file", "ratio");
    let one = frames[0].split_once(" src=\"").and_then(|(_, rest)| rest.split('"').next()).expect("an address");
    for (what, ours, theirs) in [
        ("one embed and one file", one.replace("&amp;", "&"), format!("{address}/0")),
        ("an article with ten of each", format!("{address}/embeds"), format!("{address}/files")),
    ] {
        let (mut embeds, mut files) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            for (page, times) in [(&ours, &mut embeds), (&theirs, &mut files)] {
                times.push(painted(&chromium, page).await);
            }
        }
        let median = |times: &mut Vec<f64>| {
            times.sort_by(f64::total_cmp);
            times[times.len() / 2]
        };
        let (embed, file) = (median(&mut embeds), median(&mut files));
        table += &format!("{what:<34}{embed:>7.0} ms{file:>7.0} ms{:>10.2}\n", embed / file);
    }
    write!(io::stdout(), "{table}").expect("somebody listens");
}

/// From the beginning of the navigation until the page, or the last frame in it, has painted, in milliseconds.
async fn painted(chromium: &Chromium, page: &str) -> f64 {
    const PAINTED: &str = "performance.getEntriesByName('first-contentful-paint')";
    // All frames in sight, so that all of them paint.
    chromium.window(1000, 12_000).await;
    chromium.goto(page).await.expect("the page");
    let begin = chromium.ask("return performance.timeOrigin").await;
    let frames = chromium.ask("return document.querySelectorAll('iframe').length").await.as_u64().unwrap_or(0);
    let ends = format!("return performance.timeOrigin + {PAINTED}[0].startTime");
    let mut last: Vec<Value> = Vec::new();
    if frames == 0 {
        chromium.until(&format!("{PAINTED}.length")).await;
        last.push(chromium.ask(&ends).await);
    }
    for at in 0..frames {
        chromium.enter(u16::try_from(at).expect("a few frames")).await;
        chromium.until(&format!("{PAINTED}.length")).await;
        last.push(chromium.ask(&ends).await);
        chromium.enter_parent_frame().await.expect("the article");
    }
    let last = last.iter().filter_map(Value::as_f64).fold(0.0, f64::max);
    last - begin.as_f64().expect("a moment")
}
