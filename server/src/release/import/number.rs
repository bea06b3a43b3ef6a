//! What stands in place of a number: a count with its marks, or a shorthand.

use super::{grid::Field, label, problem::quoted};
use crate::release::{
    counts::Entry,
    descriptor::{Import, Meaning},
};
use shared::cell::Marks;

/// Found and expected, where neither a count nor a shorthand stands.
pub(super) struct NoNumber {
    pub(super) found: String,
    pub(super) expected: String,
}

/// Reads a count or a shorthand.
pub(super) fn read(field: &Field, import: &Import) -> Result<Entry, NoNumber> {
    let refuse = |found: String| Err(NoNumber { found, expected: expected(import) });
    match field {
        Field::Blank => import.blank.map(entry).ok_or_else(|| NoNumber {
            found: "a blank".to_owned(),
            expected: format!("{}; say in `blank` what a blank means", expected(import)),
        }),
        Field::Number(number) => match whole(*number) {
            Some(count) => Ok(Entry::Count(count, Marks::NONE)),
            None => refuse(quoted(&number.to_string())),
        },
        Field::Other(text) => refuse(text.clone()),
        Field::Text(text) => of_text(text.trim(), import).map_or_else(|| refuse(quoted(text.trim())), Ok),
    }
}

/// The entry that a meaning makes.
pub(super) fn entry(meaning: Meaning) -> Entry {
    match meaning {
        Meaning::Zero => Entry::Count(0, Marks::NONE),
        Meaning::Confidential => Entry::Confidential,
        Meaning::NotAvailable => Entry::NotAvailable,
        Meaning::NotApplicable => Entry::NotApplicable,
    }
}

fn expected(import: &Import) -> String {
    let mut expected = "a whole number from 0 to 4294967295, [c], [x] or [z]".to_owned();
    for text in import.shorthand.keys() {
        expected.push_str(", ");
        expected.push_str(text);
    }
    expected
}

fn of_text(text: &str, import: &Import) -> Option<Entry> {
    let same = |known: &&String| known.trim().eq_ignore_ascii_case(text);
    if let Some(known) = import.shorthand.keys().find(same) {
        return Some(entry(import.shorthand[known]));
    }
    match text.to_ascii_lowercase().as_str() {
        "[c]" => return Some(Entry::Confidential),
        "[x]" => return Some(Entry::NotAvailable),
        "[z]" => return Some(Entry::NotApplicable),
        _ => {}
    }
    let (mut number, mut marks) = (text, Marks::NONE);
    while let Some((before, group)) = number.strip_suffix(']').and_then(|inner| inner.rsplit_once('[')) {
        // A note beside a number changes nothing of it.
        if !group.trim().to_lowercase().starts_with("note") {
            marks = marks.with(label::mark(group)?);
        }
        number = before.trim_end();
    }
    count(number).map(|count| Entry::Count(count, marks))
}

/// `12`, `1,234`, `56.0`.
fn count(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = !whole.contains(',') || first.len() <= 3;
    let three = |group: &str| group.len() == 3 && digits(group);
    let written = digits(first) && grouped && groups.all(three) && digits(fraction);
    if !written || fraction.bytes().any(|byte| byte != b'0') {
        return None;
    }
    whole.replace(',', "").parse().ok()
}

/// A count that a spreadsheet has stored as a float.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range and the fraction are checked")]
fn whole(number: f64) -> Option<u32> {
    (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn read_text(text: &str, import: &Import) -> String {
        match read(&Field::of_text(text), import) {
            Ok(Entry::Count(count, marks)) => format!("{count}{marks}"),
            Ok(Entry::NotAvailable) => "x".to_owned(),
            Ok(Entry::NotApplicable) => "z".to_owned(),
            Ok(Entry::Confidential) => "c".to_owned(),
            Err(NoNumber { found, .. }) => format!("no number: {found}"),
        }
    }

    #[test]
    fn counts_are_read_as_offices_write_them() {
        for (text, expected) in [
            ("12", "12"),
            (" 12 ", "12"),
            ("\u{a0}12", "12"),
            ("56.0", "56"),
            ("1,234", "1234"),
            ("1,234.00", "1234"),
            ("12 [r]", "12[r]"),
            ("12[p]", "12[p]"),
            ("12 [r][P]", "12[p] [r]"),
            ("12 [note 3] [r]", "12[r]"),
            ("4294967295", "4294967295"),
            ("[c]", "c"),
            ("[X]", "x"),
            ("[z]", "z"),
        ] {
            assert_eq!(read_text(text, &Import::default()), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_count_is_refused() {
        for text in [
            "4.5",
            "-1",
            "1e3",
            "+1",
            "twelve",
            "1,23",
            "1234,567",
            ",123",
            "12.",
            ".0",
            "1 234",
            "4294967296",
            "[r]",
            "12 [q]",
            "12 [c]",
            "[low]",
            "*",
            "-",
            "..",
            ":",
            "0x1",
            "१२",
            "12%",
            "£12",
            "NaN",
            "inf",
        ] {
            assert!(read_text(text, &Import::default()).starts_with("no number"), "{text}");
        }
        for number in [4.5, -1.0, 4_294_967_296.0, f64::NAN, f64::INFINITY] {
            assert!(read(&Field::Number(number), &Import::default()).is_err());
        }
    }

    #[test]
    fn older_shorthand_and_blanks_mean_what_the_descriptor_says() {
        let import = Import {
            shorthand: BTreeMap::from([("*".to_owned(), Meaning::Confidential), ("-".to_owned(), Meaning::Zero)]),
            blank: Some(Meaning::NotAvailable),
            ..Import::default()
        };
        for (text, expected) in [("*", "c"), ("-", "0"), ("", "x"), (" ", "x")] {
            assert_eq!(read_text(text, &import), expected, "{text}");
        }
        assert_eq!(read_text("", &Import::default()), "no number: a blank");
    }
}
