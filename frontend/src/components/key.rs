//! What stands in place of numbers and beside them, with its meaning.

use crate::text::labels;
use leptos::prelude::*;
use shared::{
    language::Language,
    publication::Publication,
    selection::{FigureKind, Selection, Unit},
    table::Table,
};

/// The tables of all counts of a selection, of every code.
pub(crate) fn counts(publication: &Publication, selection: &Selection) -> impl Iterator<Item = Table> {
    let of = |slice| over_time(publication, &Selection { unit: Unit::Count, slice, ..selection.clone() });
    publication.slices().into_iter().flat_map(of)
}

/// The tables of a selection by year and of all years.
pub(crate) fn over_time(publication: &Publication, selection: &Selection) -> [Table; 2] {
    [FigureKind::Heatmap, FigureKind::Bars]
        .map(|figure| Table::new(publication, &Selection { figure, ..selection.clone() }))
}

/// The shorthand and the marks of tables, each once; nothing where they have none.
pub(crate) fn key(tables: &[Table], language: Language) -> Option<impl IntoView + use<>> {
    let notes = || tables.iter().map(|table| &table.notes);
    let shorthands =
        notes().flat_map(|notes| &notes.shorthands).map(|(symbol, meaning)| ((*symbol).to_owned(), *meaning));
    let marks = notes().flat_map(|notes| &notes.marks).cloned();
    let mut terms: Vec<(String, &'static str)> = Vec::new();
    for term in shorthands.chain(marks) {
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    let term = |(symbol, meaning)| {
        view! {
            <dt>{symbol}</dt>
            <dd>{meaning}</dd>
        }
    };
    (!terms.is_empty()).then(|| {
        view! {
            <div class="key">
                <h3>{labels(language).key()}</h3>
                <dl>{terms.into_iter().map(term).collect_view()}</dl>
            </div>
        }
    })
}
