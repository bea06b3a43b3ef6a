//! What a workbook says around its tables.

use shared::selection::Unit;

/// The words of workbooks: what only the server writes.
pub trait Files: Sync {
    /// The name of the first worksheet.
    fn cover(&self) -> &'static str;
    /// The name of the worksheet that lists the others.
    fn contents(&self) -> &'static str;
    /// The name of the worksheet of notes.
    fn notes(&self) -> &'static str;
    /// The name of a worksheet with a table of numbers.
    fn sheet(&self, number: usize) -> String;
    /// The heading of the names of worksheets.
    fn worksheet(&self) -> &'static str;
    /// The heading of the titles of worksheets.
    fn title(&self) -> &'static str;
    /// The heading of the numbers of notes.
    fn note_number(&self) -> &'static str;
    /// The heading of notes.
    fn note(&self) -> &'static str;
    /// What the worksheet that lists the others holds.
    fn about_contents(&self) -> &'static str;
    /// What the worksheet of notes holds.
    fn about_notes(&self) -> &'static str;
    /// What a worksheet with a table of numbers holds.
    fn about_table(&self) -> &'static str;
    /// Why some cells are empty.
    fn empty_cells(&self) -> &'static str;
    /// What stands in the columns beside a number.
    fn ends(&self, unit: Unit) -> &'static str;
    /// What stands in the column of what a rate is divided by.
    fn denominators(&self) -> &'static str;
    /// The heading of ONS codes.
    fn code(&self) -> &'static str;
    /// The heading of the shorthand and marks of a period.
    fn shorthand(&self, period: &str) -> String;
    /// The heading of the lower ends of a period.
    fn lower(&self, period: &str) -> String;
    /// The heading of the upper ends of a period.
    fn upper(&self, period: &str) -> String;
    /// The heading of what the rates of a period are divided by.
    fn denominator(&self, period: &str) -> String;
    /// Where the same can be read as a page.
    fn online(&self) -> &'static str;
}
