//! `/api/v1/figures/{figure}`: a figure by its name, what has become of it, and whether a number that was read is one of its.

use super::{LANGUAGE, json, observations::Observations};
use crate::{
    error::ApiError,
    http::{answer::Answer, ask::Ask, problems::ProblemDetails, verify},
};
use frontend::page::{Asked, Latest, Verified};
use serde::Serialize;
use shared::{
    agreement::{Place, Verdict},
    sentence::sentence,
    table::Table,
};
use utoipa::{IntoParams, ToSchema};

/// A figure in a path.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "read by the macro alone")]
pub struct Named {
    /// The name that every image of ours carries; in capitals or not.
    figure: String,
}

/// A number that somebody has read.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "read by the macro alone")]
pub struct Read {
    /// The number, as people write it.
    #[param(example = "1,234")]
    number: Option<String>,
    /// The slug of the area that it is said to be of; absent for any.
    #[param(example = "kent")]
    area: Option<String>,
}

/// A figure by the name that its image carries: its exact numbers, its release and what has become of it, what the latest release shows
/// otherwise, and whether a number that was read is one of them.
#[utoipa::path(
    get,
    path = "/api/v1/figures/{figure}",
    tag = "figures",
    params(Named, Read),
    responses(
        (status = 200, description = "The figure", body = Figure),
        (status = 400, description = "A number or an area that is not understood", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, description = "No figure has this name", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 410, description = "A figure of a release that has been withdrawn, and why", body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub fn figure(ask: &Ask) -> Result<Answer, ApiError> {
    let verified = verify::verified(ask, &ask.values(&["number", "area"])?, LANGUAGE)?;
    let release = verified.view.publication.release().number;
    Ok(json(&Figure::new(&verified)).of_release(release))
}

/// A figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct Figure {
    /// Its name.
    pub figure: String,
    /// What it says in a sentence that can be quoted.
    pub sentence: String,
    /// Its numbers, and the release they are of.
    #[serde(flatten)]
    pub numbers: Observations,
    /// The latest release, where it is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<InLatest>,
    /// What came of the number that was asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<Compared>,
}

/// The figure in the latest release.
#[derive(Debug, Serialize, ToSchema)]
pub struct InLatest {
    /// The number of that release.
    pub number: u32,
    /// Every number of the figure that is another one there; `null` where it has no such figure.
    pub changes: Option<Vec<Changed>>,
}

/// A number of a figure that is another one in the latest release.
#[derive(Debug, Serialize, ToSchema)]
pub struct Changed {
    /// Where it stands.
    #[serde(flatten)]
    pub place: At,
    /// What the figure shows, with its shorthand.
    pub before: String,
    /// What the latest release shows.
    pub after: String,
}

/// Where a number stands in a figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct At {
    /// The slug of the area.
    pub area: String,
    /// Name of the area.
    pub areanm: String,
    /// ISO 8601 interval: the first day, then the number of financial years.
    #[schema(example = "2020-04-01/P1Y")]
    pub period: String,
}

/// A number that somebody has read, beside those of the figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct Compared {
    /// As it was written.
    pub number: String,
    /// `yes`, `rounded` (without its decimals), `open` (a withheld number could be it; nobody can say) or `no`.
    pub agrees: &'static str,
    /// Every number of the area that was named, else those that it agrees with.
    pub found: Vec<Found>,
    /// Where no area was named: how many withheld numbers could be it, for all that is public.
    pub open: usize,
}

/// What the figure shows in one place, and how the number compares with it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Found {
    /// Where it stands.
    #[serde(flatten)]
    pub place: At,
    /// What stands there, with its shorthand.
    pub shown: String,
    /// `same`, `rounded`, `open`, `other` or `missing`.
    pub verdict: &'static str,
}

impl Figure {
    fn new(verified: &Verified) -> Self {
        let Verified { id, view, latest, asked } = verified;
        let table = view.table();
        Self {
            figure: id.clone(),
            sentence: sentence(&view.publication, &view.selection, &table),
            numbers: Observations::new(view),
            latest: latest.as_ref().map(|latest| InLatest::new(&table, latest)),
            read: asked.as_ref().map(|asked| Compared::new(&table, asked)),
        }
    }
}

impl InLatest {
    fn new(table: &Table, Latest { number, changed }: &Latest) -> Self {
        let change = |(place, [before, after]): &(Place, [String; 2])| Changed {
            place: At::new(table, *place),
            before: before.clone(),
            after: after.clone(),
        };
        Self { number: *number, changes: changed.as_ref().map(|changed| changed.iter().map(change).collect()) }
    }
}

impl At {
    fn new(table: &Table, Place { row, column }: Place) -> Self {
        let (row, period) = (&table.rows[row], table.columns[column]);
        Self { area: row.slug.clone(), areanm: row.label.clone(), period: period.iso() }
    }
}

impl Compared {
    fn new(table: &Table, Asked { number, agreement, .. }: &Asked) -> Self {
        let has = |wanted| agreement.found.iter().any(|(_, verdict)| *verdict == wanted);
        let found = |(place, verdict): &(Place, Verdict)| Found {
            place: At::new(table, *place),
            shown: table.rows[place.row].values[place.column].text(table.words(), table.unit),
            verdict: word(*verdict),
        };
        let agrees = match () {
            () if has(Verdict::Same) => "yes",
            () if has(Verdict::Rounded) => "rounded",
            () if has(Verdict::Open) || agreement.open > 0 => "open",
            () => "no",
        };
        let found = agreement.found.iter().map(found).collect();
        Self { number: number.clone(), agrees, found, open: agreement.open }
    }
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Same => "same",
        Verdict::Rounded => "rounded",
        Verdict::Open => "open",
        Verdict::Other => "other",
        Verdict::Missing => "missing",
    }
}
