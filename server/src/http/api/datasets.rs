//! `/api/v1/datasets`: what is published.

use super::{LANGUAGE, json, releases::Release, standing};
use crate::{
    error::ApiError,
    http::{answer::Answer, ask::Ask, made_of::numbered},
};
use frontend::urls;
use serde::Serialize;
use shared::{publication::Publication, standing::Standing};
use std::sync::Arc;
use utoipa::ToSchema;

/// The datasets, with their latest releases.
#[utoipa::path(
    get,
    path = "/api/v1/datasets",
    tag = "datasets",
    responses((status = 200, description = "Every dataset", body = Datasets))
)]
pub fn datasets(ask: &Ask) -> Result<Answer, ApiError> {
    ask.no_selection()?;
    let latest = ask.snapshot.latest_of_all();
    Ok(json(&Datasets::new(&latest)).of_releases(latest.iter().map(numbered)))
}

/// Every dataset.
#[derive(Debug, Serialize, ToSchema)]
pub struct Datasets {
    /// Real data before illustrative data, then by slug.
    pub datasets: Vec<Summary>,
}

/// What a dataset is, in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct Summary {
    /// The name in addresses.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// One sentence that says what it is.
    pub summary: String,
    /// Whether its numbers are made up to show the product.
    pub illustrative: bool,
    /// The mark that must stand beside illustrative numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub illustrative_note: Option<String>,
    /// The slug of what is measured.
    pub measure: String,
    /// The unit, as its source words it.
    pub unit: String,
    /// The status, such as "Not official statistics".
    pub status: String,
    /// The release that this describes.
    pub release: Release,
    /// From the first financial year to the last: `2020-21..2022-23`.
    pub years: String,
    /// Its dashboard.
    pub page: String,
    /// Its observations.
    pub observations: String,
}

impl Datasets {
    /// The latest release of every dataset.
    pub fn new(latest: &[Arc<Publication>]) -> Self {
        Self { datasets: latest.iter().map(|publication| Summary::new(publication, &[])).collect() }
    }
}

impl Summary {
    /// Of one release.
    pub(super) fn new(publication: &Publication, standing: &[Standing]) -> Self {
        let dataset = publication.dataset();
        Self {
            slug: dataset.slug.clone(),
            title: dataset.title.text(LANGUAGE).into(),
            summary: dataset.summary.text(LANGUAGE).into(),
            illustrative: dataset.illustrative,
            illustrative_note: dataset.illustrative.then(|| LANGUAGE.words().illustrative().into()),
            measure: dataset.measure.clone(),
            unit: dataset.unit.many.text(LANGUAGE).into(),
            status: dataset.status.text(LANGUAGE).into(),
            release: Release { standing: standing::of(publication, standing), ..Release::new(publication.release()) },
            years: publication.all_years().to_string(),
            page: urls::dataset(&dataset.slug, ""),
            observations: urls::api_observations(&dataset.slug, ""),
        }
    }
}
