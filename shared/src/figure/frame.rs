//! What stands around a drawing, inside the image: the mark of illustrative data, titles above; keys, caveat, source, status below.

use super::{
    palette::Role,
    pen::{Anchor, Pen},
    stack,
};
use crate::{
    cell::Shorthand,
    selection::FigureKind,
    table::{Row, Table, Value},
};

/// Paragraphs one under the other.
pub(super) struct Column {
    x: i32,
    width: i32,
    paragraphs: Vec<Paragraph>,
}

/// A text of one role, wrapped.
struct Paragraph {
    role: Role,
    lines: Vec<String>,
    /// The space above it.
    before: i32,
    /// What it explains, drawn before its first line.
    swatch: Option<Swatch>,
}

/// A mark that a key explains.
#[derive(Clone, Copy)]
enum Swatch {
    Hatched,
    Line(Role),
    Number(usize),
    Part(usize),
}

/// The most lines of a caveat and of the source, and where the image is narrow; the page and the files have all of it.
const NOTE_LINES: usize = 3;
const NARROW_NOTE_LINES: usize = 2;
/// Below this width an image is narrow.
const NARROW: i32 = 400;
/// As many lines as it takes.
pub(super) const ALL: usize = usize::MAX;
/// How far a text stands to the right of its swatch.
const SWATCH: i32 = 24;

impl Column {
    /// An empty column.
    pub(super) fn new(x: i32, width: i32) -> Self {
        Self { x, width, paragraphs: Vec::new() }
    }

    /// Adds a text below a space, in at most so many lines.
    pub(super) fn add(&mut self, role: Role, before: i32, text: &str, most: usize) {
        self.push(role, before, text, most, None);
    }

    fn push(&mut self, role: Role, before: i32, text: &str, most: usize, swatch: Option<Swatch>) {
        let indent = match swatch {
            Some(_) => SWATCH,
            None if role == Role::Sign => 20,
            None => 0,
        };
        // A little narrower than there is room, for readers whose font is not quite as wide as ours.
        let width = (self.width - indent) * 98 / 100;
        let lines = match role {
            Role::Title | Role::Subtitle | Role::Message => role.font().balanced(text, width),
            _ => role.font().first_lines(text, width, most),
        };
        if !lines.is_empty() {
            self.paragraphs.push(Paragraph { role, lines, before, swatch });
        }
    }

    /// Adds a numbered text.
    pub(super) fn numbered(&mut self, before: i32, number: usize, text: &str) {
        self.push(Role::Note, before, text, 3, Some(Swatch::Number(number)));
    }

    /// Its height with the space above each paragraph.
    pub(super) fn height(&self) -> i32 {
        self.paragraphs.iter().map(|paragraph| paragraph.before + paragraph.height()).sum()
    }

    /// Draws it from `top` down.
    pub(super) fn draw(&self, pen: &Pen, top: i32) {
        let mut y = top;
        for paragraph in &self.paragraphs {
            y += paragraph.before;
            let leading = leading(paragraph.role);
            let mut x = self.x;
            if paragraph.role == Role::Sign {
                pen.rect(Role::Band, (x, y), (x + self.width, y + paragraph.height()));
                x += 10;
                y += 5;
            }
            match paragraph.swatch {
                Some(Swatch::Hatched) => pen.rect(Role::Withheld, (x, y + 3), (x + 16, y + 13)),
                Some(Swatch::Line(role)) => pen.path(role, &[(x, y + 8), (x + 16, y + 8)]),
                Some(Swatch::Part(index)) => stack::draw_swatch(pen, index, (x, y + 2), (x + 16, y + 14)),
                Some(Swatch::Number(number)) => {
                    pen.text(Role::Heading, Anchor::End, (x + 14, y + leading / 2), &number.to_string());
                }
                None => {}
            }
            x += paragraph.swatch.map_or(0, |_| SWATCH);
            for line in &paragraph.lines {
                pen.text(paragraph.role, Anchor::Start, (x, y + leading / 2), line);
                y += leading;
            }
            y += if paragraph.role == Role::Sign { 5 } else { 0 };
        }
    }
}

impl Paragraph {
    fn height(&self) -> i32 {
        let lines = i32::try_from(self.lines.len()).expect("a few lines");
        lines * leading(self.role) + if self.role == Role::Sign { 10 } else { 0 }
    }
}

/// From one line to the next.
fn leading(role: Role) -> i32 {
    match role {
        Role::Title => 23,
        Role::Subtitle | Role::Message => 19,
        Role::Total => 52,
        _ => 16,
    }
}

/// What stands above a drawing.
pub(super) fn head(table: &Table, x: i32, width: i32) -> Column {
    let mut column = Column::new(x, width);
    if let Some(illustrative) = &table.notes.illustrative {
        column.add(Role::Sign, 0, illustrative, 3);
    }
    for line in &table.notes.standing {
        column.add(Role::Sign, if column.paragraphs.is_empty() { 0 } else { 4 }, line, ALL);
    }
    column.add(Role::Title, if column.paragraphs.is_empty() { 0 } else { 10 }, &table.title, ALL);
    column.add(Role::Subtitle, 3, &table.subtitle, ALL);
    column
}

/// What stands below a drawing.
pub(super) fn foot(table: &Table, x: i32, width: i32) -> Column {
    let mut column = Column::new(x, width);
    let lines = if width < NARROW { NARROW_NOTE_LINES } else { NOTE_LINES };
    let notes = &table.notes;
    if let Some(correction) = &notes.correction {
        column.add(Role::Note, 8, correction, ALL);
    }
    if let Some(caveat) = notes.caveats.first() {
        column.add(Role::Note, 8, caveat, lines);
    }
    column.add(Role::Note, 8, &notes.source, lines);
    let issue: Vec<&str> =
        [notes.status.as_str(), notes.release.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
    column.add(Role::Note, 2, &issue.join(" · "), 3);
    column.add(Role::Note, 2, &notes.figure, 3);
    column
}

/// What the marks and letters of a drawing mean.
pub(super) fn keys(table: &Table, x: i32, width: i32) -> Column {
    let mut column = Column::new(x, width);
    let mut before = 10;
    let mut key = |text: &str, swatch: Option<Swatch>| {
        column.push(Role::Note, before, text, ALL, swatch);
        before = 2;
    };
    let drawn = |wanted: fn(&Value) -> bool| table.drawn().iter().flat_map(Row::all_values).any(|value| wanted(&value));
    for (index, part) in table.rows[0].parts.iter().enumerate() {
        key(&format!("{}\u{a0} {}", stack::letter(index), part.label), Some(Swatch::Part(index)));
    }
    let hatched = drawn(|value| matches!(value, Value::Withheld { .. }));
    let mut letters = Vec::new();
    for (symbol, meaning) in &table.notes.shorthands {
        let text = format!("{symbol}\u{a0}{meaning}");
        if hatched && *symbol == Shorthand::Confidential.symbol() {
            key(&text, Some(Swatch::Hatched));
        } else {
            letters.push(text);
        }
    }
    let whiskers = matches!(table.figure, FigureKind::Bars | FigureKind::Trend | FigureKind::Multiples);
    if whiskers && drawn(|value| matches!(value, Value::Rate(..))) {
        key(table.words().interval_95(), Some(Swatch::Line(Role::Whisker)));
    }
    if table.figure == FigureKind::Funnel {
        let [p95, p998] = table.words().limits();
        key(p95, Some(Swatch::Line(Role::Limit95)));
        key(p998, Some(Swatch::Line(Role::Limit998)));
    }
    letters.extend(table.notes.marks.iter().map(|(mark, meaning)| format!("{mark}\u{a0}{meaning}")));
    key(&letters.join(" · "), None);
    column
}
