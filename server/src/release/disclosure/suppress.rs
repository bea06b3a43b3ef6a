//! Which cells are withheld: the sensitive ones, and those that would give them away.

use super::{
    Raw,
    bounds::{Bounds, Links, UNBOUNDED, propagate},
    lattice::Lattice,
    policy::Policy,
};
use shared::cell::Interval;
use std::collections::BTreeSet;

/// Why no set of cells to withhold was found.
pub(super) enum Unprotected {
    /// Nothing that is shown bounds a withheld cell from above.
    Unbounded,
    /// The cell can be narrowed down, and nothing is left that could be withheld for it.
    Pinned(usize),
}

/// For every cell the public interval when it is withheld, `None` when it is not. Deterministic.
///
/// Begins with the sensitive cells and the levels that the office does not show; where a withheld cell is narrower
/// than the policy allows, withholds the least valuable shown cell among the sums around it; at the end gives back, the
/// most valuable first, what need not be withheld.
pub(super) fn suppress(lattice: &Lattice, raw: &[Raw], policy: &Policy) -> Result<Vec<Option<Interval>>, Unprotected> {
    let mut state = State::new(lattice, raw, policy);
    loop {
        let bounds = state.bounds();
        let narrow: Vec<usize> = state.narrow(&bounds).collect();
        if narrow.is_empty() {
            break;
        }
        // One step for each cell that is still narrow, unless a step before it has already changed its surroundings.
        let mut touched = BTreeSet::new();
        for cell in narrow {
            if state.sums_around(cell).iter().any(|sum| touched.contains(sum)) {
                continue;
            }
            let secondary = state.cheapest_around(cell).ok_or(Unprotected::Pinned(cell))?;
            state.withheld[secondary] = true;
            touched.extend(state.links.of(secondary).iter().copied());
        }
    }
    state.give_back();
    let bounds = state.bounds();
    (0..lattice.len())
        .map(|cell| match (state.withheld[cell], bounds[cell]) {
            (false, _) => Ok(None),
            (true, Bounds { hi, .. }) if hi >= UNBOUNDED => Err(Unprotected::Unbounded),
            (true, Bounds { lo, hi }) => {
                let count = |n: i64| u32::try_from(n).map_err(|_| Unprotected::Unbounded);
                Ok(Some(Interval { lo: count(lo)?, hi: count(hi)? }))
            }
        })
        .collect()
}

struct State<'a> {
    lattice: &'a Lattice,
    raw: &'a [Raw],
    policy: &'a Policy,
    /// The sums all of whose cells hold a count: only they tell anything.
    links: Links,
    sums: Vec<super::lattice::Sum>,
    withheld: Vec<bool>,
    /// Withheld whatever else is shown: sensitive, dropped by the office, or unknown to it.
    primary: Vec<bool>,
}

impl<'a> State<'a> {
    fn new(lattice: &'a Lattice, raw: &'a [Raw], policy: &'a Policy) -> Self {
        let counted = |cell: &usize| matches!(raw[*cell], Raw::Count(..) | Raw::Confidential);
        let sums: Vec<_> = lattice
            .sums
            .iter()
            .filter(|sum| !sum.parts.is_empty() && counted(&sum.total) && sum.parts.iter().all(counted))
            .map(|sum| super::lattice::Sum { total: sum.total, parts: sum.parts.clone() })
            .collect();
        let primary: Vec<bool> = (0..lattice.len())
            .map(|cell| match raw[cell] {
                Raw::Count(count, _) => (1..policy.threshold).contains(&count) || lattice.is_dropped(cell, policy),
                Raw::Confidential => true,
                Raw::NotAvailable | Raw::NotApplicable => false,
            })
            .collect();
        let links = Links::new(lattice.len(), &sums);
        Self { lattice, raw, policy, links, sums, withheld: primary.clone(), primary }
    }

    /// What anyone can work out for every cell: shown counts are exact, a withheld cell is at least 1 where zeros are shown.
    fn bounds(&self) -> Vec<Bounds> {
        let mut bounds: Vec<Bounds> = (0..self.lattice.len())
            .map(|cell| match self.raw[cell] {
                Raw::Count(count, _) if !self.withheld[cell] => Bounds { lo: count.into(), hi: count.into() },
                Raw::Count(..) if !self.lattice.is_dropped(cell, self.policy) => Bounds { lo: 1, hi: UNBOUNDED },
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

    /// The sums that a withheld cell stands in, and those that withheld cells of these stand in.
    fn sums_around(&self, cell: usize) -> BTreeSet<usize> {
        self.links.of(cell).iter().copied().collect()
    }

    /// The shown cell of least value in the sums around a cell, going outward along withheld cells while there is none.
    fn cheapest_around(&self, cell: usize) -> Option<usize> {
        let mut reached = BTreeSet::from([cell]);
        let mut sums = BTreeSet::new();
        loop {
            let before = sums.len();
            sums.extend(reached.iter().flat_map(|cell| self.links.of(*cell)).copied());
            if sums.len() == before {
                return None;
            }
            let around =
                || sums.iter().flat_map(|sum| self.sums[*sum].parts.iter().chain([&self.sums[*sum].total])).copied();
            let best = around()
                .filter(|other| !self.withheld[*other] && matches!(self.raw[*other], Raw::Count(1.., _)))
                .min_by_key(|other| (self.lattice.weight(*other), *other));
            if best.is_some() {
                return best;
            }
            reached.extend(around().filter(|other| self.withheld[*other]));
        }
    }

    fn give_back(&mut self) {
        let mut secondary: Vec<usize> =
            (0..self.lattice.len()).filter(|cell| self.withheld[*cell] && !self.primary[*cell]).collect();
        secondary.sort_by_key(|cell| std::cmp::Reverse((self.lattice.weight(*cell), *cell)));
        for cell in secondary {
            self.withheld[cell] = false;
            let bounds = self.bounds();
            if self.narrow(&bounds).next().is_some() {
                self.withheld[cell] = true;
            }
        }
    }
}
