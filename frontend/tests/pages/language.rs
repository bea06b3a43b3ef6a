//! The two languages of the pages.

use crate::{
    sample::{pages_in, site},
    structure::{Document, text},
};
use frontend::{
    page::{Page, View},
    render,
};
use shared::language::Language;
use std::collections::BTreeSet;

/// The addresses that speak no language, or English to machines.
const WITHOUT_LANGUAGE: [&str; 3] = ["/api/", "/assets/", "#"];

#[test]
fn every_page_says_its_language_and_leads_to_itself_in_the_other() {
    for language in Language::ALL {
        for (name, page) in pages_in(language) {
            let html = render(&site(), &page);
            let document = Document::new(&html);
            assert_eq!(document.all(&format!("html[lang={}]", language.tag())).len(), 1, "{name}");
            let other = language.other().tag();
            let switch = document.all(&format!("header a[hreflang={other}][lang={other}]"));
            assert_eq!(switch.len(), 1, "{name}");
            assert_eq!(text(switch[0]), ["Cymraeg", "English"][usize::from(language == Language::Cy)]);
            let alternate = |tag: &str| {
                let links = document.all(&format!("link[rel=alternate][hreflang={tag}]"));
                links.first().and_then(|link| link.attr("href")).map(str::to_owned)
            };
            let canonical = document.all("link[rel=canonical]").first().and_then(|link| link.attr("href"));
            assert_eq!(alternate(language.tag()).as_deref(), canonical, "{name}");
            assert_eq!(alternate("x-default"), alternate("en"), "{name}");
            let address = switch[0].attr("href").unwrap_or_default();
            match alternate(other) {
                Some(alternate) => assert_eq!(alternate, format!("{}{address}", site().public_url), "{name}"),
                None => assert_eq!(address, format!("?lang={other}"), "{name}"),
            }
        }
    }
}

#[test]
fn every_link_of_a_page_keeps_its_language() {
    for language in Language::ALL {
        for (name, page) in pages_in(language) {
            // Where a problem leads is given with it.
            if matches!(page, Page::Problem(_)) {
                continue;
            }
            let html = render(&site(), &page);
            for link in Document::new(&html).all("a[href^='/']:not([data-language])") {
                let address = link.attr("href").unwrap_or_default();
                let speaks = !WITHOUT_LANGUAGE.iter().any(|start| address.starts_with(start))
                    && ![".csv-metadata.json", ".atom"].iter().any(|end| address.ends_with(end));
                let welsh = speaks && language == Language::Cy;
                assert_eq!(address.contains("lang=cy"), welsh, "{name}: {address}");
            }
        }
    }
}

#[test]
fn a_text_that_has_no_welsh_is_marked_as_english() {
    for (name, page) in pages_in(Language::Cy) {
        // The samples have no Welsh texts at all.
        let Page::Method(View { publication, .. }) = &page else { continue };
        let html = render(&site(), &page);
        let document = Document::new(&html);
        let marked: Vec<String> = document.all("main [lang=en]").into_iter().map(text).collect();
        let dataset = publication.dataset();
        for english in [&dataset.summary, &dataset.definition, &dataset.coverage, &dataset.schedule] {
            assert!(marked.contains(&english.en.trim().to_owned()), "{name}: {}", english.en);
        }
    }
}

#[test]
fn no_page_writes_years_as_addresses_do() {
    let mut releases = 0;
    for language in Language::ALL {
        for (name, page) in pages_in(language) {
            let html = render(&site(), &page);
            let document = Document::new(&html);
            let says: Vec<String> =
                document.all("main dd, main li, main p, main td, main th").into_iter().map(text).collect();
            let digit = |c: char| c.is_ascii_digit();
            let machine = |text: &&String| {
                text.match_indices("..")
                    .any(|(at, dots)| text[..at].ends_with(digit) && text[at + dots.len()..].starts_with(digit))
            };
            assert_eq!(says.iter().find(machine), None, "{name}");
            if let Page::Release(publication, ..) = &page {
                let [first, last] = [publication.all_years().first, publication.all_years().last];
                let to = if language == Language::Cy { "i" } else { "to" };
                let years = if first == last { first.to_string() } else { format!("{first} {to} {last}") };
                assert!(says.contains(&years), "{name}: {years}");
                releases += 1;
            }
        }
    }
    assert!(releases > 0);
}

#[test]
fn an_english_page_has_no_other_mark_of_a_language_than_its_switch() {
    for (name, page) in pages_in(Language::En) {
        let html = render(&site(), &page);
        let marked = Document::new(&html).all("body [lang]:not(svg)").len();
        assert_eq!(marked, 1, "{name}");
    }
}

#[test]
fn every_letter_of_every_page_is_in_the_bundled_font() {
    let letters: BTreeSet<char> = include_str!("../../../shared/data/font/widths.csv")
        .lines()
        .skip(1)
        .filter_map(|row| char::from_u32(u32::from_str_radix(row.split(',').next()?, 16).ok()?))
        .collect();
    for language in Language::ALL {
        for (name, page) in pages_in(language) {
            let html = render(&site(), &page);
            let document = Document::new(&html);
            let missing: BTreeSet<char> = document
                .all("body")
                .into_iter()
                .flat_map(|body| body.text().collect::<String>().chars().collect::<Vec<_>>())
                .filter(|letter| !letter.is_whitespace() && !letters.contains(letter))
                .collect();
            assert!(missing.is_empty(), "{name}: {missing:?}");
        }
    }
}
