//! A figure in words, for readers who do not see it.

use crate::{
    funnel,
    selection::FigureKind,
    table::{Part, Row, Table},
};

/// So many rows are told number by number.
const TOLD: usize = 4;

/// What the figure shows, in sentences.
pub(super) fn description(table: &Table) -> String {
    let mut parts = vec![table.subtitle.clone()];
    parts.extend(table.notes.illustrative.clone());
    parts.extend(table.notes.standing.iter().cloned());
    parts.extend(table.rows.iter().take(if table.rows.len() > TOLD { 1 } else { TOLD }).map(|row| told(table, row)));
    if table.figure != FigureKind::Trend && table.rows.len() > TOLD {
        if table.figure == FigureKind::Funnel {
            parts.extend(funnel::outside(table));
        }
        let nothing = || table.words().nothing_to_draw(table.figure, table.unit).to_owned();
        parts.push(table.how_much_is_shown().unwrap_or_else(nothing));
    }
    parts.extend(table.notes.correction.clone());
    parts.push(table.notes.source.clone());
    parts.iter().map(|part| part.trim_end_matches('.')).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
        + "."
}

/// A row as its name and its numbers.
fn told(table: &Table, row: &Row) -> String {
    let words = table.words();
    let numbers: Vec<String> = row
        .values
        .iter()
        .zip(&table.columns)
        .enumerate()
        .map(|(index, (value, column))| {
            let mut text = value.text(words, table.unit);
            if !row.parts.is_empty() {
                text = format!("{text} ({})", parts(table, row, index));
            }
            if table.figure.is_by_year() || table.columns.len() > 1 {
                format!("{} {text}", words.year(column.first))
            } else {
                text
            }
        })
        .collect();
    format!("{}: {}", row.label, numbers.join(", "))
}

/// The parts of a row in one column, each as its name and its number.
fn parts(table: &Table, row: &Row, column: usize) -> String {
    let told = |part: &Part| format!("{} {}", part.label, part.values[column].text(table.words(), table.unit));
    row.parts.iter().map(told).collect::<Vec<_>>().join(", ")
}
