//! What a page shows: the data of every page, and nothing of how it looks.

#[cfg(feature = "ssr")]
mod rows;
#[cfg(feature = "ssr")]
mod search;

use shared::{
    agreement::{Agreement, Place},
    certificate::Checked,
    change::Changes,
    dataset::{Contact, Dataset},
    language::{Bilingual, Language},
    publication::Publication,
    release::Kind,
    selection::{Selection, SelectionError},
    standing::Standing,
    table::Table,
};
use std::sync::Arc;

#[cfg(feature = "ssr")]
pub use {
    rows::Rows,
    search::{ForceFound, Lies, Search},
};

/// What every page needs to know of the server that gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Scheme and host under which readers reach it, without a slash at the end: `https://example.org`.
    pub public_url: String,
    /// Where readers check a figure, as it is printed in one: `example.org/verify`; empty where nobody knows.
    pub verified_at: String,
    /// The address of the style sheet, where pages share a file; else each of them holds it, and is painted one answer sooner.
    pub style: Option<String>,
    /// The addresses of what hydrates the islands; `None` where no bundle was built, and the forms do the work.
    pub islands: Option<Islands>,
    /// For whom its pages are made.
    pub occasion: Occasion,
}

/// For whom pages are made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Occasion {
    /// For everyone, today.
    #[default]
    Public,
    /// For those who look at a release before it is published; every page and every figure says so.
    Rehearsal {
        /// The release that is rehearsed.
        release: u32,
    },
    /// For whoever opens a folder in which nothing changes any more and no server answers; every page says so.
    Archive {
        /// The release that was copied.
        release: u32,
        /// The day of the copy.
        on: String,
    },
}

impl Occasion {
    /// What every page says of itself.
    pub fn standing(&self) -> Option<Standing> {
        match self {
            Self::Public => None,
            Self::Rehearsal { release } => Some(Standing::Rehearsed { release: *release }),
            Self::Archive { release, on } => Some(Standing::Archived { release: *release, on: on.clone() }),
        }
    }

    /// Whether no server answers.
    pub fn is_archive(&self) -> bool {
        matches!(self, Self::Archive { .. })
    }
}

/// The addresses of the scripts that pages do not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Islands {
    /// The module that wasm-bindgen wrote.
    pub module: String,
    /// The WebAssembly.
    pub wasm: String,
    /// The script of the embed builder, which needs neither.
    pub builder: String,
}

/// One page with its data.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a request makes one page, and drops it")]
pub enum Page {
    /// The datasets, with their headline numbers and sentences; and those whose numbers were withdrawn.
    Overview(Vec<Arc<Publication>>, Vec<TakenBack>, Language),
    /// The dashboard of a dataset.
    Dashboard(View),
    /// A selection made ready for other pages, and the numbers of the releases that can be pinned, the latest first.
    Builder(View, Vec<u32>),
    /// One force: the slug is one of the forces of the publication.
    Force(View, String),
    /// Definition, quality and coverage.
    Method(View),
    /// Numbers in a table, turned as the reader likes.
    #[cfg(feature = "ssr")]
    Table(View, Rows),
    /// A few forces side by side.
    Compare(View),
    /// Published sentences about a dataset, checked.
    Claims(View),
    /// The releases of a dataset.
    Releases(Releases, Language),
    /// One release, what its certificate showed, and whether that may be read.
    Release(Arc<Publication>, Checked, Proof, Listed, Language),
    /// What was searched for, and what was found.
    #[cfg(feature = "ssr")]
    Search(Search),
    /// How everyone can use these pages, and whom to tell where somebody cannot.
    Accessibility(Vec<Contact>, Language),
    /// What is kept of readers, and what is not.
    Privacy(Language),
    /// Where the name of a figure is typed.
    Verify(Language),
    /// One figure by its name.
    Verified(Verified),
    /// Something was not found or not understood.
    Problem(Problem),
}

/// One release as an address shows it.
#[derive(Clone, Debug)]
pub struct View {
    /// The release.
    pub publication: Arc<Publication>,
    /// What is shown of it, and how.
    pub selection: Selection,
    /// What has become of it, where the address names it; nothing where the address asks for whatever is the latest.
    pub standing: Vec<Standing>,
    /// [`Site::verified_at`].
    pub verified_at: String,
}

impl View {
    /// The selection of exactly this release: what must not change under a page that is open points there.
    pub fn pinned(&self) -> Selection {
        Selection { release: Some(self.publication.release().number), ..self.selection.clone() }
    }

    /// The table of the selection.
    pub fn table(&self) -> Table {
        self.table_of(&self.selection)
    }

    /// The table of another selection of the same release.
    pub fn table_of(&self, selection: &Selection) -> Table {
        Table::new(&self.publication, selection).standing(&self.publication, &self.standing).checked_at(
            &self.publication,
            selection,
            &self.verified_at,
        )
    }
}

/// A figure that is checked.
#[derive(Clone, Debug)]
pub struct Verified {
    /// Its name.
    pub id: String,
    /// What it shows, and what has become of its release.
    pub view: View,
    /// The latest release, where it is another one.
    pub latest: Option<Latest>,
    /// A number that somebody has read, compared with those of the figure.
    pub asked: Option<Asked>,
}

/// The latest release, beside an earlier one.
#[derive(Clone, Debug)]
pub struct Latest {
    /// Its number.
    pub number: u32,
    /// Each number of the figure that it shows otherwise: where, what was shown and what is shown; `None` when it has no such figure.
    pub changed: Option<Vec<(Place, [String; 2])>>,
}

/// A number that somebody has read.
#[derive(Clone, Debug)]
pub struct Asked {
    /// As it was written.
    pub number: String,
    /// The slug of the area that it is said to be of.
    pub area: Option<String>,
    /// What came of it.
    pub agreement: Agreement,
}

/// The releases of a dataset.
#[derive(Clone, Debug)]
pub struct Releases {
    /// The slug of the dataset.
    pub slug: String,
    /// What it is; `None` when every release is withdrawn.
    pub dataset: Option<Dataset>,
    /// The latest first, at least one.
    pub listed: Vec<Listed>,
}

/// A dataset of which readers have no numbers any more.
#[derive(Clone, Debug)]
pub struct TakenBack {
    /// Its slug.
    pub slug: String,
    /// What it is; `None` when every release is withdrawn.
    pub dataset: Option<Dataset>,
    /// The last release that was withdrawn.
    pub number: u32,
    /// When, and why.
    pub standing: Standing,
}

/// Whether the certificate of a release may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// By everyone.
    Open,
    /// By nobody any more: it tells numbers of this other release, which were taken back.
    Closed(u32),
}

/// One release in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its number.
    pub number: u32,
    /// Why it was published.
    pub kind: Kind,
    /// The day it was published.
    pub published: String,
    /// What the office says of it.
    pub note: Option<Bilingual>,
    /// What has become of it.
    pub standing: Standing,
    /// What it changed.
    pub changes: Changes,
}

/// Why there is no page, and where to go from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The language of its texts.
    pub language: Language,
    /// The HTTP status.
    pub status: u16,
    /// What happened, in a few words.
    pub title: String,
    /// What happened, in a sentence.
    pub detail: String,
    /// What is wrong with the selection, all at once.
    pub errors: Vec<SelectionError>,
    /// Addresses that exist, with their names.
    pub instead: Vec<(String, String)>,
}
