//! What the pages say on which a figure is checked.

use super::problems::Told;
use shared::identity::FigureIdError;

/// The words about a figure that somebody wants to check: what only the server writes.
pub trait Verify: Sync {
    /// The heading of the page on which the name of a figure is typed, and the link to it.
    fn heading(&self) -> &'static str;
    /// Where the name of a figure stands.
    fn lede(&self) -> &'static str;
    /// The label of the name.
    fn name(&self) -> &'static str;
    /// The button.
    fn submit(&self) -> &'static str;
    /// The link to the check of one figure.
    fn this_figure(&self) -> &'static str;
    /// The heading of what has become of its release.
    fn today(&self) -> &'static str;
    /// None of its numbers is another one in the latest release.
    fn unchanged(&self, latest: u32) -> String;
    /// So many of its numbers are others in the latest release.
    fn changed(&self, count: usize, latest: u32) -> String;
    /// The latest release has no such figure.
    fn not_comparable(&self, latest: u32) -> String;
    /// The link to the same figure of the latest release.
    fn in_latest(&self, latest: u32) -> String;
    /// The heading of the check of a number.
    fn does_it_appear(&self) -> &'static str;
    /// The label of the number.
    fn number(&self) -> &'static str;
    /// The label of the area.
    fn area(&self) -> &'static str;
    /// All areas.
    fn any_area(&self) -> &'static str;
    /// The number is what the figure shows in a place.
    fn same(&self, number: &str, place: &str) -> String;
    /// The number is what the figure shows in a place, without its decimals.
    fn rounded(&self, number: &str, place: &str, shown: &str) -> String;
    /// What the figure shows in a place is withheld, and the number lies in its range.
    fn open(&self, number: &str, place: &str, shown: &str) -> String;
    /// The figure shows something else in a place.
    fn other(&self, number: &str, place: &str, shown: &str) -> String;
    /// The figure has no number in a place.
    fn missing(&self, place: &str, shown: &str) -> String;
    /// The number is nowhere in the figure.
    fn nowhere(&self, number: &str) -> String;
    /// So many withheld numbers could be it.
    fn could_be(&self, count: usize) -> String;
    /// What an agreement does not mean.
    fn hedge(&self) -> &'static str;
    /// No figure has this name; why it cannot have one, where that is known.
    fn unknown(&self, found: &str, why: Option<FigureIdError>) -> Told;
}
