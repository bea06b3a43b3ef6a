//! Every page there is, found as a reader finds them: by following links.

use crate::{chromium::Chromium, program::Program};
use std::collections::BTreeMap;

/// One address of every page and of every iframe document, and of a page that is not there.
///
/// Of the pages that differ in the force alone, the first one is taken.
pub(crate) async fn every_page(chromium: &Chromium, program: &Program) -> Vec<String> {
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    let mut unread = vec!["/".to_owned(), "/datasets/no-such-dataset".to_owned()];
    while let Some(path) = unread.pop() {
        if pages.contains_key(&shape(&path)) {
            continue;
        }
        chromium.goto(&program.at(&path)).await.expect("a page");
        pages.insert(shape(&path), path);
        let links = chromium
            .ask(
                "return [...document.querySelectorAll('a[href], iframe[src]')]
                    .map(link => new URL(link.href || link.src))
                    .filter(url => url.origin === location.origin)
                    .map(url => url.pathname);",
            )
            .await;
        let links = links.as_array().expect("a list").iter().filter_map(|link| link.as_str());
        unread.extend(links.filter(|path| is_document(path)).map(str::to_owned));
    }
    // A selection is a page as well: the figure by year.
    let dashboards: Vec<_> = pages.values().filter(|path| is_dashboard(path)).cloned().collect();
    assert!(dashboards.len() > 1, "links lead to the dashboards of both demo datasets: {pages:?}");
    assert!(pages.values().any(|path| path.contains("/forces/")), "links lead to a force: {pages:?}");
    let selected = dashboards.iter().map(|path| format!("{path}?figure=trend"));
    let embeds = dashboards.iter().map(|path| path.replacen("/datasets/", "/embed/", 1));
    // So is what was searched for, and what was chosen in a form.
    let asked = ["?rows=numbers", "?figure=heatmap&unit=rate"].map(|query| format!("{}/table{query}", dashboards[0]));
    let compared = format!("{}/compare?forces=btp,kent,sussex", dashboards[0]);
    let searches = ["/search?q=Brighton", "/search?q=nowhere"].map(str::to_owned);
    let asked = asked.into_iter().chain([compared]).chain(searches);
    pages.values().cloned().chain(selected).chain(embeds).chain(asked).collect()
}

/// The same pages in English and in Welsh.
pub(crate) fn in_both_languages(pages: Vec<String>) -> Vec<String> {
    let welsh = |page: &String| format!("{page}{}lang=cy", if page.contains('?') { '&' } else { '?' });
    let all: Vec<String> = pages.iter().map(welsh).collect();
    pages.into_iter().chain(all).collect()
}

/// The dashboards, the one with illustrative figures by force first.
pub(crate) async fn dashboards(chromium: &Chromium, program: &Program) -> Vec<String> {
    chromium.goto(&program.at("/")).await.expect("the list of datasets");
    let paths = chromium
        .ask(
            "const paths = [...document.querySelectorAll('main a[href^=\"/datasets/\"]')].map(link => link.pathname);
             return [...new Set(paths.filter(path => path.split('/').length === 3))];",
        )
        .await;
    let mut paths: Vec<String> =
        paths.as_array().expect("a list").iter().filter_map(|path| path.as_str().map(str::to_owned)).collect();
    assert!(!paths.is_empty(), "the list of datasets links to a dashboard");
    paths.sort_by_key(|path| !path.contains("illustrative"));
    paths
}

fn is_document(path: &str) -> bool {
    ["/downloads/", "/figures/", "/api/", "/health/", "/embed/"].iter().all(|prefix| !path.starts_with(prefix))
        && !path.rsplit('/').next().is_some_and(|name| name.contains('.') || name == "version")
}

fn is_dashboard(path: &str) -> bool {
    path.starts_with("/datasets/") && path.split('/').count() == 3 && !path.ends_with("/no-such-dataset")
}

/// The path with the name of the force left out.
fn shape(path: &str) -> String {
    match path.split_once("/forces/") {
        Some((dataset, _)) => format!("{dataset}/forces/{{force}}"),
        None => path.to_owned(),
    }
}
