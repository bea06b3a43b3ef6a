//! English words of workbooks.

use super::{Files, en::English};
use shared::selection::Unit;

impl Files for English {
    fn cover(&self) -> &'static str {
        "Cover"
    }

    fn contents(&self) -> &'static str {
        "Contents"
    }

    fn notes(&self) -> &'static str {
        "Notes"
    }

    fn sheet(&self, number: usize) -> String {
        format!("Table_{number}")
    }

    fn worksheet(&self) -> &'static str {
        "Worksheet"
    }

    fn title(&self) -> &'static str {
        "Title"
    }

    fn note_number(&self) -> &'static str {
        "Note number"
    }

    fn note(&self) -> &'static str {
        "Note"
    }

    fn about_contents(&self) -> &'static str {
        "This worksheet contains one table. It lists the other worksheets, with links to them."
    }

    fn about_notes(&self) -> &'static str {
        "This worksheet contains one table. It lists what must be known before a number is used."
    }

    fn about_table(&self) -> &'static str {
        "This worksheet contains one table. Its numbers are explained in the worksheet of notes."
    }

    fn empty_cells(&self) -> &'static str {
        "Where there is no number its cell is empty, never 0, and the column to its right has a shorthand that says why."
    }

    fn ends(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::Count => {
                "The columns “lowest” and “highest” have the range in which a withheld number lies; they are empty beside a number that is shown."
            }
            Unit::Rate => {
                "The columns “lowest” and “highest” have the 95% interval of a rate, or the range in which a withheld rate lies."
            }
        }
    }

    fn denominators(&self) -> &'static str {
        "The column “denominator” has what a rate is divided by: the residents of the area, mid-year estimates summed over the years of the period. It is empty where there is no estimate and where no rate applies."
    }

    fn code(&self) -> &'static str {
        "Area code"
    }

    fn shorthand(&self, period: &str) -> String {
        format!("{period}, shorthand")
    }

    fn lower(&self, period: &str) -> String {
        format!("{period}, lowest")
    }

    fn upper(&self, period: &str) -> String {
        format!("{period}, highest")
    }

    fn denominator(&self, period: &str) -> String {
        format!("{period}, denominator")
    }

    fn online(&self) -> &'static str {
        "On the web"
    }
}
