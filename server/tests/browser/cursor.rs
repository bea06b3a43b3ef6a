//! The cursor over the numbers of a figure: by keyboard, by pointing, and across figures.

use crate::{
    chromium::Chromium,
    controls::{Choice, choose, open_live},
    keyboard::{DOWN, UP, press},
    served::{SMALL_COUNTS, Served, small_counts},
};
use serde_json::{Value, json};

/// What is read out, what the slider says, and what the figure says where the cursor is drawn: the words of the mark there; in a heatmap,
/// whose cells have none, the force beside the cell, the year above it and the number in it, as far as what is read agrees with them.
const READ: &str = "
    const slider = document.querySelector('#walk'), read = document.querySelector('.reading').textContent;
    const seen = all => [...document.querySelectorAll('.figure > :not(.cursor) ' + all)].filter(it => it.getClientRects().length);
    const at = document.querySelector('.cursor .at')?.getBoundingClientRect();
    if (!at?.width) return [read, slider.getAttribute('aria-valuetext'), null];
    const [x, y] = [at.left + at.width / 2, at.top + at.height / 2];
    const box = it => it.getBoundingClientRect();
    const across = it => box(it).left <= x && x <= box(it).right, down = it => box(it).top <= y && y <= box(it).bottom;
    const groups = seen('g').filter(group => group.firstElementChild?.tagName === 'title');
    const told = groups.filter(group => across(group) && down(group)).map(group => group.firstElementChild.textContent);
    const text = (all, is) => seen(all).find(is)?.textContent ?? '?';
    const name = text('.f-plot text[text-anchor=end]', down), year = text('.f-tick', across);
    const frame = seen('.f-columns')[0], column = seen('.f-columns p').find(across);
    const lines = column?.textContent.split('\\n');
    const number = lines?.[Math.floor((y - box(frame).top) / box(frame).height * lines.length)] ?? '?';
    const [of, what] = read.split(`, ${year}: `);
    const agrees = of.startsWith(name) && what?.includes(number.replace('–', ' to '));
    const cell = agrees ? read : [name, year, number].join();
    return [read, slider.getAttribute('aria-valuetext'), groups.length > 0 ? told.find(it => it === read) ?? told.join() : cell];";

/// More names and numbers of keys.
const RIGHT: (&str, u32) = ("ArrowRight", 39);
const LEFT: (&str, u32) = ("ArrowLeft", 37);
const END: (&str, u32) = ("End", 35);

/// What is read, when slider and figure agree on it and it is as expected.
async fn read(chromium: &Chromium, expected: impl Fn(&str) -> bool) -> String {
    let agreed = |told: &Value| (&told[0], &told[0]) == (&told[1], &told[2]);
    let told = chromium.ask_until(READ, |told| agreed(told) && told[0].as_str().is_some_and(&expected)).await;
    told[0].as_str().expect("a text").to_owned()
}

/// Waits until what is read begins so.
async fn reads(chromium: &Chromium, begin: &str) {
    read(chromium, |text| text.starts_with(begin)).await;
}

async fn open(chromium: &Chromium, served: &Served, query: &str) {
    open_live(chromium, &format!("{}/datasets/{SMALL_COUNTS}{query}", served.address)).await;
    chromium.ask("document.querySelector('#walk').focus()").await;
}

#[tokio::test]
async fn the_arrow_keys_walk_over_every_figure_and_each_number_is_read() {
    let Some(chromium) = Chromium::start().await else { return };
    let served = Served::start(small_counts(3));
    for width in [1280, 360] {
        chromium.window(width, 900).await;
        open(&chromium, &served, "").await;
        // The first is read at once.
        reads(&chromium, "Avon and Somerset Constabulary: ").await;
        press(&chromium, DOWN).await;
        reads(&chromium, "Bedfordshire Police: ").await;
        press(&chromium, RIGHT).await;
        // To the right there is none: the next.
        reads(&chromium, "British Transport Police: ").await;
        press(&chromium, UP).await;
        press(&chromium, UP).await;
        press(&chromium, UP).await;
        // Nothing is above the first.
        reads(&chromium, "Avon and Somerset Constabulary: ").await;
        press(&chromium, END).await;
        reads(&chromium, "Wiltshire Police: ").await;

        open(&chromium, &served, "?figure=heatmap").await;
        press(&chromium, RIGHT).await;
        press(&chromium, DOWN).await;
        // Down a row, in the same year.
        reads(&chromium, "Bedfordshire Police, 2016-17: ").await;
        for _ in 0..20 {
            press(&chromium, DOWN).await;
        }
        reads(&chromium, "Lancashire Constabulary, 2016-17: ").await;

        // The tiles, as they lie: what is to the right of a tile, and below it, and back.
        open(&chromium, &served, "?figure=tiles").await;
        let begin = read(&chromium, |text| text.contains(": ")).await;
        let mut before = begin.clone();
        for key in [RIGHT, LEFT, DOWN, UP] {
            press(&chromium, key).await;
            before = read(&chromium, |text| text != before).await;
        }
        assert_eq!(before, begin);
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
    reads(&chromium, "Kent Police: ").await;
    let marked = "return [document.querySelectorAll('.cursor .of').length, document.querySelector('.data tr.of th').textContent]";
    assert_eq!(chromium.ask(marked).await, json!([1, "Kent Police"]));
    choose(&chromium, &Choice::of("figure", "heatmap")).await;
    chromium.until("location.search === '?figure=heatmap'").await;
    assert_eq!(chromium.ask("return document.querySelector('.reading').textContent").await, "");
    assert_eq!(chromium.ask(marked).await, json!([3, "Kent Police"]));
    assert_eq!(chromium.ask("return document.querySelector('.cursor .at')").await, Value::Null);
    chromium.ask("history.back()").await;
    chromium.until("location.search === ''").await;
    assert_eq!(chromium.current_url().await.expect("an address"), address, "what is marked is no part of the address");
    assert_eq!(chromium.console().await, Vec::<String>::new());
    chromium.picture("cursor", 1280).await;
}

#[tokio::test]
async fn a_cell_that_is_pointed_at_is_read_and_its_place_follows_the_width_of_the_page() {
    let Some(chromium) = Chromium::start().await else { return };
    let served = Served::start(small_counts(3));
    open(&chromium, &served, "?figure=heatmap").await;
    let cell = "
        const all = what => [...document.querySelectorAll(`.figure .wide ${what}`)];
        const name = all('text[text-anchor=end]').find(name => name.textContent === 'Kent');
        name.scrollIntoView({ block: 'center', behavior: 'instant' });
        const [row, column] = [name, all('.f-columns p').at(-1)].map(it => it.getBoundingClientRect());
        return [column.left + column.width / 2, row.top + row.height / 2];";
    let at = chromium.ask(cell).await;
    chromium.devtools("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": at[0], "y": at[1] })).await;
    reads(&chromium, "Kent Police, 2017-18: ").await;
    // The place is where the cell is, whichever of the two drawings is seen.
    for (width, class) in [(360, "narrow"), (1280, "wide"), (360, "narrow")] {
        chromium.window(width, 900).await;
        chromium.until(&format!("document.querySelector('.figure > .{class}').getClientRects().length > 0")).await;
        reads(&chromium, "Kent Police, 2017-18: ").await;
    }
    assert_eq!(chromium.console().await, Vec::<String>::new());
}
