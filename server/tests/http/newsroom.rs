//! `/downloads/….zip`.

use crate::{
    app::{BY_FORCE, NATIONAL, TestApp},
    faces::unpacked,
};
use std::collections::BTreeMap;

/// The files of a ZIP by name, without their folder.
fn files(app: &TestApp, query: &str) -> BTreeMap<String, Vec<u8>> {
    let reply = app.get(&format!("/downloads/{BY_FORCE}.zip{query}"));
    assert_eq!((reply.status, reply.header("content-type")), (200, "application/zip"), "{query}");
    let name = |(name, body): (String, Vec<u8>)| (name.split_once('/').expect("in a folder").1.to_owned(), body);
    unpacked(&reply.body).into_iter().map(name).collect()
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[name].clone()).expect("UTF-8")
}

#[test]
fn it_holds_what_the_addresses_of_its_release_answer() {
    let app = TestApp::start();
    let query = "?figure=trend&forces=kent,sussex&unit=rate";
    let files = files(&app, query);
    for (name, address) in [
        ("figure.svg", format!("/figures/{BY_FORCE}.svg{query}&release=2")),
        ("figure-light.png", format!("/figures/{BY_FORCE}.png{query}&release=2&theme=light")),
        ("figure-dark.png", format!("/figures/{BY_FORCE}.png{query}&release=2&theme=dark")),
        ("table.csv", format!("/downloads/{BY_FORCE}.csv{query}&release=2")),
    ] {
        assert!(files[name] == app.get(&address).body, "{name} is {address}");
    }
    let described: serde_json::Value = serde_json::from_slice(&files["table.csv-metadata.json"]).expect("JSON");
    assert_eq!(described["url"], "table.csv", "beside it");
    let csv = text(&files, "table.csv");
    let header: Vec<&str> = csv.lines().next().expect("a header").split(',').collect();
    let columns = described["tableSchema"]["columns"].as_array().expect("columns");
    assert_eq!(columns.iter().filter_map(|column| column["name"].as_str()).collect::<Vec<_>>(), header);
}

#[test]
fn its_picture_for_print_is_black_on_white_at_300_dots_an_inch() {
    let app = TestApp::start();
    for (query, width) in [("", 2000), ("?width=480", 1500), ("?width=1600", 2000)] {
        let print = files(&app, query).remove("figure-print.png").expect("the picture");
        let mut reader = png::Decoder::new(std::io::Cursor::new(&print)).read_info().expect("a PNG file");
        let dense = reader.info().pixel_dims.expect("it says how dense it is");
        assert_eq!((dense.xppu, dense.yppu, dense.unit), (11_811, 11_811, png::Unit::Meter));
        assert_eq!(reader.info().width, width, "{query}");
        let palette = reader.info().palette.clone().expect("few colours");
        let grey = palette.chunks(3).all(|colour| colour.iter().all(|value| value.abs_diff(colour[0]) < 8));
        assert!(grey, "{query}: no colour on paper: {palette:?}");
        assert!(reader.next_row().expect("a row").is_some());
    }
}

#[test]
fn the_same_release_gives_the_same_bytes_on_the_day_of_the_release() {
    let [one, other] = [TestApp::start(), TestApp::start()];
    for query in ["", "?lang=cy&figure=tiles", "?release=1&theme=dark&paper=000000&ink=ffffff"] {
        let address = format!("/downloads/{BY_FORCE}.zip{query}");
        assert!(one.get(&address).body == other.get(&address).body, "{query}");
    }
    let body = one.get(&format!("/downloads/{BY_FORCE}.zip")).body;
    let pinned = one.get(&format!("/downloads/{BY_FORCE}.zip?release=2"));
    assert!(body == pinned.body, "it is pinned whether it was asked to be or not");
    assert_eq!(pinned.header("content-disposition"), format!("attachment; filename=\"{BY_FORCE}-release-2.zip\""));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(body)).expect("an archive");
    for index in 0..archive.len() {
        let file = archive.by_index(index).expect("a file");
        let name = file.name().expect("a name").into_owned();
        assert!(name.starts_with(&format!("{BY_FORCE}-release-2/")), "{name}");
        let day = file.last_modified().expect("a day");
        assert_eq!((day.year(), day.month(), day.day(), day.hour()), (2026, 11, 22, 0), "{name}");
    }
}

#[test]
fn its_words_are_in_the_language_of_the_selection_and_name_every_file() {
    let app = TestApp::start();
    for (query, says) in [("", "Licensed under"), ("?lang=cy", "Trwyddedwyd o dan")] {
        let files = files(&app, query);
        assert!(text(&files, "licence.txt").contains(says), "{query}");
        let readme = text(&files, "README.txt");
        for name in files.keys().filter(|name| *name != "README.txt") {
            assert!(readme.contains(name.as_str()), "{name} is not explained");
        }
        assert!(readme.lines().count() <= 60, "{} lines are more than a page", readme.lines().count());
        assert!(text(&files, "embed.html").contains("release=2"), "pinned");
        let alt = text(&files, "alternative-text.txt");
        assert_eq!(alt, text(&files, "sentence.txt"));
        assert!(readme.contains(alt.trim_end()));
    }
}

#[test]
fn what_is_not_there_is_refused_as_every_file_is() {
    let app = TestApp::start();
    for (address, status) in [
        (format!("/downloads/{BY_FORCE}.zip?release=9"), 404),
        (format!("/downloads/{NATIONAL}.zip?unit=furlongs"), 400),
        ("/downloads/nothing.zip".to_owned(), 404),
    ] {
        let reply = app.get(&address);
        assert_eq!((reply.status, reply.header("content-type")), (status, "application/problem+json"), "{address}");
    }
}
