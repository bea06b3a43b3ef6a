//! The linear program whose solutions are the base tables that agree with everything public.
//!
//! Its variables are the cells of the lattice that nothing public fixes, its rows the sums that define each cell by finer
//! ones. Of the base table it needs the margins alone: for every force and year any codes of several breakdowns that have
//! the same total can be combined.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, Variable};
use shared::{
    area::AreaKind,
    breakdown::Slice,
    cell::Interval,
    lattice::{Lattice, Sum},
};
use std::collections::BTreeSet;

/// What is public of every cell of a lattice.
pub(super) struct Program<'a> {
    lattice: &'a Lattice,
    known: &'a [Option<Interval>],
    /// What cells are known not to be, though it lies between what they may be.
    gaps: Vec<(usize, Interval)>,
    /// The sums that define every cell.
    rows: Vec<Sum>,
}

/// How much a solution is worth.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// Whole numbers near to the best real ones, if they are found quickly.
    Near,
    /// The best whole numbers, unless there is no end to the search.
    Best,
}

/// What the solver may take on: a real solution, or whole numbers in a box around it.
enum Numbers<'a> {
    Real,
    Whole { near: Option<(&'a [f64], u32)>, nodes: u64, gap: f64 },
}

/// How far a cell is to be moved.
pub(super) struct Aim {
    pub(super) cell: usize,
    /// What one unit more is worth.
    pub(super) worth: f64,
}

/// How many branches the search for whole numbers near a real solution may take.
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

/// Above every count.
const MOST: u32 = 1_000_000_000;

impl<'a> Program<'a> {
    pub(super) fn new(lattice: &'a Lattice, known: &'a [Option<Interval>], gaps: &[(usize, Interval)]) -> Self {
        let mut defined = BTreeSet::new();
        let is_leaf = |cell: usize| {
            let (area, period, _) = lattice.place(cell);
            lattice.areas[area].kind == AreaKind::Force && lattice.periods[period].is_year()
        };
        let rows = lattice.sums().into_iter().filter(|sum| defined.insert(sum.total) || is_leaf(sum.total)).collect();
        let splits =
            |(cell, gap): &&(usize, Interval)| known[*cell].is_none_or(|known| known.lo < gap.lo && gap.hi < known.hi);
        Self { lattice, known, gaps: gaps.iter().filter(splits).copied().collect(), rows }
    }

    /// The cells that go as far as public knowledge allows, and a base table of whole numbers that does, if one is found.
    pub(super) fn solve(&self, aims: &[Aim], effort: Effort) -> Option<(Vec<Real>, Option<Vec<u32>>)> {
        // Tables in two dimensions have whole numbers without asking.
        let real = self.values(aims, &Numbers::Real)?;
        let whole = real.iter().copied().map(as_whole).collect::<Option<Vec<u32>>>();
        let near = || {
            let boxed = |radius| Numbers::Whole { near: Some((&real, radius)), nodes: NEAR_NODES, gap: 1e9 };
            self.values(aims, &boxed(0)).or_else(|| self.values(aims, &boxed(1)))
        };
        let nodes = BEST_WORK / self.rows.len().max(1) as u64;
        let best = || self.values(aims, &Numbers::Whole { near: None, nodes, gap: 0.0 });
        let rounded = |values: Vec<f64>| values.into_iter().map(as_whole).collect();
        let cells = whole.or_else(|| if effort == Effort::Near { near() } else { best() }.and_then(rounded));
        let base = cells.map(|cells: Vec<u32>| self.lift(&cells));
        Some((real.into_iter().map(Real).collect(), base))
    }

    /// The values of all cells in one solution.
    fn values(&self, aims: &[Aim], numbers: &Numbers<'_>) -> Option<Vec<f64>> {
        let mut program = Problem::new(OptimizationDirection::Maximize);
        let mut worth = vec![0.0; self.known.len()];
        aims.iter().for_each(|aim| worth[aim.cell] += aim.worth);
        let variables: Vec<Result<Variable, u32>> = (0..self.known.len())
            .map(|cell| {
                let Interval { mut lo, mut hi } = self.known[cell].unwrap_or(Interval { lo: 0, hi: MOST });
                hi = hi.min(MOST);
                if let Numbers::Whole { near: Some((around, radius)), .. } = numbers {
                    let (least, most) = enclosing(around[cell]);
                    lo = lo.max(least.saturating_sub(*radius));
                    hi = hi.min(most + radius);
                }
                match numbers {
                    _ if lo >= hi => Err(lo),
                    Numbers::Real => Ok(program.add_var(worth[cell], (lo.into(), hi.into()))),
                    Numbers::Whole { .. } => Ok(program.add_integer_var(worth[cell], (as_i32(lo), as_i32(hi)))),
                }
            })
            .collect();
        for sum in &self.rows {
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

    /// A base table with these cells.
    fn lift(&self, cells: &[u32]) -> Vec<u32> {
        let breakdowns = self.lattice.breakdowns();
        let forces = (0..self.lattice.areas.len()).filter(|area| self.lattice.areas[*area].kind == AreaKind::Force);
        let years = (0..self.lattice.periods.len()).filter(|period| self.lattice.periods[*period].is_year());
        forces
            .flat_map(|area| years.clone().map(move |period| (area, period)))
            .flat_map(|(area, period)| {
                let at = |slice: Slice| {
                    let slice = self.lattice.slices.iter().position(|other| *other == slice);
                    cells[self.lattice.index(area, period, slice.expect("the lattice has every slice"))]
                };
                let margins = breakdowns.iter().enumerate();
                let margins =
                    margins.map(|(index, codes)| (0..*codes).map(|code| at(Slice::Code(index, code))).collect());
                combine(at(Slice::Total), margins.collect())
            })
            .collect()
    }
}

/// Counts of every combination of one code of each breakdown with these margins, all of which have this total.
fn combine(total: u32, mut margins: Vec<Vec<u32>>) -> Vec<u32> {
    let mut combined = vec![0; margins.iter().map(Vec::len).product()];
    let mut left = total;
    while left > 0 {
        let codes: Option<Vec<usize>> = margins.iter().map(|codes| codes.iter().position(|count| *count > 0)).collect();
        let Some(codes) = codes else { break };
        let some = margins.iter().zip(&codes).map(|(counts, code)| counts[*code]).min().unwrap_or(left);
        let at = margins.iter().zip(&codes).fold(0, |at, (counts, code)| at * counts.len() + code);
        combined[at] += some;
        margins.iter_mut().zip(&codes).for_each(|(counts, code)| counts[*code] -= some);
        left -= some;
    }
    combined
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
