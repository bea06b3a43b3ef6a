//! A release as a folder, served by the plainest of file servers and walked link by link.

use crate::{
    app::{moment, proved},
    releases::{DATASET, REASON, correction},
};
use ring::digest::{SHA256, digest};
use server::{
    export::{ExportError, SUMS, Wanted, export},
    state::{Edition, Held, Snapshot},
};
use shared::sample;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    thread,
};
use url::Url;
use walk::{links, text_of};

fn snapshot() -> Snapshot {
    let held = Held::Withdrawn { at: moment(4), reason: REASON.into() };
    let third = Edition { held, ..Edition::latest(proved(sample::many_years(), 3), moment(3)) };
    let first = Edition::superseded(proved(sample::many_years(), 1), moment(1));
    let other = Edition::latest(proved(sample::national(), 1), moment(1));
    Snapshot::new([first, Edition::latest(correction(), moment(2)), third, other])
}

fn wanted(dataset: &str, number: u32) -> Wanted<'_> {
    Wanted { dataset, number, on: "2026-12-31", verified_at: "referrals.example/verify" }
}

fn exported(number: u32) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    export(&snapshot(), wanted(DATASET, number), folder.path()).expect("the release is exported");
    folder
}

/// Answers `GET` with a file of a folder, or with 404, and knows nothing else.
fn serve(folder: PathBuf) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("a bound listener has an address");
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let mut line = String::new();
            let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
            reader.read_line(&mut line).expect("a request");
            let path = line.split(' ').nth(1).unwrap_or_default().trim_start_matches('/');
            let body = fs::read(folder.join(if path.is_empty() { "index.html" } else { path }));
            let status = if body.is_ok() { "200 OK" } else { "404 Not Found" };
            let body = body.unwrap_or_default();
            let head = format!("HTTP/1.0 {status}\r\nContent-Length: {}\r\n\r\n", body.len());
            let mut stream = stream;
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
        }
    });
    address
}

fn get(url: &Url) -> (u16, Vec<u8>) {
    let address = (url.host_str().expect("a host"), url.port().expect("a port"));
    let mut stream = TcpStream::connect(address).expect("the server listens");
    write!(stream, "GET {} HTTP/1.0\r\n\r\n", url.path()).expect("the server reads");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("the server answers");
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    (status, bytes[end + 4..].to_vec())
}

fn files(folder: &Path) -> BTreeSet<String> {
    let (mut found, mut open) = (BTreeSet::new(), vec![folder.to_owned()]);
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(at).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below the folder");
                found.insert(name.to_string_lossy().into_owned());
            }
        }
    }
    found
}

#[test]
fn every_link_of_the_folder_leads_to_a_file_of_it_and_every_file_is_reached() {
    let folder = exported(2);
    let start = Url::parse(&format!("http://{}/", serve(folder.path().to_owned()))).expect("an address");
    let (mut open, mut seen) = (vec![start.clone()], BTreeMap::new());
    while let Some(url) = open.pop() {
        if seen.contains_key(url.path()) {
            continue;
        }
        let (status, body) = get(&url);
        assert_eq!(status, 200, "{url}");
        let text = String::from_utf8_lossy(&body).into_owned();
        if url.path().ends_with(".html") || url.path() == "/" {
            let says = match url.path().contains("lang=cy") {
                true => "Copi archif o ddatganiad 2, a wnaed 31 Rhagfyr 2026.",
                false => "Archived copy of release 2, made on 31 December 2026.",
            };
            assert!(text_of(&text).contains(says), "{url}");
            for link in links(&text) {
                assert!(!link.starts_with('/') && !link.contains("referrals.example"), "{url}: {link}");
                let next = url.join(&link).expect("an address");
                if next.host() == url.host() && next.port() == url.port() {
                    open.push(next);
                }
            }
        }
        seen.insert(url.path().to_owned(), text);
    }
    let reached: BTreeSet<String> = seen.keys().map(|path| path.trim_start_matches('/').to_owned()).collect();
    let written = files(folder.path());
    let missed: Vec<&String> = written
        .iter()
        .filter(|file| !reached.contains(*file) && *file != SUMS && *file != "index.html")
        // What programs read leads on in JSON.
        .filter(|file| !file.starts_with("api/"))
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
    for file in [
        "index.html",
        &format!("datasets/{DATASET}.html"),
        &format!("datasets/{DATASET}/figure=trend.html"),
        &format!("datasets/{DATASET}/method.html"),
        &format!("datasets/{DATASET}/forces/kent.html"),
        &format!("datasets/{DATASET}/releases/2.html"),
        &format!("embed/{DATASET}.html"),
        &format!("embed/{DATASET}/figure=trend.html"),
        &format!("figures/{DATASET}.svg"),
        &format!("figures/{DATASET}.png"),
        &format!("downloads/{DATASET}.csv"),
        &format!("downloads/{DATASET}.json"),
        &format!("downloads/{DATASET}.csv-metadata.json"),
        &format!("api/v1/datasets/{DATASET}/releases/2/certificate.json"),
    ] {
        assert!(written.contains(file), "{file} is not there");
    }
    let styles: Vec<&String> = written.iter().filter(|file| file.ends_with(".css")).collect();
    assert!(matches!(styles[..], [style] if style.starts_with("assets/style-")), "{styles:?}");
    assert!(!seen[&format!("/datasets/{DATASET}.html")].contains("<style"), "all pages share it");
    let force = |file: &&String| {
        let name = file.strip_prefix(&format!("datasets/{DATASET}/forces/"));
        name.is_some_and(|name| !name.contains('/'))
    };
    let forces = written.iter().filter(force).count();
    assert_eq!(forces, 44);
    assert!(!written.iter().any(|file| file.contains("national") || file.contains("releases/1")), "one release alone");
    let release = &seen[&format!("/datasets/{DATASET}/releases/2.html")];
    assert!(text_of(release).contains("Compared with release 1: 1 number changed."), "the changes are there");
}

#[test]
fn the_sums_are_those_of_all_other_files() {
    let folder = exported(1);
    let sums = fs::read_to_string(folder.path().join(SUMS)).expect("the sums");
    let mut named = BTreeSet::new();
    for line in sums.lines() {
        let (sum, file) = line.split_once("  ").expect("a sum and a name");
        let body = fs::read(folder.path().join(file)).expect("the file is there");
        assert_eq!(hex::encode(digest(&SHA256, &body)), sum, "{file}");
        named.insert(file.to_owned());
    }
    named.insert(SUMS.to_owned());
    assert_eq!(named, files(folder.path()));
}

#[test]
fn a_figure_in_the_folder_is_the_figure_that_was_served() {
    let folder = exported(2);
    let app = crate::app::TestApp::with(snapshot());
    for file in [format!("figures/{DATASET}.svg"), format!("figures/{DATASET}.png"), format!("downloads/{DATASET}.csv")]
    {
        let copied = fs::read(folder.path().join(&file)).expect("the file is there");
        assert_eq!(copied, app.get(&format!("/{file}")).body, "{file}");
    }
}

#[test]
fn what_cannot_be_exported_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = |number, dataset| export(&snapshot(), wanted(dataset, number), folder.path());
    assert!(matches!(to(3, DATASET), Err(ExportError::Withdrawn { .. })));
    assert!(matches!(to(9, DATASET), Err(ExportError::Unknown { .. })));
    assert!(matches!(to(1, "nothing"), Err(ExportError::Unknown { .. })));
    assert!(files(folder.path()).is_empty());
    fs::write(folder.path().join("mine"), "kept").expect("a file");
    assert!(matches!(to(2, DATASET), Err(ExportError::NotEmpty(_))));
    assert_eq!(files(folder.path()), BTreeSet::from(["mine".to_owned()]));
}

/// The little of HTML that a walker must read.
mod walk {
    /// The addresses to which a page leads, without its own places.
    pub(super) fn links(html: &str) -> Vec<String> {
        let mut links = Vec::new();
        for name in [" href=\"", " src=\"", " action=\""] {
            for rest in html.split(name).skip(1) {
                let link = rest.split('"').next().unwrap_or_default().replace("&amp;", "&");
                if !link.starts_with(['#'])
                    && !["data:", "mailto:", "tel:", "https://"].iter().any(|it| link.starts_with(it))
                {
                    links.push(link);
                }
            }
        }
        links
    }

    /// The text of a page.
    pub(super) fn text_of(html: &str) -> String {
        html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect()
    }
}
