//! What was searched for, and what was found.

use shared::{
    language::{Bilingual, Language},
    publication::Publication,
};
use std::sync::Arc;

/// A search.
#[derive(Clone, Debug)]
pub struct Search {
    /// What was typed; empty where nothing was.
    pub asked: String,
    /// The language of the page.
    pub language: Language,
    /// The forces that were found, the best first.
    pub forces: Vec<ForceFound>,
    /// The datasets that were found.
    pub datasets: Vec<Arc<Publication>>,
    /// Every dataset, for the ways to a force.
    pub published: Vec<Arc<Publication>>,
}

/// A force that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForceFound {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: Bilingual,
    /// The place by whose name it was found, where it was not by its own.
    pub place: Option<(Bilingual, Lies)>,
}

/// What a place in the area of a force is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lies {
    /// A local authority.
    Authority,
    /// A local authority that was until that year.
    Former(u16),
    /// A town, a city or a county.
    Town,
}
