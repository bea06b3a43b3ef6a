//! The form of a dashboard, sent as a browser without scripts sends it.

use crate::{
    sample::{pages, publications, site},
    structure::Document,
};
use frontend::{
    page::{Page, View},
    render,
};
use shared::{publication::Publication, sample, selection::Selection};
use std::{collections::BTreeSet, sync::Arc};

/// The query string that the form of a page sends as it stands.
fn sent(html: &str) -> String {
    let document = Document::new(html);
    let mut pairs = Vec::new();
    for control in document.all("form [name]") {
        let name = control.attr("name").unwrap_or_default();
        let value = match control.value().name() {
            "select" => {
                let selected = scraper::Selector::parse("option[selected]").expect("a selector");
                let chosen: Vec<_> = control.select(&selected).collect();
                assert_eq!(chosen.len(), 1, "{name}");
                chosen[0].attr("value").unwrap_or_default()
            }
            _ if control.attr("type") == Some("checkbox") && control.attr("checked").is_none() => continue,
            _ => control.attr("value").unwrap_or_default(),
        };
        pairs.push(format!("{name}={value}"));
    }
    pairs.join("&")
}

#[test]
fn a_form_sent_as_it_stands_asks_for_what_is_shown() {
    for (name, page) in pages() {
        let (Page::Dashboard(view) | Page::Builder(view, _)) = &page else { continue };
        let View { publication, selection, .. } = view;
        let query = sent(&render(&site(), &page));
        assert_eq!(Selection::parse(&query, publication).as_ref(), Ok(selection), "{name}: {query}");
    }
}

#[test]
fn every_force_with_numbers_and_every_code_can_be_chosen() {
    for publication in publications() {
        let (selection, standing) = (Selection::everything(), Vec::new());
        let view = View { publication: publication.clone(), selection, standing, verified_at: String::new() };
        let html = render(&site(), &Page::Dashboard(view));
        let document = Document::new(&html);
        let boxes = document.all("form input[type=checkbox][name=forces]");
        // Of national numbers no force is to choose.
        let is_national = publication.dataset().slug == sample::national().dataset().slug;
        assert_eq!(boxes.len(), if is_national { 0 } else { publication.choosable().count() });
        for breakdown in &publication.dataset().breakdowns {
            for code in &breakdown.codes {
                let option = format!("select[name='{}'] option[value='{}']", breakdown.slug, code.slug);
                assert_eq!(document.all(&option).len(), 1, "{option}");
            }
        }
    }
}

/// What the form of a dashboard lets choose, and among which figures.
fn offered(publication: &Arc<Publication>, query: &str) -> [BTreeSet<String>; 2] {
    let selection = Selection::parse(query, publication).expect("a selection");
    let view = View { publication: publication.clone(), selection, standing: Vec::new(), verified_at: String::new() };
    let html = render(&site(), &Page::Dashboard(view));
    let document = Document::new(&html);
    let all = |selector: &str, name: &str| {
        let found = document.all(selector);
        found.iter().filter_map(|it| it.attr(name).map(str::to_owned)).collect()
    };
    [all("form [name]", "name"), all("form select[name=figure] option", "value")]
}

#[test]
fn what_leads_to_no_number_is_not_offered_unless_it_is_chosen() {
    let of = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<String>>();
    let national = Arc::new(sample::national());
    assert_eq!(offered(&national, ""), [of(&["figure", "unit", "outcome"]), of(&["bars", "stack"])]);
    let chosen = offered(&national, "figure=trend&sort=value&forces=kent&years=2020-21");
    assert_eq!(
        chosen,
        [of(&["figure", "unit", "sort", "from", "to", "outcome", "forces"]), of(&["bars", "trend", "stack"])]
    );
    let figures = of(&["bars", "tiles", "funnel", "stack"]);
    let controls = of(&["figure", "unit", "sort", "outcome", "forces"]);
    assert_eq!(offered(&Arc::new(sample::one_year()), ""), [controls, figures]);
    let figures = of(&["bars", "trend", "heatmap", "tiles", "funnel", "multiples", "stack"]);
    assert_eq!(offered(&Arc::new(sample::by_force()), "")[1], figures);
}
