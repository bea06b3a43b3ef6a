//! One area by year: its lines, ranges and dots, and its numbers where it is alone in its panel.

use super::{
    super::{
        canvas::escaped,
        label,
        palette::{Role, series_class},
        pen::{Anchor, Pen, Plot},
    },
    time::Time,
};
use crate::{
    cell::Mark,
    table::{Row, Table, Value},
};
use plotters_backend::BackendCoord;

/// One area, with its place among all rows of the table.
pub(super) struct Series<'a> {
    pub(super) table: &'a Table,
    pub(super) row: &'a Row,
    pub(super) index: usize,
    /// Which sign it has; that of England and Wales, 0, where it is alone in its panel.
    pub(super) sign: usize,
}

/// The radius of a dot.
pub(super) const DOT: i32 = 4;
/// The signs of forces, so that nobody needs their colours to tell them apart.
const SIGNS: [&[BackendCoord]; 6] = [
    &[(-4, -4), (4, -4), (4, 4), (-4, 4)],
    &[(0, -6), (6, 0), (0, 6), (-6, 0)],
    &[(0, -5), (5, 4), (-5, 4)],
    &[(0, 5), (5, -4), (-5, -4)],
    &[(-2, -5), (2, -5), (2, -2), (5, -2), (5, 2), (2, 2), (2, 5), (-2, 5), (-2, 2), (-5, 2), (-5, -2), (-2, -2)],
    &[(-6, -2), (6, -2), (6, 2), (-6, 2)],
];
/// From a mark to the middle of its number.
const ABOVE: i32 = 12;
/// Between two numbers.
const APART: i32 = 6;

impl Series<'_> {
    /// Draws lines, ranges of a width, and dots, so many years aside.
    pub(super) fn draw(&self, pen: &Pen, plot: &Plot, aside: f64, width: i32) {
        let attributes = format!(" class=\"{}\" data-area=\"{}\"", series_class(self.index), escaped(&self.row.slug));
        pen.group(&attributes, || {
            self.draw_lines(plot, aside);
            for index in 0..self.row.values.len() {
                self.draw_mark(pen, plot, index, aside, width);
            }
        });
    }

    fn draw_lines(&self, plot: &Plot, aside: f64) {
        let mut points: Vec<(f64, f64)> = Vec::new();
        for (index, value) in self.row.values.iter().enumerate() {
            let shown = value.shown();
            if shown.is_none() || self.is_broken_before(index) {
                draw_line(plot, &mut points);
            }
            points.extend(shown.map(|shown| (position(index) + aside, shown)));
        }
        draw_line(plot, &mut points);
    }

    fn draw_mark(&self, pen: &Pen, plot: &Plot, index: usize, aside: f64, width: i32) {
        let (words, value) = (self.table.words(), self.row.values[index]);
        if value.most().is_none() {
            return;
        }
        let x = position(index) + aside;
        let year = words.year(self.table.columns[index].first);
        pen.mark(&format!("{}, {year}: {}", self.row.label, label::told(self.table, value)), || match value {
            Value::Withheld { lo, hi } => {
                let (from, to) = (plot.at((x, lo)), plot.at((x, hi)));
                let half = (width / 2).max(1);
                // A range of one number is still a range, and never a dot.
                pen.rect(Role::Withheld, (from.0 - half, from.1), (to.0 + half, to.1.min(from.1 - 4)));
            }
            Value::Rate(rate, _) => {
                plot.path(Role::Interval, &[(x, rate.lo), (x, rate.hi)]);
                self.draw_sign(pen, plot.at((x, rate.per_million)));
            }
            Value::Count(..) | Value::Missing(_) => {
                self.draw_sign(pen, plot.at((x, value.shown().unwrap_or_default())));
            }
        });
    }

    /// Draws its sign: a dot for England and Wales; after six forces the same ones, with other colours.
    pub(super) fn draw_sign(&self, pen: &Pen, (x, y): BackendCoord) {
        match self.sign.checked_sub(1) {
            None => pen.dot(Role::Dot, (x, y), DOT),
            Some(force) => {
                let corners = SIGNS[(force + force / SIGNS.len()) % SIGNS.len()];
                pen.shape(Role::Dot, &corners.iter().map(|(across, down)| (x + across, y + down)).collect::<Vec<_>>());
            }
        }
    }

    /// Its numbers at its marks, the last one first, as many as there is room for between two pixels.
    pub(super) fn draw_numbers(&self, pen: &Pen, plot: &Plot, time: Time, (left, right): (i32, i32)) {
        let bottom = plot.at((0.0, 0.0)).1;
        let mut room = right;
        for (index, value) in self.row.values.iter().enumerate().rev() {
            let text = value.text(self.table.words(), self.table.unit);
            let role = if value.most().is_some() { Role::Value } else { Role::Absent };
            let width = role.font().width(&text);
            let (x, y) = plot.at((position(index), value.most().unwrap_or_default()));
            let mut start = (x - width / 2).min(right - width).max(left);
            // A number stands on its own side of a break.
            if self.is_broken_before(index) {
                start = start.max(x - time.step() / 2 + 4);
            }
            if index + 1 < self.row.values.len() && self.is_broken_before(index + 1) {
                start = start.min(x + time.step() / 2 - 4 - width);
            }
            if start + width > room || start < left {
                continue;
            }
            let below = self.is_valley(index) && y + ABOVE + 10 < bottom;
            let y = match role {
                Role::Absent => bottom - 10,
                _ if below => y + ABOVE + 2,
                _ => y - ABOVE,
            };
            let covers = |(at, value): (usize, &Value)| {
                let mark = value.most().map(|most| plot.at((position(at), most)));
                let across = start - DOT..=start + width + DOT;
                mark.is_some_and(|mark| across.contains(&mark.0) && (mark.1 - y).abs() < ABOVE - 1)
            };
            if self.row.values.iter().enumerate().any(covers) {
                continue;
            }
            room = start - APART;
            pen.text(role, Anchor::Start, (start, y), &text);
        }
    }

    /// Whether a count is less than both of its neighbours, so that its lines rise above it.
    fn is_valley(&self, index: usize) -> bool {
        let count = |index: Option<usize>| match self.row.values.get(index?) {
            Some(Value::Count(count, _)) => Some(*count),
            _ => None,
        };
        let (before, here, after) = (count(index.checked_sub(1)), count(Some(index)), count(Some(index + 1)));
        matches!((before, here, after), (Some(before), Some(here), Some(after)) if here < before && here < after)
    }

    /// Whether a line may not come from the year before.
    fn is_broken_before(&self, index: usize) -> bool {
        is_broken_before(self.table, self.row, index)
    }
}

/// Whether no line may come from the year before to that of an index.
pub(in crate::figure) fn is_broken_before(table: &Table, row: &Row, index: usize) -> bool {
    let year = table.columns[index].first;
    let marked = row.values[index].marks().iter().any(|mark| mark == Mark::Break);
    index > 0 && (marked || table.notes.breaks.iter().any(|(first, _)| *first == year))
}

/// A line through points, if there are two; none are left.
fn draw_line(plot: &Plot, points: &mut Vec<(f64, f64)>) {
    if points.len() > 1 {
        plot.path(Role::Line, points);
    }
    points.clear();
}

/// The place of a year on the axis.
pub(super) fn position(index: usize) -> f64 {
    f64::from(u32::try_from(index).expect("a few dozen years"))
}
