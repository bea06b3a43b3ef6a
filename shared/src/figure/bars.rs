//! Bars by force, horizontal, from zero.
//!
//! Invariant: what is drawn of a withheld number depends on its public range alone, and no missing number has a bar.

use super::{
    axis::Steps,
    label::{name, told},
    lines::{Line, NAME_GAP, draw_name, draw_region, lines, names_width},
    palette::Role,
    pen::{Anchor, Pen, Plot},
};
use crate::{
    cell::Absence,
    selection::Unit,
    table::{Row, Table, Value},
};

/// The bars of a table, laid out.
pub(super) struct Bars<'a> {
    table: &'a Table,
    lines: Vec<Line<'a>>,
    /// Where names end and bars begin, and where bars and their numbers end.
    zero: i32,
    right: i32,
    left: i32,
    /// Units of the table in one pixel.
    unit: f64,
    /// From one bar to the next.
    pitch: i32,
    /// The lines that a name may have.
    name_lines: usize,
}

/// From a bar to its number.
const GAP: i32 = 6;
/// The height of a line of text above the bars.
const LINE: i32 = 18;
/// The most steps of the scale; the bars have their numbers.
const STEPS: i32 = 8;
/// The least and the greatest distance between bars.
const PITCHES: (i32, i32) = (11, 36);
/// So few forces may have names of two lines.
const FEW: i32 = 12;

impl<'a> Bars<'a> {
    /// Lays the bars out between `left` and `right`, in at least `least` pixels of height and, where they can, at most `most`.
    pub(super) fn new(table: &'a Table, (left, right): (i32, i32), least: i32, most: i32) -> Self {
        let words = table.words();
        let lines = lines(table);
        let names = names_width(table, &lines);
        let numbers =
            table.forces().iter().map(|row| Role::Value.font().width(&value(row).text(words, table.unit))).max();
        let numbers = numbers.unwrap_or(0);
        // Names have half of the width at most, and less where the numbers need it.
        let inner = right - left;
        let names = names.min(inner * 48 / 100).min((inner - numbers - 48).max(inner / 5));
        let zero = left + names + NAME_GAP;
        let count = i32::try_from(lines.len()).expect("a few dozen forces").max(1);
        let long = table.forces().iter().any(|row| Role::Label.font().width(&name(table, row)) > names);
        let name_lines = if long && count <= FEW { 2 } else { 1 };
        let usual = match count {
            _ if name_lines == 2 => 34,
            ..=FEW => 26,
            13..=24 => 21,
            _ => 17,
        };
        let mut bars = Self { table, lines, zero, right, left, unit: 1.0, pitch: 0, name_lines };
        let room = |height: i32| (height - bars.above()) / count;
        bars.pitch = usual.max(room(least)).min(room(most).max(PITCHES.0)).min(PITCHES.1);
        bars.unit = bars.units_in_a_pixel();
        bars
    }

    /// The height of the drawing.
    pub(super) fn height(&self) -> i32 {
        self.above() + self.pitch * i32::try_from(self.lines.len()).expect("a few dozen forces")
    }

    /// Draws them from 0 down.
    pub(super) fn draw(&self, pen: &Pen) {
        let (first, bottom) = (self.above(), self.height());
        let count = i32::try_from(self.lines.len()).expect("a few dozen forces");
        let plot = pen.plot(
            (0.0..self.unit * f64::from(self.right - self.zero), self.zero..self.right),
            (0.0..f64::from(count), first..bottom),
        );
        self.draw_scale(pen, &plot, first, bottom);
        self.draw_england_and_wales(pen, &plot, bottom);
        pen.group(" class=\"f-plot\"", || {
            for (line, y) in self.lines.iter().zip((first..).step_by(self.pitch.unsigned_abs() as usize)) {
                match line {
                    Line::Region(region) => draw_region(pen, region, (self.left, self.right), y, self.pitch),
                    Line::Force(row) => {
                        let words = format!("{}: {}", row.label, told(self.table, value(row)));
                        pen.mark(&words, || self.draw_bar(pen, &plot, row, y));
                    }
                }
            }
        });
    }

    fn draw_bar(&self, pen: &Pen, plot: &Plot, row: &Row, y: i32) {
        let words = self.table.words();
        let value = value(row);
        let text = value.text(words, self.table.unit);
        let middle = y + self.pitch / 2;
        let names = (self.left, self.zero - NAME_GAP);
        draw_name(pen, self.table, row, names, middle, self.name_lines);
        let half = (self.pitch * 3 / 10).clamp(4, 9);
        let x = |value: f64| plot.at((value, 0.0)).0;
        let (top, bottom) = (middle - half, middle + half);
        let (role, end) = match value {
            Value::Count(0, _) => {
                pen.rect(Role::Bar, (self.zero, top), (self.zero + 3, bottom));
                (Role::Value, self.zero + 2)
            }
            Value::Count(..) | Value::Rate(..) => {
                let shown = x(value.shown().unwrap_or_default()).max(self.zero + 1);
                pen.rect(Role::Bar, (self.zero, top), (shown, bottom));
                let mut end = shown;
                if let Value::Rate(rate, _) = value {
                    end = x(rate.hi).max(shown);
                    pen.path(Role::Whisker, &[(x(rate.lo), middle), (end, middle)]);
                }
                (Role::Value, end)
            }
            Value::Withheld { lo, hi } => {
                let from = x(lo);
                let end = x(hi).max(from + 4);
                pen.rect(Role::Withheld, (from, top), (end, bottom));
                (Role::Value, end)
            }
            Value::Missing(_) => (Role::Absent, self.zero),
        };
        let mut start = end + GAP;
        if let Some(line) = self.line_at(plot) {
            // A number that the line of England and Wales would cross stands behind it.
            let (behind, width) = (line + GAP, role.font().width(&text));
            if (start - 2..start + width + 2).contains(&line) && behind + width <= self.right {
                start = behind;
            }
        }
        pen.text(role, Anchor::Start, (start, middle), &role.font().shortened(&text, self.right - start));
    }

    /// The steps above the bars, and their lines behind them.
    fn draw_scale(&self, pen: &Pen, plot: &Plot, first: i32, bottom: i32) {
        let words = self.table.words();
        let width = self.right - self.zero;
        let reach = self.unit * f64::from(width);
        let widest = Role::Tick.font().width(&words.decimal(reach, usize::from(self.table.unit == Unit::Rate)));
        let steps = Steps::within(reach, (width / (widest + 28)).clamp(1, STEPS).unsigned_abs(), self.table.unit);
        for step in steps.all() {
            let x = plot.at((step, 0.0)).0;
            let role = if step == 0.0 { Role::Axis } else { Role::Grid };
            pen.path(role, &[(x, first), (x, bottom)]);
            let label = steps.label(step, words);
            let half = Role::Tick.font().width(&label) / 2;
            // Not over the edge, and not under the line of England and Wales.
            let crossed = self.line_at(plot).is_some_and(|line| (x - half - 3..=x + half + 3).contains(&line));
            if x + half <= self.right && !crossed {
                pen.text(Role::Tick, Anchor::Middle, (x, first - LINE / 2), &label);
            }
        }
    }

    /// The rate of England and Wales as a line behind the bars; else its number in words, where the title has it not.
    fn draw_england_and_wales(&self, pen: &Pen, plot: &Plot, bottom: i32) {
        let Some(text) = self.england_and_wales() else { return };
        let mut x = self.left;
        let role = if let Some(at) = self.line_at(plot) {
            pen.path(Role::Ref, &[(at, LINE - 2), (at, bottom)]);
            let width = Role::RefLabel.font().width(&text);
            x = (at - width / 2).min(self.right - width).max(self.left);
            Role::RefLabel
        } else {
            Role::Heading
        };
        pen.text(role, Anchor::Start, (x, LINE / 2), &role.font().shortened(&text, self.right - self.left));
    }

    /// Where the line of England and Wales lies, when there is one.
    fn line_at(&self, plot: &Plot) -> Option<i32> {
        match value(self.table.england_and_wales()) {
            Value::Rate(rate, _) => Some(plot.at((rate.per_million, 0.0)).0),
            _ => None,
        }
    }

    /// England and Wales in words, unless the title has said it.
    fn england_and_wales(&self) -> Option<String> {
        let row = self.table.england_and_wales();
        let text = value(row).text(self.table.words(), self.table.unit);
        let said = self.table.unit == Unit::Count && self.table.title.contains(&text);
        let full = format!("{}: {}", row.label, told(self.table, value(row)));
        let fits = Role::RefLabel.font().width(&full) <= self.right - self.left;
        (!said).then(|| if fits { full } else { format!("{}: {text}", row.label) })
    }

    /// The height of the lines above the bars.
    fn above(&self) -> i32 {
        LINE + if self.england_and_wales().is_some() { LINE } else { 0 }
    }

    /// So few units in a pixel that the longest bar fits with the number at its end.
    fn units_in_a_pixel(&self) -> f64 {
        let words = self.table.words();
        let width = self.right - self.zero;
        let bars = self.table.forces().iter().filter_map(|row| {
            let value = value(row);
            let text = Role::Value.font().width(&value.text(words, self.table.unit));
            Some(value.most()? / f64::from((width - GAP - text).max(12)))
        });
        let england_and_wales = match value(self.table.england_and_wales()) {
            Value::Rate(rate, _) => rate.per_million / f64::from(width),
            _ => 0.0,
        };
        let most = bars.fold(england_and_wales, f64::max);
        if most > 0.0 && most.is_finite() { most } else { 1.0 / f64::from(width.max(1)) }
    }
}

/// The one value of a row.
pub(super) fn value(row: &Row) -> Value {
    row.values.first().copied().unwrap_or(Value::Missing(Absence::NotAvailable))
}
