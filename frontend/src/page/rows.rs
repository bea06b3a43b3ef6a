//! What a row of the table explorer is.

use shared::selection::Word;

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rows {
    /// An area, with a number for each period.
    #[default]
    Areas,
    /// One number, with all that says of what it is.
    Numbers,
}

impl Word for Rows {
    const WORDS: &'static [(&'static str, Self)] = &[("areas", Self::Areas), ("numbers", Self::Numbers)];
}
