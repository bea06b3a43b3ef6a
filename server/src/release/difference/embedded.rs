//! The sites that embed what changes, or what is taken back.

use super::{faces, told};
use crate::embedders::{Embedder, Origin};
use frontend::urls;
use serde::Serialize;
use shared::{publication::Publication, selection::Selection};
use std::fmt;

/// A site with an embed that will not show what it shows now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Embedded {
    /// The site.
    pub origin: Origin,
    /// The address of the embed.
    pub embed: String,
    /// How it changes.
    pub how: How,
    /// The last day on which somebody saw it there.
    pub last_day: String,
}

/// How an embed changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It follows the latest release, and shows so many numbers, or its words, otherwise.
    Follows(usize),
    /// It is pinned to the release before: its numbers stay, and it says that they are not those of today.
    Pinned,
    /// It is pinned to a release that was withdrawn: its numbers are gone.
    Gone,
    /// It follows the latest release, and there is none any more.
    Without,
    /// It follows the latest release, which is this earlier one again.
    Again(u32),
}

/// The sites that embed what was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TakenBack(pub Vec<Embedded>);

impl TakenBack {
    /// Those of the sites that embed the release that is `gone`, or that follow the latest, which was one and is another now.
    pub fn new(dataset: &str, gone: Option<u32>, [was, now]: [Option<u32>; 2], embedders: &[Embedder]) -> Self {
        Self(of_dataset(dataset, embedders, |selection| match Selection::release_of(selection).ok()? {
            Some(release) => (gone == Some(release)).then_some(How::Gone),
            None => (was != now).then(|| now.map_or(How::Without, How::Again)),
        }))
    }
}

/// The sites that embed figures of a dataset which change in some way.
fn of_dataset(dataset: &str, embedders: &[Embedder], how: impl Fn(&str) -> Option<How>) -> Vec<Embedded> {
    let own = embedders.iter().filter(|embedder| embedder.dataset == *dataset);
    let mut found: Vec<Embedded> = own
        .filter_map(|Embedder { origin, selection, last_day, .. }| {
            let (how, embed) = (how(selection)?, urls::embed(dataset, selection));
            Some(Embedded { origin: origin.clone(), embed, how, last_day: last_day.clone() })
        })
        .collect();
    found.sort();
    found
}

/// Those of the sites that embed what `after` changes of `before`.
pub(super) fn embedded(before: Option<&Publication>, after: &Publication, embedders: &[Embedder]) -> Vec<Embedded> {
    let dataset = &after.dataset().slug;
    of_dataset(dataset, embedders, |selection| match Selection::release_of(selection).ok()? {
        None => faces::face(before, after, selection).map(|face| How::Follows(face.numbers)),
        Some(release) => before.filter(|before| before.release().number == release).map(|_| How::Pinned),
    })
}

/// A paragraph of its own.
impl fmt::Display for TakenBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_slice() {
            [] => f.write_str("\n\nNo other site is known to embed what is gone."),
            sites => told::list(f, "Other sites that embed what is gone, and should be told", sites),
        }
    }
}

impl fmt::Display for Embedded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { origin, embed, how, last_day } = self;
        write!(f, "{origin}: {embed}, ")?;
        match how {
            How::Follows(1) => f.write_str("1 number")?,
            How::Follows(numbers) => write!(f, "{numbers} numbers")?,
            How::Pinned => f.write_str("pinned: its numbers stay, and it says that they have changed")?,
            How::Gone => f.write_str("pinned: its numbers are gone, and it says why")?,
            How::Without => f.write_str("has no numbers until another release is published, and says why")?,
            How::Again(number) => write!(f, "shows release {number} again")?,
        }
        write!(f, "; last seen {last_day}")
    }
}
