//! How little is withheld: against the optimum, and against the documented answers of the packages of the field.
//!
//! The optimum is found by trying all sets of secondary cells from the cheapest on, each audited by linear programs, which
//! are exact for tables with margins in two dimensions.

use super::{
    super::{policy::Attacker, policy::Zeros, *},
    exact::World,
    solver::extremes,
};
use shared::cell::{Cell, Interval};
use std::collections::{BTreeSet, BinaryHeap};

/// A table of forces (rows) by years (columns), with the margins of both.
fn table(rows: &[&[u32]], regions: &'static [usize], policy: &Policy) -> (World, Vec<Cell>) {
    let counts = rows.iter().flat_map(|row| row.iter().copied()).collect();
    let years = u16::try_from(rows[0].len()).expect("few years");
    let world = World { forces: rows.len(), years, codes: 0, regions, counts, threshold: policy.threshold };
    let cells = super::exact::release_under(&world, policy).expect("a publication").0.cells().to_vec();
    (world, cells)
}

/// What withholding a set of cells costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cost {
    cells: usize,
    weight: u32,
}

struct Audit {
    lattice: Lattice,
    truth: Vec<u32>,
    sensitive: BTreeSet<usize>,
    policy: Policy,
}

impl Audit {
    fn new(world: &World, policy: &Policy) -> Self {
        let lattice = Lattice::new(&world.descriptor().dataset, &world.years(), &world.areas(), &[]);
        let truth: Vec<u32> =
            (0..lattice.len()).map(|cell| lattice.base_of(cell).map(|base| world.counts[base]).sum()).collect();
        let small =
            |count: u32| (1..policy.threshold).contains(&count) || (count == 0 && policy.zeros == Zeros::Protect);
        let sensitive = (0..truth.len()).filter(|cell| small(truth[*cell])).collect();
        Self { lattice, truth, sensitive, policy: policy.clone() }
    }

    fn cost<'a>(&self, secondary: impl IntoIterator<Item = &'a usize>) -> Cost {
        let weights = secondary.into_iter().map(|cell| level::weight(&self.lattice, *cell));
        weights.fold(Cost { cells: 0, weight: 0 }, |cost, weight| Cost {
            cells: cost.cells + 1,
            weight: cost.weight + weight,
        })
    }

    fn secondary(&self, cells: &[Cell]) -> BTreeSet<usize> {
        let withheld = |cell: &usize| matches!(cells[*cell], Cell::Withheld(_)) && !self.sensitive.contains(cell);
        (0..cells.len()).filter(withheld).collect()
    }

    /// Whether every withheld cell is open with these secondary ones.
    fn is_safe(&self, secondary: &BTreeSet<usize>) -> bool {
        let withheld = |cell: &usize| self.sensitive.contains(cell) || secondary.contains(cell);
        let alone = |sum: &shared::lattice::Sum| {
            sum.parts.iter().chain([&sum.total]).filter(|cell| withheld(cell)).count() == 1
        };
        if self.lattice.sums().iter().any(alone) {
            return false;
        }
        let lo = u32::from(self.policy.attacker == Attacker::KnowsPolicy && self.policy.zeros == Zeros::Publish);
        let known: Vec<Option<Interval>> = (0..self.truth.len())
            .map(|cell| {
                let count = self.truth[cell];
                Some(if withheld(&cell) { Interval { lo, hi: 100_000 } } else { Interval { lo: count, hi: count } })
            })
            .collect();
        (0..self.truth.len()).filter(withheld).all(|cell| {
            let (least, most) = extremes(&self.lattice, &known, cell).expect("the truth agrees");
            most - least >= f64::from(self.policy.width()) - 1e-6 && most >= f64::from(self.policy.reach()) - 1e-6
        })
    }

    /// The least cost of a safe set, if it is below `ours`; `None` when that is the least, or when there are too many sets.
    fn cheaper(&self, ours: u32, cost: impl Fn(usize) -> u32) -> Option<u32> {
        let zero_may_go = self.policy.zeros == Zeros::Protect || self.policy.attacker == Attacker::NonNegativity;
        let free = |cell: &usize| !self.sensitive.contains(cell) && (zero_may_go || self.truth[*cell] > 0);
        let mut free: Vec<usize> = (0..self.truth.len()).filter(free).collect();
        free.sort_by_key(|cell| cost(*cell));
        // From the cheapest set on: each is followed by those with one more, and with the last one put off.
        let mut queue = BinaryHeap::from([(std::cmp::Reverse(0), Vec::new())]);
        let mut tried = 0;
        while let Some((std::cmp::Reverse(worth), set)) = queue.pop() {
            tried += 1;
            if worth >= ours || tried > MOST_SETS {
                return None;
            }
            if self.is_safe(&set.iter().map(|at: &usize| free[*at]).collect()) {
                return Some(worth);
            }
            let next = set.last().map_or(0, |last| last + 1);
            if next < free.len() {
                let more = set.iter().copied().chain([next]).collect();
                queue.push((std::cmp::Reverse(worth + cost(free[next])), more));
                if let Some((last, rest)) = set.split_last() {
                    let other = rest.iter().copied().chain([next]).collect();
                    queue.push((std::cmp::Reverse(worth - cost(free[*last]) + cost(free[next])), other));
                }
            }
        }
        None
    }
}

const MOST_SETS: usize = 60_000;

fn policies() -> [Policy; 2] {
    let weak = Policy { attacker: Attacker::NonNegativity, width: Some(1), reach: Some(2), ..Policy::default() };
    [Policy::default(), weak]
}

/// Counts with margins, from a seed; about a quarter of them small.
fn random_table(rows: usize, columns: usize, seed: u64) -> Vec<Vec<u32>> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        u32::try_from(state >> 40).expect("24 bits")
    };
    (0..rows)
        .map(|_| (0..columns).map(|_| if next() % 5 == 0 { 1 + next() % 4 } else { 5 + next() % 40 }).collect())
        .collect()
}

/// The rule: the weight of what is withheld for others' sake is at most a tenth above the least, rounded up to a whole cell.
fn at_most_a_tenth_more(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let (rows, columns) =
            [(4, 4), (4, 5), (5, 4), (5, 5), (6, 4), (6, 6)][usize::try_from(seed % 6).expect("small")];
        let counts = random_table(rows, columns, seed);
        let rows: Vec<&[u32]> = counts.iter().map(Vec::as_slice).collect();
        for policy in policies() {
            let (world, cells) = table(&rows, &[], &policy);
            let audit = Audit::new(&world, &policy);
            let secondary = audit.secondary(&cells);
            assert!(audit.is_safe(&secondary), "{seed}: {world:?}");
            let ours = audit.cost(&secondary);
            let least = audit.cheaper(ours.weight, |cell| level::weight(&audit.lattice, cell)).unwrap_or(ours.weight);
            // The lightest cell: a force in a year.
            let cell = 80;
            assert!(ours.weight <= (least * 11).div_ceil(10 * cell) * cell, "{seed}: {ours:?} against {least}");
        }
    }
}

#[test]
fn what_is_withheld_for_others_is_at_most_a_tenth_above_the_least() {
    at_most_a_tenth_more(0..18);
}

#[test]
#[ignore = "takes minutes"]
fn nor_in_two_hundred_tables() {
    at_most_a_tenth_more(18..218);
}

/// The vignette "Small count frequency table suppression" of GaussSuppression (Langsrud and Lupp, Statistics Norway): Spain,
/// Iceland and Portugal by young and old, where Spain and Portugal are in the EU; with what it withholds for others' sake.
#[test]
fn no_more_is_withheld_than_gauss_suppression_documents() {
    const NONE: &[usize] = &[];
    const EU: &[usize] = &[0, 1, 0];
    let a: [&[u32]; 3] = [&[5, 6], &[2, 3], &[0, 4]];
    let b: [&[u32]; 3] = [&[5, 6], &[0, 3], &[0, 4]];
    let documented = [
        ("table 1: maxN = 1", a, NONE, 1, Zeros::Protect, 3),
        ("table 2: eu, maxN = 2", a, EU, 2, Zeros::Protect, 5),
        ("table 4: eu, maxN = 4, protectZeros = FALSE", a, EU, 4, Zeros::Publish, 4),
        ("table 7: eu, maxN = 2", b, EU, 2, Zeros::Protect, 7),
    ];
    for (what, rows, regions, max, zeros, secondary) in documented {
        let weak = policies()[1].clone();
        let policy = Policy { threshold: max + 1, zeros, ..weak };
        let (world, cells) = table(&rows, regions, &policy);
        let audit = Audit::new(&world, &policy);
        let ours = audit.secondary(&cells);
        assert!(audit.is_safe(&ours), "{what}");
        assert!(ours.len() <= secondary, "{what}: {} cells, documented {secondary}", ours.len());
    }
}

/// The counts of the vignette "Introduction to easySdcTable" (Langsrud, Statistics Norway): eleven municipalities by four kinds
/// of income.
const MUNICIPALITIES: [&[u32]; 11] = [
    &[11, 11, 55, 36],
    &[7, 1, 29, 18],
    &[5, 8, 35, 25],
    &[13, 2, 17, 13],
    &[9, 14, 63, 52],
    &[12, 9, 24, 22],
    &[6, 4, 22, 8],
    &[9, 3, 38, 15],
    &[3, 0, 9, 2],
    &[9, 0, 32, 20],
    &[4, 2, 18, 11],
];

/// How many cells are withheld in all, and whether a solver that knows what the policy says narrows any of them too much.
fn withheld(rows: &[&[u32]], regions: &'static [usize], policy: &Policy) -> (usize, bool) {
    let (world, cells) = table(rows, regions, policy);
    let audit = Audit::new(&world, policy);
    let safe = audit.is_safe(&audit.secondary(&cells));
    (cells.iter().filter(|cell| matches!(cell, Cell::Withheld(_))).count(), safe)
}

/// `maxN = 3`, which is the default, withholds 8 small counts and zeros; by "Gauss" 7 more, by "SIMPLEHEURISTIC_OLD" 5 more.
/// The last rows are the documented comparison of its methods ("while developing easySdcTable ver. 0.8.0", the datasets `z2`
/// with `fylke`, not linked): the least that any of its methods withholds in all.
#[test]
fn no_more_is_withheld_than_easy_sdc_table_documents() {
    const NONE: &[usize] = &[];
    const COUNTIES: &[usize] = &[0, 1, 2, 2, 3, 3, 4, 4, 0, 5, 5];
    let documented = [
        (NONE, 3, Zeros::Protect, 13),
        (COUNTIES, 2, Zeros::Publish, 16),
        (COUNTIES, 10, Zeros::Publish, 35),
        (COUNTIES, 2, Zeros::Protect, 18),
        (COUNTIES, 10, Zeros::Protect, 36),
    ];
    for (regions, max, zeros, most) in documented {
        let policy = Policy { threshold: max + 1, zeros, ..policies()[1].clone() };
        let (ours, safe) = withheld(&MUNICIPALITIES, regions, &policy);
        assert!(safe, "{max} {zeros:?}");
        assert!(ours <= most, "maxN = {max}, {zeros:?}: {ours} cells, documented {most}");
    }
}

/// The vignette "The problem of singletons and zeros in easySdcTable" (Langsrud): whoever knows that a withheld cell is no
/// zero, or that zeros are withheld too, must not conclude any count exactly. What its method "Gauss" withholds for that.
#[test]
fn nor_where_ones_and_zeros_give_each_other_away() {
    let documented: [(&str, [&[u32]; 2], Zeros, usize); 4] = [
        ("data1a", [&[0, 1, 7, 1, 0], &[2, 0, 0, 2, 8]], Zeros::Publish, 9),
        ("data1b", [&[1, 1, 7, 1, 0], &[1, 0, 0, 2, 8]], Zeros::Publish, 10),
        ("data0a", [&[5, 0, 7, 0, 9], &[5, 9, 9, 5, 8]], Zeros::Protect, 6),
        ("data0b", [&[0, 0, 7, 0, 9], &[0, 9, 9, 2, 8]], Zeros::Protect, 10),
    ];
    for (what, rows, zeros, most) in documented {
        let policy = Policy { threshold: 4, zeros, width: Some(1), reach: Some(2), ..Policy::default() };
        let (ours, safe) = withheld(&rows, &[], &policy);
        assert!(safe, "{what}");
        assert!(ours <= most, "{what}: {ours} cells, documented {most}");
    }
}

/// Instances of our own whose optimum is seen at a glance.
#[test]
fn a_lone_small_cell_takes_three_others_and_a_block_takes_none() {
    let policy = Policy::default();
    let lone: [&[u32]; 4] = [&[3, 20, 30, 40], &[21, 22, 23, 24], &[31, 32, 33, 34], &[41, 42, 43, 44]];
    let block: [&[u32]; 4] = [&[3, 4, 30, 40], &[4, 3, 23, 24], &[31, 32, 33, 34], &[41, 42, 43, 44]];
    // Two rows and columns that share nothing: one cycle through both takes two cells, a cycle for each would take six.
    let diagonal: [&[u32]; 4] = [&[3, 20, 30, 40], &[21, 4, 23, 24], &[31, 32, 33, 34], &[41, 42, 43, 44]];
    for (rows, least) in [(lone, 3), (block, 0), (diagonal, 2)] {
        let (world, cells) = table(&rows, &[], &policy);
        let audit = Audit::new(&world, &policy);
        let secondary = audit.secondary(&cells);
        assert!(audit.is_safe(&secondary));
        assert_eq!(secondary.len(), least);
    }
}
