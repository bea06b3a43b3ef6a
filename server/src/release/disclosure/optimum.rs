//! The cheapest cells to withhold, exactly, where there are few to choose from.
//!
//! An implicit hitting set: the cheapest choice that hits every cut is tried; each cell that is then too narrow gives another
//! cut, the cells of which at least one must be withheld for it. Withholding more never narrows a cell, so every cut is
//! valid for all choices, and the first choice without a narrow cell is the cheapest of all.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions};

/// How many cells to choose from are few.
pub(super) const FEW: usize = 96;

/// How many choices are tried at most, how many branches each may take, and what all questions about them may take together.
const MOST_CHOICES: usize = 150;
const MOST_WORK: usize = 1_500_000;
const MOST_NODES: u64 = 5_000;
/// How many narrow cells of one choice give a cut.
const CUTS_AT_ONCE: usize = 4;

/// At least one of these must be chosen, if a certain one is.
struct Cut {
    of: Vec<usize>,
    given: Option<usize>,
}

/// Which of some candidates (cells with their weights) to withhold; `None` where the search has no end in sight.
///
/// `narrow`, which takes so much `work` to ask, names cells that are too narrow when the chosen ones are withheld: none only if there
/// are none, and a certain cell if it is asked about and is one.
pub(super) fn cheapest(
    work: usize,
    candidates: &[(usize, u32)],
    mut narrow: impl FnMut(&[bool], Option<usize>) -> Vec<usize>,
) -> Option<Vec<bool>> {
    let mut done = 0;
    let mut cuts = Vec::new();
    // The most valuable first: a cut is left with the cheap ones.
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(candidates[*at].1));
    for _ in 0..MOST_CHOICES {
        let chosen = hit(candidates, &cuts)?;
        let closed = narrow(&chosen, None);
        if closed.is_empty() {
            return Some(chosen);
        }
        for cell in closed.into_iter().take(CUTS_AT_ONCE) {
            done += candidates.len() * work;
            if done > MOST_WORK {
                return None;
            }
            let mut useless = chosen.clone();
            for at in &order {
                if !useless[*at] {
                    useless[*at] = true;
                    useless[*at] = narrow(&useless, Some(cell)).contains(&cell);
                }
            }
            let of: Vec<usize> = (0..candidates.len()).filter(|at| !useless[*at]).collect();
            let given = candidates.iter().position(|(candidate, _)| *candidate == cell);
            if of.is_empty() && given.is_none() {
                return None;
            }
            cuts.push(Cut { of, given });
        }
    }
    None
}

/// The cheapest choice that hits every cut.
fn hit(candidates: &[(usize, u32)], cuts: &[Cut]) -> Option<Vec<bool>> {
    let mut program = Problem::new(OptimizationDirection::Minimize);
    let chosen: Vec<_> = candidates.iter().map(|(_, weight)| program.add_binary_var((*weight).into())).collect();
    for Cut { of, given } in cuts {
        let terms = of.iter().map(|at| (chosen[*at], 1.0)).chain(given.map(|at| (chosen[at], -1.0)));
        let terms: Vec<_> = terms.collect();
        program.add_constraint(&terms[..], ComparisonOp::Ge, if given.is_some() { 0.0 } else { 1.0 });
    }
    let mut options = SolveOptions::default();
    options.node_limit = Some(MOST_NODES);
    let solution = program.solve_with(options).ok()?.into_solution().ok()?;
    Some(chosen.into_iter().map(|variable| solution.var_value(variable) > 0.5).collect())
}
