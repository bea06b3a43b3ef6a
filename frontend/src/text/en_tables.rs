//! English words of the table explorer and the comparison.

use super::{Tables, en::English};
use shared::difference::Difference;

impl Tables for English {
    fn table(&self) -> &'static str {
        "Table"
    }

    fn table_lede(&self) -> &'static str {
        "Every published number: choose what the rows and columns are, which police forces and years, and take it away as a file."
    }

    fn rows(&self) -> &'static str {
        "A row is"
    }

    fn an_area(&self) -> &'static str {
        "An area"
    }

    fn a_number(&self) -> &'static str {
        "One number"
    }

    fn columns(&self) -> &'static str {
        "Columns"
    }

    fn one_period(&self) -> &'static str {
        "All the years together"
    }

    fn each_year(&self) -> &'static str {
        "Each year"
    }

    fn all_numbers(&self) -> &'static str {
        "Every number of the release is listed. Choose anything else above to see only that."
    }

    fn shortened(&self, shown: usize, of: &str) -> String {
        format!("The first {shown} of {of} numbers; the files have all of them.")
    }

    fn files(&self) -> &'static str {
        "This table as a file"
    }

    fn code(&self) -> &'static str {
        "Area code"
    }

    fn number(&self) -> &'static str {
        "Number"
    }

    fn denominator(&self) -> &'static str {
        "Residents, summed over the years"
    }

    fn compare(&self) -> &'static str {
        "Compare police forces"
    }

    fn compare_lede(&self, most: usize) -> String {
        format!("Up to {most} police forces side by side, with what chance alone can explain.")
    }

    fn none_chosen(&self) -> &'static str {
        "none chosen"
    }

    fn choose_others(&self, chosen: usize, most: usize) -> String {
        match chosen > most {
            true => format!("{chosen} police forces are chosen. Choose at most {most}, then press Show."),
            false => "Choose at least two police forces, then press Show.".to_owned(),
        }
    }

    fn pairs(&self) -> &'static str {
        "One force beside another"
    }

    fn pair(&self, one: &str, other: &str, difference: Difference) -> String {
        match difference {
            Difference::Similar => {
                format!("The rate of {one} is similar to that of {other}: their 95% intervals overlap.")
            }
            Difference::Higher => format!("The rate of {one} is higher than that of {other}."),
            Difference::Lower => format!("The rate of {one} is lower than that of {other}."),
        }
    }

    fn all_similar(&self, count: usize) -> String {
        format!("The rates of these {count} police forces are similar: each 95% interval overlaps all others.")
    }

    fn pairs_note(&self) -> &'static str {
        "Two rates are called similar unless their exact 95% intervals lie apart. The more pairs there are, the more of them differ by chance."
    }

    fn no_pairs(&self) -> &'static str {
        "No two of these police forces have a number and a population that are shown, so their rates cannot be compared."
    }
}
