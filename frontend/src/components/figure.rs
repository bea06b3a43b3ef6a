//! A figure in a page, drawn for a wide and for a narrow screen.
//!
//! A drawing scales its letters with its width, so one drawing cannot be read on both; the style sheet shows one of the two.

use shared::{
    figure::{Frame, Points, Styling, Walked, svg, walked},
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
    let at = |width, id| svg(table, Frame { width, height: None, styling: Styling::Page, id });
    let (wide, narrow) = (at(wide, place * 2), at(NARROW, place * 2 + 1));
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

impl Screen {
    /// The class of what is shown on it.
    pub fn class(self) -> &'static str {
        if self == Self::Narrow { "narrow" } else { "wide" }
    }
}

/// The figure of a dashboard, beside its cursor; what cannot be seen of it is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawings {
    /// The one for a wide screen.
    pub wide: Walked,
    /// The one for a narrow screen.
    pub narrow: Walked,
}

impl Drawings {
    /// Those of a table that can be seen.
    pub fn new(table: &Table, screen: Screen) -> Self {
        let drawn = |width, id, on| {
            if screen == Screen::Either || screen == on { walked(table, width, id) } else { Walked::default() }
        };
        Self { wide: drawn(WIDE, 0, Screen::Wide), narrow: drawn(NARROW, 1, Screen::Narrow) }
    }

    /// How many points each has that can be seen.
    pub fn count(&self) -> usize {
        self.wide.points.all.len().max(self.narrow.points.all.len())
    }

    /// The points of the one on a screen.
    pub fn points(&self, screen: Screen) -> &Points {
        if screen == Screen::Narrow { &self.narrow.points } else { &self.wide.points }
    }
}

/// The height of the wide one of [`figures`], in CSS pixels.
pub fn height(figures: &str) -> u32 {
    let after = figures.split_once(" height=\"").map_or("", |(_, after)| after);
    after.split('"').next().and_then(|height| height.parse().ok()).unwrap_or(WIDE)
}
