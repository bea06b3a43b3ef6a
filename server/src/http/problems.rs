//! Errors in the form of the address that was asked.

use crate::{
    error::ApiError,
    http::{
        answer::{Answer, Grant, media},
        ask::Ask,
        face::Face,
    },
    raster,
};
use frontend::{
    embed::{self, Document},
    page::{Page, Problem},
    text, urls,
};
use serde::Serialize;
use shared::{figure, identity::FigureId, language::Language};
use utoipa::ToSchema;

/// An error for machines (RFC 9457), with the code by which they know it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemDetails {
    /// The phrase of the HTTP status.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The code of the reason; it never changes.
    pub code: &'static str,
    /// The reason in a sentence.
    pub detail: String,
    /// What is wrong with the selection, all at once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<KeyError>,
    /// Addresses that exist.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub instead: Vec<String>,
}

/// One thing wrong with a selection.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeyError {
    /// The key of the query.
    pub key: String,
    /// What it held.
    pub found: String,
    /// What it may hold.
    pub expected: String,
}

/// The answer that says why there is none.
pub fn answer(error: &ApiError, ask: &Ask) -> Answer {
    let answer = in_form(error, ask);
    match ask.about() {
        Some(release) => answer.of_release(release),
        None => answer,
    }
}

fn in_form(error: &ApiError, ask: &Ask) -> Answer {
    let (status, site) = (error.status(), &ask.site);
    let problem = || problem(error, ask);
    match ask.face {
        Face::Page => Answer::fleeting(status, media::HTML, frontend::render(site, &Page::Problem(problem()))),
        Face::Embed => {
            let Document { html, style } = embed::problem(site, &problem());
            Answer::fleeting(status, media::HTML, html).granted(Some(Grant::Style(style)))
        }
        Face::Svg => Answer::fleeting(status, media::SVG, notice(&problem())),
        // Where a picture cannot be drawn, words are left.
        Face::Png => match raster::png(&notice(&problem()), 2.0) {
            Ok(picture) => Answer::fleeting(status, media::PNG, picture),
            Err(_) => details(error, ask),
        },
        Face::Download | Face::Feed | Face::Catalogue | Face::Api | Face::Operation | Face::Asset => {
            details(error, ask)
        }
    }
}

/// The problem as a drawing.
fn notice(problem: &Problem) -> String {
    let words = text::problems(problem.language);
    let errors: Vec<String> = problem.errors.iter().map(|error| words.wrong(error)).collect();
    figure::notice(problem.language, &problem.title, &problem.detail, &errors)
}

/// The problem in the language of the question; who chose what cannot be shown is led to what can.
fn problem(error: &ApiError, ask: &Ask) -> Problem {
    let language = ask.language().unwrap_or_default();
    let mut problem = error.problem(ask.face, language);
    if let ApiError::Selection(_) = error {
        problem.instead.extend(unselected(ask, language));
    }
    problem
}

/// The figure that is asked about, or else the dataset, with its name.
fn unselected(ask: &Ask, language: Language) -> Option<(String, String)> {
    if ask.figure.parse::<FigureId>().is_ok() {
        return Some((urls::figure(&ask.figure, language.query()), language.words().figure(&ask.figure)));
    }
    let latest = ask.snapshot.publication(&ask.dataset, None)?;
    let title = latest.dataset().title.text(language).to_owned();
    let slug = &ask.dataset;
    let machine = ask.face.is_for_machines();
    Some((if machine { urls::api_dataset(slug) } else { urls::dataset(slug, language.query()) }, title))
}

fn details(error: &ApiError, ask: &Ask) -> Answer {
    let problem = problem(error, ask);
    let words = text::problems(problem.language);
    let details = ProblemDetails {
        title: error.status().canonical_reason().unwrap_or_default().to_owned(),
        status: problem.status,
        code: error.code(),
        detail: problem.detail,
        errors: problem
            .errors
            .into_iter()
            .map(|error| KeyError { key: error.key, found: error.found, expected: words.expected(&error.expected) })
            .collect(),
        instead: problem.instead.into_iter().map(|(address, _)| address).collect(),
    };
    let body = serde_json::to_vec(&details).expect("strings and numbers are JSON");
    Answer::fleeting(error.status(), media::PROBLEM, body)
}
