//! What a page shows: the data of every page, and nothing of how it looks.

use shared::{
    certificate::Checked,
    language::Language,
    publication::Publication,
    selection::{Selection, SelectionError},
};
use std::sync::Arc;

/// What every page needs to know of the server that gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Scheme and host under which readers reach it, without a slash at the end: `https://example.org`.
    pub public_url: String,
    /// The address of the style sheet.
    pub style: String,
    /// The addresses of what hydrates the islands; `None` where no bundle was built, and the forms do the work.
    pub islands: Option<Islands>,
}

/// The addresses of what hydrates the islands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Islands {
    /// Our own small script that loads the other two.
    pub loader: String,
    /// The module that wasm-bindgen wrote.
    pub module: String,
    /// The WebAssembly.
    pub wasm: String,
}

/// One page with its data.
#[derive(Clone, Debug)]
pub enum Page {
    /// The datasets, with their headline numbers and sentences.
    Overview(Vec<Arc<Publication>>, Language),
    /// The dashboard of a dataset.
    Dashboard(Arc<Publication>, Selection),
    /// One force: the slug is one of the forces of the publication.
    Force(Arc<Publication>, String, Selection),
    /// Definition, quality and coverage.
    Method(Arc<Publication>, Language),
    /// The releases of a dataset, at least one, the latest first.
    Releases(Vec<Arc<Publication>>, Language),
    /// One release, and what its certificate showed.
    Release(Arc<Publication>, Checked, Standing, Language),
    /// Something was not found or not understood.
    Problem(Problem),
}

/// Whether a later release has taken the place of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is the latest.
    Latest,
    /// The one with this number is the latest.
    Superseded(u32),
}

/// Why there is no page, and where to go from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The language of its texts.
    pub language: Language,
    /// The HTTP status.
    pub status: u16,
    /// What happened, in a few words.
    pub title: String,
    /// What happened, in a sentence.
    pub detail: String,
    /// What is wrong with the selection, all at once.
    pub errors: Vec<SelectionError>,
    /// Addresses that exist, with their names.
    pub instead: Vec<(String, String)>,
}
