//! The datasets, with their headline numbers and sentences.

use super::shell::{Head, Islands, Place, Sheet};
use crate::{
    components::{
        figure::{BESIDE, figures},
        notes::{facts, illustrative, release},
        search_box::search_box,
    },
    page::{Site, TakenBack},
    text::{labels, problems, prose, releases},
    urls,
};
use leptos::prelude::*;
use shared::{
    language::Language,
    publication::Publication,
    selection::{FigureKind, Selection},
    sentence::sentence,
    table::Table,
};
use std::sync::Arc;

/// The page of all datasets.
pub(super) fn sheet(
    site: &Site,
    publications: &[Arc<Publication>],
    taken_back: &[TakenBack],
    language: Language,
) -> Sheet {
    let prose = prose(language);
    let cards = publications.iter().zip(0..).map(|(publication, place)| card(publication, place, language));
    let without_numbers = taken_back.iter().map(|dataset| withdrawn(dataset, language));
    let empty = publications.is_empty().then(|| view! { <p>{prose.nothing_published()}</p> });
    let body = view! {
        <header class="title">
            <h1>{prose.overview_heading()}</h1>
            <p class="lede">{prose.overview_lede()}</p>
        </header>
        {(!site.occasion.is_archive()).then(|| search_box(language, ""))}
        {empty}
        <div class="cards">{cards.collect_view()} {without_numbers.collect_view()}</div>
    };
    Sheet {
        language,
        head: Head {
            title: prose.overview_heading().to_owned(),
            description: prose.overview_lede().to_owned(),
            address: Some(urls::overview(language.query())),
            image: None,
        },
        place: Place::Overview,
        islands: Islands::None,
        body: body.into_any(),
    }
}

fn card(publication: &Publication, place: u16, language: Language) -> AnyView {
    let dataset = publication.dataset();
    let selection = Selection { language, ..Selection::everything() };
    let table = Table::new(publication, &selection);
    let title = dataset.title.text(language).to_owned();
    let heading = format!("dataset-{}", dataset.slug);
    let labelled = heading.clone();
    let query = language.query();
    let address = urls::dataset(&dataset.slug, query);
    view! {
        <article class="card" aria-labelledby=labelled>
            <h2 id=heading>
                <a href=address lang=dataset.title.foreign(language)>
                    {title.clone()}
                </a>
            </h2>
            {illustrative(dataset, language)}
            <div class="card-text">
                <p lang=dataset.summary.foreign(language)>{dataset.summary.text(language).to_owned()}</p>
                {headline(&table)}
                <p class="sentence">{sentence(publication, &selection, &table)}</p>
                {facts(dataset, language)}
                <p class="meta">{dataset.status.text(language).to_owned()} " · " {release(publication, language)}</p>
                <p class="meta">{table.notes.source.clone()}</p>
                <p class="actions">
                    <a href=urls::dataset(&dataset.slug, query)>{prose(language).open_dashboard(&title)}</a>
                    <a href=urls::download_xlsx(&dataset.slug, query)>{labels(language).xlsx()}</a>
                    <a href=urls::download_csv(&dataset.slug, query)>{labels(language).csv()}</a>
                    <a href=urls::method(&dataset.slug, query)>{prose(language).method()}</a>
                </p>
            </div>
            {by_year(publication, &selection, place)}
        </article>
    }
    .into_any()
}

/// A dataset that has no numbers any more: when and why they were withdrawn, and what there was.
fn withdrawn(taken_back: &TakenBack, language: Language) -> AnyView {
    let TakenBack { slug, dataset, number, standing } = taken_back;
    let title = dataset.as_ref().map_or(slug.as_str(), |dataset| dataset.title.text(language)).to_owned();
    let foreign = dataset.as_ref().and_then(|dataset| dataset.title.foreign(language));
    let line = language.words().standing(*number, standing);
    let heading = format!("dataset-{slug}");
    let labelled = heading.clone();
    let address = urls::releases(slug, language.query());
    view! {
        <article class="card" aria-labelledby=labelled>
            <h2 id=heading>
                <a href=address.clone() lang=foreign>
                    {title}
                </a>
            </h2>
            <div class="card-text">
                <p class="standing">{problems(language).withdrawn(&line, None).detail}</p>
                <p class="actions">
                    <a href=address>{releases(language).all_of_them()}</a>
                </p>
            </div>
        </article>
    }
    .into_any()
}

/// The number for England and Wales, large, where it is shown.
fn headline(table: &Table) -> Option<impl IntoView + use<>> {
    let words = table.words();
    let value = table.england_and_wales().values.first().copied()?;
    value.shown()?;
    Some(view! {
        <p class="headline">
            <strong>{value.number(words)}</strong>
            {(!value.marks().is_empty()).then(|| view! { <span>{value.marks().to_string()}</span> })}
            <span>{table.unit_label.clone()} ", " {words.england_and_wales()} ", " {words.period(table.period)}</span>
        </p>
    })
}

/// The figure by year, where more than one year is shown.
fn by_year(publication: &Publication, selection: &Selection, place: u16) -> Option<impl IntoView + use<>> {
    let table = Table::new(publication, &Selection { figure: FigureKind::Trend, ..selection.clone() });
    let shown = table.england_and_wales().values.iter().filter(|value| value.shown().is_some()).count();
    (shown > 1).then(|| view! { <div class="figure" inner_html=figures(&table, BESIDE, place)></div> })
}
