//! The releases of one dataset, one after the other, and what has become of each.

use crate::{
    clock,
    release::{certified::Certified, kept::Kept},
};
use jiff::Timestamp;
use shared::{
    cell::Cell,
    change::{Changes, changes},
    dataset::Dataset,
    knowledge::{Fact, Lies},
    language::Bilingual,
    publication::Publication,
    release::{Kind, Release},
    standing::Standing,
};
use std::{collections::BTreeMap, sync::Arc};

/// One release as readers may have it.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The slug of its dataset.
    pub dataset: String,
    /// Its number, day, kind and note.
    pub release: Release,
    /// When it was published.
    pub published_at: Timestamp,
    /// What is held of it.
    pub held: Held,
    /// Whether nobody has published it, and this is how it will be.
    pub is_rehearsed: bool,
}

/// What is held of a release.
#[derive(Clone, Debug)]
pub enum Held {
    /// All of it, as the latest of its dataset.
    Latest(Arc<Certified>),
    /// All of it, with another one in its place.
    Superseded(Content),
    /// That it was withdrawn, and nothing of its numbers.
    Withdrawn {
        /// When.
        at: Timestamp,
        /// Why.
        reason: Bilingual,
    },
}

/// The content of a release that few ask for.
#[derive(Clone, Debug)]
pub enum Content {
    /// As it is.
    Open(Arc<Certified>),
    /// Compressed; opened by who asks for it.
    Kept(Kept),
}

impl Edition {
    /// The latest release of its dataset.
    pub fn latest(certified: Arc<Certified>, published_at: Timestamp) -> Self {
        Self::public(certified, published_at, Held::Latest)
    }

    /// A draft as the latest release that it may become.
    pub(super) fn rehearsed(certified: Arc<Certified>, published_at: Timestamp) -> Self {
        Self { is_rehearsed: true, ..Self::latest(certified, published_at) }
    }

    /// A release with another one in its place.
    pub fn superseded(certified: Arc<Certified>, published_at: Timestamp) -> Self {
        Self::public(certified, published_at, |certified| Held::Superseded(Content::Open(certified)))
    }

    /// The same, compressed.
    pub fn kept(kept: Kept, published_at: Timestamp) -> Self {
        let (dataset, release) = (kept.dataset().to_owned(), kept.release().clone());
        Self { dataset, release, published_at, held: Held::Superseded(Content::Kept(kept)), is_rehearsed: false }
    }

    fn public(certified: Arc<Certified>, published_at: Timestamp, held: fn(Arc<Certified>) -> Held) -> Self {
        let publication = certified.publication();
        let (dataset, release) = (publication.dataset().slug.clone(), publication.release().clone());
        Self { dataset, release, published_at, held: held(certified), is_rehearsed: false }
    }

    /// Its content; `None` when it is withdrawn, and when it was refused as it was opened. It may take time: not on a thread
    /// that answers others.
    pub fn certified(&self) -> Option<Arc<Certified>> {
        match &self.held {
            Held::Latest(certified) | Held::Superseded(Content::Open(certified)) => Some(Arc::clone(certified)),
            Held::Superseded(Content::Kept(kept)) => kept.open().ok(),
            Held::Withdrawn { .. } => None,
        }
    }

    /// Its publication; `None` where [`Self::certified`] is.
    pub fn publication(&self) -> Option<Arc<Publication>> {
        self.certified().map(|certified| Arc::clone(certified.publication()))
    }

    /// Whether it may be shown.
    pub fn is_public(&self) -> bool {
        !matches!(self.held, Held::Withdrawn { .. })
    }
}

/// Every release of a dataset that was ever published, by number.
#[derive(Clone, Debug, Default)]
pub struct History(BTreeMap<u32, Edition>);

impl History {
    pub(super) fn new(editions: Vec<Edition>) -> Self {
        Self(editions.into_iter().map(|edition| (edition.release.number, edition)).collect())
    }

    /// The same after one more release.
    pub(super) fn followed_by(mut self, latest: Edition) -> Self {
        for edition in self.0.values_mut() {
            if let Held::Latest(certified) = &edition.held {
                edition.held = Held::Superseded(Content::Open(Arc::clone(certified)));
            }
        }
        self.0.insert(latest.release.number, latest);
        self
    }

    /// The same as it was when this release was the latest; `None` when it is not held.
    pub(super) fn until(&self, number: u32) -> Option<Self> {
        let edition = self.0.get(&number)?;
        let latest = Edition::latest(edition.certified()?, edition.published_at);
        let earlier = self.0.range(..number).map(|(number, edition)| (*number, edition.clone()));
        Some(Self(earlier.collect()).followed_by(latest))
    }

    /// Every release, by number.
    pub fn editions(&self) -> impl DoubleEndedIterator<Item = &Edition> {
        self.0.values()
    }

    /// The number of every release, each with the slug of the dataset.
    pub fn numbered<'a>(&self, slug: &'a str) -> impl Iterator<Item = (&'a str, u32)> {
        self.0.keys().map(move |number| (slug, *number))
    }

    /// The release with a number.
    pub fn edition(&self, number: u32) -> Option<&Edition> {
        self.0.get(&number)
    }

    /// The release that readers have who ask for none; `None` when it was withdrawn and no other took its place.
    pub fn latest(&self) -> Option<&Edition> {
        self.0.values().rev().find(|edition| matches!(edition.held, Held::Latest(_)))
    }

    /// What the dataset is, by the latest of its releases, or else the newest that may be shown. `None` when all are withdrawn:
    /// nothing is held of them that says it.
    pub fn dataset(&self) -> Option<Dataset> {
        let newest = self.latest().into_iter().chain(self.editions().rev()).find_map(Edition::publication);
        newest.map(|newest| newest.dataset().clone())
    }

    /// The release that was withdrawn last, whatever its number.
    pub fn last_withdrawn(&self) -> Option<&Edition> {
        let withdrawn = self.0.values().filter_map(|edition| match edition.held {
            Held::Withdrawn { at, .. } => Some((at, edition)),
            Held::Latest(_) | Held::Superseded(_) => None,
        });
        withdrawn.max_by_key(|(at, _)| *at).map(|(_, edition)| edition)
    }

    /// What has become of a release.
    pub fn standing(&self, edition: &Edition) -> Standing {
        match &edition.held {
            Held::Latest(_) if edition.is_rehearsed => Standing::Rehearsed { release: edition.release.number },
            Held::Latest(_) => Standing::Latest,
            Held::Withdrawn { at, reason } => {
                Standing::Withdrawn { on: clock::london_day(*at), reason: reason.clone() }
            }
            Held::Superseded(_) => self.superseded(edition),
        }
    }

    fn superseded(&self, edition: &Edition) -> Standing {
        let latest = self.latest().map(|edition| edition.release.number);
        let mut later = self.0.range(edition.release.number + 1..).map(|(_, later)| later);
        let correction = |later: &&Edition| later.is_public() && later.release.kind == Kind::Correction;
        if let Some(Edition { release, .. }) = later.clone().find(correction) {
            let note = release.note.clone().unwrap_or_default();
            return Standing::Corrected { by: release.number, on: release.published.clone(), note, latest };
        }
        Standing::Superseded { on: later.next().unwrap_or(edition).release.published.clone(), latest }
    }

    /// The withdrawn release whose numbers the certificate of another one tells: what was once shown stays known, so that the
    /// proof counts with it. `None` where it tells nothing of a withdrawn one but what its own release shows.
    pub fn told_in_proof(&self, certified: &Certified) -> Option<&Edition> {
        let publication = certified.publication();
        certified.certificate().knowledge.iter().find_map(|fact| {
            let source = self.edition(fact.release?).filter(|edition| !edition.is_public())?;
            (!shows(publication, fact)).then_some(source)
        })
    }

    /// What a release changed of the one before it, in the order of its cells.
    pub fn changes(&self, edition: &Edition) -> Changes {
        if !edition.is_public() {
            return Changes::Withheld;
        }
        let Some(before) = edition.release.before else { return Changes::First };
        match (self.0.get(&before).and_then(Edition::publication), edition.publication()) {
            (Some(before), Some(after)) => {
                let changed = changes(&before, &after);
                Changes::Since(before, changed)
            }
            _ => Changes::Withheld,
        }
    }
}

/// Whether a publication says of a place itself just what a fact says.
fn shows(publication: &Publication, fact: &Fact) -> bool {
    let area = publication.areas().iter().find(|area| area.code == fact.place.area);
    let slice = fact.place.slice(publication.dataset());
    let cell = area.zip(slice).map(|(area, slice)| publication.cell(area, fact.place.period, slice));
    fact.lies == Lies::Within && cell.and_then(Cell::interval) == Some(fact.bounds())
}
