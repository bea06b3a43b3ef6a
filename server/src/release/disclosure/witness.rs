//! Witness tables: made from public knowledge alone, they show that every withheld cell is open.
//!
//! Invariant: nothing here sees a raw count. The input is what would be published, the output may be published with it.

use super::program::{Aim, Effort, Program, Real};
use shared::{cell::Interval, certificate::Certificate, lattice::Lattice};

/// Why there is no certificate.
pub(super) enum Closed {
    /// These cells can be narrowed down further than the policy allows.
    Cells(Vec<usize>),
    /// The solver gave up; nothing is proved.
    Solver,
}

/// How many times in a row one program may move many cells at once without opening any.
const PATIENCE: usize = 3;

/// Completes a certificate that has no witnesses yet, or names the cells that none keeps open.
///
/// `known` is what is public of every cell of the lattice, `targets` are the cells to keep open, in the order of the pairs.
/// One linear program moves many cells that are still closed at once, up and down in turn; what is closed in the end is
/// tried alone, and is closed for good when its own greatest and least value are too near. Deterministic.
pub(super) fn certify(
    lattice: &Lattice,
    known: &[Option<Interval>],
    gaps: &[(usize, Interval)],
    targets: &[usize],
    certificate: Certificate,
    watch: &dyn Fn(usize, usize),
) -> Result<Certificate, Closed> {
    let program = Program::new(lattice, known, gaps);
    let mut search = Search { lattice, program, certificate, tables: Vec::new() };
    let mut closed = targets.to_vec();
    let mut fruitless = 0;
    let mut round = 0_usize;
    while !closed.is_empty() && fruitless < PATIENCE {
        let before = closed.len();
        // Neighbours in opposite directions, and other neighbours in every round.
        let direction = |index: usize| if (index >> (round % 4)) & 1 == 0 { 1.0 } else { -1.0 };
        let aims = |sign: f64| -> Vec<Aim> {
            let aims = closed.iter().enumerate();
            aims.map(|(index, cell)| Aim { cell: *cell, worth: sign * direction(index) }).collect()
        };
        let (aims, opposite) = (aims(1.0), aims(-1.0));
        search.move_toward(&aims, Effort::Near);
        search.move_toward(&opposite, Effort::Near);
        closed.retain(|cell| search.pair(*cell).is_none());
        watch(targets.len() - closed.len(), search.tables.len());
        fruitless = if closed.len() == before { fruitless + 1 } else { 0 };
        round += 1;
    }
    let mut shut = Vec::new();
    let singles = closed.len();
    for (done, cell) in closed.into_iter().enumerate() {
        watch(targets.len() - singles + done - shut.len(), search.tables.len());
        if search.pair(cell).is_none() {
            let (up, down) = ([Aim { cell, worth: 1.0 }], [Aim { cell, worth: -1.0 }]);
            let ends = search.move_toward(&down, Effort::Near).zip(search.move_toward(&up, Effort::Near));
            // Real numbers reach at least as far as whole ones.
            let may_open =
                ends.is_none_or(|(least, most)| search.certificate.is_open(least[cell].up(), most[cell].down()));
            if search.pair(cell).is_none() && may_open {
                search.move_toward(&up, Effort::Best);
                search.move_toward(&down, Effort::Best);
            }
            if search.pair(cell).is_none() {
                shut.push(cell);
            }
        }
    }
    if shut.is_empty() {
        Ok(search.finish(targets))
    } else if search.tables.is_empty() {
        Err(Closed::Solver)
    } else {
        Err(Closed::Cells(shut))
    }
}

struct Search<'a> {
    lattice: &'a Lattice,
    program: Program<'a>,
    certificate: Certificate,
    tables: Vec<Table>,
}

struct Table {
    base: Vec<u32>,
    cells: Vec<u64>,
}

impl Search<'_> {
    /// Adds the base table that goes as far as public knowledge allows in these cells, each in its direction.
    /// Gives the real values that the cells have there, or `None` where nothing agrees with what is public.
    fn move_toward(&mut self, aims: &[Aim], effort: Effort) -> Option<Vec<Real>> {
        let (real, base) = self.program.solve(aims, effort)?;
        let Some(base) = base else { return Some(real) };
        let cells: Vec<u64> = (0..self.lattice.len())
            .map(|cell| self.lattice.base_of(cell).map(|at| u64::from(base[at])).sum())
            .collect();
        if !self.tables.iter().any(|table| table.base == base) {
            self.tables.push(Table { base, cells });
        }
        Some(real)
    }

    /// Two tables that keep a cell open: the least and the greatest.
    fn pair(&self, cell: usize) -> Option<(usize, usize)> {
        let value = |table: &usize| self.tables[*table].cells[cell];
        let least = (0..self.tables.len()).min_by_key(value)?;
        let greatest = (0..self.tables.len()).rev().max_by_key(value)?;
        self.certificate.is_open(value(&least), value(&greatest)).then_some((least, greatest))
    }

    /// The certificate with only the tables that are needed, found by leaving out one after the other.
    fn finish(mut self, targets: &[usize]) -> Certificate {
        for table in (0..self.tables.len()).rev() {
            let out = self.tables.remove(table);
            if targets.iter().any(|cell| self.pair(*cell).is_none()) {
                self.tables.insert(table, out);
            }
        }
        self.certificate.pairs =
            targets.iter().map(|cell| self.pair(*cell).expect("every target was opened")).collect();
        self.certificate.witnesses = self.tables.into_iter().map(|table| table.base).collect();
        self.certificate
    }
}
