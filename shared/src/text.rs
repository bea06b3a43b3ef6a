//! Every sentence, label, number and date that a reader meets, as typed functions with one set of signatures for all languages.
//!
//! Invariant: no other module holds words for readers. A language that lacks a sentence does not compile.

pub mod comparing;
pub mod cy;
pub mod en;
pub mod identifying;
mod standing;

use crate::{
    area::AreaKind,
    cell::{Mark, Shorthand},
    dataset,
    language::{Bilingual, Language},
    period::Period,
    selection::{FigureKind, Unit},
    standing::Standing,
    year::FinancialYear,
};

/// What one language says. Texts of a dataset (unit, title) come as arguments, in that language.
pub trait Words: comparing::Comparing + identifying::Identifying {
    /// A whole number: `1,234`.
    fn number(&self, value: u64) -> String;
    /// A number with `places` decimals: `4.1`.
    fn decimal(&self, value: f64, places: usize) -> String;
    /// From one number to another: `1 to 4`.
    fn range(&self, lo: &str, hi: &str) -> String;
    /// From one number to another where there is hardly room: `1–4`.
    fn narrow_range(&self, lo: &str, hi: &str) -> String {
        format!("{lo}–{hi}")
    }
    /// A day, from `2026-11-23`: `23 November 2026`.
    fn date(&self, iso: &str) -> String;
    /// A financial year in a heading of a table: `2020-21`.
    fn year(&self, year: FinancialYear) -> String;
    /// A period, standing alone: `year ending March 2021`, `April 2020 to March 2023`.
    fn period(&self, period: Period) -> String;
    /// A period inside a sentence: `in the year ending March 2021`, `from April 2020 to March 2023`.
    fn during(&self, period: Period) -> String;
    /// England and Wales, as one area.
    fn england_and_wales(&self) -> &'static str;
    /// The name of a region or a country, from its English name.
    fn area<'a>(&self, name: &'a str) -> &'a str;
    /// What a shorthand means.
    fn shorthand(&self, shorthand: Shorthand) -> &'static str;
    /// What a mark means.
    fn mark(&self, mark: Mark) -> &'static str;
    /// The mark of illustrative data.
    fn illustrative(&self) -> &'static str;
    /// The heading of a figure by force; `total` is the number for England and Wales where it is shown.
    fn title_by_force(&self, unit: &str, total: Option<u64>) -> String;
    /// The heading of a figure of one or more forces, named.
    fn title_of_forces(&self, unit: &str, forces: &[&str]) -> String;
    /// The heading of a figure by year.
    fn title_by_year(&self, unit: &str, forces: &[&str]) -> String;
    /// The heading of a figure of every force by year.
    fn title_by_force_and_year(&self, unit: &str) -> String;
    /// A force in the label of a figure by force, without the words that say that it is one: `Kent`.
    fn short_force<'a>(&self, name: &'a str) -> &'a str;
    /// The heading of the forces that lie in no region.
    fn no_region(&self) -> &'static str;
    /// The heading of the panel of forces under that of England and Wales.
    fn forces_on_own_scale(&self) -> &'static str;
    /// What stands in a figure that has no number to draw.
    fn nothing_to_draw(&self, figure: FigureKind, unit: Unit) -> &'static str;
    /// The unit of a rate: `referrals per million residents a year`.
    fn per_million(&self, unit: &str) -> String;
    /// The heading of the column of 95% intervals.
    fn interval_95(&self) -> &'static str;
    /// The number of a release and its day.
    fn release(&self, number: u32, iso: &str) -> String;
    /// What has become of a release, in one line.
    fn standing(&self, number: u32, standing: &Standing) -> String;
    /// What the office says of a correction.
    fn correction(&self, note: &Bilingual) -> String;
    /// "Source: …".
    fn source(&self, organisation: &str, title: &str) -> String;
    /// A count: "Kent Police made 12 referrals from April 2020 to March 2023.", in the words of the unit where it has them.
    fn counted(&self, count: u64, unit: &dataset::Unit, subject: &Subject<'_>) -> String;
    /// A rate with its interval.
    fn rated(&self, rate: [&str; 3], unit: &str, subject: &Subject<'_>, reliability: Reliability) -> String;
    /// A withheld number, with what is public of it.
    fn withheld(&self, range: [&str; 2], unit: &str, subject: &Subject<'_>) -> String;
    /// A series of which every year is withheld.
    fn withheld_by_year(&self, unit: &str, subject: &Subject<'_>) -> String;
    /// A number that is not there.
    fn missing(&self, shorthand: Shorthand, unit: &str, subject: &Subject<'_>) -> String;
    /// How many forces have a shown and how many a withheld number.
    fn shown_and_withheld(&self, shown: usize, withheld: usize) -> String;
    /// How many numbers by force and year are shown and how many withheld.
    fn cells_shown_and_withheld(&self, shown: usize, withheld: usize) -> String;
    /// The first and the last shown number of a series, each with its year.
    fn first_and_last(&self, first: [&str; 2], last: [&str; 2], unit: &str, subject: &Subject<'_>) -> String;
    /// A series of which one year is shown.
    fn only_once(&self, number: &str, during: &str, unit: &str, subject: &Subject<'_>) -> String;
    /// A sentence marked as illustrative.
    fn illustrative_sentence(&self, sentence: &str) -> String;
}

/// What a sentence is about.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The name of the area.
    pub area: &'a str,
    /// What kind of area it is.
    pub kind: AreaKind,
    /// The selected code of a breakdown, in words.
    pub slice: Option<&'a str>,
    /// [`Words::during`] the period.
    pub during: &'a str,
}

/// Whether a rate rests on enough events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reliability {
    /// 20 events or more.
    Usual,
    /// Fewer than 20: `[u]`.
    Low,
}

impl Language {
    /// The words of this language.
    pub fn words(self) -> &'static dyn Words {
        match self {
            Self::En => &en::English,
            Self::Cy => &cy::Welsh,
        }
    }
}

/// A day from `2026-11-23`, with its month by name; what is no day stays as it is.
fn date(iso: &str, months: &[&str; 12]) -> String {
    let mut parts = iso.splitn(3, '-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month = month.and_then(|month| months.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    match (year, month, day.and_then(|day| day.parse::<u8>().ok())) {
        (Some(year), Some(month), Some(day)) => format!("{day} {month} {year}"),
        _ => iso.to_owned(),
    }
}

/// A text with a capital at its beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
