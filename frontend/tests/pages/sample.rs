//! Sample publications: published totals, illustrative figures by force, a long series with everything, a bare minimum.

use frontend::page::{Islands, Page, Problem, Site};
use shared::{
    area::AreaKind,
    breakdown::{Breakdown, Code, Slice},
    cell::{Cell, Interval, Mark, Marks},
    dataset::{Break, Contact, Dataset, Event, Fact, Licence, Source, Unit},
    force::{Aggregates, areas},
    publication::{Publication, periods, slices},
    release::Release,
    selection::{Selection, SelectionError},
    year::FinancialYear,
};
use std::sync::Arc;

/// A site with a bundle.
pub(crate) fn site() -> Site {
    Site {
        public_url: "https://example.org".into(),
        style: "/assets/style.css".into(),
        islands: Some(Islands {
            loader: "/assets/islands.js".into(),
            module: "/assets/frontend.js".into(),
            wasm: "/assets/frontend.wasm".into(),
        }),
    }
}

/// Every page of every sample, each with a name.
pub(crate) fn pages() -> Vec<(String, Page)> {
    let samples = [totals(), illustrative(), long(), bare()];
    let mut pages = vec![
        ("overview".to_owned(), Page::Overview(samples.to_vec())),
        ("overview-empty".to_owned(), Page::Overview(Vec::new())),
        ("problem".to_owned(), Page::Problem(problem())),
        ("problem-bare".to_owned(), Page::Problem(Problem { errors: Vec::new(), instead: Vec::new(), ..problem() })),
    ];
    let queries = [
        ("", ""),
        ("-rate", "unit=rate&sort=value"),
        ("-trend", "figure=trend&forces=kent,sussex,metropolitan"),
        ("-trend-rate", "figure=trend&unit=rate&forces=btp,city-of-london"),
        ("-kent", "forces=kent&sort=region&release=1&theme=dark"),
        ("-outcome", "outcome=none"),
    ];
    for publication in samples {
        let slug = publication.dataset().slug.clone();
        for (suffix, query) in queries {
            if let Ok(selection) = Selection::parse(query, &publication) {
                pages.push((format!("{slug}{suffix}"), Page::Dashboard(publication.clone(), selection)));
            }
        }
        for force in ["kent", "btp", "city-of-london", "avon-and-somerset", "wiltshire"] {
            let page = Page::Force(publication.clone(), force.into(), Selection::everything());
            pages.push((format!("{slug}-force-{force}"), page));
        }
        pages.push((format!("{slug}-method"), Page::Method(publication)));
    }
    pages
}

fn problem() -> Problem {
    Problem {
        status: 400,
        title: "The address asks for what is not there".into(),
        detail: "Two things in it are not understood.".into(),
        errors: vec![
            SelectionError { key: "unit".into(), found: "<b>".into(), expected: "one of count, rate".into() },
            SelectionError {
                key: "colour".into(),
                found: "red".into(),
                expected: "one of the keys figure, unit".into(),
            },
        ],
        instead: vec![("/datasets/illustrative".into(), "The dashboard & its figures".into())],
    }
}

fn year(text: &str) -> FinancialYear {
    text.parse().expect("a financial year")
}

fn years(first: u16, count: u16) -> Vec<FinancialYear> {
    (first..first + count).map(|year| FinancialYear::beginning(year).expect("a year of ours")).collect()
}

/// A publication whose cells come from `cell`: the index of the area among its kind, its kind, the length of the period, the slice.
fn publication(
    dataset: Dataset,
    years: Vec<FinancialYear>,
    cell: impl Fn(usize, AreaKind, usize, Slice) -> Cell,
) -> Arc<Publication> {
    let aggregates = if dataset.regions { Aggregates::Regions } else { Aggregates::None };
    let areas = areas(&years, aggregates);
    let mut cells = Vec::new();
    for (index, area) in areas.iter().enumerate() {
        for (at, period) in periods(&dataset, &years).into_iter().enumerate() {
            for slice in slices(&dataset) {
                cells.push(cell(index * 7 + at * 3, area.kind, period.len(), slice));
            }
        }
    }
    let release = Release { number: 1, published: "2026-11-23".into() };
    Arc::new(Publication::new(dataset, release, years, areas, cells).expect("the parts fit together"))
}

fn dataset(slug: &str, title: &str, first_year: &str) -> Dataset {
    Dataset {
        slug: slug.into(),
        title: title.into(),
        summary: "How often police forces tell the Home Office about victims of domestic abuse.".into(),
        measure: "referrals".into(),
        unit: Unit { one: "referral".into(), many: "referrals".into() },
        definition: "One referral of a victim's data, made by telephone.".into(),
        source: Source {
            organisation: "Domestic Abuse Commissioner".into(),
            title: "Letter to the Home Secretary, 9 November 2023".into(),
            obtained: "By a request under the Commissioner's statutory powers.".into(),
            url: "https://example.org/letter?a=1&b=2".into(),
        },
        coverage: "All 43 territorial forces and the British Transport Police.".into(),
        status: "Not official statistics".into(),
        caveats: vec![
            "Referrals by e-mail are not counted, so the true number is higher.".into(),
            "Nobody has said whether one person can be counted twice.".into(),
        ],
        contact: Contact { name: "The Commissioner's office".into(), url: "mailto:office@example.org".into() },
        licence: Licence {
            name: "Open Government Licence v3.0".into(),
            url: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/".into(),
        },
        schedule: "Once a year, in autumn.".into(),
        first_year: year(first_year),
        illustrative: false,
        regions: false,
        spans: Vec::new(),
        breakdowns: Vec::new(),
        breaks: Vec::new(),
        events: Vec::new(),
        facts: Vec::new(),
    }
}

/// One number for three years; nothing by force or by year.
pub(crate) fn totals() -> Arc<Publication> {
    let fact = |value: &str, label: &str| Fact {
        value: value.into(),
        label: label.into(),
        source: "Commissioner's letter, 9 November 2023".into(),
    };
    let dataset = Dataset {
        facts: vec![
            fact("44 of 44", "forces shared victims' data"),
            fact("0", "victims or witnesses were detained or removed"),
        ],
        ..dataset("totals", "Referrals of victims of domestic abuse: published totals", "2020-21")
    };
    publication(dataset, years(2020, 3), |_, kind, len, _| match (kind, len) {
        (AreaKind::EnglandAndWales, 3) => Cell::Count(537, Marks::NONE),
        _ => Cell::NotAvailable,
    })
}

/// Small numbers by force and year, many of them withheld.
pub(crate) fn illustrative() -> Arc<Publication> {
    let code = |slug: &str, label: &str| Code { slug: slug.into(), label: label.into() };
    let dataset = Dataset {
        illustrative: true,
        breakdowns: vec![Breakdown {
            slug: "outcome".into(),
            label: "Outcome".into(),
            codes: vec![code("none", "No action"), code("papers", "Served with papers"), code("detained", "Detained")],
        }],
        events: vec![Event { date: "2020-12-17".into(), label: "“Safe to share?” report".into() }],
        ..dataset("illustrative", "Referrals by force: how the figures work", "2020-21")
    };
    publication(dataset, years(2020, 3), |seed, kind, len, slice| match (kind, slice) {
        (AreaKind::EnglandAndWales, Slice::Total) if len == 3 => Cell::Count(537, Marks::NONE),
        (AreaKind::EnglandAndWales, Slice::Total) => Cell::Count(170 + seed as u32, Marks::NONE),
        (_, Slice::Code(_, 2)) => Cell::Count(0, Marks::NONE),
        (_, Slice::Code(..)) => Cell::Withheld(Interval { lo: 1, hi: 9 }),
        _ if seed % 5 == 0 => Cell::Withheld(Interval { lo: 1, hi: 4 * len as u32 }),
        _ => Cell::Count((seed as u32 * 31 % 23 + 5) * len as u32, Marks::NONE),
    })
}

/// A long series with regions, breaks, events, marks and two breakdowns.
pub(crate) fn long() -> Arc<Publication> {
    let code = |slug: &str, label: &str| Code { slug: slug.into(), label: label.into() };
    let dataset = Dataset {
        regions: true,
        breaks: vec![Break { year: year("2016-17"), note: "Counted by incident from here on, not by officer.".into() }],
        events: vec![Event { date: "2018-12-18".into(), label: "Super-complaint".into() }],
        breakdowns: vec![
            Breakdown {
                slug: "outcome".into(),
                label: "Outcome".into(),
                codes: vec![code("none", "No <further> action"), code("other", "Other")],
            },
            Breakdown {
                slug: "person".into(),
                label: "Person".into(),
                codes: vec![code("victim", "Victim"), code("witness", "Witness")],
            },
        ],
        ..dataset("long", "A long series & all that a series can have", "2009-10")
    };
    publication(dataset, years(2009, 14), |seed, kind, len, _| match kind {
        AreaKind::Force if seed % 17 == 0 => Cell::NotApplicable,
        AreaKind::Force if seed % 6 == 0 => Cell::Withheld(Interval { lo: 1, hi: 4 }),
        AreaKind::Force => Cell::Count((seed as u32 * 7919 % 997) * len as u32, Marks::NONE.with(Mark::Revised)),
        _ => Cell::Count(12_345 * len as u32, Marks::NONE.with(Mark::Provisional)),
    })
}

/// One year and nothing that is optional.
pub(crate) fn bare() -> Arc<Publication> {
    let mut dataset = dataset("bare", "One year", "2022-23");
    dataset.caveats.clear();
    dataset.source.url.clear();
    publication(dataset, years(2022, 1), |seed, _, _, _| Cell::Count(seed as u32, Marks::NONE))
}
