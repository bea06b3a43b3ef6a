//! What may be shown for one observation: a count with its marks, or a shorthand.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// One cell of the published lattice. Zero is a true zero and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A count that is shown, with the marks beside it.
    Count(u32, Marks),
    /// `[c]`: withheld by disclosure control; all that is public is the interval.
    Withheld(Interval),
    /// `[x]`: not available.
    NotAvailable,
    /// `[z]`: not applicable.
    NotApplicable,
}

/// The least and the greatest count that public knowledge allows, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Interval {
    /// The least.
    pub lo: u32,
    /// The greatest, not below the least.
    pub hi: u32,
}

/// A mark that stands beside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// `[p]`
    Provisional,
    /// `[r]`
    Revised,
    /// `[u]`
    LowReliability,
    /// `[b]`
    Break,
    /// `[e]`
    Estimated,
}

impl Mark {
    /// Every mark, in the order in which they are written.
    pub const ALL: [Self; 5] = [Self::Provisional, Self::Revised, Self::LowReliability, Self::Break, Self::Estimated];

    /// Its letter between the brackets.
    pub fn letter(self) -> char {
        match self {
            Self::Provisional => 'p',
            Self::Revised => 'r',
            Self::LowReliability => 'u',
            Self::Break => 'b',
            Self::Estimated => 'e',
        }
    }
}

/// The set of marks beside one number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u8);

impl Marks {
    /// No mark.
    pub const NONE: Self = Self(0);

    /// This set and one mark more.
    #[must_use]
    pub fn with(self, mark: Mark) -> Self {
        Self(self.0 | 1 << mark as u8)
    }

    /// Every mark of both sets.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Its marks, in the order in which they are written.
    pub fn iter(self) -> impl Iterator<Item = Mark> {
        Mark::ALL.into_iter().filter(move |mark| self.0 & (1 << *mark as u8) != 0)
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// `[p] [r]`, or nothing.
impl fmt::Display for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, mark) in self.iter().enumerate() {
            write!(f, "{}[{}]", if index == 0 { "" } else { " " }, mark.letter())?;
        }
        Ok(())
    }
}

/// A shorthand that stands in place of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shorthand {
    /// `[c]`
    Confidential,
    /// `[x]`
    NotAvailable,
    /// `[z]`
    NotApplicable,
}

impl Shorthand {
    /// As it is printed.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Confidential => "[c]",
            Self::NotAvailable => "[x]",
            Self::NotApplicable => "[z]",
        }
    }
}

/// Why a table has no number, not even a withheld one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// There is none: `[x]`.
    NotAvailable,
    /// A rate would rest on fewer events than [`FEWEST_EVENTS`](crate::rate::FEWEST_EVENTS): `[x]`.
    TooFewEvents,
    /// There can be none: `[z]`.
    NotApplicable,
}

impl Absence {
    /// What stands in place of the number.
    pub fn shorthand(self) -> Shorthand {
        match self {
            Self::NotAvailable | Self::TooFewEvents => Shorthand::NotAvailable,
            Self::NotApplicable => Shorthand::NotApplicable,
        }
    }
}

impl Cell {
    /// What it allows a reader to conclude: the count itself, or the interval; nothing for `[x]` and `[z]`.
    pub fn interval(self) -> Option<Interval> {
        match self {
            Self::Count(value, _) => Some(Interval { lo: value, hi: value }),
            Self::Withheld(interval) => Some(interval),
            Self::NotAvailable | Self::NotApplicable => None,
        }
    }

    /// What it adds to a sum, as far as anyone may know it; what is not applicable adds nothing. `None` for `[x]`.
    pub fn adds(self) -> Option<Interval> {
        match self {
            Self::NotApplicable => Some(Interval { lo: 0, hi: 0 }),
            _ => self.interval(),
        }
    }

    /// The count, when it is shown.
    pub fn count(self) -> Option<u32> {
        match self {
            Self::Count(value, _) => Some(value),
            _ => None,
        }
    }

    /// The shorthand that stands in place of a count.
    pub fn shorthand(self) -> Option<Shorthand> {
        match self {
            Self::Count(..) => None,
            Self::Withheld(_) => Some(Shorthand::Confidential),
            Self::NotAvailable => Some(Shorthand::NotAvailable),
            Self::NotApplicable => Some(Shorthand::NotApplicable),
        }
    }

    /// The sum of cells, as far as anyone may know it: exact when every part is shown, the sum of the
    /// intervals when one is withheld, `[x]` when one is not there.
    pub fn sum(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().reduce(Self::plus).unwrap_or(Self::NotAvailable)
    }

    fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Count(a, marks), Self::Count(b, more)) => Self::Count(a + b, marks.union(more)),
            _ => match (self.interval(), other.interval()) {
                (Some(a), Some(b)) => Self::Withheld(Interval { lo: a.lo + b.lo, hi: a.hi + b.hi }),
                _ => Self::NotAvailable,
            },
        }
    }
}

/// The compact form of store and wire: `12`, `12pr`, `c1-4`, `x`, `z`.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(value, marks) => {
                write!(f, "{value}")?;
                marks.iter().try_for_each(|mark| write!(f, "{}", mark.letter()))
            }
            Self::Withheld(Interval { lo, hi }) => write!(f, "c{lo}-{hi}"),
            Self::NotAvailable => f.write_str("x"),
            Self::NotApplicable => f.write_str("z"),
        }
    }
}

/// A text that is no cell in the compact form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no cell")]
pub struct CellError(String);

impl FromStr for Cell {
    type Err = CellError;

    fn from_str(text: &str) -> Result<Self, CellError> {
        let error = || CellError(text.to_owned());
        match text {
            "x" => return Ok(Self::NotAvailable),
            "z" => return Ok(Self::NotApplicable),
            _ => {}
        }
        if let Some((lo, hi)) = text.strip_prefix('c').and_then(|rest| rest.split_once('-')) {
            let (lo, hi) = (lo.parse().map_err(|_| error())?, hi.parse().map_err(|_| error())?);
            return if lo <= hi { Ok(Self::Withheld(Interval { lo, hi })) } else { Err(error()) };
        }
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let value = text[..digits].parse().map_err(|_| error())?;
        let mut marks = Marks::NONE;
        for letter in text[digits..].chars() {
            let mark = Mark::ALL.into_iter().find(|mark| mark.letter() == letter).ok_or_else(error)?;
            marks = marks.with(mark);
        }
        Ok(Self::Count(value, marks))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_reads_back_as_it_was_written() {
        for text in ["0", "12", "12pr", "c1-4", "x", "z"] {
            assert_eq!(text.parse::<Cell>().map(|cell| cell.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "c4-1", "c1", "-1", "12q", "1.5"] {
            assert!(text.parse::<Cell>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_sum_with_a_withheld_part_is_its_interval() {
        let count = |n| Cell::Count(n, Marks::NONE);
        let withheld = Cell::Withheld(Interval { lo: 1, hi: 4 });
        assert_eq!(Cell::sum([count(7), count(0)]), count(7));
        assert_eq!(Cell::sum([count(7), withheld]), Cell::Withheld(Interval { lo: 8, hi: 11 }));
        assert_eq!(Cell::sum([count(7), Cell::NotAvailable]), Cell::NotAvailable);
    }
}
