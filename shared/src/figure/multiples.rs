//! A small panel by year for each force, all on one scale, region after region.
//!
//! Invariant: as in a trend, a line joins shown numbers of consecutive years alone, and a withheld number is its public range.

use super::{
    axis::Steps,
    label::{name, told},
    lines::region_name,
    palette::Role,
    pen::{Anchor, Pen},
    tiles,
};
use crate::table::{Row, Table, Value};

/// The panels of a table, laid out.
pub(super) struct Multiples<'a> {
    table: &'a Table,
    edges: (i32, i32),
    /// Where the first panel begins, right of the names of the steps.
    begin: i32,
    /// How wide a panel is with the space after it, and how high its plot.
    step: i32,
    plot: i32,
    /// Where the panels stand: line and column.
    places: Vec<(i32, i32)>,
    scale: Steps,
}

/// The lines of text above a plot, from one to the next: a region, and the name of the force.
const LEADING: i32 = 14;
/// Between two panels, and above a plot.
const APART: i32 = 12;
const ABOVE: i32 = 4;
/// The height of the names of the years.
const YEARS: i32 = 20;
/// The narrowest panel where many must fit a low frame, on a phone, and elsewhere; the lowest and the highest plot.
const NARROWEST: i32 = 44;
const NARROW: i32 = 70;
const WIDE: i32 = 94;
const PLOTS: (i32, i32) = (18, 110);
/// Below a plot.
const BELOW: i32 = 3;
/// The most years that have room for dots.
const MOST_DOTS: i32 = 8;
/// The space above a plot, with its texts: the region and the name of the force.
const HEAD: i32 = 2 * LEADING + ABOVE;

impl<'a> Multiples<'a> {
    /// Lays the panels out between two pixels, in at least `least` pixels of height and, where they can, at most `most`.
    pub(super) fn new(table: &'a Table, (left, right): (i32, i32), least: i32, most: i32) -> Self {
        let values = table.forces().iter().flat_map(|row| &row.values);
        let greatest = values.filter_map(|value| value.most()).fold(0.0, f64::max);
        let scale = Steps::within(greatest, 1, table.unit).over(greatest);
        let widest = Role::Tick.font().width(&scale.label(scale.top(), table.words()));
        let begin = left + widest + 6;
        let of_width = |width: i32| (right - begin + APART) / (width + APART);
        // Three of them beside each other on a phone, wider ones where there is room, more where they would be too high.
        let usual = of_width(WIDE).max(of_width(NARROW).min(3)).clamp(1, 7);
        let count = i32::try_from(table.forces().len()).unwrap_or(1).max(1);
        let step = |columns: i32| ((right - begin + APART) / columns).min(240);
        let placed = |(columns, wait)| places(table, columns, step(columns), wait);
        let fits = |places: &Vec<(i32, i32)>| lines(places) * (HEAD + PLOTS.0 + BELOW) + YEARS <= most;
        let narrowest = of_width(NARROWEST).max(usual).min(count);
        // Rather than the drawing, names of regions are cut.
        let ways = [true, false]
            .into_iter()
            .flat_map(|wait| (usual.min(count)..=narrowest).map(move |columns| (columns, wait)));
        let way = ways.into_iter().find(|way| fits(&placed(*way))).unwrap_or((narrowest, false));
        let (step, places) = (step(way.0), placed(way));
        let mut multiples = Self { table, edges: (left, right), begin, step, plot: 0, places, scale };
        let lines = lines(&multiples.places);
        let room = |height: i32| (height - YEARS) / lines - HEAD - BELOW;
        multiples.plot = (step / 2).max(room(least)).min(room(most)).clamp(PLOTS.0, PLOTS.1);
        multiples
    }

    /// The height of the drawing.
    pub(super) fn height(&self) -> i32 {
        lines(&self.places) * (HEAD + self.plot + BELOW) + YEARS
    }

    /// Draws it from 0 down.
    pub(super) fn draw(&self, pen: &Pen) {
        let forces = self.table.forces();
        for (index, (row, (line, column))) in forces.iter().zip(&self.places).enumerate() {
            let x = self.begin + column * self.step;
            let y = line * (HEAD + self.plot + BELOW);
            if index == 0 || forces[index - 1].region != row.region {
                let on_line = self.places[index..].iter().take_while(|place| place.0 == *line).count();
                let beside = beside(&forces[index..], on_line);
                // Where nothing follows, the line is free.
                let is_last = usize::try_from(beside) == Ok(on_line);
                let room = if is_last { self.edges.1 - x } else { beside * self.step - APART };
                let name = Role::Heading.font().shortened(region_name(self.table, row), room);
                pen.text(Role::Heading, Anchor::Start, (x, y + LEADING / 2), &name);
            }
            pen.at((x, y + LEADING), || pen.mark(&self.told(row), || self.draw_panel(pen, row)));
            let plot = y + HEAD + self.plot;
            if *column == 0 {
                for (value, height) in [(0.0, 0), (self.scale.top(), self.plot)] {
                    let label = self.scale.label(value, self.table.words());
                    pen.text(Role::Tick, Anchor::End, (self.begin - 4, plot - height), &label);
                }
            }
        }
        let bottom = self.height() - YEARS / 2;
        let [first, last] = [self.table.period.first, self.table.period.last].map(|year| self.table.words().year(year));
        let years = if first == last { first } else { self.table.words().range(&first, &last) };
        let fits = self.begin + Role::Tick.font().width(&years) <= self.edges.1;
        if fits {
            pen.text(Role::Tick, Anchor::Start, (self.begin, bottom), &years);
        }
    }

    /// The numbers of a panel in words.
    fn told(&self, row: &Row) -> String {
        let words = self.table.words();
        let numbers = self.table.columns.iter().zip(&row.values);
        let numbers: Vec<String> = numbers
            .map(|(column, value)| format!("{} {}", words.year(column.first), told(self.table, *value)))
            .collect();
        format!("{}: {}", row.label, numbers.join(", "))
    }

    fn draw_panel(&self, pen: &Pen, row: &Row) {
        let (font, long) = (Role::Label.font(), name(self.table, row));
        let short = tiles::short_name(row, self.table.language).filter(|_| font.width(&long) > self.width());
        let name = font.shortened(short.unwrap_or(&long), self.width());
        pen.text(Role::Label, Anchor::Start, (0, LEADING / 2), &name);
        let bottom = LEADING + ABOVE + self.plot;
        let years = i32::try_from(row.values.len()).expect("a few").max(1);
        let plot =
            pen.plot((0.0..f64::from(years), 0..self.width()), (0.0..self.scale.top(), bottom..bottom - self.plot));
        pen.path(Role::Grid, &[(0, bottom - self.plot), (self.width(), bottom - self.plot)]);
        pen.path(Role::Axis, &[(0, bottom), (self.width(), bottom)]);
        let half = (self.width() / years / 4).clamp(1, 5);
        let values = || (0_u32..).zip(&row.values).map(|(index, value)| (f64::from(index) + 0.5, value));
        for (at, value) in values() {
            if let Value::Withheld { lo, hi } = value {
                let ((left, low), (right, high)) = (plot.at((at, *lo)), plot.at((at, *hi)));
                let (left, right, high) = (left - half, right + half, high.min(low - 3));
                pen.shape(Role::Withheld, &[(left, high), (right, high), (right, low), (left, low)]);
            }
        }
        for (at, value) in values() {
            if let Value::Rate(rate, _) = value {
                plot.path(Role::Interval, &[(at, rate.lo), (at, rate.hi)]);
            }
        }
        let mut run: Vec<(f64, f64)> = Vec::new();
        let join = |run: &mut Vec<(f64, f64)>| {
            if run.len() > 1 {
                plot.path(Role::Line, run);
            }
            run.clear();
        };
        for (index, (at, value)) in values().enumerate() {
            if value.shown().is_none() || super::trend::is_broken_before(self.table, row, index) {
                join(&mut run);
            }
            run.extend(value.shown().map(|shown| (at, shown)));
        }
        join(&mut run);
        for point in values().filter_map(|(at, value)| Some((at, value.shown()?))) {
            if years > MOST_DOTS {
                plot.path(Role::Speck, &[point, point]);
            } else {
                pen.dot(Role::Dot, plot.at(point), 3);
            }
        }
        if row.values.iter().all(|value| value.most().is_none())
            && let Some(shorthand) = row.values.first().and_then(|value| value.shorthand())
        {
            let middle = (self.width() / 2, bottom - self.plot / 2);
            pen.text(Role::Absent, Anchor::Middle, middle, shorthand.symbol());
        }
    }

    /// The width of a panel without the space after it.
    fn width(&self) -> i32 {
        self.step - APART
    }
}

/// Where the panels of a table stand, line by line. If regions wait, one whose name is cut begins a line of its own.
fn places(table: &Table, columns: i32, step: i32, wait: bool) -> Vec<(i32, i32)> {
    let forces = table.forces();
    let (mut line, mut column) = (0, 0);
    let mut places = Vec::with_capacity(forces.len());
    for (index, row) in forces.iter().enumerate() {
        let begins = index == 0 || forces[index - 1].region != row.region;
        let room = |panels: i32| beside(&forces[index..], usize::try_from(panels).unwrap_or(0));
        let needed = || Role::Heading.font().width(region_name(table, row)) + APART;
        let waits =
            wait && begins && room(columns - column) < room(columns) && room(columns - column) * step < needed();
        if column == columns || waits {
            (line, column) = (line + 1, 0);
        }
        places.push((line, column));
        column += 1;
    }
    places
}

/// How many of the first forces, at most `most`, are of the region of the first.
fn beside(forces: &[Row], most: usize) -> i32 {
    let alike = forces.iter().take(most).take_while(|row| row.region == forces[0].region);
    i32::try_from(alike.count()).expect("a few")
}

/// How many lines panels take.
fn lines(places: &[(i32, i32)]) -> i32 {
    places.last().map_or(1, |(line, _)| line + 1)
}
