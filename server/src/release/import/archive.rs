//! A look into a workbook before it is read: which kind it is, and that it fits into memory.
//!
//! A few kilobytes can unpack to gigabytes, and one repeated cell of an ODS file can stand for thousands. Nothing is
//! believed of what an archive says about itself.

use super::{
    grid::{MOST_FIELDS, too_many_fields},
    problem::{ImportErrors, Place, only},
};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use zip::ZipArchive;

/// A kind of workbook.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
}

/// The most bytes that a workbook may unpack to.
const MOST_UNPACKED: u64 = 400_000_000;
/// The most columns that a sheet can have.
pub(super) const MOST_COLUMNS: usize = 16_384;

/// The kind of a workbook that is safe to read.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, ImportErrors> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let has = |name: &str| archive.file_names().any(|other| other.is_ok_and(|other| other == name));
    let kind = match (has("xl/workbook.xml"), has("content.xml")) {
        (true, _) => Kind::Xlsx,
        (false, true) => Kind::Ods,
        (false, false) => {
            return Err(only(Place::default(), "an archive that is no workbook", "a CSV, XLSX or ODS file"));
        }
    };
    check_unpacked(&mut archive, MOST_UNPACKED)?;
    if kind == Kind::Ods {
        let content = archive.by_name("content.xml").map_err(|error| damaged(&error))?;
        if fields_of(BufReader::new(content)).map_err(|error| damaged(&error))? > MOST_FIELDS {
            return Err(too_many_fields());
        }
    }
    Ok(kind)
}

/// Unpacks everything once, to nowhere: an archive may say that it is small.
fn check_unpacked(archive: &mut ZipArchive<Cursor<&[u8]>>, most: u64) -> Result<(), ImportErrors> {
    let mut left = most;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|error| damaged(&error))?;
        let size = io::copy(&mut file.by_ref().take(left + 1), &mut io::sink()).map_err(|error| damaged(&error))?;
        left = left.checked_sub(size).ok_or_else(|| {
            let found = format!("an archive that unpacks to more than {most} bytes");
            only(Place::default(), found, "a return by force and year")
        })?;
    }
    Ok(())
}

/// How many fields the sheets of an ODS file have, each from its first row to its last and as wide as its widest.
fn fields_of(content: impl BufRead) -> Result<usize, quick_xml::Error> {
    let mut reader = Reader::from_reader(content);
    let mut buffer = Vec::new();
    let mut fields = 0_usize;
    let mut sheet = Extent::default();
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => return Ok(fields.saturating_add(sheet.fields())),
            Event::Start(element) => match element.name().as_ref() {
                "table:table" => {
                    fields = fields.saturating_add(sheet.fields());
                    sheet = Extent::default();
                }
                "table:table-row" => sheet.begin_row(repeats(&element, "table:number-rows-repeated")?),
                // A cell with anything inside is taken to hold something.
                "table:table-cell" | "table:covered-table-cell" => {
                    sheet.cell(repeats(&element, "table:number-columns-repeated")?, Content::Something);
                }
                _ => {}
            },
            Event::Empty(element) => match element.name().as_ref() {
                "table:table-row" => sheet.begin_row(repeats(&element, "table:number-rows-repeated")?),
                "table:table-cell" | "table:covered-table-cell" => {
                    let has_value = element.try_get_attribute("office:value-type")?.is_some();
                    let content = if has_value { Content::Something } else { Content::Nothing };
                    sheet.cell(repeats(&element, "table:number-columns-repeated")?, content);
                }
                _ => {}
            },
            _ => {}
        }
        buffer.clear();
    }
}

fn repeats(element: &BytesStart<'_>, attribute: &str) -> Result<usize, quick_xml::Error> {
    // What is no number is the workbook reader's to refuse.
    Ok(element.try_get_attribute(attribute)?.and_then(|found| found.value.parse().ok()).unwrap_or(1))
}

enum Content {
    Something,
    Nothing,
}

/// How far a sheet reaches.
#[derive(Default)]
struct Extent {
    rows: usize,
    last_row: usize,
    width: usize,
    column: usize,
}

impl Extent {
    fn begin_row(&mut self, repeats: usize) {
        self.rows = self.rows.saturating_add(repeats);
        self.column = 0;
    }

    fn cell(&mut self, repeats: usize, content: Content) {
        self.column = self.column.saturating_add(repeats);
        if let Content::Something = content {
            self.last_row = self.rows;
            self.width = self.width.max(self.column.min(MOST_COLUMNS));
        }
    }

    fn fields(&self) -> usize {
        self.last_row.saturating_mul(self.width)
    }
}

fn damaged(error: &dyn std::fmt::Display) -> ImportErrors {
    only(Place::default(), format!("an archive that cannot be read ({error})"), "an XLSX or ODS file")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::{ZipWriter, write::SimpleFileOptions};

    #[test]
    fn an_archive_is_measured_by_what_comes_out_of_it() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["one", "two"] {
            archive.start_file(name, SimpleFileOptions::default()).expect("a file");
            archive.write_all(&[b'0'; 60_000]).expect("its bytes");
        }
        let bytes = archive.finish().expect("an archive").into_inner();
        assert!(bytes.len() < 1_000);
        let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).expect("an archive");
        assert!(check_unpacked(&mut archive, 120_000).is_ok());
        let error = check_unpacked(&mut archive, 119_999).expect_err("one byte too many");
        assert!(error.to_string().contains("unpacks to more than 119999 bytes"), "{error}");
    }
}
