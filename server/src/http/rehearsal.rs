//! `/rehearsal/{token}/…`: every address as it will answer when a draft is published.
//!
//! Invariant: nothing here is kept by anyone. No answer is stored, indexed or told to another site; every link in it stays below the
//! token; and a token that is not good shows nothing but that it is not.

use super::{answer::Answer, ask::Ask, face::Face, figures::Pictures, links::Relink};
use crate::{
    app::{Found, meant, reply, resolve},
    clock,
    error::ApiError,
    rehearsal::Draft,
};
use frontend::{
    page::{Occasion, Site},
    urls,
};
use std::sync::Arc;

/// The address that the path names after the token, as it will be.
pub fn below(ask: &Ask) -> Result<Answer, ApiError> {
    let path = format!("/{}", ask.rest);
    // Where the public address would lead.
    let found = resolve(&path).or_else(|| Some(meant(&path)?.1));
    let face = found.as_ref().map_or_else(|| Face::of_path(&path), |found| found.route.face);
    let answer = match rehearsed(ask) {
        Ok(draft) => inside(ask, &draft, found, face),
        Err(error) => reply(|_| Err(error), &Ask { face, ..ask.clone() }),
    };
    Ok(answer.secret(face))
}

/// The draft that the token shows.
fn rehearsed(ask: &Ask) -> Result<Draft, ApiError> {
    let key = ask.snapshot.key();
    let grant = key.and_then(|key| key.read(&ask.token)).ok_or(ApiError::UnknownRehearsal)?;
    if grant.until <= clock::now() {
        return Err(ApiError::RehearsalOver);
    }
    let draft = ask.snapshot.draft(&grant.dataset).filter(|draft| draft.hash == grant.hash);
    draft.cloned().ok_or(ApiError::OtherDraft)
}

/// What answers when the draft is published, with all its links below the token.
fn inside(ask: &Ask, draft: &Draft, found: Option<Found>, face: Face) -> Answer {
    let prefix = urls::rehearsal(&ask.token);
    let site = Site {
        public_url: format!("{}{prefix}", ask.site.public_url),
        islands: None,
        occasion: Occasion::Rehearsal { release: draft.release().number },
        ..Site::clone(&ask.site)
    };
    let ask = Ask {
        face,
        site: Arc::new(site),
        pictures: Pictures::forgetful(),
        embedder: None,
        snapshot: Arc::new(ask.snapshot.published(draft, clock::now())),
        ..ask.clone()
    };
    let answer = match found {
        Some(found) => reply(found.route.handler, &ask.at(&found)),
        None => reply(|_| Err(ApiError::UnknownAddress), &ask),
    };
    answer.relinked(|address| match resolve(address.split('?').next().unwrap_or_default()) {
        Some(_) => Relink::To(format!("{prefix}{address}")),
        None => Relink::Keep,
    })
}
