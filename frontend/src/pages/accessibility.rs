//! How everyone can use these pages, and what to do where somebody cannot.

use super::shell::{Head, Islands, Place, Sheet};
use crate::{text::accessibility, urls};
use leptos::prelude::*;
use shared::{dataset::Contact, language::Language};

/// Where the service that advises on equality is found.
const ADVICE: &str = "https://www.equalityadvisoryservice.com/";

/// The accessibility statement; `contacts` are those of the datasets, each once.
pub(super) fn sheet(contacts: &[Contact], language: Language) -> Sheet {
    let words = accessibility(language);
    let parts = words.parts().iter().map(|(heading, texts)| {
        view! {
            <h2>{*heading}</h2>
            <ul>{texts.iter().map(|text| view! { <li>{*text}</li> }).collect_view()}</ul>
        }
    });
    let contacts = contacts.iter().map(|contact| {
        view! {
            <li>
                <a href=contact.url.clone()>{contact.name.clone()}</a>
            </li>
        }
    });
    let body = view! {
        <header class="title">
            <h1>{words.heading()}</h1>
            <p class="lede">{words.lede()}</p>
        </header>
        <div class="prose">
            {parts.collect_view()}
            <h2>{words.tell_us()}</h2>
            <p>{words.tell_us_text()}</p>
            <ul>{contacts.collect_view()}</ul>
            <h2>{words.law()}</h2>
            <p>{words.law_text()} " " <a href=ADVICE>{words.advice()}</a> "."</p>
            <p class="meta">{words.written()}</p>
        </div>
    };
    Sheet {
        language,
        head: Head {
            title: words.heading().to_owned(),
            description: words.lede().to_owned(),
            address: Some(urls::accessibility(language.query())),
            image: None,
        },
        place: Place::Elsewhere,
        islands: Islands::None,
        body: body.into_any(),
    }
}
