//! `/api/v1/datasets/{dataset}`: what is counted, in the words of its source.

use super::{
    LANGUAGE,
    datasets::Summary,
    document::{InDataset, Pinned},
    json,
};
use crate::{
    error::ApiError,
    http::{answer::Answer, ask::Ask, problems::ProblemDetails},
};
use frontend::{page::View, urls};
use serde::Serialize;
use shared::{area::AreaKind, claim::Verdict, language::Language};
use utoipa::ToSchema;

/// One dataset: what is counted, in the words of its source, and what can be selected of it.
#[utoipa::path(
    get,
    path = "/api/v1/datasets/{dataset}",
    tag = "datasets",
    params(InDataset, Pinned),
    responses(
        (status = 200, description = "The dataset", body = Dataset),
        (status = 400, description = "A key that is not understood", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 410, description = "A release that has been withdrawn, and why", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, description = "No such dataset or release", body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub fn dataset(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.publication()?;
    Ok(json(&Dataset::new(&view)).of_release(view.publication.release().number))
}

/// A dataset in full.
#[derive(Debug, Serialize, ToSchema)]
pub struct Dataset {
    /// What it is, in short.
    #[serde(flatten)]
    pub summary: Summary,
    /// What exactly is counted.
    pub definition: String,
    /// Where the numbers come from.
    pub source: Source,
    /// Which forces, which years, which ways of reporting.
    pub coverage: String,
    /// What a reader must know before using a number.
    pub caveats: Vec<String>,
    /// When it is updated, in words.
    pub schedule: String,
    /// Whom to ask.
    pub contact: Link,
    /// The licence.
    pub licence: Link,
    /// The periods of which cells are published.
    pub periods: Vec<String>,
    /// Its breakdowns.
    pub breakdowns: Vec<Breakdown>,
    /// Its areas.
    pub areas: Vec<Area>,
    /// Points from which the numbers are not comparable with those before.
    pub breaks: Vec<Break>,
    /// Published facts that are no observation.
    pub facts: Vec<Fact>,
    /// What speaks for the numbers.
    pub strengths: Vec<String>,
    /// Published sentences, checked against this release.
    pub claims: Vec<Claim>,
}

/// Where the numbers come from.
#[derive(Debug, Serialize, ToSchema)]
pub struct Source {
    /// The body that published or supplied them.
    pub organisation: String,
    /// The publication.
    pub title: String,
    /// How they were obtained.
    pub obtained: String,
    /// Its address, or empty.
    pub url: String,
}

/// A name with its address.
#[derive(Debug, Serialize, ToSchema)]
pub struct Link {
    /// The name.
    pub name: String,
    /// The address.
    pub url: String,
}

/// A further dimension.
#[derive(Debug, Serialize, ToSchema)]
pub struct Breakdown {
    /// The key in selections and in `breakdowns` of an observation.
    pub slug: String,
    /// Its name.
    pub label: String,
    /// Its codes.
    pub codes: Vec<Code>,
}

/// One code of a breakdown.
#[derive(Debug, Serialize, ToSchema)]
pub struct Code {
    /// The value in selections.
    pub slug: String,
    /// Its name.
    pub label: String,
}

/// A force or an aggregate of forces.
#[derive(Debug, Serialize, ToSchema)]
pub struct Area {
    /// ONS code, or `BTP`.
    pub areacd: String,
    /// Its name.
    pub areanm: String,
    /// Its name in Welsh, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub areanm_cy: Option<String>,
    /// The name in addresses.
    pub slug: String,
    /// What kind of area it is.
    pub geography: &'static str,
    /// Its page, for a force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

/// A point from which the numbers are not comparable with those before.
#[derive(Debug, Serialize, ToSchema)]
pub struct Break {
    /// The first financial year after it.
    pub year: String,
    /// What changed.
    pub note: String,
}

/// A published fact that is no observation.
#[derive(Debug, Serialize, ToSchema)]
pub struct Fact {
    /// The number as printed.
    pub value: String,
    /// What it says.
    pub label: String,
    /// Where it was published.
    pub source: String,
}

/// A published sentence, checked against the release.
#[derive(Debug, Serialize, ToSchema)]
pub struct Claim {
    /// The sentence.
    pub says: String,
    /// Where it was published.
    pub source: String,
    /// Whether it holds: `holds`, `does-not-hold`, or `open` where what is published does not tell.
    #[schema(value_type = String)]
    pub verdict: &'static str,
}

impl Dataset {
    /// All that is known of a dataset beside its cells.
    pub fn new(view: &View) -> Self {
        let publication = &view.publication;
        let dataset = publication.dataset();
        let text = |bilingual: &shared::language::Bilingual| bilingual.text(LANGUAGE).to_owned();
        Self {
            summary: Summary::new(publication, &view.standing),
            definition: text(&dataset.definition),
            source: Source {
                organisation: text(&dataset.source.organisation),
                title: text(&dataset.source.title),
                obtained: text(&dataset.source.obtained),
                url: dataset.source.url.clone(),
            },
            coverage: text(&dataset.coverage),
            caveats: dataset.caveats.iter().map(text).collect(),
            schedule: text(&dataset.schedule),
            contact: Link { name: dataset.contact.name.clone(), url: dataset.contact.url.clone() },
            licence: Link { name: dataset.licence.name.clone(), url: dataset.licence.url.clone() },
            periods: publication.periods().iter().map(ToString::to_string).collect(),
            breakdowns: dataset
                .breakdowns
                .iter()
                .map(|breakdown| Breakdown {
                    slug: breakdown.slug.clone(),
                    label: text(&breakdown.label),
                    codes: breakdown
                        .codes
                        .iter()
                        .map(|code| Code { slug: code.slug.clone(), label: text(&code.label) })
                        .collect(),
                })
                .collect(),
            areas: publication.areas().iter().map(|area| Area::new(area, &dataset.slug)).collect(),
            breaks: dataset.breaks.iter().map(|at| Break { year: at.year.to_string(), note: text(&at.note) }).collect(),
            facts: dataset
                .facts
                .iter()
                .map(|fact| Fact { value: text(&fact.value), label: text(&fact.label), source: text(&fact.source) })
                .collect(),
            strengths: dataset.strengths.iter().map(text).collect(),
            claims: dataset
                .claims
                .iter()
                .map(|claim| Claim {
                    says: text(&claim.says),
                    source: text(&claim.source),
                    verdict: match claim.holds.judge(publication).verdict {
                        Verdict::Holds => "holds",
                        Verdict::Fails => "does-not-hold",
                        Verdict::Open => "open",
                    },
                })
                .collect(),
        }
    }
}

impl Area {
    fn new(area: &shared::area::Area, dataset: &str) -> Self {
        Self {
            areacd: area.code.clone(),
            areanm: area.label(LANGUAGE).into(),
            areanm_cy: Some(area.label(Language::Cy)).filter(|welsh| *welsh != area.name).map(str::to_owned),
            slug: area.slug.clone(),
            geography: area.kind.word(),
            page: (area.kind == AreaKind::Force).then(|| urls::force(dataset, &area.slug, "")),
        }
    }
}
