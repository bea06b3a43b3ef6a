//! What readers see of a release that was superseded, corrected or withdrawn, on every address.

use crate::{
    app::{BY_FORCE, TestApp, addresses, moment, names_a_figure, proved},
    faces::unpacked,
    workbooks,
};
use server::{
    release::certified::Certified,
    state::{Edition, Held, Snapshot},
};
use shared::{
    cell::Cell,
    change::mark_revised,
    publication::Publication,
    release::{Kind, Release},
    sample,
};
use std::{collections::BTreeSet, sync::Arc};

/// What the office says of the correction.
pub(crate) const NOTE: &str = "One force was <counted> twice.";
/// Why the withdrawn release was withdrawn.
pub(crate) const REASON: &str = "It named a force & nobody had agreed.";

/// The dataset that is corrected: nothing in it is withheld, so that its proof holds with another number too.
pub(crate) const DATASET: &str = "sample-many-years";

/// The second release of the sample: a correction of the first, with one more in one year of the last force.
pub(crate) fn correction() -> Arc<Certified> {
    let before = proved(sample::many_years(), 1);
    let before = before.publication();
    let last = before.cells().len() - 1;
    let after = Publication::clone(before).map_cells(|index, cell| match cell {
        Cell::Count(count, marks) if index == last => Cell::Count(count + 1, marks),
        other => other,
    });
    let release = Release::new(2, "2026-11-22");
    let release = Release { kind: Kind::Correction, note: Some(NOTE.into()), before: Some(1), ..release };
    let after = mark_revised(before, after.released(release));
    let certificate = sample::certificate(&after);
    Arc::new(Certified::new(after, certificate).expect("nothing is withheld"))
}

/// Release 1, corrected by release 2.
fn with_a_correction() -> Snapshot {
    let first = Edition::superseded(proved(sample::many_years(), 1), moment(1));
    Snapshot::new([first, Edition::latest(correction(), moment(2))])
}

/// Release 1 as `first` has it, and release 2 withdrawn.
pub(crate) fn with_a_withdrawal(first: fn(Arc<Certified>, jiff::Timestamp) -> Edition) -> Snapshot {
    let held = Held::Withdrawn { at: moment(3), reason: REASON.into() };
    let second = Edition { held, ..Edition::latest(proved(sample::many_years(), 2), moment(2)) };
    Snapshot::new([first(proved(sample::many_years(), 1), moment(1)), second])
}

/// Every address about one release, pinned to a number; and whether the path names it.
fn pinned(number: u32) -> Vec<String> {
    let of_dataset = addresses().into_iter().map(|(_, address)| address).filter(|address| address.contains(BY_FORCE));
    let of_dataset = of_dataset.map(|address| address.replace(BY_FORCE, DATASET));
    of_dataset
        // A figure has its release in its name; it has tests of its own.
        .filter(|address| !address.ends_with("/releases") && !address.ends_with(".atom") && !names_a_figure(address))
        .map(|address| match address.contains("/releases/2") {
            true => address.replace("/releases/2", &format!("/releases/{number}")),
            false => format!("{address}?release={number}"),
        })
        .collect()
}

/// The words of a page, a frame, a drawing or a document.
fn words(app: &TestApp, address: &str) -> String {
    // A picture is the drawing, which another test proves.
    let reply = app.get(&address.replace(".png", ".svg"));
    if address.contains(".xlsx") {
        let sheets = workbooks::sheets(&reply);
        let cells = sheets.iter().flat_map(|(_, sheet)| sheet.used_cells().map(|(_, _, cell)| cell.to_string()));
        return cells.collect::<Vec<_>>().join(" ");
    }
    let body = reply.body;
    let together = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if body.starts_with(b"PK") {
        let readme = unpacked(&body).into_iter().find(|(name, _)| name.ends_with("/README.txt")).expect("a README");
        return together(&String::from_utf8(readme.1).expect("UTF-8"));
    }
    let text = String::from_utf8(body).expect("UTF-8");
    let text =
        text.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect::<Vec<_>>().join(" ");
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    together(&plain)
}

#[test]
fn a_pinned_address_says_what_has_become_of_its_release_and_a_live_one_does_not() {
    let app = TestApp::with(with_a_correction());
    let line = format!("Release 1 was corrected by release 2 on 22 November 2026: {NOTE}");
    let mut said = 0;
    for address in pinned(1) {
        let reply = app.get(&address);
        assert_eq!((reply.status, reply.header("referrals-release")), (200, "1"), "{address}");
        if address.contains("/certificate") || address.contains(".csv?") {
            continue;
        }
        said += 1;
        if reply.header("content-type").contains("json") {
            let json = reply.json();
            let standing = [&json["release"], &json["dataset"]["release"], &json["notes"][0]]
                .into_iter()
                .find_map(|holder| holder.get("standing"))
                .unwrap_or_else(|| panic!("{address}: {json}"));
            let of = &standing[0];
            assert_eq!(
                (&of["state"], &of["by"], &of["latest"]),
                (&"corrected".into(), &2.into(), &2.into()),
                "{address}"
            );
            assert_eq!((of["on"].as_str(), of["note"].as_str()), (Some("2026-11-22"), Some(NOTE)), "{address}");
            assert_eq!(of["text"].as_str(), Some(line.as_str()), "{address}");
        } else {
            let words = words(&app, &address);
            assert!(words.contains(&line), "{address}: {words}");
        }
    }
    assert!(said >= 9, "{said} addresses");
    for address in pinned(2).iter().map(|address| address.replace("?release=2", "")) {
        let reply = app.get(&address);
        assert_eq!((reply.status, reply.header("referrals-release")), (200, "2"), "{address}");
        if !address.contains("/releases/") {
            assert!(!words(&app, &address).contains("was corrected by"), "{address}");
            assert!(!String::from_utf8_lossy(&reply.body).contains("\"standing\":[{"), "{address}");
        }
    }
    for address in ["/figures/{}.svg", "/embed/{}", "/datasets/{}"].map(|path| path.replace("{}", DATASET)) {
        assert!(words(&app, &address).contains(&format!("Correction: {NOTE}")), "{address} is a correction");
    }
    let latest = words(&app, &format!("/figures/{DATASET}.svg?release=2"));
    assert!(latest.contains("This is the latest release."), "{latest}");
}

#[test]
fn a_picture_of_a_pinned_figure_has_the_line_of_the_drawing() {
    let app = TestApp::with(with_a_correction());
    let picture = app.get(&format!("/figures/{DATASET}.png?release=1"));
    let drawing = app.get(&format!("/figures/{DATASET}.svg?release=1"));
    assert_eq!(picture.body, server::raster::png(drawing.text(), 2.0).expect("a picture"));
    assert_ne!(drawing.text(), app.get(&format!("/figures/{DATASET}.svg")).text());
}

#[test]
fn a_withdrawn_release_is_gone_from_every_address_in_the_form_of_that_address() {
    for (first, latest) in [(Edition::latest as fn(_, _) -> _, Some(1)), (Edition::superseded, None)] {
        let app = TestApp::with(with_a_withdrawal(first));
        let live = pinned(2).into_iter().map(|address| address.replace("?release=2", ""));
        let gone: BTreeSet<String> =
            if latest.is_none() { live.chain(pinned(2)).collect() } else { pinned(2).into_iter().collect() };
        for address in gone {
            let reply = app.get(&address);
            assert_eq!((reply.status, reply.header("referrals-release")), (410, "2"), "{address}");
            assert_eq!(reply.header("cache-control"), "no-store", "{address}");
            let line = format!("Release 2 was withdrawn on 23 November 2026: {REASON}");
            let next = if latest.is_some() { "Release 1 is the latest" } else { "No release has taken its place yet." };
            match reply.header("content-type") {
                "application/problem+json" => {
                    let problem = reply.json();
                    let detail = problem["detail"].as_str().expect("a detail");
                    assert!(detail.contains(&line) && detail.contains(next), "{address}: {detail}");
                    assert_eq!((problem["code"].as_str(), problem["status"].as_u64()), (Some("withdrawn"), Some(410)));
                }
                "image/png" => assert!(reply.body.starts_with(b"\x89PNG"), "{address}"),
                _ => {
                    let words = words(&app, &address);
                    assert!(words.contains(&line) && words.contains(next), "{address}: {words}");
                }
            }
        }
        for address in pinned(1) {
            assert_eq!(app.get(&address).status, 200, "{address}");
        }
        assert_eq!(app.get(&format!("/datasets/{DATASET}/releases")).status, 200);
    }
}

#[test]
fn an_error_about_a_release_names_it() {
    let app = TestApp::with(with_a_correction());
    for (address, release) in [
        (format!("/datasets/{DATASET}?unit=furlongs"), "2"),
        (format!("/embed/{DATASET}?unit=furlongs&release=1"), "1"),
        (format!("/datasets/{DATASET}/forces/nowhere?release=1"), "1"),
        (format!("/figures/{DATASET}.svg?release=9"), ""),
        ("/datasets/nothing".to_owned(), ""),
    ] {
        let reply = app.get(&address);
        assert!(reply.status >= 400, "{address}");
        assert_eq!(reply.header("referrals-release"), release, "{address}");
    }
}

#[test]
fn the_list_for_programs_has_every_release_with_its_changes_and_nothing_of_a_withdrawn_one() {
    let app = TestApp::with(with_a_correction());
    let list = app.get(&format!("/api/v1/datasets/{DATASET}/releases")).json();
    let second = &list["releases"][0];
    assert_eq!((&second["number"], &second["kind"], &second["before"]), (&2.into(), &"correction".into(), &1.into()));
    assert_eq!((second["note"].as_str(), second["standing"][0]["state"].as_str()), (Some(NOTE), Some("latest")));
    let [change] = second["changes"].as_array().expect("changes").as_slice() else { panic!("one change: {second}") };
    let number = |side: &str| change[side]["observation"].as_u64().expect("a number");
    assert_eq!(number("before") + 1, number("after"));
    let text = change["text"].as_str().expect("words");
    assert!(text.ends_with(&format!(": was {}, is {}", number("before"), number("after"))), "{text}");
    assert!(change["areacd"].is_string() && change["period"].is_string() && change["code"].is_array(), "{change}");
    let first = &list["releases"][1];
    assert_eq!((first["standing"][0]["state"].as_str(), first.get("changes")), (Some("corrected"), None));
    let page = words(&app, &format!("/datasets/{DATASET}/releases/2"));
    assert!(page.contains("Compared with release 1: 1 number changed.") && page.contains(text), "{page}");

    let app = TestApp::with(with_a_withdrawal(Edition::latest));
    let list = app.get(&format!("/api/v1/datasets/{DATASET}/releases")).json();
    let withdrawn = &list["releases"][0];
    let standing = &withdrawn["standing"][0];
    assert_eq!((standing["state"].as_str(), standing["note"].as_str()), (Some("withdrawn"), Some(REASON)));
    assert_eq!(withdrawn.get("changes"), None);
}

#[test]
fn a_page_points_at_its_image_where_it_cannot_change_under_it() {
    let app = TestApp::with(with_a_correction());
    for address in [format!("/datasets/{DATASET}"), format!("/datasets/{DATASET}/forces/kent")] {
        let page = app.get(&address);
        let image =
            page.text().split("property=\"og:image\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
        let image = image.expect("an image").replace("https://referrals.example", "").replace("&amp;", "&");
        let reply = app.get(&image);
        assert_eq!(
            (reply.status, reply.header("referrals-release")),
            (200, page.header("referrals-release")),
            "{image}"
        );
        assert!(image.contains("release=2"), "{image}");
    }
}
