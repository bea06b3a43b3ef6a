//! Every address of the product, in one place. `query` is a canonical query string without `?`, or empty.

/// The list of datasets.
pub fn overview() -> String {
    "/".into()
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
pub fn method(dataset: &str) -> String {
    format!("/datasets/{dataset}/method")
}

/// The releases of a dataset.
pub fn releases(dataset: &str) -> String {
    format!("/datasets/{dataset}/releases")
}

/// One release of a dataset, with what its certificate shows.
pub fn release(dataset: &str, number: u32) -> String {
    format!("/datasets/{dataset}/releases/{number}")
}

/// The iframe document.
pub fn embed(dataset: &str, query: &str) -> String {
    with(format!("/embed/{dataset}"), query)
}

/// The figure as SVG.
pub fn figure_svg(dataset: &str, query: &str) -> String {
    with(format!("/figures/{dataset}.svg"), query)
}

/// The figure as PNG.
pub fn figure_png(dataset: &str, query: &str) -> String {
    with(format!("/figures/{dataset}.png"), query)
}

/// The table as CSV.
pub fn download_csv(dataset: &str, query: &str) -> String {
    with(format!("/downloads/{dataset}.csv"), query)
}

/// What the columns of the CSV file mean (CSVW).
pub fn csv_metadata(dataset: &str) -> String {
    format!("/downloads/{dataset}.csv-metadata.json")
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

/// The description of the API.
pub fn openapi() -> String {
    "/api/openapi.json".into()
}

fn with(path: String, query: &str) -> String {
    if query.is_empty() { path } else { format!("{path}?{query}") }
}
