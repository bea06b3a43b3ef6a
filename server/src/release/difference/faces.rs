//! What the addresses without a release would show otherwise.

use frontend::urls;
use serde::Serialize;
use shared::{
    breakdown::Slice, knowledge::Place, publication::Publication, selection::Selection, sentence::sentence,
    table::Table,
};

/// Addresses that show one selection, and what changes on them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Face {
    /// Page, embed, figures, files.
    pub addresses: Vec<String>,
    /// How many numbers of the table change, come or go.
    pub numbers: usize,
    /// The heading before and after, when it changes.
    pub title: Option<Turn>,
    /// The sentence before and after, when it changes.
    pub sentence: Option<Turn>,
}

/// A text before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Turn {
    /// `None` where the address is not there yet.
    pub before: Option<String>,
    /// `None` where the address will be gone.
    pub after: Option<String>,
}

impl Turn {
    fn new(before: Option<String>, after: Option<String>) -> Option<Self> {
        (before != after).then_some(Self { before, after })
    }
}

/// The selection of every figure, code and force that shows something else.
pub(super) fn faces(before: Option<&Publication>, after: &Publication) -> Vec<Face> {
    let mut queries = vec![String::new(), "figure=trend".to_owned()];
    for publication in before.into_iter().chain([after]) {
        let forces = publication.forces().map(|force| format!("forces={}", force.slug));
        let codes = publication.slices().into_iter().filter(|slice| *slice != Slice::Total).filter_map(|slice| {
            let (breakdown, code) = Place::new("", publication.all_years(), slice, publication.dataset()).code?;
            Some(format!("{breakdown}={code}"))
        });
        for query in codes.chain(forces) {
            if !queries.contains(&query) {
                queries.push(query);
            }
        }
    }
    queries.iter().filter_map(|query| face(before, after, query)).collect()
}

/// What one selection shows: its table and its sentence.
struct Shown {
    table: Table,
    sentence: String,
}

impl Shown {
    /// `None` where the publication has nothing of the kind.
    fn new(publication: &Publication, query: &str) -> Option<Self> {
        let selection = Selection::parse(query, publication).ok()?;
        let table = Table::new(publication, &selection);
        let sentence = sentence(publication, &selection, &table);
        Some(Self { table, sentence })
    }

    /// Area, period and number of every place.
    fn numbers(&self) -> Vec<(&str, String)> {
        let Table { rows, columns, .. } = &self.table;
        let place = |row: usize| rows[row].values.iter().zip(columns).map(move |(value, period)| (row, value, period));
        let rows_of = (0..rows.len()).flat_map(place);
        rows_of.map(|(row, value, period)| (rows[row].slug.as_str(), format!("{period} {value:?}"))).collect()
    }
}

pub(super) fn face(before: Option<&Publication>, after: &Publication, query: &str) -> Option<Face> {
    let then = before.and_then(|before| Shown::new(before, query));
    let now = Shown::new(after, query);
    let numbers = |shown: &Option<Shown>| -> Vec<(String, String)> {
        let numbers = shown.as_ref().map(Shown::numbers).unwrap_or_default();
        numbers.into_iter().map(|(area, number)| (area.to_owned(), number)).collect()
    };
    let (old, new) = (numbers(&then), numbers(&now));
    let come = new.iter().filter(|number| !old.contains(number)).count();
    let gone = old.iter().filter(|number| !new.contains(number)).count();
    let text = |shown: &Option<Shown>, of: fn(&Shown) -> &String| shown.as_ref().map(|shown| of(shown).clone());
    let turn = |of| Turn::new(text(&then, of), text(&now, of));
    let (title, sentence) = (turn(|shown| &shown.table.title), turn(|shown| &shown.sentence));
    if come + gone == 0 && title.is_none() && sentence.is_none() {
        return None;
    }
    Some(Face { addresses: addresses(after, query), numbers: come.max(gone), title, sentence })
}

fn addresses(publication: &Publication, query: &str) -> Vec<String> {
    let dataset = &publication.dataset().slug;
    let page = match query.strip_prefix("forces=") {
        Some(force) => urls::force(dataset, force, ""),
        None => urls::dataset(dataset, query),
    };
    vec![
        page,
        urls::embed(dataset, query),
        urls::figure_svg(dataset, query),
        urls::figure_png(dataset, query),
        urls::download_xlsx(dataset, query),
        urls::download_csv(dataset, query),
        urls::download_json(dataset, query),
        urls::api_observations(dataset, query),
    ]
}
