//! A figure as a card: what a feed or a chat shows of an address, about as wide as a phone.
//!
//! Invariant: it is laid out in the pixels of a phone and drawn three times as large, so nothing on it is smaller than the words of
//! any figure. Of a withheld number it shows the public range alone.

use super::{
    bars::value,
    canvas::Sheet,
    frame::{ALL, Column},
    palette::{Role, style_alone},
    pen::{Anchor, Pen},
};
use crate::{
    area::AreaKind,
    selection::{FigureKind, Host, Theme},
    table::{Row, Table, Value, named},
};

/// The extent of a card, in the CSS pixels of a phone.
pub const CARD: (u32, u32) = (400, 210);

const SIZE: (i32, i32) = (400, 210);
const MARGIN: i32 = 12;
/// From one line of the title to the next.
const TITLE: i32 = 22;
/// The most lines of it.
const TITLE_LINES: usize = 3;
/// Between what stands one under the other.
const GAP: i32 = 4;
/// The height of a number or a name at a column.
const LABEL: i32 = 15;
/// The least height of the highest column.
const COLUMN: i32 = 8;
/// The most columns of several areas year by year: in narrower ones no year is told from the next.
const COLUMNS: usize = 60;
/// Between the columns of one area and those of the next.
const GROUP_GAP: i32 = 6;
/// The least width of a name under the columns of its area, however it is shortened.
const NAME: i32 = 48;
/// The height of a number in large type.
const TOTAL: i32 = 46;

/// The card of a table, in the colours of a theme and of the page it is for; what it says to those who do not see it is the sentence.
pub fn card(table: &Table, sentence: &str, theme: Theme, host: Host) -> String {
    let (left, right) = (MARGIN, SIZE.0 - MARGIN);
    let notes = &table.notes;
    let subject = Subject::of(table);
    let title = subject.title(table);
    let mut head = Column::new(left, right - left);
    // In one frame, which is lower than two.
    let signs: Vec<&str> = notes.illustrative.iter().chain(notes.standing.first()).map(String::as_str).collect();
    head.add(Role::Sign, 0, &signs.join(". "), 2);
    let mut below = Column::new(left, right - left);
    below.add(Role::Note, 0, &subtitle(table, &title, right - left), 2);
    let mut foot = Column::new(left, right - left);
    foot.add(Role::Note, 0, &notes.source, 1);
    // The place where it can be checked is at the address of the card.
    let figure = notes.figure.split(" · ").next().unwrap_or_default();
    let release = notes.release.split(". ").next().unwrap_or_default();
    foot.add(Role::Note, 0, &format!("{release} · {figure}"), ALL);

    let sheet = Sheet::default();
    let pen = Pen::new(&sheet, CARD, "ch");
    sheet.markup(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fig\" lang=\"{}\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"ct cd\">",
        table.language.tag(),
        SIZE.0,
        SIZE.1,
        SIZE.0,
        SIZE.1
    ));
    sheet.element("title", " id=\"ct\"", &title);
    let told: Vec<&str> =
        notes.standing.iter().map(String::as_str).chain(notes.correction.as_deref()).chain([sentence]).collect();
    sheet.element("desc", " id=\"cd\"", &told.join(" "));
    sheet.markup(&format!("<style>{}</style>", style_alone(theme, host)));
    sheet.markup(
        "<defs><pattern id=\"ch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><path class=\"f-hatch\" d=\"M1 0v5\"/></pattern></defs>",
    );
    pen.rect(Role::Paper, (0, 0), SIZE);
    head.draw(&pen, MARGIN);
    let bottom = SIZE.1 - MARGIN - foot.height();
    let mut y = MARGIN + head.height() + if head.height() > 0 { GAP } else { 0 };
    let font = Role::Title.font();
    let lines = match font.balanced(&title, right - left) {
        lines if lines.len() <= TITLE_LINES => lines,
        _ => font.first_lines(&title, right - left, TITLE_LINES),
    };
    for line in lines {
        pen.text(Role::Title, Anchor::Start, (left, y + TITLE / 2), &line);
        y += TITLE;
    }
    below.draw(&pen, y);
    y += below.height() + GAP;
    Sketch { table, edges: (left, right), rows: (y, bottom - GAP) }.draw(&pen, &subject);
    foot.draw(&pen, bottom);
    sheet.markup("</svg>");
    sheet.take()
}

/// What the numbers are of: the part that is selected, the period, and the status where it does not take a line more.
fn subtitle(table: &Table, title: &str, width: i32) -> String {
    // Not the dataset, whose name is the source's, nor the unit where it is in the title.
    let is_titled = |part: &&str| *part == table.unit_label && title.to_lowercase().contains(&part.to_lowercase());
    let parts = table.subtitle.split(" · ").skip(1).filter(|part| !is_titled(part));
    let plain = parts.collect::<Vec<_>>().join(" · ");
    let notes = &table.notes;
    // What a sign says is not said again.
    let sign = notes.illustrative.as_deref().unwrap_or_default();
    let status = notes.status.strip_prefix(sign).unwrap_or(&notes.status).trim_start_matches([',', ' ']);
    let whole = format!("{plain} · {status}");
    let lines = |text: &str| Role::Note.font().wrapped(text, width * 98 / 100).len();
    if status.is_empty() || lines(&whole) > lines(&plain) { plain } else { whole }
}

/// What a card shows of its figure. Its title follows from it, and not from the figure: a card of a heatmap has no heatmap.
enum Subject<'a> {
    /// One area, year by year.
    Years(&'a Row),
    /// Several areas, each year by year.
    Groups(&'a [Row]),
    /// Every force beside the others.
    Forces(&'a [Row]),
    /// The number of one area, or why it has none for any year.
    Total(&'a Row),
}

impl<'a> Subject<'a> {
    fn of(table: &'a Table) -> Self {
        let forces = table.forces();
        let area = if let [force] = forces { force } else { table.england_and_wales() };
        let drawn = |row: &Row| row.values.iter().any(|value| value.most().is_some());
        match table.columns.len() {
            1 if forces.len() > 1 && forces.iter().any(drawn) => Self::Forces(forces),
            1 => Self::Total(area),
            years if forces.len() > 1 && forces.len() * years <= COLUMNS && forces.iter().any(drawn) => {
                Self::Groups(forces)
            }
            _ if drawn(area) => Self::Years(area),
            _ => Self::Total(area),
        }
    }

    fn title(&self, table: &Table) -> String {
        let (words, unit) = (table.words(), &table.unit_label);
        match self {
            Self::Forces(rows) if matches!(table.figure, FigureKind::Funnel | FigureKind::Stack) => {
                words.title_of_forces(unit, &named(rows, &words.areas(rows.len())))
            }
            Self::Forces(_) => table.title.clone(),
            // As they are named below, so that the columns have room.
            Self::Groups(rows) => {
                let areas = words.areas(rows.len());
                let names: Vec<&str> = named(rows, &areas).into_iter().map(|name| words.short_force(name)).collect();
                words.title_by_year(unit, &names)
            }
            Self::Total(row) if table.columns.len() == 1 => words.title_of_forces(unit, &[&row.label]),
            Self::Years(row) | Self::Total(row) if row.kind == AreaKind::EnglandAndWales => {
                words.title_by_year(unit, &[])
            }
            Self::Years(row) | Self::Total(row) => words.title_by_year(unit, &[&row.label]),
        }
    }
}

/// The figure, simplified to what there is room for.
struct Sketch<'a> {
    table: &'a Table,
    edges: (i32, i32),
    rows: (i32, i32),
}

impl Sketch<'_> {
    fn draw(&self, pen: &Pen, subject: &Subject<'_>) {
        let room = self.rows.1 - self.rows.0;
        match subject {
            Subject::Years(row) if room >= 2 * LABEL + COLUMN => self.draw_years(pen, row),
            Subject::Groups(rows) if room >= 2 * LABEL + COLUMN => self.draw_groups(pen, rows),
            Subject::Forces(rows) if room >= LABEL + COLUMN => self.draw_skyline(pen, rows),
            Subject::Total(row) if room >= TOTAL => {
                let total = value(row).text(self.table.words(), self.table.unit);
                let place = (self.edges.0, i32::midpoint(self.rows.0, self.rows.1));
                // A shorthand alone would be no news in large type.
                match self.table.notes.shorthands.iter().find(|(symbol, _)| *symbol == total) {
                    Some((symbol, why)) => pen.text(Role::Title, Anchor::Start, place, &format!("{symbol} {why}")),
                    None => pen.text(Role::Total, Anchor::Start, place, &total),
                }
            }
            // Words alone.
            _ => {}
        }
    }

    /// A column for each year, from zero, with as many numbers and years as do not touch.
    fn draw_years(&self, pen: &Pen, row: &Row) {
        let words = self.table.words();
        let zero = self.rows.1 - LABEL;
        let most = row.values.iter().filter_map(|value| value.most()).fold(0.0, f64::max);
        let ends = self.draw_row(pen, row, self.edges, most);
        let mut free = (self.edges.0, self.edges.0);
        let put = |role: Role, (x, y): (i32, i32), text: &str, free: &mut i32| {
            let half = role.font().width(text) / 2;
            if x - half >= *free && x + half <= self.edges.1 {
                pen.text(role, Anchor::Middle, (x, y), text);
                *free = x + half + 6;
            }
        };
        for ((value, column), (x, end)) in row.values.iter().zip(&self.table.columns).zip(ends) {
            put(Role::Value, (x, end - LABEL / 2), &value.text(words, self.table.unit), &mut free.0);
            put(Role::Tick, (x, zero + LABEL / 2 + 1), &words.year(column.first), &mut free.1);
        }
        pen.path(Role::Axis, &[(self.edges.0, zero), (self.edges.1, zero)]);
    }

    /// The columns of each area beside those of the next, on one scale, over its name. A number stands over its own column
    /// alone, or nowhere.
    fn draw_groups(&self, pen: &Pen, rows: &[Row]) {
        let words = self.table.words();
        let count = i32::try_from(rows.len()).expect("a few dozen areas").max(1);
        let zero = self.rows.1 - LABEL;
        let values = rows.iter().flat_map(|row| &row.values);
        let most = values.filter_map(|value| value.most()).fold(0.0, f64::max);
        let x = |at: i32| self.edges.0 + (self.edges.1 + GROUP_GAP - self.edges.0) * at / count;
        let room = x(1) - x(0) - GROUP_GAP;
        for (row, at) in rows.iter().zip(0..) {
            let edges = (x(at), x(at + 1) - GROUP_GAP);
            let ends = self.draw_row(pen, row, edges, most);
            for (value, (x, end)) in row.values.iter().zip(ends) {
                let number = value.text(words, self.table.unit);
                if Role::Value.font().width(&number) <= step(row, edges) {
                    pen.text(Role::Value, Anchor::Middle, (x, end - LABEL / 2), &number);
                }
            }
            pen.path(Role::Axis, &[(edges.0, zero), (edges.1, zero)]);
            if room >= NAME {
                let name = Role::Tick.font().shortened(words.short_force(&row.label), room);
                pen.text(Role::Tick, Anchor::Start, (edges.0, zero + LABEL / 2 + 1), &name);
            }
        }
        if room < NAME {
            self.name_ends(pen, rows);
        }
    }

    /// Draws a column for each year of a row; gives the middle and the upper end of each.
    fn draw_row(&self, pen: &Pen, row: &Row, edges: (i32, i32), most: f64) -> Vec<(i32, i32)> {
        let step = step(row, edges);
        let rows = (self.rows.0 + LABEL, self.rows.1 - LABEL);
        let column = |(value, at): (&Value, i32)| {
            let (from, to) = (edges.0 + at * step, edges.0 + (at + 1) * step - (step / 4).max(1));
            (i32::midpoint(from, to), self.draw_column(pen, *value, (from, to), rows, most))
        };
        row.values.iter().zip(0..).map(column).collect()
    }

    /// A column for each force, in the order of the table: the first and the last are named.
    fn draw_skyline(&self, pen: &Pen, forces: &[Row]) {
        let count = i32::try_from(forces.len()).expect("a few dozen forces").max(1);
        let most = forces.iter().filter_map(|row| value(row).most()).fold(0.0, f64::max);
        let (top, zero) = (self.rows.0, self.rows.1 - LABEL);
        for (row, at) in forces.iter().zip(0..) {
            let x = |at: i32| self.edges.0 + (self.edges.1 - self.edges.0) * at / count;
            self.draw_column(pen, value(row), (x(at), x(at + 1) - 2), (top, zero), most);
        }
        pen.path(Role::Axis, &[(self.edges.0, zero), (self.edges.1, zero)]);
        self.name_ends(pen, forces);
    }

    /// Names the first and the last of many.
    fn name_ends(&self, pen: &Pen, rows: &[Row]) {
        let y = self.rows.1 - LABEL + LABEL / 2 + 1;
        if let [first, .., last] = rows {
            for (row, anchor, x) in [(first, Anchor::Start, self.edges.0), (last, Anchor::End, self.edges.1)] {
                pen.text(Role::Tick, anchor, (x, y), self.table.words().short_force(&row.label));
            }
        }
    }

    /// Draws one column and gives its upper end.
    fn draw_column(&self, pen: &Pen, value: Value, (from, to): (i32, i32), (top, zero): (i32, i32), most: f64) -> i32 {
        let room = f64::from(zero - top);
        let y = |value: f64| if most > 0.0 { zero - whole(room * value / most) } else { zero };
        match (value, value.shown()) {
            (Value::Withheld { lo, hi }, _) => {
                let end = y(hi).min(y(lo) - 3);
                pen.rect(Role::Withheld, (from, end), (to, y(lo)));
                end
            }
            (_, Some(shown)) => {
                // A true zero has a tick.
                let end = y(shown).min(zero - 2);
                pen.rect(Role::Bar, (from, end), (to, zero));
                end
            }
            (_, None) => zero,
        }
    }
}

/// From one year of a row to the next.
fn step(row: &Row, edges: (i32, i32)) -> i32 {
    (edges.1 - edges.0) / i32::try_from(row.values.len()).expect("a few years").max(1)
}

#[expect(clippy::cast_possible_truncation, reason = "within the height of a card")]
fn whole(pixels: f64) -> i32 {
    libm::round(pixels) as i32
}
