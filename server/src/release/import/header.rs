//! The header of a table: where it is, and what each of its columns holds.

use super::{
    grid::{Row, Sheet},
    heading::{Heading, headings},
    label::{marks, plain},
    problem::{Column, ImportErrors, Place, Problems, only, quoted},
    table::{CountColumn, Ended, Table},
    vocabulary::{Across, Vocabulary},
};
use crate::release::descriptor::{HeaderRows, Import, Layout, Repeat, Strings};
use shared::cell::Marks;

/// The header of a table is among the first so many rows that are not blank.
const MOST_ROWS_ABOVE: usize = 200;

const FORCE: [&str; 7] = [
    "Force",
    "Police force",
    "Force name",
    "Police force name",
    "Police force area",
    "Police force area name",
    "Authority",
];
const YEAR: [&str; 3] = ["Financial year", "Year", "Period"];
const COUNT: [&str; 5] = ["Number", "Count", "Value", "Observation", "Total"];

/// What a header must hold and may hold.
pub(super) struct Wanted<'w, 'd> {
    words: &'w Vocabulary<'d>,
    import: &'d Import,
}

impl<'w, 'd> Wanted<'w, 'd> {
    pub(super) fn new(words: &'w Vocabulary<'d>) -> Self {
        Self { words, import: &words.descriptor.import }
    }

    /// The columns without which a row is no header: each by the names it may have.
    fn needed(&self) -> Vec<Vec<&str>> {
        let import = self.import;
        let given = |names: &'d Option<Strings>, usual: &[&'static str]| -> Vec<&'d str> {
            let names = names.as_ref().map(|names| names.0.iter().map(String::as_str).collect());
            names.unwrap_or_else(|| usual.to_vec())
        };
        let mut needed = vec![given(&import.force, &FORCE), given(&import.year, &[])];
        if import.layout == Layout::Tidy {
            needed.push(given(&import.count, &COUNT));
        }
        let named = import.columns.values().chain(import.only.keys()).chain(&import.agree);
        needed.extend(named.map(|name| vec![name.as_str()]));
        needed.retain(|names| names.iter().any(|name| !name.is_empty()));
        needed
    }

    /// The index of the first row that is a header; otherwise how near the nearest row comes, and what it lacks.
    pub(super) fn header_of(&self, sheet: &Sheet) -> Result<usize, (usize, ImportErrors)> {
        let needed = self.needed();
        let mut nearest = (0, None, needed.iter().collect::<Vec<_>>());
        let rows = sheet.rows.iter().enumerate().filter(|(_, row)| !row.is_blank());
        for (index, row) in rows.take(MOST_ROWS_ABOVE) {
            let headings = headings(sheet, self.import.header_rows, index);
            let has = |names: &Vec<&str>| names.iter().any(|name| headings.iter().any(|heading| heading.is(name)));
            let missing: Vec<&Vec<&str>> = needed.iter().filter(|names| !has(names)).collect();
            let across = || headings.iter().any(|heading| self.across(heading).is_some());
            if missing.is_empty() && (self.import.layout == Layout::Tidy || across()) {
                return Ok(index);
            }
            let matched = needed.len() - missing.len();
            if matched > nearest.0 {
                nearest = (matched, Some(row.line), missing);
            }
        }
        let (matched, line, missing) = nearest;
        let missing: Vec<String> = missing.iter().map(|names| listed(names)).collect();
        let found = match line {
            Some(_) => "the nearest to a header".to_owned(),
            None => "no header".to_owned(),
        };
        let expected = if missing.is_empty() {
            "columns of financial years or of codes beside them".to_owned()
        } else {
            format!("a row with the columns {}", missing.join(" and "))
        };
        Err((matched, only(Place { sheet: sheet.name.clone(), line, column: None }, found, expected)))
    }

    fn across(&self, heading: &Heading) -> Option<Across> {
        if heading.upper.is_empty() || heading.lower.is_empty() {
            return self.words.across(&heading.whole());
        }
        self.words.across(&heading.upper)?.and(self.words.across(&heading.lower)?)
    }

    /// The table below a header.
    pub(super) fn table<'s>(&self, sheet: &'s Sheet, header: usize, problems: &mut Problems) -> Table<'s> {
        let headings = headings(sheet, self.import.header_rows, header);
        let depth = if self.import.header_rows == HeaderRows::Two { 2 } else { 1 };
        let (rows, ended) = self.body(&sheet.rows[(header + depth).min(sheet.rows.len())..]);
        let mut table = Table {
            sheet: sheet.name.as_deref(),
            header_line: sheet.rows[header].line + depth - 1,
            headers: headings.iter().map(Heading::whole).collect(),
            rows,
            ended,
            force: None,
            year: None,
            breakdowns: Vec::new(),
            agree: Vec::new(),
            only: Vec::new(),
            continued: Vec::new(),
            counts: Vec::new(),
        };
        let mut claims =
            Claims { headings: &headings, taken: vec![false; headings.len()], problems: Problems::default() };
        table.force = claims.one_of(&table, self.import.force.as_ref(), &FORCE);
        table.year = claims.one_of(&table, self.import.year.as_ref(), &YEAR);
        let dataset = &self.words.descriptor.dataset;
        for breakdown in &dataset.breakdowns {
            let named = self.import.columns.get(&breakdown.slug);
            let usual = [breakdown.slug.as_str(), breakdown.label.en.as_str(), breakdown.label.cy.as_str()];
            let named = named.map(|name| Strings(vec![name.clone()]));
            let column = claims.one_of(&table, named.as_ref(), &usual);
            table.breakdowns.push(column);
        }
        table.agree = self.import.agree.iter().filter_map(|name| claims.take(&table, name)).collect();
        for (name, values) in &self.import.only {
            if let Some(column) = claims.take(&table, name) {
                table.only.push((column, values.0.iter().map(|value| plain(value)).collect()));
            }
        }
        table.continued = self.import.fill_down.iter().filter_map(|name| claims.take(&table, name)).collect();
        if self.import.layout == Layout::Tidy {
            let count = claims.one_of(&table, self.import.count.as_ref(), &COUNT);
            table.counts.extend(count.map(|index| CountColumn {
                index,
                across: Across::default(),
                marks: Marks::NONE,
            }));
        }
        self.claim_rest(&mut table, &mut claims);
        if table.rows.is_empty() {
            claims.problems.add(table.line(table.header_line), "no row below the header", "the rows of the table");
        }
        problems.extend(claims.problems);
        table
    }

    /// Every other column is a column of numbers across, or passed over because the descriptor says so, or an error.
    fn claim_rest(&self, table: &mut Table<'_>, claims: &mut Claims<'_>) {
        let descriptor = self.words.descriptor;
        for (index, heading) in claims.headings.iter().enumerate() {
            if claims.taken[index] || self.import.ignore.iter().any(|name| heading.is_like(name)) {
                continue;
            }
            if heading.whole().is_empty() {
                if let Some(row) = table.rows.iter().find(|row| !row.field(index).is_blank()) {
                    let place = table.place(row.line, index);
                    claims.problems.add(place, "a column without a heading", "a heading above every column");
                }
                continue;
            }
            let across = if self.import.layout == Layout::Wide { self.across(heading) } else { None };
            if let Some(across) = across {
                if let Some(said) = said_before(table, &across, descriptor.import.repeat) {
                    claims.problems.add(table.place(table.header_line, index), quoted(&heading.whole()), said);
                }
                let marks = marks(&heading.whole());
                table.counts.push(CountColumn { index, across, marks });
                continue;
            }
            let mut expected = "a column that the descriptor names, or lists in `ignore`".to_owned();
            if self.import.layout == Layout::Wide {
                expected.push_str(", or a financial year, a total in `totals`");
                for breakdown in &descriptor.dataset.breakdowns {
                    expected.push_str(&format!(", or a code of {}", breakdown.slug));
                }
            }
            claims.problems.add(table.place(table.header_line, index), quoted(&heading.whole()), expected);
        }
    }

    /// The rows of the table, which end at the first blank row or where the descriptor says; blank rows between the header
    /// and the first row are none of it.
    fn body<'s>(&self, rows: &'s [Row]) -> (Vec<&'s Row>, Ended) {
        let mut body = Vec::new();
        for row in rows {
            // Not bare: notes may begin with `[note 1]`.
            let first = row.fields.iter().find(|field| !field.is_blank()).map(|field| field.text().to_lowercase());
            match (&self.import.until, first) {
                (None, None) if !body.is_empty() => return (body, Ended::AtBlank(row.line)),
                (_, None) | (None, Some(_)) => {}
                (Some(until), Some(first)) => {
                    if until.0.iter().any(|prefix| first.starts_with(&prefix.trim().to_lowercase())) {
                        return (body, Ended::AsTold);
                    }
                }
            }
            if !row.is_blank() {
                body.push(row);
            }
        }
        (body, Ended::WithTheSheet)
    }
}

/// Which columns have a use already.
struct Claims<'h> {
    headings: &'h [Heading],
    taken: Vec<bool>,
    problems: Problems,
}

impl Claims<'_> {
    /// The column under the first of its names that is there.
    fn one_of(&mut self, table: &Table<'_>, given: Option<&Strings>, usual: &[&str]) -> Option<usize> {
        match given {
            Some(names) => names.0.iter().find_map(|name| self.take(table, name)),
            None => usual.iter().find_map(|name| self.take(table, name)),
        }
    }

    fn take(&mut self, table: &Table<'_>, name: &str) -> Option<usize> {
        let mut columns = (0..self.headings.len()).filter(|column| self.headings[*column].is(name));
        let first = columns.next()?;
        for second in columns {
            self.taken[second] = true;
            let found = format!("a second column {}", quoted(name));
            let expected = format!("one, in column {}", Column { index: first, header: String::new() }.letters());
            self.problems.add(table.place(table.header_line, second), found, expected);
        }
        self.taken[first] = true;
        Some(first)
    }
}

/// What is wrong with a heading that says what a column of the row, or another heading, says too.
fn said_before(table: &Table<'_>, across: &Across, repeat: Repeat) -> Option<String> {
    let column = |index: usize| format!("column {}", Column { index, header: String::new() }.letters());
    if let (Some(_), Some(index)) = (&across.when, table.year) {
        return Some(format!("no year in a heading, beside the years of {}", column(index)));
    }
    if let Some(index) = across.what.as_ref().and_then(|(breakdown, _)| table.breakdowns[*breakdown]) {
        return Some(format!("no code in a heading, beside the codes of {}", column(index)));
    }
    let same = table.counts.iter().find(|other| other.across == *across).filter(|_| repeat == Repeat::Error)?;
    Some(format!("other numbers than those of {}", column(same.index)))
}

fn listed(names: &[&str]) -> String {
    names.iter().filter(|name| !name.is_empty()).map(|name| quoted(name)).collect::<Vec<_>>().join(" or ")
}
