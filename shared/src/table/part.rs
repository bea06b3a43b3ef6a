//! The parts of a row: what of it is of each code of a breakdown.

use super::Value;
use crate::{
    area::Area,
    breakdown::{Breakdown, Code, Slice},
    period::Period,
    publication::Publication,
    selection::{FigureKind, Selection},
};

/// What of a row is of one code of a breakdown.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The code in words.
    pub label: String,
    /// The code.
    pub slice: Slice,
    /// One for each column of the table.
    pub values: Vec<Value>,
}

/// The breakdown that a selection takes its rows apart by, with its index; `None` for all figures but a stack.
pub(super) fn breakdown<'p>(publication: &'p Publication, selection: &Selection) -> Option<(usize, &'p Breakdown)> {
    let index = selection.by.unwrap_or(0);
    let breakdown = publication.dataset().breakdowns.get(index)?;
    (selection.figure == FigureKind::Stack).then_some((index, breakdown))
}

/// The parts of an area, in the order of their codes.
pub(super) fn parts(publication: &Publication, selection: &Selection, area: &Area, columns: &[Period]) -> Vec<Part> {
    let Some((index, breakdown)) = breakdown(publication, selection) else { return Vec::new() };
    let part = |(code, named): (usize, &Code)| {
        let slice = Slice::Code(index, code);
        let value = |period: &Period| Value::count(publication.cell(area, *period, slice));
        Part {
            label: named.label.text(selection.language).to_owned(),
            slice,
            values: columns.iter().map(value).collect(),
        }
    };
    breakdown.codes.iter().enumerate().map(part).collect()
}
