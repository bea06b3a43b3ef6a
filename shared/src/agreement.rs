//! Whether a number that somebody has read is one that a figure shows.

use crate::table::{Table, Value};

/// What came of comparing a number with the numbers of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// The number as it was read.
    pub number: Claimed,
    /// What it was compared with: every number of the area that was named, else those that it agrees with.
    pub found: Vec<(Place, Verdict)>,
    /// Where no area was named: how many withheld numbers could be this one, for all that is public.
    pub open: usize,
}

/// Where a number stands in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The index of the row.
    pub row: usize,
    /// The index of the column.
    pub column: usize,
}

/// How a number compares with one of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is the number.
    Same,
    /// It is the number without its decimals.
    Rounded,
    /// The number is withheld, and this could be it, for all that is public.
    Open,
    /// It is not the number, or not within the public range of a withheld one.
    Other,
    /// There is no number.
    Missing,
}

/// A number as people write it: `12`, `1,234`, `3.4`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claimed(f64);

/// A text that is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimedError;

impl std::str::FromStr for Claimed {
    type Err = ClaimedError;

    /// Commas and spaces group thousands; a point stands before decimals.
    fn from_str(text: &str) -> Result<Self, ClaimedError> {
        let plain: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != ',').collect();
        let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, "0"));
        let digits = |part: &str| (1..=9).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        let number = if digits(whole) && digits(decimals) { plain.parse().ok() } else { None };
        number.map(Self).ok_or(ClaimedError)
    }
}

impl Agreement {
    /// Compares a number with those of an area, by its slug, or with all of a table.
    pub fn new(table: &Table, number: Claimed, area: Option<&str>) -> Self {
        let all = table.rows.iter().enumerate().flat_map(|(at, row)| {
            let place = move |column| Place { row: at, column };
            row.values.iter().enumerate().map(move |(column, value)| (row, place(column), *value))
        });
        let named = all.filter(|(row, ..)| area.is_none_or(|area| row.slug == area));
        let compared: Vec<_> = named.map(|(_, place, value)| (place, verdict(table, value, number))).collect();
        let agrees = |verdict: &Verdict| matches!(verdict, Verdict::Same | Verdict::Rounded);
        let open = compared.iter().filter(|(_, verdict)| *verdict == Verdict::Open).count();
        let (found, open) = match area {
            Some(_) => (compared, 0),
            None => (compared.into_iter().filter(|(_, verdict)| agrees(verdict)).collect(), open),
        };
        Self { number, found, open }
    }
}

fn verdict(table: &Table, value: Value, Claimed(claimed): Claimed) -> Verdict {
    match value {
        Value::Missing(_) => Verdict::Missing,
        Value::Withheld { lo, hi } if (lo..=hi).contains(&claimed) => Verdict::Open,
        Value::Withheld { .. } => Verdict::Other,
        Value::Count(..) | Value::Rate(..) => {
            // As it is printed: nobody has read more of it.
            let printed: Option<Claimed> = value.number(table.words()).parse().ok();
            match printed {
                Some(Claimed(printed)) if printed == claimed => Verdict::Same,
                Some(Claimed(printed)) if libm::round(printed) == claimed => Verdict::Rounded,
                _ => Verdict::Other,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{sample, selection::Selection};

    fn compared(query: &str, number: &str, area: Option<&str>) -> Agreement {
        let publication = sample::by_force();
        let selection = Selection::parse(query, &publication).expect("a selection");
        Agreement::new(&Table::new(&publication, &selection), number.parse().expect("a number"), area)
    }

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (text, read) in [("12", 12.0), (" 1,234 ", 1234.0), ("1 234", 1234.0), ("3.40", 3.4), ("0", 0.0)] {
            assert_eq!(text.parse(), Ok(Claimed(read)), "{text}");
        }
        for text in ["", "-1", "twelve", "1e9", "1.", ".5", "1.2.3", "12 referrals", "inf", "9999999999"] {
            assert_eq!(text.parse::<Claimed>(), Err(ClaimedError), "{text}");
        }
    }

    #[test]
    fn every_shown_number_agrees_with_itself_and_with_no_other() {
        let publication = sample::by_force();
        for query in ["", "unit=rate", "figure=trend&forces=kent,btp", "figure=heatmap"] {
            let selection = Selection::parse(query, &publication).expect("a selection");
            let table = Table::new(&publication, &selection);
            for row in &table.rows {
                for (column, value) in row.values.iter().enumerate().filter(|(_, value)| value.shown().is_some()) {
                    let number = value.number(table.words()).parse().expect("what is printed is a number");
                    let own = Agreement::new(&table, number, Some(&row.slug));
                    let (_, verdict) = own.found[column];
                    assert_eq!(verdict, Verdict::Same, "{query}: {}", row.label);
                }
            }
        }
        let agreement = compared("forces=kent", "123456", None);
        assert_eq!((agreement.found.len(), agreement.open), (0, 0));
    }

    #[test]
    fn of_a_withheld_number_nothing_is_said_but_what_its_range_says() {
        let publication = sample::by_force();
        let selection = Selection::parse("years=2020-21", &publication).expect("a selection");
        let table = Table::new(&publication, &selection);
        let row = table.rows.iter().find(|row| row.values[0] == Value::Withheld { lo: 1.0, hi: 6.0 });
        let slug = row.expect("something is withheld").slug.clone();
        for (number, expected) in
            [("1", Verdict::Open), ("6", Verdict::Open), ("0", Verdict::Other), ("7", Verdict::Other)]
        {
            assert_eq!(compared("years=2020-21", number, Some(&slug)).found[0].1, expected, "{number}");
        }
        assert!(compared("years=2020-21", "3", None).open > 0);
    }

    #[test]
    fn a_rate_without_its_decimals_is_called_rounded() {
        let publication = sample::by_force();
        let selection = Selection::parse("unit=rate", &publication).expect("a selection");
        let table = Table::new(&publication, &selection);
        let printed = table.england_and_wales().values[0].number(table.words());
        let whole = libm::round(printed.parse().expect("a rate")).to_string();
        assert_ne!(printed, format!("{whole}.0"));
        let slug = &table.england_and_wales().slug;
        assert_eq!(compared("unit=rate", &whole, Some(slug)).found[0].1, Verdict::Rounded);
    }
}
