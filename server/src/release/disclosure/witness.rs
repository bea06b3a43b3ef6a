//! Witness tables: made from public knowledge alone, they show that every withheld cell is open.
//!
//! Invariant: nothing here sees a raw count. The input is what would be published, the output may be published with it.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
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
    targets: &[usize],
    certificate: Certificate,
) -> Result<Certificate, Closed> {
    let mut search = Search { lattice, known, certificate, tables: Vec::new() };
    let mut closed = targets.to_vec();
    let mut fruitless = 0;
    let mut round = 0_usize;
    while !closed.is_empty() && fruitless < PATIENCE {
        let before = closed.len();
        // Neighbours in opposite directions, and other neighbours in every round.
        let direction = |index: usize| if (index >> (round % 4)) & 1 == 0 { 1.0 } else { -1.0 };
        let aims: Vec<(usize, f64)> =
            closed.iter().enumerate().map(|(index, cell)| (*cell, direction(index))).collect();
        let opposite: Vec<(usize, f64)> = aims.iter().map(|(cell, aim)| (*cell, -aim)).collect();
        search.move_toward(&aims).ok_or(Closed::Solver)?;
        search.move_toward(&opposite).ok_or(Closed::Solver)?;
        closed.retain(|cell| search.pair(*cell).is_none());
        fruitless = if closed.len() == before { fruitless + 1 } else { 0 };
        round += 1;
    }
    let mut shut = Vec::new();
    for cell in closed {
        if search.pair(cell).is_none() {
            search.move_toward(&[(cell, 1.0)]).ok_or(Closed::Solver)?;
            search.move_toward(&[(cell, -1.0)]).ok_or(Closed::Solver)?;
            if search.pair(cell).is_none() {
                shut.push(cell);
            }
        }
    }
    if shut.is_empty() { Ok(search.finish(targets)) } else { Err(Closed::Cells(shut)) }
}

struct Search<'a> {
    lattice: &'a Lattice,
    known: &'a [Option<Interval>],
    certificate: Certificate,
    tables: Vec<Table>,
}

struct Table {
    base: Vec<u32>,
    cells: Vec<u64>,
}

impl Search<'_> {
    /// Adds the base table that goes as far as public knowledge allows in these cells, each in its direction.
    fn move_toward(&mut self, aims: &[(usize, f64)]) -> Option<()> {
        let base = self.solve(aims, Whole::Relaxed).or_else(|| self.solve(aims, Whole::Required))?;
        let cells: Vec<u64> =
            (0..self.known.len()).map(|cell| self.lattice.base_of(cell).map(|at| u64::from(base[at])).sum()).collect();
        if !self.tables.iter().any(|table| table.base == base) {
            self.tables.push(Table { base, cells });
        }
        Some(())
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

    /// The program over the base cells: every public cell is an equation or a range. `None` where the solver finds no
    /// table of whole numbers.
    fn solve(&self, aims: &[(usize, f64)], whole: Whole) -> Option<Vec<u32>> {
        let mut program = Problem::new(OptimizationDirection::Maximize);
        // What is pinned to zero by a shown zero, or alone under a shown count, needs no variable.
        let mut most = vec![f64::INFINITY; self.lattice.base_len()];
        for cell in 0..self.known.len() {
            if let Some(interval) = self.known[cell] {
                for base in self.lattice.base_of(cell) {
                    most[base] = most[base].min(interval.hi.into());
                }
            }
        }
        let mut worth = vec![0.0; most.len()];
        for (cell, aim) in aims {
            for base in self.lattice.base_of(*cell) {
                worth[base] += aim;
            }
        }
        let variables: Vec<Option<Variable>> = most
            .iter()
            .zip(worth)
            .map(|(most, worth)| {
                (*most > 0.0).then(|| match whole {
                    Whole::Relaxed => program.add_var(worth, (0.0, *most)),
                    Whole::Required =>
                    {
                        #[expect(clippy::cast_possible_truncation, reason = "a bound is the count of a cell")]
                        program.add_integer_var(worth, (0, most.min(1e9) as i32))
                    }
                })
            })
            .collect();
        for cell in 0..self.known.len() {
            let Some(interval) = self.known[cell] else { continue };
            let terms: Vec<(Variable, f64)> =
                self.lattice.base_of(cell).filter_map(|base| variables[base]).map(|variable| (variable, 1.0)).collect();
            let (lo, hi) = (f64::from(interval.lo), f64::from(interval.hi));
            if lo >= hi {
                program.add_constraint(&terms[..], ComparisonOp::Eq, lo);
            } else {
                program.add_constraint(&terms[..], ComparisonOp::Ge, lo);
                program.add_constraint(&terms[..], ComparisonOp::Le, hi);
            }
        }
        let solution = program.solve().ok()?.into_solution().ok()?;
        variables
            .iter()
            .map(|variable| variable.map_or(Some(0), |variable| as_whole(solution.var_value(variable))))
            .collect()
    }
}

/// Whether a program asks for whole numbers from the start. Tables in two dimensions give them without asking.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whole {
    Relaxed,
    Required,
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a small whole number")]
fn as_whole(value: f64) -> Option<u32> {
    let rounded = value.round();
    ((value - rounded).abs() < 1e-6 && (0.0..=f64::from(u32::MAX)).contains(&rounded)).then_some(rounded as u32)
}
