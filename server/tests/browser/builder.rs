//! The embed builder, with its script and without it, by mouse, by keyboard and by ear.

use crate::{
    chromium::Chromium,
    controls::{Choice, agrees_with_the_server, choices, choose},
    program::Program,
};
use fantoccini::Locator;
use serde_json::{Value, json};

const PAGE: &str = "/datasets/illustrative-by-force/embed";
const LIVE: &str = "document.documentElement.dataset.builder === 'live'";
const CODE: &str = "return document.querySelector('textarea').value";
const SAID: &str = "return document.querySelector('[data-said]').textContent";

async fn open(chromium: &Chromium, program: &Program, query: &str) {
    chromium.goto(&program.at(&format!("{PAGE}{query}"))).await.expect("the builder");
    chromium.until(LIVE).await;
}

#[tokio::test]
async fn every_choice_shows_at_once_and_is_the_address() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    open(&chromium, &program, "").await;
    let all = choices(&chromium).await;
    for name in ["figure", "release", "theme", "font", "sort", "forces"] {
        assert!(all.iter().any(|choice| choice.name == name), "{name} can be chosen: {all:?}");
    }
    for choice in all.iter().filter(|choice| choice.name != "lang") {
        open(&chromium, &program, "").await;
        choose(&chromium, choice).await;
        let Choice { name, value } = choice;
        chromium.until(&format!("location.search.includes({value:?})")).await;
        agrees_with_the_server(&chromium, &format!("{name}={value}")).await;
        assert!(chromium.ask(CODE).await.as_str().is_some_and(|code| code.contains(value)), "{choice:?}");
        chromium.until("document.querySelector('[data-said]').textContent !== ''").await;
    }
    chromium.back().await.expect("a step back");
    chromium.until("location.search === ''").await;
    chromium.until(LIVE).await;
    agrees_with_the_server(&chromium, "a step back").await;
    choose(&chromium, &Choice::of("lang", "cy")).await;
    chromium.until("document.documentElement.lang === 'cy'").await;
}

#[tokio::test]
async fn a_colour_that_cannot_be_read_is_told_beside_the_form_and_the_preview_stays() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    open(&chromium, &program, "?theme=light").await;
    let before = chromium.ask(CODE).await;
    let field = chromium.find(Locator::Id("choose-ink")).await.expect("the field");
    field.send_keys("#999\u{e007}").await.expect("it takes keys");
    chromium.until("document.querySelector('[data-error]').textContent.includes('where it has 2.84:1')").await;
    assert_eq!(chromium.ask(CODE).await, before);
    field.clear().await.expect("it can be emptied");
    field.send_keys("#333333\u{e007}").await.expect("it takes keys");
    chromium.until("location.search.includes('ink=333333')").await;
    assert_eq!(chromium.ask("return document.querySelector('[data-error]').textContent").await, "");
    agrees_with_the_server(&chromium, "a colour").await;
}

#[tokio::test]
async fn a_button_copies_and_says_so() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let grant = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    chromium.devtools("Browser.grantPermissions", grant).await;
    open(&chromium, &program, "").await;
    let buttons = chromium.ask("return document.querySelectorAll('[data-copy]').length").await;
    for number in 0..buttons.as_u64().expect("a number") {
        let button = format!("document.querySelectorAll('[data-copy]')[{number}]");
        chromium.ask(&format!("{button}.focus()")).await;
        // As the keyboard presses it.
        for kind in ["keyDown", "keyUp"] {
            let key =
                json!({ "type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r" });
            chromium.devtools("Input.dispatchKeyEvent", key).await;
        }
        chromium.until(&format!("document.querySelector('[data-said]').textContent === {button}.dataset.copied")).await;
        let copied = chromium.ask("return navigator.clipboard.readText()").await;
        let field = chromium.ask(&format!("return document.getElementById({button}.dataset.copy).value")).await;
        assert_eq!(copied, field, "button {number}");
        assert_eq!(chromium.ask(&format!("return document.activeElement === {button}")).await, true);
    }
    assert!(buttons.as_u64() >= Some(6), "{buttons} buttons");
    let role = chromium.ask("return document.querySelector('[data-said]').role").await;
    assert_eq!((role, chromium.ask(SAID).await.is_string()), (json!("status"), true));
}

#[tokio::test]
async fn without_javascript_the_form_does_the_work_and_no_button_is_dead() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    chromium.without_script().await;
    for choice in [Choice::of("figure", "trend"), Choice::of("release", "1"), Choice::of("theme", "dark")] {
        chromium.goto(&program.at(PAGE)).await.expect("the builder");
        assert_eq!(chromium.ask("return document.documentElement.dataset.builder ?? null").await, Value::Null);
        choose(&chromium, &choice).await;
        let before = chromium.current_url().await.expect("an address");
        chromium.click("form.controls button[type=submit]").await;
        chromium.leave(&before).await;
        assert!(chromium.ask(CODE).await.as_str().is_some_and(|code| code.contains(&choice.value)), "{choice:?}");
    }
    let dead = "return [...document.querySelectorAll('[data-copy]')].filter(e => e.checkVisibility({ visibilityProperty: true })).length";
    assert_eq!(chromium.ask(dead).await, 0);
}

#[tokio::test]
async fn both_previews_show_the_whole_figure_and_say_nothing_to_the_console() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    for query in ["", "?figure=trend", "?figure=multiples", "?ink=ffffff&paper=0b0c0c&accent=ffdd00&font=serif"] {
        for width in [360, 1280] {
            chromium.window(width, 900).await;
            open(&chromium, &program, query).await;
            for frame in 0..2_u16 {
                let scroll = format!("document.querySelectorAll('.previews iframe')[{frame}].scrollIntoView()");
                chromium.ask(&scroll).await;
                chromium.enter(frame).await;
                chromium.until("document.readyState === 'complete' && document.querySelector('main')").await;
                let room = "return innerHeight - document.querySelector('main').getBoundingClientRect().height";
                let room = chromium.ask(room).await.as_f64().expect("a number");
                assert!((0.0..160.0).contains(&room), "{query}, frame {frame}: {room} px are left");
                chromium.enter_parent_frame().await.expect("the builder");
            }
            let console = chromium.console().await;
            assert!(console.is_empty(), "{query} at {width}: {console:?}");
        }
    }
}
