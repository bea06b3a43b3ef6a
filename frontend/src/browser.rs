//! What the islands ask of the browser.
//!
//! Invariant: the only place that knows web-sys. It is compiled for the server too, where no event ever happens.

use crate::{
    components::figure::Screen,
    islands::edits::{Edit, Way, edits},
};
use leptos::{
    ev::{self, Event},
    prelude::{request_animation_frame, set_timeout, window, window_event_listener, window_event_listener_untyped},
    wasm_bindgen::{JsCast, JsValue, prelude::Closure},
    web_sys::{
        AbortSignal, Element, FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement, Node, PointerEvent,
        RequestInit, ResizeObserver, Response, UrlSearchParams, js_sys::Date,
    },
};
use std::time::Duration;

/// How long an answer may take, in milliseconds: a slow telephone needs most of it, a dead connection all.
const PATIENCE: u32 = 60_000;

/// The query string that the form of an event would send; `None` where the event has no form.
pub(crate) fn form_query(event: &Event) -> Option<String> {
    let form: HtmlFormElement = event.current_target()?.dyn_into().ok()?;
    let data = FormData::new_with_form(&form).ok()?;
    let query = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    Some(query.to_string().into())
}

/// What was typed into the field of an event.
pub(crate) fn typed(event: &Event) -> String {
    event.target().and_then(|field| field.dyn_into::<HtmlInputElement>().ok()).map_or_else(String::new, |f| f.value())
}

/// The query string of the address, without `?`.
pub(crate) fn query() -> String {
    let search = window().location().search().unwrap_or_default();
    search.trim_start_matches('?').to_owned()
}

/// The text of the element of a name.
pub(crate) fn text_of(name: &str) -> String {
    let element = window().document().and_then(|page| page.get_element_by_id(name));
    element.and_then(|element| element.text_content()).unwrap_or_default()
}

/// Makes `address` the address of the page, one step on in the history.
pub(crate) fn go(address: &str) {
    if let Ok(history) = window().history() {
        // A browser refuses this only when it is asked too often; the page is right all the same.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Puts other words into the title of the page, in the place of some that are in it once, or first.
pub(crate) fn rename(from: &str, to: &str) {
    if let Some(page) = window().document() {
        page.set_title(&page.title().replacen(from, to, 1));
    }
}

/// Moves the other end of a span along with the one that was chosen beyond it.
pub(crate) fn keep_in_order(event: &Event) {
    let find = |id: &str| window().document()?.get_element_by_id(id)?.dyn_into::<HtmlSelectElement>().ok();
    let chosen = event.target().and_then(|field| field.dyn_into::<HtmlSelectElement>().ok());
    if let (Some(from), Some(to), Some(chosen)) = (find("choose-from"), find("choose-to"), chosen)
        && [&from, &to].contains(&&chosen)
        && from.selected_index() > to.selected_index()
    {
        [from, to].iter().for_each(|end| end.set_selected_index(chosen.selected_index()));
    }
}

/// Lets the link to the other language lead to `address`.
pub(crate) fn lead_language_to(address: &str) {
    let link = window().document().and_then(|page| page.query_selector("a[data-language]").ok().flatten());
    if let Some(link) = link {
        // No attribute of this name is refused.
        let _ = link.set_attribute("href", address);
    }
}

/// Calls `back` whenever the reader goes back or forward.
pub(crate) fn on_back(back: impl Fn() + 'static) {
    let _listens_as_long_as_the_page_lives = window_event_listener(ev::popstate, move |_| back());
}

/// Why nothing was fetched.
pub(crate) enum Unfetched {
    /// There was no answer, or none in time.
    NoAnswer,
    /// The answer had another status than 200.
    Status(u16),
}

/// The text at an address of our own host.
pub(crate) async fn fetched(address: &str) -> Result<String, Unfetched> {
    let no_answer = |_: JsValue| Unfetched::NoAnswer;
    let options = RequestInit::new();
    options.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let answer = window().fetch_with_str_and_init(address, &options).await.map_err(no_answer)?;
    let answer: Response = answer.dyn_into().map_err(no_answer)?;
    if !answer.ok() {
        return Err(Unfetched::Status(answer.status()));
    }
    let text = answer.text().map_err(no_answer)?.await.map_err(no_answer)?;
    text.as_string().ok_or(Unfetched::NoAnswer)
}

/// The time in milliseconds, to be measured from.
pub(crate) fn milliseconds() -> f64 {
    Date::now()
}

/// The milliseconds since another time.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "as long as a page lives")]
pub(crate) fn milliseconds_since(begin: f64) -> u32 {
    (Date::now() - begin) as u32
}

/// Does something once what has changed is on the screen; in a page that nobody sees, once somebody does.
pub(crate) fn after_frame(work: impl FnOnce() + 'static) {
    // What asks for a frame is called before that is painted, and a timer after it.
    request_animation_frame(move || set_timeout(work, Duration::ZERO));
}

/// Makes other HTML of what an element shows, keeping what is alike where it is known what it shows.
pub(crate) fn remake(place: &Element, shown: Option<&str>, next: &str) {
    // Where something else has changed the page, the edits do not fit it.
    if shown.and_then(|shown| apply(place, &edits(shown, next))).is_none() {
        place.set_inner_html(next);
    }
}

/// Edits what is in an element; `None` where an edit has no place there. From one place to the next it walks only where the ways differ.
fn apply(place: &Element, edits: &[(Way, Edit<'_>)]) -> Option<()> {
    let (mut nodes, mut walked): (Vec<Node>, &[u32]) = (vec![place.clone().into()], &[]);
    for (way, edit) in edits {
        let common = way.iter().zip(walked).take_while(|(next, last)| next == last).count();
        nodes.truncate(common + 1);
        for index in &way[common..] {
            nodes.push(nodes.last()?.child_nodes().item(*index)?);
        }
        walked = way;
        let node = nodes.last()?;
        match (*edit, node.dyn_ref::<Element>()) {
            (Edit::Text(text), _) => node.set_node_value(Some(text)),
            (_, None) => return None,
            (Edit::Attribute(name, value), Some(element)) => element.set_attribute(name, value).ok()?,
            (Edit::Whole(html), Some(element)) => element.set_outer_html(html),
            (Edit::Within(html), Some(element)) => element.set_inner_html(html),
        }
    }
    Some(())
}

fn all(selector: &str) -> Vec<Element> {
    let found = window().document().and_then(|page| page.query_selector_all(selector).ok());
    let elements = found.iter().flat_map(|found| (0..found.length()).filter_map(|index| found.item(index)));
    elements.filter_map(|node| node.dyn_into().ok()).collect()
}

/// The explorer's drawing for a screen.
fn drawing(screen: Screen) -> Option<Element> {
    window().document()?.query_selector(&format!(".explorer .figure > .{}", screen.class())).ok()?
}

/// Which of the drawings can be seen. The page is laid out for it, where it is not yet.
pub(crate) fn screen() -> Screen {
    let is_narrow = drawing(Screen::Narrow).is_some_and(|drawing| drawing.get_client_rects().length() > 0);
    if is_narrow { Screen::Narrow } else { Screen::Wide }
}

/// Calls `back` before the page is printed.
pub(crate) fn on_print(back: impl Fn() + 'static) {
    let _listens_as_long_as_the_page_lives = window_event_listener_untyped("beforeprint", move |_| back());
}

/// Calls `back` whenever a drawing of the explorer's figure has another size, or none any longer.
pub(crate) fn on_resize(back: impl Fn() + 'static) {
    let look = Closure::<dyn Fn()>::new(back);
    if let Ok(observer) = ResizeObserver::new(look.as_ref().unchecked_ref()) {
        [Screen::Wide, Screen::Narrow].into_iter().filter_map(drawing).for_each(|place| observer.observe(&place));
        look.forget();
    }
}

/// Whether words, or a name alone, are of the area of a name.
pub(crate) fn is_of(words: &str, area: &str) -> bool {
    !area.is_empty() && words.strip_prefix(area).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', ',']))
}

/// Where a pointer is in the explorer's drawing for a screen, of this width and height, in its pixels; nowhere while that is not seen.
#[expect(clippy::cast_possible_truncation, reason = "as far as a screen is wide")]
pub(crate) fn place_of(event: &PointerEvent, screen: Screen, (width, height): (i32, i32)) -> Option<(i32, i32)> {
    // A finger that moves scrolls the page; a tap is told as that it came over what it taps.
    if event.pointer_type() == "touch" && event.type_() == "pointermove" {
        return None;
    }
    let place = drawing(screen)?.first_element_child()?.get_bounding_client_rect();
    let along = |at: i32, begin: f64, length: f64, of: i32| ((f64::from(at) - begin) * f64::from(of) / length) as i32;
    let across = along(event.client_x(), place.left(), place.width(), width);
    (place.width() > 0.0).then(|| (across, along(event.client_y(), place.top(), place.height(), height)))
}

/// Marks what is of an area in the explorer's table.
pub(crate) fn mark_rows(area: &str) {
    for row in all(".explorer .data tbody tr") {
        let name = row.first_element_child().and_then(|name| name.text_content()).unwrap_or_default();
        // No class of this name is refused.
        let _ = row.class_list().toggle_with_force("of", is_of(&name, area));
    }
}
