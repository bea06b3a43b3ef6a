//! A few forces side by side: numbers, rates, and what chance alone can explain.

use super::shell::{Head, Islands, Place, Sheet, Within};
use crate::{
    components::{
        choose::{carried, forces, years},
        data_table::{caption, interval},
        figure::{WIDE, figures},
        key::key,
        notes::{self, illustrative, release_link},
    },
    page::View,
    text::{labels, prose, tables},
    urls,
};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};
use leptos::prelude::*;
use shared::{
    cell::Cell,
    difference::{Difference, difference},
    funnel::position,
    rate::Rate,
    selection::{FigureKind, Selection, Unit},
    table::Table,
    text::judging::judging,
};
use std::fmt::Write as _;

/// So many forces stand side by side.
pub const MOST: usize = 6;

/// The page that compares the forces of a selection.
pub(super) fn sheet(view: &View) -> Sheet {
    let View { publication, selection, .. } = view;
    let (dataset, language) = (publication.dataset(), selection.language);
    let words = tables(language);
    let title = format!("{}: {}", words.compare(), dataset.title.text(language));
    let by_force = publication.is_by_force();
    // Where there is nothing to compare, that is all there is to say.
    let lede = match by_force {
        true => words.compare_lede(MOST),
        false => language.words().nothing_to_draw(FigureKind::Bars, Unit::Count).to_owned(),
    };
    let chosen = selection.forces.len();
    let body = view! {
        <header class="title">
            <h1>{title.clone()}</h1>
            <p class="lede">{lede.clone()}</p>
            {illustrative(dataset, language)}
            {notes::standing(view, |live| urls::compare(&dataset.slug, &live.query(publication)))}
            <p class="meta">{dataset.status.text(language).to_owned()} " · " {release_link(publication, language)}</p>
        </header>
        <div class="force">
        {by_force.then(|| compared(view))}
        </div>
        {notes::notes(publication, language)}
    };
    Sheet {
        language,
        head: Head {
            title,
            description: lede,
            address: (chosen <= MOST).then(|| urls::compare(&dataset.slug, &selection.query(publication))),
            image: None,
        },
        place: Place::Dataset(Box::new(dataset.clone()), Within::Compare),
        islands: Islands::None,
        body: body.into_any(),
    }
}

/// The form, and what came of it.
fn compared(view: &View) -> AnyView {
    let View { publication, selection, .. } = view;
    let (words, labels) = (tables(selection.language), labels(selection.language));
    let chosen = selection.forces.len();
    view! {
        <form class="controls" method="get" action=urls::compare(&publication.dataset().slug, "") autocomplete="off">
            <h2>{labels.choose()}</h2>
            <div class="choices">{years(publication, selection)}</div>
            {forces(publication, selection, Some(words.none_chosen()))}
            {carried(selection)}
            <div class="submit">
                <button type="submit">{labels.show()}</button>
            </div>
        </form>
        {if (2..=MOST).contains(&chosen) { side_by_side(view) } else {
            let class = (chosen > 0).then_some("error");
            view! { <p class=class role="status">{words.choose_others(chosen, MOST)}</p> }.into_any()
        }}
    }
    .into_any()
}

fn side_by_side(view: &View) -> AnyView {
    let (words, labels) = (tables(view.selection.language), labels(view.selection.language));
    let by_year = view.table_of(&Selection { figure: FigureKind::Trend, ..view.selection.clone() });
    let of = |unit| view.table_of(&Selection { figure: FigureKind::Bars, unit, ..view.selection.clone() });
    let [counts, rates] = [Unit::Count, Unit::Rate].map(of);
    let drawn = (by_year.columns.len() > 1).then(|| figures(&by_year, WIDE, 0));
    let said: Vec<String> = placed(view).into_iter().chain(pairs(view)).collect();
    let pairs = if said.is_empty() {
        view! { <p>{words.no_pairs()}</p> }.into_any()
    } else {
        let item = |said: String| view! { <li>{said}</li> };
        view! {
            <ul>{said.into_iter().map(item).collect_view()}</ul>
            <p>{words.pairs_note()}</p>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="table">
            <h2 id="table">{prose(view.selection.language).numbers()}</h2>
            <div
                class="scroll"
                role="region"
                tabindex="0"
                aria-label=labels.table_region()
                inner_html=numbers(view, &by_year, &counts, &rates)
            ></div>
            {key(&[by_year, counts, rates], view.selection.language)}
        </section>
        <section aria-labelledby="pairs">
            <h2 id="pairs">{words.pairs()}</h2>
            {pairs}
        </section>
        {drawn.map(|drawn| view! { <div class="figure" inner_html=drawn></div> })}
        <ul class="files">
            <li>
                <a href=urls::download_xlsx(
                    &view.publication.dataset().slug,
                    &view.selection.query(&view.publication),
                )>{labels.xlsx()}</a>
            </li>
            <li>
                <a href=urls::download_csv(
                    &view.publication.dataset().slug,
                    &view.selection.query(&view.publication),
                )>{labels.csv()}</a>
            </li>
        </ul>
    }
    .into_any()
}

/// Forces across; counts by year and of all years, the rate of all years with its interval down.
fn numbers(view: &View, by_year: &Table, counts: &Table, rates: &Table) -> String {
    let language = view.selection.language;
    let (words, labels) = (counts.words(), labels(language));
    let mut html = String::from("<table class=\"data\">");
    caption(&mut html, counts, &counts.subtitle);
    let _ = write!(html, "<thead><tr><th scope=\"col\">{}</th>", text(prose(language).period()));
    let query = view.selection.pinned().query(&view.publication);
    for row in &counts.rows {
        let name = text(&row.label);
        let named = match counts.forces().iter().any(|force| force.slug == row.slug) {
            true => {
                let address = urls::force(&view.publication.dataset().slug, &row.slug, &query);
                format!("<a href=\"{}\">{name}</a>", attribute(&address))
            }
            false => name.into_owned(),
        };
        let _ = write!(html, "<th scope=\"col\" class=\"n\">{named}</th>");
    }
    html.push_str("</tr></thead><tbody>");
    if by_year.columns.len() > 1 {
        for (column, period) in by_year.columns.iter().enumerate() {
            let heading = format!("{}, {}", labels.count(), words.year(period.first));
            line(&mut html, &heading, by_year, column);
        }
    }
    line(&mut html, &format!("{}, {}", labels.count(), words.period(counts.period)), counts, 0);
    line(&mut html, labels.rate(), rates, 0);
    let _ = write!(html, "<tr><th scope=\"row\">{}</th>", text(words.interval_95()));
    rates.rows.iter().for_each(|row| interval(&mut html, row.values[0], words));
    html.push_str("</tr></tbody></table>");
    html
}

/// One row: a value for England and Wales and for each force.
fn line(html: &mut String, heading: &str, table: &Table, column: usize) {
    let _ = write!(html, "<tr><th scope=\"row\">{}</th>", text(heading));
    for value in table.rows.iter().map(|row| row.values[column]) {
        let class = if value.shorthand().is_some() { "n s" } else { "n" };
        let _ = write!(html, "<td class=\"{class}\">{}</td>", text(&value.text(table.words(), table.unit)));
    }
    html.push_str("</tr>");
}

/// Where each force lies in the funnel of all of them.
fn placed(view: &View) -> Vec<String> {
    let funnel = Selection { figure: FigureKind::Funnel, ..view.selection.clone() }.settled();
    let table = view.table_of(&funnel);
    let words = judging(view.selection.language);
    let placed = table.forces().iter().filter_map(|row| Some(words.position(&row.label, position(&table, row)?)));
    placed.collect()
}

/// Every pair of forces whose rates are shown.
fn pairs(view: &View) -> Vec<String> {
    let View { publication, selection, .. } = view;
    let period = selection.period(publication);
    let shown: Vec<_> = selection
        .forces
        .iter()
        .filter_map(|slug| {
            let area = publication.area(slug)?;
            let Cell::Count(count, _) = publication.cell(area, period, selection.slice) else { return None };
            let person_years = publication.person_years(area, period).ok()??;
            Rate::new(count, person_years).map(|_| (area.label(selection.language), (count, person_years)))
        })
        .collect();
    let words = tables(selection.language);
    let mut said: Vec<(Difference, String)> = Vec::new();
    for (at, (one, numbers)) in shown.iter().enumerate() {
        for (other, others) in &shown[at + 1..] {
            let found = difference(*numbers, *others);
            said.push((found, words.pair(one, other, found)));
        }
    }
    if said.len() > 1 && said.iter().all(|(found, _)| *found == Difference::Similar) {
        return vec![words.all_similar(shown.len())];
    }
    // What differs comes first.
    said.sort_by_key(|(found, _)| *found == Difference::Similar);
    said.into_iter().map(|(_, said)| said).collect()
}
