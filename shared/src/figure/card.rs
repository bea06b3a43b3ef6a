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
    selection::{Host, Theme},
    table::{Row, Table, Value},
};

/// The extent of a card, in the CSS pixels of a phone.
pub const CARD: (u32, u32) = (400, 210);

const SIZE: (i32, i32) = (400, 210);
const MARGIN: i32 = 14;
/// From one line of the title to the next.
const TITLE: i32 = 22;
/// The most lines of it.
const TITLE_LINES: usize = 3;
/// Between title and sketch, and between sketch and foot.
const GAP: i32 = 6;
/// The height of a number or a year at a column.
const LABEL: i32 = 15;
/// The height of a number in large type.
const TOTAL: i32 = 46;

/// The card of a table, in the colours of a theme and of the page it is for; what it says to those who do not see it is the sentence.
pub fn card(table: &Table, sentence: &str, theme: Theme, host: Host) -> String {
    let (left, right) = (MARGIN, SIZE.0 - MARGIN);
    let notes = &table.notes;
    let mut head = Column::new(left, right - left);
    if let Some(illustrative) = &notes.illustrative {
        head.add(Role::Sign, 0, illustrative, 1);
    }
    if let Some(standing) = notes.standing.first() {
        head.add(Role::Sign, if notes.illustrative.is_some() { 3 } else { 0 }, standing, 1);
    }
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
    sheet.element("title", " id=\"ct\"", &table.title);
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
    let room = usize::try_from((bottom - y) / TITLE).unwrap_or(1).clamp(1, TITLE_LINES);
    let font = Role::Title.font();
    let lines = match font.balanced(&table.title, right - left) {
        lines if lines.len() <= room => lines,
        _ => font.first_lines(&table.title, right - left, room),
    };
    for line in lines {
        pen.text(Role::Title, Anchor::Start, (left, y + TITLE / 2), &line);
        y += TITLE;
    }
    Sketch { table, edges: (left, right), rows: (y + GAP, bottom - GAP) }.draw(&pen);
    foot.draw(&pen, bottom);
    sheet.markup("</svg>");
    sheet.take()
}

/// The figure, simplified to what there is room for.
struct Sketch<'a> {
    table: &'a Table,
    edges: (i32, i32),
    rows: (i32, i32),
}

impl Sketch<'_> {
    fn draw(&self, pen: &Pen) {
        let room = self.rows.1 - self.rows.0;
        let forces = self.table.forces();
        let subject = if let [force] = forces { force } else { self.table.england_and_wales() };
        let drawn = |row: &Row| row.values.iter().any(|value| value.most().is_some());
        if self.table.columns.len() > 1 && drawn(subject) && room >= 3 * LABEL {
            self.draw_years(pen, subject);
        } else if forces.len() > 1 && forces.iter().any(drawn) && room >= LABEL {
            self.draw_skyline(pen);
        } else if room >= TOTAL {
            let total = value(subject).text(self.table.words(), self.table.unit);
            let middle = i32::midpoint(self.rows.0, self.rows.1);
            pen.text(Role::Total, Anchor::Start, (self.edges.0, middle), &total);
        }
    }

    /// A column for each year, from zero, with its number.
    fn draw_years(&self, pen: &Pen, row: &Row) {
        let words = self.table.words();
        let count = i32::try_from(row.values.len()).expect("a few years").max(1);
        let step = (self.edges.1 - self.edges.0) / count;
        let (top, zero) = (self.rows.0 + LABEL, self.rows.1 - LABEL);
        let most = row.values.iter().filter_map(|value| value.most()).fold(0.0, f64::max);
        let mut free = (self.edges.0, self.edges.0);
        for ((value, column), at) in row.values.iter().zip(&self.table.columns).zip(0..) {
            let (from, to) = (self.edges.0 + at * step, self.edges.0 + (at + 1) * step - (step / 4).max(1));
            let end = self.draw_column(pen, *value, (from, to), (top, zero), most);
            let middle = i32::midpoint(from, to);
            // As many numbers and years as do not touch.
            let put = |role: Role, y: i32, text: &str, free: &mut i32| {
                let half = role.font().width(text) / 2;
                if middle - half >= *free && middle + half <= self.edges.1 {
                    pen.text(role, Anchor::Middle, (middle, y), text);
                    *free = middle + half + 6;
                }
            };
            put(Role::Value, end - LABEL / 2, &value.text(words, self.table.unit), &mut free.0);
            put(Role::Tick, zero + LABEL / 2 + 1, &words.year(column.first), &mut free.1);
        }
        pen.path(Role::Axis, &[(self.edges.0, zero), (self.edges.1, zero)]);
    }

    /// A column for each force, in the order of the table, without names.
    fn draw_skyline(&self, pen: &Pen) {
        let forces = self.table.forces();
        let count = i32::try_from(forces.len()).expect("a few dozen forces").max(1);
        let most = forces.iter().filter_map(|row| value(row).most()).fold(0.0, f64::max);
        let (top, zero) = self.rows;
        for (row, at) in forces.iter().zip(0..) {
            let x = |at: i32| self.edges.0 + (self.edges.1 - self.edges.0) * at / count;
            self.draw_column(pen, value(row), (x(at), x(at + 1) - 2), (top, zero), most);
        }
        pen.path(Role::Axis, &[(self.edges.0, zero), (self.edges.1, zero)]);
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

#[expect(clippy::cast_possible_truncation, reason = "within the height of a card")]
fn whole(pixels: f64) -> i32 {
    libm::round(pixels) as i32
}
