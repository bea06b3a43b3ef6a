//! `/api/…`.

use crate::{
    app::{BY_FORCE, NATIONAL, TestApp, proved, released},
    releases::{DATASET, with_a_withdrawal},
    verify::id,
};
use server::{app::ROUTES, release::certified::Certified, state::Edition};
use shared::sample;
use std::collections::BTreeMap;

#[test]
fn the_datasets_are_listed_real_ones_first() {
    let list = TestApp::start().get("/api/v1/datasets").json();
    let datasets = list["datasets"].as_array().expect("datasets").clone();
    assert_eq!(datasets.len(), 4);
    assert_eq!(datasets[3]["slug"], BY_FORCE);
    assert_eq!(datasets[3]["illustrative"], true);
    assert_eq!(datasets[3]["release"]["number"], 2);
}

#[test]
fn the_links_of_the_api_lead_somewhere() {
    let app = TestApp::start();
    for dataset in app.get("/api/v1/datasets").json()["datasets"].as_array().expect("datasets") {
        for link in ["page", "observations"] {
            let address = dataset[link].as_str().expect("an address");
            assert_eq!(app.get(address).status, 200, "{address}");
        }
    }
    let dataset = app.get(&format!("/api/v1/datasets/{BY_FORCE}")).json();
    let pages: Vec<&str> =
        dataset["areas"].as_array().expect("areas").iter().filter_map(|area| area["page"].as_str()).collect();
    assert_eq!(pages.len(), 44);
    assert!(pages.iter().all(|page| app.get(page).status == 200));
}

#[test]
fn a_dataset_says_what_can_be_selected_of_it() {
    let dataset = TestApp::start().get(&format!("/api/v1/datasets/{BY_FORCE}")).json();
    assert_eq!(dataset["breakdowns"][0]["codes"][1]["slug"], "detained-or-removed");
    assert_eq!(dataset["periods"][3], "2020-21..2022-23");
    assert_eq!(dataset["years"], "2020-21..2022-23");
    assert_eq!(dataset["areas"].as_array().map(Vec::len), Some(45));
}

#[test]
fn the_releases_are_listed_latest_first() {
    let app = TestApp::start();
    let releases = app.get(&format!("/api/v1/datasets/{BY_FORCE}/releases")).json();
    let numbers: Vec<Option<u64>> =
        releases["releases"].as_array().expect("releases").iter().map(|release| release["number"].as_u64()).collect();
    assert_eq!(numbers, [Some(2), Some(1)]);
    assert_eq!(app.get(&format!("/api/v1/datasets/{NATIONAL}/releases")).json()["illustrative"], false);
}

#[test]
fn a_certificate_is_what_is_stored_and_proves_its_release() {
    let app = TestApp::start();
    let reply = app.get(&format!("/api/v1/datasets/{BY_FORCE}/releases/1/certificate"));
    let certified = proved(sample::by_force(), 1);
    assert_eq!(reply.text(), serde_json::to_string(&*certified).expect("it is JSON"));
    let read: Certified = serde_json::from_str(reply.text()).expect("the proof checks");
    assert_eq!(read, *certified);
    assert_eq!(reply.header("referrals-release"), "1");
    let name = format!("attachment; filename=\"{BY_FORCE}-release-1-certificate.json\"");
    assert_eq!(reply.header("content-disposition"), name);
}

#[test]
fn the_document_describes_every_address_of_the_api_and_no_other() {
    let document = TestApp::start().get("/api/openapi.json").json();
    let mut described: Vec<&str> = document["paths"].as_object().expect("paths").keys().map(String::as_str).collect();
    let mut served: Vec<&str> = ROUTES
        .iter()
        .filter(|route| route.path.starts_with("/api/") && route.path != "/api/openapi.json")
        .map(|route| route.path)
        .collect();
    described.sort_unstable();
    served.sort_unstable();
    assert_eq!(described, served);
}

#[test]
fn every_answer_is_described_and_every_described_answer_is_given() {
    let (app, withdrawn) = (TestApp::start(), TestApp::with(with_a_withdrawal(Edition::superseded)));
    let [there, gone] = [sample::by_force(), sample::many_years()].map(|it| id(&released(it, 2), ""));
    let document = app.get("/api/openapi.json").json();
    for (path, item) in document["paths"].as_object().expect("paths") {
        let at = |dataset: &str, release: &str, figure: &str| {
            path.replace("{dataset}", dataset).replace("{release}", release).replace("{figure}", figure)
        };
        let (address, nowhere) = (at(BY_FORCE, "2", &there), at("nowhere", "9", "nowhere-1-00"));
        let tag = app.get(&address).header("etag").to_owned();
        let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
        let mut replies = Vec::from(methods.map(|method| app.send(method, &address, &[])));
        replies.push(app.send("GET", &address, &[("If-None-Match", &tag)]));
        replies.extend(
            [format!("{address}?x=y"), format!("{address}?{}", "x".repeat(5000)), nowhere].map(|it| app.get(&it)),
        );
        let withdrawn_at = at(DATASET, "2", &gone);
        replies.extend([withdrawn.get(&withdrawn_at), withdrawn.get(&format!("{withdrawn_at}?release=2"))]);

        let described = item["get"]["responses"].as_object().expect("responses");
        let mut answered = BTreeMap::new();
        for reply in replies {
            answered.entry(reply.status.to_string()).or_insert(reply);
        }
        // Nothing makes a server that is whole answer 500.
        let expected: Vec<&String> = described.keys().filter(|status| *status != "500").collect();
        assert_eq!(answered.keys().collect::<Vec<_>>(), expected, "{path}");
        for (status, reply) in &answered {
            let media = described[status]["content"].as_object().and_then(|content| content.keys().next());
            assert_eq!(reply.header("content-type"), media.map_or("", String::as_str), "{path} {status}");
            for name in described[status]["headers"].as_object().into_iter().flat_map(serde_json::Map::keys) {
                assert!(!reply.header(&name.to_lowercase()).is_empty(), "{path} {status}: {name}");
            }
        }
    }
}

#[test]
fn every_reference_of_the_document_is_there() {
    let document = TestApp::start().get("/api/openapi.json");
    let text = document.text();
    let document = document.json();
    let mut references = 0;
    for rest in text.split("\"$ref\":\"#").skip(1) {
        let pointer = rest.split('"').next().expect("a reference ends");
        assert!(document.pointer(pointer).is_some(), "{pointer}");
        references += 1;
    }
    assert!(references > 10, "the document has shapes");
    assert_eq!(document["servers"][0]["url"], "https://referrals.example");
}

#[test]
fn an_answer_has_the_fields_that_the_document_requires() {
    let app = TestApp::start();
    let document = app.get("/api/openapi.json").json();
    let answer = app.get(&format!("/api/v1/datasets/{BY_FORCE}/observations")).json();
    for (schema, value) in
        [("Observations", &answer), ("Observation", &answer["observations"][0]), ("Summary", &answer["dataset"])]
    {
        let schema = &document["components"]["schemas"][schema];
        let described: Vec<&String> = schema["properties"].as_object().expect("properties").keys().collect();
        for required in schema["required"].as_array().expect("required") {
            assert!(value.get(required.as_str().expect("a name")).is_some(), "{required}");
        }
        for name in value.as_object().expect("an object").keys() {
            assert!(described.contains(&name), "{name}");
        }
    }
}

#[test]
fn the_keys_of_a_selection_are_described_with_their_words() {
    let document = TestApp::start().get("/api/openapi.json").json();
    let parameters = &document["paths"]["/api/v1/datasets/{dataset}/observations"]["get"]["parameters"];
    let figure = parameters.as_array().expect("parameters").iter().find(|parameter| parameter["name"] == "figure");
    let figure = figure.expect("the key is described");
    assert_eq!(
        figure["schema"]["enum"],
        serde_json::json!(["bars", "trend", "heatmap", "tiles", "funnel", "multiples", "stack"])
    );
    assert_eq!(figure["required"], false);
    let named = |name| parameters.as_array().expect("parameters").iter().any(|parameter| parameter["name"] == name);
    assert!(["forces", "years", "unit", "by", "sort", "release", "lang"].into_iter().all(named));
}
