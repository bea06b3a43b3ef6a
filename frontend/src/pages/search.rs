//! The search, and what it found.

use super::shell::{Head, Islands, Place, Sheet};
use crate::{
    components::search_box::search_box,
    page::{ForceFound, Search},
    text::searching,
    urls,
};
use leptos::prelude::*;
use shared::{language::Language, publication::Publication};
use std::sync::Arc;

/// The page of a search.
pub(super) fn sheet(search: &Search) -> Sheet {
    let language = search.language;
    let words = searching(language);
    let title = if search.asked.is_empty() { words.heading().to_owned() } else { words.results_for(&search.asked) };
    let body = view! {
        <header class="title">
            <h1>{title.clone()}</h1>
        </header>
        {search_box(language, &search.asked)}
        <div class="force">{(!search.asked.is_empty()).then(|| results(search))}</div>
    };
    Sheet {
        language,
        head: Head {
            title,
            description: words.hint().to_owned(),
            address: Some(urls::search(&urls::search_query(&search.asked, language))),
            image: None,
        },
        place: Place::Search,
        islands: Islands::None,
        body: body.into_any(),
    }
}

fn results(search: &Search) -> AnyView {
    let words = searching(search.language);
    if search.forces.is_empty() && search.datasets.is_empty() {
        return view! { <p role="status">{words.nothing()}</p> }.into_any();
    }
    let forces: Vec<_> = search.forces.iter().map(|found| force(search, found)).collect();
    let datasets: Vec<_> = search.datasets.iter().map(|publication| dataset(publication, search.language)).collect();
    view! {
        <p role="status">{words.found(forces.len(), datasets.len())}</p>
        {(!forces.is_empty())
            .then(|| {
                view! {
                    <h2>{words.forces()}</h2>
                    <ul class="results">{forces}</ul>
                }
            })}
        {(!datasets.is_empty())
            .then(|| {
                view! {
                    <h2>{words.datasets()}</h2>
                    <ul class="results">{datasets}</ul>
                }
            })}
    }
    .into_any()
}

/// A force, why it was found, and the way to it in every dataset.
fn force(search: &Search, found: &ForceFound) -> AnyView {
    let language = search.language;
    let why = found.place.as_ref().map(|(place, lies)| searching(language).lies(place.text(language), *lies));
    let ways = search.published.iter().filter(|publication| publication.area(&found.slug).is_some()).map(|publication| {
        let dataset = publication.dataset();
        let address = urls::force(&dataset.slug, &found.slug, language.query());
        view! {
            <li>
                <a href=address>{found.name.text(language).to_owned()} ": " {dataset.title.text(language).to_owned()}</a>
            </li>
        }
    });
    view! {
        <li>
            <h3>{found.name.text(language).to_owned()}</h3>
            {why.map(|why| view! { <p>{why}</p> })}
            <ul>{ways.collect_view()}</ul>
        </li>
    }
    .into_any()
}

fn dataset(publication: &Arc<Publication>, language: Language) -> AnyView {
    let dataset = publication.dataset();
    view! {
        <li>
            <h3>
                <a href=urls::dataset(&dataset.slug, language.query()) lang=dataset.title.foreign(language)>
                    {dataset.title.text(language).to_owned()}
                </a>
            </h3>
            <p lang=dataset.summary.foreign(language)>{dataset.summary.text(language).to_owned()}</p>
        </li>
    }
    .into_any()
}
