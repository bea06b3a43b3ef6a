//! The field in which readers search.

use crate::{text::searching, urls};
use leptos::prelude::*;
use shared::language::Language;

/// The form of the search; `asked` is what was typed before. It works without a script.
pub(crate) fn search_box(language: Language, asked: &str) -> AnyView {
    let words = searching(language);
    let tag =
        (language != Language::default()).then(|| view! { <input type="hidden" name="lang" value=language.tag() /> });
    view! {
        <form class="search" role="search" method="get" action=urls::search("")>
            <label for="q">{words.label()}</label>
            <div>
                <input
                    type="search"
                    id="q"
                    name="q"
                    value=asked.to_owned()
                    maxlength="100"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby="q-hint"
                />
                {tag}
                <button type="submit">{words.heading()}</button>
            </div>
            <p class="meta" id="q-hint">
                {words.hint()}
            </p>
        </form>
    }
    .into_any()
}
