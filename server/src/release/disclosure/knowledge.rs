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
    knowledge::{Fact, Lies, Place},
    lattice::Lattice,
    period::Period,
    publication::Publication,
};
use std::collections::BTreeSet;

/// Facts with the cells they speak of, and the cells beside the published ones that must stay open.
pub(super) struct Knowledge {
    pub(super) facts: Vec<(usize, Fact)>,
    /// What an earlier release withheld and this one gives no number for.
    pub(super) also_open: Vec<(usize, Place)>,
    /// What an earlier release withheld and this one could show, though nothing has been corrected that anyone could see.
    pub(super) withheld: BTreeSet<usize>,
}

/// An earlier release speaks of a place that this one has no cell for, so nothing could be proved about the two together.
pub(super) struct Forgotten {
    pub(super) place: Place,
    pub(super) release: u32,
}

/// The periods that public facts and earlier releases speak of.
pub(super) fn periods(policy: &Policy, earlier: &[&Publication]) -> Vec<Period> {
    let facts = policy.public_facts.iter().map(|fact| fact.years);
    facts.chain(earlier.iter().flat_map(|publication| publication.periods())).collect()
}

impl Knowledge {
    /// Gathers it. What an earlier release says of a cell holds, or it has been put right since: then everyone learns from
    /// its absence that the count now lies outside what was said, so that is a fact too.
    pub(super) fn gather(
        lattice: &Lattice,
        raw: &[Raw],
        areas: &[Area],
        dataset: &Dataset,
        policy: &Policy,
        earlier: &[&Publication],
    ) -> Result<Self, Forgotten> {
        let mut knowledge = Self { facts: Vec::new(), also_open: Vec::new(), withheld: BTreeSet::new() };
        let cell_of = |place: &Place| place.cell(lattice, areas, dataset);
        for fact in &policy.public_facts {
            for place in places(fact, areas) {
                if let Some(cell) = cell_of(&place) {
                    let (at_least, at_most) = (fact.at_least(), fact.at_most());
                    knowledge.facts.push((cell, Fact { place, at_least, at_most, lies: Lies::Within, release: None }));
                }
            }
        }
        for publication in earlier {
            let release = publication.release().number;
            for (place, cell) in every_cell(publication) {
                let Some(Interval { lo, hi }) = cell.interval() else { continue };
                let Some(at) = cell_of(&place) else { return Err(Forgotten { place, release }) };
                let mut fact =
                    Fact { place, at_least: lo, at_most: Some(hi), lies: Lies::Within, release: Some(release) };
                match raw[at] {
                    Raw::Count(count, _) if !fact.allows(count.into()) => fact.lies = Lies::Outside,
                    Raw::Count(..) | Raw::NotAvailable => {}
                    // It is public that there is nothing.
                    Raw::NotApplicable => continue,
                }
                let told = lattice.published(at).is_some() && matches!(raw[at], Raw::Count(..));
                match cell {
                    Cell::Withheld(_) if !told => knowledge.also_open.push((at, fact.place.clone())),
                    Cell::Withheld(_) if fact.lies == Lies::Within => drop(knowledge.withheld.insert(at)),
                    _ => {}
                }
                knowledge.facts.push((at, fact));
            }
        }
        knowledge.also_open.sort();
        knowledge.also_open.dedup();
        knowledge.keep_what_says_more();
        Ok(knowledge)
    }

    /// A fact that follows from another one of the same cell is left out.
    fn keep_what_says_more(&mut self) {
        let mut facts = std::mem::take(&mut self.facts);
        // What implies another one comes before it.
        facts.sort_by_cached_key(|(cell, fact)| {
            let Interval { lo, hi } = fact.bounds();
            let width = i64::from(hi - lo);
            (*cell, if fact.lies == Lies::Within { width } else { UNBOUNDED - width }, fact.clone())
        });
        for (cell, fact) in facts {
            let mut kept = self.facts.iter().rev().take_while(|(other, _)| *other == cell);
            if !kept.any(|(_, kept)| kept.implies(&fact)) {
                self.facts.push((cell, fact));
            }
        }
    }

    /// What the facts alone say of every cell.
    pub(super) fn bounds(&self, cells: usize) -> Vec<Bounds> {
        let mut bounds = vec![Bounds { lo: 0, hi: UNBOUNDED }; cells];
        for (cell, fact) in self.facts.iter().filter(|(_, fact)| fact.lies == Lies::Within) {
            let at = &mut bounds[*cell];
            at.lo = at.lo.max(fact.at_least.into());
            at.hi = at.hi.min(fact.at_most.map_or(UNBOUNDED, i64::from));
        }
        bounds
    }

    /// What cells are known not to be: from the least to the greatest of what an earlier release said wrongly.
    pub(super) fn gaps(&self) -> Vec<(usize, Interval)> {
        let outside = self.facts.iter().filter(|(_, fact)| fact.lies == Lies::Outside);
        outside.map(|(cell, fact)| (*cell, fact.bounds())).collect()
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
    let lattice = Lattice::of(publication, &[]);
    publication.cells().iter().enumerate().map(move |(index, cell)| {
        let (area, period, slice) = lattice.place(index);
        let area = &publication.areas()[area].code;
        (Place::new(area, lattice.periods[period], lattice.slices[slice], publication.dataset()), *cell)
    })
}
