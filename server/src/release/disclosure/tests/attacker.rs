//! The exact attacker: every base table that agrees with what is public, one by one.

use shared::{
    cell::{Cell, Interval},
    lattice::Lattice,
    publication::Publication,
};

/// What a reader knows who has kept some releases.
pub(super) struct Reader {
    /// The least and the greatest count of every cell of a lattice.
    pub(super) known: Vec<Option<Interval>>,
    /// What cells cannot be: a release said so, and it has been corrected since.
    pub(super) gaps: Vec<(usize, Interval)>,
}

impl Reader {
    /// Who has kept all these releases, and sees which numbers of them have been put right since. Nobody sees which withheld
    /// counts have been, so the intervals of a release that has been corrected tell nothing.
    pub(super) fn of(lattice: &Lattice, releases: &[Publication], truth: impl Fn(usize) -> u32) -> Self {
        let mut reader = Self { known: vec![None; lattice.len()], gaps: Vec::new() };
        for publication in releases {
            let holds = |(cell, told): &(usize, Cell)| {
                told.interval().is_none_or(|told| (told.lo..=told.hi).contains(&truth(*cell)))
            };
            let (held, wrong): (Vec<_>, Vec<_>) = cells_in(lattice, publication).partition(holds);
            let tells = |(_, told): &&(usize, Cell)| wrong.is_empty() || told.count().is_some();
            for (cell, told) in held.iter().filter(tells) {
                let Some(told) = told.interval() else { continue };
                let narrower = |at: Interval| Interval { lo: at.lo.max(told.lo), hi: at.hi.min(told.hi) };
                reader.known[*cell] = Some(reader.known[*cell].map_or(told, narrower));
            }
            let gaps = wrong.iter().filter(tells).filter_map(|(cell, told)| Some((*cell, told.interval()?)));
            reader.gaps.extend(gaps);
        }
        reader
    }
}

/// The cells of `publication` with their indices in a lattice that has its areas, periods and slices.
pub(super) fn cells_in<'a>(
    lattice: &'a Lattice,
    publication: &'a Publication,
) -> impl Iterator<Item = (usize, Cell)> + 'a {
    let own = Lattice::of(publication, &[]);
    (0..own.len()).map(move |cell| {
        let (area, period, slice) = own.place(cell);
        let period = lattice.periods.iter().position(|other| *other == own.periods[period]).expect("the period");
        (lattice.index(area, period, slice), publication.cells()[cell])
    })
}

/// The least and the greatest value that every cell of the lattice takes over all base tables that agree with what a
/// reader knows, by enumeration; `None` when there are more than `most` tables.
pub(super) fn ranges(lattice: &Lattice, Reader { known, gaps }: &Reader, most: usize) -> Option<Vec<Interval>> {
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
        Enumeration { known, gaps, over, left, sums: vec![0; known.len()], found: Vec::new(), tables: 0, most };
    enumeration.descend(0).then_some(enumeration.found)
}

struct Enumeration<'a> {
    known: &'a [Option<Interval>],
    gaps: &'a [(usize, Interval)],
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
            if self.gaps.iter().any(|(cell, gap)| (gap.lo..=gap.hi).contains(&self.sums[*cell])) {
                return true;
            }
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
