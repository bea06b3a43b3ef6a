//! Every page of every sample publication, read as a browser reads it.
#![cfg(feature = "ssr")]

mod sample;
mod structure;

use frontend::{page::Page, render};
use sample::{pages, site};
use structure::Document;

/// Where the pages are written to be looked at, when it is set.
const LOOK: &str = "REFERRALS_LOOK";

#[test]
fn every_page_of_every_sample_is_well_made_html() {
    for (name, page) in pages() {
        let html = render(&site(), &page);
        if let Ok(folder) = std::env::var(LOOK) {
            std::fs::write(format!("{folder}/{name}.html"), &html).expect("the folder is there");
        }
        let faults = Document::parse(&html).faults();
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
fn every_page_of_illustrative_data_says_so() {
    for (name, page) in pages() {
        let illustrative = match &page {
            Page::Overview(publications) => publications.iter().any(|publication| publication.dataset().illustrative),
            Page::Dashboard(publication, _) | Page::Force(publication, ..) | Page::Method(publication) => {
                publication.dataset().illustrative
            }
            Page::Problem(_) => false,
        };
        let says = render(&site(), &page).contains("<strong>Illustrative data: not real figures");
        assert_eq!(says, illustrative, "{name}");
    }
}
