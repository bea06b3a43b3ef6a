//! The pages that the tests read.

use frontend::page::{Islands, Page, Problem, Site, Standing};
use shared::{
    breakdown::{Breakdown, Code},
    cell::{Cell, Mark, Marks},
    dataset::Dataset,
    force::{Aggregates, areas},
    language::Language,
    publication::{Publication, periods, slices},
    release::Release,
    sample,
    selection::{Selection, SelectionError},
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

/// The sample publications, and two at the edges: all that a dataset can have, and nothing that is optional.
pub(crate) fn publications() -> Vec<Arc<Publication>> {
    sample::all().into_iter().chain([rich(), bare()]).map(Arc::new).collect()
}

/// Every page of every sample in English, each with a name.
pub(crate) fn pages() -> Vec<(String, Page)> {
    pages_in(Language::En)
}

/// Every page of every sample in a language, each with a name.
pub(crate) fn pages_in(language: Language) -> Vec<(String, Page)> {
    let bare = Problem { errors: Vec::new(), instead: Vec::new(), ..problem(language) };
    let mut pages = vec![
        ("overview".to_owned(), Page::Overview(publications(), language)),
        ("overview-empty".to_owned(), Page::Overview(Vec::new(), language)),
        ("problem".to_owned(), Page::Problem(problem(language))),
        ("problem-bare".to_owned(), Page::Problem(bare)),
    ];
    let queries = [
        ("", ""),
        ("-rate", "unit=rate&sort=value"),
        ("-trend", "figure=trend&forces=kent,sussex,metropolitan"),
        ("-trend-rate", "figure=trend&unit=rate&forces=btp,city-of-london"),
        ("-kent", "forces=kent&sort=region&release=1&theme=dark&width=600"),
        ("-outcome", "outcome=no-further-action"),
    ];
    for publication in publications() {
        let slug = publication.dataset().slug.clone();
        for (suffix, query) in queries {
            if let Ok(selection) = Selection::parse(query, &publication) {
                let selection = Selection { language, ..selection };
                pages.push((format!("{slug}{suffix}"), Page::Dashboard(publication.clone(), selection)));
            }
        }
        for force in ["avon-and-somerset", "kent", "btp", "city-of-london", "wiltshire"] {
            let page =
                Page::Force(publication.clone(), force.into(), Selection { language, ..Selection::everything() });
            pages.push((format!("{slug}-force-{force}"), page));
        }
        pages.push((format!("{slug}-method"), Page::Method(publication.clone(), language)));
        let next = Release::new(2, "2026-12-24");
        let later = Arc::new(Publication::clone(&publication).released(next));
        pages.push((format!("{slug}-releases"), Page::Releases(vec![later.clone(), publication.clone()], language)));
        if let Ok(checked) = sample::certificate(&publication).check(&publication) {
            let superseded = Page::Release(publication, checked, Standing::Superseded(2), language);
            pages.push((format!("{slug}-release-1"), superseded));
            pages.push((format!("{slug}-release-2"), Page::Release(later, checked, Standing::Latest, language)));
        }
    }
    pages
}

fn problem(language: Language) -> Problem {
    Problem {
        language,
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
        instead: vec![("/datasets/sample-national".into(), "The dashboard & its figures".into())],
    }
}

/// Regions, spans, and a second breakdown.
fn rich() -> Publication {
    let mut dataset = sample::by_force().dataset().clone();
    dataset.slug = "sample-rich".into();
    dataset.regions = true;
    dataset.spans = vec!["2020-21..2021-22".parse().expect("a span")];
    let code = |slug: &str| Code { slug: slug.into(), label: slug.into() };
    dataset.breakdowns.push(Breakdown {
        slug: "person".into(),
        label: "Person".into(),
        codes: vec![code("victim"), code("witness")],
    });
    every_cell(dataset, Aggregates::Regions)
}

/// No caveat, no fact, no breakdown, no event, no address of the source, one year.
fn bare() -> Publication {
    let mut dataset = sample::one_year().dataset().clone();
    dataset.slug = "sample-bare".into();
    dataset.caveats.clear();
    dataset.facts.clear();
    dataset.breakdowns.clear();
    dataset.breaks.clear();
    dataset.events.clear();
    dataset.source.url.clear();
    every_cell(dataset, Aggregates::None)
}

fn every_cell(dataset: Dataset, aggregates: Aggregates) -> Publication {
    let like = if dataset.breakdowns.is_empty() { sample::one_year() } else { sample::by_force() };
    let (years, release) = (like.years().to_vec(), like.release().clone());
    let areas = areas(&years, aggregates);
    let places = areas.len() * periods(&dataset, &years).len() * slices(&dataset).len();
    let cell = |place: usize| Cell::Count(u32::try_from(place % 97).unwrap_or(0), Marks::NONE.with(Mark::Provisional));
    Publication::new(dataset, release, years, areas, (0..places).map(cell).collect()).expect("a cell for every place")
}
