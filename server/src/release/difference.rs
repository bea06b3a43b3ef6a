//! What a draft would show otherwise than what readers have: for the office, before it is published.
//!
//! Invariant: it is made of two protected publications alone.

pub mod embedded;
mod faces;
mod told;

use super::unusual::Years;
use crate::embedders::Embedder;
use embedded::Embedded;
use faces::Face;
use serde::Serialize;
use shared::{
    area::Area,
    breakdown::Slice,
    cell::Cell,
    change::{self, Change},
    knowledge::Place,
    period::Period,
    publication::Publication,
};

/// A draft beside the release before it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// The number of the draft.
    pub release: u32,
    /// The release that it is compared with; `None` for the first one.
    pub before: Option<u32>,
    /// What England and Wales show otherwise.
    pub totals: Vec<CellChange>,
    /// Places that both have, with other numbers; those of the totals among them.
    pub changed: Vec<CellChange>,
    /// Places that only the draft has.
    pub added: Vec<CellChange>,
    /// Places that only the release before has.
    pub removed: Vec<CellChange>,
    /// Places that were shown and would be withheld.
    pub newly_withheld: Vec<CellChange>,
    /// Numbers of forces that are new or changed, and lie outside the central 95% of what the other shown years of
    /// the force let expect (Przyborowski and Wilenski 1940).
    pub unusual: Vec<Unusual>,
    /// Parts of the descriptor that have changed.
    pub texts: Vec<String>,
    /// What addresses without a release would show otherwise.
    pub addresses: Vec<Face>,
    /// Sites that embed something of it, as far as that was noted.
    pub embedded: Vec<Embedded>,
}

/// One place, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CellChange {
    /// The place in words.
    pub place: String,
    /// ONS code of the area, or `BTP`.
    pub area: String,
    /// The period.
    pub period: Period,
    /// The slugs of a breakdown and of its code.
    pub code: Option<(String, String)>,
    /// As it was shown, such as `12`, `12 [p]`, `[c] 1 to 9`.
    pub before: Option<String>,
    /// As it would be shown.
    pub after: Option<String>,
}

/// A number that is worth a second look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unusual {
    /// The force and the year in words.
    pub place: String,
    /// The number.
    pub count: u32,
    /// The other years of the force that are shown.
    pub others: Vec<u32>,
}

impl Difference {
    /// The difference of a draft from the release before it, with those of `embedders` to whom it is one.
    pub fn new(before: Option<&Publication>, after: &Publication, embedders: &[Embedder]) -> Self {
        let changes = before.map_or_else(|| all_new(after), |before| change::changes(before, after));
        let told = |change: &Change| CellChange::new(before, after, change);
        let of = |wanted: fn(&Change) -> bool| changes.iter().filter(|change| wanted(change)).map(told).collect();
        let national = &after.england_and_wales().code;
        Self {
            release: after.release().number,
            before: before.map(|before| before.release().number),
            totals: changes.iter().filter(|change| change.place.area == *national).map(told).collect(),
            changed: of(|change| change.before.is_some() && change.after.is_some()),
            added: of(|change| change.before.is_none()),
            removed: of(|change| change.after.is_none()),
            newly_withheld: of(|change| {
                matches!((change.before, change.after), (Some(Cell::Count(..)), Some(Cell::Withheld(_))))
            }),
            unusual: unusual(after, &changes),
            texts: before.map_or_else(Vec::new, |before| texts(before, after)),
            addresses: faces::faces(before, after),
            embedded: embedded::embedded(before, after, embedders),
        }
    }

    /// Whether readers would notice anything.
    pub fn is_empty(&self) -> bool {
        let cells = self.changed.len() + self.added.len() + self.removed.len();
        cells + self.texts.len() + self.addresses.len() == 0
    }
}

impl CellChange {
    fn new(before: Option<&Publication>, after: &Publication, change: &Change) -> Self {
        let Change { place, before: then, after: now } = change;
        let area_in = |publication: &Publication| {
            let area = publication.areas().iter().find(|area| area.code == place.area);
            area.map(|area| area.name.clone())
        };
        let area = area_in(after).or_else(|| before.and_then(area_in)).unwrap_or_else(|| place.area.clone());
        Self {
            place: in_words(&area, place),
            area: place.area.clone(),
            period: place.period,
            code: place.code.clone(),
            before: then.map(told::cell),
            after: now.map(told::cell),
        }
    }
}

fn in_words(area: &str, place: &Place) -> String {
    let code = place.code.as_ref().map_or_else(String::new, |(breakdown, code)| format!(", {breakdown} {code}"));
    format!("{area}, {}{code}", place.period)
}

/// Every place of a first release.
fn all_new(publication: &Publication) -> Vec<Change> {
    let mut cells = publication.cells().iter();
    let mut changes = Vec::with_capacity(publication.cells().len());
    for area in publication.areas() {
        for period in publication.periods() {
            for slice in publication.slices() {
                let place = Place::new(&area.code, period, slice, publication.dataset());
                changes.push(Change { place, before: None, after: cells.next().copied() });
            }
        }
    }
    changes
}

/// The numbers by force and year that have changed and are unusual beside the other years of their force, the most unusual first.
fn unusual(after: &Publication, changes: &[Change]) -> Vec<Unusual> {
    let shown = |area: &Area, year| after.cell(area, year, Slice::Total).count();
    let look = |change: &Change| {
        let Place { area, period, code: None } = &change.place else { return None };
        let force = after.forces().find(|force| force.code == *area).filter(|_| period.is_year())?;
        let count = change.after?.count()?;
        let others = after.years().iter().copied().map(Period::from).filter(|year| year != period);
        let others: Vec<u32> = others.filter_map(|year| shown(force, year)).collect();
        let years = Years { count, others: others.iter().sum(), years: u32::try_from(others.len()).ok()? };
        let chance = years.chance_if_unusual()?;
        Some((chance, Unusual { place: in_words(&force.name, &change.place), count, others }))
    };
    let mut unusual: Vec<(f64, Unusual)> = changes.iter().filter_map(look).collect();
    unusual.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    unusual.into_iter().map(|(_, unusual)| unusual).collect()
}

/// The keys of the descriptor's public part that differ.
fn texts(before: &Publication, after: &Publication) -> Vec<String> {
    let parts = |publication: &Publication| match serde_json::to_value(publication.dataset()) {
        Ok(serde_json::Value::Object(parts)) => parts,
        _ => unreachable!("a dataset is an object of texts and numbers"),
    };
    let (then, now) = (parts(before), parts(after));
    let keys = now.keys().chain(then.keys().filter(|key| !now.contains_key(*key)));
    keys.filter(|key| then.get(*key) != now.get(*key)).cloned().collect()
}

#[cfg(test)]
mod tests;
