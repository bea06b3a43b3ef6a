//! Which cells are withheld: the sensitive ones, and those that would give them away.

use super::{
    Raw,
    bounds::{Bounds, Links, UNBOUNDED, propagate},
    level::{level, weight},
    policy::Policy,
};
use shared::{
    cell::Interval,
    lattice::{Lattice, Sum},
};
use std::collections::BTreeSet;

/// Why no set of cells to withhold was found.
pub(super) enum Unprotected {
    /// Nothing that is shown bounds a withheld cell from above.
    Unbounded,
    /// The cell can be narrowed down, and nothing is left that could be withheld for it.
    Pinned(usize),
}

/// How many sums away a cell is looked for that could be withheld for another.
const FARTHEST: u32 = 3;

/// Which cells of a lattice are withheld. Deterministic.
pub(super) struct Suppression<'a> {
    lattice: &'a Lattice,
    raw: &'a [Raw],
    policy: &'a Policy,
    /// The sums all of whose cells hold a count: only they tell anything.
    links: Links,
    sums: Vec<Sum>,
    withheld: Vec<bool>,
    /// Withheld whatever else is shown: sensitive, dropped by the office, or unknown to it.
    primary: Vec<bool>,
}

impl<'a> Suppression<'a> {
    /// Begins with the sensitive cells and the levels that the office does not show.
    pub(super) fn new(lattice: &'a Lattice, raw: &'a [Raw], policy: &'a Policy) -> Self {
        let counted = |cell: &usize| matches!(raw[*cell], Raw::Count(..) | Raw::Confidential);
        let sums: Vec<_> = lattice
            .sums
            .iter()
            .filter(|sum| !sum.parts.is_empty() && counted(&sum.total) && sum.parts.iter().all(counted))
            .map(|sum| Sum { total: sum.total, parts: sum.parts.clone() })
            .collect();
        let primary: Vec<bool> = (0..lattice.len())
            .map(|cell| match raw[cell] {
                Raw::Count(count, _) => {
                    (1..policy.threshold).contains(&count) || policy.withhold.contains(&level(lattice, cell))
                }
                Raw::Confidential => true,
                Raw::NotAvailable | Raw::NotApplicable => false,
            })
            .collect();
        let links = Links::new(lattice.len(), &sums);
        Self { lattice, raw, policy, links, sums, withheld: primary.clone(), primary }
    }

    /// Withholds more while bounds passed along the sums narrow a withheld cell below the policy, each time the least
    /// valuable shown cell around it; then gives back, the most valuable first, what need not be withheld.
    pub(super) fn settle(&mut self) -> Result<(), Unprotected> {
        loop {
            let bounds = self.bounds();
            let narrow: Vec<usize> = self.narrow(&bounds).collect();
            if narrow.is_empty() {
                break;
            }
            self.withhold_around(&narrow)?;
        }
        self.give_back();
        Ok(())
    }

    /// Withholds more around cells that an exact audit found closed, and never gives that back.
    pub(super) fn open(&mut self, closed: &[usize]) -> Result<(), Unprotected> {
        let before = self.withheld.clone();
        self.withhold_around(closed)?;
        for (cell, before) in before.iter().enumerate() {
            self.primary[cell] |= self.withheld[cell] && !before;
        }
        Ok(())
    }

    /// For every cell the interval that follows from what is shown when it is withheld, `None` when it is not.
    pub(super) fn intervals(&self) -> Result<Vec<Option<Interval>>, Unprotected> {
        let bounds = self.bounds();
        (0..bounds.len())
            .map(|cell| match (self.withheld[cell], bounds[cell]) {
                (false, _) => Ok(None),
                (true, Bounds { hi, .. }) if hi >= UNBOUNDED => Err(Unprotected::Unbounded),
                (true, Bounds { lo, hi }) => {
                    let count = |n: i64| u32::try_from(n).map_err(|_| Unprotected::Unbounded);
                    Ok(Some(Interval { lo: count(lo)?, hi: count(hi)? }))
                }
            })
            .collect()
    }

    /// One step for each of these cells, unless a step before it has already changed its surroundings. Only the most
    /// valuable of them have their turn: a part is often narrow because its total is.
    fn withhold_around(&mut self, cells: &[usize]) -> Result<(), Unprotected> {
        let mut touched = BTreeSet::new();
        let most = cells.iter().map(|cell| weight(self.lattice, *cell)).max();
        for cell in cells.iter().filter(|cell| Some(weight(self.lattice, **cell)) == most) {
            if self.links.of(*cell).iter().any(|sum| touched.contains(sum)) {
                continue;
            }
            let secondary = self.cheapest_around(*cell).ok_or(Unprotected::Pinned(*cell))?;
            self.withheld[secondary] = true;
            touched.extend(self.links.of(secondary).iter().copied());
        }
        Ok(())
    }

    /// What anyone can work out for every cell: shown counts are exact, a withheld cell is at least 1 where zeros are shown.
    fn bounds(&self) -> Vec<Bounds> {
        let mut bounds: Vec<Bounds> = (0..self.lattice.len())
            .map(|cell| match self.raw[cell] {
                Raw::Count(count, _) if !self.withheld[cell] => Bounds { lo: count.into(), hi: count.into() },
                Raw::Count(..) if !self.policy.withhold.contains(&level(self.lattice, cell)) => {
                    Bounds { lo: 1, hi: UNBOUNDED }
                }
                _ => Bounds { lo: 0, hi: UNBOUNDED },
            })
            .collect();
        propagate(&self.sums, &self.links, &mut bounds);
        bounds
    }

    /// The withheld cells that are narrower than the policy allows, or known to be below the threshold.
    fn narrow<'b>(&'b self, bounds: &'b [Bounds]) -> impl Iterator<Item = usize> + 'b {
        let threshold = i64::from(self.policy.threshold);
        (0..bounds.len()).filter(move |cell| {
            let Bounds { lo, hi } = bounds[*cell];
            // A zero that is withheld with its whole level tells of nobody.
            let zero = hi == 0 && matches!(self.raw[*cell], Raw::Count(0, _));
            self.withheld[*cell] && !zero && (hi - lo < threshold - 1 || hi < threshold)
        })
    }

    /// The shown cell that costs least to withhold for a cell: its value, times how many sums away it is along withheld cells.
    fn cheapest_around(&self, cell: usize) -> Option<usize> {
        let mut reached = BTreeSet::from([cell]);
        let mut sums = BTreeSet::new();
        let mut best: Option<(u32, usize)> = None;
        for distance in 1..=FARTHEST {
            sums.extend(reached.iter().flat_map(|cell| self.links.of(*cell)).copied());
            let around =
                || sums.iter().flat_map(|sum| self.sums[*sum].parts.iter().chain([&self.sums[*sum].total])).copied();
            let nearest = around()
                .filter(|other| !self.withheld[*other] && matches!(self.raw[*other], Raw::Count(1.., _)))
                .map(|other| (weight(self.lattice, other) * distance, other))
                .min();
            best = best.into_iter().chain(nearest).min();
            reached.extend(around().filter(|other| self.withheld[*other]));
        }
        best.map(|(_, cell)| cell)
    }

    fn give_back(&mut self) {
        let mut secondary: Vec<usize> =
            (0..self.lattice.len()).filter(|cell| self.withheld[*cell] && !self.primary[*cell]).collect();
        secondary.sort_by_key(|cell| std::cmp::Reverse((weight(self.lattice, *cell), *cell)));
        for cell in secondary {
            self.withheld[cell] = false;
            let bounds = self.bounds();
            if self.narrow(&bounds).next().is_some() {
                self.withheld[cell] = true;
            }
        }
    }
}
