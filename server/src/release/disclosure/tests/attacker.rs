//! The exact attacker: every base table that agrees with what is public, one by one.

use shared::{cell::Interval, lattice::Lattice};

/// The least and the greatest value that every cell of the lattice takes over all base tables that agree with `known`,
/// by enumeration; `None` when there are more than `most` tables.
pub(super) fn ranges(lattice: &Lattice, known: &[Option<Interval>], most: usize) -> Option<Vec<Interval>> {
    let base = lattice.base_len();
    let mut over: Vec<Vec<usize>> = vec![Vec::new(); base];
    let mut left: Vec<usize> = vec![0; known.len()];
    for (cell, left) in left.iter_mut().enumerate() {
        for at in lattice.base_of(cell) {
            over[at].push(cell);
            *left += 1;
        }
    }
    let mut enumeration =
        Enumeration { known, over, left, sums: vec![0; known.len()], found: Vec::new(), tables: 0, most };
    enumeration.descend(0).then_some(enumeration.found)
}

struct Enumeration<'a> {
    known: &'a [Option<Interval>],
    /// The cells that each base cell is part of.
    over: Vec<Vec<usize>>,
    /// How many base cells of each cell have no value yet.
    left: Vec<usize>,
    sums: Vec<u32>,
    found: Vec<Interval>,
    tables: usize,
    most: usize,
}

impl Enumeration<'_> {
    /// Gives every possible value to the base cells from `at` on; `false` when there are too many tables.
    fn descend(&mut self, at: usize) -> bool {
        if at == self.over.len() {
            self.tables += 1;
            if self.found.is_empty() {
                self.found = self.sums.iter().map(|sum| Interval { lo: *sum, hi: *sum }).collect();
            }
            for (range, sum) in self.found.iter_mut().zip(&self.sums) {
                range.lo = range.lo.min(*sum);
                range.hi = range.hi.max(*sum);
            }
            return self.tables <= self.most;
        }
        let cells = self.over[at].clone();
        let room = |cell: &usize| self.known[*cell].map(|known| known.hi - self.sums[*cell]);
        let Some(room) = cells.iter().filter_map(room).min() else { return false };
        for value in 0..=room {
            for cell in &cells {
                self.sums[*cell] += value;
                self.left[*cell] -= 1;
            }
            let fits = cells
                .iter()
                .all(|cell| self.left[*cell] > 0 || self.known[*cell].is_none_or(|known| known.lo <= self.sums[*cell]));
            let enough = !fits || self.descend(at + 1);
            for cell in &cells {
                self.sums[*cell] -= value;
                self.left[*cell] += 1;
            }
            if !enough {
                return false;
            }
        }
        true
    }
}
