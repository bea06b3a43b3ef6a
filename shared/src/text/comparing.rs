//! What compares forces says: a part of [`Words`](super::Words) of its own.

use crate::funnel::Position;

/// What one language says where forces are compared.
pub trait Comparing: Sync {
    /// The heading of a figure of rates against population.
    fn title_of_funnel(&self, unit: &str) -> String;
    /// The heading of its axis of population.
    fn residents(&self) -> &'static str;
    /// A number of millions of residents: `2 million`.
    fn millions(&self, number: &str) -> String;
    /// What its limits mean.
    fn limits(&self) -> [&'static str; 2];
    /// Forces that are not in it, each with its shorthand.
    fn not_placed(&self, names: &str) -> String;
    /// The forces outside of limits: "Above the 99.8% limits: …".
    fn outside(&self, position: Position, names: &[&str]) -> String;
    /// How many forces lie within the 95% limits; and, where `all` forces are placed, how many would lie outside by chance. Those that
    /// are left where others are withheld are no fair sample: small numbers are missing among them.
    fn within_limits(&self, count: usize, all: bool) -> String;
}
