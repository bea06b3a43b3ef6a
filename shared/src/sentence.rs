//! The sentence that can be quoted: what a selection says, in words, hedged by the rules of the statistics.

use crate::{
    publication::Publication,
    rate::Rate,
    selection::{FigureKind, Selection, Unit},
    table::{Row, Table, Value, slice_label},
    text::Reliability,
};

/// At most so many forces are told one by one.
const TOLD: usize = 3;

/// What the table of a selection says. Every number in it stands in the table.
pub fn sentence(publication: &Publication, selection: &Selection, table: &Table) -> String {
    let words = table.words();
    let mut sentences = Vec::new();
    let tell = |row: &Row| of_row(publication, selection, table, row);
    sentences.push(tell(table.england_and_wales()));
    if table.forces().len() <= TOLD {
        sentences.extend(table.forces().iter().map(tell));
    } else if selection.figure == FigureKind::Bars {
        let count = |wanted: fn(&Value) -> bool| {
            table.forces().iter().filter(|row| row.values.first().is_some_and(wanted)).count()
        };
        let shown = count(|value| value.shown().is_some());
        let withheld = count(|value| matches!(value, Value::Withheld { .. }));
        if shown + withheld > 0 {
            sentences.push(words.shown_and_withheld(shown, withheld));
        }
    }
    let all = sentences.join(" ");
    if table.notes.illustrative.is_some() { words.illustrative_sentence(&all) } else { all }
}

fn of_row(publication: &Publication, selection: &Selection, table: &Table, row: &Row) -> String {
    let words = table.words();
    let unit = &publication.dataset().unit;
    let slice = slice_label(publication, selection);
    let slice = slice.as_deref();
    let many = unit.many.text(table.language);
    let during = words.during(table.period);
    if table.columns.len() > 1 {
        let texts: Vec<_> = row
            .values
            .iter()
            .zip(&table.columns)
            .filter(|(value, _)| value.shown().is_some())
            .map(|(value, period)| (value.number(words), period.first))
            .collect();
        return match (texts.first(), texts.last()) {
            (Some(first), Some(last)) if first.1 != last.1 => {
                let of = |(text, year): &(String, _)| (format!("{text} {}", table.unit_label), *year);
                let (first, last) = (of(first), of(last));
                words.first_and_last((&first.0, first.1), (&last.0, last.1), &row.label)
            }
            _ => words.missing(crate::cell::Shorthand::NotAvailable, many, slice, &row.label, &during),
        };
    }
    let value = row.values.first().copied().unwrap_or(Value::Missing(crate::cell::Shorthand::NotAvailable));
    match value {
        Value::Count(count, _) => {
            let unit = if count == 1 { unit.one.text(table.language) } else { many };
            words.counted(count.into(), unit, slice, &row.label, &during)
        }
        Value::Rate(Rate { .. }, marks) => {
            let low = if marks.iter().any(|mark| mark == crate::cell::Mark::LowReliability) {
                Reliability::Low
            } else {
                Reliability::Usual
            };
            let [lo, hi] = value.range(words, table.unit).unwrap_or_default();
            words.rated([&value.number(words), &lo, &hi], many, slice, &row.label, &during, low)
        }
        Value::Withheld { .. } => {
            let [lo, hi] = value.range(words, table.unit).unwrap_or_default();
            let unit = if table.unit == Unit::Rate { words.per_million(many) } else { many.to_owned() };
            words.withheld([&lo, &hi], &unit, slice, &row.label, &during)
        }
        Value::Missing(shorthand) => words.missing(shorthand, many, slice, &row.label, &during),
    }
}
