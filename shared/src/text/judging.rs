//! What is said of one force beside all others. No figure says it, so it stands apart from [`Words`](super::Words), all of which
//! the browser is sent.

use super::{cy, en};
use crate::{difference::Difference, funnel::Position, language::Language, rank::Ranks};

/// What one language says of one force beside all others.
pub trait Judging: Sync {
    /// Where one force lies, as a sentence.
    fn position(&self, force: &str, position: Position) -> String;
    /// The ranks that are open to a force by its rate, as a sentence.
    fn ranked(&self, force: &str, ranks: Ranks) -> String;
    /// How the rate of a force compares with that of the rest of England and Wales, as a sentence.
    fn compared(&self, force: &str, difference: Difference) -> String;
}

/// The words of a language for one force beside all others.
pub fn judging(language: Language) -> &'static dyn Judging {
    match language {
        Language::En => &en::English,
        Language::Cy => &cy::Welsh,
    }
}
