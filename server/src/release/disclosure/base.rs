//! From the counts of a return to the cells of the lattice.

use super::Raw;
use crate::release::counts::{Count, Counts, Entry};
use shared::{area::AreaKind, breakdown::Slice, cell::Marks, force, lattice::Lattice};
use std::collections::HashMap;

/// The raw cell of every place of the lattice: the figure the return gives for just this place, else the sum of its
/// finer figures, else `[x]`.
pub(super) fn fill(lattice: &Lattice, counts: &Counts) -> Vec<Raw> {
    let mut by_force: HashMap<Option<&str>, Vec<&Count>> = HashMap::new();
    for row in &counts.rows {
        by_force.entry(row.force).or_default().push(row);
    }
    let none = Vec::new();
    let mut cells = vec![Raw::NotAvailable; lattice.len()];
    for (area, place) in lattice.areas.iter().enumerate() {
        let national = by_force.get(&None).filter(|_| place.kind == AreaKind::EnglandAndWales);
        for (at, period) in lattice.periods.iter().enumerate() {
            let in_period = |row: &Count| row.year.is_none_or(|year| period.first <= year && year <= period.last);
            let whole = period.len() == counts.years.len();
            for (slice, wanted) in lattice.slices.iter().enumerate() {
                let over = |rows: &[&Count]| {
                    let rows: Vec<&Count> = rows.iter().copied().filter(|row| in_period(row)).collect();
                    // A row without a year speaks of all years, and of no fewer.
                    let undivided: Vec<&Count> = if whole {
                        rows.iter().copied().filter(|row| row.year.is_none()).collect()
                    } else {
                        Vec::new()
                    };
                    of_slice(&undivided, *wanted).or_else(|| {
                        let divided: Vec<&Count> = rows.into_iter().filter(|row| row.year.is_some()).collect();
                        of_slice(&divided, *wanted)
                    })
                };
                let sum_of_forces = || {
                    place
                        .forces
                        .iter()
                        .map(|index| over(by_force.get(&Some(force::forces()[*index].code)).unwrap_or(&none)))
                        .reduce(plus)
                        .flatten()
                };
                let raw = national.and_then(|rows| over(rows)).or_else(sum_of_forces);
                cells[lattice.index(area, at, slice)] = raw.unwrap_or(Raw::NotAvailable);
            }
        }
    }
    cells
}

/// The sum over the rows that belong to a slice; `None` when the return has none.
fn of_slice(rows: &[&Count], slice: Slice) -> Option<Raw> {
    let chosen: Vec<&Count> = match slice {
        Slice::Total => {
            let undivided: Vec<&Count> =
                rows.iter().copied().filter(|row| row.codes.iter().all(Option::is_none)).collect();
            if undivided.is_empty() {
                // A return by several breakdowns one after the other has its total in each of them: take the first.
                let first = rows.iter().find_map(|row| row.codes.iter().position(Option::is_some))?;
                rows.iter().copied().filter(|row| row.codes[first].is_some()).collect()
            } else {
                undivided
            }
        }
        Slice::Code(breakdown, code) => {
            rows.iter().copied().filter(|row| row.codes.get(breakdown) == Some(&Some(code))).collect()
        }
    };
    chosen.into_iter().map(|row| Some(raw(&row.entry))).reduce(plus).flatten()
}

fn raw(entry: &Entry) -> Raw {
    match entry {
        Entry::Count(count, marks) => Raw::Count(*count, *marks),
        // What the source withheld is not available to us either.
        Entry::NotAvailable | Entry::Confidential => Raw::NotAvailable,
        Entry::NotApplicable => Raw::NotApplicable,
    }
}

/// The sum of two cells: as unknown as its most unknown part; what is not applicable adds nothing.
fn plus(a: Option<Raw>, b: Option<Raw>) -> Option<Raw> {
    Some(match (a?, b?) {
        (Raw::NotAvailable, _) | (_, Raw::NotAvailable) => Raw::NotAvailable,
        (Raw::NotApplicable, other) | (other, Raw::NotApplicable) => other,
        (Raw::Count(a, marks), Raw::Count(b, more)) => {
            let marks: Marks = marks.union(more);
            a.checked_add(b).map_or(Raw::NotAvailable, |sum| Raw::Count(sum, marks))
        }
    })
}
