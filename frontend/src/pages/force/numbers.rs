//! The tables of a force: by year beside England and Wales, and by the codes of each breakdown.

use crate::{
    components::data_table::{caption, cells},
    text::{labels, prose},
};
use html_escape::encode_text as text;
use shared::{
    area::{Area, AreaKind},
    breakdown::Slice,
    publication::Publication,
    selection::{FigureKind, Selection, Unit},
    table::{Table, Value},
    text::Words,
};
use std::fmt::Write as _;

/// A table as HTML, and the name of the region that it scrolls in.
pub(super) struct Named {
    /// The name.
    pub(super) label: String,
    /// The table.
    pub(super) html: String,
}

/// Counts and rates by year and over all years, with the rate of England and Wales beside them.
pub(super) fn by_year(publication: &Publication, own: &Selection) -> String {
    let table = |figure, unit| Table::new(publication, &Selection { figure, unit, ..own.clone() });
    let [counts, rates] = [Unit::Count, Unit::Rate].map(|unit| table(FigureKind::Trend, unit));
    let [count, rate] = [Unit::Count, Unit::Rate].map(|unit| table(FigureKind::Bars, unit));
    let words = counts.words();
    let region = region(publication, &counts.rows[1].slug);
    let mut html = begin(&count, &count.subtitle);
    heads(&mut html, &counts, own, region);
    let mut line = |heading: &str, class: &str, counts: &Table, rates: &Table, column: usize| {
        let _ = write!(html, "<tr{class}><th scope=\"row\">{}</th>", text(heading));
        cells(&mut html, counts.rows[1].values[column], Unit::Count, words);
        cells(&mut html, rates.rows[1].values[column], Unit::Rate, words);
        if let Some(region) = region {
            let period = rates.columns[column];
            let cell = publication.cell(region, period, own.slice);
            cells(&mut html, Value::rate(cell, publication, region, period), Unit::Rate, words);
        }
        cells(&mut html, rates.rows[0].values[column], Unit::Rate, words);
        html.push_str("</tr>");
    };
    for (column, period) in counts.columns.iter().enumerate() {
        line(&words.year(period.first), "", &counts, &rates, column);
    }
    if counts.columns.len() > 1 {
        line(prose(own.language).all_years(), " class=\"all\"", &count, &rate, 0);
    }
    html.push_str(END);
    html
}

/// The region, or Wales, in which a force lies, where its numbers are published.
fn region<'a>(publication: &'a Publication, slug: &str) -> Option<&'a Area> {
    let name = &publication.area(slug)?.region;
    let kinds = [AreaKind::Region, AreaKind::Country];
    publication.areas().iter().find(|area| kinds.contains(&area.kind) && area.name == *name)
}

/// Two rows of headings: whose numbers, and which.
fn heads(html: &mut String, counts: &Table, own: &Selection, region: Option<&Area>) {
    let words = counts.words();
    let (labels, period) = (labels(own.language), prose(own.language).period());
    let _ = write!(
        html,
        "<tr><th scope=\"col\" rowspan=\"2\">{}</th><th scope=\"colgroup\" colspan=\"3\" class=\"n\">{}</th>",
        text(period),
        text(&counts.rows[1].label),
    );
    let beside = region.map(|region| region.label(own.language)).into_iter().chain([words.england_and_wales()]);
    let mut headings = vec![labels.count()];
    for name in beside {
        let _ = write!(html, "<th scope=\"colgroup\" colspan=\"2\" class=\"n\">{}</th>", text(name));
        headings.extend([labels.rate(), words.interval_95()]);
    }
    html.push_str("</tr><tr>");
    headings.extend([labels.rate(), words.interval_95()]);
    for heading in headings {
        let _ = write!(html, "<th scope=\"col\" class=\"n\">{}</th>", text(heading));
    }
    html.push_str("</tr></thead><tbody>");
}

/// For each breakdown the counts of the force by code, for every year and for all of them.
pub(super) fn by_code(publication: &Publication, own: &Selection) -> Vec<Named> {
    let language = own.language;
    let breakdowns = publication.dataset().breakdowns.iter().enumerate();
    breakdowns
        .map(|(index, breakdown)| {
            let label = breakdown.label.text(language);
            let codes = breakdown.codes.iter().enumerate();
            let rows = codes.map(|(code, named)| (named.label.text(language), Slice::Code(index, code)));
            Named { label: label.to_owned(), html: code_table(publication, own, label, rows) }
        })
        .collect()
}

fn code_table<'a>(
    publication: &Publication,
    own: &Selection,
    label: &str,
    rows: impl Iterator<Item = (&'a str, Slice)>,
) -> String {
    let tables = |slice| {
        [FigureKind::Trend, FigureKind::Bars]
            .map(|figure| Table::new(publication, &Selection { figure, slice, ..own.clone() }))
    };
    let [years, all] = tables(Slice::Total);
    let words = years.words();
    let many = years.columns.len() > 1;
    let mut html = begin(&all, &format!("{} · {label}", all.subtitle));
    let _ = write!(html, "<tr><th scope=\"col\">{}</th>", text(label));
    let column = |html: &mut String, heading: &str| {
        let _ = write!(html, "<th scope=\"col\" class=\"n\">{}</th>", text(heading));
    };
    for period in &years.columns {
        column(&mut html, &words.year(period.first));
    }
    if many {
        column(&mut html, prose(own.language).all_years());
    }
    html.push_str("</tr></thead><tbody>");
    for (label, slice) in rows {
        let [years, all] = tables(slice);
        code_row(&mut html, label, &years, many.then_some(&all), words);
    }
    html.push_str(END);
    html
}

fn code_row(html: &mut String, label: &str, years: &Table, all: Option<&Table>, words: &dyn Words) {
    let _ = write!(html, "<tr><th scope=\"row\">{}</th>", text(label));
    let values = years.rows[1].values.iter().chain(all.iter().flat_map(|all| &all.rows[1].values));
    for value in values {
        cells(html, *value, Unit::Count, words);
    }
    html.push_str("</tr>");
}

const END: &str = "</tbody></table>";

fn begin(table: &Table, subtitle: &str) -> String {
    let mut html = String::from("<table class=\"data\">");
    caption(&mut html, table, subtitle);
    html.push_str("<thead>");
    html
}
