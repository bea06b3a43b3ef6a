//! `/api/v1/datasets/{dataset}/releases`: which releases there are, what each changed and what has become of it.

use super::{LANGUAGE, document::InDataset, json, standing::Standing};
use crate::{
    error::ApiError,
    http::{answer::Answer, ask::Ask, problems::ProblemDetails},
    state::{Edition, History},
};
use frontend::changes::in_words;
use serde::Serialize;
use shared::{
    cell::Cell,
    change::{self, Changes},
    publication::Publication,
    release,
};
use utoipa::ToSchema;

/// The releases of a dataset, the latest first, each with what it changed and what has become of it.
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
    let history = ask.history()?;
    Ok(json(&Releases::new(&ask.dataset, history)).of_releases(history.numbered(&ask.dataset)))
}

/// A release.
#[derive(Debug, Serialize, ToSchema)]
pub struct Release {
    /// From 1, without gaps.
    pub number: u32,
    /// The day it was published, in London.
    #[schema(format = Date)]
    pub published: String,
    /// `scheduled-release`, `scheduled-revision` or `correction`.
    pub kind: &'static str,
    /// What the office says of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What has become of it, where the address names it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub standing: Vec<Standing>,
}

/// A release in the list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Listed {
    /// The release, with what has become of it.
    #[serde(flatten)]
    pub release: Release,
    /// The release that it is compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<u32>,
    /// Every number that is not what it was in that release; absent for the first one, and where one of the two is withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Vec<Change>>,
}

/// A number that changed.
#[derive(Debug, Serialize, ToSchema)]
pub struct Change {
    /// ONS code of the area, or `BTP`.
    pub areacd: String,
    /// ISO 8601 interval: the first day, then the number of financial years.
    #[schema(example = "2020-04-01/P1Y")]
    pub period: String,
    /// The breakdown and its code; absent for all observations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<[String; 2]>,
    /// What was shown; absent where there was no such number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Shown>,
    /// What is shown; absent where there is no such number any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Shown>,
    /// All of it in words.
    pub text: String,
}

/// What a release shows in one place.
#[derive(Debug, Serialize, ToSchema)]
pub struct Shown {
    /// The number; `null`, never 0, where `status` has a shorthand.
    pub observation: Option<u32>,
    /// The least and the greatest that a withheld number can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<u32>>, min_items = 2, max_items = 2)]
    pub interval: Option<[u32; 2]>,
    /// The shorthand in place of the number.
    pub status: &'static str,
}

/// The releases of a dataset.
#[derive(Debug, Serialize, ToSchema)]
pub struct Releases {
    /// The dataset.
    pub dataset: String,
    /// Whether the numbers of the newest release that may be shown are made up to show the product.
    pub illustrative: bool,
    /// The latest first.
    pub releases: Vec<Listed>,
}

impl Release {
    /// Of one release, without what has become of it.
    pub(super) fn new(release: &release::Release) -> Self {
        Self {
            number: release.number,
            published: release.published.clone(),
            kind: release.kind.word(),
            note: release.note.as_ref().map(|note| note.text(LANGUAGE).to_owned()),
            standing: Vec::new(),
        }
    }
}

impl Releases {
    /// The releases of a dataset.
    pub fn new(dataset: &str, history: &History) -> Self {
        Self {
            dataset: dataset.to_owned(),
            illustrative: history.dataset().is_some_and(|dataset| dataset.illustrative),
            releases: history.editions().rev().map(|edition| Listed::new(history, edition)).collect(),
        }
    }
}

impl Listed {
    fn new(history: &History, edition: &Edition) -> Self {
        let standing = Standing::new(edition.release.number, &history.standing(edition));
        let changes = match (history.changes(edition), edition.publication()) {
            (Changes::Since(before, changes), Some(after)) => {
                Some(changes.iter().map(|change| Change::new(&before, &after, change)).collect())
            }
            _ => None,
        };
        let release = Release { standing: vec![standing], ..Release::new(&edition.release) };
        Self { release, before: edition.release.before, changes }
    }
}

impl Change {
    fn new(before: &Publication, after: &Publication, change: &change::Change) -> Self {
        let place = &change.place;
        Self {
            areacd: place.area.clone(),
            period: place.period.iso(),
            code: place.code.clone().map(|(breakdown, code)| [breakdown, code]),
            before: change.before.map(Shown::new),
            after: change.after.map(Shown::new),
            text: in_words(before, after, change, LANGUAGE),
        }
    }
}

impl Shown {
    fn new(cell: Cell) -> Self {
        let interval = match cell {
            Cell::Withheld(interval) => Some([interval.lo, interval.hi]),
            Cell::Count(..) | Cell::NotAvailable | Cell::NotApplicable => None,
        };
        Self { observation: cell.count(), interval, status: cell.shorthand().map_or("", |it| it.symbol()) }
    }
}
