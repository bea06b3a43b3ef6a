//! What a reader asks: the address, read against one snapshot.

use crate::{
    app::Found,
    embedders::{Notes, Origin},
    error::ApiError,
    http::{assets::Assets, face::Face, figures::Pictures},
    release::certified::Certified,
    state::{Edition, History, Snapshot},
};
use frontend::page::{Rows, Site, View};
use shared::{
    area::Area,
    identity::FigureId,
    language::Language,
    publication::Publication,
    selection::{Expected, Selection, SelectionError, Word as _},
};
use std::{collections::BTreeMap, sync::Arc};
use url::form_urlencoded;

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
    /// The site from which an embed is asked for, and where that is noted; `None` where it is not.
    pub embedder: Option<(Origin, Notes)>,
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
    /// The part of the path that names a figure.
    pub figure: String,
    /// The part of the path that opens a rehearsal.
    pub token: String,
    /// The part of the path after it.
    pub rest: String,
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

/// The longest text that is searched for, in characters.
const LONGEST_SEARCH: usize = 100;

/// Keys that other sites add to links on their way; pages and embeds drop them.
const LINK_DECORATION: [&str; 15] = [
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
    "igshid",
    "msclkid",
    "dclid",
    "twclid",
    "_ga",
];

/// Keys that pym.js adds to the address of an embed.
const PYM: [&str; 5] = ["childId", "initialWidth", "parentTitle", "parentUrl", "initialHeight"];

impl Ask {
    /// The same question at the address of a route.
    #[must_use]
    pub fn at(&self, found: &Found) -> Self {
        Self {
            face: found.route.face,
            dataset: found.part("dataset"),
            force: found.part("force"),
            number: found.part("release"),
            file: found.part("file"),
            figure: found.part("figure"),
            token: found.part("token"),
            rest: found.part("rest"),
            ..self.clone()
        }
    }

    /// The query string without what others add to it.
    fn own_query(&self) -> Result<String, ApiError> {
        let foreign: &[&[&str]] = match self.face {
            Face::Page => &[&LINK_DECORATION],
            Face::Embed => &[&LINK_DECORATION, &PYM],
            _ => &[],
        };
        let own = |pair: &&str| {
            let key = pair.split('=').next().unwrap_or_default();
            !foreign.iter().any(|keys| keys.contains(&key))
        };
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

    /// What is searched for, and in which language: free text, of a length that a person types.
    pub fn search(&self) -> Result<(String, Language), ApiError> {
        self.only(&["q", "lang"])?;
        let query = self.own_query()?;
        let asked = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "q");
        let asked = asked.map_or_else(String::new, |(_, asked)| asked.trim().to_owned());
        if asked.chars().count() > LONGEST_SEARCH {
            let error = SelectionError::new("q", &asked, Expected::Letters(LONGEST_SEARCH));
            return Err(ApiError::Selection(vec![error]));
        }
        Ok((asked, self.language()?))
    }

    /// Refuses keys where there is nothing to select.
    pub fn no_selection(&self) -> Result<(), ApiError> {
        self.only(&[])
    }

    /// The values of these keys, where they are given; all others are refused.
    pub fn values(&self, allowed: &[&str]) -> Result<BTreeMap<String, String>, ApiError> {
        self.only(allowed)?;
        let query = self.own_query()?;
        let pairs = form_urlencoded::parse(query.as_bytes()).filter(|(_, value)| !value.is_empty());
        Ok(pairs.map(|(key, value)| (key.into_owned(), value.into_owned())).collect())
    }

    /// Refuses all keys but these.
    fn only(&self, allowed: &[&str]) -> Result<(), ApiError> {
        let keys = || Expected::Keys(allowed.iter().map(|key| (*key).to_owned()).collect());
        let errors: Vec<SelectionError> = self
            .own_query()?
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .filter(|(key, _)| !allowed.contains(key))
            .map(|(key, found)| SelectionError::new(key, found, keys()))
            .collect();
        if errors.is_empty() { Ok(()) } else { Err(ApiError::Selection(errors)) }
    }

    /// The releases of the dataset in the path.
    pub fn history(&self) -> Result<&History, ApiError> {
        self.snapshot.history(&self.dataset).ok_or_else(|| ApiError::unknown_dataset(&self.dataset, &self.snapshot))
    }

    /// The dataset in the path, where nothing but a release can be selected.
    pub fn publication(&self) -> Result<View, ApiError> {
        self.history()?;
        self.only(if self.face == Face::Page { &["release", "lang"] } else { &["release"] })?;
        self.selected()
    }

    /// The dataset in the path, of the release in the query or the latest, and what is selected of it.
    pub fn selected(&self) -> Result<View, ApiError> {
        self.view(&self.own_query()?)
    }

    /// What is selected of the dataset in the path, and what a row of its table is.
    pub fn table(&self) -> Result<(Rows, View), ApiError> {
        let query = self.own_query()?;
        let (own, others): (Vec<&str>, Vec<&str>) = query.split('&').partition(|pair| pair.starts_with("rows="));
        let view = self.view(&others.join("&"));
        let found = own.first().map_or("", |pair| &pair["rows=".len()..]);
        let rows = match found {
            "" => Some(Rows::default()),
            word => Rows::WORDS.iter().find(|(known, _)| *known == word).map(|(_, rows)| *rows),
        };
        match (rows, view) {
            (Some(rows), view) => view.map(|view| (rows, view)),
            (None, view) => {
                let words = Rows::WORDS.iter().map(|(word, _)| (*word).to_owned()).collect();
                let mut errors = vec![SelectionError::new("rows", found, Expected::OneOf(words))];
                if let Err(ApiError::Selection(others)) = view {
                    errors.extend(others);
                }
                Err(ApiError::Selection(errors))
            }
        }
    }

    fn view(&self, query: &str) -> Result<View, ApiError> {
        let history = self.history()?;
        let release = Selection::release_of(query).map_err(|error| {
            let latest = history.latest().and_then(Edition::publication);
            ApiError::Selection(with_the_rest(error, query, latest.as_deref()))
        })?;
        let edition = match release {
            Some(number) => {
                history.edition(number).ok_or_else(|| self.unknown_release(history, &number.to_string()))?
            }
            None => history.latest().or(history.last_withdrawn()).expect("a dataset has a release"),
        };
        let publication = edition.publication().ok_or_else(|| self.missing(history, edition))?;
        let selection = Selection::parse(query, &publication).map_err(ApiError::Selection)?;
        let rehearsed = self.site.occasion.standing().filter(|_| !self.site.occasion.is_archive());
        // In a copy nothing is said of what has become of a release: nobody would notice when that changes.
        let pinned = release.filter(|_| !self.site.occasion.is_archive()).map(|_| history.standing(edition));
        // At an address that names the draft itself both are the same.
        let mut standing: Vec<_> = rehearsed.into_iter().chain(pinned).collect();
        standing.dedup();
        Ok(View { publication, selection, standing, verified_at: self.site.verified_at.clone() })
    }

    /// The release that the path numbers, with its content.
    pub fn certified(&self) -> Result<(&Edition, Arc<Certified>), ApiError> {
        let history = self.history()?;
        if self.face == Face::Page {
            self.language_alone().map(drop)?
        } else {
            self.no_selection()?
        }
        let number = self.number.parse().ok().filter(|number: &u32| number.to_string() == self.number);
        let edition = number
            .and_then(|number| history.edition(number))
            .ok_or_else(|| self.unknown_release(history, &self.number))?;
        let certified = edition.certified().ok_or_else(|| self.missing(history, edition))?;
        Ok((edition, certified))
    }

    /// Refuses to tell a proof in which numbers of a withdrawn release stand.
    pub fn may_tell_proof(&self, certified: &Certified) -> Result<(), ApiError> {
        let history = self.history()?;
        let closed = |withdrawn: &Edition| ApiError::ProofClosed {
            dataset: self.dataset.clone(),
            number: withdrawn.release.number,
            standing: history.standing(withdrawn),
        };
        history.told_in_proof(certified).map_or(Ok(()), |withdrawn| Err(closed(withdrawn)))
    }

    /// The release that an error at this address is about: the one that it names, else the latest.
    pub fn about(&self) -> Option<u32> {
        if let Ok(id) = self.figure.parse::<FigureId>() {
            return self.snapshot.history(&id.dataset)?.edition(id.release).map(|edition| edition.release.number);
        }
        let history = self.snapshot.history(&self.dataset)?;
        let named = match self.number.as_str() {
            "" => Selection::release_of(&self.query).ok()?,
            number => Some(number.parse().ok()?),
        };
        let edition = match named {
            Some(number) => history.edition(number),
            None => history.latest().or(history.last_withdrawn()),
        };
        edition.map(|edition| edition.release.number)
    }

    fn unknown_release(&self, history: &History, found: &str) -> ApiError {
        let known = history.editions().map(|edition| edition.release.number).collect();
        ApiError::unknown_release(&self.dataset, found, known)
    }

    /// Why there is nothing of a release.
    fn missing(&self, history: &History, edition: &Edition) -> ApiError {
        let (dataset, number) = (self.dataset.clone(), edition.release.number);
        if edition.is_public() {
            return ApiError::Refused { dataset, number };
        }
        ApiError::Withdrawn {
            dataset,
            number,
            standing: history.standing(edition),
            latest: history.latest().map(|latest| latest.release.number),
        }
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
fn with_the_rest(error: SelectionError, query: &str, latest: Option<&Publication>) -> Vec<SelectionError> {
    let others = latest.and_then(|latest| Selection::parse(query, latest).err()).unwrap_or_default();
    std::iter::once(error).chain(others.into_iter().filter(|other| other.key != "release")).collect()
}
