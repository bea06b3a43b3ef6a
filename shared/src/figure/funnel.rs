//! Rates against population, with the limits within which chance alone moves them.
//!
//! Invariant: a withheld rate is its public range and has no point; what has no rate is named below.

use super::{
    axis::Steps,
    frame::{ALL, Column},
    label::{name, told},
    palette::Role,
    pen::{Anchor, Pen, Plot},
};
use crate::{
    funnel::{Limits, Position, expected, position},
    table::{Row, Table, Value},
};
use libm::{log10, pow};

/// The funnel of a table, laid out.
pub(super) struct Funnel<'a> {
    table: &'a Table,
    /// The forces that have a place, with their yearly residents.
    placed: Vec<(&'a Row, f64)>,
    edges: (i32, i32),
    /// Where the plot begins.
    left: i32,
    /// The decimal logarithms of the least and the greatest population.
    range: (f64, f64),
    steps: Steps,
    /// The height of the plot.
    plot: i32,
    /// The rate of England and Wales, above; forces without a place, below.
    above: Column,
    below: Column,
}

/// The height of the names of the steps, and of the name of the axis.
const TICKS: i32 = 20;
const AXIS: i32 = 16;
/// Above the plot.
const GAP: i32 = 10;
/// How many pieces the line of a limit has.
const PIECES: i32 = 48;
/// Names stand at all points of so few forces.
const FEW: usize = 8;
/// Half of the width of a range.
const HALF: i32 = 3;

impl<'a> Funnel<'a> {
    /// Lays it out between two pixels, in at least `least` pixels of height.
    pub(super) fn new(table: &'a Table, (left, right): (i32, i32), least: i32) -> Self {
        let years = f64::from(u32::try_from(table.period.len()).unwrap_or(1));
        let place = |row: &'a Row| {
            let number = row.values.first().is_some_and(|value| value.most().is_some());
            Some((row, row.residents(table.period).filter(|people| number && *people > 0.0)?))
        };
        // By residents, as a cursor walks over them.
        let mut placed: Vec<(&Row, f64)> = Vec::new();
        for force in table.forces().iter().filter_map(place) {
            placed.insert(placed.partition_point(|(_, people)| *people <= force.1), force);
        }
        let people = || placed.iter().map(|(_, people)| *people);
        // A little room beside the first and the last.
        let range = if placed.is_empty() {
            (5.0, 7.0)
        } else {
            (log10(people().fold(f64::INFINITY, f64::min)) - 0.06, log10(people().fold(0.0, f64::max)) + 0.08)
        };
        let most = placed.iter().filter_map(|(row, _)| row.values.first()?.most()).fold(0.0, f64::max);
        let limit = expected(table, pow(10.0, range.0) * years)
            .map_or(0.0, |events| Limits::P998.of(events)[1] * 1e6 / (pow(10.0, range.0) * years));
        let plot = ((right - left) * 11 / 20).clamp(240, 400);
        let most = most.max(limit);
        let steps = Steps::within(most, (plot / 40).unsigned_abs(), table.unit).over(most);
        let widths = steps.all().map(|step| Role::Tick.font().width(&steps.label(step, table.words())));
        let axis = left + widths.max().unwrap_or(0) + 8;
        let (mut above, mut below) = (Column::new(left, right - left), Column::new(left, right - left));
        above.add(Role::RefLabel, 0, &told_of(table, table.england_and_wales()), ALL);
        let without: Vec<String> = table
            .forces()
            .iter()
            .filter(|row| !placed.iter().any(|(other, _)| std::ptr::eq(*other, *row)))
            .map(|row| told_of(table, row))
            .collect();
        if !without.is_empty() {
            below.add(Role::Note, 6, &table.words().not_placed(&without.join(" · ")), ALL);
        }
        let edges = (left, right);
        let mut funnel = Self { table, placed, edges, left: axis, range, steps, plot, above, below };
        funnel.plot += (least - funnel.height()).max(0);
        funnel
    }

    /// The height of the drawing.
    pub(super) fn height(&self) -> i32 {
        self.above.height() + GAP + self.plot + TICKS + AXIS + self.below.height()
    }

    /// Draws it from 0 down.
    pub(super) fn draw(&self, pen: &Pen) {
        self.above.draw(pen, 0);
        let first = self.above.height() + GAP;
        let bottom = first + self.plot;
        let plot =
            pen.plot((self.range.0..self.range.1, self.left..self.edges.1), (0.0..self.steps.top(), bottom..first));
        self.draw_axes(pen, &plot, bottom);
        self.draw_limits(&plot);
        pen.group(" class=\"f-plot\"", || {
            for (row, people) in &self.placed {
                pen.mark(&told_of(self.table, row), || self.draw_force(pen, &plot, row, log10(*people)));
            }
        });
        self.draw_names(pen, &plot);
        pen.text(Role::Tick, Anchor::End, (self.edges.1, bottom + TICKS + AXIS / 2), self.table.words().residents());
        self.below.draw(pen, bottom + TICKS + AXIS);
    }

    fn draw_axes(&self, pen: &Pen, plot: &Plot, bottom: i32) {
        let words = self.table.words();
        for step in self.steps.all() {
            let y = plot.at((self.range.0, step)).1;
            let role = if step == 0.0 { Role::Axis } else { Role::Grid };
            pen.path(role, &[(self.left, y), (self.edges.1, y)]);
            pen.text(Role::Tick, Anchor::End, (self.left - 8, y), &self.steps.label(step, words));
        }
        let mut free = self.edges.0;
        for decade in [0.01, 0.1, 1.0, 10.0, 100.0] {
            for millions in [decade, 2.0 * decade, 5.0 * decade] {
                let at = log10(millions) + 6.0;
                if at < self.range.0 || at > self.range.1 {
                    continue;
                }
                let x = plot.at((at, 0.0)).0;
                pen.path(Role::Axis, &[(x, bottom), (x, bottom + 4)]);
                let places = if decade < 0.1 { 2 } else { usize::from(millions < 1.0) };
                let label = words.millions(&words.decimal(millions, places));
                let half = Role::Tick.font().width(&label) / 2 + 1;
                // The last one stands within the edge.
                let middle = x.min(self.edges.1 - half);
                if middle - half >= free {
                    pen.text(Role::Tick, Anchor::Middle, (middle, bottom + 4 + TICKS / 2), &label);
                    free = middle + half + 8;
                }
            }
        }
    }

    /// The rate of England and Wales and the limits around it.
    fn draw_limits(&self, plot: &Plot) {
        let years = f64::from(u32::try_from(self.table.period.len()).unwrap_or(1));
        let across = |piece: i32| self.range.0 + (self.range.1 - self.range.0) * f64::from(piece) / f64::from(PIECES);
        for (role, limits) in [(Role::Limit998, Limits::P998), (Role::Limit95, Limits::P95)] {
            for end in [0, 1] {
                let point = |piece: i32| {
                    let person_years = pow(10.0, across(piece)) * years;
                    let events = expected(self.table, person_years)?;
                    Some((across(piece), limits.of(events)[end] * 1e6 / person_years))
                };
                let points: Option<Vec<(f64, f64)>> = (0..=PIECES).map(point).collect();
                if let Some(points) = points {
                    plot.path(role, &points);
                }
            }
        }
        if let Some(rate) = expected(self.table, 1e6) {
            plot.path(Role::Ref, &[(self.range.0, rate), (self.range.1, rate)]);
        }
    }

    fn draw_force(&self, pen: &Pen, plot: &Plot, row: &Row, at: f64) {
        match row.values[0] {
            Value::Withheld { lo, hi } => {
                let (from, to) = (plot.at((at, lo)), plot.at((at, hi)));
                pen.rect(Role::Withheld, (from.0 - HALF, from.1), (to.0 + HALF, to.1.min(from.1 - 4)));
            }
            value => {
                let outside = !matches!(position(self.table, row), None | Some(Position::Within));
                let role = if outside { Role::Outlier } else { Role::Point };
                pen.dot(role, plot.at((at, value.shown().unwrap_or_default())), if outside { 5 } else { 4 });
            }
        }
    }

    /// The names of the forces outside of the limits, or of all where they are few, as far as there is room.
    fn draw_names(&self, pen: &Pen, plot: &Plot) {
        let mut taken: Vec<(i32, i32, i32)> = Vec::new();
        for (row, people) in &self.placed {
            let outside = !matches!(position(self.table, row), None | Some(Position::Within));
            let Some(value) = row.values[0].shown().or(row.values[0].most()) else { continue };
            if !outside && self.placed.len() > FEW {
                continue;
            }
            let (x, y) = plot.at((log10(*people), value));
            let name = name(self.table, row);
            let width = Role::Heading.font().width(&name);
            let places = [(x + 9, y), (x - 9 - width, y), (x - width / 2, y - 13), (x - width / 2, y + 13)];
            let free = |(start, y): &(i32, i32)| {
                let inside = *start >= self.left && start + width <= self.edges.1;
                inside
                    && taken.iter().all(|(a, b, height)| start + width < *a || *start > *b || (y - height).abs() > 13)
            };
            if let Some((start, y)) = places.into_iter().find(free) {
                taken.push((start, start + width, y));
                pen.text(Role::Heading, Anchor::Start, (start, y), &name);
            }
        }
    }
}

fn told_of(table: &Table, row: &Row) -> String {
    let value = row.values.first().map(|value| told(table, *value)).unwrap_or_default();
    format!("{}: {value}", row.label)
}
