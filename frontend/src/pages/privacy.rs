//! What is kept of readers, and what is not.

use super::shell::{Head, Islands, Place, Sheet};
use crate::{
    text::{Section, privacy},
    urls,
};
use leptos::prelude::*;
use shared::language::Language;

/// The page about privacy.
pub(super) fn sheet(language: Language) -> Sheet {
    let words = privacy(language);
    let section = |(heading, paragraphs): &Section| {
        let paragraph = |text: &&'static str| view! { <p>{*text}</p> };
        view! {
            <h2>{*heading}</h2>
            {paragraphs.iter().map(paragraph).collect_view()}
        }
    };
    let body = view! {
        <header class="title">
            <h1>{words.heading()}</h1>
            <p class="lede">{words.lede()}</p>
        </header>
        <div class="prose">{words.sections().iter().map(section).collect_view()}</div>
    };
    Sheet {
        language,
        head: Head {
            title: words.heading().to_owned(),
            description: words.lede().to_owned(),
            address: Some(urls::privacy(language.query())),
            image: None,
        },
        place: Place::Elsewhere,
        islands: Islands::None,
        body: body.into_any(),
    }
}
