//! Forces as tiles of equal size, each about where it lies: a large area weighs no more than a small one.
//!
//! The layout (`shared/data/tiles.csv`) is this project's own: neighbours where there is room for them, the British Transport Police
//! apart, with names short enough for a tile on a phone.

use super::{
    bars::value,
    frame::{ALL, Column},
    label::{name, told},
    palette::Role,
    pen::{Anchor, Pen},
    shade::Shades,
};
use crate::{
    language::Language,
    table::{Row, Table, Value},
};
use std::sync::LazyLock;

/// The tiles of a table, laid out.
pub(super) struct Tiles<'a> {
    table: &'a Table,
    shades: Shades<'a>,
    edges: (i32, i32),
    /// From one tile to the next, across and down.
    step: (i32, i32),
    /// England and Wales, above.
    above: Column,
    /// Forces that have no place on the grid, below.
    below: Column,
}

/// The place of one force on the grid.
struct Tile {
    slug: &'static str,
    /// Column and row, from the upper left.
    at: (i32, i32),
    /// Its name in a narrow tile, in English and in Welsh.
    short: [&'static str; 2],
}

static TILES: LazyLock<Vec<Tile>> = LazyLock::new(|| {
    let rows = include_str!("../../data/tiles.csv").lines().skip(1);
    rows.map(|row| {
        let mut fields = row.split(',');
        let mut next = || fields.next().expect("tiles.csv: five columns");
        let slug = next();
        let mut number = || next().parse().expect("tiles.csv: a column and a row");
        let at = (number(), number());
        let short = next();
        Tile { slug, at, short: [short, Some(next()).filter(|welsh| !welsh.is_empty()).unwrap_or(short)] }
    })
    .collect()
});

/// How many columns and rows the grid has.
const GRID: (i32, i32) = (7, 9);
/// The widest tile, and the lowest and the highest.
const WIDEST: i32 = 118;
const HEIGHTS: (i32, i32) = (36, 56);
/// Between two tiles, and above and below the grid.
const BETWEEN: i32 = 3;
const GAP: i32 = 8;

impl<'a> Tiles<'a> {
    /// Lays the tiles out between two pixels, in at least `least` pixels of height.
    pub(super) fn new(table: &'a Table, (left, right): (i32, i32), least: i32) -> Self {
        let across = ((right - left) / GRID.0).min(WIDEST);
        let shades = Shades::new(table, across - BETWEEN);
        let national = table.england_and_wales();
        let (mut above, mut below) = (Column::new(left, right - left), Column::new(left, right - left));
        if !table.title.contains(&value(national).text(table.words(), table.unit)) {
            above.add(Role::Message, 0, &told_of(table, national), ALL);
        }
        for row in table.forces().iter().filter(|row| tile(row).is_none()) {
            below.add(Role::Note, 4, &told_of(table, row), ALL);
        }
        let mut tiles = Self { table, shades, edges: (left, right), step: (across, 0), above, below };
        let room = (least - tiles.around()) / GRID.1;
        tiles.step.1 = (across * 6 / 10).clamp(HEIGHTS.0, HEIGHTS.1).max(room.min(across));
        tiles
    }

    /// The height of the drawing.
    pub(super) fn height(&self) -> i32 {
        self.around() + GRID.1 * self.step.1
    }

    fn around(&self) -> i32 {
        self.above.height() + 2 * GAP + self.shades.legend_height(self.edges) + self.below.height()
    }

    /// Draws them from 0 down.
    pub(super) fn draw(&self, pen: &Pen) {
        self.above.draw(pen, 0);
        let first = self.above.height() + GAP;
        let chosen = |tile: &Tile| self.table.forces().iter().any(|row| row.slug == tile.slug);
        for tile in TILES.iter().filter(|tile| !chosen(tile)) {
            let ((left, top), to) = self.place(tile, first);
            pen.rect(Role::Outline, (left, top), to);
        }
        pen.group(" class=\"f-plot\"", || {
            for row in self.table.forces() {
                if let Some(tile) = tile(row) {
                    pen.mark(&told_of(self.table, row), || self.draw_tile(pen, row, tile, first));
                }
            }
        });
        let legend = first + GRID.1 * self.step.1 + GAP;
        self.shades.draw_legend(pen, self.edges, legend);
        self.below.draw(pen, legend + self.shades.legend_height(self.edges));
    }

    fn draw_tile(&self, pen: &Pen, row: &Row, tile: &Tile, first: i32) {
        let ((left, top), (right, bottom)) = self.place(tile, first);
        let value = value(row);
        match value {
            Value::Missing(_) => pen.rect(Role::Outline, (left, top), (right, bottom)),
            _ => self.shades.fill(pen, value, (left, top), (right, bottom)),
        }
        let role = if let Value::Withheld { .. } = value { Role::Value } else { Role::Label };
        let (middle, half, room) = (i32::midpoint(left, right), (bottom - top) / 2, right - left - 2);
        let short = tile.short_name(self.table.language);
        let long = name(self.table, row);
        let names = [&*long, short];
        if let Some(name) = names.into_iter().find(|name| role.font().width(name) <= room) {
            pen.text(role, Anchor::Middle, (middle, top + half - 8), name);
        }
        if let Some((role, text)) = self.shades.text(value, right - left) {
            pen.text(role, Anchor::Middle, (middle, top + half + 8), &text);
        }
    }

    fn place(&self, tile: &Tile, first: i32) -> ((i32, i32), (i32, i32)) {
        let (x, y) = (self.edges.0 + tile.at.0 * self.step.0, first + tile.at.1 * self.step.1);
        ((x, y), (x + self.step.0 - BETWEEN, y + self.step.1 - BETWEEN))
    }
}

impl Tile {
    fn short_name(&self, language: Language) -> &'static str {
        self.short[usize::from(language == Language::Cy)]
    }
}

/// The name of a force where there is hardly room, as its tile has it.
pub(super) fn short_name(row: &Row, language: Language) -> Option<&'static str> {
    tile(row).map(|tile| tile.short_name(language))
}

fn tile(row: &Row) -> Option<&'static Tile> {
    TILES.iter().find(|tile| tile.slug == row.slug)
}

fn told_of(table: &Table, row: &Row) -> String {
    format!("{}: {}", row.label, told(table, value(row)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::force::forces;

    #[test]
    fn every_force_has_a_tile_of_its_own() {
        for force in forces() {
            let tile = TILES.iter().find(|tile| tile.slug == force.slug);
            let tile = tile.unwrap_or_else(|| panic!("{} has no tile", force.slug));
            assert!(tile.at.0 < GRID.0 && tile.at.1 < GRID.1, "{}", tile.slug);
            assert_eq!(TILES.iter().filter(|other| other.at == tile.at).count(), 1, "{}", tile.slug);
        }
        assert_eq!(TILES.len(), forces().len());
    }

    #[test]
    fn a_short_name_fits_a_tile_on_a_phone() {
        for tile in TILES.iter() {
            let room = (320 - 32) / GRID.0 - BETWEEN - 2;
            assert!(tile.short.iter().all(|short| Role::Value.font().width(short) <= room), "{:?}", tile.short);
        }
    }
}
