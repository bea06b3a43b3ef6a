//! What a release changed, in words.

use crate::text::{releases, years};
use shared::{
    area::Area,
    breakdown::Slice,
    cell::{Cell, Marks},
    change::Change,
    language::Language,
    publication::Publication,
    selection::Unit,
    table::Value,
};

/// One change between two releases: "Kent Police, 2021-22: was 12, is 14".
pub fn in_words(before: &Publication, after: &Publication, change: &Change, language: Language) -> String {
    // What is gone has its names in the release before.
    let named = if change.after.is_some() { after } else { before };
    let text = |cell: Cell| value(cell).text(language.words(), Unit::Count);
    let (was, is) = (change.before.map(text), change.after.map(text));
    releases(language).change(&place(named, change, language), was.as_deref(), is.as_deref())
}

/// The value of a cell without its marks, which are no part of what changed.
fn value(cell: Cell) -> Value {
    Value::count(match cell {
        Cell::Count(count, _) => Cell::Count(count, Marks::NONE),
        other => other,
    })
}

fn place(publication: &Publication, change: &Change, language: Language) -> String {
    let place = &change.place;
    let area: Option<&Area> = publication.areas().iter().find(|area| area.code == place.area);
    let name = area.map_or(place.area.as_str(), |area| area.label(language));
    let mut parts = vec![name.to_owned(), years(place.period, language)];
    if let Some(Slice::Code(breakdown, code)) = place.slice(publication.dataset()) {
        let codes = &publication.dataset().breakdowns[breakdown].codes;
        parts.push(codes[code].label.text(language).to_owned());
    }
    parts.join(", ")
}
