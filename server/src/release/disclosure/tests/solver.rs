//! The attacker with a linear program, at real size and over the years.

use super::{
    super::{program::Program, *},
    attacker::{Reader, cells_in},
    by_force, descriptor,
    exact::{TWO_REGIONS, World},
};
use crate::release::counts::{Count, Counts, Entry};
use microlp::{ComparisonOp, OptimizationDirection, Problem};
use shared::{
    cell::{Cell, Interval},
    period::Period,
};

/// The least and the greatest value of a cell over all tables of real numbers; `None` when nothing agrees with all of it.
pub(super) fn extremes(lattice: &Lattice, known: &[Option<Interval>], cell: usize) -> Option<(f64, f64)> {
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

/// The same over the cells of the lattice and all its sums, which is less work where there are linked breakdowns: codes of
/// several breakdowns that have the same total can always be combined.
fn extremes_by_sums(lattice: &Lattice, known: &[Option<Interval>], cell: usize) -> Option<(f64, f64)> {
    let solve = |direction: OptimizationDirection| {
        let mut program = Problem::new(direction);
        let bounds = |at: &Option<Interval>| at.map_or((0.0, 1e6), |at| (at.lo.into(), f64::from(at.hi).min(1e6)));
        let worth = |other: usize| if other == cell { 1.0 } else { 0.0 };
        let variables: Vec<_> =
            known.iter().enumerate().map(|(other, at)| program.add_var(worth(other), bounds(at))).collect();
        for sum in lattice.sums() {
            let parts = sum.parts.iter().map(|part| (variables[*part], 1.0));
            let terms: Vec<_> = parts.chain([(variables[sum.total], -1.0)]).collect();
            program.add_constraint(&terms[..], ComparisonOp::Eq, 0.0);
        }
        Some(program.solve().ok()?.into_solution().ok()?.objective())
    };
    Some((solve(OptimizationDirection::Minimize)?, solve(OptimizationDirection::Maximize)?))
}

fn every_nth_withheld_cell_is_open(publication: &Publication, nth: usize) {
    let lattice = Lattice::of(publication, &[]);
    let known: Vec<Option<Interval>> = publication.cells().iter().map(|cell| cell.interval()).collect();
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
        let publication = protect(by_force(&counts), &descriptor, &[]).expect("a publication").publication;
        every_nth_withheld_cell_is_open(&publication, 3);
    }
}

#[test]
fn a_linear_program_narrows_no_withheld_cell_of_ten_years() {
    let publication = protect(by_force(&small_counts(10)), &descriptor(), &[]).expect("a publication").publication;
    every_nth_withheld_cell_is_open(&publication, 20);
}

#[test]
fn a_linear_program_narrows_no_withheld_cell_of_other_tables_of_sixteen_years() {
    // Half of the cells 0, most others below 5, some forces large: as deaths in custody are.
    for seed in 1..4_u64 {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut next = |sides: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from(state >> 33).expect("31 bits") % sides
        };
        let sizes: Vec<u32> = (0..44).map(|_| if next(8) == 0 { 16 } else { 2 + next(4) }).collect();
        let counts: Vec<Vec<u32>> =
            sizes.iter().map(|size| (0..16).map(|_| next(*size) * next(2) + next(*size) / 3).collect()).collect();
        let publication = protect(by_force(&counts), &descriptor(), &[]).expect("a publication").publication;
        super::the_rules_hold(&publication, &counts);
        every_nth_withheld_cell_is_open(&publication, 29);
    }
}

/// Counts as small as the real ones by one of three and one of four codes.
fn linked_counts(years: u16) -> Counts {
    let totals = small_counts(years.into());
    let years = super::years(years);
    let mut rows = Vec::new();
    for (force, totals) in force::forces().iter().zip(totals) {
        for (year, total) in years.iter().zip(totals) {
            let mut counts = [0; 12];
            (0..total).for_each(|at| counts[((at * at + at * 5 + total * 3) % 12) as usize] += 1);
            rows.extend(counts.iter().enumerate().map(|(at, count)| Count {
                force: Some(force.code),
                year: Some(*year),
                codes: vec![Some(at / 4), Some(at % 4)],
                entry: Entry::Count(*count, Marks::NONE),
            }));
        }
    }
    Counts { years, rows }
}

/// The descriptor of [`linked_counts`].
fn linked() -> Descriptor {
    let mut breakdowns = String::new();
    for (slug, codes) in [("outcome", 3), ("person", 4)] {
        let codes: Vec<String> =
            (0..codes).map(|code| format!("{{ slug = \"{slug}-{code}\", label.en = \"C\" }}")).collect();
        breakdowns +=
            &format!("[[dataset.breakdowns]]\nslug = \"{slug}\"\nlabel.en = \"B\"\ncodes = [{}]\n", codes.join(", "));
    }
    let mut descriptor = super::descriptor_with(&breakdowns);
    descriptor.dataset.regions = true;
    descriptor
}

fn no_linked_cell_is_narrowed(years: u16, nth: usize) {
    let publication = protect(linked_counts(years), &linked(), &[]).expect("a publication").publication;
    let lattice = Lattice::of(&publication, &[]);
    let known: Vec<Option<Interval>> = publication.cells().iter().map(|cell| cell.interval()).collect();
    let withheld = (0..lattice.len()).filter(|cell| matches!(publication.cells()[*cell], Cell::Withheld(_)));
    let mut tried = 0;
    for cell in withheld.step_by(nth) {
        let (least, greatest) = extremes_by_sums(&lattice, &known, cell).expect("the truth agrees with what is public");
        assert!(greatest - least >= 4.0 - 1e-6 && greatest >= 5.0 - 1e-6, "{least} to {greatest}");
        tried += 1;
    }
    assert!(tried > 10, "{tried} cells tried");
}

#[test]
fn a_linear_program_narrows_no_withheld_cell_of_linked_breakdowns() {
    no_linked_cell_is_narrowed(1, 7);
}

#[test]
#[ignore = "takes minutes"]
fn nor_of_linked_breakdowns_over_three_years() {
    no_linked_cell_is_narrowed(3, 40);
}

#[test]
#[ignore = "takes many minutes"]
fn nor_of_linked_breakdowns_over_ten_years() {
    no_linked_cell_is_narrowed(10, 200);
}

#[test]
fn a_move_along_the_slices_keeps_every_sum() {
    let (counts, dataset) = (linked_counts(2), linked().dataset);
    let areas = force::areas(&counts.years, Aggregates::Regions);
    let lattice = Lattice::new(&dataset, &counts.years, &areas, &[]);
    let count = |raw: &Raw| if let Raw::Count(count, _) = raw { *count } else { 0 };
    let mut table: Vec<u32> = base::fill(&lattice, &counts).iter().map(count).collect();
    let before = table.clone();
    let mut known: Vec<Option<Interval>> =
        table.iter().map(|count| Some(Interval { lo: count.saturating_sub(3), hi: count + 3 })).collect();
    known[0] = Some(Interval { lo: table[0], hi: table[0] });
    let program = Program::new(&lattice, &known, &[]);
    let worth: Vec<f64> = (0..table.len()).map(|cell| if cell % 3 == 0 { 1.0 } else { -1.0 }).collect();
    let mut kept = vec![false; table.len()];
    kept[7] = true;
    for direction in (0..4).flat_map(|round| program.directions(round)) {
        program.slide(&direction, &worth, &kept, &mut table);
        assert!(program.agrees(&table));
        assert!(
            lattice.sums().iter().all(|sum| table[sum.total] == sum.parts.iter().map(|part| table[*part]).sum::<u32>())
        );
    }
    assert_eq!((table[0], table[7]), (before[0], before[7]));
    assert!(table.iter().zip(before).filter(|(now, before)| **now != *before).count() > 100);
}

#[test]
fn ten_yearly_releases_with_corrections_narrow_no_withheld_cell() {
    let world = World { forces: 6, years: 10, codes: 0, regions: &TWO_REGIONS, threshold: 5, counts: Vec::new() };
    let truth = |force: usize, year: usize| {
        u32::try_from((force * 7 + year * 11 + force * year * 3) % 9 + force / 5 * 20).expect("small")
    };
    let mut releases: Vec<Publication> = Vec::new();
    let mut follows = Vec::new();
    for year in 1..=10_u16 {
        // Every third release has one great count of the year before wrong, and the next puts it right.
        let wrong = |force: usize, at: usize| 2 * u32::from(year % 3 == 0 && force == 5 && at + 2 == usize::from(year));
        let years = usize::from(year);
        let counts = (0..6).flat_map(|force| (0..years).map(move |at| truth(force, at) + wrong(force, at))).collect();
        let earlier: Vec<&Publication> = releases.iter().collect();
        let number = u32::from(year);
        let world = World { years: year, counts, ..world.clone() };
        let (publication, certificate) = super::exact::release(&world, &earlier, number).expect("a publication");
        assert!(certificate.check(&publication).is_ok());
        releases.push(publication);
        // What corrections have made public is told; none of it is small.
        let told = certificate.knowledge.into_iter().filter(|fact| fact.release.is_none());
        follows = told.map(|fact| fact.place).collect();
    }
    assert!(follows.len() < 5, "{} cells follow", follows.len());
    let last = releases.last().expect("ten releases");
    let periods: Vec<Period> = releases.iter().flat_map(|publication| publication.periods()).collect();
    let lattice = Lattice::of(last, &periods);
    let count = |cell: usize| -> u32 { lattice.base_of(cell).map(|base| truth(base / 10, base % 10)).sum() };
    let told = || releases.iter().flat_map(|publication| cells_in(&lattice, publication));
    let Reader { mut known, gaps } = Reader::of(&lattice, &releases, count);
    for (cell, gap) in gaps {
        // On which side of a gap a count lies nobody knows, unless the gap is at an end of what it may be.
        let Some(at) = &mut known[cell] else { continue };
        if (gap.lo..=gap.hi).contains(&at.lo) {
            at.lo = gap.hi + 1;
        }
        if (gap.lo..=gap.hi).contains(&at.hi) {
            at.hi = gap.lo - 1;
        }
    }
    let follows = follows.iter().filter_map(|place| place.cell(&lattice, last.areas(), last.dataset()));
    let shown = cells_in(&lattice, last).filter(|(_, cell)| cell.count().is_some()).map(|(cell, _)| cell);
    let shown: Vec<usize> = shown.chain(follows).collect();
    let mut withheld: Vec<usize> = told()
        .filter(|(cell, told)| matches!(told, Cell::Withheld(_)) && !shown.contains(cell))
        .map(|(cell, _)| cell)
        .collect();
    withheld.sort_unstable();
    withheld.dedup();
    assert!(withheld.len() > 20, "{} cells tried", withheld.len());
    for cell in withheld {
        let (least, greatest) = extremes(&lattice, &known, cell).expect("the truth agrees with all that is public");
        assert!(greatest - least >= 4.0 - 1e-6 && greatest >= 5.0 - 1e-6, "{least} to {greatest}");
    }
}
