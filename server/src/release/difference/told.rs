//! The difference in words, a line for everything that the office should look at.

use super::{CellChange, Difference, Unusual, faces::Face};
use shared::cell::{Cell, Interval};
use std::fmt;

/// So many cells of one kind are listed; the JSON form has all.
const LISTED: usize = 20;

/// A cell as readers see it: `12`, `12 [p]`, `[c] 1 to 9`, `[x]`.
pub(super) fn cell(cell: Cell) -> String {
    match cell {
        Cell::Count(count, marks) if marks.is_empty() => count.to_string(),
        Cell::Count(count, marks) => format!("{count} {marks}"),
        Cell::Withheld(Interval { lo, hi }) => format!("[c] {lo} to {hi}"),
        Cell::NotAvailable => "[x]".to_owned(),
        Cell::NotApplicable => "[z]".to_owned(),
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(before) = self.before else {
            return write!(
                f,
                "This is the first release: {} cells, and nothing to compare them with",
                self.added.len()
            );
        };
        write!(f, "Compared with release {before}, which readers have now:")?;
        if self.is_empty() {
            return write!(f, " nothing changes");
        }
        list(f, "England and Wales", &self.totals)?;
        // The totals stand above; of what stays withheld nobody quotes the interval.
        let elsewhere = |cell: &&CellChange| !self.totals.contains(cell);
        let (withheld, numbers): (Vec<_>, Vec<_>) =
            self.changed.iter().filter(elsewhere).partition(|cell| cell.is_withheld());
        list(f, "changed elsewhere", &numbers)?;
        if !withheld.is_empty() {
            write!(f, "\n\nwithheld before and after, with another range: {}", withheld.len())?;
        }
        for (heading, cells) in [
            ("added", &self.added),
            ("removed", &self.removed),
            ("shown before and withheld now", &self.newly_withheld),
        ] {
            list(f, heading, cells)?;
        }
        list(f, "unusual for the force: chance alone would do so in fewer than 1 in 20", &self.unusual)?;
        if !self.texts.is_empty() {
            write!(f, "\n\nparts of the descriptor that change: {}", self.texts.join(", "))?;
        }
        list(f, "addresses that show something else", &self.addresses)?;
        list(f, "other sites that embed some of it", &self.embedded)
    }
}

/// A paragraph with a line for each of them, where there are any.
pub(super) fn list<T: fmt::Display>(f: &mut fmt::Formatter<'_>, heading: &str, items: &[T]) -> fmt::Result {
    if items.is_empty() {
        return Ok(());
    }
    write!(f, "\n\n{heading}: {}", items.len())?;
    for item in items.iter().take(LISTED) {
        write!(f, "\n  {item}")?;
    }
    match items.len().saturating_sub(LISTED) {
        0 => Ok(()),
        more => write!(f, "\n  and {more} more: --json lists all"),
    }
}

impl CellChange {
    /// Whether no number is shown, neither before nor after.
    fn is_withheld(&self) -> bool {
        [&self.before, &self.after].into_iter().all(|cell| cell.as_ref().is_some_and(|cell| cell.starts_with("[c]")))
    }
}

impl fmt::Display for CellChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => write!(f, "{}: {before} -> {after}", self.place),
            (Some(before), None) => write!(f, "{}: {before} -> not there", self.place),
            (None, after) => write!(f, "{}: {}", self.place, after.as_deref().unwrap_or_default()),
        }
    }
}

impl fmt::Display for Unusual {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let others: Vec<String> = self.others.iter().map(ToString::to_string).collect();
        write!(f, "{}: {}, and {} in the other years", self.place, self.count, others.join(", "))
    }
}

impl fmt::Display for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = self.addresses.first().map_or("", String::as_str);
        let numbers = if self.numbers == 1 { "number" } else { "numbers" };
        write!(f, "{page}, with its embed, figures and files: {} {numbers}", self.numbers)?;
        for (what, turn) in [("title", &self.title), ("sentence", &self.sentence)] {
            let Some(turn) = turn else { continue };
            let told = |text: &Option<String>| text.clone().unwrap_or_else(|| "not there".to_owned());
            write!(f, "\n    {what} before: {}\n    {what} after:  {}", told(&turn.before), told(&turn.after))?;
        }
        Ok(())
    }
}
