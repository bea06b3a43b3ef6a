//! The form of a dashboard, sent as a browser without scripts sends it.

use crate::{
    sample::{pages, publications, site},
    structure::Document,
};
use frontend::{
    page::{Page, View},
    render,
};
use shared::selection::Selection;

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
        // A force without a number is nothing to choose.
        let choosable = if publication.is_by_force() { publication.choosable().count() } else { 0 };
        assert_eq!(boxes.len(), choosable);
        for breakdown in &publication.dataset().breakdowns {
            for code in &breakdown.codes {
                let option = format!("select[name='{}'] option[value='{}']", breakdown.slug, code.slug);
                assert_eq!(document.all(&option).len(), 1, "{option}");
            }
        }
    }
}
