//! The words of the interface: labels, buttons, headings and the prose of the pages. What is said about the statistics is in
//! `shared::text`.
//!
//! Invariant: no page, component or island holds words for readers. A language that lacks a text does not compile.

#[cfg(feature = "ssr")]
mod accessibility;
#[cfg(feature = "ssr")]
mod builder;
#[cfg(feature = "ssr")]
mod claims;
mod cy;
#[cfg(feature = "ssr")]
mod cy_accessibility;
#[cfg(feature = "ssr")]
mod cy_builder;
#[cfg(feature = "ssr")]
mod cy_claims;
#[cfg(feature = "ssr")]
mod cy_files;
#[cfg(feature = "ssr")]
mod cy_newsroom;
#[cfg(feature = "ssr")]
mod cy_privacy;
#[cfg(feature = "ssr")]
mod cy_problems;
mod cy_proof;
#[cfg(feature = "ssr")]
mod cy_prose;
#[cfg(feature = "ssr")]
mod cy_releases;
#[cfg(feature = "ssr")]
mod cy_search;
#[cfg(feature = "ssr")]
mod cy_tables;
#[cfg(feature = "ssr")]
mod cy_verify;
mod en;
#[cfg(feature = "ssr")]
mod en_accessibility;
#[cfg(feature = "ssr")]
mod en_builder;
#[cfg(feature = "ssr")]
mod en_claims;
#[cfg(feature = "ssr")]
mod en_files;
#[cfg(feature = "ssr")]
mod en_newsroom;
#[cfg(feature = "ssr")]
mod en_privacy;
#[cfg(feature = "ssr")]
mod en_problems;
mod en_proof;
#[cfg(feature = "ssr")]
mod en_prose;
#[cfg(feature = "ssr")]
mod en_releases;
#[cfg(feature = "ssr")]
mod en_search;
#[cfg(feature = "ssr")]
mod en_tables;
#[cfg(feature = "ssr")]
mod en_verify;
#[cfg(feature = "ssr")]
mod files;
mod labels;
#[cfg(feature = "ssr")]
mod newsroom;
#[cfg(feature = "ssr")]
mod privacy;
#[cfg(feature = "ssr")]
mod problems;
mod proof;
#[cfg(feature = "ssr")]
mod releases;
#[cfg(feature = "ssr")]
mod search;
#[cfg(feature = "ssr")]
mod tables;
#[cfg(feature = "ssr")]
mod verify;

use shared::language::Language;
#[cfg(feature = "ssr")]
use shared::period::Period;

pub use labels::Labels;
pub use proof::ProofCheck;
#[cfg(feature = "ssr")]
pub use {
    accessibility::Accessibility,
    builder::Builder,
    claims::Claims,
    files::Files,
    newsroom::Newsroom,
    privacy::{Privacy, Section},
    problems::{Problems, Told},
    releases::Releases,
    search::Searching,
    tables::Tables,
    verify::Verify,
};

/// A line that helps, with its number as printed and as dialled.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelpLine {
    /// The name of the line.
    pub name: &'static str,
    /// The number as printed.
    pub number: &'static str,
    /// The number as an address has it.
    pub dialled: &'static str,
    /// For whom, when, by whom.
    pub note: &'static str,
}

/// The prose of the pages: what only the server writes.
#[cfg(feature = "ssr")]
pub trait Prose: Sync {
    /// The name of the product.
    fn product(&self) -> &'static str;
    /// What the product is, in a few words beside its name.
    fn tagline(&self) -> &'static str;
    /// The link that leads past the header.
    fn skip(&self) -> &'static str;
    /// The link that leaves at once.
    fn quick_exit(&self) -> &'static str;
    /// The name of this language, in it.
    fn this_language(&self) -> &'static str;
    /// This language and its country, as the Open Graph has it.
    fn locale(&self) -> &'static str;
    /// The name of the main navigation.
    fn navigation(&self) -> &'static str;
    /// The name of the navigation within a dataset.
    fn within_dataset(&self) -> &'static str;
    /// The list of datasets.
    fn overview(&self) -> &'static str;
    /// The dashboard of a dataset.
    fn dashboard(&self) -> &'static str;
    /// Definition, quality and coverage.
    fn method(&self) -> &'static str;
    /// The heading of the lines that help.
    fn help(&self) -> &'static str;
    /// What to do in danger.
    fn danger(&self) -> &'static str;
    /// The lines that help.
    fn help_lines(&self) -> &'static [HelpLine];
    /// What the pages say about the status of all numbers.
    fn not_official(&self) -> &'static str;
    /// The heading of the part of the footer about these pages.
    fn about(&self) -> &'static str;
    /// The licence of the texts and figures, before its name.
    fn licensed_under(&self) -> &'static str;
    /// The name of that licence.
    fn open_licence(&self) -> &'static str;
    /// Where that licence can be read.
    fn open_licence_address(&self) -> &'static str;
    /// What the pages do not do: cookies, storage, third parties.
    fn privacy(&self) -> &'static str;
    /// The heading of the privacy statement.
    fn privacy_heading(&self) -> &'static str;
    /// What stands where the redraw in the browser could not be loaded.
    fn islands_failed(&self) -> &'static str;
    /// Why illustrative data is there.
    fn illustrative_why(&self) -> &'static str;
    /// The heading of the overview.
    fn overview_heading(&self) -> &'static str;
    /// What the overview says before its datasets.
    fn overview_lede(&self) -> &'static str;
    /// What stands where nothing is published: not yet, or not any more.
    fn nothing_published(&self) -> &'static str;
    /// The link from the overview to a dashboard.
    fn open_dashboard(&self, title: &str) -> String;
    /// The heading of published facts.
    fn facts(&self) -> &'static str;
    /// The heading of source, status and caveats.
    fn notes(&self) -> &'static str;
    /// The link to all about the numbers.
    fn in_full(&self) -> &'static str;
    /// The heading of caveats.
    fn caveats(&self) -> &'static str;
    /// The heading of the status.
    fn status(&self) -> &'static str;
    /// The heading of the release.
    fn release(&self) -> &'static str;
    /// The heading of the source.
    fn source(&self) -> &'static str;
    /// The heading of the licence.
    fn licence(&self) -> &'static str;
    /// The heading of whom to ask.
    fn contact(&self) -> &'static str;
    /// The heading of a force's numbers.
    fn numbers(&self) -> &'static str;
    /// What the page of a force is about.
    fn force_lede(&self, force: &str, region: &str) -> String;
    /// The heading of the column of periods.
    fn period(&self) -> &'static str;
    /// The heading of all years together, in a table.
    fn all_years(&self) -> &'static str;
    /// Why this force has no rate.
    fn no_rate(&self, force: &str) -> String;
    /// How to compare a force with England and Wales.
    fn comparing(&self) -> &'static str;
    /// The link from a force to the dashboard with that force.
    fn on_dashboard(&self) -> &'static str;
    /// The name of the navigation between forces.
    fn other_forces(&self) -> &'static str;
    /// The heading of the other forces of a region.
    fn same_region(&self, region: &str) -> String;
    /// The link to the force before in the alphabet.
    fn previous(&self) -> &'static str;
    /// The link to the force after in the alphabet.
    fn next(&self) -> &'static str;
    /// The heading of what exactly is counted.
    fn definition(&self) -> &'static str;
    /// The heading of the unit.
    fn unit(&self) -> &'static str;
    /// The unit in a sentence.
    fn unit_text(&self, one: &str, many: &str) -> String;
    /// The heading of the coverage.
    fn coverage(&self) -> &'static str;
    /// The heading of disclosure control.
    fn protection(&self) -> &'static str;
    /// What is withheld and why, and what that cannot do; a paragraph each.
    fn protection_texts(&self) -> &'static [&'static str];
    /// The heading of rates.
    fn rates(&self) -> &'static str;
    /// How rates are made; a paragraph each.
    fn rates_texts(&self) -> &'static [&'static str];
    /// What stands where a series has no break.
    fn no_breaks(&self) -> &'static str;
    /// The heading of everything that happened around a dataset.
    fn all_events(&self) -> &'static str;
    /// The heading of the update schedule.
    fn schedule(&self) -> &'static str;
    /// The heading of the files and the API.
    fn data(&self) -> &'static str;
    /// What the files are.
    fn data_text(&self) -> &'static str;
    /// The list of meanings of the columns of the CSV file.
    fn csv_columns(&self) -> &'static str;
    /// The description of the API.
    fn api(&self) -> &'static str;
    /// The heading of the errors of an address.
    fn what_is_wrong(&self) -> &'static str;
    /// The heading of addresses that exist.
    fn instead(&self) -> &'static str;
}

/// The labels of a language.
pub fn labels(language: Language) -> &'static dyn Labels {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}

/// The words of a language about the check of a proof.
pub fn proof_check(language: Language) -> &'static dyn ProofCheck {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}

/// The prose of a language.
#[cfg(feature = "ssr")]
pub fn prose(language: Language) -> &'static dyn Prose {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}

/// The words of the embed builder in a language.
#[cfg(feature = "ssr")]
pub fn builder(language: Language) -> &'static dyn Builder {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}

/// The words of the newsroom ZIP in a language.
#[cfg(feature = "ssr")]
pub fn newsroom(language: Language) -> &'static dyn Newsroom {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}

/// The words of a language about privacy.
#[cfg(feature = "ssr")]
pub fn privacy(language: Language) -> &'static dyn Privacy {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}

/// The words of a language about releases.
#[cfg(feature = "ssr")]
pub fn releases(language: Language) -> &'static dyn Releases {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}

/// The words of a language in workbooks.
#[cfg(feature = "ssr")]
pub fn files(language: Language) -> &'static dyn Files {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}

/// The words of a language about claims.
#[cfg(feature = "ssr")]
pub fn claims(language: Language) -> &'static dyn Claims {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}

/// The words of the accessibility statement in a language.
#[cfg(feature = "ssr")]
pub fn accessibility(language: Language) -> &'static dyn Accessibility {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}

/// The words of the search in a language.
#[cfg(feature = "ssr")]
pub fn searching(language: Language) -> &'static dyn Searching {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}

/// The words of tables and comparisons in a language.
#[cfg(feature = "ssr")]
pub fn tables(language: Language) -> &'static dyn Tables {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}

/// The words of a language about problems.
#[cfg(feature = "ssr")]
pub fn problems(language: Language) -> &'static dyn Problems {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}

/// The words of a language about the check of a figure.
#[cfg(feature = "ssr")]
pub fn verify(language: Language) -> &'static dyn Verify {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}

/// The financial years of a period in a language: `2020-21`, or the first and the last of several.
#[cfg(feature = "ssr")]
pub fn years(period: Period, language: Language) -> String {
    let words = language.words();
    let [first, last] = [period.first, period.last].map(|year| words.year(year));
    if period.is_year() { first } else { words.range(&first, &last) }
}
