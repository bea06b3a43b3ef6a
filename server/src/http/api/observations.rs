//! `/api/v1/datasets/{dataset}/observations`: the numbers.

use super::{
    LANGUAGE,
    datasets::Summary,
    document::{InDataset, Selected},
    json,
};
use crate::{
    error::ApiError,
    http::{answer::Answer, ask::Ask, problems::ProblemDetails},
};
use frontend::page::View;
use serde::Serialize;
use shared::observation::{self, Number};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The observations of a dataset: all of them, or those of a selection, with the numbers of its table.
///
/// A breakdown of the dataset is a key too, such as `outcome=detained-or-removed`; the dataset says which there are.
#[utoipa::path(
    get,
    path = "/api/v1/datasets/{dataset}/observations",
    tag = "observations",
    params(InDataset, Selected),
    responses(
        (status = 200, description = "The observations", body = Observations),
        (status = 400, description = "A selection that is not understood: every wrong key, what it held and what it may hold", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 410, description = "A release that has been withdrawn, and why", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, description = "No such dataset or release", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 414, description = "A query longer than any selection", body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub fn observations(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    Ok(json(&Observations::new(&view)).of_release(view.publication.release().number))
}

/// The observations of a selection.
#[derive(Debug, Serialize, ToSchema)]
pub struct Observations {
    /// What they are observations of.
    pub dataset: Summary,
    /// The canonical query string of the selection; empty for all observations.
    pub selection: String,
    /// Where the numbers come from, in a line.
    pub source: String,
    /// What a reader must know before using a number.
    pub caveats: Vec<String>,
    /// The observations.
    pub observations: Vec<Observation>,
}

/// One area, one period, one code of each breakdown.
#[derive(Debug, Serialize, ToSchema)]
pub struct Observation {
    /// ONS code of the area, or `BTP`.
    pub areacd: String,
    /// Name of the area.
    pub areanm: String,
    /// Kind of area.
    pub geography: &'static str,
    /// ISO 8601 interval: the first day, then the number of financial years.
    #[schema(example = "2020-04-01/P1Y")]
    pub period: String,
    /// What is measured.
    pub measure: String,
    /// The code of each breakdown; `total` for all of them.
    pub breakdowns: BTreeMap<String, String>,
    /// The number; `null`, never 0, where `status` has a shorthand.
    #[schema(value_type = Option<f64>)]
    pub observation: Option<Number>,
    /// Unit of the number.
    pub unit: String,
    /// The least and the greatest that a withheld number can be.
    #[schema(value_type = Option<Vec<f64>>, min_items = 2, max_items = 2)]
    pub interval: Option<[Number; 2]>,
    /// The 95% interval of a rate.
    #[schema(value_type = Option<Vec<f64>>, min_items = 2, max_items = 2)]
    pub ci_95: Option<[Number; 2]>,
    /// What a rate is divided by: the residents of the area, mid-year estimates summed over the years of the period; `null` beside a
    /// count, where there is no estimate and where no rate applies.
    pub denominator: Option<u64>,
    /// The shorthand in place of the number, or the marks beside it.
    pub status: String,
    /// What must be known of this number.
    pub notes: String,
    /// Number of the release.
    pub release: u32,
    /// Whether the number is made up to show the product.
    pub illustrative: bool,
}

impl Observations {
    /// The observations of a selection.
    pub fn new(view: &View) -> Self {
        let View { publication, selection, standing, .. } = view;
        let dataset = publication.dataset();
        let slugs: Vec<&str> = dataset.breakdowns.iter().map(|breakdown| breakdown.slug.as_str()).collect();
        let rows = observation::observations(publication, selection);
        let source = &dataset.source;
        let words = LANGUAGE.words();
        Self {
            dataset: Summary::new(publication, standing),
            selection: selection.query(publication),
            source: words.source(source.organisation.text(LANGUAGE), source.title.text(LANGUAGE)),
            caveats: dataset.caveats.iter().map(|caveat| caveat.text(LANGUAGE).to_owned()).collect(),
            observations: rows.into_iter().map(|row| Observation::new(row, &slugs)).collect(),
        }
    }
}

impl Observation {
    fn new(row: observation::Observation, breakdowns: &[&str]) -> Self {
        Self {
            areacd: row.areacd,
            areanm: row.areanm,
            geography: row.geography,
            period: row.period.iso(),
            measure: row.measure,
            breakdowns: breakdowns.iter().map(|slug| (*slug).to_owned()).zip(row.codes).collect(),
            observation: row.observation,
            unit: row.unit,
            interval: row.interval,
            ci_95: row.ci_95,
            denominator: row.denominator,
            status: row.status,
            notes: row.notes,
            release: row.release,
            illustrative: row.illustrative,
        }
    }
}
