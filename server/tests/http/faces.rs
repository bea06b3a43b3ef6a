//! What every face of a dataset says, whatever its form.

use crate::{
    app::{BY_FORCE, NATIONAL, Reply, TestApp, addresses, names_a_figure},
    workbooks,
};
use calamine::{Data, Range};
use server::{http::face::Face, raster};
use std::io::{Cursor, Read as _};

const MARK: &str = "Illustrative data: not real figures";

/// The addresses that show something of a dataset.
fn of_data() -> impl Iterator<Item = (Face, String)> {
    let without_data = |face: Face, address: &str| {
        matches!(face, Face::Asset | Face::Operation | Face::Feed | Face::Catalogue)
            || ["/api/openapi.json", "/search", "/accessibility", "/privacy", "/verify"].contains(&address)
    };
    addresses().into_iter().filter(move |(face, address)| !without_data(*face, address))
}

/// Whether an answer says that its data is illustrative, where a reader of its form sees it.
fn says_illustrative(app: &TestApp, address: &str) -> bool {
    let reply = app.get(address);
    assert_eq!(reply.status, 200, "{address}");
    match reply.header("content-type") {
        "text/html; charset=utf-8" => visible(reply.text()).contains(MARK),
        "image/svg+xml" => drawn(&reply),
        "image/png" => {
            // A picture is the drawing, so it says what the drawing says.
            let svg = app.get(&address.replace(".png", ".svg"));
            let scale = if address.starts_with("/cards/") { 3.0 } else { 2.0 };
            assert_eq!(reply.body, raster::png(svg.text(), scale).expect("a picture"), "{address}");
            drawn(&svg)
        }
        "text/csv; charset=utf-8; header=present" => {
            let mut reader = csv::Reader::from_reader(&reply.body[..]);
            let at = |name, headers: &csv::StringRecord| headers.iter().position(|header| header == name);
            let headers = reader.headers().expect("a header").clone();
            let (flag, notes) = (at("illustrative", &headers), at("notes", &headers));
            let (flag, notes) = (flag.expect("a column"), notes.expect("a column"));
            let marks: Vec<bool> = reader
                .records()
                .map(|record| {
                    let record = record.expect("a record");
                    assert_eq!(&record[flag] == "true", record[notes].starts_with(MARK), "{record:?}");
                    &record[flag] == "true"
                })
                .collect();
            assert!(marks.windows(2).all(|pair| pair[0] == pair[1]), "{address}: all of them or none");
            marks[0]
        }
        "application/zip" => {
            let files = unpacked(&reply.body);
            let texts = files.iter().filter(|(name, _)| !name.ends_with(".png") && !name.ends_with(".json"));
            // A sentence says it in its own words.
            let said =
                |name: &str, text: &str| text.contains(MARK) || name.ends_with(".txt") && text.contains("llustrative");
            let says: Vec<bool> = texts.map(|(name, body)| said(name, &String::from_utf8_lossy(body))).collect();
            assert!(says.len() > 6 && says.iter().all(|say| *say == says[0]), "{address}: all of them or none");
            says[0]
        }
        workbooks::XLSX => {
            let sheets = workbooks::sheets(&reply);
            let says = |sheet: &Range<Data>| sheet.used_cells().any(|(_, _, cell)| cell.to_string().contains(MARK));
            // The contents and the notes have no number.
            sheets.iter().filter(|(name, _)| name != "Contents" && name != "Notes").all(|(_, sheet)| says(sheet))
        }
        _ => marked(&reply.json()),
    }
}

/// The files of a ZIP by name.
pub(crate) fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let count = archive.len();
    let file = |index| {
        let mut file = archive.by_index(index).expect("a file");
        let mut body = Vec::new();
        file.read_to_end(&mut body).expect("it is whole");
        (file.name().expect("a name").into_owned(), body)
    };
    (0..count).map(file).collect()
}

/// What is written in a page, without its head.
fn visible(html: &str) -> String {
    let body = html.split_once("<body").expect("a page has a body").1;
    body.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect()
}

/// Whether a drawing has the mark among its words.
fn drawn(svg: &Reply) -> bool {
    svg.text().split("<text").skip(1).any(|text| text.split("</text>").next().is_some_and(|text| text.contains(MARK)))
}

/// Whether a value of JSON, or one inside it, has a field that says so.
fn marked(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Object(fields) => {
            fields.get("illustrative") == Some(&true.into()) || fields.values().any(marked)
        }
        serde_json::Value::Array(values) => values.iter().any(marked),
        _ => false,
    }
}

#[test]
fn illustrative_data_says_so_on_every_face() {
    let app = TestApp::start();
    let mut walked = 0;
    for (face, address) in of_data() {
        assert!(says_illustrative(&app, &address), "{face:?} {address} is silent");
        walked += 1;
    }
    for query in
        ["?figure=trend", "?figure=trend&forces=kent,sussex", "?unit=rate", "?sort=value&theme=print", "?release=1"]
    {
        for address in [
            "/datasets/{}",
            "/embed/{}",
            "/figures/{}.svg",
            "/figures/{}.png",
            "/downloads/{}.csv",
            "/downloads/{}.xlsx",
        ] {
            let address = format!("{}{query}", address.replace("{}", BY_FORCE));
            assert!(says_illustrative(&app, &address), "{address} is silent");
        }
    }
    assert!(walked >= 12, "{walked} faces");
}

#[test]
fn real_data_is_never_called_illustrative() {
    let app = TestApp::start();
    for (face, address) in of_data().filter(|(_, address)| address.contains(BY_FORCE) && !names_a_figure(address)) {
        let address = address.replace(BY_FORCE, NATIONAL).replace("/releases/2", "/releases/1");
        assert!(!says_illustrative(&app, &address), "{face:?} {address}");
    }
}

#[test]
fn no_face_shows_a_number_that_is_withheld() {
    // Every force of this sample is withheld and nothing else has these ends, so any other number would be a leak.
    let app = TestApp::start();
    let rows = app.get("/downloads/sample-one-year.json").json();
    for row in rows["observations"].as_array().expect("observations").iter().filter(|row| row["status"] == "[c]") {
        assert!(row["observation"].is_null() && row["ci_95"].is_null(), "{row}");
        let ends = if row["geography"] == "England and Wales" { [44, 110] } else { [1, 9] };
        assert_eq!(row["interval"], serde_json::json!(ends));
    }
    let svg = app.get("/figures/sample-one-year.svg");
    assert!(!svg.text().contains("f-bar\""), "a withheld number is no bar");
    for address in ["/datasets/sample-one-year", "/embed/sample-one-year"] {
        let html = app.get(address);
        let cells: Vec<&str> =
            html.text().split("<td").skip(1).map(|cell| cell.split("</td>").next().expect("a cell")).collect();
        assert_eq!(cells.len(), 45, "{address}");
        assert_eq!(cells.iter().filter(|cell| cell.ends_with("[c] 1 to 9")).count(), 44, "{address}: {cells:?}");
    }
}
