//! Every address of the product, in one place. `query` is a canonical query string without `?`, or empty.

#[cfg(feature = "ssr")]
use crate::page::Rows;
use shared::language::Language;
#[cfg(feature = "ssr")]
use shared::selection::Word as _;

/// The list of datasets.
pub fn overview(query: &str) -> String {
    with("/".into(), query)
}

/// What is kept of readers, and what is not.
pub fn privacy(query: &str) -> String {
    with("/privacy".into(), query)
}

/// The dashboard of a dataset.
pub fn dataset(dataset: &str, query: &str) -> String {
    with(format!("/datasets/{dataset}"), query)
}

/// One force in a dataset.
pub fn force(dataset: &str, force: &str, query: &str) -> String {
    with(format!("/datasets/{dataset}/forces/{force}"), query)
}

/// Definition, quality and coverage of a dataset.
pub fn method(dataset: &str, query: &str) -> String {
    with(format!("/datasets/{dataset}/method"), query)
}

/// The table explorer; what a row is stands before the selection.
#[cfg(feature = "ssr")]
pub fn table(dataset: &str, rows: Rows, query: &str) -> String {
    with(format!("/datasets/{dataset}/table"), &table_query(rows, query))
}

/// The query of the table explorer.
#[cfg(feature = "ssr")]
pub fn table_query(rows: Rows, query: &str) -> String {
    let rows = if rows == Rows::default() { String::new() } else { format!("rows={}", rows.word()) };
    [rows.as_str(), query].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
}

/// A few forces side by side.
pub fn compare(dataset: &str, query: &str) -> String {
    with(format!("/datasets/{dataset}/compare"), query)
}

/// The published sentences about a dataset, checked.
pub fn claims(dataset: &str, query: &str) -> String {
    with(format!("/datasets/{dataset}/claims"), query)
}

/// The releases of a dataset.
pub fn releases(dataset: &str, query: &str) -> String {
    with(format!("/datasets/{dataset}/releases"), query)
}

/// One release of a dataset, with what its certificate shows.
pub fn release(dataset: &str, number: u32, query: &str) -> String {
    with(format!("/datasets/{dataset}/releases/{number}"), query)
}

/// How everyone can use these pages, and what to do where somebody cannot.
pub fn accessibility(query: &str) -> String {
    with("/accessibility".into(), query)
}

/// The search; its query is free text, encoded.
pub fn search(query: &str) -> String {
    with("/search".into(), query)
}

/// The query of a search for a text in a language.
#[cfg(feature = "ssr")]
pub fn search_query(asked: &str, language: Language) -> String {
    let asked = percent_encoding::utf8_percent_encode(asked, percent_encoding::NON_ALPHANUMERIC);
    let asked = if asked.to_string().is_empty() { String::new() } else { format!("q={asked}") };
    [asked.as_str(), language.query()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
}

/// The feed of the releases of all datasets.
pub fn feed() -> String {
    "/feed.atom".into()
}

/// The feed of the releases of a dataset.
pub fn dataset_feed(dataset: &str) -> String {
    format!("/datasets/{dataset}/feed.atom")
}

/// Where a release is rehearsed: what stands before every address there.
pub fn rehearsal(token: &str) -> String {
    format!("/rehearsal/{token}")
}

/// The iframe document.
pub fn embed(dataset: &str, query: &str) -> String {
    with(format!("/embed/{dataset}"), query)
}

/// What makes a figure ready for other pages.
pub fn builder(dataset: &str, query: &str) -> String {
    with(format!("/datasets/{dataset}/embed"), query)
}

/// Where a reader types the name of a figure, to check it.
pub fn verify(query: &str) -> String {
    with("/verify".into(), query)
}

/// One figure by its name: its numbers, and what has become of their release.
pub fn figure(id: &str, query: &str) -> String {
    with(format!("/verify/{id}"), query)
}

/// [`verify`] as it is printed in a figure: without a scheme, and of the site itself.
pub fn verified_at(public_url: &str) -> String {
    let bare = public_url.split_once("://").map_or(public_url, |(_, bare)| bare);
    let host = bare.split('/').next().unwrap_or_default();
    if host.is_empty() { String::new() } else { format!("{host}{}", verify("")) }
}

/// The figure as SVG.
pub fn figure_svg(dataset: &str, query: &str) -> String {
    with(format!("/figures/{dataset}.svg"), query)
}

/// The figure as PNG.
pub fn figure_png(dataset: &str, query: &str) -> String {
    with(format!("/figures/{dataset}.png"), query)
}

/// The figure as an image for cards, [`CARD`] unless a width is selected.
pub fn card(dataset: &str, query: &str) -> String {
    with(format!("/cards/{dataset}.png"), query)
}

/// The extent of a card, in pixels.
pub const CARD: (u32, u32) = (1200, 630);

/// What a content system asks about an address of ours, absolute; `format` is `json` or `xml`.
pub fn oembed(address: &str, format: &str) -> String {
    let mut coded = String::with_capacity(2 * address.len());
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            coded.push(char::from(byte));
        } else {
            coded.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("/oembed?url={coded}&format={format}")
}

/// The table as CSV.
pub fn download_csv(dataset: &str, query: &str) -> String {
    with(format!("/downloads/{dataset}.csv"), query)
}

/// The table as a workbook (XLSX).
pub fn download_xlsx(dataset: &str, query: &str) -> String {
    with(format!("/downloads/{dataset}.xlsx"), query)
}

/// What the columns of the CSV file mean (CSVW).
pub fn csv_metadata(dataset: &str) -> String {
    format!("/downloads/{dataset}.csv-metadata.json")
}

/// Figure, table and words in one file, for newsrooms.
pub fn download_zip(dataset: &str, query: &str) -> String {
    with(format!("/downloads/{dataset}.zip"), query)
}

/// The table as JSON.
pub fn download_json(dataset: &str, query: &str) -> String {
    with(format!("/downloads/{dataset}.json"), query)
}

/// The datasets, for machines.
pub fn api_datasets() -> String {
    "/api/v1/datasets".into()
}

/// One dataset, for machines.
pub fn api_dataset(dataset: &str) -> String {
    format!("/api/v1/datasets/{dataset}")
}

/// The observations of a dataset, for machines.
pub fn api_observations(dataset: &str, query: &str) -> String {
    with(format!("/api/v1/datasets/{dataset}/observations"), query)
}

/// The releases of a dataset, for machines.
pub fn api_releases(dataset: &str) -> String {
    format!("/api/v1/datasets/{dataset}/releases")
}

/// A release with its certificate, for machines.
pub fn api_certificate(dataset: &str, number: u32) -> String {
    format!("/api/v1/datasets/{dataset}/releases/{number}/certificate")
}

/// The name under which a release with its certificate is downloaded.
pub fn certificate_file(dataset: &str, number: u32) -> String {
    format!("{dataset}-release-{number}-certificate.json")
}

/// One figure by its name, for machines.
pub fn api_figure(id: &str, query: &str) -> String {
    with(format!("/api/v1/figures/{id}"), query)
}

/// The datasets and their files, for catalogues (DCAT).
pub fn catalogue() -> String {
    "/catalog.jsonld".into()
}

/// Every page, for crawlers.
pub fn sitemap() -> String {
    "/sitemap.xml".into()
}

/// The description of the API.
pub fn openapi() -> String {
    "/api/openapi.json".into()
}

/// The same address in another language; `address` is canonical, and so is what comes of it.
pub fn in_language(address: &str, language: Language) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut pairs: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
    let after = |pair: &&str| {
        ["theme=", "ink=", "paper=", "accent=", "font=", "width=", "height="].iter().any(|key| pair.starts_with(key))
    };
    let at = pairs.iter().position(after).unwrap_or(pairs.len());
    pairs.splice(at..at, Some(language.query()).filter(|query| !query.is_empty()));
    with(path.to_owned(), &pairs.join("&"))
}

/// Where the reader is, in another language, for a page that has no address of its own.
pub fn here_in(language: Language) -> String {
    format!("?lang={}", language.tag())
}

fn with(path: String, query: &str) -> String {
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_another_language_is_canonical() {
        for (english, welsh) in [
            ("/", "/?lang=cy"),
            ("/datasets/a?figure=trend", "/datasets/a?figure=trend&lang=cy"),
            ("/embed/a?release=1&paper=fff1e5", "/embed/a?release=1&lang=cy&paper=fff1e5"),
            ("/embed/a?release=1&theme=dark&width=600", "/embed/a?release=1&lang=cy&theme=dark&width=600"),
        ] {
            assert_eq!(in_language(english, Language::Cy), welsh);
            assert_eq!(in_language(welsh, Language::Cy), welsh);
            assert_eq!(in_language(welsh, Language::En), english);
            assert_eq!(in_language(english, Language::En), english);
        }
    }
}
