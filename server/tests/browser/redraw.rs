//! How long it takes to show a figure: another one after a change of selection, and the first one.

use crate::{
    chromium::Chromium,
    controls::{ISLANDS, open_live, wake},
    host::host_apart,
    served::{SMALL_COUNTS, Served, small_counts},
};
use serde_json::json;
use std::io::{self, Write as _};

/// How often each is measured.
const TIMES: usize = 15;

/// What the main thread of the page has done so far, in milliseconds.
async fn busy(chromium: &Chromium) -> f64 {
    let metrics = chromium.devtools("Performance.getMetrics", json!({})).await;
    let metrics = metrics["metrics"].as_array().expect("a list").clone();
    let of = |metric: &serde_json::Value| metric["value"].as_f64();
    metrics.iter().find(|metric| metric["name"] == "TaskDuration").and_then(of).expect("a duration") * 1000.0
}

/// What a function body and the two frames after it cost the main thread.
async fn cost(chromium: &Chromium, body: &str) -> f64 {
    let before = busy(chromium).await;
    chromium
        .ask(&format!("{body}; await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));"))
        .await;
    busy(chromium).await - before
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Holds what the page puts off, and does it: the table follows the figure once that is on the screen.
const HOLD: &str = "
    window.held = [];
    window.setTimeout = work => held.push(work);
    window.release = () => held.splice(0).forEach(work => work());";

/// What it costs the main thread to show 44 forces and 10 years otherwise: from the event to the frame that shows it, and then what
/// stands below the figure, to its frame; less what doing nothing costs.
#[tokio::test]
#[ignore = "it measures: `cargo xtask bench` runs it"]
async fn times_of_a_redraw() {
    let Some(chromium) = Chromium::start().await else { return };
    let served = Served::start(small_counts(10));
    chromium.devtools("Performance.enable", json!({})).await;
    let mut table =
        format!("\n{:<34}{:>10}{:>10}{:>10}\n", "redrawn in Chromium, main thread", "figure", "longest", "table");
    for (figure, width) in ["bars", "trend", "heatmap", "tiles", "multiples"]
        .into_iter()
        .flat_map(|figure| [(figure, 1280), (figure, 360)])
    {
        chromium.window(width, 900).await;
        open_live(&chromium, &format!("{}/datasets/{SMALL_COUNTS}?figure={figure}", served.address)).await;
        wake(&chromium).await;
        chromium.ask(HOLD).await;
        // Rates of all ten years together there are none: residents are not known for all.
        let (list, values) = match figure {
            "bars" | "tiles" => ("from", ["2016-17", "2015-16"]),
            _ => ("unit", ["rate", "count"]),
        };
        let (mut nothing, mut times, mut below) = (Vec::new(), Vec::new(), Vec::new());
        for turn in 0..TIMES {
            nothing.push(cost(&chromium, "").await);
            let value = values[turn % 2];
            let seen = |place: &str| format!("return document.querySelector('{place}').innerHTML");
            let before = [chromium.ask(&seen(".figure")).await, chromium.ask(&seen(".data")).await];
            let choose = format!(
                "const list = document.querySelector('#choose-{list}');
                 list.value = '{value}';
                 list.dispatchEvent(new Event('change', {{ bubbles: true }}))"
            );
            times.push(cost(&chromium, &choose).await);
            assert_ne!(chromium.ask(&seen(".figure")).await, before[0], "{figure}");
            assert_eq!(chromium.ask(&seen(".data")).await, before[1], "{figure}: the table waits");
            below.push(cost(&chromium, "release()").await);
            assert_ne!(chromium.ask(&seen(".data")).await, before[1], "{figure}: the table follows");
        }
        let idle = median(nothing);
        let longest = times.iter().copied().fold(0.0, f64::max) - idle;
        let (figures, below) = (median(times) - idle, median(below) - idle);
        let row = format!("{figure} at {width} px");
        table += &format!("{row:<34}{figures:>7.1} ms{longest:>7.1} ms{below:>7.1} ms\n");
    }
    write!(io::stdout(), "{table}").expect("somebody listens");
}

/// A telephone of the throttled profile of Lighthouse: milliseconds to an answer, and bytes a second.
const PHONE: (u32, u32) = (150, 1_638_400 / 8);

/// Tells when the first figure of a page is drawn: its last mark is there, and the frame after it is done.
const DRAWN: &str = "
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { window.drawn = performance.now(); };
    const look = () => {
        let last = document.querySelector('svg.fig');
        while (document.readyState === 'loading' && last && !last.nextSibling) last = last.parentNode;
        if (!last) return;
        watch.disconnect();
        document.removeEventListener('readystatechange', look);
        requestAnimationFrame(() => port2.postMessage(null));
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { childList: true, subtree: true });
    document.addEventListener('readystatechange', look)";

/// When a dashboard first shows its figure, beside a static page with the same figure and beside the dashboard itself as a static page
/// without scripts, one after the other; by loopback, and as on a telephone.
#[tokio::test]
#[ignore = "it measures: `cargo xtask bench` runs it"]
async fn times_of_the_first_figure() {
    let Some(chromium) = Chromium::start().await else { return };
    let served = Served::start(small_counts(10));
    let dashboard = format!("{}/datasets/{SMALL_COUNTS}", served.address);
    chromium.goto(&dashboard).await.expect("a dashboard");
    let figure = chromium.ask("return document.querySelector('.figure svg').outerHTML").await;
    let style = shared::figure::PAGE_STYLE;
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Figure</title><style>{style}</style>{}",
        figure.as_str().expect("a figure")
    );
    let still_page = host_apart(page);
    let silent = "
        const page = await (await fetch(location.href)).text();
        return page.replace(/<script[^]*?<\\/script>/g, '')";
    let silent_page = host_apart(chromium.ask(silent).await.as_str().expect("a page").to_owned());
    chromium.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": DRAWN })).await;
    chromium.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    let mut table = format!(
        "\n{:<34}{:>10}{:>10}{:>10}{:>10}{:>10}\n",
        "first figure in Chromium, median", "dashboard", "figure", "ratio", "silent", "ratio"
    );
    for (network, (latency, speed)) in [("loopback", (0, 0)), ("telephone", PHONE)] {
        let speed = if speed == 0 { json!(-1) } else { json!(speed) };
        let conditions =
            json!({ "offline": false, "latency": latency, "downloadThroughput": speed, "uploadThroughput": speed });
        chromium.devtools("Network.emulateNetworkConditions", conditions).await;
        let (mut ours, mut still, mut silent) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..TIMES {
            for (address, times, end) in [
                (&dashboard, &mut ours, format!("{ISLANDS} === 'live'")),
                (&still_page, &mut still, "drawn".to_owned()),
                (&silent_page, &mut silent, "drawn".to_owned()),
            ] {
                chromium.goto(address).await.expect("a page");
                chromium.until("window.drawn > 0").await;
                times.push(chromium.ask("return window.drawn").await.as_f64().expect("a time"));
                // What one page still asks for and leaves behind is not counted with the next.
                chromium.until(&end).await;
                chromium.goto("about:blank").await.expect("a page");
            }
        }
        let [ours, still, silent] = [ours, still, silent].map(median);
        let [to_still, to_silent] = [still, silent].map(|other| ours / other);
        table +=
            &format!("{network:<34}{ours:>7.1} ms{still:>7.1} ms{to_still:>10.2}{silent:>7.1} ms{to_silent:>10.2}\n");
    }
    write!(io::stdout(), "{table}").expect("somebody listens");
}
