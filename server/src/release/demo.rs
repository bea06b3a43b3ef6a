//! The datasets that a first start shows: the published totals, and illustrative figures by force.
//!
//! The illustrative return is not kept as a file but made here from a fixed seed, so that nobody takes it for data.

use super::{
    act::Act,
    check::check,
    counts::Counts,
    descriptor::{Descriptor, DescriptorErrors},
    draft::{Intent, draft},
    import,
    publish::publish,
    refusal::Refusal,
};
use crate::store::Store;
use jiff::Timestamp;
use shared::{force, year::FinancialYear};
use std::{collections::BTreeSet, fmt::Write as _};

/// One dataset to show, with the return it is imported from.
pub struct Demo {
    /// What the return means.
    pub descriptor: Descriptor,
    /// The bytes of the return.
    pub bytes: Vec<u8>,
    /// The name of its file.
    pub file_name: &'static str,
}

/// The datasets of a first start, in the order in which they are to be published.
pub fn demo() -> Result<Vec<Demo>, DescriptorErrors> {
    Ok(vec![
        Demo {
            descriptor: Descriptor::read(include_str!("../../demo/published-totals.toml"))?,
            bytes: include_bytes!("../../demo/published-totals.csv").to_vec(),
            file_name: "published-totals.csv",
        },
        Demo {
            descriptor: Descriptor::read(include_str!("../../demo/illustrative-by-force.toml"))?,
            bytes: illustrative_return().into_bytes(),
            file_name: "illustrative-by-force.csv",
        },
    ])
}

/// Imports and publishes the demo datasets into a store that holds nothing else. Of several servers that start at once the first to
/// keep a draft of a dataset publishes it, and the others leave it alone.
pub async fn show(store: &dyn Store, at: Timestamp) -> Result<(), Refusal> {
    let demo = demo().expect("the demo descriptors are read by a test");
    let held: BTreeSet<String> = store.records().await?.into_iter().map(|record| record.dataset).collect();
    let slugs: BTreeSet<String> = demo.iter().map(|demo| demo.descriptor.dataset.slug.clone()).collect();
    if !held.is_subset(&slugs) {
        return Ok(());
    }
    let alone = Some("a first start has nobody to look at it".to_owned());
    let act = Act { single_handed: alone, ..Act::new("demo", at) };
    for Demo { descriptor, bytes, file_name } in demo {
        let dataset = &descriptor.dataset.slug;
        // Another server may have shown it since this one began.
        if !is_held(store, dataset).await? {
            let counts = import::read(&bytes, file_name, &descriptor).expect("the demo returns are imported by a test");
            match release(store, counts, &descriptor, &act).await {
                Ok(()) => tracing::info!(release.dataset = dataset, "a demo dataset is published"),
                Err(refusal) => {
                    if !is_held(store, dataset).await? {
                        return Err(refusal);
                    }
                    tracing::info!(release.dataset = dataset, "another server publishes a demo dataset");
                }
            }
        }
    }
    Ok(())
}

async fn is_held(store: &dyn Store, dataset: &str) -> Result<bool, Refusal> {
    Ok(store.records().await?.iter().any(|record| record.dataset == dataset))
}

async fn release(store: &dyn Store, counts: Counts, descriptor: &Descriptor, act: &Act) -> Result<(), Refusal> {
    draft(store, counts, descriptor, Intent::default(), act, &|_| {}).await?;
    check(store, &descriptor.dataset.slug, None, act).await?;
    publish(store, &descriptor.dataset.slug, None, act).await?;
    Ok(())
}

/// The published total, which the illustrative figures keep.
const TOTAL: u32 = 537;
/// One more or one less gives another return, as good as this one.
const SEED: u64 = 537;
const YEARS: [u16; 3] = [2020, 2021, 2022];
const OUTCOMES: [&str; 3] = ["Detained or removed", "Served with papers", "Neither"];

/// A tidy return by force, year and outcome: every force has at least one referral, nobody is detained or removed,
/// a quarter is served with papers, and the rest is spread as the population is.
fn illustrative_return() -> String {
    let forces = force::forces();
    // The British Transport Police has no residents of its own; it is given the weight of a small force.
    let weights: Vec<u64> =
        forces.iter().map(|force| force::population(force.code, YEARS[0]).unwrap_or(600_000).into()).collect();
    let people: u64 = weights.iter().sum();
    let mut dice = Dice(SEED);
    let mut counts = vec![[[0_u32; OUTCOMES.len()]; YEARS.len()]; forces.len()];
    for referral in 0..TOTAL as usize {
        let force = if referral < forces.len() {
            referral
        } else {
            let mut person = dice.below(people);
            weights
                .iter()
                .position(|weight| match person.checked_sub(*weight) {
                    Some(rest) => {
                        person = rest;
                        false
                    }
                    None => true,
                })
                .expect("a person lives in the area of a force")
        };
        let year = usize::try_from(dice.below(YEARS.len() as u64)).expect("one of three years");
        let outcome = if dice.below(4) == 0 { 1 } else { 2 };
        counts[force][year][outcome] += 1;
    }
    let mut csv = String::from("Force,Financial year,Outcome,Number\n");
    for (force, by_year) in forces.iter().zip(&counts) {
        for (year, by_outcome) in YEARS.iter().zip(by_year) {
            let year = FinancialYear::beginning(*year).expect("a year of our time");
            for (outcome, count) in OUTCOMES.iter().zip(by_outcome) {
                writeln!(csv, "{},{year},{outcome},{count}", force.name).expect("a String takes all");
            }
        }
    }
    csv
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers on every machine and in every version.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        // The bias of the remainder is far below what a made-up number needs.
        (z ^ (z >> 31)) % sides
    }
}

#[cfg(test)]
mod sentences;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::{disclosure::protect, import};
    use shared::{
        breakdown::Slice,
        cell::{Cell, Marks},
    };

    #[test]
    fn the_descriptors_are_read() {
        let demo = demo().unwrap_or_else(|errors| panic!("{errors}"));
        assert_eq!(demo.iter().map(|demo| demo.descriptor.dataset.illustrative).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn both_returns_are_imported_and_protected() {
        for Demo { descriptor, bytes, file_name } in demo().unwrap_or_else(|errors| panic!("{errors}")) {
            let counts = import::read(&bytes, file_name, &descriptor).unwrap_or_else(|errors| panic!("{errors}"));
            let publication = protect(counts, &descriptor, &[]).unwrap_or_else(|error| panic!("{error}")).publication;
            let total = publication.cell(publication.england_and_wales(), publication.all_years(), Slice::Total);
            assert_eq!(total, Cell::Count(TOTAL, Marks::NONE), "{file_name}");
        }
    }

    #[test]
    fn the_published_totals_have_nothing_by_force_or_year() {
        let [published, _] = demo().unwrap_or_else(|errors| panic!("{errors}")).try_into().ok().expect("two datasets");
        let counts = import::read(&published.bytes, published.file_name, &published.descriptor);
        let publication = protect(counts.unwrap_or_else(|errors| panic!("{errors}")), &published.descriptor, &[]);
        let publication = publication.unwrap_or_else(|error| panic!("{error}")).publication;
        let (national, all) = (publication.england_and_wales(), publication.all_years());
        let cells = |slice| publication.cell(national, all, slice);
        assert_eq!(cells(Slice::Code(0, 0)), Cell::Count(0, Marks::NONE));
        assert_eq!([cells(Slice::Code(0, 1)), cells(Slice::Code(0, 2))], [Cell::NotAvailable; 2]);
        assert_eq!(publication.cell(national, publication.years()[0].into(), Slice::Total), Cell::NotAvailable);
        assert!(publication.forces().all(|force| publication.cell(force, all, Slice::Total) == Cell::NotAvailable));
    }

    #[test]
    fn the_illustrative_return_adds_up_to_the_published_total() {
        let csv = illustrative_return();
        let rows: Vec<Vec<&str>> = csv.lines().skip(1).map(|line| line.split(',').collect()).collect();
        assert_eq!(rows.len(), 44 * 3 * 3);
        let count = |row: &Vec<&str>| row[3].parse::<u32>().expect("a count");
        assert_eq!(rows.iter().map(count).sum::<u32>(), 537);
        assert_eq!(rows.iter().filter(|row| row[2] == "Detained or removed").map(count).sum::<u32>(), 0);
        for force in force::forces() {
            assert!(rows.iter().filter(|row| row[0] == force.name).map(count).sum::<u32>() >= 1, "{}", force.name);
        }
    }
}
