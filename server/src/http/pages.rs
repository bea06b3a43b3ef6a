//! The pages.

use crate::{
    error::ApiError,
    http::{
        answer::{Answer, Grant, media},
        ask::Ask,
        made_of::numbered,
    },
    search,
    state::{Edition, History},
};
use actix_web::http::StatusCode;
use frontend::{
    MOST_COMPARED,
    page::{Listed, Page, Proof, Releases, TakenBack},
    urls,
};
use shared::{dataset::Contact, release::Release};
use std::sync::Arc;

/// The datasets.
pub fn overview(ask: &Ask) -> Result<Answer, ApiError> {
    let language = ask.language_alone()?;
    let taken_back = |(slug, history, edition): (&str, &History, &Edition)| TakenBack {
        slug: slug.to_owned(),
        dataset: history.dataset(),
        number: edition.release.number,
        standing: history.standing(edition),
    };
    Ok(canonical(ask, language.query(), urls::overview(language.query())).unwrap_or_else(|| {
        let latest = ask.snapshot.latest_of_all();
        let page = Page::Overview(latest.clone(), ask.snapshot.taken_back().map(taken_back).collect(), language);
        let gone = ask.snapshot.taken_back().map(|(slug, _, edition)| (slug, edition.release.number));
        html(ask, &page).of_releases(latest.iter().map(numbered).chain(gone))
    }))
}

/// What is kept of readers, and what is not.
pub fn privacy(ask: &Ask) -> Result<Answer, ApiError> {
    let language = ask.language_alone()?;
    Ok(canonical(ask, language.query(), urls::privacy(language.query()))
        .unwrap_or_else(|| html(ask, &Page::Privacy(language))))
}

/// The search, and what it found.
pub fn search(ask: &Ask) -> Result<Answer, ApiError> {
    let (asked, language) = ask.search()?;
    let latest = ask.snapshot.latest_of_all();
    let page = Page::Search(search::search(&asked, latest.clone(), language));
    Ok(html(ask, &page).of_releases(latest.iter().map(numbered)))
}

/// The accessibility statement.
pub fn accessibility(ask: &Ask) -> Result<Answer, ApiError> {
    let language = ask.language_alone()?;
    let latest = ask.snapshot.latest_of_all();
    let mut contacts: Vec<Contact> = Vec::new();
    for publication in &latest {
        let contact = &publication.dataset().contact;
        if !contacts.contains(contact) {
            contacts.push(contact.clone());
        }
    }
    Ok(canonical(ask, language.query(), urls::accessibility(language.query())).unwrap_or_else(|| {
        html(ask, &Page::Accessibility(contacts, language)).of_releases(latest.iter().map(numbered))
    }))
}

/// The dashboard of a dataset.
pub fn dashboard(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    let query = view.selection.query(&view.publication);
    Ok(canonical(ask, &query, urls::dataset(&ask.dataset, &query)).unwrap_or_else(|| {
        let release = view.publication.release().number;
        html(ask, &Page::Dashboard(view)).of_release(release)
    }))
}

/// A selection made ready for other pages.
pub fn builder(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    let query = view.selection.query(&view.publication);
    let public = ask.history()?.editions().rev().filter(|edition| edition.is_public());
    let releases = public.map(|edition| edition.release.number).collect();
    Ok(canonical(ask, &query, urls::builder(&ask.dataset, &query)).unwrap_or_else(|| {
        let release = view.publication.release().number;
        html(ask, &Page::Builder(view, releases)).granted(Some(Grant::Frames)).of_release(release)
    }))
}

/// One force.
pub fn force(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    let slug = ask.force(&view.publication)?.slug.clone();
    let query = view.selection.query(&view.publication);
    Ok(canonical(ask, &query, urls::force(&ask.dataset, &slug, &query)).unwrap_or_else(|| {
        let release = view.publication.release().number;
        html(ask, &Page::Force(view, slug)).of_release(release)
    }))
}

/// Definition, quality and coverage.
pub fn method(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.publication()?;
    let query = view.selection.query(&view.publication);
    Ok(canonical(ask, &query, urls::method(&ask.dataset, &query)).unwrap_or_else(|| {
        let release = view.publication.release().number;
        html(ask, &Page::Method(view)).of_release(release)
    }))
}

/// The table explorer.
pub fn table(ask: &Ask) -> Result<Answer, ApiError> {
    let (rows, view) = ask.table()?;
    let query = view.selection.query(&view.publication);
    let address = urls::table(&ask.dataset, rows, &query);
    Ok(canonical(ask, &urls::table_query(rows, &query), address).unwrap_or_else(|| {
        let release = view.publication.release().number;
        html(ask, &Page::Table(view, rows)).of_release(release)
    }))
}

/// A few forces side by side.
pub fn compare(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    if view.selection.forces.len() > MOST_COMPARED {
        // With the form as it was sent: whoever ticked one too many unticks it there.
        let page = frontend::render(&ask.site, &Page::Compare(view));
        return Ok(Answer::fleeting(StatusCode::BAD_REQUEST, media::HTML, page));
    }
    let query = view.selection.query(&view.publication);
    Ok(canonical(ask, &query, urls::compare(&ask.dataset, &query)).unwrap_or_else(|| {
        let release = view.publication.release().number;
        html(ask, &Page::Compare(view)).of_release(release)
    }))
}

/// Published sentences, checked.
pub fn claims(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.publication()?;
    let query = view.selection.query(&view.publication);
    Ok(canonical(ask, &query, urls::claims(&ask.dataset, &query)).unwrap_or_else(|| {
        let release = view.publication.release().number;
        html(ask, &Page::Claims(view)).of_release(release)
    }))
}

/// The releases of a dataset.
pub fn releases(ask: &Ask) -> Result<Answer, ApiError> {
    let history = ask.history()?;
    let language = ask.language_alone()?;
    let listed = || history.editions().rev().map(|edition| listed(history, edition)).collect();
    let releases = || Releases { slug: ask.dataset.clone(), dataset: history.dataset(), listed: listed() };
    Ok(canonical(ask, language.query(), urls::releases(&ask.dataset, language.query())).unwrap_or_else(|| {
        html(ask, &Page::Releases(releases(), language)).of_releases(history.numbered(&ask.dataset))
    }))
}

/// One release, with what it changed and what its certificate shows.
pub fn release(ask: &Ask) -> Result<Answer, ApiError> {
    let (edition, certified) = ask.certified()?;
    let (number, language) = (edition.release.number, ask.language()?);
    let history = ask.history()?;
    let proof = match history.told_in_proof(&certified) {
        Some(withdrawn) => Proof::Closed(withdrawn.release.number),
        None => Proof::Open,
    };
    let (publication, listed) = (Arc::clone(certified.publication()), listed(history, edition));
    let page = Page::Release(publication, certified.checked(), proof, listed, language);
    Ok(canonical(ask, language.query(), urls::release(&ask.dataset, number, language.query()))
        .unwrap_or_else(|| html(ask, &page).of_release(number)))
}

fn listed(history: &History, edition: &Edition) -> Listed {
    let Release { number, published, kind, note, .. } = edition.release.clone();
    let (standing, changes) = (history.standing(edition), history.changes(edition));
    Listed { number, kind, published, note, standing, changes }
}

/// The way to the canonical address, when the reader came by another.
fn canonical(ask: &Ask, query: &str, address: String) -> Option<Answer> {
    (ask.query != query).then(|| Answer::see_other(address))
}

fn html(ask: &Ask, page: &Page) -> Answer {
    Answer::live(media::HTML, frontend::render(&ask.site, page))
}
