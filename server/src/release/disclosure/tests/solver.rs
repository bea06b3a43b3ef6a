//! The attacker with a linear program, at real size and over the years.

use super::{super::*, by_force, descriptor, exact::World};
use microlp::{ComparisonOp, OptimizationDirection, Problem};
use shared::period::Period;

/// What a reader knows of every cell of a lattice who has kept all these releases, as long as it `holds`: a number that has
/// been put right tells nothing of the new one.
fn known(
    lattice: &Lattice,
    releases: &[&Publication],
    holds: impl Fn(usize, Interval) -> bool,
) -> Vec<Option<Interval>> {
    let mut known: Vec<Option<Interval>> = vec![None; lattice.len()];
    for publication in releases {
        let own = Lattice::of(publication, &[]);
        for cell in 0..own.len() {
            let (area, period, slice) = own.place(cell);
            let Some(period) = lattice.periods.iter().position(|other| *other == own.periods[period]) else { continue };
            let at = lattice.index(area, period, slice);
            if let Some(new) = publication.cells()[cell].interval().filter(|interval| holds(at, *interval)) {
                let both = |old: Interval| Interval { lo: old.lo.max(new.lo), hi: old.hi.min(new.hi) };
                known[at] = Some(known[at].map_or(new, both));
            }
        }
    }
    known
}

/// The least and the greatest value of a cell over all tables of real numbers; `None` when nothing agrees with all of it.
fn extremes(lattice: &Lattice, known: &[Option<Interval>], cell: usize) -> Option<(f64, f64)> {
    let solve = |direction: OptimizationDirection| {
        let mut program = Problem::new(direction);
        let mut worth = vec![0.0; lattice.base_len()];
        lattice.base_of(cell).for_each(|base| worth[base] = 1.0);
        let variables: Vec<_> = worth.into_iter().map(|worth| program.add_var(worth, (0.0, 1e6))).collect();
        for (other, at) in known.iter().enumerate() {
            let Some(at) = at else { continue };
            let terms: Vec<_> = lattice.base_of(other).map(|base| (variables[base], 1.0)).collect();
            program.add_constraint(&terms[..], ComparisonOp::Ge, at.lo.into());
            program.add_constraint(&terms[..], ComparisonOp::Le, at.hi.into());
        }
        Some(program.solve().ok()?.into_solution().ok()?.objective())
    };
    Some((solve(OptimizationDirection::Minimize)?, solve(OptimizationDirection::Maximize)?))
}

fn every_nth_withheld_cell_is_open(publication: &Publication, nth: usize) {
    let lattice = Lattice::of(publication, &[]);
    let known = known(&lattice, &[publication], |_, _| true);
    let withheld = (0..lattice.len()).filter(|cell| matches!(publication.cells()[*cell], Cell::Withheld(_)));
    let mut tried = 0;
    for cell in withheld.step_by(nth) {
        let (least, greatest) = extremes(&lattice, &known, cell).expect("the truth agrees with all that is public");
        assert!(greatest - least >= 4.0 - 1e-6 && greatest >= 5.0 - 1e-6, "{least} to {greatest}");
        tried += 1;
    }
    assert!(tried > 10, "{tried} cells tried");
}

/// Counts as small as the real ones, from a fixed rule.
fn small_counts(years: u32) -> Vec<Vec<u32>> {
    (0..44_u32)
        .map(|n| (0..years).map(|year| (n * n * 7 + year * 13 + n * year * 5) % (3 + n % 11)).collect())
        .collect()
}

#[test]
fn a_linear_program_narrows_no_withheld_cell_of_three_years() {
    let counts = small_counts(3);
    let mut with_regions = descriptor();
    with_regions.dataset.regions = true;
    for descriptor in [descriptor(), with_regions] {
        let publication = protect(&by_force(&counts), &descriptor, &[]).expect("a publication").publication;
        every_nth_withheld_cell_is_open(&publication, 3);
    }
}

#[test]
fn a_linear_program_narrows_no_withheld_cell_of_ten_years() {
    let publication = protect(&by_force(&small_counts(10)), &descriptor(), &[]).expect("a publication").publication;
    every_nth_withheld_cell_is_open(&publication, 20);
}

#[test]
fn ten_yearly_releases_with_corrections_narrow_no_withheld_cell() {
    let world = World { forces: 6, years: 10, codes: 0, regions: true, threshold: 5, counts: Vec::new() };
    let truth =
        |force: usize, year: usize| u32::try_from((force * 7 + year * 11 + force * year * 3) % 9).expect("small");
    let mut releases: Vec<Publication> = Vec::new();
    for year in 1..=10_u16 {
        // Every third release has one count of the year before wrong, and the next puts it right.
        let wrong = |force: usize, at: usize| u32::from(year % 3 == 0 && force == 2 && at + 2 == usize::from(year));
        let years = usize::from(year);
        let counts = (0..6).flat_map(|force| (0..years).map(move |at| truth(force, at) + wrong(force, at))).collect();
        let earlier: Vec<&Publication> = releases.iter().collect();
        let number = u32::from(year);
        let world = World { years: year, counts, ..world.clone() };
        let (publication, certificate) = super::exact::release(&world, &earlier, number).expect("a publication");
        assert!(certificate.check(&publication).is_ok());
        releases.push(publication);
    }
    let last = releases.last().expect("ten releases");
    let periods: Vec<Period> = releases.iter().flat_map(|publication| publication.periods()).collect();
    let lattice = Lattice::of(last, &periods);
    let all: Vec<&Publication> = releases.iter().collect();
    let count = |cell: usize| -> u32 { lattice.base_of(cell).map(|base| truth(base / 10, base % 10)).sum() };
    let known = known(&lattice, &all, |cell, at| (at.lo..=at.hi).contains(&count(cell)));
    let place = |cell: usize| lattice.place(cell);
    let own = Lattice::of(last, &[]);
    let mut tried = 0;
    for cell in (0..lattice.len()).filter(|cell| known[*cell].is_some_and(|at| at.lo < at.hi)) {
        let withheld_now = (0..own.len()).any(|other| {
            let (area, period, slice) = own.place(other);
            (area, slice) == (place(cell).0, place(cell).2) && own.periods[period] == lattice.periods[place(cell).1]
        });
        // What an earlier release withheld for others' sake may have become public; a small count never.
        if !withheld_now && !(1..5).contains(&count(cell)) {
            continue;
        }
        let (least, greatest) = extremes(&lattice, &known, cell).expect("the truth agrees with all that is public");
        assert!(greatest - least >= 4.0 - 1e-6 && greatest >= 5.0 - 1e-6, "{least} to {greatest}");
        tried += 1;
    }
    assert!(tried > 20, "{tried} cells tried");
}
