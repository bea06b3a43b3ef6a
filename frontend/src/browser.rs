//! What the islands ask of the browser.
//!
//! Invariant: the only place that knows web-sys. It is compiled for the server too, where no event ever happens.

use leptos::{
    ev::{self, Event},
    prelude::{window, window_event_listener},
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{
        AbortSignal, FormData, HtmlFormElement, HtmlInputElement, RequestInit, Response, UrlSearchParams, js_sys::Date,
    },
};

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

/// Makes `address` the address of the page, one step on in the history.
pub(crate) fn go(address: &str) {
    if let Ok(history) = window().history() {
        // A browser refuses this only when it is asked too often; the page is right all the same.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
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
