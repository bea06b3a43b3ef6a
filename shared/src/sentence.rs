//! The sentence that can be quoted: what a selection says, in words, hedged by the rules of the statistics.

use crate::{
    cell::{Absence, Mark},
    funnel,
    period::Period,
    publication::Publication,
    selection::{FigureKind, Selection},
    table::{Part, Row, Table, Value, slice_label},
    text::{Reliability, Subject},
};

/// At most so many forces are told one by one.
const TOLD: usize = 3;

/// What the table of a selection says. Every number in it stands in the table, or is the one of the whole period where its years have
/// none.
pub fn sentence(publication: &Publication, selection: &Selection, table: &Table) -> String {
    let words = table.words();
    let during = words.during(table.period);
    let slice = slice_label(publication, selection);
    let tell = |row: &Row| {
        let subject = Subject { area: &row.label, kind: row.kind, slice: slice.as_deref(), during: &during };
        if let Some(together) = only_together(publication, selection, table, row) {
            let number = over_one_period(publication, table, &together, &subject);
            let parts = parts(table, &together, table.period);
            let told = [Some(number), parts, Some(words.not_by_year(&subject))];
            return told.into_iter().flatten().collect::<Vec<_>>().join(" ");
        }
        let whole = if table.columns.len() > 1 {
            over_years(table, row, &subject)
        } else {
            over_one_period(publication, table, row, &subject)
        };
        match table.columns.last().and_then(|column| parts(table, row, *column)) {
            Some(parts) => format!("{whole} {parts}"),
            None => whole,
        }
    };
    let mut sentences = vec![tell(table.england_and_wales())];
    if table.forces().len() <= TOLD {
        sentences.extend(table.forces().iter().map(tell));
    } else if table.figure != FigureKind::Trend {
        let nothing = || words.nothing_to_draw(FigureKind::Bars, table.unit).to_owned();
        sentences.push(table.how_much_is_shown().unwrap_or_else(nothing));
    }
    if table.figure == FigureKind::Funnel {
        sentences.extend(funnel::outside(table));
    }
    let all = sentences.join(" ");
    if table.notes.illustrative.is_some() { words.illustrative_sentence(&all) } else { all }
}

/// A row over the whole period of a table by year, where it has a number over it and none for any year.
fn only_together(publication: &Publication, selection: &Selection, table: &Table, row: &Row) -> Option<Row> {
    let area = publication.area(&row.slug).filter(|_| table.columns.len() > 1)?;
    let together = || Row::new(publication, selection, area, &[table.period]);
    let none = row.all_values().all(|value| value.most().is_none());
    none.then(together).filter(|together| together.values.iter().any(|value| value.most().is_some()))
}

/// The first and the last number of a series that are shown, or why there are none.
fn over_years(table: &Table, row: &Row, subject: &Subject<'_>) -> String {
    let words = table.words();
    let shown = || row.values.iter().zip(&table.columns).filter(|(value, _)| value.shown().is_some());
    let at = |(value, period): (&Value, &_)| (value.number(words), *period);
    match (shown().next().map(at), shown().next_back().map(at)) {
        (Some((first, from)), Some((last, to))) if from != to => {
            let (from, to) = (words.during(from), words.during(to));
            words.first_and_last([&first, &from], [&last, &to], &table.unit_label, subject)
        }
        (Some((number, period)), _) => words.only_once(&number, &words.during(period), &table.unit_label, subject),
        _ if row.values.iter().any(|value| matches!(value, Value::Withheld { .. })) => {
            words.withheld_by_year(&table.unit_label, subject)
        }
        _ => words.missing(absence(row), &table.unit_label, subject),
    }
}

fn over_one_period(publication: &Publication, table: &Table, row: &Row, subject: &Subject<'_>) -> String {
    let words = table.words();
    let unit = &publication.dataset().unit;
    let value = row.values.first().copied().unwrap_or(Value::Missing(Absence::NotAvailable));
    let [lo, hi] = value.range(words, table.unit).unwrap_or_default();
    match value {
        Value::Count(count, _) => words.counted(count.into(), unit, subject),
        Value::Rate(_, marks) => {
            let low = marks.iter().any(|mark| mark == Mark::LowReliability);
            let reliability = if low { Reliability::Low } else { Reliability::Usual };
            words.rated([&value.number(words), &lo, &hi], &table.unit_label, subject, reliability)
        }
        Value::Withheld { .. } => words.withheld([&lo, &hi], &table.unit_label, subject),
        Value::Missing(absence) => words.missing(absence, &table.unit_label, subject),
    }
}

/// The parts of a row in the last of its columns, a period; `None` where it has none.
fn parts(table: &Table, row: &Row, period: Period) -> Option<String> {
    let words = table.words();
    let part = |part: &Part| {
        let value = part.values.last()?;
        let number = match (value, value.range(words, table.unit)) {
            (Value::Withheld { .. }, Some([lo, hi])) => words.withheld_part([&lo, &hi]),
            (Value::Missing(_), _) => words.missing_part().to_owned(),
            _ => value.number(words),
        };
        Some(format!("{} {number}", part.label))
    };
    let parts: Vec<String> = row.parts.iter().filter_map(part).collect();
    let by = table.by.as_deref().filter(|_| !parts.is_empty())?;
    Some(words.parts(by, &words.during(period), &parts))
}

/// Why a row without any number has none.
fn absence(row: &Row) -> Absence {
    match row.values.first() {
        Some(Value::Missing(absence)) => *absence,
        _ => Absence::NotAvailable,
    }
}
