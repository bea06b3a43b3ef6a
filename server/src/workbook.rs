//! A selection as a workbook that people can use whatever they read it with.
//!
//! Source: Government Analysis Function, "Releasing statistics in spreadsheets": a cover, contents and notes, one table a worksheet
//! from its first cell on, one row of headings, nothing merged, shorthand in a column of its own and explained above the table.
//!
//! XLSX alone: of the kept libraries that write ODS, `spreadsheet-ods` holds its styles in maps of random order, so that the same
//! workbook would be other bytes each time.
//!
//! Invariant: a workbook is a function of the release and the selection alone; the same again is the same, byte for byte.

mod around;
mod sheet;
mod tables;
mod xlsx;

use frontend::page::View;

/// A workbook that could not be written: something in it is longer than the format allows.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct WorkbookError(#[from] rust_xlsxwriter::XlsxError);

/// The bytes of the workbook of a view: the whole release, or the table that is selected. `public_url` is where readers find it as
/// a page, empty where there is no such place.
pub fn xlsx(view: &View, public_url: &str) -> Result<Vec<u8>, WorkbookError> {
    let tables = tables::tables(view);
    let mut sheets = vec![around::cover(view, public_url)];
    sheets.push(around::contents(view, &tables));
    sheets.push(around::notes(view));
    sheets.extend(tables);
    xlsx::write(view, &sheets)
}
