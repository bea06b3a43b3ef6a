//! What a reader asks: the address, read against one snapshot.

use crate::{
    error::ApiError,
    http::{assets::Assets, face::Face},
    state::Snapshot,
};
use frontend::page::Site;
use shared::{
    area::Area,
    publication::Publication,
    selection::{Selection, SelectionError},
};
use std::sync::Arc;

/// A question, and all that is needed to answer it.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The form in which it is to be answered.
    pub face: Face,
    /// How readers reach the server.
    pub site: Arc<Site>,
    /// The files of the pages.
    pub assets: Arc<Assets>,
    /// What is published.
    pub snapshot: Arc<Snapshot>,
    /// Whether the store failed to answer when it was last asked.
    pub store: Store,
    /// The part of the path that names a dataset.
    pub dataset: String,
    /// The part of the path that names a force.
    pub force: String,
    /// The part of the path that names a file.
    pub file: String,
    /// The query string, as it came.
    pub query: String,
}

/// Whether the store behind the snapshot answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// It did when it was last asked.
    Answers,
    /// It did not; readers are served from memory all the same.
    Fails,
}

/// The longest query string, in bytes: all 44 forces one by one are 1 kB.
const LONGEST_QUERY: usize = 4096;

/// Keys that other sites add to links on their way; a page drops them.
const LINK_DECORATION: [&str; 10] = [
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
    "utm_id",
    "fbclid",
    "gclid",
    "mc_cid",
    "mc_eid",
];

/// Keys that pym.js adds to the address of an embed.
const PYM: [&str; 5] = ["childId", "initialWidth", "parentTitle", "parentUrl", "initialHeight"];

impl Ask {
    /// The query string without what others add to it.
    fn own_query(&self) -> Result<String, ApiError> {
        let foreign: &[&str] = match self.face {
            Face::Page => &LINK_DECORATION,
            Face::Embed => &PYM,
            _ => &[],
        };
        let own = |pair: &&str| !foreign.contains(&pair.split('=').next().unwrap_or_default());
        let query: Vec<&str> = self.query.split('&').filter(own).collect();
        let query = query.join("&");
        if query.len() > LONGEST_QUERY {
            return Err(ApiError::LongQuery { bytes: query.len(), most: LONGEST_QUERY });
        }
        Ok(query)
    }

    /// Refuses keys where there is nothing to select.
    pub fn no_selection(&self) -> Result<(), ApiError> {
        let query = self.own_query()?;
        let errors: Vec<SelectionError> = query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (key, found) = pair.split_once('=').unwrap_or((pair, ""));
                let short = |text: &str| text.chars().take(60).collect();
                SelectionError {
                    key: short(key),
                    found: short(found),
                    expected: "no key: this address takes none".into(),
                }
            })
            .collect();
        if errors.is_empty() { Ok(()) } else { Err(ApiError::Selection(errors)) }
    }

    /// The publication of the dataset in the path, of the release in the query, and what is selected of it.
    pub fn selected(&self) -> Result<(Arc<Publication>, Selection), ApiError> {
        let Some(releases) = self.snapshot.releases(&self.dataset) else {
            return Err(ApiError::unknown_dataset(&self.dataset, &self.snapshot));
        };
        let query = self.own_query()?;
        let release = Selection::release_of(&query).map_err(|error| ApiError::Selection(vec![error]))?;
        let Some(publication) = self.snapshot.publication(&self.dataset, release) else {
            let known = releases.keys().copied().collect();
            return Err(ApiError::UnknownRelease {
                dataset: self.dataset.clone(),
                found: release.unwrap_or_default(),
                known,
            });
        };
        let selection = Selection::parse(&query, &publication).map_err(ApiError::Selection)?;
        Ok((publication, selection))
    }

    /// The force in the path.
    pub fn force<'a>(&self, publication: &'a Publication) -> Result<&'a Area, ApiError> {
        publication
            .forces()
            .find(|force| force.slug == self.force)
            .ok_or_else(|| ApiError::unknown_force(&self.force, publication))
    }
}
