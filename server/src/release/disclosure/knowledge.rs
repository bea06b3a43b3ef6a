//! What is public beside the release: facts of the descriptor, and all that earlier releases show.

use super::{
    Raw,
    bounds::{Bounds, UNBOUNDED},
    policy::{Policy, PublicFact},
};
use shared::{
    area::{Area, AreaKind},
    cell::{Cell, Interval},
    dataset::Dataset,
    knowledge::{Fact, Place},
    lattice::Lattice,
    period::Period,
    publication::Publication,
};

/// Facts with the cells they speak of, and places outside the lattice that earlier releases withheld.
pub(super) struct Knowledge {
    pub(super) facts: Vec<(usize, Fact)>,
    pub(super) also_open: Vec<(usize, Place)>,
}

/// The periods that public facts and earlier releases speak of.
pub(super) fn periods(policy: &Policy, earlier: &[&Publication]) -> Vec<Period> {
    let facts = policy.public_facts.iter().map(|fact| fact.years);
    facts.chain(earlier.iter().flat_map(|publication| publication.periods())).collect()
}

impl Knowledge {
    /// Gathers it. What an earlier release says counts as long as it still holds: a number that has since been put right
    /// tells nothing of the new one.
    pub(super) fn gather(
        lattice: &Lattice,
        raw: &[Raw],
        areas: &[Area],
        dataset: &Dataset,
        policy: &Policy,
        earlier: &[&Publication],
    ) -> Self {
        let mut knowledge = Self { facts: Vec::new(), also_open: Vec::new() };
        let cell_of = |place: &Place| {
            let area = areas.iter().position(|area| area.code == place.area)?;
            let period = lattice.periods.iter().position(|period| *period == place.period)?;
            let slice = place.slice(dataset)?;
            let slice = lattice.slices.iter().position(|other| *other == slice)?;
            Some(lattice.index(area, period, slice))
        };
        for fact in &policy.public_facts {
            for place in places(fact, areas) {
                if let Some(cell) = cell_of(&place) {
                    let fact = Fact { place, at_least: fact.at_least(), at_most: fact.at_most(), release: None };
                    knowledge.facts.push((cell, fact));
                }
            }
        }
        for publication in earlier {
            for (place, cell) in every_cell(publication) {
                let Some(at) = cell_of(&place) else { continue };
                let Some(interval) = cell.interval().filter(|interval| holds(raw[at], *interval)) else { continue };
                if matches!(cell, Cell::Withheld(_)) && lattice.published(at).is_none() {
                    knowledge.also_open.push((at, place.clone()));
                }
                let Interval { lo, hi } = interval;
                let release = Some(publication.release().number);
                knowledge.facts.push((at, Fact { place, at_least: lo, at_most: Some(hi), release }));
            }
        }
        knowledge.also_open.sort();
        knowledge.also_open.dedup();
        knowledge.keep_the_tightest();
        knowledge
    }

    /// A later fact of a cell that says nothing new is left out.
    fn keep_the_tightest(&mut self) {
        self.facts.sort_by(|(cell, fact), (other_cell, other)| {
            let width = |fact: &Fact| fact.at_most.unwrap_or(u32::MAX) - fact.at_least;
            (cell, width(fact), fact).cmp(&(other_cell, width(other), other))
        });
        self.facts.dedup_by(|(cell, fact), (kept_cell, kept)| {
            cell == kept_cell
                && fact.at_least <= kept.at_least
                && kept.at_most.unwrap_or(u32::MAX) <= fact.at_most.unwrap_or(u32::MAX)
        });
    }

    /// What the facts alone say of every cell.
    pub(super) fn bounds(&self, cells: usize) -> Vec<Bounds> {
        let mut bounds = vec![Bounds { lo: 0, hi: UNBOUNDED }; cells];
        for (cell, fact) in &self.facts {
            let at = &mut bounds[*cell];
            at.lo = at.lo.max(fact.at_least.into());
            at.hi = at.hi.min(fact.at_most.map_or(UNBOUNDED, i64::from));
        }
        bounds
    }
}

/// Whether a return still agrees with what an earlier release said of a cell.
fn holds(raw: Raw, interval: Interval) -> bool {
    match raw {
        Raw::Count(count, _) => interval.lo <= count && count <= interval.hi,
        Raw::NotAvailable | Raw::NotApplicable => false,
    }
}

fn places(fact: &PublicFact, areas: &[Area]) -> Vec<Place> {
    let meant = |area: &&Area| match fact.area.as_str() {
        "every force" => area.kind == AreaKind::Force,
        slug => area.slug == slug,
    };
    let code = fact.code.as_ref().map(|code| (code.breakdown.clone(), code.code.clone()));
    areas
        .iter()
        .filter(meant)
        .map(|area| Place { area: area.code.clone(), period: fact.years, code: code.clone() })
        .collect()
}

fn every_cell(publication: &Publication) -> impl Iterator<Item = (Place, Cell)> {
    publication.areas().iter().flat_map(move |area| {
        publication.periods().into_iter().flat_map(move |period| {
            publication.slices().into_iter().map(move |slice| {
                let place = Place::new(&area.code, period, slice, publication.dataset());
                (place, publication.cell(area, period, slice))
            })
        })
    })
}
