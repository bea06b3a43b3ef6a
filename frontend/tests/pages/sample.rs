//! The pages that the tests read.

use frontend::page::{
    Asked, ForceFound, Islands, Latest, Lies, Listed, Occasion, Page, Problem, Proof, Releases, Rows, Search, Site,
    TakenBack, Verified, View,
};
use shared::{
    agreement::{Agreement, Place},
    breakdown::{Breakdown, Code},
    cell::{Cell, Mark, Marks},
    change::{Changes, changes},
    dataset::Dataset,
    force::{Aggregates, areas},
    identity::FigureId,
    language::Language,
    publication::{Publication, periods, slices},
    release::{Kind, Release},
    sample,
    selection::{Expected, Selection, SelectionError},
    standing::Standing,
};
use std::sync::Arc;

/// A site with a bundle.
pub(crate) fn site() -> Site {
    Site {
        public_url: "https://example.org".into(),
        verified_at: "example.org/verify".into(),
        style: Some("/assets/style.css".into()),
        islands: Some(Islands {
            module: "/assets/frontend.js".into(),
            wasm: "/assets/frontend.wasm".into(),
            builder: "/assets/builder.js".into(),
        }),
        occasion: Occasion::Public,
    }
}

/// The sample publications, and two at the edges: all that a dataset can have, and nothing that is optional.
pub(crate) fn publications() -> Vec<Arc<Publication>> {
    sample::all().into_iter().chain([rich(), bare()]).map(Arc::new).collect()
}

/// Two datasets without numbers: one with an earlier release that may still be shown, one with none.
pub(crate) fn taken_back() -> Vec<TakenBack> {
    let standing = Standing::Withdrawn { on: "2026-11-23".into(), reason: "A force was <counted> & named.".into() };
    let dataset = Dataset { slug: "taken-back".into(), ..sample::national().dataset().clone() };
    let of = |slug: &str, dataset, number| TakenBack { slug: slug.into(), dataset, number, standing: standing.clone() };
    vec![of("taken-back", Some(dataset), 2), of("all-gone", None, 1)]
}

/// Every page of every sample in English, each with a name.
pub(crate) fn pages() -> Vec<(String, Page)> {
    pages_in(Language::En)
}

/// Every page of every sample in a language, each with a name.
pub(crate) fn pages_in(language: Language) -> Vec<(String, Page)> {
    let bare = Problem { errors: Vec::new(), instead: Vec::new(), ..problem(language) };
    let mut pages = vec![
        ("overview".to_owned(), Page::Overview(publications(), taken_back(), language)),
        ("overview-withdrawn".to_owned(), Page::Overview(Vec::new(), taken_back(), language)),
        ("overview-empty".to_owned(), Page::Overview(Vec::new(), Vec::new(), language)),
        ("privacy".to_owned(), Page::Privacy(language)),
        ("verify".to_owned(), Page::Verify(language)),
        ("accessibility".to_owned(), Page::Accessibility(vec![sample::national().dataset().contact.clone()], language)),
        ("search".to_owned(), Page::Search(search("", Vec::new(), language))),
        ("search-nothing".to_owned(), Page::Search(search("<script>alert(1)</script> & \"x\"", Vec::new(), language))),
        ("search-found".to_owned(), Page::Search(search("Brighton", forces_found(), language))),
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
                let pinned = Selection { release: Some(publication.release().number), ..selection.clone() };
                pages.push((format!("{slug}-verify{suffix}"), Page::Verified(verified(view(&publication, pinned)))));
                let shown = view(&publication, selection);
                if ["", "-kent"].contains(&suffix) {
                    pages.push((format!("{slug}{suffix}-embed"), Page::Builder(shown.clone(), vec![2, 1])));
                }
                pages.push((format!("{slug}{suffix}"), Page::Dashboard(shown)));
            }
        }
        let everything = || view(&publication, Selection { language, ..Selection::everything() });
        for force in ["avon-and-somerset", "kent", "btp", "city-of-london", "wiltshire"] {
            pages.push((format!("{slug}-force-{force}"), Page::Force(everything(), force.into())));
        }
        pages.push((format!("{slug}-method"), Page::Method(everything())));
        pages.push((format!("{slug}-claims"), Page::Claims(everything())));
        for (suffix, query, rows) in [
            ("", "", Rows::Areas),
            ("-numbers", "", Rows::Numbers),
            ("-years", "figure=heatmap&unit=rate&sort=region", Rows::Areas),
            ("-kent", "forces=kent&release=1", Rows::Numbers),
        ] {
            let selection = Selection::parse(query, &publication).expect("a selection");
            let selection = Selection { language, ..selection };
            pages.push((format!("{slug}-table{suffix}"), Page::Table(view(&publication, selection), rows)));
        }
        for forces in ["", "kent", "kent,sussex", "kent,btp,city-of-london,cumbria,gwent,surrey"] {
            let selection = Selection::parse(&format!("forces={forces}"), &publication).expect("a selection");
            let selection = Selection { language, ..selection };
            let name = format!("{slug}-compare-{}", selection.forces.len());
            pages.push((name, Page::Compare(view(&publication, selection))));
        }
        let later = Arc::new(corrected(&publication));
        let listed = [listed(&later, Some(&publication)), listed(&publication, None)];
        let releases = |dataset| Releases { slug: slug.clone(), dataset, listed: listed.to_vec() };
        let all = Page::Releases(releases(Some(later.dataset().clone())), language);
        pages.push((format!("{slug}-releases"), all));
        pages.push((format!("{slug}-releases-withdrawn"), Page::Releases(releases(None), language)));
        if let Ok(checked) = sample::certificate(&publication).check(&publication) {
            let [second, first] = listed;
            pages
                .push((format!("{slug}-release-1"), Page::Release(publication, checked, Proof::Open, first, language)));
            pages.push((format!("{slug}-release-2"), Page::Release(later, checked, Proof::Open, second, language)));
        }
    }
    pages
}

/// A search, with what it found.
fn search(asked: &str, forces: Vec<ForceFound>, language: Language) -> Search {
    let datasets = if forces.is_empty() { Vec::new() } else { publications() };
    Search { asked: asked.into(), language, forces, datasets, published: publications() }
}

/// A force by its own name, and by every kind of place.
fn forces_found() -> Vec<ForceFound> {
    let place = |name: &str, lies| Some((name.into(), lies));
    let places = [
        None,
        place("Brighton and Hove", Lies::Authority),
        place("Craven", Lies::Former(2023)),
        place("Brighton", Lies::Town),
    ];
    places.map(|place| ForceFound { slug: "sussex".into(), name: "Sussex Police".into(), place }).to_vec()
}

/// What an address shows that names its release when the selection does: then it has been corrected.
fn view(publication: &Arc<Publication>, selection: Selection) -> View {
    let pinned = selection.release.is_some();
    let standing = if pinned { vec![sample_correction()] } else { Vec::new() };
    View { publication: publication.clone(), selection, standing, verified_at: site().verified_at }
}

/// A figure with one number that was corrected, and a number that somebody asks about.
fn verified(view: View) -> Verified {
    let agreement = |number: &str, area| Agreement::new(&view.table(), number.parse().expect("a number"), area);
    let asked = Asked { number: "12".into(), area: None, agreement: agreement("12", None) };
    let changed = vec![(Place { row: 1, column: 0 }, ["12".to_owned(), "<14>".to_owned()])];
    let id = FigureId::new(&view.publication, &view.selection).to_string();
    Verified { id, view, latest: Some(Latest { number: 2, changed: Some(changed) }), asked: Some(asked) }
}

fn sample_correction() -> Standing {
    Standing::Corrected { by: 2, on: "2026-12-24".into(), note: NOTE.into(), latest: Some(2) }
}

/// What the office says of the second release, with what must not become markup.
pub(crate) const NOTE: &str = "One number was <counted> twice & more.";

/// The same publication with one number put right.
fn corrected(publication: &Publication) -> Publication {
    let first = publication.cells().iter().position(|cell| cell.count().is_some()).expect("a number is shown");
    let cells = |index: usize, cell: Cell| match cell {
        Cell::Count(count, marks) if index == first => Cell::Count(count + 1, marks.with(Mark::Revised)),
        other => other,
    };
    let release = Release::new(2, "2026-12-24");
    let release = Release { kind: Kind::Correction, note: Some(NOTE.into()), before: Some(1), ..release };
    publication.clone().map_cells(cells).released(release)
}

/// A release in the list of both.
fn listed(publication: &Arc<Publication>, before: Option<&Arc<Publication>>) -> Listed {
    let Release { number, published, kind, note, .. } = publication.release().clone();
    let standing = if before.is_some() { Standing::Latest } else { sample_correction() };
    let changes = before.map_or(Changes::First, |before| Changes::Since(before.clone(), changes(before, publication)));
    Listed { number, kind, published, note, standing, changes }
}

fn problem(language: Language) -> Problem {
    Problem {
        language,
        status: 400,
        title: "The address asks for what is not there".into(),
        detail: "Two things in it are not understood.".into(),
        errors: vec![
            SelectionError::new("unit", "<b>", Expected::OneOf(vec!["count".into(), "rate".into()])),
            SelectionError::new("colour", "red", Expected::Keys(vec!["figure".into(), "unit".into()])),
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
    dataset.strengths.clear();
    dataset.claims.clear();
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
