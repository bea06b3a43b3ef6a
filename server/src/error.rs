//! Why a request has no answer, with a stable code for each reason.
//!
//! Invariant: there is no blanket `From`: an error that nobody has thought about does not compile.

use crate::{http::face::Face, raster::RasterError, state::Snapshot, workbook::WorkbookError};
use actix_web::http::StatusCode;
use frontend::{page::Problem, text, urls};
use shared::{
    area::Area,
    found::shortened,
    identity::FigureIdError,
    language::{Bilingual, Language},
    publication::Publication,
    selection::SelectionError,
    standing::Standing,
};
use std::sync::Arc;

/// Why a request has no answer.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The address is not in the table.
    #[error("there is no such address")]
    UnknownAddress,
    /// No dataset goes by this name.
    #[error("there is no dataset `{found}`")]
    UnknownDataset {
        /// What the address says.
        found: String,
        /// Slugs and titles of those there are, the nearest first.
        known: Vec<(String, Bilingual)>,
    },
    /// No force goes by this name.
    #[error("there is no police force `{found}`")]
    UnknownForce {
        /// The dataset in which it was sought.
        dataset: String,
        /// What the address says.
        found: String,
        /// Slugs and names of those it may mean, the nearest first.
        nearest: Vec<(String, Bilingual)>,
    },
    /// The dataset has no such release.
    #[error("`{dataset}` has no release {found}")]
    UnknownRelease {
        /// The dataset.
        dataset: String,
        /// What the address says.
        found: String,
        /// The numbers of those there are.
        known: Vec<u32>,
    },
    /// No figure goes by this name.
    #[error("there is no figure `{found}`")]
    UnknownFigure {
        /// What the address says.
        found: String,
        /// Why it is no name; `None` for one that names nothing here.
        why: Option<FigureIdError>,
    },
    /// The release was taken back.
    #[error("release {number} of `{dataset}` has been withdrawn")]
    Withdrawn {
        /// The dataset.
        dataset: String,
        /// The release.
        number: u32,
        /// When, and why.
        standing: Standing,
        /// The latest release; `None` when no other took its place.
        latest: Option<u32>,
    },
    /// The certificate of a release tells numbers of another one, which was taken back.
    #[error("the certificate tells numbers of release {number}, which has been withdrawn")]
    ProofClosed {
        /// The dataset.
        dataset: String,
        /// The release that was taken back.
        number: u32,
        /// When, and why.
        standing: Standing,
    },
    /// The release is not what it was taken for when it was loaded.
    #[error("release {number} of `{dataset}` is refused: it proves nothing")]
    Refused {
        /// The dataset.
        dataset: String,
        /// The release.
        number: u32,
    },
    /// Nobody has signed the address of this rehearsal.
    #[error("there is no such rehearsal")]
    UnknownRehearsal,
    /// The time of the rehearsal is over.
    #[error("the rehearsal is over")]
    RehearsalOver,
    /// The draft of the rehearsal was replaced or published.
    #[error("the draft of the rehearsal is not there any more")]
    OtherDraft,
    /// The query asks for what cannot be shown.
    #[error("the selection is not understood")]
    Selection(Vec<SelectionError>),
    /// At the address that a content system asked about, there is nothing to embed.
    #[error("nothing can be embedded from there: {0}")]
    NotEmbedded(#[source] Box<ApiError>),
    /// A content system asked for a form that there is not.
    #[error("there is no form `{0}`")]
    Format(String),
    /// The query is longer than any selection.
    #[error("the query has {bytes} bytes, at most {most} are read")]
    LongQuery {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        most: usize,
    },
    /// The address is there to be read only.
    #[error("this address answers GET and HEAD only")]
    Method,
    /// The figure could not be drawn as a picture.
    #[error("the figure could not be drawn as a picture")]
    Picture(#[source] Arc<RasterError>),
    /// The table does not fit into a workbook.
    #[error("the workbook could not be written")]
    Workbook(#[source] WorkbookError),
    /// The handler panicked.
    #[error("the answer could not be made")]
    Panicked,
}

/// How many names are offered in place of one that is not there.
const OFFERED: usize = 5;

impl ApiError {
    /// No dataset goes by this name; those there are, the nearest first.
    pub fn unknown_dataset(found: &str, snapshot: &Snapshot) -> Self {
        let known = snapshot
            .latest_of_all()
            .iter()
            .map(|publication| (publication.dataset().slug.clone(), publication.dataset().title.clone()))
            .collect();
        Self::UnknownDataset { found: shortened(found), known: nearest(found, known) }
    }

    /// No force goes by this name; the one that is spelled otherwise in addresses, else the nearest.
    pub fn unknown_force(found: &str, publication: &Publication) -> Self {
        let meant = shared::force::by_name(&found.replace('-', " ")).map(|force| force.slug);
        let name = |force: &Area| Bilingual { en: force.name.clone(), cy: force.name_cy.clone() };
        let known = publication.forces().map(|force| (force.slug.clone(), name(force))).collect();
        let mut nearest = nearest(found, known);
        if let Some(at) = nearest.iter().position(|(slug, _)| Some(slug.as_str()) == meant) {
            nearest[..=at].rotate_right(1);
        }
        nearest.truncate(OFFERED);
        Self::UnknownForce { dataset: publication.dataset().slug.clone(), found: shortened(found), nearest }
    }

    /// The dataset has no release of this number.
    pub fn unknown_release(dataset: &str, found: &str, known: Vec<u32>) -> Self {
        Self::UnknownRelease { dataset: dataset.to_owned(), found: shortened(found), known }
    }

    /// No figure goes by this name.
    pub fn unknown_figure(found: &str, why: Option<FigureIdError>) -> Self {
        Self::UnknownFigure { found: shortened(found), why }
    }

    /// To a content system an address that does not answer is one that is not there: it knows no other status.
    pub fn not_embedded(self) -> Self {
        if self.status().is_server_error() { self } else { Self::NotEmbedded(Box::new(self)) }
    }

    /// The code by which programs know it; it never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownAddress => "unknown-address",
            Self::UnknownDataset { .. } => "unknown-dataset",
            Self::UnknownForce { .. } => "unknown-force",
            Self::UnknownRelease { .. } => "unknown-release",
            Self::UnknownFigure { .. } => "unknown-figure",
            Self::Withdrawn { .. } => "withdrawn",
            Self::ProofClosed { .. } => "proof-closed",
            Self::UnknownRehearsal => "unknown-rehearsal",
            Self::RehearsalOver => "rehearsal-over",
            Self::OtherDraft => "other-draft",
            Self::Selection(_) => "bad-selection",
            Self::LongQuery { .. } => "long-query",
            Self::NotEmbedded(cause) => cause.code(),
            Self::Format(_) => "no-such-format",
            Self::Method => "method-not-allowed",
            Self::Refused { .. } | Self::Picture(_) | Self::Workbook(_) | Self::Panicked => "internal",
        }
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::UnknownAddress
            | Self::UnknownDataset { .. }
            | Self::UnknownForce { .. }
            | Self::UnknownRelease { .. } => StatusCode::NOT_FOUND,
            Self::UnknownFigure { .. } | Self::UnknownRehearsal | Self::NotEmbedded(_) => StatusCode::NOT_FOUND,
            Self::Format(_) => StatusCode::NOT_IMPLEMENTED,
            Self::Withdrawn { .. } | Self::ProofClosed { .. } | Self::RehearsalOver | Self::OtherDraft => {
                StatusCode::GONE
            }
            Self::Selection(_) => StatusCode::BAD_REQUEST,
            Self::LongQuery { .. } => StatusCode::URI_TOO_LONG,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Refused { .. } | Self::Picture(_) | Self::Workbook(_) | Self::Panicked => {
                StatusCode::INTERNAL_SERVER_ERROR
            }
        }
    }

    /// What a reader is told: never more than the request itself and what is public; in the language that was asked for,
    /// but for machines in English, and addresses in the form that was asked.
    pub fn problem(&self, face: Face, language: Language) -> Problem {
        let words = text::problems(language);
        // With its own status, and what is said of the address itself.
        if let Self::NotEmbedded(cause) = self {
            return Problem { status: self.status().as_u16(), ..cause.problem(face, language) };
        }
        let told = match self {
            Self::UnknownAddress => words.unknown_address(),
            Self::UnknownDataset { found, .. } => words.unknown_dataset(found),
            Self::UnknownForce { found, .. } => words.unknown_force(found),
            Self::UnknownRelease { found, known, .. } => words.unknown_release(found, known),
            Self::UnknownFigure { found, why } => text::verify(language).unknown(found, *why),
            Self::Withdrawn { number, standing, latest, .. } => {
                words.withdrawn(&language.words().standing(*number, standing), *latest)
            }
            Self::ProofClosed { number, standing, .. } => {
                words.proof_closed(&language.words().standing(*number, standing))
            }
            Self::UnknownRehearsal => words.unknown_rehearsal(),
            Self::RehearsalOver => words.rehearsal_over(),
            Self::OtherDraft => words.other_draft(),
            Self::Selection(_) => words.bad_selection(),
            Self::Format(found) => words.no_such_format(found),
            Self::LongQuery { bytes, most } => words.long_query(*bytes, *most),
            Self::Method => words.method(),
            Self::NotEmbedded(_) | Self::Refused { .. } | Self::Picture(_) | Self::Workbook(_) | Self::Panicked => {
                words.fault()
            }
        };
        let errors = if let Self::Selection(errors) = self { errors.clone() } else { Vec::new() };
        Problem {
            language,
            status: self.status().as_u16(),
            title: told.title.into(),
            detail: told.detail,
            errors,
            instead: self.instead(face, language),
        }
    }

    /// Addresses that exist, with their names.
    fn instead(&self, face: Face, language: Language) -> Vec<(String, String)> {
        let (machine, query) = (face.is_for_machines(), language.query());
        let all = || if machine { urls::api_datasets() } else { urls::overview(query) };
        let one = |slug: &str| if machine { urls::api_dataset(slug) } else { urls::dataset(slug, query) };
        match self {
            Self::UnknownAddress | Self::UnknownRehearsal | Self::RehearsalOver | Self::OtherDraft => {
                vec![(all(), text::prose(language).overview().into())]
            }
            Self::UnknownDataset { known, .. } => {
                known.iter().map(|(slug, title)| (one(slug), title.text(language).to_owned())).collect()
            }
            Self::UnknownForce { dataset, nearest, .. } => nearest
                .iter()
                .map(|(slug, name)| (urls::force(dataset, slug, query), name.text(language).to_owned()))
                .collect(),
            Self::UnknownFigure { .. } => vec![(urls::verify(query), text::verify(language).heading().into())],
            Self::UnknownRelease { dataset, .. } | Self::ProofClosed { dataset, .. } => {
                vec![(one(dataset), text::problems(language).latest_release().into())]
            }
            Self::Withdrawn { dataset, latest, .. } => {
                let words = text::releases(language);
                let list = if machine { urls::api_releases(dataset) } else { urls::releases(dataset, query) };
                let latest = latest.map(|_| (one(dataset), text::problems(language).latest_release().into()));
                latest.into_iter().chain([(list, words.heading().into())]).collect()
            }
            Self::Selection(_)
            | Self::NotEmbedded(_)
            | Self::Format(_)
            | Self::LongQuery { .. }
            | Self::Method
            | Self::Refused { .. }
            | Self::Picture(_)
            | Self::Workbook(_)
            | Self::Panicked => Vec::new(),
        }
    }
}

/// The known names, those most like the one that was found first.
fn nearest(found: &str, mut known: Vec<(String, Bilingual)>) -> Vec<(String, Bilingual)> {
    let found: String = found.to_lowercase().chars().take(60).collect();
    known.sort_by_cached_key(|(slug, _)| strsim::damerau_levenshtein(&found, slug));
    known
}
