//! Which level of the lattice a cell belongs to, and what it is worth.

use super::policy::{Depth, Extent, Level};
use shared::{area::AreaKind, breakdown::Slice, lattice::Lattice};

/// The level a cell belongs to.
pub(super) fn level(lattice: &Lattice, cell: usize) -> Level {
    let (area, period, slice) = lattice.place(cell);
    let years = lattice.periods.iter().filter(|period| period.is_year()).count();
    let period = match lattice.periods[period].len() {
        length if length == years => Extent::All,
        1 => Extent::Year,
        _ => Extent::Span,
    };
    let slice = if lattice.slices[slice] == Slice::Total { Depth::Total } else { Depth::Breakdown };
    Level { area: lattice.areas[area].kind, period, slice }
}

/// What is lost when a cell is withheld: a total is worth more than its parts, and all years more than one.
pub(super) fn weight(lattice: &Lattice, cell: usize) -> u32 {
    let level = level(lattice, cell);
    let area = match level.area {
        AreaKind::EnglandAndWales => 1_000,
        AreaKind::Country => 300,
        AreaKind::Region => 100,
        AreaKind::Force => 10,
    };
    let period = match level.period {
        Extent::All => 5,
        Extent::Span => 3,
        Extent::Year => 2,
    };
    let slice = match level.slice {
        Depth::Total => 4,
        Depth::Breakdown => 1,
    };
    area * period * slice
}
