//! The cursor over the numbers of a figure: by keyboard, by pointing, and across figures.

use crate::{
    chromium::Chromium,
    controls::{Choice, choose},
    served::{SMALL_COUNTS, Served, small_counts},
};
use serde_json::json;

const LIVE: &str = "document.documentElement.dataset.islands === 'live'";
/// What is read out, what the slider says, and the words of the mark that is under the cursor.
const READ: &str = "
    const slider = document.querySelector('#walk');
    return [document.querySelector('.reading').textContent, slider.getAttribute('aria-valuetext'),
        [...document.querySelectorAll('.figure g.at > title')].map(title => title.textContent).join()];";

async fn press(chromium: &Chromium, key: &str, code: u32) {
    for kind in ["rawKeyDown", "keyUp"] {
        let key = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code });
        chromium.devtools("Input.dispatchKeyEvent", key).await;
    }
}

/// What is read, after it is clear that slider and figure agree.
async fn read(chromium: &Chromium) -> String {
    let told = chromium.ask(READ).await;
    assert_eq!((&told[0], &told[0]), (&told[1], &told[2]), "reading, slider and mark agree");
    told[0].as_str().expect("a text").to_owned()
}

async fn open(chromium: &Chromium, served: &Served, query: &str) {
    chromium.goto(&format!("{}/datasets/{SMALL_COUNTS}{query}", served.address)).await.expect("a dashboard");
    chromium.until(LIVE).await;
    chromium.ask("document.querySelector('#walk').focus()").await;
}

#[tokio::test]
async fn the_arrow_keys_walk_over_every_figure_and_each_number_is_read() {
    let Some(chromium) = Chromium::start().await else { return };
    let served = Served::start(small_counts(3));
    for width in [1280, 360] {
        chromium.window(width, 900).await;
        open(&chromium, &served, "").await;
        assert!(read(&chromium).await.starts_with("Avon and Somerset Constabulary: "), "the first is read at once");
        press(&chromium, "ArrowDown", 40).await;
        assert!(read(&chromium).await.starts_with("Bedfordshire Police: "));
        press(&chromium, "ArrowRight", 39).await;
        assert!(
            read(&chromium).await.starts_with("British Transport Police: "),
            "to the right there is none: the next"
        );
        press(&chromium, "ArrowUp", 38).await;
        press(&chromium, "ArrowUp", 38).await;
        press(&chromium, "ArrowUp", 38).await;
        assert!(read(&chromium).await.starts_with("Avon and Somerset Constabulary: "), "nothing is above the first");
        press(&chromium, "End", 35).await;
        assert!(read(&chromium).await.starts_with("Wiltshire Police: "));

        open(&chromium, &served, "?figure=heatmap").await;
        press(&chromium, "ArrowRight", 39).await;
        press(&chromium, "ArrowDown", 40).await;
        assert!(read(&chromium).await.starts_with("Bedfordshire Police, 2016-17: "), "down a row, in the same year");

        // The tiles, as they lie: what is to the right of a tile, and below it, and back.
        open(&chromium, &served, "?figure=tiles").await;
        let begin = read(&chromium).await;
        for (key, code) in [("ArrowRight", 39), ("ArrowLeft", 37), ("ArrowDown", 40), ("ArrowUp", 38)] {
            let before = read(&chromium).await;
            press(&chromium, key, code).await;
            assert_ne!(read(&chromium).await, before, "{key}");
        }
        assert_eq!(read(&chromium).await, begin);
    }
}

#[tokio::test]
async fn pointing_reads_a_number_and_marks_its_force_in_every_figure_and_the_table() {
    let Some(chromium) = Chromium::start().await else { return };
    let served = Served::start(small_counts(3));
    open(&chromium, &served, "").await;
    let address = chromium.current_url().await.expect("an address");
    let point = "
        const group = [...document.querySelectorAll('.figure .wide g')].find(group => group.firstElementChild?.textContent.startsWith('Kent Police: '));
        group.scrollIntoView({ block: 'center' });
        const box = group.getBoundingClientRect();
        return [box.left + 4, box.top + box.height / 2];";
    let at = chromium.ask(point).await;
    let mouse = json!({ "type": "mouseMoved", "x": at[0], "y": at[1] });
    chromium.devtools("Input.dispatchMouseEvent", mouse).await;
    chromium.until("document.querySelector('.reading').textContent").await;
    assert!(read(&chromium).await.starts_with("Kent Police: "));
    let marked = "return [...document.querySelectorAll('.figure .wide g.of > title, .data tr.of th')]
        .map(mark => mark.textContent.split(/[:,]/)[0])";
    assert_eq!(chromium.ask(marked).await, json!(["Kent Police", "Kent Police"]));
    choose(&chromium, &Choice::of("figure", "heatmap")).await;
    chromium.until("location.search === '?figure=heatmap'").await;
    assert_eq!(chromium.ask("return document.querySelector('.reading').textContent").await, "");
    assert_eq!(chromium.ask(marked).await, json!(["Kent Police", "Kent Police", "Kent Police", "Kent Police"]));
    chromium.ask("history.back()").await;
    chromium.until("location.search === ''").await;
    assert_eq!(chromium.current_url().await.expect("an address"), address, "what is marked is no part of the address");
    assert_eq!(chromium.console().await, Vec::<String>::new());
    chromium.picture("cursor", 1280).await;
}
