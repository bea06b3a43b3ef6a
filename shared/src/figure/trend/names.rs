//! The names of the series of a panel, at their ends.

use super::{
    super::{
        label,
        palette::{Role, series_class},
        pen::{Anchor, Pen, Plot},
    },
    panel::Panel,
    series::{DOT, Series, position},
    time::Time,
};
use crate::table::Value;

/// The room for the sign before a name.
pub(super) const SIGN: i32 = 15;
/// From one line of a name to the next.
const LEADING: i32 = 14;
/// The most lines of a name with its number.
const LINES: usize = 3;

/// A name on its way to its place.
struct Name<'a> {
    series: &'a Series<'a>,
    /// Where its last mark is, and between which heights its name may stand beside it.
    mark: (i32, i32),
    beside: (i32, i32),
    lines: Vec<String>,
}

impl Panel<'_> {
    /// Draws the names from `start` to the right, moved apart where they would lie on each other.
    pub(super) fn draw_names(&self, pen: &Pen, plot: &Plot, time: Time, start: i32) {
        let mut names: Vec<Name<'_>> = Vec::new();
        for (place, series) in self.series.iter().enumerate() {
            let values = &series.row.values;
            let Some(last) = values.iter().rposition(|value| value.most().is_some()) else { continue };
            let at = |value| plot.at((position(last) + self.aside(place, time), value));
            let (mark, beside) = match values[last] {
                Value::Withheld { lo, hi } => (at(f64::midpoint(lo, hi)), (at(hi).1, at(lo).1)),
                value => {
                    let mark = at(value.shown().unwrap_or_default());
                    (mark, (mark.1 - LEADING / 2, mark.1 + LEADING / 2))
                }
            };
            // Beside the last year only: a name of a series that ends before has a line that leads to it.
            let beside = if last + 1 == values.len() { beside } else { (i32::MAX, i32::MIN) };
            let lines = name_lines(series, self.name_width);
            let place = names.partition_point(|other: &Name<'_>| other.mark.1 <= mark.1);
            names.insert(place, Name { series, mark, beside, lines });
        }
        let wanted: Vec<i32> = names.iter().map(|name| name.mark.1).collect();
        let lines = names.iter().map(|name| name.lines.len()).max().unwrap_or(1);
        let half = height_of(lines) / 2;
        let (top, bottom) = (plot.at((0.0, self.steps.top())).1 - 6 + half, plot.at((0.0, 0.0)).1 + 8 - half);
        let places = label::apart(&wanted, height_of(lines) + 2, top, bottom);
        for (name, place) in names.into_iter().zip(places) {
            pen.group(&format!(" class=\"{}\"", series_class(name.series.index)), || {
                if place < name.beside.0 || place > name.beside.1 {
                    pen.path(Role::Leader, &[(name.mark.0 + DOT + 3, name.mark.1), (start - 4, place)]);
                }
                let first = place - (height_of(name.lines.len()) - LEADING) / 2;
                name.series.draw_sign(pen, (start + SIGN / 2 - 2, first));
                for (line, below) in name.lines.iter().zip((0..).step_by(LEADING.unsigned_abs() as usize)) {
                    pen.text(Role::Name, Anchor::Start, (start + SIGN, first + below), line);
                }
            });
        }
    }
}

/// The name of a series with its last number, and its year where the others may go on. No number is broken.
pub(super) fn name_lines(series: &Series<'_>, width: i32) -> Vec<String> {
    let (table, values) = (series.table, &series.row.values);
    let mut name = label::name(table, series.row).into_owned();
    if let Some(last) = values.iter().rposition(|value| value.most().is_some()) {
        if last + 1 < values.len() {
            name = format!("{name} {}:", table.words().year(table.columns[last].first));
        }
        name = format!("{name} {}", values[last].text(table.words(), table.unit).replace(' ', "\u{a0}"));
    }
    Role::Name.font().first_lines(&name, width, LINES)
}

/// The height that the names of a panel need, one under the other.
pub(super) fn names_height(panel: &Panel<'_>) -> i32 {
    if panel.series.len() < 2 {
        return 0;
    }
    let lines = panel.series.iter().map(|series| name_lines(series, panel.name_width).len()).max().unwrap_or(1);
    (height_of(lines) + 2) * i32::try_from(panel.series.len()).expect("a few dozen forces")
}

fn height_of(lines: usize) -> i32 {
    LEADING * i32::try_from(lines).expect("a few lines")
}
