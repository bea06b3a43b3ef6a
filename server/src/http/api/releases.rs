//! `/api/v1/datasets/{dataset}/releases`: which releases there are.

use super::{document::InDataset, json};
use crate::{
    error::ApiError,
    http::{answer::Answer, ask::Ask, problems::ProblemDetails},
    release::certified::Certified,
};
use serde::Serialize;
use shared::publication::Publication;
use std::{collections::BTreeMap, sync::Arc};
use utoipa::ToSchema;

/// The releases of a dataset, the latest first.
#[utoipa::path(
    get,
    path = "/api/v1/datasets/{dataset}/releases",
    tag = "datasets",
    params(InDataset),
    responses(
        (status = 200, description = "The releases", body = Releases),
        (status = 404, description = "No such dataset", body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub fn releases(ask: &Ask) -> Result<Answer, ApiError> {
    ask.no_selection()?;
    Ok(json(&Releases::new(ask.releases()?)))
}

/// A release.
#[derive(Debug, Serialize, ToSchema)]
pub struct Release {
    /// From 1, without gaps.
    pub number: u32,
    /// The day it was published, in London.
    #[schema(format = Date)]
    pub published: String,
}

/// The releases of a dataset.
#[derive(Debug, Serialize, ToSchema)]
pub struct Releases {
    /// The dataset.
    pub dataset: String,
    /// Whether the numbers of the latest release are made up to show the product.
    pub illustrative: bool,
    /// The latest first.
    pub releases: Vec<Release>,
}

impl Release {
    /// Of one release.
    pub(super) fn new(publication: &Publication) -> Self {
        let release = publication.release();
        Self { number: release.number, published: release.published.clone() }
    }
}

impl Releases {
    /// The releases of a dataset by number, at least one.
    pub fn new(releases: &BTreeMap<u32, Arc<Certified>>) -> Self {
        let latest = releases.values().last().expect("a dataset has a release").publication().dataset();
        Self {
            dataset: latest.slug.clone(),
            illustrative: latest.illustrative,
            releases: releases.values().rev().map(|certified| Release::new(certified.publication())).collect(),
        }
    }
}
