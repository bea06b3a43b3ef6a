//! What a table says in one place.

use crate::{
    area::Area,
    cell::{Absence, Cell, Marks, Shorthand},
    period::Period,
    publication::Publication,
    rate::{Rate, per_million},
    selection::Unit,
    text::Words,
};

/// What a table says in one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A count.
    Count(u32, Marks),
    /// A rate with its interval.
    Rate(Rate, Marks),
    /// `[c]`: withheld; from the least to the greatest that public knowledge allows, in the unit of the table.
    Withheld {
        /// The least.
        lo: f64,
        /// The greatest.
        hi: f64,
    },
    /// No number: `[x]` or `[z]`.
    Missing(Absence),
}

impl Value {
    /// What a count is in a table.
    pub fn count(cell: Cell) -> Self {
        match cell {
            Cell::Count(count, marks) => Self::Count(count, marks),
            Cell::Withheld(interval) => Self::Withheld { lo: interval.lo.into(), hi: interval.hi.into() },
            Cell::NotAvailable => Self::Missing(Absence::NotAvailable),
            Cell::NotApplicable => Self::Missing(Absence::NotApplicable),
        }
    }

    /// The rate of a cell by the rules of the statistics: `[z]` where residents are not the public of the force,
    /// `[x]` on too few events or without a population; a withheld count is a range of rates.
    pub fn rate(cell: Cell, publication: &Publication, area: &Area, period: Period) -> Self {
        let person_years = match publication.person_years(area, period) {
            Err(_) => return Self::Missing(Absence::NotApplicable),
            Ok(None | Some(0)) => return Self::Missing(Absence::NotAvailable),
            Ok(Some(person_years)) => person_years,
        };
        match cell {
            Cell::Count(count, marks) => Rate::new(count, person_years)
                .map_or(Self::Missing(Absence::TooFewEvents), |rate| Self::Rate(rate, marks.union(Rate::marks(count)))),
            Cell::Withheld(interval) => Self::Withheld {
                lo: per_million(interval.lo.into(), person_years),
                hi: per_million(interval.hi.into(), person_years),
            },
            Cell::NotAvailable | Cell::NotApplicable => Self::count(cell),
        }
    }

    /// The number to draw and to sort by, where one is shown.
    pub fn shown(self) -> Option<f64> {
        match self {
            Self::Count(count, _) => Some(count.into()),
            Self::Rate(rate, _) => Some(rate.per_million),
            Self::Withheld { .. } | Self::Missing(_) => None,
        }
    }

    /// The greatest number that a figure must have room for.
    pub fn most(self) -> Option<f64> {
        match self {
            Self::Count(count, _) => Some(count.into()),
            Self::Rate(rate, _) => Some(rate.hi),
            Self::Withheld { hi, .. } => Some(hi),
            Self::Missing(_) => None,
        }
    }

    /// The marks beside the number.
    pub fn marks(self) -> Marks {
        match self {
            Self::Count(_, marks) | Self::Rate(_, marks) => marks,
            Self::Withheld { .. } | Self::Missing(_) => Marks::NONE,
        }
    }

    /// The same without its marks.
    #[must_use]
    pub fn unmarked(self) -> Self {
        match self {
            Self::Count(count, _) => Self::Count(count, Marks::NONE),
            Self::Rate(rate, _) => Self::Rate(rate, Marks::NONE),
            other => other,
        }
    }

    /// The shorthand in place of the number.
    pub fn shorthand(self) -> Option<Shorthand> {
        match self {
            Self::Count(..) | Self::Rate(..) => None,
            Self::Withheld { .. } => Some(Shorthand::Confidential),
            Self::Missing(absence) => Some(absence.shorthand()),
        }
    }

    /// The number alone: `12`, `3.4`; empty for a shorthand.
    pub fn number(self, words: &dyn Words) -> String {
        match self {
            Self::Count(count, _) => words.number(count.into()),
            Self::Rate(rate, _) => words.decimal(rate.per_million, 1),
            Self::Withheld { .. } | Self::Missing(_) => String::new(),
        }
    }

    /// The 95% interval of a rate or the public range of a withheld number, as its two ends.
    pub fn range(self, words: &dyn Words, unit: Unit) -> Option<[String; 2]> {
        match self {
            Self::Rate(rate, _) => Some([words.decimal(rate.lo, 1), words.decimal(rate.hi, 1)]),
            Self::Withheld { lo, hi } => {
                let places = usize::from(unit == Unit::Rate);
                Some([words.decimal(lo, places), words.decimal(hi, places)])
            }
            Self::Count(..) | Self::Missing(_) => None,
        }
    }

    /// All of it, as a table and a tooltip say it: `12 [r]`, `3.4 [u]`, `[c] 1 to 4`, `[x]`.
    pub fn text(self, words: &dyn Words, unit: Unit) -> String {
        let head = match self.shorthand() {
            Some(shorthand) => shorthand.symbol().to_owned(),
            None => self.number(words),
        };
        let tail = match self {
            Self::Withheld { .. } => self.range(words, unit).map(|[lo, hi]| words.range(&lo, &hi)),
            _ => Some(self.marks().to_string()),
        };
        match tail {
            Some(tail) if !tail.is_empty() => format!("{head} {tail}"),
            _ => head,
        }
    }
}
