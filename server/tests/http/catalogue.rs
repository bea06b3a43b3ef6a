//! `/catalog.jsonld`, `/sitemap.xml`, `/robots.txt`, and what a search engine reads of a page.

use crate::app::{BY_FORCE, NATIONAL, TestApp};
use serde_json::Value;
use std::collections::BTreeSet;

const SITE: &str = "https://referrals.example";

#[test]
fn the_catalogue_has_every_dataset_with_what_dcat_asks_for_and_its_files_are_there() {
    let app = TestApp::start();
    let reply = app.get("/catalog.jsonld");
    assert_eq!((reply.status, reply.header("content-type")), (200, "application/ld+json"));
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    let catalogue = reply.json();
    assert_eq!(catalogue["@type"], "dcat:Catalog");
    let datasets = catalogue["dcat:dataset"].as_array().expect("datasets");
    assert_eq!(datasets.len(), 4);
    for dataset in datasets {
        for field in ["dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dct:license", "dct:issued"]
        {
            assert!(!dataset[field].is_null(), "{field}: {dataset}");
        }
        let [start, end] = ["dcat:startDate", "dcat:endDate"].map(|end| &dataset["dct:temporal"][end]["@value"]);
        assert!(start.as_str() < end.as_str(), "{dataset}");
        let spatial = dataset["dct:spatial"]["@id"].as_str().expect("a place");
        assert!(spatial.ends_with("/K04000001"), "{spatial}");
        let files = dataset["dcat:distribution"].as_array().expect("files");
        assert_eq!(files.len(), 3);
        for file in files {
            for way in ["dcat:accessURL", "dcat:downloadURL"] {
                let address = file[way]["@id"].as_str().expect("an address");
                let own = address.strip_prefix(SITE).expect("it is absolute, and ours");
                assert_eq!(app.get(own).status, 200, "{address}");
            }
        }
    }
    let illustrative = datasets.iter().find(|dataset| dataset["dct:identifier"] == BY_FORCE).expect("the sample");
    let said = illustrative["dct:description"][0]["@value"].as_str().expect("a text");
    assert!(said.starts_with("Illustrative data: not real figures."), "{said}");
    assert_eq!(illustrative["dct:modified"]["@value"], "2026-11-22", "the day of the latest release");
    assert_eq!(illustrative["dct:issued"]["@value"], "2026-11-21", "the day of the first");
}

#[test]
fn every_page_of_the_sitemap_is_there_and_says_the_same_of_its_languages() {
    let app = TestApp::start();
    let reply = app.get("/sitemap.xml");
    assert_eq!((reply.status, reply.header("content-type")), (200, "application/xml"));
    let document = roxmltree::Document::parse(reply.text()).expect("XML");
    let sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    let mut seen = BTreeSet::new();
    for entry in document.root_element().children().filter(|node| node.is_element()) {
        let address = entry.children().find(|child| child.has_tag_name((sitemap, "loc"))).and_then(|it| it.text());
        let address = address.expect("an address");
        assert!(seen.insert(address.to_owned()), "{address} is there twice");
        let alternates: Vec<(String, String)> = entry
            .children()
            .filter(|child| child.tag_name().name() == "link")
            .map(|link| ["hreflang", "href"].map(|name| link.attribute(name).expect("an attribute").to_owned()))
            .map(|[tag, address]| (tag, address))
            .collect();
        assert_eq!(alternates.len(), 3, "{address}");
        assert!(alternates.iter().any(|(_, other)| other == address), "{address} is one of its own languages");
        // Pages of forces are alike.
        if !address.contains("/forces/") || address.contains("/kent") {
            let page = app.get(address.strip_prefix(SITE).expect("ours"));
            assert_eq!(page.status, 200, "{address}");
            let text = page.text().replace("&amp;", "&");
            assert!(text.contains(&format!("<link rel=\"canonical\" href=\"{address}\"")), "{address} is canonical");
            for (tag, other) in &alternates {
                assert!(text.contains(&format!("hreflang=\"{tag}\" href=\"{other}\"")), "{address}: {tag} {other}");
            }
        }
    }
    assert!(seen.len() > 2 * 4 * 44, "{} pages", seen.len());
    assert!(app.get("/robots.txt").text().contains(&format!("Sitemap: {SITE}/sitemap.xml")));
}

/// The JSON-LD of a page.
fn linked_data(html: &str) -> Value {
    let start = "<script type=\"application/ld+json\">";
    let rest = html.split_once(start).expect("the page has data for search engines").1;
    serde_json::from_str(rest.split_once("</script>").expect("the element ends").0).expect("JSON")
}

#[test]
fn a_dashboard_tells_search_engines_what_it_is() {
    let app = TestApp::start();
    for (dataset, query) in [(BY_FORCE, ""), (BY_FORCE, "?lang=cy"), (NATIONAL, "")] {
        let data = linked_data(app.get(&format!("/datasets/{dataset}{query}")).text());
        assert_eq!(data["@type"], "Dataset");
        let description = data["description"].as_str().expect("a text");
        assert!((50..=5_000).contains(&description.chars().count()), "{description}");
        for field in ["license", "creator", "publisher", "temporalCoverage", "spatialCoverage", "variableMeasured"] {
            assert!(!data[field].is_null(), "{field}");
        }
        for file in data["distribution"].as_array().expect("files") {
            let address = file["contentUrl"].as_str().and_then(|it| it.strip_prefix(SITE)).expect("ours");
            let reply = app.get(address);
            assert_eq!(reply.status, 200, "{address}");
            let media_type = file["encodingFormat"].as_str().expect("a media type");
            assert!(reply.header("content-type").starts_with(media_type), "{address}");
        }
    }
}
