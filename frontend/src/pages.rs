//! The pages, each a whole HTML document.
//!
//! Invariant: a page is a function of its data alone: no clock, no randomness, no request. The same page twice is the same text.

mod accessibility;
mod builder;
mod claims;
mod compare;
mod dashboard;
mod force;
mod method;
mod overview;
mod privacy;
mod problem;
mod release;
mod releases;
mod search;
mod shell;
mod table;
mod verify;

pub use force::of_force;

use crate::page::{Page, Site};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;

/// So many forces can be compared.
pub use compare::MOST as MOST_COMPARED;

/// Renders a page.
pub fn render(site: &Site, page: &Page) -> String {
    // Islands alone are hydrated; nothing is streamed, so the context is not asked for scripts.
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let document = owner.with(|| {
        let sheet = match page {
            Page::Overview(publications, taken_back, language) => {
                overview::sheet(site, publications, taken_back, *language)
            }
            Page::Dashboard(view) => dashboard::sheet(site, view),
            Page::Builder(view, releases) => builder::sheet(site, view, releases),
            Page::Force(view, slug) => force::sheet(view, slug),
            Page::Method(view) => method::sheet(view),
            Page::Table(view, rows) => table::sheet(view, *rows),
            Page::Compare(view) => compare::sheet(view),
            Page::Claims(view) => claims::sheet(view),
            Page::Releases(releases, language) => releases::sheet(releases, *language),
            Page::Release(publication, checked, proof, listed, language) => {
                release::sheet(site, publication, (*checked, *proof), listed, *language)
            }
            Page::Search(search) => search::sheet(search),
            Page::Accessibility(contacts, language) => accessibility::sheet(contacts, *language),
            Page::Privacy(language) => privacy::sheet(*language),
            Page::Verify(language) => verify::entrance(site, *language),
            Page::Verified(verified) => verify::sheet(site, verified),
            Page::Problem(problem) => problem::sheet(problem),
        };
        shell::document(site, sheet).to_html()
    });
    format!("<!DOCTYPE html>{document}")
}
