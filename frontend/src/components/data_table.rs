//! The table that stands beside every figure, as HTML.

use crate::{text::labels, urls};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};
use shared::{
    area::AreaKind,
    period::Period,
    selection::{FigureKind, Unit},
    table::{Row, Table, Value},
    text::Words,
};
use std::fmt::Write as _;

/// How the names of forces stand in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names<'a> {
    /// As text.
    Plain,
    /// As links to the page of the force.
    Linked {
        /// The slug of the dataset.
        dataset: &'a str,
        /// The canonical query string that the links carry, or empty.
        query: &'a str,
    },
}

/// The `<table>` of a table: England and Wales first, then the forces; a rate has its 95% interval beside it, of several years below it,
/// and in a funnel the residents of a year, its other axis.
/// Classes: `data` on the table, `all` on the row of England and Wales, `n` on numbers, `s` on cells with a shorthand,
/// `i` on intervals, `r` where a rate or its heading has the interval below.
pub fn data_table(table: &Table, names: Names<'_>) -> String {
    let mut html = String::from("<table class=\"data\">");
    caption(&mut html, table, &table.subtitle);
    head(&mut html, table);
    html.push_str("<tbody>");
    for row in &table.rows {
        body_row(&mut html, table, row, names);
    }
    html.push_str("</tbody></table>");
    html
}

/// The caption of a table: the mark of illustrative data where it is, title and subtitle.
pub fn caption(html: &mut String, table: &Table, subtitle: &str) {
    html.push_str("<caption>");
    if let Some(illustrative) = &table.notes.illustrative {
        let _ = write!(html, "<strong>{}</strong> ", text(illustrative));
    }
    let _ = write!(html, "{} <span>{}</span></caption>", text(&table.title), text(subtitle));
}

/// Whether the interval of a rate stands below it: beside it, ten years would be twenty columns.
fn is_below(table: &Table) -> bool {
    table.unit == Unit::Rate && table.columns.len() > 1
}

fn head(html: &mut String, table: &Table) {
    let words = table.words();
    let area = text(labels(table.language).area());
    let unit = text(&table.unit_label);
    html.push_str("<thead><tr>");
    match table.columns.as_slice() {
        [_] => {
            let _ = write!(html, "<th scope=\"col\">{area}</th><th scope=\"col\" class=\"n\">{unit}</th>");
            if table.unit == Unit::Rate {
                let _ = write!(html, "<th scope=\"col\" class=\"n\">{}</th>", text(words.interval_95()));
            }
            if table.figure == FigureKind::Funnel {
                html.push_str("<th scope=\"col\" class=\"n\">");
                html.push_str(words.residents());
                html.push_str("</th>");
            }
        }
        columns => {
            let _ = write!(html, "<th scope=\"col\">{area}</th>");
            for column in columns {
                let heading = heading(words, *column);
                let _ = match is_below(table) {
                    true => write!(html, "<th scope=\"col\" class=\"n r\">{heading}\n({})</th>", words.interval_95()),
                    false => write!(html, "<th scope=\"col\" class=\"n\">{heading}</th>"),
                };
            }
        }
    }
    html.push_str("</tr></thead>");
}

fn heading(words: &dyn Words, period: Period) -> String {
    let heading = if period.is_year() { words.year(period.first) } else { words.period(period) };
    text(&heading).into_owned()
}

fn body_row(html: &mut String, table: &Table, row: &Row, names: Names<'_>) {
    html.push_str(if row.kind == AreaKind::EnglandAndWales { "<tr class=\"all\">" } else { "<tr>" });
    let name = text(&row.label);
    let _ = match names {
        Names::Linked { dataset, query } if row.kind == AreaKind::Force => {
            let address = urls::force(dataset, &row.slug, query);
            write!(html, "<th scope=\"row\"><a href=\"{}\">{name}</a></th>", attribute(&address))
        }
        _ => write!(html, "<th scope=\"row\">{name}</th>"),
    };
    for value in &row.values {
        value_cells(html, table, *value);
        if table.figure == FigureKind::Funnel {
            // Without residents there is no rate, for the same reason.
            let (class, people) = match row.residents(table.period) {
                Some(people) => ("n", table.words().decimal(people, 0)),
                None => ("n s", value.text(table.words(), table.unit)),
            };
            let _ = write!(html, "<td class=\"{class}\">{people}</td>");
        }
    }
    html.push_str("</tr>");
    for part in &row.parts {
        let label = text(&part.label);
        let _ = write!(html, "<tr class=\"part\"><th scope=\"row\"><span>{name}: </span>{label}</th>");
        for value in &part.values {
            value_cells(html, table, *value);
        }
        html.push_str("</tr>");
    }
}

fn value_cells(html: &mut String, table: &Table, value: Value) {
    let (unit, words) = (table.unit, table.words());
    match (value, value.range(words, unit)) {
        (Value::Rate(..), Some([lo, hi])) if is_below(table) => {
            // One element for both lines: a table of ten years has hundreds of them.
            let (rate, interval) = (value.text(words, unit), words.range(&lo, &hi));
            let _ = write!(html, "<td class=\"n r\">{}\n({})</td>", text(&rate), text(&interval));
        }
        _ if is_below(table) => cell(html, value, unit, words),
        _ => cells(html, value, unit, words),
    }
}

/// The cell of a value, and for a rate the one of its interval.
pub fn cells(html: &mut String, value: Value, unit: Unit, words: &dyn Words) {
    cell(html, value, unit, words);
    if unit == Unit::Rate {
        interval(html, value, words);
    }
}

fn cell(html: &mut String, value: Value, unit: Unit, words: &dyn Words) {
    let class = if value.shorthand().is_some() { "n s" } else { "n" };
    let _ = write!(html, "<td class=\"{class}\">{}</td>", text(&value.text(words, unit)));
}

/// The cell of the 95% interval of a rate, or of the shorthand of what has none.
pub fn interval(html: &mut String, value: Value, words: &dyn Words) {
    let (class, interval) = match (value, value.range(words, Unit::Rate)) {
        (Value::Rate(..), Some([lo, hi])) => ("n i", words.range(&lo, &hi)),
        _ => ("n s", value.shorthand().map_or("", |shorthand| shorthand.symbol()).to_owned()),
    };
    let _ = write!(html, "<td class=\"{class}\">{}</td>", text(&interval));
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{observation::observations, sample, selection::Selection};

    #[test]
    fn a_rate_by_year_has_its_interval_below_it_in_one_column_a_year() {
        for (query, interval) in [("", "95% interval"), ("&lang=cy", "cyfwng hyder 95%")] {
            let publication = sample::by_force();
            let query = format!("figure=heatmap&unit=rate{query}");
            let selection = Selection::parse(&query, &publication).expect("a selection");
            let table = Table::new(&publication, &selection);
            let html = data_table(&table, Names::Plain);
            let heading = |year: &Period| format!("{}\n({interval})</th>", table.words().year(year.first));
            assert!(table.columns.iter().all(|year| html.contains(&heading(year))), "{html}");
            let rows: Vec<&str> = html.split("<tr").filter(|row| row.contains("<td")).collect();
            assert!(rows.iter().all(|row| row.matches("<td").count() == table.columns.len()), "{html}");
            let mut rates = 0;
            for (row, html) in table.rows.iter().zip(rows) {
                for value in &row.values {
                    let shown = value.text(table.words(), Unit::Rate);
                    let cell = match (value, value.range(table.words(), Unit::Rate)) {
                        (Value::Rate(..), Some([lo, hi])) => {
                            rates += 1;
                            format!("<td class=\"n r\">{shown}\n({})</td>", table.words().range(&lo, &hi))
                        }
                        _ => format!("<td class=\"n s\">{shown}</td>"),
                    };
                    assert!(html.contains(&cell), "{cell}: {html}");
                }
            }
            assert!(rates > 10, "{rates} rates");
        }
    }

    #[test]
    fn a_funnel_has_the_residents_of_its_axis_in_its_table() {
        let publication = sample::by_force();
        let selection = Selection::parse("figure=funnel", &publication).expect("a selection");
        let table = Table::new(&publication, &selection);
        let html = data_table(&table, Names::Plain);
        let rows = html.split("<tr").filter(|row| row.contains("<td"));
        let years = u64::try_from(table.period.len()).expect("a few years");
        for (row, observation) in rows.zip(observations(&publication, &selection)) {
            // To the nearest person.
            let people = observation.denominator.map(|people| (people + years / 2) / years);
            let last = people.map_or_else(
                || format!("<td class=\"n s\">{}</td></tr>", observation.status),
                |people| format!("<td class=\"n\">{}</td></tr>", table.words().number(people)),
            );
            assert!(row.contains(&last), "{}: {row}", observation.areanm);
        }
    }
}
