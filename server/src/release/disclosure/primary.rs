//! The primary rules: which counts are sensitive in themselves, and what the rules tell of a cell that is withheld.

use super::{
    Raw,
    level::level,
    policy::{Attacker, Attributes, Depth, Policy, Zeros},
};
use shared::lattice::Lattice;

/// The least count that the policy lets everyone conclude from the mere fact that a cell is withheld.
pub(super) fn least_withheld(lattice: &Lattice, cell: usize, policy: &Policy) -> i64 {
    let may_be_zero = policy.attacker == Attacker::NonNegativity
        || policy.zeros == Zeros::Protect
        || is_dropped(lattice, cell, policy)
        || (policy.attributes == Attributes::Protect && level(lattice, cell).slice == Depth::Breakdown);
    if may_be_zero { 0 } else { 1 }
}

/// Whether the office does not show the level of a cell.
pub(super) fn is_dropped(lattice: &Lattice, cell: usize, policy: &Policy) -> bool {
    policy.withhold.contains(&level(lattice, cell))
}

/// Whether a count tells something of the people in it: a small one, or a code that has all of its margin.
pub(super) fn is_sensitive(lattice: &Lattice, raw: &[Raw], cell: usize, count: u32, policy: &Policy) -> bool {
    let small = (1..policy.threshold).contains(&count) || (count == 0 && policy.zeros == Zeros::Protect);
    let whole = policy.attributes == Attributes::Protect && count > 0 && is_whole_margin(lattice, raw, cell, count);
    small || whole
}

/// Whether a code of a breakdown has all that its margin has.
fn is_whole_margin(lattice: &Lattice, raw: &[Raw], cell: usize, count: u32) -> bool {
    let (area, period, slice) = lattice.place(cell);
    slice > 0 && matches!(raw[lattice.index(area, period, 0)], Raw::Count(total, _) if total == count)
}
