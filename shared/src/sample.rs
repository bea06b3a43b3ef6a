//! Publications for tests: every kind of cell, in small, each with its proof. The numbers are made up.

mod proof;

pub use proof::certificate;

use crate::{
    breakdown::{Breakdown, Code},
    cell::{Cell, Interval, Mark, Marks},
    claim::{Assertion, Claim, Whose},
    dataset::{Break, Contact, Dataset, Event, Fact, Licence, Source, Unit},
    force::{Aggregates, areas},
    publication::{Publication, periods, slices},
    release::Release,
    year::FinancialYear,
};

/// Illustrative: 44 forces over three years with an outcome; shown, zero, withheld, revised and missing cells.
pub fn by_force() -> Publication {
    let mut dataset = dataset("sample-by-force");
    dataset.illustrative = true;
    publication(dataset, 2020, 3, |area, period, slice| {
        // England and Wales has more than the other forces together: the rest is of the one that is not available.
        let yearly = [7, 3, 12, 0, 5, 2, 31, 9][area % 8] + u32::from(area == 0) * 500;
        let base = yearly * if period == 3 { 3 } else { 1 };
        match (area, slice, base) {
            (7, ..) => Cell::NotAvailable,
            (_, 2, _) => Cell::Count(0, Marks::NONE),
            (_, _, 1..5) => Cell::Withheld(Interval { lo: 1, hi: 6 }),
            (4, ..) => Cell::Count(base, Marks::NONE.with(Mark::Revised)),
            _ => Cell::Count(base, Marks::NONE),
        }
    })
}

/// Not illustrative: the total for England and Wales over all years, and nothing else.
pub fn national() -> Publication {
    publication(dataset("sample-national"), 2020, 3, |area, period, slice| match (area, period, slice) {
        (0, 3, 0) => Cell::Count(537, Marks::NONE),
        (0, 3, 2) => Cell::Count(0, Marks::NONE),
        _ => Cell::NotAvailable,
    })
}

/// One financial year, every force withheld.
pub fn one_year() -> Publication {
    publication(dataset("sample-one-year"), 2021, 1, |area, _, slice| match (area, slice) {
        (0, 0) => Cell::Count(154, Marks::NONE.with(Mark::Provisional)),
        (0, _) => Cell::Withheld(Interval { lo: 44, hi: 110 }),
        _ => Cell::Withheld(Interval { lo: 1, hi: 9 }),
    })
}

/// Sixteen financial years from 2004-05, without populations, with large counts.
pub fn many_years() -> Publication {
    publication(dataset("sample-many-years"), 2004, 16, |area, period, _| {
        let area = u32::try_from(area).unwrap_or(0);
        let period = u32::try_from(period).unwrap_or(0);
        let count = if area == 0 { 20_000 + 300 * period } else { (area * 37 + period * 11) % 900 };
        Cell::Count(count, Marks::NONE)
    })
}

/// All of them.
pub fn all() -> [Publication; 4] {
    [by_force(), national(), one_year(), many_years()]
}

/// A publication whose cells are given by the index of area, period and slice.
fn publication(dataset: Dataset, first: u16, count: u16, cell: impl Fn(usize, usize, usize) -> Cell) -> Publication {
    let years: Vec<FinancialYear> = (first..first + count).filter_map(FinancialYear::beginning).collect();
    let areas = areas(&years, Aggregates::None);
    let (periods, slices) = (periods(&dataset, &years).len(), slices(&dataset).len());
    let mut cells = Vec::new();
    for area in 0..areas.len() {
        for period in 0..periods {
            cells.extend((0..slices).map(|slice| cell(area, period, slice)));
        }
    }
    let release = Release::new(1, "2026-11-23");
    Publication::new(dataset, release, years, areas, cells).expect("the sample has a cell for every place")
}

fn dataset(slug: &str) -> Dataset {
    let code = |slug: &str, label: &str| Code { slug: slug.into(), label: label.into() };
    Dataset {
        slug: slug.into(),
        title: "Sample <of> referrals & more".into(),
        summary: "A sample for tests, with \"quotes\" and <angle brackets>.".into(),
        measure: "referrals".into(),
        unit: Unit { one: "referral".into(), many: "referrals".into(), said: None },
        definition: "What is counted in the sample.".into(),
        source: Source {
            organisation: "Office of Samples".into(),
            title: "Yearly return".into(),
            obtained: "Made up for tests.".into(),
            url: "https://example.org/return".into(),
        },
        coverage: "All 43 territorial forces and the British Transport Police.".into(),
        status: "Not official statistics".into(),
        caveats: vec![
            "Reported by telephone only, so a floor.".into(),
            "It is not known whether people are counted twice.".into(),
        ],
        contact: Contact { name: "Office of Samples".into(), url: "mailto:office@example.org".into() },
        licence: Licence {
            name: "Open Government Licence v3.0".into(),
            url: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/".into(),
        },
        schedule: "Yearly, in November.".into(),
        first_year: FinancialYear::beginning(2004).expect("a year"),
        illustrative: false,
        regions: false,
        spans: Vec::new(),
        breakdowns: vec![Breakdown {
            slug: "outcome".into(),
            label: "Outcome".into(),
            codes: vec![
                code("no-further-action", "No further action"),
                code("detained-or-removed", "Detained or removed"),
            ],
        }],
        breaks: vec![Break {
            year: FinancialYear::beginning(2022).expect("a year"),
            note: "E-mail is counted too".into(),
        }],
        events: vec![Event { date: "2021-12-15".into(), label: "Home Office review".into() }],
        facts: vec![Fact { value: "44 of 44".into(), label: "forces referred".into(), source: "Letter".into() }],
        strengths: vec!["Every police force is counted in the same way.".into()],
        claims: vec![Claim {
            says: "Every force made <some> referrals & more.".into(),
            source: "Letter".into(),
            holds: Assertion {
                area: Whose::EveryForce,
                years: "2020-21..2022-23".parse().expect("a period"),
                code: None,
                exactly: None,
                at_least: Some(1),
                at_most: None,
            },
        }],
    }
}
