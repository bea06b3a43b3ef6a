//! Parts of a whole: a bar for each year, or for each area, with a segment for each code of a breakdown.
//!
//! Invariant: a segment is a shown number. What is withheld has no segment of its own: all that is withheld of a bar is one
//! hatched range after the segments, as long as the whole less the shown parts, or up to the greatest that a withheld whole can be.

use super::{
    axis::Steps,
    label::name,
    lines::NAME_GAP,
    palette::{Role, series_class},
    pen::{Anchor, Pen, Plot},
};
use crate::{
    cell::Absence,
    period::Period,
    table::{Part, Row, Table, Value},
};
use plotters_backend::BackendCoord;

/// The bars of a table, laid out.
pub(super) struct Stack<'a> {
    table: &'a Table,
    bars: Vec<Bar<'a>>,
    left: i32,
    right: i32,
    /// Where names end and bars begin.
    zero: i32,
    /// The greatest number on the scale.
    most: f64,
    /// From one bar to the next.
    pitch: i32,
}

/// One bar: a column of a row.
struct Bar<'a> {
    name: String,
    /// The area, and the year where bars are years.
    told: String,
    row: &'a Row,
    column: usize,
}

/// From a bar to its number, and from the edge of a segment to its words.
const GAP: i32 = 6;
/// The height of the line of the scale.
const LINE: i32 = 18;
/// The most steps of the scale.
const STEPS: i32 = 6;
/// The least, the usual and the greatest distance between bars.
const PITCHES: (i32, i32, i32) = (17, 30, 48);
/// So many bars stand at the usual distance.
const FEW: i32 = 16;

impl<'a> Stack<'a> {
    /// Lays the bars out between two pixels, in at least `least` pixels of height.
    pub(super) fn new(table: &'a Table, (left, right): (i32, i32), least: i32) -> Self {
        let bars = bars(table);
        let inner = right - left;
        let names = bars.iter().map(|bar| Role::Label.font().width(&bar.name)).max().unwrap_or(0);
        let zero = left + names.min(inner * 2 / 5) + NAME_GAP;
        let count = i32::try_from(bars.len()).expect("a few dozen bars").max(1);
        let usual = if count <= FEW { PITCHES.1 } else { PITCHES.0 };
        let pitch = usual.max((least - LINE) / count).min(PITCHES.2);
        let mut stack = Self { table, bars, left, right, zero, most: 1.0, pitch };
        stack.most = stack.room();
        stack
    }

    /// The height of the drawing.
    pub(super) fn height(&self) -> i32 {
        LINE + self.pitch * i32::try_from(self.bars.len()).expect("a few dozen bars")
    }

    /// Draws it from 0 down.
    pub(super) fn draw(&self, pen: &Pen) {
        let (first, bottom) = (LINE, self.height());
        let plot = pen.plot((0.0..self.most, self.zero..self.right), (0.0..1.0, first..bottom));
        self.draw_scale(pen, &plot, first, bottom);
        for (bar, y) in self.bars.iter().zip((first..).step_by(self.pitch.unsigned_abs() as usize)) {
            let middle = y + self.pitch / 2;
            let label = Role::Label.font().shortened(&bar.name, self.zero - NAME_GAP - self.left);
            pen.text(Role::Label, Anchor::End, (self.zero - NAME_GAP, middle), &label);
            self.draw_bar(pen, &plot, bar, middle);
        }
    }

    fn draw_bar(&self, pen: &Pen, plot: &Plot, bar: &Bar<'_>, middle: i32) {
        let (words, unit) = (self.table.words(), self.table.unit);
        let half = (self.pitch * 2 / 5).clamp(6, 14);
        let x = |value: f64| plot.at((value, 0.0)).0;
        let mut sum = 0.0;
        for (index, part) in bar.row.parts.iter().enumerate() {
            let Some(shown) = bar.value(part).shown() else { continue };
            let (from, to) = (x(sum), x(sum + shown));
            sum += shown;
            let number = bar.value(part).text(words, unit);
            pen.group(&format!(" class=\"{}\"", class(index)), || {
                pen.mark(&format!("{}, {}: {number}", bar.told, part.label), || {
                    if shown > 0.0 {
                        draw_segment(pen, index, &number, (from, middle - half), (to.max(from + 1), middle + half));
                    } else {
                        pen.cover((from, middle - half), (from, middle + half));
                    }
                });
            });
        }
        let whole = bar.whole();
        let text = whole.text(words, unit);
        pen.mark(&format!("{}: {}", bar.told, self.rest(bar, sum)), || {
            let end = x(whole.most().unwrap_or(sum).max(sum));
            if end > x(sum) {
                let role = if bar.withholds() { Role::Withheld } else { Role::Outline };
                pen.rect(role, (x(sum), middle - half), (end, middle + half));
            }
            let role = if whole.most().is_some() { Role::Value } else { Role::Absent };
            let start = end + GAP;
            pen.text(role, Anchor::Start, (start, middle), &role.font().shortened(&text, self.right - start));
        });
    }

    /// The whole of a bar, and each of its parts that is not shown, with what those come to where it follows.
    fn rest(&self, bar: &Bar<'_>, shown: f64) -> String {
        let (words, unit) = (self.table.words(), self.table.unit);
        let whole = bar.whole();
        let parts = bar.row.parts.iter().filter(|part| bar.value(part).shown().is_none());
        let mut told: Vec<String> =
            parts.map(|part| format!("{} {}", part.label, bar.value(part).text(words, unit))).collect();
        if told.len() > 1
            && let Some(all) = whole.shown()
        {
            told.push(words.together(&words.decimal((all - shown).max(0.0), 0)));
        }
        let text = whole.text(words, unit);
        if told.is_empty() { text } else { format!("{text} ({})", told.join(", ")) }
    }

    fn draw_scale(&self, pen: &Pen, plot: &Plot, first: i32, bottom: i32) {
        let words = self.table.words();
        let width = self.right - self.zero;
        let widest = Role::Tick.font().width(&words.decimal(self.most, 0));
        let steps = (width / (widest + 28)).clamp(1, STEPS).unsigned_abs();
        let steps = Steps::within(self.most, steps, self.table.unit);
        for step in steps.all() {
            let x = plot.at((step, 0.0)).0;
            pen.path(if step == 0.0 { Role::Axis } else { Role::Grid }, &[(x, first), (x, bottom)]);
            let label = steps.label(step, words);
            if x + Role::Tick.font().width(&label) / 2 <= self.right {
                pen.text(Role::Tick, Anchor::Middle, (x, first - LINE / 2), &label);
            }
        }
    }

    /// The number at the right edge: so great that each bar fits with the number at its end.
    fn room(&self) -> f64 {
        let width = self.right - self.zero;
        let most = self.bars.iter().map(|bar| {
            let text = Role::Value.font().width(&bar.whole().text(self.table.words(), self.table.unit));
            let shown: f64 = bar.row.parts.iter().filter_map(|part| bar.value(part).shown()).sum();
            bar.whole().most().unwrap_or(0.0).max(shown) * f64::from(width) / f64::from((width - GAP - text).max(12))
        });
        most.fold(1.0, f64::max)
    }
}

impl Bar<'_> {
    fn value(&self, part: &Part) -> Value {
        part.values.get(self.column).copied().unwrap_or(Value::Missing(Absence::NotAvailable))
    }

    fn whole(&self) -> Value {
        self.row.values.get(self.column).copied().unwrap_or(Value::Missing(Absence::NotAvailable))
    }

    /// Whether its whole or one of its parts is withheld.
    fn withholds(&self) -> bool {
        let withheld = |value: Value| matches!(value, Value::Withheld { .. });
        withheld(self.whole()) || self.row.parts.iter().any(|part| withheld(self.value(part)))
    }
}

/// A bar for each year of the one area, or for each area.
fn bars(table: &Table) -> Vec<Bar<'_>> {
    if table.forces().is_empty() {
        let row = table.england_and_wales();
        let year = |(column, period): (usize, &Period)| {
            let name = table.words().year(period.first);
            Bar { told: format!("{}, {name}", row.label), name, row, column }
        };
        return table.columns.iter().enumerate().map(year).collect();
    }
    let area = |row| Bar { name: name(table, row).into_owned(), told: row.label.clone(), row, column: 0 };
    table.forces().iter().map(area).collect()
}

/// What names a part in its segment and in the key: a letter.
pub(super) fn letter(index: usize) -> char {
    char::from(b'A' + u8::try_from(index % 26).unwrap_or(0))
}

fn class(index: usize) -> String {
    series_class(index + 1)
}

/// A segment as the key shows it.
pub(super) fn draw_swatch(pen: &Pen, index: usize, from: BackendCoord, to: BackendCoord) {
    pen.group(&format!(" class=\"{}\"", class(index)), || pen.rect(Role::Segment, from, to));
}

/// A segment with its letter and its number, as far as there is room for them.
fn draw_segment(pen: &Pen, index: usize, number: &str, from: BackendCoord, to: BackendCoord) {
    pen.rect(Role::Segment, from, to);
    let font = Role::PartLabel.font();
    let texts = [format!("{} {number}", letter(index)), letter(index).to_string()];
    if let Some(text) = texts.iter().find(|text| font.width(text) + GAP <= to.0 - from.0) {
        let middle = (i32::midpoint(from.0, to.0), i32::midpoint(from.1, to.1));
        pen.text(Role::PartLabel, Anchor::Middle, middle, text);
    }
}
