//! The lines of a drawing that has one for each force: forces, under their regions where they are sorted by them.

use super::{
    label::name,
    palette::Role,
    pen::{Anchor, Pen},
};
use crate::{
    selection::Sort,
    table::{Row, Table},
};

/// One line of a drawing.
pub(super) enum Line<'a> {
    /// The region of the forces that follow.
    Region(&'a str),
    Force(&'a Row),
}

/// From a name to what is drawn beside it.
pub(super) const NAME_GAP: i32 = 8;
/// From one line of a name to the next.
const LEADING: i32 = 14;

/// The forces of a table, under their regions where they are sorted by them.
pub(super) fn lines(table: &Table) -> Vec<Line<'_>> {
    let by_region = table.sort == Sort::Region && table.forces().len() > 1;
    let mut lines = Vec::new();
    let mut region = None;
    for row in table.forces() {
        if by_region && region != Some(&row.region) {
            region = Some(&row.region);
            lines.push(Line::Region(region_name(table, row)));
        }
        lines.push(Line::Force(row));
    }
    lines
}

/// The name of the region of a force.
pub(super) fn region_name<'a>(table: &Table, row: &'a Row) -> &'a str {
    if row.region.is_empty() { table.words().no_region() } else { &row.region }
}

/// The width that the names of all lines want.
pub(super) fn names_width(table: &Table, lines: &[Line<'_>]) -> i32 {
    let widths = lines.iter().map(|line| match line {
        Line::Region(region) => Role::Heading.font().width(region) - NAME_GAP,
        Line::Force(row) => Role::Label.font().width(&name(table, row)),
    });
    widths.max().unwrap_or(0)
}

/// Draws the name of a force between two pixels, ending at the right one, around the height `middle` in at most so many lines.
pub(super) fn draw_name(pen: &Pen, table: &Table, row: &Row, (left, right): (i32, i32), middle: i32, most: usize) {
    let lines = Role::Label.font().first_lines(&name(table, row), right - left, most);
    let above = LEADING * (i32::try_from(lines.len()).unwrap_or(1) - 1) / 2;
    for (line, below) in lines.iter().zip((0..).step_by(LEADING.unsigned_abs() as usize)) {
        pen.text(Role::Label, Anchor::End, (right, middle - above + below), line);
    }
}

/// Draws the name of a region on a line of this height from `top` down.
pub(super) fn draw_region(pen: &Pen, region: &str, (left, right): (i32, i32), top: i32, pitch: i32) {
    let region = Role::Heading.font().shortened(region, right - left);
    // Nearer to its forces than to those above, and not on them.
    pen.text(Role::Heading, Anchor::Start, (left, top + (pitch * 3 / 5).min(pitch - 6)), &region);
}
