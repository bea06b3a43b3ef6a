//! Every sentence, label, number and date that a reader meets, as typed functions with one set of signatures for all languages.
//!
//! Invariant: no other module holds words for readers. A language that lacks a sentence does not compile.

pub mod comparing;
pub mod cy;
pub mod en;
pub mod identifying;
pub mod judging;
pub mod parts;
mod standing;

use crate::{
    area::AreaKind,
    cell::{Absence, Mark, Shorthand},
    dataset,
    language::{Bilingual, Language},
    letters::{lower, upper},
    period::Period,
    selection::{FigureKind, Unit},
    standing::Standing,
    year::FinancialYear,
};

/// What one language says. Texts of a dataset (unit, title) come as arguments, in that language.
pub trait Words: comparing::Comparing + identifying::Identifying + parts::Parts {
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
    /// What the shorthand of a rate on too few events means, which may be that of others that are not available.
    fn too_few_events(&self, or_not_available: bool) -> &'static str;
    /// What a mark means.
    fn mark(&self, mark: Mark) -> &'static str;
    /// The mark of illustrative data.
    fn illustrative(&self) -> &'static str;
    /// The heading of a figure by force; `total` is the number for England and Wales where it is shown, and `by_force` whether any
    /// force has a number.
    fn title_by_force(&self, unit: &str, total: Option<u64>, by_force: bool) -> String;
    /// The heading of a figure of one or more forces, named.
    fn title_of_forces(&self, unit: &str, forces: &[&str]) -> String;
    /// The heading of a figure by year.
    fn title_by_year(&self, unit: &str, forces: &[&str]) -> String;
    /// The heading of a figure of every force by year.
    fn title_by_force_and_year(&self, unit: &str) -> String;
    /// A force in the label of a figure by force, without the words that say that it is one: `Kent`.
    fn short_force<'a>(&self, name: &'a str) -> &'a str;
    /// A region in the label of a figure, where a force may have its name: `West Midlands (region)`.
    fn region(&self, name: &str) -> String;
    /// How many areas of several kinds: `5 areas`.
    fn areas(&self, count: usize) -> String;
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
    /// What follows on a number over several years that has none for each of them.
    fn not_by_year(&self, subject: &Subject<'_>) -> String;
    /// A number that is not there.
    fn missing(&self, absence: Absence, unit: &str, subject: &Subject<'_>) -> String;
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

/// A number that is not negative in units of its last decimal place, rounded as `{:.1}` rounds: what lies exactly between goes to the
/// even one. Formatting would bring the arithmetic of all decimals into the browser.
fn rounded(value: f64, places: usize) -> u64 {
    let bits = value.to_bits();
    let exponent = i32::try_from(bits >> 52 & 0x7ff).unwrap_or(0);
    let whole =
        (bits & ((1 << 52) - 1) | u64::from(exponent > 0) << 52) * 10_u64.pow(u32::try_from(places).unwrap_or(0));
    // The value is `whole` times two to the power of `exponent - 1075`.
    match 1075 - exponent.max(1) {
        down @ 1..64 => {
            let (kept, rest, half) = (whole >> down, whole & ((1 << down) - 1), 1 << (down - 1));
            kept + u64::from(rest > half || (rest == half && kept % 2 == 1))
        }
        64.. => 0,
        up => whole << up.unsigned_abs().min(63),
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

/// A text as it stands inside a sentence, without the capital at its beginning; what begins with two is a name.
fn inside(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), second) if second.is_none_or(|second| lower(second) == second) => {
            std::iter::once(lower(first)).chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// A text with a capital at its beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| std::iter::once(upper(first)).chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_rounded_as_formatting_rounds_it() {
        let mut seed = 1_u64;
        let mut random = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            f64::from(u32::try_from(seed >> 32).expect("32 bits"))
        };
        let some = [0.0, 0.04, 0.05, 0.25, 0.35, 0.449_999_9, 0.45, 1.0, 1.05, 2.5, 99.95, 1e-9, 1e-300, 4.2e9, 1e15];
        let all = some
            .into_iter()
            .chain((0..20_000).map(|_| random() / 2_f64.powi(17)))
            .chain((0..400).map(|n| f64::from(n) / 40.0));
        for value in all {
            for places in 0..3 {
                let wanted: u64 = format!("{value:.places$}").replace('.', "").parse().expect("digits");
                assert_eq!(rounded(value, places), wanted, "{value} {places}");
            }
        }
    }

    #[test]
    fn a_text_begins_with_a_capital_or_stands_inside() {
        assert_eq!(
            (capital("ŵyn"), capital("referrals"), capital("")),
            ("Ŵyn".into(), "Referrals".into(), String::new())
        );
        assert_eq!((inside("Outcome"), inside("NCCU"), inside("Ôl")), ("outcome".into(), "NCCU".into(), "ôl".into()));
    }
}
