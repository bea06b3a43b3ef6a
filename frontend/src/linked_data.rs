//! What search engines and catalogues read of a dataset.

use crate::{page::View, text::labels, urls};
use serde_json::{Value, json};
use shared::{language::Language, publication::Publication};

/// One file of a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What it is.
    pub title: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Its address, from the slash on.
    pub address: String,
}

/// The files of the latest release of a dataset, in a language.
pub fn files(dataset: &str, language: Language) -> Vec<File> {
    let labels = labels(language);
    let file = |title, media_type, address| File { title, media_type, address };
    let query = language.query();
    vec![
        file(labels.csv(), "text/csv", urls::download_csv(dataset, query)),
        file(
            labels.xlsx(),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            urls::download_xlsx(dataset, query),
        ),
        file(labels.json(), "application/json", urls::download_json(dataset, query)),
    ]
}

/// What a dataset is in a paragraph of at most 5,000 characters, the mark of illustrative data first.
pub fn description(publication: &Publication, language: Language) -> String {
    let dataset = publication.dataset();
    let mark = dataset.illustrative.then(|| format!("{}.", language.words().illustrative()));
    let texts = [&dataset.summary, &dataset.definition, &dataset.coverage, &dataset.status];
    let texts = texts.map(|text| text.text(language).trim().to_owned());
    let sentences = mark.into_iter().chain(texts.into_iter().filter(|text| !text.is_empty()).map(ended));
    let all = sentences.collect::<Vec<_>>().join(" ");
    all.chars().take(LONGEST).collect()
}

/// The longest description that search engines take.
const LONGEST: usize = 5_000;

/// A text that ends as a sentence does.
fn ended(text: String) -> String {
    if text.ends_with(['.', '!', '?', '…']) { text } else { format!("{text}.") }
}

/// The first and the last day of a publication: `2020-04-01`, `2023-03-31`.
pub fn days(publication: &Publication) -> [String; 2] {
    let all = publication.all_years();
    [format!("{}-04-01", all.first.begins()), format!("{}-03-31", all.last.ends())]
}

/// The schema.org `Dataset` of a view, as JSON that may stand in a `<script>`.
pub(crate) fn schema_org(public_url: &str, view: &View) -> String {
    let (publication, language) = (&view.publication, view.selection.language);
    let dataset = publication.dataset();
    let at = |address: &str| format!("{public_url}{address}");
    let [first, last] = days(publication);
    let page = at(&urls::dataset(&dataset.slug, language.query()));
    let organisation = |name: &str, url: Option<&str>| json!({ "@type": "Organization", "name": name, "url": url });
    let download = |file: File| {
        json!({
            "@type": "DataDownload",
            "name": file.title,
            "encodingFormat": file.media_type,
            "contentUrl": at(&file.address),
        })
    };
    let source = Some(dataset.source.url.as_str()).filter(|url| !url.is_empty());
    let body = without_null(json!({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": page,
        "url": page,
        "name": dataset.title.text(language),
        "description": description(publication, language),
        "identifier": dataset.slug,
        "version": publication.release().number.to_string(),
        "dateModified": publication.release().published,
        "inLanguage": language.tag(),
        "isAccessibleForFree": true,
        "license": dataset.licence.url,
        "creator": organisation(dataset.source.organisation.text(language), source),
        "publisher": organisation(&dataset.contact.name, Some(&dataset.contact.url)),
        "temporalCoverage": format!("{first}/{last}"),
        "spatialCoverage": { "@type": "Place", "name": language.words().england_and_wales() },
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": dataset.measure,
            "unitText": dataset.unit.many.text(language),
        },
        "measurementTechnique": dataset.source.obtained.text(language),
        "distribution": files(&dataset.slug, language).into_iter().map(download).collect::<Vec<_>>(),
        "includedInDataCatalog": { "@type": "DataCatalog", "url": at(&urls::catalogue()) },
    }));
    // Nothing in it can end the element that it stands in.
    body.to_string().replace('<', "\\u003c")
}

/// A value without the fields that have none.
fn without_null(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(name, value)| (name, without_null(value))).collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(without_null).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{sample, selection::Selection};
    use std::sync::Arc;

    #[test]
    fn what_a_search_engine_reads_cannot_end_its_element_and_says_what_it_must() {
        for publication in sample::all() {
            for language in Language::ALL {
                let illustrative = publication.dataset().illustrative;
                let selection = Selection { language, ..Selection::everything() };
                let publication = Arc::new(publication.clone());
                let view = View { publication, selection, standing: Vec::new(), verified_at: String::new() };
                let text = schema_org("https://referrals.example", &view);
                assert!(!text.contains('<'), "{text}");
                let read: Value = serde_json::from_str(&text).expect("JSON");
                let description = read["description"].as_str().expect("a text");
                assert!((50..=5_000).contains(&description.chars().count()), "{description}");
                assert_eq!(description.starts_with(language.words().illustrative()), illustrative);
                assert_eq!(read["name"], view.publication.dataset().title.text(language));
                assert_eq!(read["distribution"].as_array().map(Vec::len), Some(3));
                assert!(!text.contains("null"), "{text}");
            }
        }
    }
}
