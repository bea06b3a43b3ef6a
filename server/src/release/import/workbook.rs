//! XLSX and ODS workbooks.

use super::{
    archive,
    grid::{Field, Rows, Sheet, too_many_fields},
    problem::{ImportErrors, Place, only},
};
use calamine::{Data, DataRef, Ods, Reader, SheetType, Xlsx};
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
        // Cell by cell: a range would take memory for everything between the first cell and the last.
        let error = |error| damaged("an XLSX file", &error);
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(error)?;
        let mut rows = Rows::default();
        let (mut line, mut fields) = (0, Vec::new());
        while let Some(cell) = cells.next_cell().map_err(error)? {
            let (row, column) = (cell.get_position().0 as usize, cell.get_position().1 as usize);
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
            fields[column] = of_reference(cell.get_value());
        }
        rows.push(line + 1, fields)?;
        sheets.push(rows.into_sheet(Some(name)));
    }
    Ok(sheets)
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
