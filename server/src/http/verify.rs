//! The check of a figure by its name.
//!
//! Invariant: the name says all of it. Nothing is remembered of who drew what, and a name from a rehearsal or a withdrawn release
//! shows no more than the release does.

use crate::{
    error::ApiError,
    http::{
        answer::{Answer, media},
        ask::Ask,
    },
    state::{Edition, History},
};
use frontend::{
    page::{Asked, Latest, Page, Verified, View},
    urls,
};
use shared::{
    agreement::{Agreement, ClaimedError, Place},
    identity::FigureId,
    language::Language,
    publication::Publication,
    selection::{Expected, Selection, SelectionError},
    table::Table,
};
use std::collections::BTreeMap;

/// Where a name is typed; it leads to the figure.
pub fn entrance(ask: &Ask) -> Result<Answer, ApiError> {
    let values = ask.values(&["figure", "lang"])?;
    let language = ask.language()?;
    let Some(found) = values.get("figure") else {
        let html = frontend::render(&ask.site, &Page::Verify(language));
        return Ok(Answer::live(media::HTML, html));
    };
    let id: FigureId = found.parse().map_err(|why| ApiError::unknown_figure(found, Some(why)))?;
    Ok(Answer::see_other(urls::figure(&id.to_string(), language.query())))
}

/// One figure.
pub fn figure(ask: &Ask) -> Result<Answer, ApiError> {
    let verified = verified(ask, &ask.values(&["number", "area", "lang"])?, ask.language()?)?;
    if verified.id != ask.figure {
        return Ok(Answer::see_other(urls::figure(&verified.id, &ask.query)));
    }
    let release = verified.view.publication.release().number;
    let html = frontend::render(&ask.site, &Page::Verified(verified));
    Ok(Answer::live(media::HTML, html).of_release(release))
}

/// The figure that the path names, what has become of it, and of the `number` that is asked about.
pub fn verified(ask: &Ask, values: &BTreeMap<String, String>, language: Language) -> Result<Verified, ApiError> {
    let (id, view) = ask.named(language)?;
    let table = view.table();
    let asked = values.get("number").map(|number| asked(&table, number, values.get("area"))).transpose()?;
    let history = ask.snapshot.history(&view.publication.dataset().slug);
    let latest = history.and_then(|history| latest(history, &view, &table));
    Ok(Verified { id: id.to_string(), view, latest, asked })
}

fn asked(table: &Table, number: &str, area: Option<&String>) -> Result<Asked, ApiError> {
    let claimed = number.parse().map_err(|ClaimedError| SelectionError::new("number", number, Expected::Number));
    let area = match area {
        Some(area) if !table.rows.iter().any(|row| row.slug == *area) => {
            let known = table.rows.iter().map(|row| row.slug.clone()).collect();
            Err(SelectionError::new("area", area, Expected::OneOf(known)))
        }
        other => Ok(other.cloned()),
    };
    match (claimed, area) {
        (Ok(claimed), Ok(area)) => {
            let agreement = Agreement::new(table, claimed, area.as_deref());
            Ok(Asked { number: number.trim().to_owned(), area, agreement })
        }
        (claimed, area) => Err(ApiError::Selection([claimed.err(), area.err()].into_iter().flatten().collect())),
    }
}

/// The latest release, where it is another one, and what it shows otherwise.
fn latest(history: &History, view: &View, before: &Table) -> Option<Latest> {
    let publication = history.latest().and_then(Edition::publication)?;
    let number = publication.release().number;
    (number != view.publication.release().number)
        .then(|| Latest { number, changed: changed(view, &publication, before) })
}

/// Each number of the figure that is another one in a later release; `None` when that has no such figure.
fn changed(view: &View, latest: &Publication, before: &Table) -> Option<Vec<(Place, [String; 2])>> {
    let live = Selection { release: None, ..view.selection.clone() };
    let live = Selection::parse(&live.query(&view.publication), latest).ok()?;
    let after = Table::new(latest, &live);
    let mut changed = Vec::new();
    for (at, row) in before.rows.iter().enumerate() {
        let other = after.rows.iter().find(|other| other.slug == row.slug)?;
        for (column, (period, value)) in before.columns.iter().zip(&row.values).enumerate() {
            let now = other.values[after.columns.iter().position(|other| other == period)?];
            let [was, is] = [*value, now].map(|value| value.unmarked().text(before.words(), before.unit));
            if was != is {
                changed.push((Place { row: at, column }, [was, is]));
            }
        }
    }
    Some(changed)
}

impl Ask {
    /// The figure that the path names, and what it shows.
    pub fn named(&self, language: Language) -> Result<(FigureId, View), ApiError> {
        let unknown = |why| ApiError::unknown_figure(&self.figure, why);
        let id: FigureId = self.figure.parse().map_err(|why| unknown(Some(why)))?;
        let query = format!("release={}", id.release);
        let ask = Self { dataset: id.dataset.clone(), query, ..self.clone() };
        let view = ask.selected().map_err(|error| match error {
            ApiError::UnknownDataset { .. } | ApiError::UnknownRelease { .. } => unknown(None),
            other => other,
        })?;
        let selection = id.selection(&view.publication).ok_or_else(|| unknown(None))?;
        let selection = Selection { language, ..selection };
        Ok((id, View { selection, ..view }))
    }
}
