//! What the table explorer and the comparison of forces say.

use shared::difference::Difference;

/// The words of the table explorer and the comparison: what only the server writes.
pub trait Tables: Sync {
    /// The name of the table explorer.
    fn table(&self) -> &'static str;
    /// What the table explorer is.
    fn table_lede(&self) -> &'static str;
    /// The label of what a row is.
    fn rows(&self) -> &'static str;
    /// A row for each area.
    fn an_area(&self) -> &'static str;
    /// A row for each number.
    fn a_number(&self) -> &'static str;
    /// The label of what a column is.
    fn columns(&self) -> &'static str;
    /// One column for all the years together.
    fn one_period(&self) -> &'static str;
    /// A column for each year.
    fn each_year(&self) -> &'static str;
    /// That one row a number lists all numbers of the release while nothing else is chosen.
    fn all_numbers(&self) -> &'static str;
    /// That there are more rows than are shown.
    fn shortened(&self, shown: usize, of: &str) -> String;
    /// The heading of the files of what is shown.
    fn files(&self) -> &'static str;
    /// The heading of the code of an area in a table of numbers.
    fn code(&self) -> &'static str;
    /// The heading of numbers.
    fn number(&self) -> &'static str;
    /// The heading of what rates are divided by.
    fn denominator(&self) -> &'static str;
    /// The name of the comparison of forces.
    fn compare(&self) -> &'static str;
    /// What the comparison is, and how many forces it takes.
    fn compare_lede(&self, most: usize) -> String;
    /// No police force is chosen.
    fn none_chosen(&self) -> &'static str;
    /// What stands where too few forces are chosen, or more than `most`.
    fn choose_others(&self, chosen: usize, most: usize) -> String;
    /// The heading of the sentences about pairs of forces.
    fn pairs(&self) -> &'static str;
    /// How the rates of two forces compare.
    fn pair(&self, one: &str, other: &str, difference: Difference) -> String;
    /// No two of so many rates differ.
    fn all_similar(&self, count: usize) -> String;
    /// What must be known of the sentences about pairs.
    fn pairs_note(&self) -> &'static str;
    /// What stands where no two of the forces have a rate that is shown.
    fn no_pairs(&self) -> &'static str;
}
