//! What the islands ask of the browser.
//!
//! Invariant: the only place that knows web-sys. It is compiled for the server too, where no event ever happens.

use leptos::{
    ev::{self, Event},
    prelude::{window, window_event_listener},
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams},
};

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
