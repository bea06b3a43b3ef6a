//! Which cells are withheld: the sensitive ones, and those that would give them away.

use super::{
    Raw,
    bounds::{Bounds, System, UNBOUNDED},
    knowledge::Knowledge,
    level::weight,
    optimum::{self, FEW},
    policy::Policy,
    primary::{Telling, is_dropped, is_sensitive, least_withheld, tells_of_margin},
};
use shared::{
    cell::Interval,
    lattice::{Lattice, Sum},
};
use std::collections::{BTreeMap, BTreeSet};

/// A cell that can be narrowed down with nothing left that could be withheld for it, and what pins it.
pub(super) struct Pinned {
    pub(super) cell: usize,
    /// What follows for it from all that is public.
    pub(super) bounds: Bounds,
    /// The sum that gives it away with cells that are all known; `None` where it takes more than one sum.
    pub(super) by: Option<Sum>,
}

/// How many sums away a cheaper cell to withhold for another is looked for; farther only while there is none.
const FAR: u32 = 3;

/// Which cells of a lattice are withheld. Deterministic.
pub(super) struct Suppression<'a> {
    lattice: &'a Lattice,
    raw: &'a [Raw],
    system: System,
    /// What is known of a cell that is not shown, before looking at any other.
    prior: Vec<Bounds>,
    /// What a withheld cell must keep: its least width, and the least of its greatest value.
    width: i64,
    reach: i64,
    withheld: Vec<bool>,
    /// The withheld cells that nothing public bounds from above.
    capped: Vec<bool>,
    role: Vec<Role>,
    sensitive: Vec<bool>,
    /// Codes that tell something of their margin where they are shown.
    telling: BTreeMap<usize, Telling>,
    /// What earlier releases withheld and what now follows, with its count: no secret, and told rather than implied.
    told: Vec<(usize, u32)>,
}

/// What may be done with a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Shown unless it gives another one away.
    Free,
    /// Withheld whatever else is shown: sensitive, on a level that the office does not show, withheld by an earlier release,
    /// or found necessary by the exact audit.
    Primary,
    /// Shown: an earlier release or a public fact tells it anyway, or it is a zero that protects nobody.
    Fixed,
    /// Not published by this release, but withheld by an earlier one: it must stay open.
    Earlier,
    /// Not published, and nobody's secret: no count, or a period that only ties releases together.
    Outside,
}

impl<'a> Suppression<'a> {
    /// Begins with the sensitive cells and the levels that the office does not show.
    pub(super) fn new(lattice: &'a Lattice, raw: &'a [Raw], policy: &Policy, knowledge: &Knowledge) -> Self {
        // What is not applicable adds nothing to a sum.
        let applicable = |cell: &usize| !matches!(raw[*cell], Raw::NotApplicable);
        let sums: Vec<Sum> = lattice
            .sums()
            .iter()
            .map(|sum| Sum { total: sum.total, parts: sum.parts.iter().copied().filter(applicable).collect() })
            .filter(|sum| applicable(&sum.total) && !sum.parts.is_empty())
            .collect();
        let facts = knowledge.bounds(lattice.len());
        let earlier: BTreeSet<usize> = knowledge.also_open.iter().map(|(cell, _)| *cell).collect();
        let mut role = Vec::with_capacity(lattice.len());
        let told = |(cell, at): (usize, &Raw)| match at {
            Raw::Count(count, _) => is_sensitive(lattice, raw, cell, *count, policy),
            Raw::NotAvailable | Raw::NotApplicable => false,
        };
        let sensitive: Vec<bool> = raw.iter().enumerate().map(told).collect();
        let mut prior = facts.clone();
        for cell in 0..lattice.len() {
            role.push(match raw[cell] {
                _ if earlier.contains(&cell) => Role::Earlier,
                Raw::Count(count, _) if lattice.published(cell).is_some() => {
                    prior[cell].lo = prior[cell].lo.max(least_withheld(lattice, cell, policy));
                    if facts[cell].lo == facts[cell].hi {
                        Role::Fixed
                    } else if sensitive[cell] || is_dropped(lattice, cell, policy) {
                        Role::Primary
                    } else if i64::from(count) < prior[cell].lo {
                        Role::Fixed
                    } else if knowledge.withheld.contains(&cell) {
                        Role::Primary
                    } else {
                        Role::Free
                    }
                }
                _ => Role::Outside,
            });
        }
        // What is public anyway tells nothing by being shown.
        let open = (0..lattice.len()).filter(|cell| facts[*cell].lo < facts[*cell].hi);
        let telling = open.filter_map(|cell| Some((cell, tells_of_margin(lattice, raw, cell, policy)?))).collect();
        let withheld = role.iter().map(|role| *role == Role::Primary).collect();
        let system = System::new(lattice.len(), sums, knowledge.gaps());
        let (width, reach) = (policy.width().into(), policy.reach().into());
        Self {
            lattice,
            raw,
            system,
            prior,
            width,
            reach,
            withheld,
            capped: vec![false; lattice.len()],
            role,
            sensitive,
            telling,
            told: Vec::new(),
        }
    }

    /// Withholds more while bounds passed along the sums narrow a withheld cell below the policy, each time the cheapest
    /// shown cell around it; then gives back, the most valuable first, what need not be withheld.
    pub(super) fn settle(&mut self) -> Result<(), Pinned> {
        self.widen()?;
        let mut bounds = self.bounds();
        for cell in self.secondary() {
            self.show(cell, &mut bounds);
        }
        self.choose_best(self.lattice.len(), |_, cells| vec![Bounds::ANY; cells.len()]);
        Ok(())
    }

    /// Withholds more while bounds passed along the sums narrow a withheld cell below the policy.
    pub(super) fn widen(&mut self) -> Result<(), Pinned> {
        loop {
            let bounds = self.bounds();
            let narrow: Vec<usize> = self.narrow(&bounds).collect();
            let Some(most) = narrow.iter().map(|cell| weight(self.lattice, *cell)).max() else { return Ok(()) };
            // A part is often narrow because its total is.
            let narrow = narrow.into_iter().filter(|cell| weight(self.lattice, *cell) == most);
            self.withhold_around(&narrow.collect::<Vec<_>>())?;
        }
    }

    /// Where there are few cells to choose from, withholds the cheapest of all choices for others' sake, and says whether it is
    /// another one. `ends` gives the bounds of cells that those passed along the sums leave open; to ask takes so much `work`,
    /// where passing bounds takes one for each cell.
    pub(super) fn choose_best(&mut self, work: usize, ends: impl Fn(&mut Self, &[usize]) -> Vec<Bounds>) -> bool {
        let free = (0..self.lattice.len()).filter(|cell| self.role[*cell] == Role::Free);
        let free: Vec<(usize, u32)> = free.map(|cell| (cell, weight(self.lattice, cell))).collect();
        if free.len() > FEW || self.secondary().is_empty() {
            return false;
        }
        let kept = (self.withheld.clone(), self.capped.clone(), self.prior.clone());
        let best = optimum::cheapest(work, &free, |chosen, asked| {
            (self.withheld, self.capped, self.prior) = kept.clone();
            free.iter().zip(chosen).for_each(|((cell, _), chosen)| self.withheld[*cell] = *chosen);
            let bounds = self.bounds();
            let narrow: Vec<usize> = self.narrow(&bounds).collect();
            if asked.map_or(!narrow.is_empty(), |cell| narrow.contains(&cell)) {
                return narrow;
            }
            let kept = |cell: &usize| self.withheld[*cell] || self.role[*cell] == Role::Earlier;
            let cells: Vec<usize> = asked.map_or_else(|| (0..bounds.len()).filter(kept).collect(), |cell| vec![cell]);
            let ends = ends(self, &cells);
            cells.into_iter().zip(ends).filter(|(cell, at)| self.is_narrow(*cell, *at)).map(|(cell, _)| cell).collect()
        });
        (self.withheld, self.capped, self.prior) = kept;
        let before = self.withheld.clone();
        if let Some(best) = best {
            free.iter().zip(best).for_each(|((cell, _), chosen)| self.withheld[*cell] = chosen);
        }
        self.withheld != before
    }

    /// Withholds more around cells that an exact audit found closed; [`Self::settle`] does not give that back.
    /// So many `times` over, as long as there is something left.
    pub(super) fn open(&mut self, closed: &[usize], times: usize) -> Result<Vec<usize>, Pinned> {
        let before = self.withheld.clone();
        let mut closed = closed.to_vec();
        closed.sort_by_key(|cell| std::cmp::Reverse(weight(self.lattice, *cell)));
        self.withhold_around(&closed)?;
        for _ in 1..times {
            if self.can_open(&closed) {
                self.withhold_around(&closed)?;
            }
        }
        let added: Vec<usize> = (0..before.len()).filter(|cell| self.withheld[*cell] && !before[*cell]).collect();
        for cell in &added {
            self.role[*cell] = Role::Primary;
        }
        Ok(added)
    }

    /// Whether there is something left to withhold around one of these cells.
    pub(super) fn can_open(&self, closed: &[usize]) -> bool {
        closed.iter().any(|cell| self.cheapest_around(*cell).is_some())
    }

    /// Shows a cell again where bounds passed along the sums allow it, and says whether they did.
    pub(super) fn give_back(&mut self, cell: usize) -> bool {
        let mut bounds = self.bounds();
        self.show(cell, &mut bounds)
    }

    /// Shows a withheld cell if these bounds, which follow from what is shown, do not narrow another one too much then.
    fn show(&mut self, cell: usize, bounds: &mut [Bounds]) -> bool {
        let Raw::Count(count, _) = self.raw[cell] else { return false };
        // It would tell something of its margin, which nobody has asked for yet.
        if self.telling.get(&cell).is_some_and(|it| self.withheld[it.margin]) {
            return false;
        }
        let kept = |other: usize, at: Bounds| other == cell || !self.is_narrow(other, at);
        let shown = self.system.tell(cell, count, bounds, kept);
        self.withheld[cell] = !shown;
        shown
    }

    /// Withholds a cell again.
    pub(super) fn take_back(&mut self, cell: usize) {
        self.withheld[cell] = true;
    }

    /// For every cell the interval that follows from what is shown when it is withheld, `None` when it is not.
    pub(super) fn intervals(&mut self) -> Vec<Option<Interval>> {
        self.cap();
        let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        let bounds = self.bounds().into_iter().zip(&self.withheld);
        bounds.map(|(at, withheld)| withheld.then(|| Interval { lo: count(at.lo), hi: count(at.hi) })).collect()
    }

    /// Where nothing public bounds withheld cells from above, says that they are at most 9, or 99, or 999: the same for
    /// all of them, so that no cell tells more of itself than that it is no greater than the greatest might be.
    fn cap(&mut self) {
        let bounds = self.bounds();
        for (cell, at) in bounds.iter().enumerate() {
            self.capped[cell] |= self.withheld[cell] && at.hi >= UNBOUNDED;
        }
        let counts = self.raw.iter().zip(&self.capped).filter(|(_, capped)| **capped).map(|(raw, _)| match raw {
            Raw::Count(count, _) => i64::from(*count),
            Raw::NotAvailable | Raw::NotApplicable => 0,
        });
        let Some(most) = counts.max() else { return };
        let least = (2 * self.reach - 1).max(self.width + 1);
        let cap = std::iter::successors(Some(least), |cap| Some(cap * 10 + 9)).find(|cap| *cap >= most);
        for cell in (0..bounds.len()).filter(|cell| self.capped[*cell]) {
            self.prior[cell].hi = cap.unwrap_or(UNBOUNDED);
        }
    }

    /// The cells beside the published ones that have become public, with their counts.
    pub(super) fn told(&self) -> &[(usize, u32)] {
        &self.told
    }

    /// The cells withheld for others' sake, the most valuable first.
    fn secondary(&self) -> Vec<usize> {
        let free = |cell: &usize| self.withheld[*cell] && self.role[*cell] == Role::Free;
        let mut secondary: Vec<usize> = (0..self.lattice.len()).filter(free).collect();
        secondary.sort_by_key(|cell| std::cmp::Reverse((weight(self.lattice, *cell), *cell)));
        secondary
    }

    /// One step for each of these cells, unless a step before it has already changed its surroundings.
    fn withhold_around(&mut self, cells: &[usize]) -> Result<(), Pinned> {
        let mut touched = BTreeSet::new();
        let mut stuck = Vec::new();
        for cell in cells {
            if self.system.sums_of(*cell).iter().any(|sum| touched.contains(sum)) {
                continue;
            }
            match self.cheapest_around(*cell) {
                Some(secondary) => {
                    self.withheld[secondary] = true;
                    touched.extend(self.system.sums_of(secondary).iter().copied());
                }
                None => stuck.push(*cell),
            }
        }
        // What has been withheld for others may have helped them as well.
        if touched.is_empty() { stuck.into_iter().try_for_each(|cell| self.let_go(cell)) } else { Ok(()) }
    }

    /// Nothing is left to withhold for this cell: it follows from what is public, and what follows is told.
    fn let_go(&mut self, cell: usize) -> Result<(), Pinned> {
        match (self.role[cell], self.raw[cell]) {
            _ if self.sensitive[cell] => return Err(self.pinned(cell)),
            // No secret, but a correction has made it public.
            (Role::Earlier, Raw::Count(count, _)) => {
                self.told.push((cell, count));
                self.prior[cell] = Bounds::exactly(count);
                self.role[cell] = Role::Outside;
            }
            (Role::Earlier, _) => return Err(self.pinned(cell)),
            _ => {
                self.withheld[cell] = false;
                self.role[cell] = Role::Fixed;
            }
        }
        Ok(())
    }

    fn pinned(&self, cell: usize) -> Pinned {
        let bounds = self.bounds();
        let exact = |other: &usize| *other == cell || bounds[*other].lo == bounds[*other].hi;
        let sums = self.system.sums_of(cell).iter().map(|sum| self.system.sum(*sum));
        let by = sums.into_iter().find(|sum| sum.parts.iter().chain([&sum.total]).all(exact));
        let by = by.map(|sum| Sum { total: sum.total, parts: sum.parts.clone() });
        Pinned { cell, bounds: bounds[cell], by }
    }

    /// What anyone can work out for every cell: shown counts are exact, the rest follows from the prior and the sums.
    fn bounds(&self) -> Vec<Bounds> {
        let mut bounds: Vec<Bounds> = (0..self.lattice.len())
            .map(|cell| match (self.raw[cell], self.role[cell]) {
                (Raw::Count(count, _), Role::Free | Role::Primary | Role::Fixed) if !self.withheld[cell] => {
                    Bounds::exactly(count)
                }
                (Raw::NotApplicable, _) => Bounds::exactly(0),
                _ => self.prior[cell],
            })
            .collect();
        for (code, Telling { margin, least }) in &self.telling {
            if !self.withheld[*code] && self.withheld[*margin] {
                bounds[*margin].lo = bounds[*margin].lo.max(*least);
            }
        }
        self.system.propagate(&mut bounds);
        bounds
    }

    /// The cells that are narrower than the policy allows, or known to be below its reach.
    fn narrow<'b>(&'b self, bounds: &'b [Bounds]) -> impl Iterator<Item = usize> + 'b {
        (0..bounds.len()).filter(move |cell| self.is_narrow(*cell, bounds[*cell]))
    }

    fn is_narrow(&self, cell: usize, Bounds { lo, hi }: Bounds) -> bool {
        // A zero that is withheld with its whole level tells of nobody.
        let zero = hi == 0 && !self.sensitive[cell] && matches!(self.raw[cell], Raw::Count(0, _));
        let kept = self.withheld[cell] || self.role[cell] == Role::Earlier;
        kept && !zero && (hi - lo < self.width || hi < self.reach)
    }

    /// The shown cell that costs least to withhold for a cell: its value, times how many sums away it is along withheld cells.
    /// Where all else in a sum is known, it has to be one of that sum.
    fn cheapest_around(&self, cell: usize) -> Option<usize> {
        let alone = |sum: &&usize| self.cells_of(**sum).all(|other| other == cell || self.is_known(other));
        if let Some(sum) = self.system.sums_of(cell).iter().find(alone) {
            let free = self.cells_of(*sum).filter(|other| self.is_free(*other));
            return free.min_by_key(|other| (weight(self.lattice, *other), *other));
        }
        let mut reached = BTreeSet::from([cell]);
        let mut sums = BTreeSet::new();
        let mut best: Option<(u32, usize)> = None;
        for distance in 1.. {
            let before = sums.len();
            sums.extend(reached.iter().flat_map(|cell| self.system.sums_of(*cell)).copied());
            let around = || sums.iter().flat_map(|sum| self.cells_of(*sum));
            let nearest = around()
                .filter(|other| self.is_free(*other))
                .map(|other| (weight(self.lattice, other) * distance, other))
                .min();
            best = best.into_iter().chain(nearest).min();
            if sums.len() == before || (best.is_some() && distance >= FAR) {
                break;
            }
            let hidden =
                |cell: &usize| self.withheld[*cell] || matches!(self.role[*cell], Role::Earlier | Role::Outside);
            reached.extend(around().filter(hidden));
        }
        best.map(|(_, cell)| cell)
    }

    fn cells_of(&self, sum: usize) -> impl Iterator<Item = usize> + '_ {
        let Sum { total, parts } = self.system.sum(sum);
        parts.iter().chain([total]).copied()
    }

    /// Whether a cell is shown and could be withheld.
    fn is_free(&self, cell: usize) -> bool {
        !self.withheld[cell] && self.role[cell] == Role::Free
    }

    /// Whether everyone knows a cell without looking at any other.
    fn is_known(&self, cell: usize) -> bool {
        let published = matches!(self.role[cell], Role::Free | Role::Primary | Role::Fixed);
        let shown = published && !self.withheld[cell] && matches!(self.raw[cell], Raw::Count(..));
        shown || self.prior[cell].lo == self.prior[cell].hi
    }
}
