//! The texts above the columns of a table.

use super::{grid::Sheet, label::plain};
use crate::release::descriptor::HeaderRows;

/// The texts above one column: of a header of one row, the lower is all.
pub(super) struct Heading {
    pub(super) upper: String,
    pub(super) lower: String,
}

impl Heading {
    /// Whether it goes by this name.
    pub(super) fn is(&self, name: &str) -> bool {
        let name = plain(name);
        !name.is_empty() && [&self.lower, &self.upper, &self.whole()].into_iter().any(|text| plain(text) == name)
    }

    /// The same, with `*` at an end of the name for any text.
    pub(super) fn is_like(&self, name: &str) -> bool {
        let like = |text: &str| {
            let (text, name) = (plain(text), plain(name));
            name.strip_suffix('*').is_some_and(|begin| text.starts_with(begin))
                || name.strip_prefix('*').is_some_and(|end| text.ends_with(end))
        };
        self.is(name) || like(&self.lower) || like(&self.whole())
    }

    /// Both texts.
    pub(super) fn whole(&self) -> String {
        format!("{} {}", self.upper, self.lower).trim().to_owned()
    }
}

/// The headings of a sheet whose header begins in the row with the index `header`.
pub(super) fn headings(sheet: &Sheet, rows: HeaderRows, header: usize) -> Vec<Heading> {
    let (upper, lower) = match rows {
        HeaderRows::One => (None, &sheet.rows[header]),
        HeaderRows::Two => (Some(&sheet.rows[header]), sheet.rows.get(header + 1).unwrap_or(&sheet.rows[header])),
    };
    let columns = lower.fields.len().max(upper.map_or(0, |row| row.fields.len()));
    let mut above = String::new();
    (0..columns)
        .map(|column| {
            let lower = lower.field(column).text();
            let own = upper.map_or_else(String::new, |row| row.field(column).text());
            // A text spans the columns to its right, unless it stands above nothing.
            if !own.is_empty() || lower.is_empty() {
                above = own;
            }
            let upper = if lower.is_empty() { std::mem::take(&mut above) } else { above.clone() };
            Heading { upper, lower }
        })
        .collect()
}
