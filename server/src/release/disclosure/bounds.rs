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
    /// As an interval of counts; `None` where nothing is known.
    pub(super) fn as_interval(self) -> Option<Interval> {
        let most = if self.hi >= UNBOUNDED { u32::MAX } else { u32::try_from(self.hi).ok()? };
        let interval = Interval { lo: u32::try_from(self.lo).ok()?, hi: most };
        (interval.lo > 0 || interval.hi < u32::MAX).then_some(interval)
    }
}

/// Which sums a cell stands in.
pub(super) struct Links(Vec<Vec<usize>>);

impl Links {
    pub(super) fn new(cells: usize, sums: &[Sum]) -> Self {
        let mut links = vec![Vec::new(); cells];
        for (index, sum) in sums.iter().enumerate() {
            for cell in sum.parts.iter().chain([&sum.total]) {
                links[*cell].push(index);
            }
        }
        Self(links)
    }

    pub(super) fn of(&self, cell: usize) -> &[usize] {
        &self.0[cell]
    }
}

/// How often one sum is looked at again at most. More rounds could only narrow further what is open by far.
const MOST_ROUNDS: usize = 400;

/// Narrows `bounds` until no sum narrows any of them further.
pub(super) fn propagate(sums: &[Sum], links: &Links, bounds: &mut [Bounds]) {
    let mut queue: VecDeque<usize> = (0..sums.len()).collect();
    let mut queued = vec![true; sums.len()];
    let mut rounds = vec![0; sums.len()];
    while let Some(index) = queue.pop_front() {
        queued[index] = false;
        rounds[index] += 1;
        if rounds[index] > MOST_ROUNDS {
            continue;
        }
        for cell in narrow(&sums[index], bounds) {
            for other in links.of(cell) {
                if !queued[*other] {
                    queued[*other] = true;
                    queue.push_back(*other);
                }
            }
        }
    }
}

/// Narrows the cells of one sum and names those that became narrower.
fn narrow(sum: &Sum, bounds: &mut [Bounds]) -> Vec<usize> {
    let mut changed = Vec::new();
    let lo: i64 = sum.parts.iter().map(|part| bounds[*part].lo).sum();
    let unbounded = sum.parts.iter().filter(|part| bounds[**part].hi >= UNBOUNDED).count();
    let hi: i64 = sum.parts.iter().map(|part| bounds[*part].hi).filter(|hi| *hi < UNBOUNDED).sum();
    let mut set = |cell: usize, bounds: &mut [Bounds], to: Bounds| {
        let from = bounds[cell];
        let to = Bounds { lo: from.lo.max(to.lo), hi: from.hi.min(to.hi) };
        if to != from {
            bounds[cell] = to;
            changed.push(cell);
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
