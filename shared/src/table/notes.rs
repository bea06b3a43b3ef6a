//! What stands around the numbers of a table.

use super::{Row, Value};
use crate::{
    cell::{Absence, Mark, Marks, Shorthand},
    identity::FigureId,
    period::Period,
    publication::Publication,
    release::{Kind, Release},
    selection::Selection,
    text::Words,
    year::FinancialYear,
};

/// What stands around the numbers of a table, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Notes {
    /// The mark of illustrative data, when it is.
    pub illustrative: Option<String>,
    /// What has become of the release, and what else sets this apart from what readers have today, the weightiest first.
    pub standing: Vec<String>,
    /// What a correction put right, when the release is one.
    pub correction: Option<String>,
    /// "Source: …".
    pub source: String,
    /// "Not official statistics".
    pub status: String,
    /// "Release 1, 23 November 2026".
    pub release: String,
    /// "Figure illustrative-by-force-1-2c", and where it can be checked.
    pub figure: String,
    /// What a reader must know, the weightiest first.
    pub caveats: Vec<String>,
    /// Breaks in the series within the period.
    pub breaks: Vec<(FinancialYear, String)>,
    /// Events within the period: the day and a few words.
    pub events: Vec<(String, String)>,
    /// Each shorthand that occurs, with its meaning.
    pub shorthands: Vec<(&'static str, &'static str)>,
    /// Each mark that occurs, with its meaning.
    pub marks: Vec<(String, &'static str)>,
}

impl Notes {
    pub(super) fn new(publication: &Publication, selection: &Selection, period: Period, rows: &[Row]) -> Self {
        let dataset = publication.dataset();
        let language = selection.language;
        let words = language.words();
        let any = |is: &dyn Fn(Value) -> bool| rows.iter().flat_map(Row::all_values).any(is);
        let within = |date: &str| {
            let month: u16 = date.get(5..7)?.parse().ok()?;
            let year: u16 = date.get(..4)?.parse().ok()?;
            let begins = if month < 4 { year - 1 } else { year };
            (period.first.begins()..=period.last.begins()).contains(&begins).then_some(())
        };
        Self {
            illustrative: dataset.illustrative.then(|| words.illustrative().to_owned()),
            standing: Vec::new(),
            correction: correction(publication.release(), words),
            source: words.source(dataset.source.organisation.text(language), dataset.source.title.text(language)),
            status: dataset.status.text(language).to_owned(),
            release: words.release(publication.release().number, &publication.release().published),
            figure: words.figure(&FigureId::new(publication, selection).to_string()),
            caveats: dataset.caveats.iter().map(|caveat| caveat.text(language).to_owned()).collect(),
            breaks: dataset
                .breaks
                .iter()
                .filter(|at| period.first <= at.year && at.year <= period.last)
                .map(|at| (at.year, at.note.text(language).to_owned()))
                .collect(),
            events: dataset
                .events
                .iter()
                .filter(|event| within(&event.date).is_some())
                .map(|event| (event.date.clone(), event.label.text(language).to_owned()))
                .collect(),
            shorthands: shorthands(&any, words),
            marks: marks(&any, words),
        }
    }
}

/// Whether any of some values is as is asked.
pub type Any<'a> = &'a dyn Fn(&dyn Fn(Value) -> bool) -> bool;

/// Each shorthand that occurs among values, with its meaning.
pub fn shorthands(any: Any<'_>, words: &dyn Words) -> Vec<(&'static str, &'static str)> {
    let too_few = Value::Missing(Absence::TooFewEvents);
    let meaning = |shorthand: Shorthand| {
        let is_other = any(&|value| value != too_few && value.shorthand() == Some(shorthand));
        match shorthand {
            Shorthand::NotAvailable if any(&|value| value == too_few) => Some(words.too_few_events(is_other)),
            _ => is_other.then(|| words.shorthand(shorthand)),
        }
    };
    let all = [Shorthand::Confidential, Shorthand::NotAvailable, Shorthand::NotApplicable];
    all.into_iter().filter_map(|shorthand| Some((shorthand.symbol(), meaning(shorthand)?))).collect()
}

/// Each mark that occurs among values, with its meaning.
pub fn marks(any: Any<'_>, words: &dyn Words) -> Vec<(String, &'static str)> {
    Mark::ALL
        .into_iter()
        .filter(|mark| any(&|value| value.marks().iter().any(|other| other == *mark)))
        .map(|mark| (Marks::NONE.with(mark).to_string(), words.mark(mark)))
        .collect()
}

fn correction(release: &Release, words: &dyn Words) -> Option<String> {
    let note = release.note.as_ref().filter(|_| release.kind == Kind::Correction)?;
    Some(words.correction(note))
}
