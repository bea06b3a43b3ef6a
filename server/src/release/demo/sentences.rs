//! What is said of the demo data: of every table, in both languages.

use super::{Demo, demo};
use crate::release::{certified::Certified, disclosure::protect, import};
use shared::{
    language::Language,
    period::Period,
    publication::Publication,
    selection::{FigureKind, Selection, Sort, Unit},
    sentence::sentence,
    table::{Row, Table, Value},
};

fn publications() -> Vec<Publication> {
    let published = |Demo { descriptor, bytes, file_name }: Demo| {
        let counts = import::read(&bytes, file_name, &descriptor).expect("the return is read");
        let protected = protect(counts, &descriptor, &[]).expect("the counts can be protected");
        Certified::try_from(protected).expect("the certificate checks").into_publication()
    };
    demo().expect("the descriptors are read").into_iter().map(published).collect()
}

/// Every year and span, unit, breakdown code and force, and no force, by force and by year.
fn selections(publication: &Publication) -> Vec<Selection> {
    let years = publication.years();
    let spans = years.iter().flat_map(|first| years.iter().filter_map(|last| Period::new(*first, *last)));
    let forces: Vec<Vec<String>> =
        publication.forces().map(|force| vec![force.slug.clone()]).chain([Vec::new()]).collect();
    let mut selections = Vec::new();
    for span in spans {
        for slice in publication.slices() {
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

/// What a sentence says of one row must say: its number, or both ends of its range, or in words that there is none.
fn told(table: &Table, row: &Row, says: &str) -> Result<(), String> {
    let words = table.words();
    let has = |text: &str| says.split([' ', ';', '(', ')']).any(|word| word.trim_end_matches(['.', ',']) == text);
    let shown: Vec<&Value> = row.values.iter().filter(|value| value.shown().is_some()).collect();
    let expected: Vec<String> = match (row.values.as_slice(), shown.as_slice()) {
        ([value @ Value::Withheld { .. }], _) => value.range(words, table.unit).into_iter().flatten().collect(),
        (_, []) => Vec::new(),
        (_, [only]) => vec![only.number(words)],
        (_, [first, .., last]) => vec![first.number(words), last.number(words)],
    };
    if let Some(missing) = expected.iter().find(|number| !has(number)) {
        return Err(format!("{} of {} is not in: {says}", missing, row.label));
    }
    let without = ["available", "applicable", "withheld", "ar gael", "yn gymwys", "cadw’n ôl"];
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
                let rows = rows.chain(table.forces().iter().filter(|_| table.forces().len() == 1));
                for row in rows {
                    assert_eq!(told(&table, row, &says), Ok(()), "{}", selection.query(&publication));
                    let named = ["England and Wales", "Nghymru a Lloegr", &row.label];
                    assert!(named.iter().any(|name| says.contains(name)), "{} is not in: {says}", row.label);
                }
                sentences += 1;
            }
        }
    }
    assert!(sentences > 10_000, "{sentences}");
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
