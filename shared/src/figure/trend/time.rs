//! The axis of financial years, with the breaks and the events on it.

use super::super::{
    label,
    palette::Role,
    pen::{Anchor, Pen},
};
use crate::table::Table;
use std::ops::Range;

/// Where financial years lie, in pixels. A year is a step wide, and its number stands in its middle.
#[derive(Clone, Copy)]
pub(super) struct Time {
    /// Where the first year begins.
    begin: i32,
    /// The width of a year.
    step: i32,
    /// How many years there are.
    count: i32,
}

/// The words at a break, above the panels.
pub(super) struct BreakLabel {
    x: i32,
    anchor: Anchor,
    lines: Vec<String>,
}

/// Numbered events under the panels.
pub(super) struct Events {
    /// Where each lies, in order, with its index in the notes.
    marks: Vec<(i32, usize)>,
}

/// The widest that a year may be: the dots of a single year stand near the scale.
const WIDEST_YEAR: i32 = 320;
/// From one line of words to the next.
const LEADING: i32 = 15;
/// The narrowest column of words beside a break.
const NARROW: i32 = 110;
/// The widest.
const WIDE: i32 = 230;

impl Time {
    /// `count` years between two pixels, with at least `beside` pixels of room to the right of the last number.
    pub(super) fn new((left, right): (i32, i32), beside: i32, count: usize) -> Self {
        let count = i32::try_from(count).expect("a few years").max(1);
        let step = ((right - left - beside) * 2 / (2 * count - 1)).min((right - left) / count).clamp(1, WIDEST_YEAR);
        Self { begin: left, step, count }
    }

    /// The width of a year.
    pub(super) fn step(self) -> i32 {
        self.step
    }

    /// Where the number of a year stands, by its index.
    pub(super) fn x(self, index: usize) -> i32 {
        self.begin + self.step / 2 + self.step * i32::try_from(index).unwrap_or(0)
    }

    /// The scale for a plot: years by their index, from half a year before the first number.
    pub(super) fn scale(self) -> (Range<f64>, Range<i32>) {
        let from = self.x(0);
        let to = from + self.step * self.count;
        (0.0..f64::from(self.count), from..to)
    }

    /// As many names of years as there is room for between two pixels, the last one always, each from where it begins.
    pub(super) fn labels(self, table: &Table, (left, right): (i32, i32)) -> Vec<(i32, String)> {
        let font = Role::Tick.font();
        let mut labels = Vec::new();
        let mut room = right;
        for (index, column) in table.columns.iter().enumerate().rev() {
            let label = table.words().year(column.first);
            let width = font.width(&label);
            let start = (self.x(index) - width / 2).min(right - width).max(left);
            if start + width <= room {
                room = start - 10;
                labels.push((start, label));
            }
        }
        labels.reverse();
        labels
    }

    /// The breaks between years that are shown, with their words where there is room.
    pub(super) fn breaks(self, table: &Table, (left, right): (i32, i32)) -> Vec<BreakLabel> {
        let mut labels: Vec<BreakLabel> = Vec::new();
        for (year, note) in &table.notes.breaks {
            let index = table.columns.iter().position(|column| column.first == *year).filter(|index| *index > 0);
            let Some(x) = index.map(|index| self.x(index) - self.step / 2) else { continue };
            // To the left, words would lie on the line of the break before, unless they end beside it.
            let before = labels.last().map(|label| x - label.x - 12).filter(|room| *room >= NARROW / 2);
            let (before, after) = (before.unwrap_or(x - left - 6), right - x - 6);
            let (anchor, room) =
                if after >= NARROW.min(before) { (Anchor::Start, after) } else { (Anchor::End, before) };
            labels.push(BreakLabel { x, anchor, lines: Role::Value.font().balanced(note, room.min(WIDE)) });
        }
        labels
    }
}

/// The height of the words of the breaks.
pub(super) fn breaks_height(breaks: &[BreakLabel]) -> i32 {
    breaks.iter().map(|label| label.height() + 3).sum()
}

/// Draws the lines of the breaks down to `bottom`, each from its words.
pub(super) fn draw_breaks(breaks: &[BreakLabel], pen: &Pen, top: i32, bottom: i32) {
    // The first break has the highest words: they run to the right, over the lines of later breaks that begin below.
    let mut y = top;
    for label in breaks {
        pen.path(Role::Break, &[(label.x, y), (label.x, bottom)]);
        let x = if label.anchor == Anchor::Start { label.x + 6 } else { label.x - 6 };
        for (line, below) in label.lines.iter().zip((0..).step_by(LEADING.unsigned_abs() as usize)) {
            pen.text(Role::Value, label.anchor, (x, y + LEADING / 2 + below), line);
        }
        y += label.height() + 3;
    }
}

impl BreakLabel {
    fn height(&self) -> i32 {
        LEADING * i32::try_from(self.lines.len()).unwrap_or(0)
    }
}

impl Events {
    /// The events of a table on its axis.
    pub(super) fn new(table: &Table, time: Time) -> Self {
        let begins = |index: i32| i32::from(table.period.first.begins()) + index;
        let place = |date: &str| {
            let part = |range: Range<usize>| date.get(range).and_then(|digits| digits.parse::<i32>().ok());
            let (year, month, day) = (part(0..4)?, part(5..7)?, part(8..10)?);
            let months = (year - begins(0)) * 12 + month - 4;
            let days = months * 30 + day.min(30) - 1;
            Some(time.begin + time.step * days / 360)
        };
        let events = table.notes.events.iter().enumerate();
        let mut marks: Vec<(i32, usize)> =
            events.filter_map(|(index, event)| Some((place(&event.0)?, index))).collect();
        marks.sort_unstable();
        Self { marks }
    }

    /// The height of the numbers.
    pub(super) fn height(&self) -> i32 {
        if self.marks.is_empty() { 0 } else { 20 }
    }

    /// Their numbers with their words.
    pub(super) fn words<'t>(&'t self, table: &'t Table) -> impl Iterator<Item = (usize, String)> + 't {
        self.marks.iter().enumerate().map(|(number, (_, index))| {
            let (date, label) = &table.notes.events[*index];
            (number + 1, format!("{}: {label}", table.words().date(date)))
        })
    }

    /// Draws a tick and a number for each under `top`.
    pub(super) fn draw(&self, pen: &Pen, top: i32, (left, right): (i32, i32)) {
        let wanted: Vec<i32> = self.marks.iter().map(|mark| mark.0).collect();
        let places = label::apart(&wanted, 16, left + 8, right - 8);
        for (number, (x, place)) in wanted.iter().zip(places).enumerate() {
            pen.path(Role::Axis, &[(*x, top), (*x, top + 4), (place, top + 8)]);
            pen.text(Role::Heading, Anchor::Middle, (place, top + 15), &(number + 1).to_string());
        }
    }
}
