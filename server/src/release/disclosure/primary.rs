//! The primary rules: which counts are sensitive in themselves, and what the rules tell of a cell that is withheld.

use super::{
    Raw,
    level::level,
    policy::{Attacker, Attributes, Depth, Policy, Zeros},
};
use shared::{breakdown::Slice, lattice::Lattice};

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

/// Whether a count tells something of the people in it: a small one, a code that has all of its margin, or a zero that would tell of the
/// code beside it that it has all, whatever is withheld of their margin.
pub(super) fn is_sensitive(lattice: &Lattice, raw: &[Raw], cell: usize, count: u32, policy: &Policy) -> bool {
    let small = (1..policy.threshold).contains(&count) || (count == 0 && policy.zeros == Zeros::Protect);
    let tells_of_all = || match count {
        0 => is_beside_whole_margin(lattice, raw, cell),
        _ => is_whole_margin(lattice, raw, cell, count),
    };
    small || (policy.attributes == Attributes::Protect && tells_of_all())
}

/// A code that is shown would be withheld if it were all of its margin; so that has more.
pub(super) struct Telling {
    pub(super) margin: usize,
    /// The least that its margin can be then.
    pub(super) least: i64,
}

/// What a code of a breakdown tells of its margin when it is shown, for whoever knows the policy.
pub(super) fn tells_of_margin(lattice: &Lattice, raw: &[Raw], code: usize, policy: &Policy) -> Option<Telling> {
    let by_rule = policy.attributes == Attributes::Protect && policy.attacker == Attacker::KnowsPolicy;
    let (area, period, slice) = lattice.place(code);
    let Raw::Count(count, _) = raw[code] else { return None };
    let tells = by_rule && lattice.published(code).is_some() && slice > 0 && count > 0;
    (tells && !is_whole_margin(lattice, raw, code, count))
        .then(|| Telling { margin: lattice.index(area, period, 0), least: i64::from(count) + 1 })
}

/// Whether a code of a breakdown has all that its margin has.
fn is_whole_margin(lattice: &Lattice, raw: &[Raw], cell: usize, count: u32) -> bool {
    let (area, period, slice) = lattice.place(cell);
    slice > 0 && matches!(raw[lattice.index(area, period, 0)], Raw::Count(total, _) if total == count)
}

/// Whether a zero is the one that keeps open that the code beside it may not be all of their margin: of several that which is most
/// common elsewhere, and so the easiest to keep open.
fn is_beside_whole_margin(lattice: &Lattice, raw: &[Raw], cell: usize) -> bool {
    let (area, period, slice) = lattice.place(cell);
    let Slice::Code(breakdown, _) = lattice.slices[slice] else { return false };
    let is_beside = |other: &usize| matches!(lattice.slices[*other], Slice::Code(of, _) if of == breakdown);
    let codes = || (0..lattice.slices.len()).filter(is_beside);
    let count = |area: usize, period: usize, slice: usize| match raw[lattice.index(area, period, slice)] {
        Raw::Count(count, _) => Some(count),
        Raw::NotAvailable | Raw::NotApplicable => None,
    };
    let Some(all) = count(area, period, 0).filter(|all| *all > 0) else { return false };
    let everywhere = |code: usize| -> u64 {
        (0..lattice.periods.len()).filter_map(|period| count(0, period, code)).map(u64::from).sum()
    };
    let zeros = codes().filter(|code| count(area, period, *code) == Some(0));
    codes().any(|code| count(area, period, code) == Some(all))
        && zeros.max_by_key(|code| (everywhere(*code), std::cmp::Reverse(*code))) == Some(slice)
}
