//! The proofs of the sample publications, made by hand: their witness tables are written down, not searched for.

use crate::{
    cell::Cell,
    certificate::{Certificate, VERSION},
    lattice::Lattice,
    period::Period,
    publication::Publication,
};

/// The certificate of a sample publication, for a width of 3 and a reach of 4.
pub fn certificate(publication: &Publication) -> Certificate {
    let withholds = publication.cells().iter().any(|cell| matches!(cell, Cell::Withheld(_)));
    let witnesses = match publication.years().len() {
        _ if !withholds => Vec::new(),
        1 => (0..4).map(|turn| one_year(publication, turn)).collect(),
        _ => (0..3).map(|turn| by_force(publication, turn)).collect(),
    };
    let pairs = pairs(publication, &witnesses);
    Certificate {
        version: VERSION,
        dataset: publication.dataset().slug.clone(),
        width: 3,
        reach: 4,
        knowledge: Vec::new(),
        also_open: Vec::new(),
        witnesses,
        pairs,
    }
}

/// Withheld years take turns in holding most of the three-year total; the force that is not available holds the rest.
fn by_force(publication: &Publication, turn: usize) -> Vec<u32> {
    let all = publication.all_years();
    let count = |area, period| publication.cell(area, period, publication.slices()[0]).count();
    let value = |area, at: usize| match count(area, publication.years()[at].into()) {
        Some(count) => Some(count),
        None => count(area, all).map(|total| {
            let most = total * 2 / 3;
            [most, (total - most).div_ceil(2), (total - most) / 2][(at + turn) % 3]
        }),
    };
    let rest = |at: usize| {
        let year: Period = publication.years()[at].into();
        let known: u32 = publication.forces().filter_map(|force| value(force, at)).sum();
        count(publication.england_and_wales(), year).map_or(0, |total| total - known)
    };
    let forces = publication.forces();
    forces.flat_map(|force| (0..3).flat_map(move |at| [value(force, at).unwrap_or_else(|| rest(at)), 0])).collect()
}

/// Every second force holds 4 in one of the two codes, all others 1.
fn one_year(publication: &Publication, turn: usize) -> Vec<u32> {
    let cells = (0..publication.forces().count()).flat_map(|force| [(force, 0), (force, 1)]);
    cells.map(|(force, code)| if (force % 2, code) == (turn % 2, turn / 2) { 4 } else { 1 }).collect()
}

/// For each withheld cell the witnesses with its least and its greatest value.
fn pairs(publication: &Publication, witnesses: &[Vec<u32>]) -> Vec<(usize, usize)> {
    let lattice = Lattice::of(publication, &[]);
    let withheld = publication.cells().iter().enumerate().filter(|(_, cell)| matches!(cell, Cell::Withheld(_)));
    withheld
        .map(|(cell, _)| {
            let value = |witness: &usize| lattice.base_of(cell).map(|base| witnesses[*witness][base]).sum::<u32>();
            let all = 0..witnesses.len();
            let ends = all.clone().min_by_key(value).zip(all.max_by_key(value));
            ends.expect("what withholds has witnesses")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn every_sample_is_proved() {
        for publication in sample::all() {
            let withheld = publication.cells().iter().filter(|cell| matches!(cell, Cell::Withheld(_))).count();
            let checked = certificate(&publication).check(&publication).map(|checked| checked.withheld);
            assert_eq!(checked, Ok(withheld), "{}", publication.dataset().slug);
        }
    }
}
