//! `/downloads/{dataset}.xlsx`.

use crate::app::{BY_FORCE, NATIONAL, Reply, TestApp, released};
use calamine::{Data, Range, Reader as _, Xlsx};
use shared::{
    language::Language,
    observation::{Number, denominator, observations},
    publication::Publication,
    sample,
    selection::{Selection, Unit},
    table::{Table, Value},
};
use std::io::{Cursor, Read as _};

pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn open(reply: &Reply) -> Xlsx<Cursor<&[u8]>> {
    assert_eq!((reply.status, reply.header("content-type")), (200, XLSX));
    Xlsx::new(Cursor::new(&reply.body[..])).expect("a workbook")
}

/// The worksheets with their names, in order.
pub(crate) fn sheets(reply: &Reply) -> Vec<(String, Range<Data>)> {
    open(reply).worksheets()
}

/// One part of the file, as text.
fn part(reply: &Reply, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(&reply.body[..])).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part is there").read_to_string(&mut text).expect("it is text");
    text
}

/// The table on a worksheet with this name: headings and rows.
fn table(reply: &Reply, name: &str) -> (Vec<String>, Vec<Vec<Data>>) {
    let mut workbook = open(reply);
    workbook.load_tables().expect("tables");
    let table = workbook.table_by_name(name).unwrap_or_else(|error| panic!("{name}: {error}"));
    (table.columns().to_vec(), table.data().rows().map(<[Data]>::to_vec).collect())
}

fn number(value: Option<Number>) -> Data {
    match value {
        None => Data::Empty,
        Some(Number::Whole(count)) => Data::Float(count.into()),
        Some(Number::Decimal(rate)) => Data::Float(rate),
    }
}

/// A value as the four fields of a period.
fn fields(value: Value, unit: Unit) -> [Data; 4] {
    let status = value.shorthand().map_or_else(|| value.marks().to_string(), |it| it.symbol().to_owned());
    let status = if status.is_empty() { Data::Empty } else { Data::String(status) };
    let (own, ends) = Number::of(value, unit);
    let [lower, upper] = ends.map_or([None, None], |ends| ends.map(Some)).map(number);
    [number(own), status, lower, upper]
}

fn publication() -> Publication {
    released(sample::by_force(), 2)
}

#[test]
fn a_selected_table_reads_back_as_it_is_on_the_page() {
    let app = TestApp::start();
    let publication = publication();
    for query in [
        "forces=kent,sussex",
        "unit=rate",
        "figure=heatmap&unit=rate&sort=region",
        "figure=trend&forces=btp,city-of-london,kent",
        "outcome=detained-or-removed",
        "years=2020-21&lang=cy",
    ] {
        let reply = app.get(&format!("/downloads/{BY_FORCE}.xlsx?{query}"));
        let selection = Selection::parse(query, &publication).expect("a selection");
        let expected = Table::new(&publication, &selection);
        let name = if expected.unit == Unit::Rate { "rates" } else { "counts" };
        let (headings, rows) = table(&reply, name);
        let rates = expected.unit == Unit::Rate;
        assert_eq!(headings.len(), 2 + if rates { 5 } else { 4 } * expected.columns.len(), "{query}");
        assert_eq!(rows.len(), expected.rows.len(), "{query}");
        for (row, expected_row) in rows.iter().zip(&expected.rows) {
            let area = publication.area(&expected_row.slug).expect("an area");
            let values = expected_row.values.iter().zip(&expected.columns).flat_map(|(value, period)| {
                let people = denominator(&publication, expected.unit, area, *period);
                let people = people.map_or(Data::Empty, |people| Data::Float(people as f64));
                fields(*value, expected.unit).into_iter().chain(rates.then_some(people))
            });
            let names = [&area.code, &expected_row.label].map(|it| Data::String(it.clone()));
            let wanted: Vec<Data> = names.into_iter().chain(values).collect();
            assert_eq!(*row, wanted, "{query}");
        }
        assert_eq!(sheets(&reply).len(), 4, "{query}: cover, contents, notes and one table");
    }
}

#[test]
fn the_whole_workbook_has_every_number_of_the_release_once() {
    let app = TestApp::start();
    let publication = publication();
    let reply = app.get(&format!("/downloads/{BY_FORCE}.xlsx"));
    let all = observations(&publication, &Selection::everything());
    let (areas, periods) = (publication.areas().len(), publication.periods().len());
    let names = ["counts", "counts_outcome_no_further_action", "counts_outcome_detained_or_removed"];
    assert_eq!(names.len(), publication.slices().len());
    let tables = names.map(|name| table(&reply, name).1);
    let mut compared = 0;
    for (at, observation) in all.iter().enumerate() {
        let (slice, period) = (at % names.len(), at / names.len() % periods);
        let row = &tables[slice][at / names.len() / periods];
        assert_eq!(row[0], Data::String(observation.areacd.clone()));
        let status = if observation.status.is_empty() { Data::Empty } else { Data::String(observation.status.clone()) };
        let [lower, upper] = observation.interval.map_or([None, None], |ends| ends.map(Some)).map(number);
        assert_eq!(row[2 + 4 * period..][..4], [number(observation.observation), status, lower, upper]);
        compared += 1;
    }
    assert_eq!(compared, areas * periods * names.len());
    assert_eq!(table(&reply, "rates").1.len(), 45, "the forces and England and Wales have their rates beside them");
}

#[test]
fn a_workbook_keeps_the_rules_of_the_analysis_function() {
    let app = TestApp::start();
    for (query, language, named) in [
        ("", Language::En, ["Cover", "Contents", "Notes", "Table_1"]),
        ("?lang=cy", Language::Cy, ["Clawr", "Cynnwys", "Nodiadau", "Tabl_1"]),
    ] {
        let reply = app.get(&format!("/downloads/{BY_FORCE}.xlsx{query}"));
        let all = sheets(&reply);
        let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names[..4], named);
        let mut workbook = open(&reply);
        workbook.load_tables().expect("tables");
        for (number, (name, sheet)) in (1..).zip(&all) {
            assert_eq!(sheet.start(), Some((0, 0)), "{name} begins in its first cell");
            assert!(matches!(sheet.get((0, 0)), Some(Data::String(title)) if !title.is_empty()), "{name}");
            assert!(!part(&reply, &format!("xl/worksheets/sheet{number}.xml")).contains("mergeCell"), "{name}");
            let tables: Vec<String> = workbook.table_names_in_sheet(name).into_iter().cloned().collect();
            assert_eq!(tables.len(), usize::from(*name != named[0]), "{name}: one table, the cover none");
            let Some(table) = tables.first() else { continue };
            let table = workbook.table_by_name(table).expect("a table");
            let end = table.data().end().expect("a table has rows");
            assert_eq!(sheet.end(), Some(end), "{name}: nothing stands below or beside the table");
            let first = table.data().start().expect("a table has rows").0;
            for row in 0..first {
                assert!(
                    matches!(sheet.get((row as usize, 0)), Some(Data::String(_))),
                    "{name}: row {row} is not blank"
                );
            }
            let mut headings = table.columns().to_vec();
            headings.sort();
            headings.dedup();
            assert_eq!(headings.len(), table.columns().len(), "{name}: every heading is one of its own");
        }
        // Every shorthand of a table is explained above it.
        let (_, sheet) = &all[3];
        let lines: Vec<String> = sheet.rows().map(|row| row[0].to_string()).collect();
        for symbol in ["[c]", "[x]", "[r]"] {
            let used = sheet.used_cells().any(|(_, _, cell)| *cell == *symbol);
            assert!(!used || lines.iter().any(|line| line.starts_with(&format!("{symbol}: "))), "{symbol}");
        }
        // Every worksheet with a table is listed.
        let listed: Vec<String> = all[1].1.rows().map(|row| row[0].to_string()).collect();
        assert!(names[2..].iter().all(|name| listed.iter().any(|line| line == name)), "{listed:?}");
        let properties = part(&reply, "docProps/core.xml");
        assert!(properties.contains("2026-11-22T00:00:00Z"), "{properties}");
        assert!(properties.contains(language.words().illustrative()), "{properties}");
        assert!(part(&reply, "docProps/custom.xml").contains(if language == Language::Cy { "cy-GB" } else { "en-GB" }));
    }
}

#[test]
fn the_same_workbook_is_the_same_bytes_and_an_older_release_has_its_own() {
    let (one, other) = (TestApp::start(), TestApp::start());
    let address = format!("/downloads/{BY_FORCE}.xlsx");
    let reply = one.get(&address);
    assert_eq!(reply.body, other.get(&address).body);
    assert_eq!(reply.header("content-disposition"), format!("attachment; filename=\"{BY_FORCE}-release-2.xlsx\""));
    let coded = one.send("GET", &address, &[("Accept-Encoding", "br, gzip")]);
    assert_eq!((coded.header("content-encoding"), coded.body == reply.body), ("", true), "it is small as it is");
    let pinned = one.get(&format!("{address}?release=1"));
    let cover = &sheets(&pinned)[0].1;
    assert!(cover.rows().any(|row| row[0].to_string().contains("Release 1 was superseded")), "it says so");
}

#[test]
fn what_is_not_published_is_no_number() {
    let app = TestApp::start();
    let (_, rows) = table(&app.get("/downloads/sample-one-year.xlsx"), "counts");
    for row in &rows[1..] {
        assert_eq!(row[2..], [Data::Empty, Data::String("[c]".into()), Data::Float(1.0), Data::Float(9.0)]);
    }
    let (_, rows) = table(&app.get(&format!("/downloads/{NATIONAL}.xlsx")), "counts");
    assert!(rows[1..].iter().all(|row| row[2..].chunks(4).all(|it| it[0] == Data::Empty && it[1] != Data::Empty)));
}
