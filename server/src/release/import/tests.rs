//! What an import gives, seen from inside: no other test can read a raw count.

mod files;
mod laws;
mod real;
mod shapes;

use super::*;
use crate::release::counts::{Count, Entry};
use shared::force;
use std::collections::BTreeMap;

/// A descriptor: `dataset` may add breakdowns, `import` is what stands under `[import]`.
fn descriptor(dataset: &str, import: &str) -> Descriptor {
    let toml = format!(
        r#"
        [dataset]
        slug = "stops"
        title = "Stops"
        unit = {{ one = "stop", many = "stops" }}
        definition = "Stops."
        coverage = "England and Wales."
        status = "Not official statistics"
        contact = {{ name = "Statistics", url = "mailto:statistics@example.org" }}
        schedule = "Yearly."
        first_year = "2020-21"
        source = {{ organisation = "Home Office", title = "Stops", obtained = "Published tables." }}
        {dataset}
        [import]
        {import}"#
    );
    described(&toml)
}

fn described(toml: &str) -> Descriptor {
    Descriptor::read(toml).unwrap_or_else(|errors| panic!("{errors}"))
}

/// A breakdown by outcome, with the codes `arrest`, `penalty-notice` and `none`.
const OUTCOME: &str = r#"breakdowns = [{ slug = "outcome", label = "Outcome", codes = ["Arrest", "Penalty notice", { slug = "none", label = "No further action" }] }]"#;

fn imported(bytes: impl AsRef<[u8]>, descriptor: &Descriptor) -> Counts {
    read(bytes.as_ref(), "return", descriptor).unwrap_or_else(|errors| panic!("{errors}"))
}

fn refused(bytes: impl AsRef<[u8]>, descriptor: &Descriptor) -> ImportErrors {
    read(bytes.as_ref(), "return", descriptor).err().expect("a return with problems")
}

/// What a return says of one place: `12`, `12 [r]`, `[c]`.
fn entry(entry: &Entry) -> String {
    match entry {
        Entry::Count(count, marks) => format!("{count} {marks}").trim().to_owned(),
        Entry::NotAvailable => "[x]".to_owned(),
        Entry::NotApplicable => "[z]".to_owned(),
        Entry::Confidential => "[c]".to_owned(),
    }
}

/// Everything that was imported: `E23000032 2020-21 outcome.0` and what it says.
fn said(counts: &Counts) -> BTreeMap<String, String> {
    let place = |row: &Count| {
        let force = row.force.unwrap_or("all forces").to_owned();
        let year = row.year.map_or("all years".to_owned(), |year| year.to_string());
        let codes = row.codes.iter().map(|code| code.map_or("all".to_owned(), |code| code.to_string()));
        [force, year].into_iter().chain(codes).collect::<Vec<_>>().join(" ")
    };
    let rows: BTreeMap<String, String> = counts.rows.iter().map(|row| (place(row), entry(&row.entry))).collect();
    assert_eq!(rows.len(), counts.rows.len(), "no place comes twice");
    rows
}

fn sum<'c>(rows: impl Iterator<Item = &'c Count>) -> u64 {
    rows.map(|row| if let Entry::Count(count, _) = row.entry { u64::from(count) } else { 0 }).sum()
}

/// One line for each of the 44 forces, made from its name and its index.
fn lines(line: impl Fn(&str, usize) -> String) -> String {
    force::forces().iter().enumerate().map(|(index, force)| line(force.name, index) + "\n").collect()
}
