//! Publications that stand for the kinds there are; all numbers are made up, but for the national total.

use shared::{
    area::{Area, AreaKind, Residents},
    breakdown::{Breakdown, Code},
    cell::{Cell, Interval, Mark, Marks},
    dataset::{Break, Contact, Dataset, Event, Licence, Source, Unit},
    force::{Aggregates, areas},
    publication::{Publication, periods},
    release::Release,
    year::FinancialYear,
};

/// Illustrative counts of 44 forces over three years, 537 in all, with all counts from 1 to 4 withheld.
pub(crate) fn by_force() -> Publication {
    let years = years(2020, 3);
    let areas = areas(&years, Aggregates::None);
    let raw = counts(&areas);
    let dataset = Dataset { illustrative: true, ..dataset() };
    publish(dataset, years, areas, move |area, period| {
        let year = |year: usize| if area == 0 { raw.iter().map(|row| row[year]).sum() } else { raw[area - 1][year] };
        let value: u32 = if period == 3 { (0..3).map(year).sum() } else { year(period) };
        if (1..5).contains(&value) { Cell::Withheld(Interval { lo: 1, hi: 4 }) } else { count(value) }
    })
}

/// Eleven years of four areas with everything that can befall a number: marks, breaks, gaps, ranges, true zeros, long names.
pub(crate) fn eventful() -> Publication {
    let years = years(2013, 11);
    let named = |name: &str, people: u32| Area {
        code: name.to_uppercase(),
        slug: shared::force::slug(name),
        name: name.to_owned(),
        name_cy: String::new(),
        kind: AreaKind::Force,
        region: "South East".to_owned(),
        residents: Residents::ByYear(vec![Some(people); 11]),
    };
    let mut areas = areas(&years, Aggregates::None);
    areas.truncate(1);
    areas[0].residents = Residents::ByYear(vec![Some(59_000_000); 11]);
    areas.extend([
        named("Kent Police", 1_870_000),
        named("Hampshire and Isle of Wight Constabulary", 2_000_000),
        named("Royal Borough of Ambridge, Borchester & Felpersham Joint <Constabulary>", 400_000),
        Area { residents: Residents::NotApplicable, region: String::new(), ..named("British Transport Police", 1) },
    ]);
    let dataset = Dataset {
        breaks: vec![
            Break { year: year(2017), note: "Referrals by e-mail are counted as well".into() },
            Break { year: year(2021), note: "Consent is asked before each referral".into() },
        ],
        events: [
            ("2018-12-18", "Super-complaint by Liberty and Southall Black Sisters"),
            ("2020-12-17", "“Safe to share?” report"),
            ("2021-01-09", "A second event near the first"),
            ("2023-11-09", "The first national count is published"),
        ]
        .map(|(date, label)| Event { date: date.to_owned(), label: label.into() })
        .into(),
        ..dataset()
    };
    let cells: [[&str; 12]; 5] = [
        ["900", "950r", "1010", "1105", "1650b", "1702", "x", "1650", "1220b", "1180", "1244p", "14000"],
        ["40", "44", "39", "c45-49", "62b", "70", "x", "71", "52", "0", "49p", "480"],
        ["12", "c1-4", "c1-9", "7", "18b", "25", "x", "20", "c1-4", "c1-4", "0p", "c120-140"],
        ["0", "0", "3", "5", "6", "8e", "9", "c1-4", "5", "6", "c0-3", "51"],
        ["x", "x", "x", "x", "31", "29", "x", "z", "z", "z", "z", "x"],
    ];
    publish(dataset, years, areas, move |area, period| cells[area][period].parse().expect("a cell"))
}

/// Two years of three areas by outcome: parts that are shown, zero, withheld and not there, of wholes that are shown or not.
pub(crate) fn by_outcome() -> Publication {
    let years = years(2020, 2);
    let mut areas: Vec<Area> = areas(&years, Aggregates::None).into_iter().take(5).collect();
    areas[4].name = "Hampshire and Isle of Wight Constabulary".to_owned();
    let code = |slug: &str, label: &str| Code { slug: slug.into(), label: label.into() };
    let codes = vec![
        code("none", "Neither detained, removed nor served with papers"),
        code("papers", "Served with papers"),
        code("detained", "Detained"),
        code("removed", "Removed"),
    ];
    let breakdowns = vec![Breakdown { slug: "outcome".into(), label: "Outcome".into(), codes }];
    let dataset = Dataset { breakdowns, ..dataset() };
    let cells = "200 140 52 c1-7 c1-7  180r c90-160 20 c0-50 0  380 c230-300 72 c1-57 c1-57 \
                 20 12 8 0 0  30 c1-29 c1-29 0 0  50 c13-41 c9-37 0 0 \
                 c5-19 7 c1-6 c0-6 0  12 12 0 0 0  c17-31 19 c1-6 c0-6 0 \
                 40 x x x x  44 x x x x  84 x x x x \
                 x x x x x  z z z z z  x x x x x";
    let cells = cells.split_whitespace().map(|cell| cell.parse().expect("a cell")).collect();
    Publication::new(dataset, Release::new(1, "2026-11-23"), years, areas, cells).expect("the sample fits together")
}

/// One year of six forces.
pub(crate) fn one_year() -> Publication {
    let years = years(2023, 1);
    let areas: Vec<Area> = areas(&years, Aggregates::None).into_iter().take(7).collect();
    let cells = ["61", "20", "0", "c1-4", "8r", "x", "23pr"];
    publish(dataset(), years, areas, move |area, _| cells[area].parse().expect("a cell"))
}

/// What every sample has in common.
fn dataset() -> Dataset {
    Dataset {
        slug: "referrals".into(),
        title: "Police referrals of domestic abuse victims to Immigration Enforcement".into(),
        summary: "Victims of domestic abuse whose data police forces shared.".into(),
        measure: "referrals".into(),
        unit: Unit { one: "referral".into(), many: "referrals".into(), said: None },
        definition: "Telephone referrals of victims recorded by the command and control unit.".into(),
        source: Source {
            organisation: "Domestic Abuse Commissioner".into(),
            title: "Safety before status: how to ensure the Victims and Prisoners Bill meets the needs of all victims"
                .into(),
            obtained: "Letter to the Home Secretary, 9 November 2023".into(),
            url: String::new(),
        },
        coverage: "All 43 territorial forces and the British Transport Police.".into(),
        status: "Not official statistics".into(),
        caveats: vec![
            "Telephone referrals only: referrals by e-mail were not counted, so the true number is higher. \
             Nobody says whether one person can be counted twice."
                .into(),
        ],
        contact: Contact { name: "The office".into(), url: "mailto:office@example.org".into() },
        licence: Licence { name: "Open Government Licence v3.0".into(), url: "https://example.org/ogl".into() },
        schedule: "Once a year".into(),
        first_year: year(2013),
        illustrative: false,
        regions: false,
        spans: Vec::new(),
        breakdowns: Vec::new(),
        breaks: Vec::new(),
        events: Vec::new(),
        facts: Vec::new(),
        strengths: Vec::new(),
        claims: Vec::new(),
    }
}

fn publish(
    dataset: Dataset,
    years: Vec<FinancialYear>,
    areas: Vec<Area>,
    cell: impl Fn(usize, usize) -> Cell,
) -> Publication {
    let periods = periods(&dataset, &years).len();
    let cells = (0..areas.len()).flat_map(|area| (0..periods).map(move |period| (area, period)));
    let cells = cells.map(|(area, period)| cell(area, period)).collect();
    let release = Release::new(1, "2026-11-23");
    Publication::new(dataset, release, years, areas, cells).expect("the sample fits together")
}

/// Counts by force and year that add up to 537, every force with at least one, from a fixed seed.
fn counts(areas: &[Area]) -> Vec<[u32; 3]> {
    let mut seed: u64 = 537;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let forces = &areas[1..];
    let weights: Vec<u64> = forces
        .iter()
        .map(|force| match &force.residents {
            Residents::ByYear(people) => u64::from(people[0].unwrap_or(100_000)) * (60 + random(80)) / 100,
            Residents::NotApplicable => 400_000,
        })
        .collect();
    let all: u64 = weights.iter().sum();
    let mut rows: Vec<[u32; 3]> = forces.iter().map(|_| [0; 3]).collect();
    for row in &mut rows {
        row[usize::try_from(random(3)).expect("below 3")] = 1;
    }
    for _ in forces.len()..537 {
        let mut at = random(all);
        let force = weights.iter().position(|weight| {
            let here = at < *weight;
            at = at.saturating_sub(*weight);
            here
        });
        rows[force.expect("below the sum of the weights")][usize::try_from(random(3)).expect("below 3")] += 1;
    }
    rows
}

fn years(first: u16, count: usize) -> Vec<FinancialYear> {
    std::iter::successors(Some(year(first)), |year| Some(year.next())).take(count).collect()
}

fn year(begins: u16) -> FinancialYear {
    FinancialYear::beginning(begins).expect("a year of our time")
}

fn count(value: u32) -> Cell {
    let marks = if value == 20 { Marks::NONE.with(Mark::Revised) } else { Marks::NONE };
    Cell::Count(value, marks)
}
