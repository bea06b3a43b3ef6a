//! Cells filled by classes of numbers: a shade for each class with the number in it, or a level where there is no room for numbers.
//!
//! Invariant: classes come from shown numbers alone; a withheld number is hatched and has no class.

use super::{
    axis::Steps,
    palette::Role,
    pen::{Anchor, Pen},
};
use crate::{
    selection::Unit,
    table::{Row, Table, Value},
};
use plotters_backend::BackendCoord;

/// A rectangle of a role, from one corner to the other.
pub(super) type Shape = (Role, BackendCoord, BackendCoord);

/// How the numbers of a table fill their cells.
pub(super) struct Shades<'a> {
    table: &'a Table,
    /// The upper ends of the classes in tenths, rising.
    ends: Vec<f64>,
    filling: Filling,
}

/// What tells one class from another beside its shade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filling {
    /// The number in the cell.
    Numbers,
    /// How far up the cell is filled.
    Levels,
}

/// From the lightest to the darkest.
const SHADES: [Role; 5] = [Role::Shade1, Role::Shade2, Role::Shade3, Role::Shade4, Role::Shade5];
/// Classes of equal width serve numbers that differ by less than so many times.
const FAR_APART: f64 = 4.0;
/// Between the edge of a cell and its text.
const INSIDE: i32 = 2;
/// The extent of a cell in the legend.
const SWATCH: (i32, i32) = (18, 13);
/// From one item of the legend to the next, and from one line of it to the next.
const APART: (i32, i32) = (16, 18);

impl<'a> Shades<'a> {
    /// The classes of the forces' numbers, in cells so wide.
    pub(super) fn new(table: &'a Table, width: i32) -> Self {
        let fits = |value: &Value| Role::Label.font().width(&value.number(table.words())) <= width - 2 * INSIDE;
        let filling = if values(table).all(|value| fits(&value)) { Filling::Numbers } else { Filling::Levels };
        Self { table, ends: ends(table), filling }
    }

    /// Fills the cell of a value from one corner to the other.
    pub(super) fn fill(&self, pen: &Pen, value: Value, from: BackendCoord, to: BackendCoord) {
        draw(pen, self.shapes(value, from, to));
    }

    /// What fills the cell of a value from one corner to the other, the undermost first.
    pub(super) fn shapes(&self, value: Value, from: BackendCoord, to: BackendCoord) -> Vec<Shape> {
        match value {
            Value::Withheld { .. } => vec![(Role::HatchedCell, from, to)],
            Value::Missing(_) => Vec::new(),
            Value::Count(..) | Value::Rate(..) => self.shapes_of_class(self.class(value), from, to),
        }
    }

    /// The words of a value in a cell so wide, as many as there is room for.
    pub(super) fn text(&self, value: Value, width: i32) -> Option<(Role, String)> {
        let (words, unit) = (self.table.words(), self.table.unit);
        let full = value.text(words, unit);
        let symbol = value.shorthand().map_or("", |shorthand| shorthand.symbol()).to_owned();
        let (role, all) = match (value, value.range(words, unit)) {
            // The hatching says that it is withheld; with the shorthand beside its range some would fit and others not.
            (Value::Withheld { .. }, Some([lo, hi])) => {
                (Role::Value, vec![words.range(&lo, &hi), words.narrow_range(&lo, &hi), symbol])
            }
            (Value::Missing(_), _) => {
                let letter = symbol.trim_matches(['[', ']']).to_owned();
                (Role::Absent, vec![full, letter])
            }
            _ if self.filling == Filling::Levels => return None,
            _ => (Role::Label, vec![full, value.number(words)]),
        };
        let fits = |text: &String| role.font().width(text) <= width - 2 * INSIDE;
        all.into_iter().find(fits).map(|text| (role, text))
    }

    /// The height of the legend between two pixels.
    pub(super) fn legend_height(&self, (left, right): (i32, i32)) -> i32 {
        self.place(left, right).last().map_or(0, |item| item.1.1 + APART.1)
    }

    /// Draws the legend from `top` down.
    pub(super) fn draw_legend(&self, pen: &Pen, (left, right): (i32, i32), top: i32) {
        for (item, (x, y)) in self.place(left, right) {
            let y = top + y + (APART.1 - SWATCH.1) / 2;
            draw(pen, self.shapes_of_class(item.class, (x, y), (x + SWATCH.0, y + SWATCH.1)));
            pen.text(Role::Note, Anchor::Start, (x + SWATCH.0 + 6, y + SWATCH.1 / 2), &item.label);
        }
    }

    /// The items of the legend, each at its place below the top.
    fn place(&self, left: i32, right: i32) -> Vec<(Item, BackendCoord)> {
        let (mut x, mut y) = (left, 0);
        let mut placed = Vec::new();
        for item in self.items() {
            let width = SWATCH.0 + 6 + Role::Note.font().width(&item.label);
            if x > left && x + width > right {
                (x, y) = (left, y + APART.1);
            }
            placed.push((item, (x, y)));
            x += width + APART.0;
        }
        placed
    }

    fn items(&self) -> Vec<Item> {
        let words = self.table.words();
        let (least, places) = match self.table.unit {
            Unit::Count => (10.0, 0),
            Unit::Rate => (1.0, 1),
        };
        let zero = values(self.table).any(|value| value.shown() == Some(0.0));
        let zero = zero.then(|| Item { class: None, label: words.number(0) });
        let begins = std::iter::once(0.0).chain(self.ends.iter().copied());
        let classes = begins.zip(&self.ends).enumerate().map(|(class, (begin, end))| {
            let [lo, hi] = [begin + least, *end].map(|tenths| words.decimal(tenths / 10.0, places));
            Item { class: Some(class), label: if lo == hi { lo } else { words.range(&lo, &hi) } }
        });
        zero.into_iter().chain(classes).collect()
    }

    fn shapes_of_class(&self, class: Option<usize>, from: BackendCoord, to: BackendCoord) -> Vec<Shape> {
        let outline = (Role::Outline, from, to);
        let Some(class) = class else { return vec![outline] };
        let shade = SHADES[((class + 1) * SHADES.len() / self.ends.len()).clamp(1, SHADES.len()) - 1];
        let level = |part: usize| i32::try_from(part).unwrap_or(1);
        match self.filling {
            Filling::Numbers => vec![(shade, from, to)],
            Filling::Levels => {
                let height = (to.1 - from.1) * level(class + 1) / level(self.ends.len()).max(1);
                vec![outline, (shade, (from.0, to.1 - height.max(1)), to)]
            }
        }
    }

    /// `None` for a true zero.
    fn class(&self, value: Value) -> Option<usize> {
        let shown = value.shown().filter(|shown| *shown > 0.0)?;
        let last = self.ends.len().saturating_sub(1);
        Some(self.ends.iter().position(|end| tenths(shown) <= *end).unwrap_or(last))
    }
}

/// One item of the legend.
struct Item {
    class: Option<usize>,
    label: String,
}

fn draw(pen: &Pen, shapes: Vec<Shape>) {
    for (role, from, to) in shapes {
        pen.rect(role, from, to);
    }
}

/// What is drawn in cells.
fn values(table: &Table) -> impl Iterator<Item = Value> {
    table.forces().iter().flat_map(|row: &Row| &row.values).copied()
}

/// As it is printed: in whole tenths.
fn tenths(value: f64) -> f64 {
    libm::round(value * 10.0)
}

/// The upper ends of at most as many classes as there are shades: of equal width, or 1, 2, 5, 10, … where the numbers are far apart.
fn ends(table: &Table) -> Vec<f64> {
    let shown = || values(table).filter_map(Value::shown).filter(|shown| *shown > 0.0).map(tenths);
    let (least, most) = (shown().fold(f64::INFINITY, f64::min), shown().fold(0.0, f64::max));
    let steps = Steps::within(most / 10.0, 5, table.unit).over(most / 10.0);
    if most <= FAR_APART * least {
        return steps.all().skip(1).map(tenths).collect();
    }
    let decades =
        std::iter::successors(Some(if table.unit == Unit::Count { 10.0 } else { 1.0 }), |ten| Some(ten * 10.0));
    let mut ends = Vec::new();
    for end in decades.flat_map(|ten| [ten, 2.0 * ten, 5.0 * ten]) {
        ends.push(end);
        if end >= most {
            break;
        }
    }
    ends.split_off(ends.len().saturating_sub(SHADES.len()))
}
