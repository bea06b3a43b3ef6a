//! From the cells of the lattice back to a base table that has them.

use shared::{area::AreaKind, breakdown::Slice, lattice::Lattice};

/// A base table with these cells. Of a force and year it needs the margins alone: any codes of several breakdowns that
/// have the same total can be combined.
pub(super) fn lift(lattice: &Lattice, cells: &[u32]) -> Vec<u32> {
    let breakdowns = lattice.breakdowns();
    let forces = (0..lattice.areas.len()).filter(|area| lattice.areas[*area].kind == AreaKind::Force);
    let years = (0..lattice.periods.len()).filter(|period| lattice.periods[*period].is_year());
    forces
        .flat_map(|area| years.clone().map(move |period| (area, period)))
        .flat_map(|(area, period)| {
            let at = |slice: Slice| {
                let slice = lattice.slices.iter().position(|other| *other == slice);
                cells[lattice.index(area, period, slice.expect("the lattice has every slice"))]
            };
            let margins = breakdowns.iter().enumerate();
            let margins = margins.map(|(index, codes)| (0..*codes).map(|code| at(Slice::Code(index, code))).collect());
            combine(at(Slice::Total), margins.collect())
        })
        .collect()
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
