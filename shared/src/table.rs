//! The table behind every face of a selection: page, figure, file, sentence.

mod notes;
mod part;
mod value;

pub use notes::{Any, Notes, marks, shorthands};
pub use part::Part;
pub use value::Value;

use crate::{
    area::{Area, AreaKind},
    breakdown::Slice,
    identity::FigureId,
    language::Language,
    period::Period,
    publication::Publication,
    selection::{FigureKind, Selection, Sort, Unit},
    standing::Standing,
    text::Words,
};
use std::cmp::Ordering;

/// What a selection shows. The first row is England and Wales, the rest are forces (and chosen regions) in the
/// selected order.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The kind of figure it stands beside.
    pub figure: FigureKind,
    /// Counts or rates.
    pub unit: Unit,
    /// The order of the forces.
    pub sort: Sort,
    /// The language of its texts.
    pub language: Language,
    /// What the figure shows.
    pub title: String,
    /// Measure, area, period, unit.
    pub subtitle: String,
    /// The unit in words: "referrals", "referrals per million residents a year".
    pub unit_label: String,
    /// From the first to the last year it shows.
    pub period: Period,
    /// One for each period.
    pub columns: Vec<Period>,
    /// The name of the breakdown whose codes are the parts of every row, where rows have parts.
    pub by: Option<String>,
    /// One for each area.
    pub rows: Vec<Row>,
    /// What stands around the numbers.
    pub notes: Notes,
}

/// One area of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its slug in addresses.
    pub slug: String,
    /// Its name.
    pub label: String,
    /// What kind of area it is.
    pub kind: AreaKind,
    /// The name of its region, or empty.
    pub region: String,
    /// One for each column.
    pub values: Vec<Value>,
    /// What of them is of each code of a breakdown; none but in a stack.
    pub parts: Vec<Part>,
    /// Residents summed over the years of the period, where a rate is made of them.
    pub person_years: Option<f64>,
}

impl Table {
    /// The table of a selection.
    pub fn new(publication: &Publication, selection: &Selection) -> Self {
        let words = selection.language.words();
        let period = selection.period(publication);
        let columns = if selection.is_by_year() { period.years().map(Period::from).collect() } else { vec![period] };
        let row = |area: &Area| Row::new(publication, selection, area, &columns);
        let mut forces: Vec<Row> =
            publication.choosable().filter(|area| selection.forces.contains(&area.slug)).map(row).collect();
        if selection.forces.is_empty() && selection.figure.is_by_force() {
            forces = publication.forces().map(row).collect();
        }
        sort(&mut forces, selection);
        let mut rows = vec![row(publication.england_and_wales())];
        rows.append(&mut forces);
        let unit = publication.dataset().unit.many.inside(selection.language);
        let by = part::breakdown(publication, selection).map(|(_, it)| it.label.text(selection.language).to_owned());
        let unit_label = match selection.unit {
            Unit::Count => unit.into_owned(),
            Unit::Rate => words.per_million(&unit),
        };
        let notes = Notes::new(publication, selection, period, &rows);
        Self {
            figure: selection.figure,
            unit: selection.unit,
            sort: selection.sort,
            language: selection.language,
            title: title(&rows, selection, &unit_label, by.as_deref().unwrap_or_default(), words),
            subtitle: subtitle(publication, selection, &unit_label, period),
            unit_label,
            period,
            columns,
            by,
            rows,
            notes,
        }
    }

    /// The same table, which says what has become of its release.
    #[must_use]
    pub fn standing(mut self, publication: &Publication, standing: &[Standing]) -> Self {
        let words = self.words();
        for standing in standing {
            let line = words.standing(publication.release().number, standing);
            match standing {
                // All is well: it stands beside the number of the release.
                Standing::Latest => self.notes.release = format!("{}. {line}", self.notes.release),
                _ => self.notes.standing.push(line),
            }
        }
        self
    }

    /// The same table, which says where its figure can be checked; `place` is `referrals.example/verify`.
    #[must_use]
    pub fn checked_at(mut self, publication: &Publication, selection: &Selection, place: &str) -> Self {
        let id = FigureId::new(publication, selection).to_string();
        if !place.is_empty() {
            self.notes.figure = self.words().figure_checked_at(&id, place);
        }
        self
    }

    /// England and Wales.
    pub fn england_and_wales(&self) -> &Row {
        &self.rows[0]
    }

    /// The forces, in the selected order.
    pub fn forces(&self) -> &[Row] {
        &self.rows[1..]
    }

    /// Every number with its row and its column, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (&Row, Period, Value)> {
        self.rows
            .iter()
            .flat_map(|row| self.columns.iter().zip(&row.values).map(move |(column, value)| (row, *column, *value)))
    }

    /// The rows that its figure draws: the chosen forces; England and Wales among them in a trend, and where there is none.
    pub fn drawn(&self) -> &[Row] {
        if self.figure == FigureKind::Trend || self.forces().is_empty() { &self.rows } else { self.forces() }
    }

    /// How many of the forces' numbers are shown and how many withheld, in words; `None` where there is neither.
    pub fn how_much_is_shown(&self) -> Option<String> {
        let forces = || self.forces().iter().filter(|row| row.kind == AreaKind::Force);
        let values = || forces().flat_map(|row| &row.values);
        let shown = values().filter(|value| value.shown().is_some()).count();
        let withheld = values().filter(|value| matches!(value, Value::Withheld { .. })).count();
        let words = self.words();
        match (shown + withheld, self.columns.len()) {
            (0, _) => None,
            (_, 1) => Some(words.shown_and_withheld(shown, withheld)),
            _ => Some(words.cells_shown_and_withheld(shown, withheld)),
        }
    }

    /// The words of its language.
    pub fn words(&self) -> &'static dyn Words {
        self.language.words()
    }
}

impl Row {
    /// An area over these periods.
    pub(crate) fn new(publication: &Publication, selection: &Selection, area: &Area, columns: &[Period]) -> Self {
        let value = |period: &Period| {
            let cell = publication.cell(area, *period, selection.slice);
            match selection.unit {
                Unit::Count => Value::count(cell),
                Unit::Rate => Value::rate(cell, publication, area, *period),
            }
        };
        Self {
            slug: area.slug.clone(),
            label: area.label(selection.language).to_owned(),
            kind: area.kind,
            region: selection.language.words().area(&area.region).to_owned(),
            values: columns.iter().map(value).collect(),
            parts: part::parts(publication, selection, area, columns),
            person_years: person_years(publication, selection, area),
        }
    }

    /// Residents over a year of the period, where a rate is made of them.
    pub fn residents(&self, period: Period) -> Option<f64> {
        self.person_years.map(|people| people / f64::from(u32::try_from(period.len()).unwrap_or(1)))
    }

    /// Its values and those of its parts.
    pub fn all_values(&self) -> impl Iterator<Item = Value> {
        self.values.iter().chain(self.parts.iter().flat_map(|part| &part.values)).copied()
    }
}

#[expect(clippy::cast_precision_loss, reason = "person-years are far below 2^53")]
fn person_years(publication: &Publication, selection: &Selection, area: &Area) -> Option<f64> {
    let period = Some(selection.period(publication)).filter(|_| selection.unit == Unit::Rate)?;
    let person_years = publication.person_years(area, period).ok().flatten();
    person_years.filter(|people| *people > 0).map(|people| people as f64)
}

/// Shown numbers first, the greatest first; all others after them by name, so that no order tells anything of a withheld number.
fn sort(forces: &mut [Row], selection: &Selection) {
    let words = selection.language.words();
    let name = |a: &Row, b: &Row| words.short_force(&a.label).cmp(words.short_force(&b.label));
    let region = |a: &Row, b: &Row| (a.region.is_empty(), &a.region).cmp(&(b.region.is_empty(), &b.region));
    let key = |row: &Row| row.values.last().and_then(|value| value.shown());
    let value = |a: &Row, b: &Row| match (key(a), key(b)) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    // One order at a time, through one function: each further call of a sort is kilobytes in the browser.
    let mut by = |order: &dyn Fn(&Row, &Row) -> Ordering| forces.sort_by(order);
    // A publication has them in the order of their English names.
    if selection.language != Language::En {
        by(&name);
    }
    match selection.sort {
        Sort::Name => {}
        Sort::Region => by(&region),
        Sort::Value => by(&value),
    }
}

/// So many areas are named in a title, which counts more of them.
const NAMED: usize = 3;

/// The names of areas for a title; `areas` is how many they are in words, for those that are not all forces.
pub(crate) fn named<'a>(chosen: &'a [Row], areas: &'a str) -> Vec<&'a str> {
    if chosen.len() > NAMED && chosen.iter().any(|row| row.kind != AreaKind::Force) {
        return vec![areas];
    }
    chosen.iter().map(|row| row.label.as_str()).collect()
}

fn title(rows: &[Row], selection: &Selection, unit: &str, by: &str, words: &dyn Words) -> String {
    let chosen = &rows[1..];
    let areas = words.areas(chosen.len());
    let names = named(chosen, &areas);
    let total = match rows[0].values.as_slice() {
        [Value::Count(count, _)] => Some(u64::from(*count)),
        _ => None,
    };
    match selection.figure {
        FigureKind::Funnel => words.title_of_funnel(unit),
        FigureKind::Bars | FigureKind::Tiles if selection.forces.is_empty() => {
            let by_force = chosen.iter().flat_map(|row| &row.values).any(|value| !matches!(value, Value::Missing(_)));
            words.title_by_force(unit, total, by_force)
        }
        FigureKind::Heatmap | FigureKind::Multiples if selection.forces.is_empty() => {
            words.title_by_force_and_year(unit)
        }
        FigureKind::Bars | FigureKind::Tiles => words.title_of_forces(unit, &names),
        FigureKind::Stack => words.title_of_parts(unit, by, &names),
        FigureKind::Trend | FigureKind::Heatmap | FigureKind::Multiples => words.title_by_year(unit, &names),
    }
}

fn subtitle(publication: &Publication, selection: &Selection, unit: &str, period: Period) -> String {
    let mut parts = vec![publication.dataset().title.text(selection.language).to_owned()];
    parts.extend(slice_label(publication, selection));
    parts.push(selection.language.words().period(period));
    if selection.unit == Unit::Rate {
        parts.push(unit.to_owned());
    }
    parts.join(" · ")
}

/// The selected code of a breakdown in words: "Outcome: detained or removed".
pub fn slice_label(publication: &Publication, selection: &Selection) -> Option<String> {
    let Slice::Code(breakdown, code) = selection.slice else { return None };
    let breakdown = publication.dataset().breakdowns.get(breakdown)?;
    let code = breakdown.codes.get(code)?;
    Some(format!("{}: {}", breakdown.label.text(selection.language), code.label.text(selection.language)))
}
