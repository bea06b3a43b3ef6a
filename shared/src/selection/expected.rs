//! What is wrong with a query, as it can be told in any language.

use crate::{figure::Faint, found::shortened, period::Period, year::FinancialYear};

/// One thing wrong with a query string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectionError {
    /// The key.
    pub key: String,
    /// What it held, shortened.
    pub found: String,
    /// What it may hold.
    pub expected: Expected,
}

/// What a key of a query may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// To be one of these keys; there may be none.
    Keys(Vec<String>),
    /// To come once.
    Once,
    /// One of these words.
    OneOf(Vec<String>),
    /// Nothing: the dataset has no breakdown.
    NoBreakdown,
    /// A code of one breakdown, and of no other beside it.
    OneBreakdown,
    /// Years, or the first and the last of them, and not both.
    YearsOrEnds,
    /// A year not before this one.
    NotBefore(FinancialYear),
    /// A financial year or a span of them within this one.
    Years(Period),
    /// A financial year of this span.
    Year(Period),
    /// These slugs of forces, regions and countries.
    Areas(Vec<String>),
    /// The number of a release.
    Release,
    /// A colour.
    Colour,
    /// A colour that stands out more.
    Contrast(Faint),
    /// A whole number from one to another.
    Within(u32, u32),
    /// A whole number of pixels.
    Pixels,
    /// A number as people write it.
    Number,
    /// A text of at most so many characters.
    Letters(usize),
    /// The address of a page or an embed of this site.
    Address,
}

impl SelectionError {
    /// What is wrong with what a key held, of which an error does not repeat a whole page.
    pub fn new(key: &str, found: &str, expected: Expected) -> Self {
        Self { key: shortened(key), found: shortened(found), expected }
    }
}
