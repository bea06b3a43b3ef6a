//! What is wrong with a return, all of it at once.
//!
//! Invariant: what was found in a return is for its operator alone. `Display` is for the operator's terminal; `Debug`, which
//! ends up in logs, tells how many problems there are and nothing of them.

use shared::found::{shortened, visible};
use std::{cmp::Ordering, fmt};

/// Where in a file something stands, as far as one place can be named.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column.
    pub column: Option<Column>,
}

/// A column of a sheet.
#[derive(Clone, PartialEq, Eq)]
pub struct Column {
    /// Its position, from 0.
    pub index: usize,
    /// Its heading, or empty.
    pub header: String,
}

impl Column {
    /// Its letters, as spreadsheets show them: `A`, `Z`, `AA`.
    pub fn letters(&self) -> String {
        let (mut rest, mut letters) = (self.index + 1, Vec::new());
        while rest > 0 {
            rest -= 1;
            letters.insert(0, char::from(b'A' + u8::try_from(rest % 26).expect("below 26")));
            rest /= 26;
        }
        letters.into_iter().collect()
    }
}

/// One thing wrong with a return; what is not seen in it is told.
#[derive(Clone, PartialEq, Eq)]
pub struct ImportError {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub found: String,
    /// What should stand there.
    pub expected: String,
}

/// Everything that is wrong with a return, in the order of its lines; at least one error.
#[derive(Clone, PartialEq, Eq)]
pub struct ImportErrors {
    errors: Vec<ImportError>,
    /// How many more there are than were kept.
    more: usize,
}

/// So many errors are kept and shown; nobody reads more.
const MOST_ERRORS: usize = 500;

impl ImportError {
    fn new(place: Place, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { place, found: visible(&found.into()), expected: visible(&expected.into()) }
    }
}

impl ImportErrors {
    /// The errors, in the order of their lines; of a great many, the first found.
    pub fn iter(&self) -> impl Iterator<Item = &ImportError> {
        self.errors.iter()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.errors.len() + self.more
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sheet = self.sheet.as_ref().map(|sheet| format!("sheet {}", shortened(sheet)));
        let line = self.line.map(|line| format!("line {line}"));
        let column = self.column.as_ref().map(|column| match column.header.as_str() {
            "" => format!("column {}", column.letters()),
            header => format!("column {} ({})", column.letters(), shortened(header)),
        });
        f.write_str(&[sheet, line, column].into_iter().flatten().collect::<Vec<_>>().join(", "))
    }
}

impl fmt::Display for ImportErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.count();
        write!(f, "{count} problem{} in the return; nothing was imported", if count == 1 { "" } else { "s" })?;
        let places: Vec<String> = self.errors.iter().map(|error| error.place.to_string()).collect();
        let width = places.iter().map(|place| place.chars().count()).max().unwrap_or(0);
        for (error, place) in self.errors.iter().zip(places) {
            write!(f, "\n  {place:width$}  found {}, expected {}", error.found, error.expected)?;
        }
        if self.more > 0 {
            write!(f, "\n  and {} more", self.more)?;
        }
        Ok(())
    }
}

impl fmt::Debug for ImportErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ImportErrors({})", self.count())
    }
}

impl std::error::Error for ImportErrors {}

/// The problems found so far.
#[derive(Default)]
pub(super) struct Problems {
    found: Vec<ImportError>,
    more: usize,
}

impl Problems {
    pub(super) fn add(&mut self, place: Place, found: impl Into<String>, expected: impl Into<String>) {
        if self.found.len() < MOST_ERRORS {
            self.found.push(ImportError::new(place, found, expected));
        } else {
            self.more += 1;
        }
    }

    pub(super) fn extend(&mut self, other: Self) {
        self.more += other.more;
        for error in other.found {
            self.add(error.place, error.found, error.expected);
        }
    }

    /// `value`, when there is no problem.
    pub(super) fn or<T>(mut self, value: T) -> Result<T, ImportErrors> {
        if self.found.is_empty() {
            return Ok(value);
        }
        let by_place = |a: &ImportError, b: &ImportError| -> Ordering {
            let column = |error: &ImportError| error.place.column.as_ref().map(|column| column.index);
            (&a.place.sheet, a.place.line, column(a)).cmp(&(&b.place.sheet, b.place.line, column(b)))
        };
        self.found.sort_by(by_place);
        Err(ImportErrors { errors: self.found, more: self.more })
    }
}

/// A single problem, after which nothing else can be told.
pub(super) fn only(place: Place, found: impl Into<String>, expected: impl Into<String>) -> ImportErrors {
    ImportErrors { errors: vec![ImportError::new(place, found, expected)], more: 0 }
}

/// A text of the return between backticks, at most 60 characters of it and on one line.
pub(super) fn quoted(text: &str) -> String {
    format!("`{}`", shortened(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        let letters = |index| Column { index, header: String::new() }.letters();
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn errors_are_a_list_for_the_terminal_and_a_number_for_logs() {
        let place = |line, index| Place {
            sheet: None,
            line: Some(line),
            column: Some(Column { index, header: "2018/19".to_owned() }),
        };
        let mut problems = Problems::default();
        problems.add(place(12, 3), quoted("4.5"), "a whole number");
        problems.add(place(2, 1), quoted(&"x".repeat(90)), "a whole number");
        let errors = problems.or(()).expect_err("two problems");
        let text = errors.to_string();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "2 problems in the return; nothing was imported");
        assert_eq!(
            lines[1],
            format!("  line 2, column B (2018/19)   found `{}…`, expected a whole number", "x".repeat(59))
        );
        assert_eq!(lines[2], "  line 12, column D (2018/19)  found `4.5`, expected a whole number");
        assert_eq!(format!("{errors:?}"), "ImportErrors(2)");
    }

    #[test]
    fn a_great_many_errors_are_counted() {
        let mut problems = Problems::default();
        for line in 0..MOST_ERRORS + 7 {
            problems.add(Place { line: Some(line), ..Place::default() }, "`?`", "a number");
        }
        let errors = problems.or(()).expect_err("problems");
        assert_eq!(errors.count(), MOST_ERRORS + 7);
        assert!(errors.to_string().ends_with("and 7 more"));
    }
}
