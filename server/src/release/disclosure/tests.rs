//! What must hold of every publication, tried on returns small enough to enumerate and on the real size.

mod attacker;
mod attribute;
mod exact;
mod law;
mod mutation;
mod solver;
mod textbook;

use super::*;
use crate::release::counts::{Count, Counts, Entry};
use proptest::prelude::*;
use shared::{
    breakdown::Slice,
    cell::{Cell, Interval},
    year::FinancialYear,
};

const DESCRIPTOR: &str = r#"
[dataset]
slug = "test"
title.en = "Test"
summary.en = "A test"
measure = "referrals"
unit = { one.en = "referral", many.en = "referrals" }
definition.en = "d"
source = { organisation.en = "o", title.en = "t", obtained.en = "b" }
coverage.en = "c"
status.en = "Not official statistics"
contact = { name = "n", url = "https://example.org" }
licence = { name = "l", url = "https://example.org" }
schedule.en = "s"
first_year = "2020-21"
"#;

fn descriptor() -> Descriptor {
    toml::from_str(DESCRIPTOR).expect("the descriptor of the tests")
}

fn years(count: u16) -> Vec<FinancialYear> {
    (0..count).map(|year| FinancialYear::beginning(2020 + year).expect("a year")).collect()
}

/// A return of `counts` by force (in the order of [`force::forces`]) and year; forces that it does not reach have 0.
fn by_force(counts: &[Vec<u32>]) -> Counts {
    let years = years(u16::try_from(counts[0].len()).expect("few years"));
    let rows = force::forces()
        .iter()
        .enumerate()
        .flat_map(|(index, force)| {
            years.iter().enumerate().map(move |(at, year)| Count {
                force: Some(force.code),
                year: Some(*year),
                codes: Vec::new(),
                entry: Entry::Count(counts.get(index).map_or(0, |row| row[at]), Marks::NONE),
            })
        })
        .collect();
    Counts { years, rows }
}

fn publish(counts: &[Vec<u32>]) -> Publication {
    protect(by_force(counts), &descriptor(), &[]).expect("a publication").publication
}

use shared::publication::Publication;

/// Every cell of the lattice with the count that the return gives it.
fn with_truth<'a>(publication: &'a Publication, counts: &'a [Vec<u32>]) -> impl Iterator<Item = (Cell, u32)> + 'a {
    publication.areas().iter().flat_map(move |area| {
        publication.periods().into_iter().map(move |period| {
            let truth = force::forces()
                .iter()
                .zip(counts)
                .filter(|(force, _)| area.code == "K04000001" || force.code == area.code)
                .flat_map(|(_, row)| publication.years().iter().zip(row))
                .filter(|(year, _)| period.first <= **year && **year <= period.last)
                .map(|(_, count)| *count)
                .sum();
            (publication.cell(area, period, Slice::Total), truth)
        })
    })
}

fn the_rules_hold(publication: &Publication, counts: &[Vec<u32>]) {
    for (cell, truth) in with_truth(publication, counts) {
        match cell {
            Cell::Count(count, _) => {
                assert_eq!(count, truth);
                assert!(!(1..5).contains(&count), "a sensitive cell is shown");
            }
            Cell::Withheld(Interval { lo, hi }) => {
                assert!(lo <= truth && truth <= hi, "the public interval misses the truth");
                assert!(hi - lo >= 4 && hi >= 5, "the interval {lo} to {hi} is too narrow");
            }
            other => panic!("{other} where the return has a count"),
        }
    }
}

#[test]
fn a_total_that_would_give_a_part_away_is_withheld_or_covered() {
    // Kent alone has a small cell in its row, and its year has no other.
    let mut counts = vec![vec![20, 30, 40]; 44];
    counts[17][1] = 3;
    let publication = publish(&counts);
    the_rules_hold(&publication, &counts);
    assert!(publication.cell(publication.england_and_wales(), publication.all_years(), Slice::Total).count().is_some());
}

/// The descriptor with more lines: breakdowns, and a policy.
fn descriptor_with(more: &str) -> Descriptor {
    toml::from_str(&format!("{DESCRIPTOR}{more}")).expect("the descriptor of the tests")
}

#[test]
fn a_cell_that_public_facts_give_away_is_named_with_what_pins_it() {
    let mut counts = vec![vec![0, 20]; 44];
    counts[17][0] = 3;
    let facts = "[policy]\npublic_facts = [{ area = \"england-and-wales\", years = \"2020-21\", exactly = 3 }]";
    let error = protect(by_force(&counts), &descriptor_with(facts), &[]);
    let error = error.expect_err("it is pinned").to_string();
    let force = force::forces()[17].name;
    assert!(error.starts_with(&format!("{force} 2020-21 follows from England and Wales 2020-21 minus 43")), "{error}");
    assert!(error.contains("(`policy.public_facts` tells England and Wales 2020-21)"), "{error}");
}

#[test]
fn public_facts_that_are_not_so_in_the_return_are_refused_all_at_once_and_without_its_counts() {
    let mut counts = vec![vec![20, 20]; 44];
    counts[3][0] = 0;
    counts[9][1] = 17;
    let every = "{ area = \"every force\", years = \"2020-21\", at_least = 1 }";
    let (name, slug) = (force::forces()[9].name, force::forces()[9].slug);
    let one = format!("{{ area = \"{slug}\", years = \"2021-22\", exactly = 12 }}");
    let policy = descriptor_with(&format!("[policy]\npublic_facts = [{every}, {one}]"));
    let error = protect(by_force(&counts), &policy, &[]).expect_err("they are not so").to_string();
    let first = format!("{} 2020-21: found fewer, expected at least 1", force::forces()[3].name);
    let second = format!("{name} 2021-22: found more, expected exactly 12");
    assert!(error.contains(&first) && error.contains(&second), "{error}");
    assert!(!error.contains("17"), "{error}");
}

#[test]
fn public_facts_are_part_of_the_proof() {
    let mut counts = vec![vec![20, 20, 20]; 44];
    counts[3][1] = 2;
    counts[9][1] = 2;
    let facts = "[policy]\npublic_facts = [{ area = \"every force\", years = \"2020-21..2022-23\", at_least = 1 }]";
    for (descriptor, facts) in [(descriptor(), 0), (descriptor_with(facts), 44)] {
        let Protected { publication, certificate, .. } =
            protect(by_force(&counts), &descriptor, &[]).expect("a publication");
        the_rules_hold(&publication, &counts);
        assert_eq!(certificate.knowledge.len(), facts);
    }
}

#[test]
fn what_an_earlier_release_shows_stays_shown() {
    let counts: Vec<Vec<u32>> = (0..44_u32).map(|n| vec![n % 7, (n * 5) % 9, (n * 3) % 6]).collect();
    let first = publish(&counts).released(Release::new(1, "2023-11-09"));
    let longer: Vec<Vec<u32>> = counts.iter().map(|row| [row.as_slice(), &[4]].concat()).collect();
    let Protected { publication, certificate, .. } =
        protect(by_force(&longer), &descriptor(), &[&first]).expect("a publication");
    for area in first.areas() {
        for year in first.years() {
            let before = first.cell(area, (*year).into(), Slice::Total);
            if before.count().is_some() {
                assert_eq!(publication.cell(area, (*year).into(), Slice::Total), before);
            }
        }
    }
    assert!(certificate.knowledge.iter().all(|fact| fact.release == Some(1)));
    assert!(!certificate.also_open.is_empty());
}

#[test]
fn a_mistake_in_a_small_count_can_be_put_right_wherever_it_is() {
    let counts: Vec<Vec<u32>> = (0..44_u32).map(|n| vec![n % 7, (n * 5) % 9, (n * 3) % 6]).collect();
    for (force, by) in (0..44).step_by(4).zip([-1, 1, 3].into_iter().cycle()) {
        let mut mistaken = counts.clone();
        let wrong = &mut mistaken[force][force % 3];
        *wrong = wrong.saturating_add_signed(by);
        let first = publish(&mistaken).released(Release::new(1, "2023-11-09"));
        let corrected = protect(by_force(&counts), &descriptor(), &[&first]);
        let Protected { publication, certificate, .. } = corrected.unwrap_or_else(|error| panic!("{force}: {error}"));
        the_rules_hold(&publication, &counts);
        // Of the release with the mistake only numbers are facts.
        assert!(mistaken == counts || certificate.knowledge.iter().all(|fact| fact.at_most == Some(fact.at_least)));
        let england_and_wales = publication.england_and_wales();
        assert!(
            publication.cell(england_and_wales, publication.all_years(), Slice::Total).count().is_some(),
            "{force}"
        );
    }
}

#[test]
fn a_code_that_has_all_of_its_margin_is_withheld() {
    let codes = r#"
[[dataset.breakdowns]]
slug = "outcome"
label.en = "Outcome"
codes = [{ slug = "a", label.en = "A" }, { slug = "b", label.en = "B" }, { slug = "c", label.en = "C" }]
"#;
    let year = years(1)[0];
    let count = |force: usize, code: usize| match (force, code) {
        (0, 0) => 30,
        (0, _) => 0,
        (_, code) => [10, 15, 20][code],
    };
    let rows = (0..44).flat_map(|force| {
        (0..3).map(move |code| Count {
            force: Some(force::forces()[force].code),
            year: Some(year),
            codes: vec![Some(code)],
            entry: Entry::Count(count(force, code), Marks::NONE),
        })
    });
    let counts = || Counts { years: vec![year], rows: rows.clone().collect() };
    let cell = |policy: &str| {
        let descriptor = descriptor_with(&format!("{codes}{policy}"));
        let publication = protect(counts(), &descriptor, &[]).expect("a publication").publication;
        let force = publication.forces().next().expect("a force");
        publication.cell(force, publication.all_years(), Slice::Code(0, 0))
    };
    assert_eq!(cell("[policy]\nattributes = \"publish\""), Cell::Count(30, Marks::NONE));
    let Cell::Withheld(Interval { lo, hi }) = cell("") else { panic!("it is withheld") };
    assert!(lo <= 30 && 30 <= hi && hi - lo >= 4, "{lo} to {hi}");
}

#[test]
fn a_hopeless_level_comes_with_its_alternative() {
    let counts: Vec<Vec<u32>> = (0..44_u32).map(|n| vec![1 + n % 3, 1 + n % 2, 2 + n % 3]).collect();
    let report = protect(by_force(&counts), &descriptor(), &[]).expect("a publication").report;
    let alternative = report.alternative.as_ref().expect("nothing is left of single years");
    assert!(alternative.withhold.iter().any(|level| level.to_string() == "force x year x total"));
    assert!(report.to_string().contains("policy.withhold"));
    assert!(serde_json::to_string(&report).expect("it is written").contains("force x year x total"));
}

#[test]
fn zeros_are_shown() {
    let mut counts = vec![vec![0, 0, 12]; 44];
    counts[0] = vec![9, 8, 0];
    let publication = publish(&counts);
    the_rules_hold(&publication, &counts);
    let force = publication.forces().next().expect("a force");
    assert_eq!(publication.cell(force, years(3)[2].into(), Slice::Total), Cell::Count(0, Marks::NONE));
}

#[test]
fn a_return_whose_total_is_small_says_only_that_it_is_not_large() {
    let mut counts = vec![vec![0]; 44];
    counts[3] = vec![2];
    let publication = publish(&counts);
    the_rules_hold(&publication, &counts);
    let total = publication.cell(publication.england_and_wales(), publication.all_years(), Slice::Total);
    assert_eq!(total, Cell::Withheld(Interval { lo: 1, hi: 9 }));
}

#[test]
fn the_same_return_gives_the_same_publication() {
    let counts: Vec<Vec<u32>> = (0..44_u32).map(|n| vec![n % 7, (n * 5) % 9, (n * 3) % 6]).collect();
    assert!(publish(&counts) == publish(&counts));
}

#[test]
fn nothing_that_is_kept_or_served_depends_on_what_is_withheld() {
    // Two returns that differ in withheld counts alone: bytes that hold any of these would differ.
    let mut counts: Vec<Vec<u32>> = (0..44_u32).map(|n| vec![10 + n % 7, 12 + (n * 5) % 9, 11 + (n * 3) % 6]).collect();
    let bytes = [[(2, 3), (3, 2)], [(3, 2), (2, 3)]].map(|block| {
        for (force, (one, other)) in [8, 29].into_iter().zip(block) {
            (counts[force][0], counts[force][2]) = (one, other);
        }
        let protected = protect(by_force(&counts), &descriptor(), &[]).expect("a publication");
        let certified = crate::release::certified::Certified::try_from(protected).expect("it checks");
        (serde_json::to_string(&certified).expect("it is written"), format!("{certified:?}"))
    });
    assert!(bytes[0] == bytes[1]);
}

#[test]
fn national_totals_alone_leave_the_forces_not_available() {
    let entry = |count| Entry::Count(count, Marks::NONE);
    let counts =
        Counts { years: years(3), rows: vec![Count { force: None, year: None, codes: Vec::new(), entry: entry(537) }] };
    let publication = protect(counts, &descriptor(), &[]).expect("a publication").publication;
    let all = publication.all_years();
    assert_eq!(publication.cell(publication.england_and_wales(), all, Slice::Total), Cell::Count(537, Marks::NONE));
    assert_eq!(publication.cell(publication.england_and_wales(), all.first.into(), Slice::Total), Cell::NotAvailable);
    assert!(publication.forces().all(|force| publication.cell(force, all, Slice::Total) == Cell::NotAvailable));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_publication_keeps_the_rules(
        counts in proptest::collection::vec(proptest::collection::vec(0..12_u32, 3), 44)
    ) {
        if let Ok(Protected { publication, .. }) = protect(by_force(&counts), &descriptor(), &[]) {
            the_rules_hold(&publication, &counts);
        }
    }
}

#[test]
fn what_is_not_applicable_adds_nothing_to_a_sum() {
    // Without the British Transport Police one small cell is alone in its year.
    let mut counts = vec![vec![20, 20, 20]; 44];
    counts[17][1] = 3;
    let mut returned = by_force(&counts);
    for row in returned.rows.iter_mut().filter(|row| row.force == Some("BTP")) {
        row.entry = Entry::NotApplicable;
    }
    let publication = protect(returned, &descriptor(), &[]).expect("a publication").publication;
    let all = publication.all_years();
    let total = publication.cell(publication.england_and_wales(), all, Slice::Total);
    assert_eq!(total, Cell::Count(43 * 60 - 17, Marks::NONE));
    let force = publication.forces().nth(17).expect("a force");
    let Cell::Withheld(Interval { lo, hi }) = publication.cell(force, years(2)[1].into(), Slice::Total) else {
        panic!("it is withheld")
    };
    assert!(lo <= 3 && hi >= 5 && hi - lo >= 4, "{lo} to {hi}");
}
