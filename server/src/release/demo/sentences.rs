//! What is said of the demo data: of every table, in both languages.

use super::{Demo, demo};
use crate::release::{certified::Certified, disclosure::protect, import};
use shared::{
    area::AreaKind,
    breakdown::Slice,
    cell::Absence,
    funnel::{Position, position},
    language::Language,
    period::Period,
    publication::Publication,
    selection::{FigureKind, Selection, Sort, Unit},
    sentence::sentence,
    table::{Row, Table, Value},
};
use std::{collections::BTreeSet, fmt::Write as _};

fn publications() -> Vec<Publication> {
    let published = |Demo { descriptor, bytes, file_name }: Demo| {
        let counts = import::read(&bytes, file_name, &descriptor).expect("the return is read");
        let protected = protect(counts, &descriptor, &[]).expect("the counts can be protected");
        Certified::try_from(protected).expect("the certificate checks").into_publication()
    };
    demo().expect("the descriptors are read").into_iter().map(published).collect()
}

/// Every year and span, unit, breakdown code and force, and no force, by force and by year; of the other kinds of figure those of
/// no force and of three.
fn selections(publication: &Publication) -> Vec<Selection> {
    let years = publication.years();
    let spans = years.iter().flat_map(|first| years.iter().filter_map(|last| Period::new(*first, *last)));
    let forces: Vec<Vec<String>> =
        publication.forces().map(|force| vec![force.slug.clone()]).chain([Vec::new()]).collect();
    let mut selections = Vec::new();
    for span in spans {
        for slice in publication.slices() {
            let few = publication.forces().skip(3).take(3).map(|force| force.slug.clone()).collect();
            for forces in [Vec::new(), few] {
                let kinds = FigureKind::of(publication.dataset());
                for figure in kinds.filter(|kind| !TOLD_OF_EVERY_FORCE.contains(kind)) {
                    for unit in [Unit::Count, Unit::Rate] {
                        let (years, forces) = (Some(span), forces.clone());
                        let all = Selection::everything();
                        let other = Selection { figure, forces, years, unit, slice, ..all };
                        selections.push(other.settled());
                    }
                }
            }
            for forces in &forces {
                for (figure, unit) in [
                    (FigureKind::Bars, Unit::Count),
                    (FigureKind::Bars, Unit::Rate),
                    (FigureKind::Trend, Unit::Count),
                    (FigureKind::Trend, Unit::Rate),
                ] {
                    let (years, forces) = (Some(span), forces.clone());
                    let all = Selection::everything();
                    selections.push(Selection { figure, forces, years, unit, slice, sort: Sort::Name, ..all });
                }
            }
        }
    }
    selections
}

/// The kinds of figure of which every force is told alone.
const TOLD_OF_EVERY_FORCE: [FigureKind; 2] = [FigureKind::Bars, FigureKind::Trend];

/// What is known of the whole period of a table by year that has no number for any year: all that its sentence can tell.
fn together(publication: &Publication, selection: &Selection, table: &Table) -> Vec<Value> {
    if table.columns.len() < 2 || table.rows.iter().flat_map(Row::all_values).any(|value| value.most().is_some()) {
        return Vec::new();
    }
    let slices = if table.figure == FigureKind::Stack { publication.slices() } else { vec![selection.slice] };
    let areas = table.rows.iter().filter_map(|row| publication.area(&row.slug));
    let cells = areas.flat_map(|area| {
        let cell = |slice: &Slice| (area, publication.cell(area, table.period, *slice));
        slices.iter().map(cell).collect::<Vec<_>>()
    });
    let value = |(area, cell)| match table.unit {
        Unit::Count => Value::count(cell),
        Unit::Rate => Value::rate(cell, publication, area, table.period),
    };
    cells.map(value).collect()
}

/// A number in a sentence that is in its table neither as a number, nor as an end of a range, nor as a count of such, nor as a year.
fn stranger(publication: &Publication, selection: &Selection, table: &Table, says: &str) -> Option<String> {
    let words = table.words();
    // The confidence of an interval and of limits.
    let mut known: BTreeSet<String> = ["95", "99.8"].map(str::to_owned).into();
    let together = together(publication, selection, table);
    let values = || table.rows.iter().flat_map(Row::all_values).chain(together.iter().copied());
    known.extend(values().map(|value| value.number(words)));
    known.extend(values().filter_map(|value| value.range(words, table.unit)).flatten());
    // The fewest events that a rate can rest on, and how many lie outside of the limits by chance.
    known.extend(values().any(|value| value == Value::Missing(Absence::TooFewEvents)).then(|| "3".to_owned()));
    let is_withheld = |row: &Row| matches!(row.values[..], [Value::Withheld { .. }]);
    if table.figure == FigureKind::Funnel && !table.forces().iter().any(is_withheld) {
        known.extend(["1", "20"].map(str::to_owned));
    }
    for year in publication.years() {
        known.extend([year.begins().to_string(), year.ends().to_string(), format!("{:02}", year.ends() % 100)]);
    }
    let count = |wanted: &dyn Fn(&Row, Value) -> bool| {
        let forces = table.forces().iter().flat_map(|row| row.values.iter().map(move |value| (row, *value)));
        forces.filter(|(row, value)| wanted(row, *value)).count().to_string()
    };
    known.insert(count(&|_, value| value.shown().is_some()));
    known.insert(count(&|_, value| matches!(value, Value::Withheld { .. })));
    known.insert(count(&|row, _| position(table, row) == Some(Position::Within)));
    let mut numbers =
        says.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').map(|it| it.trim_matches(['.', ',']));
    numbers.find(|number| !number.is_empty() && !known.contains(*number)).map(str::to_owned)
}

/// What a sentence says of one row must say: its number, or both ends of its range, or in words that there is none.
fn told(publication: &Publication, selection: &Selection, table: &Table, row: &Row, says: &str) -> Result<(), String> {
    let words = table.words();
    let has = |text: &str| says.split([' ', ';', '(', ')']).any(|word| word.trim_end_matches(['.', ',']) == text);
    let shown: Vec<&Value> = row.values.iter().filter(|value| value.shown().is_some()).collect();
    let expected: Vec<String> = match (row.values.as_slice(), shown.as_slice()) {
        ([value @ Value::Withheld { .. }], _) => value.range(words, table.unit).into_iter().flatten().collect(),
        (_, []) if row.kind == AreaKind::EnglandAndWales => {
            let whole = together(publication, selection, table).first().copied();
            whole.filter(|whole| whole.shown().is_some()).map(|whole| whole.number(words)).into_iter().collect()
        }
        (_, []) => Vec::new(),
        (_, [only]) => vec![only.number(words)],
        (_, [first, .., last]) => vec![first.number(words), last.number(words)],
    };
    if let Some(missing) = expected.iter().find(|number| !has(number)) {
        return Err(format!("{} of {} is not in: {says}", missing, row.label));
    }
    let without =
        ["available", "applicable", "withheld", "not given", "ar gael", "yn gymwys", "cadw’n ôl", "wedi’i roi"];
    if expected.is_empty() && !without.iter().any(|word| says.contains(word)) {
        return Err(format!("nothing says why {} has no number: {says}", row.label));
    }
    Ok(())
}

#[test]
fn no_sentence_contradicts_its_table_in_either_language() {
    let mut sentences = 0;
    for publication in publications() {
        for selection in selections(&publication) {
            for language in Language::ALL {
                let selection = Selection { language, ..selection.clone() };
                let table = Table::new(&publication, &selection);
                let says = sentence(&publication, &selection, &table);
                let rows = std::iter::once(table.england_and_wales());
                let rows = rows.chain(table.forces().iter().filter(|_| table.forces().len() <= 3));
                assert_eq!(stranger(&publication, &selection, &table, &says), None, "{says}");
                // No change is told as a share of so few.
                assert!(!says.replace("95%", "").replace("99.8%", "").contains('%'), "{says}");
                for row in rows {
                    assert_eq!(
                        told(&publication, &selection, &table, row, &says),
                        Ok(()),
                        "{}",
                        selection.query(&publication)
                    );
                    let named = ["England and Wales", "Nghymru a Lloegr", &row.label];
                    assert!(named.iter().any(|name| says.contains(name)), "{} is not in: {says}", row.label);
                }
                sentences += 1;
            }
        }
    }
    assert!(sentences > 10_000, "{sentences}");
}

/// What is said of every kind of figure, and of every force over all years: to be read before it is accepted.
#[test]
fn the_sentences_are_these() {
    let mut said = String::new();
    for publication in publications() {
        let plain = Selection::everything();
        let kinds = FigureKind::of(publication.dataset()).flat_map(|figure| {
            [Unit::Count, Unit::Rate].map(|unit| Selection { figure, unit, ..Selection::everything() }.settled())
        });
        let forces = publication.forces().map(|force| Selection { forces: vec![force.slug.clone()], ..plain.clone() });
        // Some kinds of figure decide their unit themselves.
        let mut distinct: Vec<Selection> = Vec::new();
        for selection in kinds.chain(forces) {
            if !distinct.contains(&selection) {
                distinct.push(selection);
            }
        }
        for selection in distinct {
            for language in Language::ALL {
                let selection = Selection { language, ..selection.clone() };
                let says = sentence(&publication, &selection, &Table::new(&publication, &selection));
                let query = selection.query(&publication);
                writeln!(said, "{}?{query}\n    {says}", publication.dataset().slug).expect("a String takes all");
            }
        }
    }
    insta::assert_snapshot!(said);
}

#[test]
fn every_text_of_the_demo_datasets_is_in_both_languages() {
    for publication in publications() {
        let dataset = serde_json::to_value(publication.dataset()).expect("a dataset is JSON");
        let mut missing = Vec::new();
        without_welsh(&dataset, "dataset", &mut missing);
        // What the Welsh sentence says in the generic words of a unit.
        missing.retain(|place| !place.starts_with("dataset.unit.said"));
        assert!(missing.is_empty(), "{missing:#?}");
    }
}

fn without_welsh(value: &serde_json::Value, place: &str, missing: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            if fields.contains_key("en") && !fields.contains_key("cy") {
                missing.push(place.to_owned());
            }
            for (key, value) in fields {
                without_welsh(value, &format!("{place}.{key}"), missing);
            }
        }
        serde_json::Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                without_welsh(item, &format!("{place}.{index}"), missing);
            }
        }
        _ => {}
    }
}
