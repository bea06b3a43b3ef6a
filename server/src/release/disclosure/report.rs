//! What disclosure control did and what it cost: for the office, never for readers.

use super::{
    Raw,
    level::{level, weight},
    policy::{Level, Policy},
    primary::is_sensitive,
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
    /// The levels that are withheld whole.
    pub withhold: Vec<Level>,
    /// What is kept of each level, from the most valuable.
    pub levels: Vec<Kept>,
    /// Sensitive cells that would not be so with a threshold of one less.
    pub freed: usize,
    /// The widths of the intervals of withheld cells: how many cells have one of at most 4, 9, 19, 49 and more.
    pub widths: [usize; 5],
    /// What checking the certificate showed.
    pub checked: Checked,
    /// The bytes of the certificate as JSON.
    pub certificate_bytes: usize,
    /// What would be kept if the levels of which little is left were withheld whole; `None` where no level is hopeless, or where that
    /// would help no other.
    pub alternative: Option<Alternative>,
}

/// What is kept of one level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// The level.
    pub level: Level,
    /// Cells that hold a count.
    pub cells: usize,
    /// Cells that are shown.
    pub shown: usize,
    /// Cells that are withheld because they are sensitive.
    pub sensitive: usize,
    /// Cells that are withheld so that others cannot be worked out, or with their whole level.
    pub secondary: usize,
}

/// Another decision that the office could take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// The levels to name in `policy.withhold`.
    pub withhold: Vec<Level>,
    /// What would be kept of each level, from the most valuable.
    pub levels: Vec<Kept>,
}

/// A level of which less than one cell in so many is shown may be better withheld whole: that is kinder to readers.
const HOPELESS: usize = 4;

impl Report {
    pub(super) fn new(
        lattice: &Lattice,
        raw: &[Raw],
        policy: &Policy,
        publication: &Publication,
        certificate: &Certificate,
        checked: Checked,
    ) -> Self {
        let mut levels: Vec<(u32, Kept)> = Vec::new();
        let (mut freed, mut widths) = (0, [0; 5]);
        let lower = Policy { threshold: policy.threshold.saturating_sub(1), ..policy.clone() };
        for cell in 0..lattice.len() {
            let (Some(index), Raw::Count(count, _)) = (lattice.published(cell), raw[cell]) else { continue };
            let of = level(lattice, cell);
            let at = levels.iter().position(|(_, kept)| kept.level == of).unwrap_or_else(|| {
                let kept = Kept { level: of, cells: 0, shown: 0, sensitive: 0, secondary: 0 };
                levels.push((weight(lattice, cell), kept));
                levels.len() - 1
            });
            let kept = &mut levels[at].1;
            kept.cells += 1;
            match publication.cells()[index] {
                Cell::Withheld(Interval { lo, hi }) => {
                    widths[[4, 9, 19, 49].iter().position(|most| hi - lo <= *most).unwrap_or(4)] += 1;
                    if is_sensitive(lattice, raw, cell, count, policy) {
                        kept.sensitive += 1;
                        freed += usize::from(!is_sensitive(lattice, raw, cell, count, &lower));
                    } else {
                        kept.secondary += 1;
                    }
                }
                _ => kept.shown += 1,
            }
        }
        levels.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        Self {
            threshold: policy.threshold,
            withhold: policy.withhold.clone(),
            levels: levels.into_iter().map(|(_, kept)| kept).collect(),
            freed,
            widths,
            checked,
            certificate_bytes: serde_json::to_vec(certificate).map_or(0, |json| json.len()),
            alternative: None,
        }
    }

    /// The levels of which so little is left that the office may prefer to withhold them whole.
    pub(super) fn hopeless(&self) -> Vec<Level> {
        let poor = |kept: &&Kept| kept.shown * HOPELESS < kept.cells && !self.withhold.contains(&kept.level);
        self.levels.iter().filter(poor).map(|kept| kept.level).collect()
    }
}

impl Alternative {
    /// Whether more is shown in some level that is not withheld for it.
    pub(super) fn keeps_more_than(&self, report: &Report) -> bool {
        let mut levels = self.levels.iter().zip(&report.levels);
        levels.any(|(other, kept)| other.shown > kept.shown && !self.withhold.contains(&kept.level))
    }
}

impl From<Report> for Alternative {
    fn from(report: Report) -> Self {
        Self { withhold: report.withhold, levels: report.levels }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_levels(f, &self.levels)?;
        let [to_4, to_9, to_19, to_49, more] = self.widths;
        writeln!(f, "sensitive: small counts; secondary: withheld so that nobody can work those out")?;
        if self.freed > 0 {
            let (lower, freed) = (self.threshold - 1, self.freed);
            writeln!(f, "with a threshold of {lower} instead of {}, {freed} fewer would be sensitive", self.threshold)?;
        }
        let Checked { withheld, witnesses, facts, .. } = self.checked;
        if withheld > 0 {
            let wide = format!("up to 4: {to_4}, 9: {to_9}, 19: {to_19}, 49: {to_49}, more: {more}");
            writeln!(f, "withheld numbers by how far apart the least and the greatest are that they can be: {wide}")?;
        }
        write!(
            f,
            "certificate: {withheld} withheld cells kept open by {witnesses} witness tables, beside {facts} facts; {} bytes",
            self.certificate_bytes
        )?;
        if let Some(Alternative { withhold, levels }) = &self.alternative {
            let withhold: Vec<String> = withhold.iter().map(|level| format!("\"{level}\"")).collect();
            writeln!(f, "\n\nlittle is left of some levels; with policy.withhold = [{}]:", withhold.join(", "))?;
            write_levels(f, levels)?;
        }
        Ok(())
    }
}

/// A table of levels, one a line.
fn write_levels(f: &mut fmt::Formatter<'_>, levels: &[Kept]) -> fmt::Result {
    writeln!(f, "{:<36} {:>6} {:>6} {:>10} {:>10}", "level", "cells", "shown", "sensitive", "secondary")?;
    levels.iter().try_for_each(|Kept { level, cells, shown, sensitive, secondary }| {
        writeln!(f, "{:<36} {cells:>6} {shown:>6} {sensitive:>10} {secondary:>10}", level.to_string())
    })
}
