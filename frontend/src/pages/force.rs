//! One force: its own numbers, beside England and Wales.

mod comparison;
mod numbers;

use super::shell::{Card, Head, Islands, Place, Sheet, Within};
use crate::{
    components::{
        figure::{WIDE, figures},
        key::{self, key},
        notes::{self, illustrative, release_link},
    },
    page::View,
    text::{labels, prose},
    urls,
};
use leptos::prelude::*;
use shared::{
    area::{Area, Residents},
    language::Language,
    publication::Publication,
    selection::{FigureKind, Selection, Unit},
    sentence::sentence,
    table::{Row, Table, Value},
};

/// The page of a force.
pub(super) fn sheet(view: &View, slug: &str) -> Sheet {
    let View { publication, selection, .. } = view;
    let language = selection.language;
    let pinned = selection.pinned();
    let dataset = publication.dataset();
    let own = Selection { forces: vec![slug.to_owned()], ..pinned.clone() };
    let table = Table::new(publication, &own);
    let says = sentence(publication, &own, &table);
    let name = table.forces().first().map_or_else(|| slug.to_owned(), |row| row.label.clone());
    let title = format!("{name}: {}", dataset.title.text(language));
    let query = pinned.query(publication);
    let (area, words) = (publication.area(slug), language.words());
    let body = view! {
        <header class="title">
            <h1>{name.clone()}</h1>
            <p class="lede">
                {prose(language).force_lede(&name, area.map_or("", |area| words.area(&area.region)))}
            </p>
            {illustrative(dataset, language)}
            {notes::standing(
                view,
                |live| {
                    urls::force(&dataset.slug, slug, &Selection { language: live.language, ..Selection::everything() }.query(publication))
                },
            )}
            <p class="meta">{dataset.status.text(language).to_owned()} " · " {release_link(publication, language)}</p>
        </header>
        <div class="force">
            <section class="statement" aria-labelledby="in-words">
                <h2 id="in-words">{labels(language).in_words()}</h2>
                <p class="sentence">{says.clone()}</p>
                {comparison::comparison(publication, &own)}
            </section>
            {all_numbers(publication, &own, &table.forces()[0], &name)}
            {drawn(view, &own)}
            {files(publication, &own, language)}
            {area.map(|area| neighbours(publication, area, &query, language))}
            {notes::notes(publication, language)}
        </div>
    };
    Sheet {
        language,
        head: Head {
            title,
            image: Some(Card::of(publication, &by_year(&own), &says)),
            description: says,
            address: Some(urls::force(&dataset.slug, slug, &query)),
        },
        place: Place::Dataset(Box::new(dataset.clone()), Within::Force),
        islands: Islands::None,
        body: body.into_any(),
    }
}

fn by_year(own: &Selection) -> Selection {
    Selection { figure: FigureKind::Trend, ..own.clone() }
}

/// The selection of the figure of the page of a force, as somebody who embeds the page wants it.
pub fn of_force(page: &Selection, slug: &str) -> Selection {
    let Selection { release, language, theme, host, .. } = page.clone();
    by_year(&Selection { forces: vec![slug.to_owned()], release, language, theme, host, ..Selection::everything() })
}

/// Counts and rates by year and over all years, the rate of England and Wales beside them.
fn all_numbers(publication: &Publication, own: &Selection, total: &Row, name: &str) -> AnyView {
    let language = own.language;
    let (prose, labels) = (prose(language), labels(language));
    let no_rate = publication
        .area(&total.slug)
        .is_some_and(|area| area.residents == Residents::NotApplicable)
        .then(|| view! { <p>{prose.no_rate(name)}</p> });
    let rates = key::over_time(publication, &Selection { unit: Unit::Rate, ..own.clone() });
    let told: Vec<Table> = key::counts(publication, own).chain(rates).collect();
    let has_rates =
        told.iter().flat_map(|table| &table.forces()[0].values).any(|value| matches!(value, Value::Rate(..)));
    view! {
        <section aria-labelledby="numbers">
            <h2 id="numbers">{prose.numbers()}</h2>
            <div
                class="scroll"
                role="region"
                tabindex="0"
                aria-label=labels.table_region()
                inner_html=numbers::by_year(publication, own)
            ></div>
            {no_rate}
            {has_rates.then(|| view! { <p>{prose.comparing()}</p> })}
            {numbers::by_code(publication, own)
                .into_iter()
                .map(|table| {
                    view! {
                        <h3>{table.label.clone()}</h3>
                        <div
                            class="scroll"
                            role="region"
                            tabindex="0"
                            aria-label=table.label
                            inner_html=table.html
                        ></div>
                    }
                })
                .collect_view()}
            {key(&told, language)}
        </section>
    }
    .into_any()
}

/// The figure by year, where there is more than one.
fn drawn(view: &View, own: &Selection) -> Option<impl IntoView + use<>> {
    let table = view.table_of(&by_year(own));
    (table.columns.len() > 1).then(|| view! { <div class="figure" inner_html=figures(&table, WIDE, 0)></div> })
}

/// The files, the embed and the dashboard of the force.
fn files(publication: &Publication, own: &Selection, language: Language) -> AnyView {
    let labels = labels(language);
    let slug = &publication.dataset().slug;
    let query = by_year(own).query(publication);
    let addresses = [
        (urls::dataset(slug, &query), prose(language).on_dashboard()),
        (urls::embed(slug, &query), labels.embed()),
        (urls::download_xlsx(slug, &query), labels.xlsx()),
        (urls::download_csv(slug, &query), labels.csv()),
        (urls::download_json(slug, &query), labels.json()),
        (urls::figure_svg(slug, &query), labels.svg()),
        (urls::figure_png(slug, &query), labels.png()),
    ];
    let item = |(address, text): (String, &'static str)| {
        view! {
            <li>
                <a href=address>{text}</a>
            </li>
        }
    };
    view! {
        <section aria-labelledby="take-away">
            <h2 id="take-away">{labels.take_away()}</h2>
            <ul class="files">{addresses.into_iter().map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The forces before and after in the alphabet, and the others of the region.
fn neighbours(publication: &Publication, area: &Area, query: &str, language: Language) -> AnyView {
    let prose = prose(language);
    let dataset = &publication.dataset().slug;
    let forces: Vec<&Area> = publication.forces().collect();
    let at = forces.iter().position(|force| force.slug == area.slug).unwrap_or(0);
    let link = |force: &&Area, before: Option<&'static str>| {
        view! {
            <li>
                {before.map(|text| format!("{text}: "))}
                <a href=urls::force(dataset, &force.slug, query)>{force.label(language).to_owned()}</a>
            </li>
        }
    };
    let region: Vec<_> = forces
        .iter()
        .filter(|force| !area.region.is_empty() && force.region == area.region && force.slug != area.slug)
        .map(|force| link(force, None))
        .collect();
    let previous = at.checked_sub(1).and_then(|at| forces.get(at)).map(|force| link(force, Some(prose.previous())));
    let next = forces.get(at + 1).map(|force| link(force, Some(prose.next())));
    view! {
        <nav class="neighbours" aria-label=prose.other_forces()>
            {(!region.is_empty())
                .then(|| {
                    view! {
                        <h2>{prose.same_region(language.words().area(&area.region))}</h2>
                        <ul>{region}</ul>
                    }
                })}
            <ul class="along">{previous} {next}</ul>
        </nav>
    }
    .into_any()
}
