//! Moves of a table along its slices: as much more of one code as less of another, or of the total and one code of each
//! breakdown.
//!
//! Invariant: the sums of slices hold whatever is moved in this way. What remains are the sums of areas and of periods, in two
//! dimensions, where the best move has whole numbers without asking and is found in milliseconds.

use super::program::{MOST, Program};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use shared::{breakdown::Slice, cell::Interval};

/// Slices that move together.
pub(super) struct Direction(Vec<(usize, Sense)>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    Up,
    Down,
}

/// How far the cells of one area and period may move, and what one more is worth.
struct Range {
    least: f64,
    most: f64,
    gain: f64,
}

impl Program<'_> {
    /// Directions that between them move every slice; others in the next round.
    pub(super) fn directions(&self, round: usize) -> Vec<Direction> {
        let codes = self.lattice.breakdowns();
        let slice = |breakdown: usize, code: usize| {
            let code = Slice::Code(breakdown, code % codes[breakdown]);
            self.lattice.slices.iter().position(|slice| *slice == code).expect("the lattice has every slice")
        };
        let most = codes.iter().copied().max().unwrap_or(0);
        let together = (0..most).map(|first| {
            let of = |breakdown: usize| (slice(breakdown, first + breakdown * round), Sense::Up);
            Direction([(0, Sense::Up)].into_iter().chain((0..codes.len()).map(of)).collect())
        });
        let exchange = (0..codes.len()).filter(|breakdown| codes[*breakdown] > 1).flat_map(|breakdown| {
            let step = 1 + round % (codes[breakdown] - 1);
            let of =
                move |code| vec![(slice(breakdown, code), Sense::Up), (slice(breakdown, code + step), Sense::Down)];
            (0..codes[breakdown]).map(move |code| Direction(of(code)))
        });
        together.chain(exchange).collect()
    }

    /// Moves a table that agrees with what is public in one direction, as far as it still agrees and one more in each cell is
    /// worth it. What is kept stays.
    pub(super) fn slide(&self, Direction(slices): &Direction, worth: &[f64], kept: &[bool], table: &mut [u32]) {
        let every = self.lattice.slices.len();
        let range = |at: usize| {
            let free = Range { least: f64::NEG_INFINITY, most: f64::INFINITY, gain: 0.0 };
            slices.iter().fold(free, |all, (slice, way)| {
                let cell = at * every + slice;
                let (Interval { lo, hi }, count) = (self.known(cell), f64::from(table[cell]));
                let (down, up) = if kept[cell] { (0.0, 0.0) } else { (f64::from(lo) - count, f64::from(hi) - count) };
                let (least, most, gain) = match way {
                    Sense::Up => (down, up, worth[cell]),
                    Sense::Down => (-up, -down, -worth[cell]),
                };
                Range { least: all.least.max(least), most: all.most.min(most), gain: all.gain + gain }
            })
        };
        for (at, by) in self.farthest(range).into_iter().flatten().enumerate() {
            for (slice, way) in slices {
                let count = &mut table[at * every + slice];
                *count = count.saturating_add_signed(if *way == Sense::Up { by } else { -by });
            }
        }
    }

    /// The most worthwhile move of every area and period, where areas and periods add up.
    fn farthest(&self, range: impl Fn(usize) -> Range) -> Option<Vec<i32>> {
        let every = self.lattice.slices.len();
        let mut program = Problem::new(OptimizationDirection::Maximize);
        let variable = |at: usize| {
            let Range { least, most, gain } = range(at);
            (least < most).then(|| program.add_var(gain, (least, most)))
        };
        let variables: Vec<Option<Variable>> = (0..self.lattice.len() / every).map(variable).collect();
        for sum in self.sums_of_totals() {
            let parts = sum.parts.iter().map(|part| (*part, 1.0)).chain([(sum.total, -1.0)]);
            let terms: Vec<_> = parts.filter_map(|(cell, sign)| Some((variables[cell / every]?, sign))).collect();
            if !terms.is_empty() {
                program.add_constraint(&terms[..], ComparisonOp::Eq, 0.0);
            }
        }
        let solution = program.solve().ok()?.into_solution().ok()?;
        variables
            .iter()
            .map(|variable| variable.map_or(Some(0), |variable| whole(solution.var_value(variable))))
            .collect()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "checked to be a whole number between two counts")]
fn whole(value: f64) -> Option<i32> {
    ((value - value.round()).abs() < 1e-6 && value.abs() <= f64::from(MOST)).then(|| value.round() as i32)
}
