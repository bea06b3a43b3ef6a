//! What there is, for catalogues and crawlers: DCAT, a sitemap, `robots.txt`.

use crate::{
    error::ApiError,
    http::{
        answer::{Answer, media},
        ask::Ask,
        made_of::numbered,
    },
    state::History,
};
use frontend::{
    linked_data::{File, days, description, files},
    page::Rows,
    text::prose,
    urls,
};
use quick_xml::Writer;
use serde_json::{Value, json};
use shared::{
    language::{Bilingual, Language},
    publication::Publication,
};
use std::{io, sync::Arc};

/// The datasets as DCAT 3 has them, in JSON-LD.
pub fn dcat(ask: &Ask) -> Result<Answer, ApiError> {
    ask.no_selection()?;
    let latest = ask.snapshot.latest_of_all();
    let at = |address: &str| format!("{}{address}", ask.site.public_url);
    let both = |text: fn(Language) -> &'static str| Language::ALL.map(|language| worded(text(language), language));
    let publisher = latest.first().map(|publication| publisher(publication));
    let datasets: Vec<Value> = latest
        .iter()
        .filter_map(|publication| {
            let history = ask.snapshot.history(&publication.dataset().slug)?;
            Some(dataset(&at, publication, history))
        })
        .collect();
    let body = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": at(&urls::catalogue()),
        "@type": "dcat:Catalog",
        "dct:title": both(|language| prose(language).overview_heading()),
        "dct:description": both(|language| prose(language).overview_lede()),
        "dct:publisher": publisher,
        "dct:language": Language::ALL.map(|language| id(authority(language))),
        "foaf:homepage": id(&at(&urls::overview(""))),
        "dcat:dataset": datasets,
    });
    Ok(Answer::live(media::JSON_LD, body.to_string()).of_releases(latest.iter().map(numbered)))
}

fn dataset(at: &impl Fn(&str) -> String, publication: &Publication, history: &History) -> Value {
    let (dataset, release) = (publication.dataset(), publication.release());
    let page = at(&urls::dataset(&dataset.slug, ""));
    let [first, last] = days(publication);
    let first_release = history.editions().next().map_or(&release.published, |edition| &edition.release.published);
    let described = Language::ALL.map(|language| worded(&description(publication, language), language));
    let distributions: Vec<Value> =
        files(&dataset.slug, Language::En).iter().map(|file| distribution(at, publication, &page, file)).collect();
    json!({
        "@id": page,
        "@type": "dcat:Dataset",
        "dct:title": texts(&dataset.title),
        "dct:description": described,
        "dct:identifier": dataset.slug,
        "dct:issued": date(first_release),
        "dct:modified": date(&release.published),
        "dcat:version": release.number.to_string(),
        "dct:publisher": publisher(publication),
        "dct:creator": { "@type": "foaf:Organization", "foaf:name": texts(&dataset.source.organisation) },
        "dcat:contactPoint": contact(publication),
        "dct:license": id(&dataset.licence.url),
        "dct:accessRights": id("http://publications.europa.eu/resource/authority/access-right/PUBLIC"),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": date(&first),
            "dcat:endDate": date(&last),
        },
        "dct:spatial": id(&format!(
            "http://statistics.data.gov.uk/id/statistical-geography/{}",
            publication.england_and_wales().code
        )),
        "dct:language": Language::ALL.map(|language| id(authority(language))),
        "dcat:landingPage": id(&page),
        "dcat:distribution": distributions,
    })
}

fn distribution(at: &impl Fn(&str) -> String, publication: &Publication, page: &str, file: &File) -> Value {
    let dataset = publication.dataset();
    let described = (file.media_type == "text/csv").then(|| id(&at(&urls::csv_metadata(&dataset.slug))));
    let mut body = json!({
        "@id": at(&file.address),
        "@type": "dcat:Distribution",
        "dct:title": worded(file.title, Language::En),
        "dcat:mediaType": id(&format!("https://www.iana.org/assignments/media-types/{}", file.media_type)),
        "dcat:accessURL": id(page),
        "dcat:downloadURL": id(&at(&file.address)),
        "dct:license": id(&dataset.licence.url),
        "dct:modified": date(&publication.release().published),
    });
    if let Some(described) = described {
        body["foaf:page"] = described;
    }
    body
}

fn publisher(publication: &Publication) -> Value {
    let contact = &publication.dataset().contact;
    json!({ "@type": "foaf:Organization", "foaf:name": contact.name })
}

fn contact(publication: &Publication) -> Value {
    let contact = &publication.dataset().contact;
    let way = if contact.url.starts_with("mailto:") { "vcard:hasEmail" } else { "vcard:hasURL" };
    json!({ "@type": "vcard:Organization", "vcard:fn": contact.name, way: id(&contact.url) })
}

fn texts(text: &Bilingual) -> Vec<Value> {
    let written = |language: &Language| text.foreign(*language).is_none();
    Language::ALL.into_iter().filter(written).map(|language| worded(text.text(language), language)).collect()
}

fn worded(text: &str, language: Language) -> Value {
    json!({ "@value": text, "@language": language.tag() })
}

fn date(day: &str) -> Value {
    json!({ "@value": day, "@type": "xsd:date" })
}

fn id(address: &str) -> Value {
    json!({ "@id": address })
}

/// The name of a language in the vocabulary that catalogues share.
fn authority(language: Language) -> &'static str {
    match language {
        Language::En => "http://publications.europa.eu/resource/authority/language/ENG",
        Language::Cy => "http://publications.europa.eu/resource/authority/language/CYM",
    }
}

/// Every page of the latest releases, in both languages (sitemaps.org 0.9).
pub fn sitemap(ask: &Ask) -> Result<Answer, ApiError> {
    ask.no_selection()?;
    let latest = ask.snapshot.latest_of_all();
    let body = write(&ask.site.public_url, &pages(&latest)).expect("memory takes every byte");
    Ok(Answer::live(media::SITEMAP, body).of_releases(latest.iter().map(numbered)))
}

/// The addresses in English, each with the day it last changed where that is known.
fn pages(latest: &[Arc<Publication>]) -> Vec<(String, Option<String>)> {
    let newest = latest.iter().map(|publication| publication.release().published.clone()).max();
    let mut pages = vec![(urls::overview(""), newest), (urls::accessibility(""), None), (urls::privacy(""), None)];
    for publication in latest {
        let (dataset, release) = (publication.dataset(), publication.release());
        let slug = &dataset.slug;
        let mut own = vec![
            urls::dataset(slug, ""),
            urls::table(slug, Rows::Areas, ""),
            urls::compare(slug, ""),
            urls::method(slug, ""),
            urls::releases(slug, ""),
            urls::release(slug, release.number, ""),
        ];
        own.extend((!dataset.claims.is_empty()).then(|| urls::claims(slug, "")));
        own.extend(publication.forces().map(|force| urls::force(slug, &force.slug, "")));
        pages.extend(own.into_iter().map(|address| (address, Some(release.published.clone()))));
    }
    pages
}

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

fn write(public_url: &str, pages: &[(String, Option<String>)]) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(b"<?xml version=\"1.0\" encoding=\"utf-8\"?>".to_vec());
    let all = xml.create_element("urlset").with_attributes([("xmlns", SITEMAP), ("xmlns:xhtml", XHTML)]);
    all.write_inner_content(|xml| {
        for (address, changed) in pages {
            for own in Language::ALL {
                entry(xml, public_url, address, own, changed.as_deref())?;
            }
        }
        Ok(())
    })?;
    Ok(xml.into_inner())
}

/// One page in one language, with the way to it in every language.
fn entry(
    xml: &mut Writer<Vec<u8>>,
    public_url: &str,
    address: &str,
    own: Language,
    changed: Option<&str>,
) -> io::Result<()> {
    let at = |language| format!("{public_url}{}", urls::in_language(address, language));
    xml.create_element("url")
        .write_inner_content(|xml| {
            super::feeds::text(xml, "loc", &at(own))?;
            if let Some(changed) = changed {
                super::feeds::text(xml, "lastmod", changed)?;
            }
            let other = Language::ALL.map(|language| (language.tag(), language));
            for (tag, language) in other.into_iter().chain([("x-default", Language::En)]) {
                let link = xml.create_element("xhtml:link");
                let attributes = [("rel", "alternate"), ("hreflang", tag), ("href", &*at(language))];
                link.with_attributes(attributes).write_empty()?;
            }
            Ok(())
        })
        .map(drop)
}

/// All may be read by crawlers but searches, of which there is no end.
pub fn robots(ask: &Ask) -> Result<Answer, ApiError> {
    let (search, map) = (urls::search(""), urls::sitemap());
    let body = format!("User-agent: *\nDisallow: {search}\nSitemap: {}{map}\n", ask.site.public_url);
    Ok(Answer::live(media::TEXT, body))
}
