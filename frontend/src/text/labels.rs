//! The labels of controls, tables and links.

use shared::selection::FigureKind;

/// The labels of controls, tables and links: what pages and islands both need.
pub trait Labels: Sync {
    /// The heading of the column of areas in a table.
    fn area(&self) -> &'static str;
    /// The heading above the controls.
    fn choose(&self) -> &'static str;
    /// The label of the kind of figure.
    fn figure(&self) -> &'static str;
    /// A kind of figure.
    fn kind(&self, figure: FigureKind) -> &'static str;
    /// The label of count or rate.
    fn unit(&self) -> &'static str;
    /// Counts.
    fn count(&self) -> &'static str;
    /// Rates, as a choice.
    fn per_million(&self) -> &'static str;
    /// Rates, as the heading of a column.
    fn rate(&self) -> &'static str;
    /// The label of the first year.
    fn from(&self) -> &'static str;
    /// The label of the last year.
    fn to(&self) -> &'static str;
    /// The label of the breakdown whose codes are parts.
    fn split_by(&self) -> &'static str;
    /// All codes of a breakdown.
    fn all_codes(&self) -> &'static str;
    /// The label of the order of forces.
    fn sort(&self) -> &'static str;
    /// Alphabetical order.
    fn by_name(&self) -> &'static str;
    /// Order by region.
    fn by_region(&self) -> &'static str;
    /// Order by value.
    fn by_value(&self) -> &'static str;
    /// The legend of the list of forces.
    fn forces(&self) -> &'static str;
    /// How many of the forces are chosen; none means all.
    fn chosen(&self, chosen: usize, of: usize) -> String;
    /// The label of the field that narrows the list of forces.
    fn find_force(&self) -> &'static str;
    /// How many of the forces are called as was typed.
    fn found(&self, found: usize) -> String;
    /// The link that takes the choice of forces back.
    fn all_forces(&self) -> &'static str;
    /// The button of the form.
    fn show(&self) -> &'static str;
    /// What stands in its place where every change shows at once.
    fn live(&self) -> &'static str;
    /// What is said where a choice cannot be shown.
    fn refused(&self) -> &'static str;
    /// The label of the slider that walks over the numbers of a figure.
    fn walk(&self) -> &'static str;
    /// The heading of the sentence.
    fn in_words(&self) -> &'static str;
    /// The heading of the table.
    fn table(&self) -> &'static str;
    /// The name of the region that a wide table scrolls in.
    fn table_region(&self) -> &'static str;
    /// The heading of the shorthand and marks.
    fn key(&self) -> &'static str;
    /// The heading of breaks in the series.
    fn breaks(&self) -> &'static str;
    /// The heading of events.
    fn events(&self) -> &'static str;
    /// The heading of files and embed.
    fn take_away(&self) -> &'static str;
    /// The file of the table for people with a spreadsheet program.
    fn xlsx(&self) -> &'static str;
    /// The file of the table for spreadsheets and programs.
    fn csv(&self) -> &'static str;
    /// The file of the table for programs.
    fn json(&self) -> &'static str;
    /// The figure as a drawing.
    fn svg(&self) -> &'static str;
    /// The figure as an image.
    fn png(&self) -> &'static str;
    /// The link to what puts the figure on another page.
    fn embed(&self) -> &'static str;
}
