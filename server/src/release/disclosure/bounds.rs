//! What follows for every cell from the cells that are known, by passing bounds along the sums.

use shared::{cell::Interval, lattice::Sum};
use std::collections::VecDeque;

/// Above every count: nothing is known from above.
pub(super) const UNBOUNDED: i64 = i64::MAX / 1_000_000;

/// The least and the greatest a cell can be, both included.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) lo: i64,
    pub(super) hi: i64,
}

impl Bounds {
    /// Nothing is known.
    pub(super) const ANY: Self = Self { lo: 0, hi: UNBOUNDED };

    /// Both ends of what a count can be.
    pub(super) fn between((lo, hi): (u64, u64)) -> Self {
        let within = |count: u64| i64::try_from(count).unwrap_or(UNBOUNDED).min(UNBOUNDED);
        Self { lo: within(lo), hi: within(hi) }
    }

    /// Just one count.
    pub(super) fn exactly(count: u32) -> Self {
        Self { lo: count.into(), hi: count.into() }
    }

    /// Moves an end that lies in a gap out of it, and says whether it did.
    pub(super) fn leave(&mut self, gap: Interval) -> bool {
        let (lo, hi) = (i64::from(gap.lo), i64::from(gap.hi));
        let before = *self;
        if lo <= self.lo && self.lo <= hi {
            self.lo = hi + 1;
        }
        if lo <= self.hi && self.hi <= hi {
            self.hi = lo - 1;
        }
        *self != before
    }

    /// As an interval of counts; `None` where nothing is known.
    pub(super) fn as_interval(self) -> Option<Interval> {
        let most = if self.hi >= UNBOUNDED { u32::MAX } else { u32::try_from(self.hi).ok()? };
        let interval = Interval { lo: u32::try_from(self.lo).ok()?, hi: most };
        (interval.lo > 0 || interval.hi < u32::MAX).then_some(interval)
    }
}

/// The sums that tie cells together, and the gaps: what a cell is known not to be.
pub(super) struct System {
    sums: Vec<Sum>,
    /// Which sums each cell stands in.
    of: Vec<Vec<usize>>,
    gaps: Vec<(usize, Interval)>,
}

/// How often one sum is looked at again at most. More rounds could only narrow further what is open by far.
const MOST_ROUNDS: usize = 400;

impl System {
    pub(super) fn new(cells: usize, sums: Vec<Sum>, gaps: Vec<(usize, Interval)>) -> Self {
        let mut of = vec![Vec::new(); cells];
        for (index, sum) in sums.iter().enumerate() {
            for cell in sum.parts.iter().chain([&sum.total]) {
                of[*cell].push(index);
            }
        }
        Self { sums, of, gaps }
    }

    /// The indices of the sums that a cell stands in.
    pub(super) fn sums_of(&self, cell: usize) -> &[usize] {
        &self.of[cell]
    }

    pub(super) fn sum(&self, index: usize) -> &Sum {
        &self.sums[index]
    }

    /// Narrows `bounds` until neither a sum nor a gap narrows any of them further.
    pub(super) fn propagate(&self, bounds: &mut [Bounds]) {
        self.pass_along((0..self.sums.len()).collect(), bounds, &mut |_, _, _| true);
    }

    /// Makes a cell known in bounds that nothing narrows further, unless it would narrow a cell that is `kept` too much:
    /// then all is as it was, and the answer `false`.
    pub(super) fn tell(
        &self,
        cell: usize,
        count: u32,
        bounds: &mut [Bounds],
        kept: impl Fn(usize, Bounds) -> bool,
    ) -> bool {
        let mut trail = vec![(cell, bounds[cell])];
        bounds[cell] = Bounds::exactly(count);
        let told = self.pass_along(self.of[cell].iter().copied().collect(), bounds, &mut |cell, from, to| {
            trail.push((cell, from));
            kept(cell, to)
        });
        if !told {
            trail.into_iter().rev().for_each(|(cell, from)| bounds[cell] = from);
        }
        told
    }

    /// Looks at the sums of the queue and at whatever they narrow; ends at once when `changed` says so.
    fn pass_along(
        &self,
        mut queue: VecDeque<usize>,
        bounds: &mut [Bounds],
        changed: &mut impl FnMut(usize, Bounds, Bounds) -> bool,
    ) -> bool {
        let mut queued = vec![false; self.sums.len()];
        queue.iter().for_each(|sum| queued[*sum] = true);
        let mut rounds = vec![0; self.sums.len()];
        loop {
            let narrowed = match queue.pop_front() {
                Some(index) => {
                    queued[index] = false;
                    rounds[index] += 1;
                    if rounds[index] > MOST_ROUNDS { Vec::new() } else { narrow(&self.sums[index], bounds) }
                }
                None => self.leave_gaps(bounds),
            };
            for (cell, from) in narrowed {
                if !changed(cell, from, bounds[cell]) {
                    return false;
                }
                for other in self.of[cell].iter().filter(|sum| rounds[**sum] <= MOST_ROUNDS) {
                    if !queued[*other] {
                        queued[*other] = true;
                        queue.push_back(*other);
                    }
                }
            }
            if queue.is_empty() && !self.gaps.iter().any(|(cell, gap)| { bounds[*cell] }.leave(*gap)) {
                return true;
            }
        }
    }

    fn leave_gaps(&self, bounds: &mut [Bounds]) -> Vec<(usize, Bounds)> {
        let from = |cell: usize| bounds[cell];
        let before: Vec<Bounds> = self.gaps.iter().map(|(cell, _)| from(*cell)).collect();
        let moved = self.gaps.iter().zip(before).filter(|((cell, gap), _)| bounds[*cell].leave(*gap));
        moved.map(|((cell, _), from)| (*cell, from)).collect()
    }
}

/// Narrows the cells of one sum, and gives those that became narrower with what they were.
fn narrow(sum: &Sum, bounds: &mut [Bounds]) -> Vec<(usize, Bounds)> {
    let mut changed = Vec::new();
    let lo: i64 = sum.parts.iter().map(|part| bounds[*part].lo).sum();
    let unbounded = sum.parts.iter().filter(|part| bounds[**part].hi >= UNBOUNDED).count();
    let hi: i64 = sum.parts.iter().map(|part| bounds[*part].hi).filter(|hi| *hi < UNBOUNDED).sum();
    let mut set = |cell: usize, bounds: &mut [Bounds], to: Bounds| {
        let from = bounds[cell];
        let to = Bounds { lo: from.lo.max(to.lo), hi: from.hi.min(to.hi) };
        if to != from {
            bounds[cell] = to;
            changed.push((cell, from));
        }
    };
    set(sum.total, bounds, Bounds { lo, hi: if unbounded == 0 { hi } else { UNBOUNDED } });
    let total = bounds[sum.total];
    for part in &sum.parts {
        let own = bounds[*part];
        let others_unbounded = unbounded - usize::from(own.hi >= UNBOUNDED);
        let others_hi = if own.hi >= UNBOUNDED { hi } else { hi - own.hi };
        let least = if others_unbounded == 0 { total.lo - others_hi } else { 0 };
        let most = if total.hi >= UNBOUNDED { UNBOUNDED } else { total.hi - (lo - own.lo) };
        set(*part, bounds, Bounds { lo: least, hi: most });
    }
    changed
}
