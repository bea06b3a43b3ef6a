//! Every page of every sample publication, read as a browser reads it.
#![cfg(feature = "ssr")]

mod form;
mod language;
mod releases;
mod sample;
mod structure;

use frontend::{
    page::{Page, Site},
    render,
};
use sample::{pages, pages_in, site};
use shared::{language::Language, publication::Publication};
use structure::Document;

#[test]
fn a_browser_reads_every_page_as_it_was_written() {
    for (name, page) in Language::ALL.into_iter().flat_map(pages_in) {
        let html = render(&site(), &page);
        let faults = Document::new(&html).faults();
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
}

#[test]
fn the_same_page_twice_is_the_same_text() {
    for (name, page) in pages() {
        assert_eq!(render(&site(), &page), render(&site(), &page), "{name}");
    }
}

#[test]
fn every_page_of_illustrative_data_says_so_in_its_title_area_and_its_title() {
    for (name, page) in pages() {
        let html = render(&site(), &page);
        let document = Document::new(&html);
        let says = |selector: &str| {
            let found = document.all(selector);
            found.iter().any(|element| structure::text(*element).contains("Illustrative data: not real figures"))
        };
        let illustrative = match &page {
            Page::Overview(publications, _, _) => {
                let marked = publications.iter().filter(|publication| publication.dataset().illustrative).count();
                assert_eq!(document.all(".card .illustrative").len(), marked, "{name}");
                continue;
            }
            Page::Releases(releases, _) => releases.dataset.as_ref().is_some_and(|dataset| dataset.illustrative),
            _ => about(&page).is_some_and(|publication| publication.dataset().illustrative),
        };
        assert_eq!(says("header.title .illustrative"), illustrative, "{name}");
        assert_eq!(says("head title"), illustrative, "{name}");
        if !matches!(
            page,
            Page::Builder(..)
                | Page::Method(..)
                | Page::Claims(_)
                | Page::Compare(_)
                | Page::Release(..)
                | Page::Privacy(_)
                | Page::Problem(_)
        ) {
            assert_eq!(says("table caption"), illustrative, "{name}");
        }
    }
}

#[test]
fn what_a_search_or_a_chat_shows_of_illustrative_data_says_so_once() {
    let mut marked = 0;
    for (name, page) in Language::ALL.into_iter().flat_map(pages_in) {
        let Some(publication) = about(&page).filter(|publication| publication.dataset().illustrative) else { continue };
        let html = render(&site(), &page);
        let document = Document::new(&html);
        let language = if document.all("html[lang=cy]").is_empty() { Language::En } else { Language::Cy };
        let mark = language.words().illustrative().split(':').next().expect("a mark").to_lowercase();
        for selector in ["meta[name=description]", "meta[property='og:description']", "meta[property='og:title']"] {
            let [found] = document.all(selector)[..] else { panic!("{name}: one {selector}") };
            let says = found.attr("content").unwrap_or_default().to_lowercase();
            assert_eq!(says.matches(&mark).count(), 1, "{name} of {}: {says}", publication.dataset().slug);
            marked += 1;
        }
    }
    assert!(marked > 0);
}

#[test]
fn a_page_without_a_bundle_is_the_same_page_without_scripts() {
    let bare = Site { islands: None, ..site() };
    for (name, page) in pages() {
        let html = render(&bare, &page);
        let scripts =
            Document::new(&html).all("script:not([type='application/json'], [type='application/ld+json'])").len();
        assert_eq!(scripts, 0, "{name}");
        assert_eq!(html.split_once("</head>").map(|p| p.1), render(&site(), &page).split_once("</head>").map(|p| p.1));
    }
}

#[test]
fn every_page_offers_the_quick_exit_and_the_help_lines() {
    for (name, page) in pages() {
        let html = render(&site(), &page);
        let document = Document::new(&html);
        assert_eq!(document.all("a.quick-exit[href^='https://'][data-quick-exit]").len(), 1, "{name}");
        for line in ["tel:999", "tel:08082000247", "tel:08088010800"] {
            assert_eq!(document.all(&format!("a[href='{line}']")).len(), 1, "{name}: {line}");
        }
    }
}

#[test]
fn what_stands_in_place_of_a_number_or_beside_it_is_explained_on_the_page() {
    let mut found = 0;
    for (name, page) in Language::ALL.into_iter().flat_map(pages_in) {
        let html = render(&site(), &page);
        let document = Document::new(&html);
        let texts = |selector: &str| document.all(selector).into_iter().map(structure::text).collect::<Vec<_>>();
        let (numbers, terms) = (texts("table td"), texts(".key dt").join(" "));
        for sign in ["[c]", "[x]", "[z]", "[u]", "[r]", "[p]", "[e]"] {
            let is_used = numbers.iter().any(|number| number.contains(sign));
            assert!(!is_used || terms.contains(sign), "{name}: {sign} is explained nowhere");
            found += usize::from(is_used);
        }
    }
    assert!(found > 100, "{found}");
}

#[test]
fn the_publication_fits_into_the_attribute_of_its_island() {
    for (name, page) in pages() {
        let html = render(&site(), &page);
        for island in Document::new(&html).all("leptos-island") {
            let props = island.attr("data-props").unwrap_or_default();
            let written = props.len() + props.matches('"').count() * ("&quot;".len() - 1);
            assert!(written <= 32 * 1024, "{name}: {written} bytes");
        }
    }
}

/// The publication that a page is about.
fn about(page: &Page) -> Option<&Publication> {
    match page {
        Page::Dashboard(view)
        | Page::Builder(view, _)
        | Page::Force(view, _)
        | Page::Method(view)
        | Page::Claims(view)
        | Page::Table(view, _)
        | Page::Compare(view) => Some(&*view.publication),
        Page::Verified(verified) => Some(&*verified.view.publication),
        Page::Release(publication, ..) => Some(publication),
        Page::Overview(..)
        | Page::Releases(..)
        | Page::Search(_)
        | Page::Accessibility(..)
        | Page::Privacy(_)
        | Page::Verify(_)
        | Page::Problem(_) => None,
    }
}
