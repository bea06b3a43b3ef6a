//! What the page of claims says.

use shared::claim::{Grounds, Verdict, Whose};

/// The words about published sentences and their checks: what only the server writes.
pub trait Claims: Sync {
    /// The heading of the page, and its name in the navigation.
    fn heading(&self) -> &'static str;
    /// What the page says before the claims.
    fn lede(&self, release: &str) -> String;
    /// What stands where no claim is declared.
    fn none(&self) -> &'static str;
    /// A verdict, in a few words.
    fn verdict(&self, verdict: Verdict, made_up: bool) -> &'static str;
    /// The heading of what is checked.
    fn checked_as(&self) -> &'static str;
    /// Whose counts are checked; `area` is the name of a single area.
    fn whose(&self, whose: &Whose, area: &str) -> String;
    /// The bounds of a count.
    fn bounds(&self, least: &str, most: Option<&str>) -> String;
    /// The heading of what the release shows.
    fn shown(&self) -> &'static str;
    /// How many forces lie where; a cell is told by its value in a table.
    fn grounds(&self, on: Grounds, value: &str) -> String;
    /// The heading of what speaks for the numbers of a dataset.
    fn strengths(&self) -> &'static str;
}
