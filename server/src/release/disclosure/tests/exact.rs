//! Our proofs against the exact attacker, on systems small enough to enumerate.

use super::{
    super::{program::Program, witness::Closed, *},
    attacker::{Reader, ranges},
};
use crate::release::counts::{Count, Counts, Entry};
use proptest::{prelude::*, test_runner::RngSeed};
use shared::{
    area::{Area, AreaKind, Residents},
    breakdown::{Breakdown, Code},
    cell::{Cell, Interval},
    certificate,
    year::FinancialYear,
};

/// A small world: forces, in regions or not, years, codes, and what each base cell counts.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) forces: usize,
    pub(super) years: u16,
    pub(super) codes: usize,
    /// The region of each force; none where it is empty.
    pub(super) regions: &'static [usize],
    pub(super) counts: Vec<u32>,
    pub(super) threshold: u32,
}

/// Every other force lies in the north.
pub(super) const TWO_REGIONS: [usize; 6] = [0, 1, 0, 1, 0, 1];
const REGIONS: [&str; 6] = ["North", "South", "East", "West", "Coast", "Borders"];

pub(super) fn worlds() -> impl Strategy<Value = World> {
    (2..=4_usize, 1..=3_u16, prop::sample::select(vec![0_usize, 0, 2]), any::<bool>(), 2..=4_u32)
        .prop_filter("small enough to enumerate", |(forces, years, codes, ..)| {
            forces * usize::from(*years) * (*codes).max(1) <= 9
        })
        .prop_flat_map(|(forces, years, codes, regions, threshold)| {
            let size = forces * usize::from(years) * codes.max(1);
            prop::collection::vec(0..6_u32, size).prop_map(move |counts| World {
                forces,
                years,
                codes,
                regions: if regions { &TWO_REGIONS[..forces] } else { &[] },
                counts,
                threshold,
            })
        })
}

impl World {
    pub(super) fn years(&self) -> Vec<FinancialYear> {
        (0..self.years).filter_map(|year| FinancialYear::beginning(2020 + year)).collect()
    }

    pub(super) fn areas(&self) -> Vec<Area> {
        let area = |code: String, name: &str, kind: AreaKind, region: &str| Area {
            slug: code.to_lowercase(),
            code,
            name: name.to_owned(),
            name_cy: String::new(),
            kind,
            region: region.to_owned(),
            residents: Residents::NotApplicable,
        };
        let region = |force: usize| self.regions.get(force).map_or("", |region| REGIONS[*region]);
        let mut areas = vec![area("K04000001".into(), "England and Wales", AreaKind::EnglandAndWales, "")];
        let regions = self.regions.iter().max().map_or(0, |last| last + 1);
        areas.extend(REGIONS[..regions].iter().map(|name| area((*name).to_owned(), name, AreaKind::Region, "")));
        areas.extend((0..self.forces).map(|force| {
            area(force::forces()[force].code.to_owned(), force::forces()[force].name, AreaKind::Force, region(force))
        }));
        areas
    }

    pub(super) fn descriptor(&self) -> Descriptor {
        let mut descriptor = super::descriptor();
        descriptor.policy.threshold = self.threshold;
        if self.codes > 0 {
            let codes = (0..self.codes).map(|code| Code { slug: format!("c{code}"), label: "c".into() }).collect();
            descriptor.dataset.breakdowns = vec![Breakdown { slug: "outcome".into(), label: "Outcome".into(), codes }];
        }
        descriptor
    }

    fn returned(&self) -> Counts {
        let codes = self.codes.max(1);
        let years: Vec<FinancialYear> =
            (0..self.years).filter_map(|year| FinancialYear::beginning(2020 + year)).collect();
        let rows = self
            .counts
            .iter()
            .enumerate()
            .map(|(at, count)| Count {
                force: Some(force::forces()[at / codes / years.len()].code),
                year: Some(years[at / codes % years.len()]),
                codes: if self.codes > 0 { vec![Some(at % codes)] } else { Vec::new() },
                entry: Entry::Count(*count, Marks::NONE),
            })
            .collect();
        Counts { years, rows }
    }
}

/// Too many tables to enumerate: the world is passed over.
pub(super) const MOST_TABLES: usize = 3_000;

/// Protects a world after `earlier` releases; `None` when nothing of it may be published.
pub(super) fn release(world: &World, earlier: &[&Publication], number: u32) -> Option<(Publication, Certificate)> {
    protected(world, &world.descriptor().policy, earlier, number)
}

/// Protects a world under a policy of its own.
pub(super) fn release_under(world: &World, policy: &Policy) -> Option<(Publication, Certificate)> {
    protected(world, policy, &[], 0)
}

fn protected(
    world: &World,
    policy: &Policy,
    earlier: &[&Publication],
    number: u32,
) -> Option<(Publication, Certificate)> {
    let (descriptor, areas, years) = (world.descriptor(), world.areas(), world.years());
    let dataset = &descriptor.dataset;
    let lattice = Lattice::new(dataset, &years, &areas, &knowledge::periods(policy, earlier));
    let raw = base::fill(&lattice, &world.returned());
    let knowledge = Knowledge::gather(&lattice, &raw, &areas, dataset, policy, earlier).ok()?;
    let proof = Proof { lattice: &lattice, raw: &raw, knowledge: &knowledge, policy, dataset, watch: &|_| {} };
    let (cells, certificate) = proof.find().ok()?;
    let cells = (0..cells.len()).filter(|cell| lattice.published(*cell).is_some()).map(|cell| cells[cell]).collect();
    let release = Release::new(number, "");
    Some((Publication::new(dataset.clone(), release, years, areas, cells).expect("it fits"), certificate))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, max_global_rejects: 100_000, rng_seed: RngSeed::Fixed(537), ..ProptestConfig::default() })]

    #[test]
    fn no_withheld_cell_of_a_small_world_can_be_narrowed_by_enumeration(world in worlds()) {
        let Some((publication, certificate)) = release(&world, &[], 0) else { return Ok(()) };
        let cells = publication.cells();
        let reader = Reader { known: cells.iter().map(|cell| cell.interval()).collect(), gaps: Vec::new() };
        prop_assert!(certificate.check(&publication).is_ok());
        let lattice = Lattice::of(&publication, &[]);
        let Some(ranges) = ranges(&lattice, &reader, MOST_TABLES) else { return Ok(()) };
        // The proof is made of what is public and of nothing else.
        let targets: Vec<usize> =
            (0..cells.len()).filter(|cell| matches!(cells[*cell], Cell::Withheld(_))).collect();
        let blank = Certificate { witnesses: Vec::new(), pairs: Vec::new(), ..certificate.clone() };
        let (known, which) = (cells.iter().map(|cell| cell.adds()).collect::<Vec<_>>(), witness::Question::Which);
        let program = Program::new(&lattice, &known, &[]);
        let again = witness::certify(&program, &targets, blank, which, &mut Vec::new(), &|_, _| {});
        prop_assert!(again.is_ok_and(|again| again == certificate));
        for (cell, range) in cells.iter().zip(ranges) {
            if let Cell::Withheld(Interval { lo, hi }) = cell {
                prop_assert!(certificate.is_open(range.lo.into(), range.hi.into()), "{range:?}");
                prop_assert!(*lo <= range.lo && range.hi <= *hi, "{lo} to {hi} against {range:?}");
            }
        }
    }

    #[test]
    fn a_certificate_is_found_exactly_when_every_withheld_cell_is_open(world in worlds(), hide in any::<u64>()) {
        let (descriptor, areas, years) = (world.descriptor(), world.areas(), world.years());
        let (dataset, policy) = (&descriptor.dataset, &descriptor.policy);
        let lattice = Lattice::new(dataset, &years, &areas, &[]);
        let raw = base::fill(&lattice, &world.returned());
        // Any pattern, protective or not: the total of everything is shown, so that there is an end to the tables.
        let all = lattice.index(0, lattice.periods.len() - 1, 0);
        let total = match raw[all] { Raw::Count(total, _) => total, _ => 0 };
        let cells: Vec<Cell> = raw
            .iter()
            .enumerate()
            .map(|(cell, raw)| match raw {
                Raw::Count(..) if cell != all && hide.rotate_left(cell as u32 % 64) & 3 != 0 => {
                    Cell::Withheld(Interval { lo: 0, hi: total })
                }
                Raw::Count(count, marks) => Cell::Count(*count, *marks),
                _ => Cell::NotAvailable,
            })
            .collect();
        let reader = Reader { known: cells.iter().map(|cell| cell.interval()).collect(), gaps: Vec::new() };
        let Some(ranges) = ranges(&lattice, &reader, MOST_TABLES) else { return Ok(()) };
        let targets: Vec<usize> =
            (0..cells.len()).filter(|cell| matches!(cells[*cell], Cell::Withheld(_))).collect();
        let blank = Certificate {
            version: certificate::VERSION,
            dataset: dataset.slug.clone(),
            width: policy.width(),
            reach: policy.reach(),
            knowledge: Vec::new(),
            also_open: Vec::new(),
            witnesses: Vec::new(),
            pairs: Vec::new(),
        };
        let shut: Vec<usize> = targets
            .iter()
            .copied()
            .filter(|cell| !blank.is_open(ranges[*cell].lo.into(), ranges[*cell].hi.into()))
            .collect();
        match witness::certify(
            &Program::new(&lattice, &reader.known, &[]),
            &targets,
            blank,
            witness::Question::Which,
            &mut Vec::new(),
            &|_, _| {},
        ) {
            Ok(certificate) => {
                prop_assert_eq!(shut, Vec::<usize>::new());
                let release = Release::unnumbered();
                let publication = Publication::new(dataset.clone(), release, years, areas, cells).expect("it fits");
                prop_assert!(certificate.check(&publication).is_ok());
            }
            Err(Closed::Cells(cells)) => prop_assert_eq!(cells, shut),
            Err(Closed::Solver) => prop_assert!(false, "the solver gave up"),
        }
    }
}
