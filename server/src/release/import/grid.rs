//! A file as sheets of rows of fields, whatever kind of file it is.
//!
//! Invariant: like the counts in it, a field is neither serialised nor printed.

use super::{
    problem::{ImportErrors, Place, only},
    text_file, workbook,
};

/// One sheet; a text file has one without a name.
pub(super) struct Sheet {
    pub(super) name: Option<String>,
    pub(super) rows: Vec<Row>,
}

/// One row; any number of blank rows between two others is one row without fields.
pub(super) struct Row {
    /// Its line in the file, from 1.
    pub(super) line: usize,
    pub(super) fields: Vec<Field>,
}

/// What stands in one place of a sheet.
pub(super) enum Field {
    Blank,
    Text(String),
    Number(f64),
    /// Something that is neither, in words: a date, a formula's error.
    Other(String),
}

impl Field {
    /// The field that a text makes.
    pub(super) fn of_text(text: &str) -> Self {
        if text.trim().is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }

    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// What it holds, as a text.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) | Self::Other(text) => text.trim().to_owned(),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl Row {
    pub(super) fn field(&self, column: usize) -> &Field {
        self.fields.get(column).unwrap_or(&Field::Blank)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.fields.iter().all(Field::is_blank)
    }
}

/// The largest file that is read.
pub const MOST_BYTES: u64 = 50_000_000;
/// The most fields that a file may have.
pub(super) const MOST_FIELDS: usize = 4_000_000;

/// Reads the sheets of a CSV, XLSX or ODS file; its content says which it is.
pub(super) fn sheets(bytes: &[u8], file_name: &str) -> Result<Vec<Sheet>, ImportErrors> {
    let refuse = |found: String| Err(only(Place::default(), found, "a CSV, XLSX or ODS file"));
    if bytes.len() as u64 > MOST_BYTES {
        return Err(only(Place::default(), "more than 50 MB".to_owned(), "a file of at most 50 MB"));
    }
    match bytes {
        [] => refuse(format!("an empty file ({file_name})")),
        [b'P', b'K', 3, 4, ..] => workbook::read(bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => refuse("an old Excel file (.xls) or one with a password".to_owned()),
        [b'%', b'P', b'D', b'F', ..] => refuse("a PDF file".to_owned()),
        _ => text_file::read(bytes),
    }
}

/// Puts rows together as they come, and stops at too many fields.
#[derive(Default)]
pub(super) struct Rows {
    rows: Vec<Row>,
    fields: usize,
}

impl Rows {
    /// Adds the row that begins in a line, after all before it.
    pub(super) fn push(&mut self, line: usize, mut fields: Vec<Field>) -> Result<(), ImportErrors> {
        while fields.last().is_some_and(Field::is_blank) {
            fields.pop();
        }
        self.fields += fields.len();
        if self.fields > MOST_FIELDS {
            return Err(too_many_fields());
        }
        if !fields.is_empty() || self.rows.last().is_none_or(|row| !row.is_blank()) {
            self.rows.push(Row { line, fields });
        }
        Ok(())
    }

    pub(super) fn into_sheet(self, name: Option<String>) -> Sheet {
        Sheet { name, rows: self.rows }
    }
}

pub(super) fn too_many_fields() -> ImportErrors {
    only(Place::default(), format!("more than {MOST_FIELDS} fields"), "a return by force and year")
}
