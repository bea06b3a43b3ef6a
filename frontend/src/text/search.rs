//! What the search says.

use crate::page::Lies;

/// The words of the search: what only the server writes.
pub trait Searching: Sync {
    /// The heading of the page, the link to it, and the button.
    fn heading(&self) -> &'static str;
    /// The label of the field.
    fn label(&self) -> &'static str;
    /// What can be searched for, under the field.
    fn hint(&self) -> &'static str;
    /// The title of a page of results.
    fn results_for(&self, asked: &str) -> String;
    /// How much was found.
    fn found(&self, forces: usize, datasets: usize) -> String;
    /// What stands where nothing was found.
    fn nothing(&self) -> &'static str;
    /// The heading of the forces that were found.
    fn forces(&self) -> &'static str;
    /// The heading of the datasets that were found.
    fn datasets(&self) -> &'static str;
    /// Why a force was found.
    fn lies(&self, place: &str, lies: Lies) -> String;
}
