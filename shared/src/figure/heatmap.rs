//! Forces by year: a cell for each number.
//!
//! Invariant: a cell of a withheld number is hatched and says its public range; no missing number has a cell.

use super::{
    frame::{ALL, Column},
    label::told,
    lines::{Line, NAME_GAP, draw_name, draw_region, lines, names_width},
    palette::{ROLES, Role},
    pen::{Anchor, Pen},
    shade::Shades,
};
use crate::table::{Row, Table};

/// The cells of a table, laid out.
pub(super) struct Heatmap<'a> {
    table: &'a Table,
    shades: Shades<'a>,
    lines: Vec<Line<'a>>,
    edges: (i32, i32),
    /// Where the first cell begins, and from one cell to the next.
    begin: i32,
    step: i32,
    /// From one line to the next.
    pitch: i32,
    /// The breaks in the series, in words below.
    breaks: Column,
}

/// The height of the years above the cells, and of the line of England and Wales.
const LINE: i32 = 20;
/// The widest cell.
const WIDEST: i32 = 150;
/// Between two cells.
const BETWEEN: i32 = 2;
/// The least and the greatest distance between lines.
const PITCHES: (i32, i32) = (11, 32);
/// From the last line to the legend.
const GAP: i32 = 8;

impl<'a> Heatmap<'a> {
    /// Lays the cells out between two pixels, in at least `least` pixels of height and, where they can, at most `most`.
    pub(super) fn new(table: &'a Table, (left, right): (i32, i32), least: i32, most: i32) -> Self {
        let lines = lines(table);
        let years = i32::try_from(table.columns.len()).expect("a few years").max(1);
        let names = names_width(table, &lines).max(Role::Heading.font().width(&table.england_and_wales().label));
        // Names have what the cells leave, at most half of the width.
        let inner = right - left;
        let names = names.min((inner - years * 44).max(inner * 2 / 5)).min(inner / 2);
        let begin = left + names + NAME_GAP;
        let step = ((right - begin) / years).clamp(3, WIDEST);
        let shades = Shades::new(table, step - BETWEEN);
        let mut breaks = Column::new(left, right - left);
        for (year, note) in &table.notes.breaks {
            breaks.add(Role::Note, 4, &format!("{}: {note}", table.words().year(*year)), ALL);
        }
        let mut heatmap = Self { table, shades, lines, edges: (left, right), begin, step, pitch: 0, breaks };
        let count = i32::try_from(heatmap.lines.len()).expect("a few dozen forces").max(1);
        let room = |height: i32| (height - heatmap.around()) / count;
        let usual = if count <= 24 { 24 } else { 17 };
        heatmap.pitch = usual.max(room(least)).min(room(most).max(PITCHES.0)).min(PITCHES.1);
        heatmap
    }

    /// The height of the drawing.
    pub(super) fn height(&self) -> i32 {
        self.around() + self.lines_height()
    }

    fn lines_height(&self) -> i32 {
        self.pitch * i32::try_from(self.lines.len()).expect("a few dozen forces")
    }

    /// Draws it from 0 down.
    pub(super) fn draw(&self, pen: &Pen) {
        let named = self.draw_years(pen, LINE / 2);
        self.draw_england_and_wales(pen, LINE + LINE / 2, &named);
        let first = 2 * LINE;
        pen.centred(" class=\"f-plot\"", || {
            if pen.has_cursor() {
                self.draw_cells(pen, first);
            }
            for (line, y) in self.lines_from(first) {
                match line {
                    Line::Region(region) => draw_region(pen, region, self.edges, y, self.pitch),
                    Line::Force(row) => pen.at((0, y), || self.draw_row(pen, row)),
                }
            }
        });
        let below = first + self.lines_height();
        for (year, _) in &self.table.notes.breaks {
            let index = self.table.columns.iter().position(|column| column.first == *year);
            if let Some(index) = index.filter(|index| *index > 0) {
                let x = self.cell(index).0 - BETWEEN / 2;
                pen.path(Role::Break, &[(x, 0), (x, below)]);
            }
        }
        pen.group("", || self.shades.draw_legend(pen, self.edges, below + GAP));
        self.breaks.draw(pen, below + GAP + self.shades.legend_height(self.edges));
    }

    /// The lines with the height of their tops.
    fn lines_from(&self, first: i32) -> impl Iterator<Item = (&Line<'a>, i32)> {
        self.lines.iter().zip((first..).step_by(self.pitch.unsigned_abs() as usize))
    }

    /// All cells, those of one role after the other, and their numbers, one column after the other: a browser lays out and paints one
    /// element for all of a role and one for a column, and keeps it when the next figure has another number there.
    fn draw_cells(&self, pen: &Pen, first: i32) {
        let (mut shapes, mut plates) = (Vec::new(), Vec::new());
        // A column in which there is no number stands back.
        let mut columns = vec![(Role::Absent, Vec::new()); self.table.columns.len()];
        for (line, y) in self.lines_from(first) {
            for (index, (role_of_all, lines)) in columns.iter_mut().enumerate() {
                let Line::Force(row) = line else {
                    lines.push(String::new());
                    continue;
                };
                let (value, (left, right), bottom) = (row.values[index], self.cell(index), y + self.pitch - BETWEEN);
                shapes.extend(self.shades.shapes(value, (left, y), (right, bottom)));
                let (role, text) = self.shades.text(value, right - left).unwrap_or((Role::Label, String::new()));
                if role == Role::Value {
                    // As small as it can be read on: the hatching shows above and below it.
                    let (x, y) = (i32::midpoint(left, right), i32::midpoint(y, bottom));
                    let (across, down) = (role.font().width(&text) / 2 + 1, role.font().half_cap() + 1);
                    plates.push((Role::Paper, (x - across, y - down), (x + across, y + down)));
                }
                if role != Role::Absent {
                    *role_of_all = Role::Label;
                }
                lines.push(text);
            }
        }
        pen.group("", || {
            for (role, _) in ROLES {
                for (_, from, to) in shapes.iter().filter(|shape| shape.0 == *role) {
                    pen.shape(*role, &[*from, (to.0, from.1), *to, (from.0, to.1)]);
                }
            }
            for (role, from, to) in plates {
                pen.shape(role, &[from, (to.0, from.1), to, (from.0, to.1)]);
            }
        });
        // The middle of a line is that of its cells, which are lower by what is between them.
        let from = (self.begin - BETWEEN / 2, first - BETWEEN / 2);
        pen.columns(from, (self.step, self.pitch), &columns);
    }

    /// A row of cells, or of their words alone where all cells have been drawn together.
    fn draw_row(&self, pen: &Pen, row: &Row) {
        let (height, middle) = (self.pitch - BETWEEN, (self.pitch - BETWEEN) / 2);
        draw_name(pen, self.table, row, (self.edges.0, self.begin - NAME_GAP), middle, 1);
        for (index, value) in row.values.iter().enumerate() {
            let (left, right) = self.cell(index);
            let year = self.table.words().year(self.table.columns[index].first);
            let words = format!("{}, {year}: {}", row.label, told(self.table, *value));
            if pen.has_cursor() {
                pen.point(&words, (left, 0), (right, height));
            } else {
                pen.mark(&words, || {
                    self.shades.fill(pen, *value, (left, 0), (right, height));
                    if let Some((role, text)) = self.shades.text(*value, right - left) {
                        pen.text(role, Anchor::Middle, (i32::midpoint(left, right), middle), &text);
                    }
                });
            }
        }
    }

    /// Draws as many names of years as there is room for, the last one always; the indices of these years with their places.
    fn draw_years(&self, pen: &Pen, middle: i32) -> Vec<(usize, i32)> {
        let (mut room, mut named) = (self.edges.1, Vec::new());
        for (index, column) in self.table.columns.iter().enumerate().rev() {
            let year = self.table.words().year(column.first);
            let (half, (left, right)) = (Role::Tick.font().width(&year) / 2 + 1, self.cell(index));
            let x = i32::midpoint(left, right).min(self.edges.1 - half);
            if x + half <= room && x - half >= self.edges.0 {
                pen.text(Role::Tick, Anchor::Middle, (x, middle), &year);
                room = x - half - 6;
                named.push((index, x));
            }
        }
        named
    }

    /// The numbers of England and Wales, in no cell: they are on no scale with those of forces. Where they have no room in the columns,
    /// those of the years that are named.
    fn draw_england_and_wales(&self, pen: &Pen, middle: i32, named: &[(usize, i32)]) {
        let (row, words, font) = (self.table.england_and_wales(), self.table.words(), Role::Heading.font());
        let numbers = |years: &[(usize, i32)], room: i32| -> Option<Vec<(i32, String)>> {
            let number = |&(index, x): &(usize, i32)| {
                let value = row.values[index];
                let full = value.text(words, self.table.unit);
                let number = if value.shown().is_some() { value.number(words) } else { full.clone() };
                Some((x, [full, number].into_iter().find(|text| font.width(text) <= room)?))
            };
            years.iter().map(number).collect()
        };
        let all: Vec<(usize, i32)> = (0..row.values.len())
            .map(|index| {
                let (left, right) = self.cell(index);
                (index, i32::midpoint(left, right))
            })
            .collect();
        let year = Role::Tick.font().width(&words.year(self.table.period.last));
        if let Some(numbers) = numbers(&all, self.step - BETWEEN).or_else(|| numbers(named, year)) {
            let name = font.shortened(&row.label, self.begin - NAME_GAP - self.edges.0);
            pen.text(Role::Heading, Anchor::End, (self.begin - NAME_GAP, middle), &name);
            for (x, number) in numbers {
                pen.text(Role::Heading, Anchor::Middle, (x, middle), &number);
            }
        }
    }

    fn cell(&self, index: usize) -> (i32, i32) {
        let left = self.begin + self.step * i32::try_from(index).unwrap_or(0);
        (left, left + (self.step - BETWEEN).max(1))
    }

    /// What stands above and below the lines.
    fn around(&self) -> i32 {
        2 * LINE + GAP + self.shades.legend_height(self.edges) + self.breaks.height()
    }
}
