//! Every kind of host, every state of a release, every width of a column, a high and a low figure.

use crate::{
    chromium::Chromium,
    host::host,
    served::{SMALL_COUNTS, Served, small_counts},
};
use server::{
    clock,
    release::certified::Certified,
    state::{Edition, Held, Snapshot},
};
use shared::release::{Kind, Release};
use std::sync::Arc;

/// What hosts do with a frame, each as its own script does: where it lies in the page, and what it makes of messages.
///
/// Each `hosts[name]` gets an address and a width, gives the frame, and gives a function from the data of a message to the height
/// that it would set, or to nothing.
const HOSTS: &str = r##"
    const json = (data) => { try { return typeof data === "string" ? JSON.parse(data) : {}; } catch { return {}; } };
    const frame = (source, more) => {
        const made = document.createElement("iframe");
        for (const [name, value] of Object.entries({ src: source, frameborder: 0, ...more })) made.setAttribute(name, value);
        return made;
    };
    let children = 0;
    const hosts = {
        // amp-iframe
        amp: (source, width) => [
            frame(source, { sandbox: "allow-scripts", width: "100%", height: 300 }),
            (data) => data.sentinel === "amp" && data.type === "embed-size" && data.height,
            (made, height) => made.contentWindow.postMessage({ sentinel: "amp", type: "embed-size-changed", height }, "*"),
        ],
        // The script that Datawrapper has its customers put into their pages.
        datawrapper: (source) => [
            frame(source, { width: "100%", height: 1500, scrolling: "no" }),
            (data) => data["datawrapper-height"] && Object.values(data["datawrapper-height"])[0],
        ],
        medium: (source) => [
            frame(source, { width: "100%", height: 200, scrolling: "no" }),
            (data) => json(data).context === "iframe.resize" && json(data).src === source && json(data).height,
        ],
        guardian: (source) => [
            frame(source, { width: "100%", height: 1500, scrolling: "no" }),
            (data) => /^iframeMessenger:./.test(json(data).id) && json(data).type === "set-height" && json(data).value,
        ],
        // pym.Parent: the width is told in the address, and on every resize.
        pym: (source, width) => {
            const id = `pym-${children++}`;
            const asked = `${source}${source.includes("?") ? "&" : "?"}initialWidth=${width}&childId=${id}&parentTitle=&parentUrl=https%3A%2F%2Fnews.example`;
            const said = new RegExp(`^pymxPYMx${id}xPYMxheightxPYMx(.*)$`);
            return [
                frame(asked, { width: "100%", scrolling: "no", marginheight: 0 }),
                (data) => typeof data === "string" && said.exec(data)?.[1],
            ];
        },
        // wp-embed.js, after the filter of the server.
        wordpress: (source, width) => {
            const secret = `S3cret${children++}`;
            return [
                frame(`${source}#?secret=${secret}`, { sandbox: "allow-scripts", security: "restricted", width, height: 300 }),
                (data) => data.secret === secret && data.message === "height" && Math.min(Math.max(parseInt(data.value, 10), 200), 1000),
            ];
        },
    };
    window.told = new Map();
    const listeners = [];
    addEventListener("message", ({ data, source }) => {
        for (const [made, read, answer] of listeners) {
            if (made.contentWindow !== source || data === null || data === undefined) continue;
            const height = Number(read(data));
            if (!height) continue;
            made.height = height;
            answer?.(made, height);
            told.set(made, height);
        }
    });
    window.put = (name, source, width) => {
        const column = document.createElement("div");
        column.style.width = `${width}px`;
        const [made, ...heard] = hosts[name](source, width);
        column.append(made);
        document.body.append(column);
        listeners.push([made, ...heard]);
    };
    // The host that listens to nothing has what oEmbed gave it.
    window.putDeaf = async (oembed, source, width) => {
        const { html } = await (await fetch(oembed)).json();
        const column = document.createElement("div");
        column.style.width = `${width}px`;
        column.innerHTML = html;
        const made = column.firstElementChild;
        made.loading = "eager";
        if (source) made.src = source;
        document.body.append(column);
        told.set(made, 0);
    };
"##;

const HEARING: [&str; 6] = ["amp", "datawrapper", "medium", "guardian", "pym", "wordpress"];
/// What an address says of its release, by what has become of that.
const STATES: [(&str, &str); 4] =
    [("live", ""), ("pinned", "release=2"), ("corrected", "release=1"), ("withdrawn", "release=3")];
const SHAPES: [(&str, &str); 2] = [("tall", ""), ("short", "forces=kent")];

/// Release 1, corrected by release 2, and release 3, withdrawn.
fn releases() -> Snapshot {
    let correction = Release {
        kind: Kind::Correction,
        note: Some("Kent had counted one twice.".into()),
        before: Some(1),
        ..Release::new(2, "2026-11-22")
    };
    let first = small_counts(2);
    let now = clock::now();
    let of = |release: Release| Arc::new(Certified::clone(&first).released(release));
    let held = Held::Withdrawn { at: now, reason: "The return was of another year.".into() };
    let third = Edition { held, ..Edition::latest(of(Release::new(3, "2026-11-23")), now) };
    Snapshot::new([
        Edition::superseded(of(Release::new(1, "2026-11-21")), now),
        Edition::latest(of(correction), now),
        third,
    ])
}

#[tokio::test]
async fn every_host_gives_every_figure_its_height_and_cuts_nothing_off() {
    let Some(chromium) = Chromium::start().await else { return };
    let served = Served::serving(releases());
    let page = host(format!(
        "<!doctype html><title>Somebody else's page</title><body style='margin:0'><script>{HOSTS}</script>"
    ));
    for width in [320, 640, 1000] {
        chromium.window(1100, 900).await;
        chromium.goto(&page).await.expect("the host's page");
        let mut frames = Vec::new();
        for (state, release) in STATES {
            for (shape, forces) in SHAPES {
                let at = |release: &str| {
                    let query: Vec<&str> = [forces, release].into_iter().filter(|part| !part.is_empty()).collect();
                    let query = query.join("&");
                    let mark = if query.is_empty() { "" } else { "?" };
                    format!("{}/embed/{SMALL_COUNTS}{mark}{query}", served.address)
                };
                for host in HEARING {
                    chromium.ask(&format!("put({host:?}, {:?}, {width})", at(release))).await;
                    frames.push((host, state, shape));
                }
                // An embed outlives what it shows: its code was given out before.
                let (asked, own) = if state == "withdrawn" { (at(""), Some(at(release))) } else { (at(release), None) };
                let asked = url::form_urlencoded::byte_serialize(asked.as_bytes()).collect::<String>();
                let oembed = format!("{}/oembed?url={asked}&maxwidth={width}", served.address);
                chromium.ask(&format!("await putDeaf({oembed:?}, {}, {width})", serde_json::json!(own))).await;
                frames.push(("deaf", state, shape));
            }
        }
        // A reader comes by every frame; the browser may let those out of sight wait.
        for at in 0..frames.len() {
            chromium.ask(&format!("document.querySelectorAll('iframe')[{at}].scrollIntoView()")).await;
            chromium.until(&format!("told.has(document.querySelectorAll('iframe')[{at}])")).await;
        }
        chromium.until(&format!("told.size === {}", frames.len())).await;
        // A frame that has got its height may still tell another one, as it is now of another height: until all are silent.
        chromium.until("window.last === (window.last = JSON.stringify([...told.values()])) && document.readyState === 'complete'").await;
        for (at, (host, state, shape)) in frames.iter().enumerate() {
            let what = format!("{host}, {state}, {shape}, {width} px");
            let told = chromium.ask(&format!("return told.get(document.querySelectorAll('iframe')[{at}])")).await;
            // What is out of sight is laid out when it comes into sight.
            chromium.ask(&format!("document.querySelectorAll('iframe')[{at}].scrollIntoView()")).await;
            chromium.enter(u16::try_from(at).expect("a few frames")).await;
            chromium.until("document.readyState === 'complete' && document.querySelector('main') && document.documentElement.scrollHeight <= innerHeight + 1").await;
            let sizes = chromium
                .ask("const main = document.querySelector('main').getBoundingClientRect();
                      return [main.height, innerHeight, document.documentElement.scrollHeight, document.documentElement.scrollWidth - innerWidth]")
                .await;
            chromium.enter_parent_frame().await.expect("the host's page");
            let size = |at: usize| sizes[at].as_f64().expect("a number");
            let (content, inner, whole, beside) = (size(0), size(1), size(2), size(3));
            assert!(whole <= inner + 1.0 && beside < 1.0, "{what}: cut off or scrolls: {sizes}");
            // WordPress gives every frame 200 pixels at least; who listens to nothing has the height that oEmbed foretold, which is never
            // too low, and where the release was withdrawn since it is that of the figure which was there.
            let (least, spare) = match *host {
                "wordpress" => (200.0, 2.0),
                "deaf" if *state == "withdrawn" => (0.0, f64::INFINITY),
                "deaf" => (0.0, 24.0),
                _ => (0.0, 2.0),
            };
            assert!((-2.0..=spare).contains(&(inner - content.max(least))), "{what}: {content} px in {inner} px");
            assert!(*host == "deaf" || told.as_f64() > Some(0.0), "{what}: said {told}");
        }
        let said = chromium.console().await;
        // The browser notes that a withdrawn release answers 410, as it must.
        let said: Vec<_> =
            said.into_iter().filter(|line| !(line.contains("release=3") && line.contains("410 (Gone)"))).collect();
        assert!(said.is_empty(), "{width} px: {said:?}");
    }
}
