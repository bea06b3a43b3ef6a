//! How an embed is laid out in a frame of any width, and how high it then is.
//!
//! Invariant: what is computed here is what the style sheet of the embed does; a browser test holds the two together.

use super::{View, ways};
use crate::text::labels;
use shared::{
    figure::{Frame, Styling, svg, width_of},
    selection::Selection,
    table::Table,
};

/// The extent of a frame in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// How wide it is.
    pub width: u32,
    /// How high it must be.
    pub height: u32,
}

/// A drawing, and the widths of frames in which the style sheet shows it.
pub(super) struct Drawn {
    /// Its class.
    pub(super) class: &'static str,
    /// Its width.
    pub(super) width: u32,
    /// The narrowest and the widest frame.
    frames: (u32, u32),
}

/// Left and right of the content, and above and below it.
pub(super) const PADDING: u32 = 12;
/// The width of a drawing for a text column, and for a phone.
const USUAL: (u32, u32) = (640, 344);
/// From these widths on a drawing gives way to the one for phones: in a frame of 560 pixels, and in one of 440.
const WIDE: u32 = 536;
const MID: u32 = 416;
/// The widest content, where no wider drawing was asked for.
pub(super) const CONTENT: u32 = 776;
/// The height of a line of links.
const LINE: u32 = 31;
/// The size of the letters of links.
const LETTERS: u16 = 13;
/// Between two links.
const BEFORE: u32 = 20;
/// No drawing is enlarged beyond this height: the strictest host gives a frame 1000 pixels.
const HIGHEST: u32 = 900;

/// The drawings of a selection, of which the style sheet shows one.
pub(super) fn drawings(selection: &Selection) -> Vec<Drawn> {
    let widest = CONTENT.max(selection.width.unwrap_or(0)) + 2 * PADDING;
    let at = |class, width, from, to| Drawn { class, width, frames: (from, to) };
    match selection.width.unwrap_or(USUAL.0) {
        width @ WIDE.. => vec![at("wide", width, 560, widest), at("narrow", USUAL.1, 0, 559)],
        width @ MID.. => vec![at("mid", width, 440, widest), at("narrow", USUAL.1, 0, 439)],
        width => vec![at("only", width, 0, widest)],
    }
}

impl Drawn {
    /// The drawing.
    pub(super) fn svg(&self, table: &Table, selection: &Selection, id: u16) -> String {
        svg(table, Frame { width: self.width, height: selection.height, styling: Styling::Embed, id })
    }

    /// Whether it would be too high if it were enlarged to the widest frame in which it is shown.
    pub(super) fn is_tall(&self, height: u32) -> bool {
        height * (self.frames.1 - 2 * PADDING) > HIGHEST * self.width
    }
}

/// The height of a drawing, as it says itself.
pub(super) fn height_of(svg: &str) -> u32 {
    crate::components::figure::height(svg)
}

/// A selection as it is drawn for a host that gives a frame so much room, and that frame: as wide as the drawing, or narrower where it
/// must be, and as high as it then is.
pub fn framed(view: &View, most_wide: Option<u32>) -> (Selection, Size) {
    let selected = view.selection.width;
    let own = selected.unwrap_or(USUAL.0) + 2 * PADDING;
    // Who has more room gets a drawing of that width, as far as a text column goes, unless another one was asked for.
    let most = if selected.is_some() { own } else { CONTENT + 2 * PADDING };
    let width = most_wide.map_or(own, |room| room.min(most));
    let content = width.saturating_sub(2 * PADDING);
    let drawn = match content {
        // In a narrow frame the drawing for phones is shown as it is.
        ..MID => None,
        content if content == selected.unwrap_or(USUAL.0) => selected,
        content => Some(content),
    };
    let selection = Selection { width: drawn, ..view.selection.clone() };
    let height = height_at(view, &selection, width);
    (selection, Size { width, height })
}

/// How high the document of a selection is in a frame of a width, with its table folded up.
pub fn height_at(view: &View, selection: &Selection, frame: u32) -> u32 {
    let all = drawings(selection);
    let shown = all.iter().find(|drawn| drawn.frames.0 <= frame).expect("the last one begins at 0");
    let content = (frame.min(shown.frames.1)).saturating_sub(2 * PADDING);
    let height = height_of(&shown.svg(&view.table_of(selection), selection, 0));
    let width = if shown.is_tall(height) { content.min(shown.width) } else { content };
    (height * width).div_ceil(shown.width) + below(view, content) + 2 * PADDING
}

/// The height of the table, folded up, and of the links beside or below it.
fn below(view: &View, content: u32) -> u32 {
    let widths = ways(view).into_iter().map(|(_, words)| BEFORE + width_of(&words, LETTERS));
    let summary = 2 * BEFORE + width_of(labels(view.selection.language).table(), LETTERS);
    let (mut lines, mut line) = (1, 0);
    let mut all = 0;
    for width in widths {
        if line > 0 && line + width > content {
            (lines, line) = (lines + 1, 0);
        }
        line += width;
        all += width;
    }
    LINE * if all + summary <= content { 1 } else { lines + 1 }
}
