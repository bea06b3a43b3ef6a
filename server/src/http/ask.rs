//! What a reader asks: the address, read against one snapshot.

use crate::{
    error::ApiError,
    http::{assets::Assets, face::Face, figures::Pictures},
    release::certified::Certified,
    state::Snapshot,
};
use frontend::page::Site;
use shared::{
    area::Area,
    language::Language,
    publication::Publication,
    selection::{Selection, SelectionError},
};
use std::{collections::BTreeMap, sync::Arc};

/// A question, and all that is needed to answer it.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The form in which it is to be answered.
    pub face: Face,
    /// How readers reach the server.
    pub site: Arc<Site>,
    /// The files of the pages.
    pub assets: Arc<Assets>,
    /// Pictures that were drawn before.
    pub pictures: Pictures,
    /// What is published.
    pub snapshot: Arc<Snapshot>,
    /// Whether the store failed to answer when it was last asked.
    pub store: Store,
    /// The part of the path that names a dataset.
    pub dataset: String,
    /// The part of the path that names a force.
    pub force: String,
    /// The part of the path that numbers a release.
    pub number: String,
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

    /// The language that is asked for, of whatever is asked.
    pub fn language(&self) -> Result<Language, ApiError> {
        Selection::language_of(&self.own_query()?).map_err(|error| ApiError::Selection(vec![error]))
    }

    /// The language of a page on which nothing else can be selected.
    pub fn language_alone(&self) -> Result<Language, ApiError> {
        self.only(&["lang"])?;
        self.language()
    }

    /// Refuses keys where there is nothing to select.
    pub fn no_selection(&self) -> Result<(), ApiError> {
        self.only(&[])
    }

    /// Refuses all keys but these.
    fn only(&self, allowed: &[&str]) -> Result<(), ApiError> {
        let expected = match allowed {
            [] => "no key: this address takes none".to_owned(),
            keys => format!("one of the keys {}", keys.join(", ")),
        };
        let short = |text: &str| text.chars().take(60).collect();
        let errors: Vec<SelectionError> = self
            .own_query()?
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .filter(|(key, _)| !allowed.contains(key))
            .map(|(key, found)| SelectionError { key: short(key), found: short(found), expected: expected.clone() })
            .collect();
        if errors.is_empty() { Ok(()) } else { Err(ApiError::Selection(errors)) }
    }

    /// The releases of the dataset in the path, by number.
    pub fn releases(&self) -> Result<&BTreeMap<u32, Arc<Certified>>, ApiError> {
        self.snapshot.releases(&self.dataset).ok_or_else(|| ApiError::unknown_dataset(&self.dataset, &self.snapshot))
    }

    /// The publication of the dataset in the path, where nothing but a release can be selected.
    pub fn publication(&self) -> Result<Arc<Publication>, ApiError> {
        self.releases()?;
        self.only(if self.face == Face::Page { &["release", "lang"] } else { &["release"] })?;
        Ok(self.selected()?.0)
    }

    /// The release in the query, or `None` for the latest.
    pub fn release(&self) -> Result<Option<u32>, ApiError> {
        Selection::release_of(&self.own_query()?).map_err(|error| ApiError::Selection(vec![error]))
    }

    /// The publication of the dataset in the path, of the release in the query, and what is selected of it.
    pub fn selected(&self) -> Result<(Arc<Publication>, Selection), ApiError> {
        let releases = self.releases()?;
        let query = self.own_query()?;
        let release = Selection::release_of(&query).map_err(|error| {
            let latest = self.snapshot.publication(&self.dataset, None).expect("a dataset has a release");
            ApiError::Selection(with_the_rest(error, &query, &latest))
        })?;
        let publication = self.snapshot.publication(&self.dataset, release);
        let found = || release.unwrap_or_default().to_string();
        let publication = publication.ok_or_else(|| self.unknown_release(releases, &found()))?;
        let selection = Selection::parse(&query, &publication).map_err(ApiError::Selection)?;
        Ok((publication, selection))
    }

    /// The release that the path numbers.
    pub fn certified(&self) -> Result<Arc<Certified>, ApiError> {
        let releases = self.releases()?;
        if self.face == Face::Page {
            self.language_alone().map(drop)?
        } else {
            self.no_selection()?
        }
        let number = self.number.parse().ok().filter(|number: &u32| number.to_string() == self.number);
        number
            .and_then(|number| releases.get(&number).cloned())
            .ok_or_else(|| self.unknown_release(releases, &self.number))
    }

    fn unknown_release(&self, releases: &BTreeMap<u32, Arc<Certified>>, found: &str) -> ApiError {
        ApiError::unknown_release(&self.dataset, found, releases.keys().copied().collect())
    }

    /// The force in the path.
    pub fn force<'a>(&self, publication: &'a Publication) -> Result<&'a Area, ApiError> {
        publication
            .forces()
            .find(|force| force.slug == self.force)
            .ok_or_else(|| ApiError::unknown_force(&self.force, publication))
    }
}

/// What is wrong with the release of a query, and with all else in it.
fn with_the_rest(error: SelectionError, query: &str, latest: &Publication) -> Vec<SelectionError> {
    let others = Selection::parse(query, latest).err().unwrap_or_default();
    std::iter::once(error).chain(others.into_iter().filter(|other| other.key != "release")).collect()
}
