//! Series by financial year: one panel, or two where England and Wales and single forces are counted on scales far apart.
//!
//! Invariant: a line joins shown numbers of consecutive years and nothing else: it ends at a withheld or missing year and at a break
//! in the series, and never runs to zero for want of a number.

mod names;
mod panel;
mod series;
mod time;

use super::{
    frame::{ALL, Column},
    palette::Role,
    pen::{Anchor, Pen},
};
use crate::{
    selection::Unit,
    table::{Row, Table},
};
use panel::Panel;
pub(super) use series::is_broken_before;
use time::{BreakLabel, Events, Time};

/// The panels of a table by year, laid out.
pub(super) struct Trend<'a> {
    table: &'a Table,
    /// The pixels between which everything lies, and those between which the plots do.
    edges: (i32, i32),
    plots: (i32, i32),
    time: Time,
    breaks: Vec<BreakLabel>,
    events: Events,
    panels: Vec<Panel<'a>>,
    /// What stands in words below: events, and areas without a number.
    words: Column,
}

/// Between two panels.
const BETWEEN: i32 = 14;
/// From the name of a step to the plot.
const AXIS_GAP: i32 = 8;
/// The height of the names of the years.
const YEARS: i32 = 20;

impl<'a> Trend<'a> {
    /// Lays the panels out between `left` and `right`, in at least `least` pixels of height.
    pub(super) fn new(table: &'a Table, (left, right): (i32, i32), least: i32) -> Self {
        let (drawn, absent): (Vec<_>, Vec<_>) = table.rows.iter().enumerate().partition(|(_, row)| has_number(row));
        let two = table.unit == Unit::Count && !table.forces().is_empty();
        let (national, forces): (Vec<_>, Vec<_>) = drawn.into_iter().partition(|(index, _)| two && *index == 0);
        let series = [national, forces].into_iter().filter(|series| !series.is_empty());
        let mut panels: Vec<Panel<'_>> = series.map(|series| Panel::new(table, series, right - left)).collect();

        let axis = left + AXIS_GAP + panels.iter().map(Panel::steps_width).max().unwrap_or(0);
        let beside = panels.iter().map(Panel::beside).max().unwrap_or(0);
        let time = Time::new((axis, right), beside, table.columns.len());
        let end = panels.iter().filter_map(|panel| panel.names_start(time)).min().map_or(right, |start| start - 6);
        let breaks = time.breaks(table, (left, right));
        if let Some(first) = panels.first_mut() {
            first.make_room(time::breaks_height(&breaks));
        }
        let events = Events::new(table, time);
        let words = words(table, &events, absent.into_iter().map(|(_, row)| row), (left, right));
        let mut trend = Self { table, edges: (left, right), plots: (axis, end), time, breaks, events, panels, words };
        let more = (least - trend.height()).max(0) / i32::try_from(trend.panels.len()).expect("one or two").max(1);
        trend.panels.iter_mut().for_each(|panel| panel.height += more);
        trend
    }

    /// The height of the drawing.
    pub(super) fn height(&self) -> i32 {
        self.panels_height() + self.events.height() + YEARS + self.words.height()
    }

    fn panels_height(&self) -> i32 {
        let heights: i32 = self.panels.iter().map(|panel| panel.height + BETWEEN).sum();
        (heights - BETWEEN).max(0)
    }

    /// Draws them from 0 down.
    pub(super) fn draw(&self, pen: &Pen) {
        let bottom = self.panels_height();
        let words = self.panels.first().map_or(0, Panel::heading_height);
        time::draw_breaks(&self.breaks, pen, words, bottom);
        let mut y = 0;
        for panel in &self.panels {
            panel.draw(pen, self.time, self.plots, self.edges.1, y);
            y += panel.height + BETWEEN;
        }
        self.events.draw(pen, bottom, self.edges);
        let years = bottom + self.events.height() + YEARS / 2;
        for (x, label) in self.time.labels(self.table, self.edges) {
            pen.text(Role::Tick, Anchor::Start, (x, years), &label);
        }
        self.words.draw(pen, bottom + self.events.height() + YEARS);
    }
}

/// Whether there is anything to draw of an area.
fn has_number(row: &Row) -> bool {
    row.values.iter().any(|value| value.most().is_some())
}

/// What stands in words below the panels.
fn words<'a>(
    table: &Table,
    events: &Events,
    absent: impl Iterator<Item = &'a Row>,
    (left, right): (i32, i32),
) -> Column {
    let mut column = Column::new(left, right - left);
    let mut before = 6;
    for (number, text) in events.words(table) {
        column.numbered(before, number, &text);
        before = 1;
    }
    // A break before the first year has no line: nothing is drawn on its other side.
    for (year, note) in table.notes.breaks.iter().filter(|(year, _)| *year == table.period.first) {
        column.add(Role::Note, before, &format!("{}: {note}", table.words().year(*year)), ALL);
        before = 1;
    }
    for row in absent {
        let mut symbols: Vec<_> = row.values.iter().filter_map(|value| value.shorthand()).collect();
        symbols.dedup();
        let symbols: Vec<&str> = symbols.into_iter().map(|shorthand| shorthand.symbol()).collect();
        column.add(Role::Note, before, &format!("{}: {}", row.label, symbols.join(", ")), ALL);
        before = 1;
    }
    column
}
