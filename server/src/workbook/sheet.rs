//! What a worksheet holds, before it has a format.

/// One worksheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sheet {
    /// Its name.
    pub(super) name: String,
    /// What stands in its first cell.
    pub(super) title: String,
    /// The lines below the title.
    pub(super) lines: Vec<Line>,
    /// The table below the lines.
    pub(super) table: Option<Grid>,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Line {
    /// The heading of those that follow.
    Heading(String),
    /// A sentence.
    Text(String),
    /// A text that leads to an address.
    Link(String, String),
}

/// A table: one row of headings, at least one row of fields.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    /// The name by which formulas know it.
    pub(super) name: String,
    /// The headings.
    pub(super) columns: Vec<Column>,
    /// The fields, one for each column.
    pub(super) rows: Vec<Vec<Field>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column {
    /// Its heading, unlike all others of the table.
    pub(super) heading: String,
    /// Its width, in characters.
    pub(super) width: u16,
}

/// One field of a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Field {
    /// A text.
    Text(String),
    /// The name of a worksheet, leading there.
    Sheet(String),
    /// A count.
    Whole(u64),
    /// A rate, as tables print it.
    Decimal(f64),
    /// Nothing.
    Empty,
}
