//! XLSX and ODS workbooks.

use super::{
    archive,
    grid::{Field, Rows, Sheet, too_many_fields},
    problem::{ImportErrors, Place, only},
};
use calamine::{Data, DataRef, Ods, Reader, SheetType, Xlsx, XlsxError};
use std::{fmt::Display, io::Cursor, panic};

/// Reads every sheet of a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ImportErrors> {
    let (expected, read): (_, fn(&[u8]) -> _) = match archive::kind(bytes)? {
        archive::Kind::Xlsx => ("an XLSX file", xlsx),
        archive::Kind::Ods => ("an ODS file", ods),
    };
    // The library counts on references that are right; where they are not, it stops in the middle, and says so in its own words.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let read = panic::catch_unwind(|| read(bytes));
    panic::set_hook(hook);
    read.unwrap_or_else(|_| Err(damaged(expected, &"a reference in it is wrong")))
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, ImportErrors> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged("an XLSX file", &error))?;
    let names: Vec<String> = worksheets(&workbook);
    let mut sheets = Vec::new();
    for name in names {
        let rows = match worksheet(&mut workbook, &name, &[])? {
            Cells::Read(rows) => rows,
            // Once more, with the places of all cells.
            Cells::Unplaced(error) => {
                let places = places(&mut workbook, &name).map_err(|error| damaged("an XLSX file", &error))?;
                match worksheet(&mut workbook, &name, &places)? {
                    Cells::Read(rows) => rows,
                    Cells::Unplaced(_) => return Err(damaged("an XLSX file", &error)),
                }
            }
        };
        sheets.push(rows.into_sheet(Some(name)));
    }
    Ok(sheets)
}

/// What came of reading the cells of a sheet.
enum Cells {
    Read(Rows),
    /// An error of a formula that the library does not know (`#SPILL!`): it says which, and not where.
    Unplaced(XlsxError),
}

/// Reads a sheet cell by cell: a range would take memory for everything between the first cell and the last. `places` are
/// those of all cells in the order of the file, or none where the library is to say them.
fn worksheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, places: &[(u32, u32)]) -> Result<Cells, ImportErrors> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(|error| damaged("an XLSX file", &error))?;
    let mut rows = Rows::default();
    let (mut line, mut fields) = (0, Vec::new());
    for read in 0.. {
        let ((row, column), field) = match (cells.next_cell(), places.get(read).copied()) {
            (Ok(None), _) => break,
            (Ok(Some(cell)), place) => (place.unwrap_or(cell.get_position()), of_reference(cell.get_value())),
            (Err(XlsxError::CellError(error)), Some(place)) => (place, Field::Other(format!("the error {error}"))),
            (Err(error @ XlsxError::CellError(_)), None) => return Ok(Cells::Unplaced(error)),
            (Err(error), _) => return Err(damaged("an XLSX file", &error)),
        };
        let (row, column) = (row as usize, column as usize);
        if row != line {
            rows.push(line + 1, std::mem::take(&mut fields))?;
            if row > line + 1 {
                rows.push(line + 2, Vec::new())?;
            }
            line = row;
        }
        if column >= archive::MOST_COLUMNS {
            return Err(too_many_fields());
        }
        if fields.len() <= column {
            fields.resize_with(column + 1, || Field::Blank);
        }
        fields[column] = field;
    }
    rows.push(line + 1, fields)?;
    Ok(Cells::Read(rows))
}

/// The row and the column of each cell of a sheet, from 0, in the order of the file. Formulas are read in place of values, so
/// nothing depends on what a value is.
fn places(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<(u32, u32)>, XlsxError> {
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let mut places = Vec::new();
    while let Some(cell) = cells.next_formula()? {
        places.push(cell.get_position());
    }
    Ok(places)
}

fn ods(bytes: &[u8]) -> Result<Vec<Sheet>, ImportErrors> {
    let mut workbook = Ods::new(Cursor::new(bytes)).map_err(|error| damaged("an ODS file", &error))?;
    let mut sheets = Vec::new();
    for name in worksheets(&workbook) {
        let range = workbook.worksheet_range(&name).map_err(|error| damaged("an ODS file", &error))?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut rows = Rows::default();
        for (index, row) in range.rows().enumerate() {
            let blanks = (0..first_column).map(|_| Field::Blank);
            rows.push(first_row as usize + index + 1, blanks.chain(row.iter().map(of_data)).collect())?;
        }
        sheets.push(rows.into_sheet(Some(name)));
    }
    Ok(sheets)
}

fn worksheets<R: Reader<Cursor<B>>, B: AsRef<[u8]>>(workbook: &R) -> Vec<String> {
    let sheets = workbook.sheets_metadata().iter();
    sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect()
}

fn of_data(data: &Data) -> Field {
    match data {
        Data::Empty => Field::Blank,
        Data::String(text) => Field::of_text(text),
        Data::Int(number) => Field::Text(number.to_string()),
        Data::Float(number) => Field::Number(*number),
        Data::Bool(value) => Field::Other(format!("the logical value {value}")),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Field::Other(format!("the date {year}-{month:02}-{day:02}"))
        }
        Data::DateTimeIso(date) | Data::DurationIso(date) => Field::Other(format!("the date or time {date}")),
        Data::Error(error) => Field::Other(format!("the error {error}")),
    }
}

fn of_reference(data: &DataRef<'_>) -> Field {
    of_data(&data.clone().into())
}

fn damaged(expected: &str, error: &dyn Display) -> ImportErrors {
    only(Place::default(), format!("a file that cannot be read ({error})"), expected)
}
