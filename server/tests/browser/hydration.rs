//! The dashboard with its island: the same bytes as the server's, at once and without a request.

use crate::{
    chromium::Chromium,
    controls::{
        AWAKE, Choice, ISLANDS, agrees_with_the_server, choices, choose, difference, live, open_live, shown, wake,
    },
    pages::dashboards,
    program::Program,
};
use fantoccini::Locator;
use serde_json::json;

/// Does what the loader does, which keeps an error to itself, and gives the error.
const AGAIN: &str = "
    const { module: address, wasm } = document.querySelector('script[data-loader]').dataset;
    try {
        const module = await import(address);
        await module.default({ module_or_path: wasm });
        module.hydrate();
        for (const island of document.querySelectorAll('leptos-island')) module[island.dataset.component](island);
        return 'no error the second time';
    } catch (error) {
        return `${error}\n${error.stack}`;
    }";

/// Keeps every figure as the text that is given to the page.
const WATCH: &str = "
    window.drawn = [];
    const original = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
    Object.defineProperty(Element.prototype, 'innerHTML', {
        ...original,
        set(html) {
            if (html.includes('<svg')) drawn.push(html);
            original.set.call(this, html);
        },
    });";

/// The sum of all layout shifts since the page began.
const SHIFT: &str = "
    return new Promise(resolve => {
        let sum = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
            .observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 0)));
    });";

async fn open(chromium: &Chromium, address: &str) {
    chromium.goto(address).await.expect("a dashboard");
    chromium.until(ISLANDS).await;
    wake(chromium).await;
    if chromium.ask(&format!("return {ISLANDS}")).await != "live" {
        panic!("the islands of {address} stay dead: {} {:?}", chromium.ask(AGAIN).await, chromium.console().await);
    }
}

#[tokio::test]
async fn hydration_changes_nothing_says_nothing_and_moves_nothing() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    for dashboard in dashboards(&chromium, &program).await {
        for (query, width) in [("", 1280), ("", 360), ("?figure=trend", 1280), ("?unit=rate&sort=value", 360)] {
            let address = program.at(&format!("{dashboard}{query}"));
            chromium.window(width, 900).await;
            open(&chromium, &address).await;
            let islands = chromium
                .ask(
                    "const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
                     const html = page => [...page.querySelectorAll('leptos-island')].map(island => {
                         const copy = island.cloneNode(true);
                         copy.querySelectorAll('.live').forEach(element => element.classList.remove('live'));
                         return copy.outerHTML;
                     }).join('\\n');
                     return [html(document), html(page)];",
                )
                .await;
            assert!(
                islands[0].as_str().is_some_and(|html| html.contains("<svg")),
                "{address} has an island with a figure"
            );
            assert!(islands[0] == islands[1], "{address} at {width} px: {}", difference(&islands[0], &islands[1]));
            let shift = chromium.ask(SHIFT).await.as_f64().expect("a number");
            assert!(shift < 0.02, "{address} at {width} px: a layout shift of {shift}");
            let console = chromium.console().await;
            assert!(console.is_empty(), "{address} writes to the console: {console:?}");
        }
    }
}

#[tokio::test]
async fn an_island_sleeps_until_it_is_touched_and_what_touches_it_is_not_lost() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let dashboard = &dashboards(&chromium, &program).await[0];
    let is_read = "document.querySelector('.reading').textContent.includes(': ')";
    for (query, touch, then) in [
        ("", "document.querySelector('#walk').focus()", is_read),
        (
            "",
            "const mark = document.querySelector('.figure > .wide g > title').parentElement;
             const { left: clientX, top: clientY } = mark.getBoundingClientRect();
             mark.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, clientX, clientY }))",
            is_read,
        ),
        (
            "",
            "const list = document.querySelector('#choose-unit');
             list.value = 'rate';
             list.dispatchEvent(new Event('change', { bubbles: true }))",
            "location.search === '?unit=rate'",
        ),
        ("?forces=kent", "document.querySelector('.all-forces a').click()", "location.search === ''"),
    ] {
        open_live(&chromium, &program.at(&format!("{dashboard}{query}"))).await;
        assert_eq!(chromium.ask(&format!("return {AWAKE}")).await, 0, "{touch}");
        chromium.ask(touch).await;
        // The page is the same one: the touch did not lead away from it.
        chromium.until(&format!("{AWAKE} === 1 && {then}")).await;
        if then != is_read {
            agrees_with_the_server(&chromium, touch).await;
        }
    }

    // A step back after the page was loaded anew.
    choose(&chromium, &Choice::of("unit", "rate")).await;
    chromium.until("location.search === '?unit=rate'").await;
    chromium.refresh().await.expect("the page once more");
    live(&chromium).await;
    assert_eq!(chromium.ask(&format!("return {AWAKE}")).await, 0);
    chromium.ask("history.back()").await;
    chromium.until(&format!("{AWAKE} === 1 && location.search === ''")).await;
    agrees_with_the_server(&chromium, "back on a page that slept").await;
}

#[tokio::test]
async fn every_control_redraws_at_once_without_a_request_and_back_undoes_it() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let dashboard = &dashboards(&chromium, &program).await[0];
    open(&chromium, &program.at(dashboard)).await;
    let whole = shown(&chromium).await;
    for choice in choices(&chromium).await {
        let before = chromium.current_url().await.expect("an address");
        chromium.requests().await;
        choose(&chromium, &choice).await;
        chromium.until(&format!("location.search.includes({:?})", choice.value)).await;
        assert_eq!(chromium.requests().await, Vec::<String>::new(), "{choice:?} asks the server");
        let changed = shown(&chromium).await;
        assert_ne!(changed["html"], whole["html"], "{choice:?} changes what is shown");
        agrees_with_the_server(&chromium, &format!("{choice:?}")).await;
        let address = chromium.current_url().await.expect("an address");

        chromium.ask("history.back()").await;
        chromium.until(&format!("location.href === {:?}", before.as_str())).await;
        assert_eq!(shown(&chromium).await, whole, "back undoes {choice:?}");
        chromium.ask("history.forward()").await;
        chromium.until(&format!("location.href === {:?}", address.as_str())).await;
        assert_eq!(shown(&chromium).await, changed, "forward does {choice:?} again");
        chromium.ask("history.back()").await;
        chromium.until(&format!("location.href === {:?}", before.as_str())).await;
    }
    assert_eq!(chromium.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_year_beyond_the_other_end_takes_it_along_and_what_a_figure_decides_cannot_be_chosen() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    open(&chromium, &program.at("/datasets/illustrative-by-force")).await;
    for (name, year, expected) in [
        ("to", "2020-21", "?years=2020-21"),
        ("from", "2022-23", "?years=2022-23"),
        ("to", "2021-22", "?years=2021-22"),
        ("from", "2020-21", "?years=2020-21..2021-22"),
    ] {
        choose(&chromium, &Choice::of(name, year)).await;
        chromium.until(&format!("location.search === '{expected}'")).await;
        agrees_with_the_server(&chromium, year).await;
    }
    let closed = "return [...document.querySelectorAll('.controls option:disabled')].map(option => option.value)";
    for (figure, expected) in [
        ("funnel", json!(["count"])),
        ("multiples", json!(["name", "value"])),
        ("stack", json!(["rate", "detained-or-removed", "served-with-papers", "neither"])),
        ("bars", json!([])),
    ] {
        choose(&chromium, &Choice::of("figure", figure)).await;
        chromium.ask_until(closed, |told| *told == expected).await;
    }
    assert_eq!(chromium.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn what_a_figure_decided_is_no_choice_for_the_next() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let dashboard = &dashboards(&chromium, &program).await[0];
    open(&chromium, &program.at(&format!("{dashboard}?sort=value"))).await;
    for (figure, query) in [
        ("multiples", "?figure=multiples"),
        ("funnel", "?figure=funnel&sort=value"),
        ("bars", "?sort=value"),
        ("multiples", "?figure=multiples"),
        ("tiles", "?figure=tiles&sort=value"),
    ] {
        choose(&chromium, &Choice::of("figure", figure)).await;
        chromium.until(&format!("location.search === '{query}'")).await;
        agrees_with_the_server(&chromium, figure).await;
    }
    assert_eq!(chromium.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn the_list_of_forces_says_how_many_are_called_as_was_typed() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    open(&chromium, &program.at(&dashboards(&chromium, &program).await[0])).await;
    chromium.click("details.forces > summary").await;
    let field = chromium.find(Locator::Id("find-force")).await.expect("the field");
    let said = "document.querySelector('.find [role=status]').textContent";
    for (typed, told) in [("wales", "2 found"), ("zz", "None is called so")] {
        field.send_keys(typed).await.expect("it takes keys");
        chromium.until(&format!("{said} === '{told}'")).await;
    }
    field.send_keys(&"\u{e003}".repeat("waleszz".len())).await.expect("it takes keys");
    chromium.until(&format!("{said} === ''")).await;
}

#[tokio::test]
async fn the_figures_of_browser_and_server_are_the_same_bytes() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let dashboard = &dashboards(&chromium, &program).await[0];
    chromium.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
    open(&chromium, &program.at(dashboard)).await;
    // Each step adds to those before it, so that the later ones combine everything.
    for (name, value) in [
        ("sort", "value"),
        ("unit", "rate"),
        ("figure", "trend"),
        ("forces", "kent"),
        ("forces", "essex"),
        ("from", "2021-22"),
        ("figure", "bars"),
        ("forces", "city-of-london"),
        ("unit", "count"),
        ("sort", "region"),
        ("to", "2021-22"),
        ("forces", "kent"),
        ("figure", "trend"),
        ("from", "2020-21"),
    ] {
        let before = shown(&chromium).await;
        let choice = Choice::of(name, value);
        choose(&chromium, &choice).await;
        agrees_with_the_server(&chromium, &format!("{choice:?}")).await;
        assert_ne!(shown(&chromium).await, before, "{choice:?} changes what is shown");
        same_figure(&chromium, &choice).await;
    }
}

/// Compares the figure that WebAssembly drew with the one that the server sends: for paper the text that it gave to the page, not what
/// a parser makes of it; on the screen, where it changed what differs, all down to the order of attributes.
async fn same_figure(chromium: &Chromium, choice: &Choice) {
    let before =
        chromium.ask("const before = drawn.length; dispatchEvent(new Event('beforeprint')); return before").await;
    chromium.until(&format!("drawn.length > {before}")).await;
    let figures = chromium
        .ask(
            "const text = await (await fetch(location.href)).text();
             const begin = text.indexOf('<svg', text.indexOf('<div class=\"narrow\"'));
             const page = new DOMParser().parseFromString(text, 'text/html');
             const figure = page => page.querySelector('.explorer .figure > .wide').innerHTML;
             return [drawn.at(-1), text.slice(begin), figure(document), figure(page)];",
        )
        .await;
    let [drawn, sent, shown, parsed] = [0, 1, 2, 3].map(|which| figures[which].as_str().expect("a text"));
    assert!(drawn.contains("</svg>") && shown.contains("</svg>"), "{choice:?} draws a figure");
    assert!(sent.starts_with(drawn), "{choice:?}: {}", difference(&figures[0], &figures[1]));
    assert!(shown == parsed, "{choice:?}: {}", difference(&figures[2], &figures[3]));
}

#[tokio::test]
async fn a_figure_is_there_on_every_screen_and_on_paper() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let dashboard = &dashboards(&chromium, &program).await[0];
    let drawn =
        |width: &str| format!("document.querySelector('.explorer .figure > .{width} > svg')?.checkVisibility()");
    chromium.window(1280, 900).await;
    open(&chromium, &program.at(dashboard)).await;
    for (figure, width, seen, unseen) in
        [("heatmap", 360, "narrow", "wide"), ("trend", 1280, "wide", "narrow"), ("bars", 1280, "wide", "narrow")]
    {
        choose(&chromium, &Choice::of("figure", figure)).await;
        chromium.window(width, 900).await;
        chromium.until(&drawn(seen)).await;
        assert_ne!(chromium.ask(&format!("return {}", drawn(unseen))).await, true, "{figure} is shown twice");
        agrees_with_the_server(&chromium, figure).await;
    }
    // A choice leaves undrawn what cannot be seen, and the table to a later moment, until the page is printed.
    let table = "return document.querySelector('.data').textContent";
    let before = chromium.ask(table).await;
    chromium.ask("window.own = setTimeout; window.setTimeout = () => 0").await;
    choose(&chromium, &Choice::of("unit", "rate")).await;
    let undrawn = "return document.querySelector('.explorer .figure > .narrow').childElementCount";
    assert_eq!((chromium.ask(undrawn).await, chromium.ask(table).await), (json!(0), before));
    chromium.devtools("Page.printToPDF", json!({})).await;
    let printed = chromium.ask("return document.querySelector('.printed').textContent === location.href").await;
    assert_eq!(printed, true, "the address that is printed is that of what is shown");
    assert_eq!(chromium.ask(undrawn).await, 1);
    chromium.ask("window.setTimeout = own").await;
    agrees_with_the_server(&chromium, "on paper").await;
    assert_eq!(chromium.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn an_island_that_fails_when_it_is_touched_leaves_the_reader_where_they_were() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let dashboard = &dashboards(&chromium, &program).await[0];
    open_live(&chromium, &program.at(dashboard)).await;
    let shown = "return document.querySelector('leptos-island').innerHTML";
    let before = chromium.ask(shown).await;
    chromium.ask("document.querySelector('#given').textContent = 'nothing'").await;
    chromium.ask("document.querySelector('#choose-unit').focus()").await;
    chromium.until(&format!("{ISLANDS} === 'failed'")).await;
    assert_eq!(chromium.ask("return document.activeElement.id").await, "choose-unit");
    assert_eq!(chromium.ask(shown).await, before);
    // The form works as without scripts.
    chromium
        .ask("document.activeElement.value = 'rate'; document.querySelector('form.controls').requestSubmit()")
        .await;
    chromium.until("location.search === '?unit=rate'").await;
}
