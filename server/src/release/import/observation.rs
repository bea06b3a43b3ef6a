//! From the rows of a table to observations: who, when, what, and how many.

use super::{
    grid::{Field, Row},
    known::{Known, Nearest},
    label::plain,
    number,
    problem::{Problems, quoted},
    table::{CountColumn, Table},
    vocabulary::{Vocabulary, What, When, Who},
};
use crate::release::{counts::Entry, descriptor::Repeat};
use shared::year::FinancialYear;
use std::collections::{HashMap, HashSet, hash_map};

/// Of whom, of when and of what an observation is; what has one place for each breakdown of the dataset.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) who: Who,
    pub(super) when: When,
    pub(super) what: Vec<What>,
}

/// One number of the return.
///
/// Invariant: like the count in it, it is neither serialised nor printed.
pub(super) struct Observation {
    pub(super) entry: Entry,
    /// The index of its table.
    pub(super) table: usize,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// All numbers of a return.
#[derive(Default)]
pub(super) struct Observations {
    pub(super) by_key: HashMap<Key, Observation>,
    /// Whether there are rows that could not be read, so that sums over the others may fall short of given totals.
    pub(super) incomplete: bool,
    /// The same of rows of years that are passed over, so that sums over all years may.
    pub(super) incomplete_years: bool,
}

/// Reads every number of the tables.
pub(super) fn read(tables: &[Table<'_>], words: &Vocabulary<'_>, problems: &mut Problems) -> Observations {
    let mut observations = Observations::default();
    for (index, table) in tables.iter().enumerate() {
        let mut reading = Reading::new(tables, index, words, observations);
        for row in &table.rows {
            reading.row(row, problems);
        }
        observations = reading.observations;
    }
    observations
}

struct Reading<'r> {
    tables: &'r [Table<'r>],
    index: usize,
    table: &'r Table<'r>,
    words: &'r Vocabulary<'r>,
    observations: Observations,
    /// The last text of each column in which a blank stands for the text above it.
    above: HashMap<usize, String>,
    /// The year of a number that neither its row nor its heading dates.
    undated: When,
    too_early: HashSet<FinancialYear>,
    known: Known<'r>,
}

impl<'r> Reading<'r> {
    fn new(tables: &'r [Table<'r>], index: usize, words: &'r Vocabulary<'r>, observations: Observations) -> Self {
        let table = &tables[index];
        let dated = table.year.is_some() || table.counts.iter().any(|column| column.across.when.is_some());
        // A sheet may be named after the year of all its numbers.
        let of_sheet = table.sheet.and_then(|name| words.when(name));
        let undated = match (words.descriptor.import.years, of_sheet) {
            (_, Some(when)) if !dated => when,
            (Some(years), _) if years.is_year() && !dated => When::Year(years.first),
            _ => When::All,
        };
        Self {
            tables,
            index,
            table,
            words,
            observations,
            undated,
            above: HashMap::new(),
            too_early: HashSet::new(),
            known: Known::new(words),
        }
    }

    fn row(&mut self, row: &Row, problems: &mut Problems) {
        for column in &self.table.continued {
            if !row.field(*column).is_blank() {
                self.above.insert(*column, row.field(*column).text());
            }
        }
        let wanted = |(column, values): &(usize, HashSet<String>)| values.contains(&plain(&self.text(row, *column)));
        if !self.table.only.iter().all(wanted) {
            return;
        }
        let mut of_row = Problems::default();
        let when = self.when(row, &mut of_row);
        let who = self.who(row, &mut of_row);
        let what = self.what(row, &mut of_row);
        let years = self.words.descriptor.import.years;
        let passed_over = |when: &When| match (when, years) {
            (When::Year(year), Some(years)) => *year < years.first || *year > years.last,
            _ => false,
        };
        let left_out = matches!(who, Some(Who::LeftOut(_)));
        let of_no_interest = when.as_ref().is_some_and(passed_over);
        if !of_no_interest {
            problems.extend(of_row);
        }
        let (Some(who), Some(when), Some(what)) = (who, when, what) else {
            *(if of_no_interest {
                &mut self.observations.incomplete_years
            } else {
                &mut self.observations.incomplete
            }) = true;
            return;
        };
        if matches!(who, Who::Sum(..)) && self.is_heading(row) {
            return;
        }
        for column in &self.table.counts {
            let key = key(&who, &when, &what, column);
            let entry = match number::read(row.field(column.index), &self.words.descriptor.import) {
                Ok(Entry::Count(count, marks)) => Entry::Count(count, marks.union(column.marks)),
                Ok(entry) => entry,
                Err(_) if left_out || passed_over(&key.when) => Entry::NotAvailable,
                Err(error) => {
                    problems.add(self.table.place(row.line, column.index), error.found, error.expected);
                    // So that no total is wrong because of it.
                    Entry::NotAvailable
                }
            };
            self.check_first_year(&key.when, row, column, problems);
            let observation = Observation { entry, table: self.index, line: row.line, column: column.index };
            if !self.put(key, observation, problems) {
                return;
            }
        }
    }

    /// Whether a row has no number at all, as one that only heads the rows of a region.
    fn is_heading(&self, row: &Row) -> bool {
        self.table.counts.iter().all(|column| row.field(column.index).is_blank())
    }

    fn text(&self, row: &Row, column: usize) -> String {
        match row.field(column) {
            Field::Blank => self.above.get(&column).cloned().unwrap_or_default(),
            field => field.text(),
        }
    }

    fn who(&mut self, row: &Row, problems: &mut Problems) -> Option<Who> {
        let Some(column) = self.table.force else { return Some(Who::All) };
        let around: Vec<String> = self.table.agree.iter().map(|column| self.text(row, *column)).collect();
        let who = match self.known.who(self.text(row, column), around) {
            Ok(who) => who,
            Err(nearest) => {
                self.tell_unknown(row, column, nearest, problems);
                return None;
            }
        };
        for column in &self.table.agree {
            let said = self.text(row, *column);
            if let Some(expected) = self.known.disagrees(&who, &said) {
                problems.add(self.table.place(row.line, *column), quoted(&said), expected);
            }
        }
        Some(who)
    }

    fn tell_unknown(&self, row: &Row, column: usize, nearest: Nearest, problems: &mut Problems) {
        let perhaps = nearest.map_or_else(String::new, |force| format!(" (perhaps {})", force.name));
        let mut expected = format!("a police force{perhaps}, a body in `leave_out` or a total in `totals`");
        if self.is_heading(row) {
            expected.push_str("; or how the notes below the table begin in `until`");
        }
        problems.add(self.table.place(row.line, column), found(&self.text(row, column)), expected);
    }

    fn when(&mut self, row: &Row, problems: &mut Problems) -> Option<When> {
        let Some(column) = self.table.year else { return Some(self.undated.clone()) };
        let text = self.text(row, column);
        let when = self.known.when(text);
        if when.is_none() {
            let found = found(&self.text(row, column));
            problems.add(self.table.place(row.line, column), found, "a financial year, such as 2020-21");
        }
        when
    }

    fn what(&mut self, row: &Row, problems: &mut Problems) -> Option<Vec<What>> {
        let mut whats = Vec::new();
        for (index, column) in self.table.breakdowns.iter().enumerate() {
            let Some(column) = column else {
                whats.push(Some(What::All));
                continue;
            };
            let text = self.text(row, *column);
            let what = self.known.what(index, text);
            if what.is_none() {
                let codes = &self.words.descriptor.dataset.breakdowns[index].codes;
                let codes: Vec<&str> = codes.iter().map(|code| code.label.en.as_str()).collect();
                let expected = format!("one of {}; or a total in `totals`", codes.join(", "));
                problems.add(self.table.place(row.line, *column), found(&self.text(row, *column)), expected);
            }
            whats.push(what);
        }
        whats.into_iter().collect()
    }

    fn check_first_year(&mut self, when: &When, row: &Row, column: &CountColumn, problems: &mut Problems) {
        let descriptor = self.words.descriptor;
        let When::Year(year) = when else { return };
        let first = descriptor.dataset.first_year;
        if descriptor.import.years.is_none() && *year < first && self.too_early.insert(*year) {
            let (line, index) = match self.table.year {
                Some(index) => (row.line, index),
                None => (self.table.header_line, column.index),
            };
            let expected =
                format!("no year before {first}, the first of the dataset; or the years to import in `years`");
            problems.add(self.table.place(line, index), quoted(&year.to_string()), expected);
        }
    }

    /// Keeps a number; `false` when the row is not worth going on with, because it comes a second time.
    fn put(&mut self, key: Key, observation: Observation, problems: &mut Problems) -> bool {
        let repeat = self.words.descriptor.import.repeat;
        let (line, column) = (observation.line, observation.column);
        match self.observations.by_key.entry(key) {
            hash_map::Entry::Vacant(vacant) => {
                vacant.insert(observation);
            }
            hash_map::Entry::Occupied(mut occupied) if repeat == Repeat::Sum => {
                let sum = plus(&occupied.get().entry, &observation.entry);
                match sum {
                    Some(entry) => occupied.get_mut().entry = entry,
                    None => problems.add(
                        self.table.place(line, column),
                        "a number that makes the sum too large",
                        "a sum of at most 4294967295",
                    ),
                }
            }
            hash_map::Entry::Occupied(occupied) => {
                let first = self.tables[occupied.get().table].place(occupied.get().line, occupied.get().column);
                let found = format!("a second number for the observation of {first}");
                problems.add(self.table.place(line, column), found, "each observation once; or `repeat = \"sum\"`");
                return false;
            }
        }
        true
    }
}

/// The key of a number, from its row and its heading.
fn key(who: &Who, when: &When, what: &[What], column: &CountColumn) -> Key {
    let mut what = what.to_vec();
    if let Some((breakdown, across)) = &column.across.what {
        what[*breakdown] = across.clone();
    }
    Key { who: who.clone(), when: column.across.when.clone().unwrap_or_else(|| when.clone()), what }
}

fn found(text: &str) -> String {
    if text.is_empty() { "a blank".to_owned() } else { quoted(text) }
}

/// The sum of two entries: as unknown as its most unknown part; what is not applicable adds nothing. `None` when it is too large.
fn plus(a: &Entry, b: &Entry) -> Option<Entry> {
    Some(match (a, b) {
        (Entry::Count(a, marks), Entry::Count(b, more)) => Entry::Count(a.checked_add(*b)?, marks.union(*more)),
        (Entry::NotAvailable, _) | (_, Entry::NotAvailable) => Entry::NotAvailable,
        (Entry::Confidential, _) | (_, Entry::Confidential) => Entry::Confidential,
        (Entry::NotApplicable, Entry::NotApplicable) => Entry::NotApplicable,
        (Entry::NotApplicable, Entry::Count(count, marks)) | (Entry::Count(count, marks), Entry::NotApplicable) => {
            Entry::Count(*count, *marks)
        }
    })
}
