//! CSV files, in the encodings that offices send.

use super::{
    grid::{Field, Rows, Sheet},
    problem::{ImportErrors, Place, only},
};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::borrow::Cow;

/// Reads a CSV file in UTF-8, UTF-16 with its mark, or else Windows-1252.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ImportErrors> {
    // One way to end a line, so that lines can be counted.
    let text = decoded(bytes).replace("\r\n", "\n").replace('\r', "\n");
    if let Some(at) = text.find(|c: char| c.is_control() && !matches!(c, '\t' | '\n')) {
        let place = Place { line: Some(text[..at].matches('\n').count() + 1), ..Place::default() };
        return Err(only(place, "a control character", "a CSV, XLSX or ODS file"));
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Rows::default();
    let mut record = csv::StringRecord::new();
    let (mut line, mut counted) = (1, 0);
    let mut line_of = |byte: usize| {
        line += text[counted..byte].matches('\n').count();
        counted = byte;
        line
    };
    loop {
        // The reader passes over empty lines, but they can end a table.
        let from = usize::try_from(reader.position().byte()).expect("the file is in memory");
        let start = text.len() - text[from..].trim_start_matches('\n').len();
        if start > from {
            rows.push(line_of(from), Vec::new())?;
        }
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => rows.push(line_of(start), record.iter().map(Field::of_text).collect())?,
            Err(error) => return Err(only(Place::default(), error.to_string(), "a CSV file")),
        }
    }
    Ok(vec![rows.into_sheet(None)])
}

fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode(bytes).0,
    }
}
