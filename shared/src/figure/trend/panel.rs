//! One panel of a trend: its scale and its place for series, headings and names.

use super::{
    super::{
        axis::Steps,
        palette::Role,
        pen::{Anchor, Pen},
    },
    names::{SIGN, name_lines, names_height},
    series::Series,
    time::Time,
};
use crate::{
    selection::Unit,
    table::{Row, Table, Value},
};

/// One panel.
pub(super) struct Panel<'a> {
    pub(super) table: &'a Table,
    pub(super) series: Vec<Series<'a>>,
    pub(super) steps: Steps,
    /// Its height with all that stands above its plot.
    pub(super) height: i32,
    /// The widest that the names of its series may be.
    pub(super) name_width: i32,
    heading: &'a str,
    /// The room for words between the heading and the plot.
    room: i32,
}

/// The height of a heading.
const HEADING: i32 = 18;
/// From the last numbers to the names of the series.
const NAME_GAP: i32 = 12;
/// The least and the greatest distance between series that would hide each other's ranges.
const DODGES: (i32, i32) = (3, 14);
/// The most from the first to the last of them.
const WIDEST: i32 = 120;

impl<'a> Panel<'a> {
    /// A panel of these rows, each with its place among all of them, in a figure so wide.
    pub(super) fn new(table: &'a Table, rows: Vec<(usize, &'a Row)>, width: i32) -> Self {
        let most = rows.iter().flat_map(|(_, row)| &row.values).filter_map(|value| value.most()).fold(0.0, f64::max);
        let single = rows.len() == 1;
        let heading = match rows[..] {
            _ if table.forces().is_empty() => "",
            [(_, row)] => &row.label,
            _ if table.unit == Unit::Count => table.words().forces_on_own_scale(),
            _ => "",
        };
        let series = rows
            .into_iter()
            .map(|(index, row)| Series { table, row, index, sign: if single { 0 } else { index } })
            .collect();
        let steps = Steps::within(0.0, 1, table.unit);
        let mut panel = Self { table, series, steps, height: 0, name_width: width * 2 / 5 - SIGN, heading, room: 0 };
        let usual = match (table.columns.len(), single) {
            (1, true) => 100,
            (_, true) if !table.forces().is_empty() => (width * 3 / 10).clamp(110, 170),
            _ => (width * 2 / 5).clamp(130, 240),
        };
        let plot = usual.max(names_height(&panel));
        panel.steps = Steps::within(most, (plot / 40).unsigned_abs(), table.unit).over(most);
        panel.height = plot + panel.head();
        panel
    }

    /// Makes room for words between the heading and the plot.
    pub(super) fn make_room(&mut self, room: i32) {
        self.room += room;
        self.height += room;
    }

    /// The height of its heading.
    pub(super) fn heading_height(&self) -> i32 {
        if self.heading.is_empty() { 0 } else { HEADING }
    }

    /// The width of the names of its steps.
    pub(super) fn steps_width(&self) -> i32 {
        let words = self.table.words();
        self.steps.all().map(|step| Role::Tick.font().width(&self.steps.label(step, words))).max().unwrap_or(0)
    }

    /// The room it needs to the right of the last year: for the names of its series, or half of its widest number.
    pub(super) fn beside(&self) -> i32 {
        if let Some(series) = self.single() {
            let texts = series.row.values.iter().map(|value| value.text(self.table.words(), self.table.unit));
            return texts.map(|text| Role::Value.font().width(&text) / 2 + 1).max().unwrap_or(0);
        }
        let lines = self.series.iter().flat_map(|series| name_lines(series, self.name_width));
        let names = lines.map(|line| Role::Name.font().width(&line)).max().unwrap_or(0);
        SIGN + names + NAME_GAP + self.spread(self.dodge(None))
    }

    /// Where the names of its series begin, when it has more than one.
    pub(super) fn names_start(&self, time: Time) -> Option<i32> {
        let last = time.x(self.table.columns.len() - 1);
        self.single().is_none().then(|| last + self.spread(self.dodge(Some(time))) + NAME_GAP)
    }

    /// Draws it from `top` down, the plot between two pixels across, words up to the edge.
    pub(super) fn draw(&self, pen: &Pen, time: Time, (left, right): (i32, i32), edge: i32, top: i32) {
        let (above, bottom) = (top + self.head(), top + self.height);
        let plot = pen.plot(time.scale(), (0.0..self.steps.top(), bottom..above));
        for step in self.steps.all() {
            let y = plot.at((0.0, step)).1;
            let role = if step == 0.0 { Role::Axis } else { Role::Grid };
            pen.path(role, &[(left, y), (right, y)]);
            pen.text(Role::Tick, Anchor::End, (left - 8, y), &self.steps.label(step, self.table.words()));
        }
        if !self.heading.is_empty() {
            let heading = Role::Heading.font().shortened(self.heading, edge - left);
            pen.text(Role::Heading, Anchor::Start, (left, top + HEADING / 2), &heading);
        }
        let dodge = self.dodge(Some(time));
        pen.group(" class=\"f-plot\"", || {
            for (place, series) in self.series.iter().enumerate() {
                series.draw(pen, &plot, self.aside(place, time), if dodge > 0 { dodge - 2 } else { 8 });
            }
        });
        match (self.single(), self.names_start(time)) {
            (Some(series), _) => series.draw_numbers(pen, &plot, time, (left, edge)),
            (None, Some(start)) => self.draw_names(pen, &plot, time, start),
            (None, None) => {}
        }
    }

    /// How far one of its series stands aside of its year, in years.
    pub(super) fn aside(&self, place: usize, time: Time) -> f64 {
        let place = i32::try_from(place).expect("a few dozen forces");
        f64::from((2 * place - self.count() + 1) * self.dodge(Some(time))) / f64::from(2 * time.step())
    }

    /// Its series, when it has only one.
    fn single(&self) -> Option<&Series<'a>> {
        if let [series] = &self.series[..] { Some(series) } else { None }
    }

    fn count(&self) -> i32 {
        i32::try_from(self.series.len()).expect("a few dozen forces")
    }

    /// What stands above the plot: the heading, the words, and the number over the highest mark.
    fn head(&self) -> i32 {
        self.heading_height() + self.room + if self.single().is_some() { 16 } else { 10 }
    }

    /// How far the series stand aside of each other, where their ranges or intervals would hide each other; at most, as
    /// long as the width of a year is not known.
    fn dodge(&self, time: Option<Time>) -> i32 {
        let mut values = self.series.iter().flat_map(|series| &series.row.values);
        let ranges = self.table.unit == Unit::Rate || values.any(|value| matches!(value, Value::Withheld { .. }));
        if !ranges || self.count() < 2 {
            return 0;
        }
        let room = time.map_or(i32::MAX, |time| time.step() * 6 / 10 / self.count()).min(WIDEST / (self.count() - 1));
        // Closer than the least, they would be no easier to tell apart.
        if room < DODGES.0 { 0 } else { room.min(DODGES.1) }
    }

    /// How far the last series stands aside.
    fn spread(&self, dodge: i32) -> i32 {
        dodge * (self.count() - 1) / 2
    }
}
