//! The pages.

use crate::{
    error::ApiError,
    http::{
        answer::{Answer, media},
        ask::Ask,
    },
};
use frontend::{
    page::{Page, Standing},
    urls,
};
use shared::selection::Selection;
use std::sync::Arc;

/// The datasets.
pub fn overview(ask: &Ask) -> Result<Answer, ApiError> {
    let language = ask.language_alone()?;
    Ok(canonical(ask, language.query(), urls::overview(language.query()))
        .unwrap_or_else(|| html(ask, &Page::Overview(ask.snapshot.latest_of_all(), language))))
}

/// The dashboard of a dataset.
pub fn dashboard(ask: &Ask) -> Result<Answer, ApiError> {
    let (publication, selection) = ask.selected()?;
    let query = selection.query(&publication);
    Ok(canonical(ask, &query, urls::dataset(&ask.dataset, &query)).unwrap_or_else(|| {
        let release = publication.release().number;
        html(ask, &Page::Dashboard(publication, selection)).of_release(release)
    }))
}

/// One force.
pub fn force(ask: &Ask) -> Result<Answer, ApiError> {
    let (publication, selection) = ask.selected()?;
    let slug = ask.force(&publication)?.slug.clone();
    let query = selection.query(&publication);
    Ok(canonical(ask, &query, urls::force(&ask.dataset, &slug, &query)).unwrap_or_else(|| {
        let release = publication.release().number;
        html(ask, &Page::Force(publication, slug, selection)).of_release(release)
    }))
}

/// Definition, quality and coverage.
pub fn method(ask: &Ask) -> Result<Answer, ApiError> {
    let publication = ask.publication()?;
    let (release, language) = (ask.release()?, ask.language()?);
    let query = Selection { release, language, ..Selection::everything() }.query(&publication);
    Ok(canonical(ask, &query, urls::method(&ask.dataset, &query)).unwrap_or_else(|| {
        let release = publication.release().number;
        html(ask, &Page::Method(publication, language)).of_release(release)
    }))
}

/// The releases of a dataset.
pub fn releases(ask: &Ask) -> Result<Answer, ApiError> {
    let releases = ask.releases()?;
    let language = ask.language_alone()?;
    let publications = releases.values().rev().map(|certified| Arc::clone(certified.publication()));
    Ok(canonical(ask, language.query(), urls::releases(&ask.dataset, language.query()))
        .unwrap_or_else(|| html(ask, &Page::Releases(publications.collect(), language))))
}

/// One release, with what its certificate shows.
pub fn release(ask: &Ask) -> Result<Answer, ApiError> {
    let certified = ask.certified()?;
    let number = certified.publication().release().number;
    let latest = ask.releases()?.keys().last().copied().unwrap_or(number);
    let standing = if latest == number { Standing::Latest } else { Standing::Superseded(latest) };
    let language = ask.language()?;
    let page = Page::Release(Arc::clone(certified.publication()), certified.checked(), standing, language);
    Ok(canonical(ask, language.query(), urls::release(&ask.dataset, number, language.query()))
        .unwrap_or_else(|| html(ask, &page).of_release(number)))
}

/// The way to the canonical address, when the reader came by another.
fn canonical(ask: &Ask, query: &str, address: String) -> Option<Answer> {
    (ask.query != query).then(|| Answer::see_other(address))
}

fn html(ask: &Ask, page: &Page) -> Answer {
    Answer::live(media::HTML, frontend::render(&ask.site, page))
}
