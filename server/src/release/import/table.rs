//! The table of a return, with the use of each of its columns.

use super::{
    grid::Row,
    problem::{Column, Place},
    vocabulary::Across,
};
use shared::cell::Marks;
use std::collections::HashSet;

/// A table: rows of one sheet, and what its columns hold.
pub(super) struct Table<'s> {
    pub(super) sheet: Option<&'s str>,
    pub(super) header_line: usize,
    pub(super) headers: Vec<String>,
    /// The rows below the header; none is blank.
    pub(super) rows: Vec<&'s Row>,
    pub(super) ended: Ended,
    pub(super) force: Option<usize>,
    pub(super) year: Option<usize>,
    /// One for each breakdown of the dataset.
    pub(super) breakdowns: Vec<Option<usize>>,
    /// The columns that say once more where the force is.
    pub(super) agree: Vec<usize>,
    /// The columns that say whether a row is to be imported, with the texts that say it is.
    pub(super) only: Vec<(usize, HashSet<String>)>,
    /// The columns in which a blank stands for the text above it.
    pub(super) continued: Vec<usize>,
    pub(super) counts: Vec<CountColumn>,
}

/// A column of numbers.
pub(super) struct CountColumn {
    pub(super) index: usize,
    pub(super) across: Across,
    /// The marks in its heading.
    pub(super) marks: Marks,
}

/// Why a table ends where it does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    WithTheSheet,
    /// At a row that `until` describes.
    AsTold,
    /// At the blank row in this line.
    AtBlank(usize),
}

impl Table<'_> {
    /// The place of a field.
    pub(super) fn place(&self, line: usize, column: usize) -> Place {
        let header = self.headers.get(column).cloned().unwrap_or_default();
        Place { column: Some(Column { index: column, header }), ..self.line(line) }
    }

    /// The place of a row.
    pub(super) fn line(&self, line: usize) -> Place {
        Place { sheet: self.sheet.map(str::to_owned), line: Some(line), column: None }
    }
}
