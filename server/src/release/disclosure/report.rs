//! What disclosure control did and what it cost: for the office, never for readers.

use super::{
    Raw,
    level::level,
    policy::{Level, Policy},
};
use serde::Serialize;
use shared::{
    cell::{Cell, Interval},
    certificate::{Certificate, Checked},
    lattice::Lattice,
    publication::Publication,
};
use std::fmt;

/// The report of one protection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The threshold below which a count is sensitive.
    pub threshold: u32,
    /// What is kept of each level, from the most valuable.
    pub levels: Vec<Kept>,
    /// The widths of the intervals of withheld cells: how many cells have one of at most 4, 9, 19, 49 and more.
    pub widths: [usize; 5],
    /// What checking the certificate showed.
    pub checked: Checked,
}

/// What is kept of one level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// The level: `force x year x total`.
    pub level: String,
    /// Cells that hold a count.
    pub cells: usize,
    /// Cells that are shown.
    pub shown: usize,
    /// Cells that are withheld because they are sensitive.
    pub sensitive: usize,
    /// Cells that are withheld so that others cannot be worked out, or with their whole level.
    pub secondary: usize,
}

impl Report {
    pub(super) fn new(
        lattice: &Lattice,
        raw: &[Raw],
        policy: &Policy,
        publication: &Publication,
        certificate: &Certificate,
        checked: Checked,
    ) -> Self {
        debug_assert_eq!(certificate.pairs.len() - certificate.also_open.len(), checked.withheld);
        let mut levels: Vec<(u32, Level, Kept)> = Vec::new();
        let mut widths = [0; 5];
        for cell in 0..lattice.len() {
            let (Some(index), Raw::Count(count, _)) = (lattice.published(cell), raw[cell]) else { continue };
            let of = level(lattice, cell);
            let at = levels.iter().position(|(_, other, _)| *other == of).unwrap_or_else(|| {
                let kept = Kept { level: of.to_string(), cells: 0, shown: 0, sensitive: 0, secondary: 0 };
                levels.push((super::level::weight(lattice, cell), of, kept));
                levels.len() - 1
            });
            let kept = &mut levels[at].2;
            kept.cells += 1;
            match publication.cells()[index] {
                Cell::Withheld(Interval { lo, hi }) => {
                    let width = [4, 9, 19, 49].iter().position(|most| hi - lo <= *most).unwrap_or(4);
                    widths[width] += 1;
                    if super::suppress::is_sensitive(lattice, raw, cell, count, policy) {
                        kept.sensitive += 1;
                    } else {
                        kept.secondary += 1;
                    }
                }
                _ => kept.shown += 1,
            }
        }
        levels.sort_by_key(|(weight, ..)| std::cmp::Reverse(*weight));
        Self {
            threshold: policy.threshold,
            levels: levels.into_iter().map(|(.., kept)| kept).collect(),
            widths,
            checked,
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<36} {:>6} {:>6} {:>10} {:>10}", "level", "cells", "shown", "sensitive", "secondary")?;
        for Kept { level, cells, shown, sensitive, secondary } in &self.levels {
            writeln!(f, "{level:<36} {cells:>6} {shown:>6} {sensitive:>10} {secondary:>10}")?;
        }
        let [to_4, to_9, to_19, to_49, more] = self.widths;
        writeln!(f, "intervals wide up to 4: {to_4}, 9: {to_9}, 19: {to_19}, 49: {to_49}, more: {more}")?;
        let Checked { withheld, witnesses, facts, .. } = self.checked;
        write!(
            f,
            "certificate: {withheld} withheld cells kept open by {witnesses} witness tables, beside {facts} facts"
        )
    }
}
