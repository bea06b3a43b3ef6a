//! One financial year or an inclusive span of them.

use crate::year::{FinancialYear, FinancialYearError};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// From the first financial year to the last, both included; written `2020-21` or `2020-21..2022-23`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Period {
    /// The first year.
    pub first: FinancialYear,
    /// The last year, not before the first.
    pub last: FinancialYear,
}

/// Why a text is no period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// One of its ends is no financial year.
    #[error(transparent)]
    Year(#[from] FinancialYearError),
    /// It ends before it begins.
    #[error("`{0}` ends before it begins")]
    Backwards(String),
}

impl Period {
    /// From `first` to `last`, or `None` when it would end before it begins.
    pub fn new(first: FinancialYear, last: FinancialYear) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// Its financial years, in order.
    pub fn years(self) -> impl Iterator<Item = FinancialYear> {
        std::iter::successors(Some(self.first), |year| Some(year.next())).take_while(move |year| *year <= self.last)
    }

    /// How many financial years it has; at least 1.
    pub fn len(self) -> usize {
        usize::from(self.last.begins() - self.first.begins()) + 1
    }

    /// Never: a period has at least one year.
    pub fn is_empty(self) -> bool {
        false
    }

    /// Whether it is one financial year.
    pub fn is_year(self) -> bool {
        self.first == self.last
    }

    /// The ISO 8601 form that tidy files use: `2020-04-01/P1Y`.
    pub fn iso(self) -> String {
        format!("{}-04-01/P{}Y", self.first.begins(), self.len())
    }
}

impl From<FinancialYear> for Period {
    fn from(year: FinancialYear) -> Self {
        Self { first: year, last: year }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_year() { self.first.fmt(f) } else { write!(f, "{}..{}", self.first, self.last) }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once("..") {
            None => Ok(text.parse::<FinancialYear>()?.into()),
            Some((first, last)) => Self::new(first.parse()?, last.parse()?)
                .filter(|period| !period.is_year())
                .ok_or_else(|| PeriodError::Backwards(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_reads_back_as_it_was_written() {
        for text in ["2020-21", "2020-21..2022-23"] {
            assert_eq!(text.parse::<Period>().map(|p| p.to_string()), Ok(text.to_owned()));
        }
        assert!("2022-23..2020-21".parse::<Period>().is_err());
        assert!("2020-21..2020-21".parse::<Period>().is_err());
    }

    #[test]
    fn a_span_has_all_its_years() {
        let span: Period = "2020-21..2022-23".parse().expect("a period");
        assert_eq!(span.len(), 3);
        assert_eq!(span.years().map(|y| y.to_string()).collect::<Vec<_>>(), ["2020-21", "2021-22", "2022-23"]);
        assert_eq!(span.iso(), "2020-04-01/P3Y");
    }
}
