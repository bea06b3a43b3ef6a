//! The controls of a dashboard, used as a reader uses them.

use crate::chromium::Chromium;
use fantoccini::Locator;
use serde_json::{Value, json};

/// One thing that a control offers: an entry of a list, or a box to tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The name of the control: the key in the address.
    pub(crate) name: String,
    /// The value it sends.
    pub(crate) value: String,
}

impl Choice {
    /// A choice by its name and value.
    pub(crate) fn of(name: &str, value: &str) -> Self {
        Self { name: name.to_owned(), value: value.to_owned() }
    }
}

/// Everything that the controls of the page offer beside what is chosen; of the forces, the first, one within and the last.
pub(crate) async fn choices(chromium: &Chromium) -> Vec<Choice> {
    let offered = chromium
        .ask(
            "const form = document.querySelector('form.controls');
             const lists = [...form.querySelectorAll('select')].flatMap(list =>
                 [...list.options].filter(option => !option.selected).map(option => [list.name, option.value]));
             const boxes = [...form.querySelectorAll('input[type=checkbox]')].map(box => [box.name, box.value]);
             return [...lists, boxes[0], boxes[boxes.length >> 1], boxes[boxes.length - 1]].filter(Boolean);",
        )
        .await;
    let word = |value: &Value| value.as_str().expect("a word").to_owned();
    let offered = offered.as_array().expect("a list");
    offered.iter().map(|pair| Choice { name: word(&pair[0]), value: word(&pair[1]) }).collect()
}

/// What has become of the islands of the page: `live` once they can be touched, `failed` where they could not be loaded.
pub(crate) const ISLANDS: &str = "document.documentElement.dataset.islands";

/// Opens a page and waits until its islands can be touched.
pub(crate) async fn open_live(chromium: &Chromium, address: &str) {
    chromium.goto(address).await.expect("a page with an island");
    live(chromium).await;
}

/// Waits until the islands of the page can be touched.
pub(crate) async fn live(chromium: &Chromium) {
    chromium.until(&format!("{ISLANDS} === 'live'")).await;
}

/// How often the islands of the page have come to life: never before they are touched, and once.
pub(crate) const AWAKE: &str = "performance.getEntriesByName('islands').length";

/// Points at the island of the page, which comes to life by it.
pub(crate) async fn wake(chromium: &Chromium) {
    let point = "document.querySelector('leptos-island').dispatchEvent(new PointerEvent('pointerover'))";
    assert_eq!(chromium.ask(&format!("{point}; return {AWAKE}")).await, 1);
}

/// Chooses with the mouse.
pub(crate) async fn choose(chromium: &Chromium, choice: &Choice) {
    let Choice { name, value } = choice;
    let list = format!("form.controls select[name='{name}']");
    if let Ok(list) = chromium.find(Locator::Css(&list)).await {
        list.select_by_value(value).await.expect("the list has the value");
        return;
    }
    let open = chromium.ask("return document.querySelector('details.forces').open").await;
    if open == false {
        chromium.click("details.forces > summary").await;
    }
    chromium.click(&format!("form.controls input[name='{name}'][value='{value}']")).await;
}

/// What the page shows of a selection: title, figure, sentence, table, notes, files, and the state of the controls.
///
/// Left out are comments, the order of attributes, what is only said to a screen reader when something changes, and the figure for
/// screens of another width, which is not drawn before it can be seen.
pub(crate) const SHOWN: &str = r#"
    function shown(page) {
        const explorer = page.querySelector(".explorer");
        const form = new URLSearchParams(new FormData(explorer.querySelector("form"))).toString();
        const copy = explorer.querySelector(".result").cloneNode(true);
        copy.querySelectorAll("[role=status], textarea, input").forEach(element => element.remove());
        const unseen = [...document.querySelectorAll(".explorer .figure > *")].find(place => !place.checkVisibility());
        if (unseen) copy.querySelector(`.figure > .${unseen.className}`).remove();
        const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
        const found = [];
        while (comments.nextNode()) found.push(comments.currentNode);
        found.forEach(comment => comment.remove());
        copy.normalize();
        copy.querySelectorAll("*").forEach(element => {
            const attributes = [...element.attributes].sort((one, other) => one.name < other.name ? -1 : 1);
            attributes.forEach(({ name }) => element.removeAttribute(name));
            attributes.forEach(({ name, value }) => element.setAttribute(name, value));
        });
        return { form, title: page.title, html: copy.innerHTML };
    }
    async function served(address) {
        const answer = await fetch(address);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        return { status: answer.status, address: answer.url, ...shown(page) };
    }
"#;

/// What the page shows now, with what follows a frame later.
pub(crate) async fn shown(chromium: &Chromium) -> Value {
    let below = format!("if ({ISLANDS}) await new Promise(done => requestAnimationFrame(() => setTimeout(done)));");
    chromium.ask(&format!("{below} {SHOWN} return shown(document);")).await
}

/// Fails where the page and what the server gives for its address differ.
pub(crate) async fn agrees_with_the_server(chromium: &Chromium, after: &str) {
    let served = chromium.ask(&format!("{SHOWN} return served(location.href);")).await;
    let here = chromium.ask("return location.href").await;
    assert_eq!(served["status"], 200, "{after}: {here}");
    assert_eq!(served["address"], here, "{after}: the address is canonical");
    let shown = shown(chromium).await;
    assert_eq!(shown["form"], served["form"], "{after}: the controls say what is shown at {here}");
    assert_eq!(shown["title"], served["title"], "{after}: the title is of what is shown at {here}");
    if shown["html"] != served["html"] {
        panic!(
            "{after}: the page differs from the server's at {here}: {}",
            difference(&shown["html"], &served["html"])
        );
    }
}

/// The first place where two texts differ, with what stands around it.
pub(crate) fn difference(one: &Value, other: &Value) -> Value {
    let (one, other) = (one.as_str().unwrap_or_default(), other.as_str().unwrap_or_default());
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(80)).take(240).collect::<String>();
    json!({ "in the page": around(one), "from the server": around(other) })
}
