//! What the explorer shows of a selection.

use super::payload::Payload;
use crate::{
    components::figure::{Drawings, Screen},
    urls,
};
use shared::{selection::Selection, sentence::sentence, table::Table};

/// Everything on the page that follows from a selection.
#[derive(Debug)]
pub(super) struct Face {
    /// The figure; `None` while figure and table stand on the page as the server has written them.
    pub(super) drawn: Option<Drawings>,
    /// What the figure is drawn of, and what stands below it.
    pub(super) table: Table,
    /// The sentence that can be quoted.
    pub(super) sentence: String,
    /// Shorthand and marks with their meaning.
    pub(super) key: Vec<(String, String)>,
    /// Breaks in the series: the year and what changed.
    pub(super) breaks: Vec<(String, String)>,
    /// Events: the day and what happened.
    pub(super) events: Vec<(String, String)>,
    /// The addresses of its files.
    pub(super) files: Files,
    /// Where it is made ready for other pages.
    pub(super) builder: String,
}

/// The addresses of the files of a selection.
#[derive(Debug)]
pub(super) struct Files {
    /// The table as a workbook.
    pub(super) xlsx: String,
    /// The table as CSV.
    pub(super) csv: String,
    /// The table as JSON.
    pub(super) json: String,
    /// The figure as SVG.
    pub(super) svg: String,
    /// The figure as PNG.
    pub(super) png: String,
}

impl Face {
    /// What a selection shows on a screen; without one, figure and table are left as they stand on the page.
    pub(super) fn new(release: &Payload, selection: &Selection, screen: Option<Screen>) -> Self {
        let publication = &release.publication;
        let table = Table::new(publication, selection).standing(publication, &release.standing).checked_at(
            publication,
            selection,
            &release.verified_at,
        );
        let words = table.words();
        let (slug, query) = (&publication.dataset().slug, selection.query(publication));
        let shorthands = table.notes.shorthands.iter().map(|(symbol, meaning)| ((*symbol).into(), (*meaning).into()));
        let marks = table.notes.marks.iter().map(|(symbol, meaning)| (symbol.clone(), (*meaning).into()));
        Self {
            sentence: sentence(publication, selection, &table),
            key: shorthands.chain(marks).collect(),
            breaks: table.notes.breaks.iter().map(|(year, note)| (words.year(*year), note.clone())).collect(),
            events: table.notes.events.iter().map(|(date, label)| (words.date(date), label.clone())).collect(),
            files: Files {
                xlsx: urls::download_xlsx(slug, &query),
                csv: urls::download_csv(slug, &query),
                json: urls::download_json(slug, &query),
                svg: urls::figure_svg(slug, &query),
                png: urls::figure_png(slug, &query),
            },
            builder: urls::builder(slug, &query),
            drawn: screen.map(|screen| Drawings::new(&table, screen)),
            table,
        }
    }
}
