//! What is public beside the release: facts of the descriptor, and what earlier releases say.
//!
//! An interval that a release gave is what followed from its numbers, so it stands and falls with them. A release of which
//! everything still holds is a fact from its first number to its last interval. Where anything of it has been put right since,
//! its numbers remain: those that hold are facts, and so is that the others do not, for everyone who keeps releases sees both.
//! Its intervals are facts no more, neither those that hold nor those that do not. So nobody learns from the list of facts
//! whose withheld count has changed; with the intervals that hold in it, the absence of one would say so, and the counts
//! beside it would follow.

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
    /// Gathers it.
    pub(super) fn gather(
        lattice: &Lattice,
        raw: &[Raw],
        areas: &[Area],
        dataset: &Dataset,
        policy: &Policy,
        earlier: &[&Publication],
    ) -> Result<Self, Forgotten> {
        let mut knowledge = Self { facts: Vec::new(), also_open: Vec::new(), withheld: BTreeSet::new() };
        for fact in &policy.public_facts {
            for place in places(fact, areas) {
                if let Some(cell) = place.cell(lattice, areas, dataset) {
                    let (at_least, at_most) = (fact.at_least(), fact.at_most());
                    knowledge.facts.push((cell, Fact { place, at_least, at_most, lies: Lies::Within, release: None }));
                }
            }
        }
        for publication in earlier {
            knowledge.hear(publication, lattice, raw, areas, dataset)?;
        }
        knowledge.also_open.sort();
        knowledge.also_open.dedup();
        knowledge.keep_what_says_more();
        Ok(knowledge)
    }

    /// Adds what one earlier release says.
    fn hear(
        &mut self,
        publication: &Publication,
        lattice: &Lattice,
        raw: &[Raw],
        areas: &[Area],
        dataset: &Dataset,
    ) -> Result<(), Forgotten> {
        let release = publication.release().number;
        let mut said = Vec::new();
        for (place, cell) in every_cell(publication) {
            let Some(Interval { lo, hi }) = cell.interval() else { continue };
            let Some(at) = place.cell(lattice, areas, dataset) else { return Err(Forgotten { place, release }) };
            // It is public that there is nothing.
            if matches!(raw[at], Raw::NotApplicable) {
                continue;
            }
            let mut fact = Fact { place, at_least: lo, at_most: Some(hi), lies: Lies::Within, release: Some(release) };
            if matches!(raw[at], Raw::Count(count, _) if !fact.allows(count.into())) {
                fact.lies = Lies::Outside;
            }
            said.push((at, cell, fact));
        }
        let stands = said.iter().all(|(_, _, fact)| fact.lies == Lies::Within);
        for (at, cell, fact) in said {
            let told = lattice.published(at).is_some() && matches!(raw[at], Raw::Count(..));
            match cell {
                Cell::Withheld(_) if !told => self.also_open.push((at, fact.place.clone())),
                Cell::Withheld(_) if fact.lies == Lies::Within => drop(self.withheld.insert(at)),
                _ => {}
            }
            if stands || cell.count().is_some() {
                self.facts.push((at, fact));
            }
        }
        Ok(())
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

    /// The facts of the descriptor that are not so in a return: "Kent Police 2020-21: found fewer, expected at least 5".
    pub(super) fn contradicted(&self, raw: &[Raw], describe: impl Fn(usize) -> String) -> Vec<String> {
        let own = self.facts.iter().filter(|(_, fact)| fact.release.is_none());
        let told = own.filter_map(|(cell, fact)| {
            let Raw::Count(count, _) = raw[*cell] else { return None };
            let Interval { lo, hi } = fact.bounds();
            let (found, end, bound) = match count {
                _ if fact.allows(count.into()) => return None,
                _ if count < lo => ("fewer", "at least", lo),
                _ => ("more", "at most", hi),
            };
            let expected = if lo == hi { "exactly" } else { end };
            Some(format!("{}: found {found}, expected {expected} {bound}", describe(*cell)))
        });
        told.collect()
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

/// The cells of a publication with the places that they have in any other one.
fn every_cell(publication: &Publication) -> impl Iterator<Item = (Place, Cell)> {
    let lattice = Lattice::of(publication, &[]);
    publication.cells().iter().enumerate().map(move |(index, cell)| {
        let (area, period, slice) = lattice.place(index);
        let area = &publication.areas()[area].code;
        (Place::new(area, lattice.periods[period], lattice.slices[slice], publication.dataset()), *cell)
    })
}
