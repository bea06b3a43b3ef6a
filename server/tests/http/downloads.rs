//! `/downloads/…`.

use crate::app::{BY_FORCE, NATIONAL, Reply, TestApp};
use serde_json::Value;
use shared::{
    selection::Selection,
    table::{Row, Table},
};

/// The header and the records of a CSV file.
fn records(reply: &Reply) -> (Vec<String>, Vec<Vec<String>>) {
    assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8; header=present");
    let mut reader = csv::Reader::from_reader(&reply.body[..]);
    let line = |record: csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let header = line(reader.headers().expect("a header").clone());
    let records = reader.records().map(|record| line(record.expect("as many fields as the header"))).collect();
    (header, records)
}

/// The field of a column.
fn field<'a>((header, record): (&[String], &'a [String]), name: &str) -> &'a str {
    let at = header.iter().position(|column| column == name).expect("the column is there");
    &record[at]
}

#[test]
fn the_file_has_the_columns_that_its_description_says() {
    let app = TestApp::start();
    for dataset in [BY_FORCE, NATIONAL] {
        let file = app.get(&format!("/downloads/{dataset}.csv"));
        let link =
            format!("</downloads/{dataset}.csv-metadata.json>; rel=\"describedby\"; type=\"application/csvm+json\"");
        assert_eq!(file.header("link"), link);
        let (header, _) = records(&file);
        let described = app.get(&format!("/downloads/{dataset}.csv-metadata.json"));
        assert_eq!(described.header("content-type"), "application/csvm+json");
        let described = described.json();
        assert_eq!(described["url"], format!("{dataset}.csv"));
        let columns = described["tableSchema"]["columns"].as_array().expect("columns").clone();
        let names: Vec<&str> = columns.iter().filter_map(|column| column["titles"].as_str()).collect();
        assert_eq!(header, names);
        let key = described["tableSchema"]["primaryKey"].as_array().expect("a key").clone();
        assert!(key.iter().all(|name| names.contains(&name.as_str().expect("a name"))));
    }
}

#[test]
fn every_field_has_the_type_of_its_column() {
    let app = TestApp::start();
    let described = app.get(&format!("/downloads/{BY_FORCE}.csv-metadata.json")).json();
    let types: Vec<&str> = described["tableSchema"]["columns"]
        .as_array()
        .expect("columns")
        .iter()
        .filter_map(|column| column["datatype"].as_str())
        .collect();
    for query in ["", "?unit=rate", "?figure=trend&forces=kent,btp&unit=rate"] {
        let (header, records) = records(&app.get(&format!("/downloads/{BY_FORCE}.csv{query}")));
        assert_eq!(header.len(), types.len());
        for (field, datatype) in records.iter().flat_map(|record| record.iter().zip(&types)) {
            let fits = match *datatype {
                "decimal" => field.is_empty() || field.parse::<f64>().is_ok(),
                "integer" => field.is_empty() || field.parse::<u64>().is_ok(),
                "boolean" => field == "true" || field == "false",
                "string" => true,
                other => panic!("no column has the type {other}"),
            };
            assert!(fits, "`{field}` is no {datatype}");
        }
    }
}

#[test]
fn no_two_records_have_the_same_key() {
    let app = TestApp::start();
    let (header, records) = records(&app.get(&format!("/downloads/{BY_FORCE}.csv")));
    let end = header.iter().position(|column| column == "observation").expect("the column is there");
    let mut keys: Vec<&[String]> = records.iter().map(|record| &record[..end]).collect();
    keys.sort();
    assert!(keys.windows(2).all(|pair| pair[0] != pair[1]));
    assert_eq!(keys.len(), 45 * 4 * 3);
}

#[test]
fn an_empty_number_has_its_shorthand_and_a_number_has_none() {
    let app = TestApp::start();
    let (header, records) = records(&app.get(&format!("/downloads/{BY_FORCE}.csv")));
    let mut withheld = 0;
    for record in &records {
        let of = |name| field((&header, record), name);
        let shorthand = ["[c]", "[x]", "[z]"].contains(&of("status"));
        assert_eq!(of("observation").is_empty(), shorthand, "{record:?}");
        assert_eq!(of("interval_low").is_empty(), of("status") != "[c]", "{record:?}");
        withheld += usize::from(of("status") == "[c]");
    }
    assert!(withheld > 0, "the sample has withheld cells");
}

#[test]
fn csv_json_api_and_table_say_the_same_numbers() {
    let app = TestApp::start();
    let publication = crate::app::released(shared::sample::by_force(), 2);
    for query in [
        "",
        "forces=kent,sussex",
        "unit=rate",
        "figure=trend&forces=kent&unit=rate",
        "outcome=detained-or-removed",
        "figure=stack",
    ] {
        let at =
            |address: String| app.get(if query.is_empty() { address } else { format!("{address}?{query}") }.as_str());
        let (header, records) = records(&at(format!("/downloads/{BY_FORCE}.csv")));
        let json = at(format!("/downloads/{BY_FORCE}.json"));
        assert_eq!(json.body, at(format!("/api/v1/datasets/{BY_FORCE}/observations")).body);
        let json = json.json();
        let rows = json["observations"].as_array().expect("observations");
        assert_eq!(rows.len(), records.len());
        for (record, row) in records.iter().zip(rows) {
            for (column, value) in [
                ("areacd", &row["areacd"]),
                ("period", &row["period"]),
                ("observation", &row["observation"]),
                ("outcome", &row["breakdowns"]["outcome"]),
                ("interval_low", &row["interval"][0]),
                ("interval_high", &row["interval"][1]),
                ("lci_95", &row["ci_95"][0]),
                ("uci_95", &row["ci_95"][1]),
                ("denominator", &row["denominator"]),
                ("status", &row["status"]),
                ("notes", &row["notes"]),
            ] {
                let text = match value {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    number => number.to_string(),
                };
                assert_eq!(field((&header, record), column), text, "{query} {column}");
            }
        }
        if !query.is_empty() {
            let selection = Selection::parse(query, &publication).expect("a selection");
            let table = Table::new(&publication, &selection);
            let shown = table.rows.iter().flat_map(Row::all_values);
            let shown: Vec<String> = shown.map(|value| value.number(table.words()).replace(',', "")).collect();
            let file: Vec<&str> = records.iter().map(|record| field((&header, record), "observation")).collect();
            assert_eq!(file, shown, "{query}");
        }
    }
}

#[test]
fn a_rate_can_be_calculated_anew_from_the_files() {
    let app = TestApp::start();
    let rates = records(&app.get(&format!("/downloads/{BY_FORCE}.csv?figure=heatmap&unit=rate")));
    let counts = records(&app.get(&format!("/downloads/{BY_FORCE}.csv?figure=heatmap")));
    let mut shown = 0;
    for (rate, count) in rates.1.iter().zip(&counts.1) {
        let number = |(header, record), name| field((header, record), name).parse::<f64>().ok();
        let (rate, count) = ((&rates.0[..], &rate[..]), (&counts.0[..], &count[..]));
        assert_eq!(number(count, "denominator"), None);
        assert_eq!(number(rate, "denominator").is_none(), field(rate, "status") == "[z]", "{rate:?}");
        let Some(value) = number(rate, "observation") else { continue };
        let events = number(count, "observation").expect("a rate is made of a count that is shown");
        let made = events * 1e6 / number(rate, "denominator").expect("a rate has it");
        assert!((made - value).abs() < 0.0501, "{rate:?}");
        shown += 1;
    }
    assert!(shown > 10, "the sample has rates");
}

#[test]
fn a_file_has_a_name_that_says_which_release_it_is() {
    let app = TestApp::start();
    for (end, query, release) in [("csv", "", 2), ("json", "?release=1", 1)] {
        let reply = app.get(&format!("/downloads/{BY_FORCE}.{end}{query}"));
        let name = format!("attachment; filename=\"{BY_FORCE}-release-{release}.{end}\"");
        assert_eq!(reply.header("content-disposition"), name);
    }
}

#[test]
fn a_pinned_file_is_described_by_its_own_release() {
    let app = TestApp::start();
    let reply = app.get(&format!("/downloads/{BY_FORCE}.csv?release=1"));
    assert!(reply.header("link").starts_with(&format!("</downloads/{BY_FORCE}.csv-metadata.json?release=1>")));
    let described = app.get(&format!("/downloads/{BY_FORCE}.csv-metadata.json?release=1")).json();
    assert_eq!(described["url"], format!("{BY_FORCE}.csv?release=1"));
    assert_eq!(described["notes"][0]["release"], 1);
}
