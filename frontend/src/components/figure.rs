//! A figure in a page, drawn for a wide and for a narrow screen.
//!
//! A drawing scales its letters with its width, so one drawing cannot be read on both; the style sheet shows one of the two.

use shared::{
    figure::{Frame, Marks, Styling, counted, marks},
    table::Table,
};

/// The width of a figure that has a page to itself, in CSS pixels.
pub const WIDE: u32 = 760;
/// The width of a figure beside text, in CSS pixels.
pub const BESIDE: u32 = 560;
/// The width of a figure on a phone, in CSS pixels.
pub const NARROW: u32 = 344;

/// The figure of a table in two widths, in the colours of the page; `place` counts the figures of the page.
pub fn figures(table: &Table, wide: u32, place: u16) -> String {
    let (Drawings { wide, narrow }, _) = Drawings::new(table, wide, place, Screen::Either);
    format!("<div class=\"wide\">{wide}</div><div class=\"narrow\">{narrow}</div>")
}

/// Which of the two widths of a figure can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// One of them, and nobody knows which.
    Either,
    /// The wide one.
    Wide,
    /// The narrow one.
    Narrow,
}

/// The drawings of a figure, as SVG; empty where it cannot be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawings {
    /// The one for a wide screen.
    pub wide: String,
    /// The one for a narrow screen.
    pub narrow: String,
}

impl Drawings {
    /// Those of a table that can be seen, and how many marks the figure has.
    pub fn new(table: &Table, wide: u32, place: u16, screen: Screen) -> (Self, usize) {
        let drawn = |frame, on| {
            if screen == Screen::Either || screen == on { counted(table, frame) } else { (String::new(), 0) }
        };
        let (wide, of_wide) = drawn(frame(wide, place * 2), Screen::Wide);
        let (narrow, of_narrow) = drawn(frame(NARROW, place * 2 + 1), Screen::Narrow);
        (Self { wide, narrow }, of_wide.max(of_narrow))
    }
}

/// The marks of the drawing of a table on a screen.
pub fn marks_on(table: &Table, wide: u32, screen: Screen) -> Marks {
    marks(table, frame(if screen == Screen::Narrow { NARROW } else { wide }, 0))
}

fn frame(width: u32, id: u16) -> Frame {
    Frame { width, height: None, styling: Styling::Page, id }
}

/// The height of the wide one of [`figures`], in CSS pixels.
pub fn height(figures: &str) -> u32 {
    let after = figures.split_once(" height=\"").map_or("", |(_, after)| after);
    after.split('"').next().and_then(|height| height.parse().ok()).unwrap_or(WIDE)
}
