//! The linear program whose solutions are the base tables that agree with everything public.
//!
//! Its variables are the cells of the lattice that nothing public fixes, its rows the sums that define each cell by finer
//! ones.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, Variable};
use shared::{
    area::AreaKind,
    cell::Interval,
    lattice::{Lattice, Sum},
};
use std::collections::BTreeSet;

/// What is public of every cell of a lattice.
pub(super) struct Program<'a> {
    pub(super) lattice: &'a Lattice,
    known: &'a [Option<Interval>],
    /// What cells are known not to be, though it lies between what they may be.
    gaps: Vec<(usize, Interval)>,
    /// The sums that define every cell.
    rows: Vec<Sum>,
    /// Which of them each cell stands in.
    of: Vec<Vec<usize>>,
}

/// How much a solution is worth.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// Whole numbers near to the best real ones, if they are found quickly.
    Near,
    /// The best whole numbers, unless there is no end to the search.
    Best,
}

/// Which part of the lattice a program is about.
#[derive(Clone, Copy)]
pub(super) enum Scope<'a> {
    /// All of it.
    Whole,
    /// These cells; all others stay what they are in a table that agrees with what is public.
    Within { cells: &'a [usize], table: &'a [u32] },
    /// The sums that these cells stand in, and none beside them. Whoever knows less reaches at least as far.
    Sums(&'a [usize]),
}

/// What the solver may take on: a real solution, or whole numbers in a box around it.
enum Numbers<'a> {
    Real,
    Whole { near: Option<(&'a [f64], u32)>, nodes: u64, gap: f64 },
}

/// How far a cell is to be moved.
#[derive(Clone, Copy)]
pub(super) struct Aim {
    pub(super) cell: usize,
    /// What one unit more is worth.
    pub(super) worth: f64,
}

/// How many branches the search for whole numbers near a real solution may take; all over a vast lattice, one for each row.
const NEAR_NODES: u64 = 60;
/// How many the search for the best may take, times the rows of the program.
const BEST_WORK: u64 = 400_000;

/// A count in real numbers, as exact as the solver is.
#[derive(Clone, Copy)]
pub(super) struct Real(f64);

impl Real {
    /// The least whole number that is not below it.
    pub(super) fn up(self) -> u64 {
        enclosing(self.0).1.into()
    }

    /// The greatest whole number that is not above it.
    pub(super) fn down(self) -> u64 {
        enclosing(self.0).0.into()
    }
}

/// With breakdowns and more cells than this a lattice is vast.
const VAST: usize = 1_500;

/// Above every count.
pub(super) const MOST: u32 = 1_000_000_000;

impl<'a> Program<'a> {
    pub(super) fn new(lattice: &'a Lattice, known: &'a [Option<Interval>], gaps: &[(usize, Interval)]) -> Self {
        let mut defined = BTreeSet::new();
        let is_leaf = |cell: usize| {
            let (area, period, _) = lattice.place(cell);
            lattice.areas[area].kind == AreaKind::Force && lattice.periods[period].is_year()
        };
        let sums = lattice.sums().into_iter();
        let rows: Vec<Sum> = sums.filter(|sum| defined.insert(sum.total) || is_leaf(sum.total)).collect();
        let mut of = vec![Vec::new(); lattice.len()];
        for (row, sum) in rows.iter().enumerate() {
            sum.parts.iter().chain([&sum.total]).for_each(|cell| of[*cell].push(row));
        }
        let splits =
            |(cell, gap): &&(usize, Interval)| known[*cell].is_none_or(|known| known.lo < gap.lo && gap.hi < known.hi);
        Self { lattice, known, gaps: gaps.iter().filter(splits).copied().collect(), rows, of }
    }

    /// Whether a table agrees with what is public.
    pub(super) fn agrees(&self, cells: &[u32]) -> bool {
        let within = |(at, count): (&Option<Interval>, &u32)| at.is_none_or(|at| at.lo <= *count && *count <= at.hi);
        let outside = |(cell, gap): &(usize, Interval)| !(gap.lo..=gap.hi).contains(&cells[*cell]);
        self.known.iter().zip(cells).all(within) && self.gaps.iter().all(outside)
    }

    /// What is public of a cell.
    pub(super) fn known(&self, cell: usize) -> Interval {
        let Interval { lo, hi } = self.known[cell].unwrap_or(Interval { lo: 0, hi: MOST });
        Interval { lo, hi: hi.min(MOST) }
    }

    /// The sums of cells that are totals of every breakdown. In every other slice the same cells add up.
    pub(super) fn sums_of_totals(&self) -> impl Iterator<Item = &Sum> {
        let is_total = |cell: &usize| cell.is_multiple_of(self.lattice.slices.len());
        self.rows.iter().filter(move |sum| sum.parts.iter().chain([&sum.total]).all(is_total))
    }

    /// At most so many cells that nothing public fixes, nearest first: those that share sums with a cell, and so on.
    pub(super) fn around(&self, cell: usize, most: usize) -> Vec<usize> {
        let mut near = vec![cell];
        let mut reached = BTreeSet::from([cell]);
        let mut passed = BTreeSet::new();
        let mut at = 0;
        while let Some(from) = near.get(at).copied() {
            for row in self.of[from].iter().filter(|row| passed.insert(**row)) {
                for other in self.cells_of(*row) {
                    if self.fixed(other).is_none() && reached.insert(other) {
                        near.push(other);
                    }
                }
                if near.len() >= most {
                    near.truncate(most);
                    return near;
                }
            }
            at += 1;
        }
        near
    }

    /// At most so many cells that nothing public fixes: all of the area of a cell, then of the areas that add up with it, and so
    /// on. Where breakdowns are linked, little moves in less.
    pub(super) fn block(&self, cell: usize, most: usize) -> Vec<usize> {
        let size = self.lattice.periods.len() * self.lattice.slices.len();
        let cells_of = |sum: &Sum| sum.parts.iter().chain([&sum.total]).map(|cell| cell / size).collect();
        let sums: Vec<Vec<usize>> = self.sums_of_totals().map(cells_of).collect();
        let mut areas = vec![cell / size];
        let mut block = vec![cell];
        let mut at = 0;
        while let Some(area) = areas.get(at).copied().filter(|_| block.len() < most) {
            let cells = (area * size..(area + 1) * size).filter(|other| *other != cell && self.fixed(*other).is_none());
            block.extend(cells);
            for other in sums.iter().filter(|sum| sum.contains(&area)).flatten() {
                if !areas.contains(other) {
                    areas.push(*other);
                }
            }
            at += 1;
        }
        block.truncate(most);
        block
    }

    fn cells_of(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        self.rows[row].parts.iter().chain([&self.rows[row].total]).copied()
    }

    /// The count that is public of a cell.
    fn fixed(&self, cell: usize) -> Option<u32> {
        self.known[cell].filter(|known| known.lo >= known.hi).map(|known| known.lo)
    }

    /// The real numbers that go as far as public knowledge allows; 0 for cells out of scope.
    pub(super) fn reach(&self, aims: &[Aim], scope: Scope<'_>) -> Option<Vec<Real>> {
        Some(self.values(aims, scope, &Numbers::Real)?.into_iter().map(Real).collect())
    }

    /// The whole numbers between which public knowledge leaves a cell, where real numbers leave it any.
    pub(super) fn extremes(&self, cell: usize, scope: Scope<'_>) -> Option<(u64, u64)> {
        let far = |worth| Some(self.reach(&[Aim { cell, worth }], scope)?[cell]);
        Some((far(-1.0)?.up(), far(1.0)?.down()))
    }

    /// Whole numbers that go as far, or nearly, if they are found.
    pub(super) fn whole(&self, aims: &[Aim], scope: Scope<'_>, reached: &[Real], effort: Effort) -> Option<Vec<u32>> {
        // Tables in two dimensions have whole numbers without asking.
        let whole = reached.iter().map(|real| as_whole(real.0)).collect::<Option<Vec<u32>>>();
        let real: Vec<f64> = reached.iter().map(|real| real.0).collect();
        let near = || {
            let deep = is_vast(self.lattice) && matches!(scope, Scope::Whole);
            let nodes = if deep { NEAR_NODES.max(self.rows.len() as u64) } else { NEAR_NODES };
            let boxed = |radius| Numbers::Whole { near: Some((&real, radius)), nodes, gap: 1e9 };
            self.values(aims, scope, &boxed(0)).or_else(|| self.values(aims, scope, &boxed(1)))
        };
        let nodes = BEST_WORK / self.rows.len().max(1) as u64;
        let best = || self.values(aims, scope, &Numbers::Whole { near: None, nodes, gap: 0.0 });
        let rounded = |values: Vec<f64>| values.into_iter().map(as_whole).collect();
        whole.or_else(|| if effort == Effort::Near { near() } else { best() }.and_then(rounded))
    }

    /// The values of all cells in one solution.
    fn values(&self, aims: &[Aim], scope: Scope<'_>, numbers: &Numbers<'_>) -> Option<Vec<f64>> {
        let mut program = Problem::new(OptimizationDirection::Maximize);
        let mut worth = vec![0.0; self.known.len()];
        aims.iter().for_each(|aim| worth[aim.cell] += aim.worth);
        let rows = self.rows_in(scope);
        let mut variables: Vec<Result<Variable, u32>> = match scope {
            Scope::Within { table, .. } => table.iter().map(|count| Err(*count)).collect(),
            Scope::Whole | Scope::Sums(_) => vec![Err(0); self.known.len()],
        };
        let cells: BTreeSet<usize> = match scope {
            Scope::Whole => (0..self.known.len()).collect(),
            Scope::Within { cells, .. } => cells.iter().copied().collect(),
            Scope::Sums(_) => rows.iter().flat_map(|row| self.cells_of(*row)).collect(),
        };
        for cell in cells {
            let Interval { mut lo, mut hi } = self.known(cell);
            if let Numbers::Whole { near: Some((around, radius)), .. } = numbers {
                let (least, most) = enclosing(around[cell]);
                lo = lo.max(least.saturating_sub(*radius));
                hi = hi.min(most + radius);
            }
            variables[cell] = match numbers {
                _ if lo >= hi => Err(lo),
                Numbers::Real => Ok(program.add_var(worth[cell], (lo.into(), hi.into()))),
                Numbers::Whole { .. } => Ok(program.add_integer_var(worth[cell], (as_i32(lo), as_i32(hi)))),
            };
        }
        for row in rows {
            let sum = &self.rows[row];
            let mut fixed = 0.0;
            let mut terms = Vec::new();
            for (cell, sign) in sum.parts.iter().map(|part| (*part, 1.0)).chain([(sum.total, -1.0)]) {
                match variables[cell] {
                    Ok(variable) => terms.push((variable, sign)),
                    Err(count) => fixed -= sign * f64::from(count),
                }
            }
            match terms.is_empty() {
                true if fixed != 0.0 => return None,
                true => {}
                false => program.add_constraint(&terms[..], ComparisonOp::Eq, fixed),
            }
        }
        for (cell, gap) in &self.gaps {
            let Ok(variable) = variables[*cell] else { continue };
            let most = f64::from(self.known[*cell].map_or(MOST, |known| known.hi));
            let above = program.add_binary_var(0.0);
            let (below_gap, above_gap) = (f64::from(gap.lo) - 1.0, f64::from(gap.hi) + 1.0);
            program.add_constraint([(variable, 1.0), (above, below_gap - most)], ComparisonOp::Le, below_gap);
            program.add_constraint([(variable, 1.0), (above, -above_gap)], ComparisonOp::Ge, 0.0);
        }
        let mut options = SolveOptions::default();
        if let Numbers::Whole { nodes, gap, .. } = numbers {
            (options.node_limit, options.mip_gap) = (Some(*nodes), *gap);
        }
        let solution = program.solve_with(options).ok()?.into_solution().ok()?;
        let value = |variable: &Result<Variable, u32>| match variable {
            Ok(variable) => solution.var_value(*variable),
            Err(count) => f64::from(*count),
        };
        Some(variables.iter().map(value).collect())
    }

    /// The sums that a scope is about.
    fn rows_in(&self, scope: Scope<'_>) -> Vec<usize> {
        match scope {
            Scope::Whole => (0..self.rows.len()).collect(),
            Scope::Within { cells, .. } | Scope::Sums(cells) => {
                let rows: BTreeSet<usize> = cells.iter().flat_map(|cell| &self.of[*cell]).copied().collect();
                rows.into_iter().collect()
            }
        }
    }
}

/// Whether a lattice is so large, by breakdowns, that not every cell can be decided exactly in good time.
pub(super) fn is_vast(lattice: &Lattice) -> bool {
    !lattice.breakdowns().is_empty() && lattice.len() > VAST
}

/// The whole numbers just below and above a value, equal where it is whole.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count, within what a solver rounds")]
fn enclosing(value: f64) -> (u32, u32) {
    as_whole(value).map_or((value.max(0.0).floor() as u32, value.max(0.0).ceil() as u32), |whole| (whole, whole))
}

fn as_i32(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a small whole number")]
fn as_whole(value: f64) -> Option<u32> {
    let rounded = value.round();
    ((value - rounded).abs() < 1e-6 && (0.0..=f64::from(u32::MAX)).contains(&rounded)).then_some(rounded as u32)
}
