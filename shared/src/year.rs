//! A financial year, 1 April to 31 March.

use crate::letters::small;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The financial year that begins on 1 April of the year it holds; written `2020-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct FinancialYear(u16);

/// What was found where a financial year was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a financial year such as 2020-21")]
pub struct FinancialYearError(pub String);

impl FinancialYear {
    /// The year that begins on 1 April of `year` (a calendar year from 1900 to 2199).
    pub fn beginning(year: u16) -> Option<Self> {
        (1900..2200).contains(&year).then_some(Self(year))
    }

    /// The calendar year in which it begins, whose mid-year population is its denominator.
    pub fn begins(self) -> u16 {
        self.0
    }

    /// The calendar year in which it ends.
    pub fn ends(self) -> u16 {
        self.0 + 1
    }

    /// The year after this one.
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// Reads what offices write: `2020-21`, `2020/21`, `20/21`, `2020-2021`, `2020–21`,
    /// `Year ending March 2021`, `YE Mar 2021`, `Apr 2020 to Mar 2021`.
    pub fn read(text: &str) -> Result<Self, FinancialYearError> {
        let error = || FinancialYearError(text.trim().to_owned());
        let lower = small(text.trim());
        let numbers: Vec<&str> = lower.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty()).collect();
        let march = |word: &str| matches!(word, "march" | "mar");
        let april = |word: &str| matches!(word, "april" | "apr");
        match (numbers.as_slice(), words.as_slice()) {
            ([first, last], [] | ["fy"] | ["financial", "year"]) => Self::pair(first, last).ok_or_else(error),
            ([first, last], [from, to]) if april(from) && march(to) => Self::pair(first, last).ok_or_else(error),
            ([first, last], [from, "to", to]) if april(from) && march(to) => Self::pair(first, last).ok_or_else(error),
            ([last], ["year", "ending" | "to", month] | ["ye" | "yr", month]) if march(month) => {
                Self::ending(last).ok_or_else(error)
            }
            (["31", last], ["year", "ending" | "to", month]) if march(month) => Self::ending(last).ok_or_else(error),
            _ => Err(error()),
        }
    }

    fn ending(text: &str) -> Option<Self> {
        (text.len() == 4).then(|| text.parse::<u16>().ok()).flatten()?.checked_sub(1).and_then(Self::beginning)
    }

    fn pair(first: &str, last: &str) -> Option<Self> {
        let century = |short: u16| if short < 70 { 2000 + short } else { 1900 + short };
        let first = match (first.len(), first.parse::<u16>().ok()?) {
            (4, year) => year,
            (2, year) => century(year),
            _ => return None,
        };
        let next = first + 1;
        let agrees = match (last.len(), last.parse::<u16>().ok()?) {
            (4, year) => year == next,
            (2, year) => year == next % 100,
            _ => false,
        };
        agrees.then(|| Self::beginning(first)).flatten()
    }
}

impl fmt::Display for FinancialYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.0, (self.0 + 1) % 100)
    }
}

/// The canonical form alone, `2020-21`: what addresses and files of our own hold.
impl FromStr for FinancialYear {
    type Err = FinancialYearError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let year = text.split_once('-').and_then(|(first, last)| Self::pair(first, last));
        year.filter(|year| year.to_string() == text).ok_or_else(|| FinancialYearError(text.to_owned()))
    }
}

impl TryFrom<String> for FinancialYear {
    type Error = FinancialYearError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<FinancialYear> for String {
    fn from(year: FinancialYear) -> Self {
        year.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_year_is_the_same_year() {
        for text in [
            "2004-05",
            "2004/05",
            "04/05",
            "2004-2005",
            "2004–05",
            "Year ending March 2005",
            "year ending 31 March 2005",
            "YE Mar 2005",
            "YE March 2005",
            "Apr 2004 to Mar 2005",
            "FY 2004/05",
            " 2004/05 ",
        ] {
            assert_eq!(FinancialYear::read(text).map(|y| y.to_string()), Ok("2004-05".into()), "{text}");
        }
    }

    #[test]
    fn what_is_no_financial_year_is_refused() {
        for text in
            ["", "2004", "2004-06", "04-06", "Total", "2004/5", "Year ending June 2005", "2004-05-06", "99999-00"]
        {
            assert!(FinancialYear::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_turn_of_a_century_is_two_digits() {
        assert_eq!(FinancialYear::read("99/00").map(|y| y.to_string()), Ok("1999-00".into()));
    }

    #[test]
    fn an_address_holds_the_canonical_form_alone() {
        assert!("2004/05".parse::<FinancialYear>().is_err());
        assert!("2004-05".parse::<FinancialYear>().is_ok());
    }
}
