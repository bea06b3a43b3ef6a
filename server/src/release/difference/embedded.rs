//! The sites that embed what changes.

use super::faces;
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
}

/// Those of the sites that embed what `after` changes of `before`.
pub(super) fn embedded(before: Option<&Publication>, after: &Publication, embedders: &[Embedder]) -> Vec<Embedded> {
    let dataset = &after.dataset().slug;
    let how = |selection: &str| match Selection::release_of(selection).ok()? {
        None => faces::face(before, after, selection).map(|face| How::Follows(face.numbers)),
        Some(release) => before.filter(|before| before.release().number == release).map(|_| How::Pinned),
    };
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

impl fmt::Display for Embedded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { origin, embed, how, last_day } = self;
        write!(f, "{origin}: {embed}, ")?;
        match how {
            How::Follows(1) => f.write_str("1 number")?,
            How::Follows(numbers) => write!(f, "{numbers} numbers")?,
            How::Pinned => f.write_str("pinned: its numbers stay, and it says that they have changed")?,
        }
        write!(f, "; last seen {last_day}")
    }
}
