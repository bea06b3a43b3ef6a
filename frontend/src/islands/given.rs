//! What an island is given to show, on its way from the server to the browser.
//!
//! The page holds it as JSON after its island, which readers see before it comes to life. Properties of an island proper are read by
//! serde_json, struct by struct, which is tens of kilobytes of WebAssembly more than [`lean`](super::lean).

use super::lean;
use crate::browser;
use leptos::{prelude::*, serde_json};
use serde::de::DeserializeOwned;

/// The name of the element that holds it; a page has one island.
const NAME: &str = "given";

/// An island with what it is given.
#[cfg(feature = "ssr")]
pub(crate) fn to<T, V>(island: impl Fn() -> V + Send + 'static, given: T) -> impl IntoView
where
    T: serde::Serialize + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    // No text in it may end its element.
    let json = serde_json::to_string(&given).expect("what is given is JSON").replace('<', "\\u003c");
    view! {
        <leptos::context::Provider value=given>{island()}</leptos::context::Provider>
        <script id=NAME type="application/json" inner_html=json></script>
    }
}

/// What the island that is being made was given.
pub(super) fn taken<T: DeserializeOwned + Clone + 'static>() -> T {
    if cfg!(feature = "hydrate") {
        let tree = serde_json::from_str(&browser::text_of(NAME)).ok();
        tree.and_then(|tree| lean::read(tree).ok()).expect("the page was written by this program")
    } else {
        use_context().expect("an island is given what it takes")
    }
}
