//! The chart kernel: one pure function from a table to SVG, the same bytes natively and in WebAssembly.
//!
//! Invariant: coordinates are whole pixels, text is measured by the widths of the bundled font, and nothing depends on the order
//! of a hash map, the locale or the platform's mathematics.

mod axis;
mod bars;
mod canvas;
mod card;
mod describe;
mod frame;
mod funnel;
mod heatmap;
mod host;
mod label;
mod lines;
mod metrics;
mod multiples;
mod nothing;
mod notice;
mod palette;
mod pen;
mod points;
mod shade;
mod stack;
mod tiles;
mod trend;

pub use card::{CARD, card};
pub use host::{Faint, faint, host_style};
pub use notice::notice;
pub use palette::PAGE_STYLE;
pub use points::{Point, Points, Way};

use crate::{
    selection::{FigureKind, Host, Theme, WIDTHS},
    table::Table,
};
use bars::Bars;
use canvas::Sheet;
use funnel::Funnel;
use heatmap::Heatmap;
use multiples::Multiples;
use pen::{Pen, Reach};
use stack::Stack;
use tiles::Tiles;
use trend::Trend;

/// How a figure is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Its width in CSS pixels.
    pub width: u32,
    /// Its least height in CSS pixels; it grows to what it needs.
    pub height: Option<u32>,
    /// Who gives the colours.
    pub styling: Styling,
    /// Which figure of its page it is: its ids end with this number, so that two can share a page.
    pub id: u16,
}

/// Who gives a figure its colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Styling {
    /// The style sheet of the page it stands in, by its classes; see [`PAGE_STYLE`]. No margin, and the page's own paper.
    Page,
    /// The same, in a document that is the figure: each mark can be reached from the keyboard, and where it says more than stands
    /// at it there is a place, of the class `f-tip`, for its words while it is reached; see [`is_told_by_its_table`], too.
    Embed,
    /// A `<style>` of its own: a file that stands alone, in the colours of a theme and of the page it is for.
    Alone(Theme, Host),
}

/// As long as its bars can be drawn any closer, a figure is no higher than this: the strictest host gives a frame 1000 px, and half as
/// much again as its column is wide when it asks (975 px in a column of 650), and an embed puts its table and links around the figure.
const COMFORTABLE_HEIGHT: i32 = 912;
/// Between a title and the drawing.
const GAP: i32 = 10;
/// From one line of the words of a mark to the next, and how many there are at most.
const LINE: i32 = 16;
const LINES: i32 = 2;
/// More numbers than 44 forces have in four years.
const MANY: usize = 176;
/// From this width on the words of one number take one line.
const ONE_LINE: i32 = 520;

/// Draws the figure of a table.
pub fn svg(table: &Table, frame: Frame) -> String {
    let sheet = Sheet::default();
    draw(table, frame, &sheet);
    sheet.take()
}

/// A figure for a page beside a cursor that reads its points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walked {
    /// The figure. The cells of a heatmap are one element a shade, which a browser lays out and paints sooner than an element for each;
    /// what does not stand in them (the interval of a rate, a number where there is no room for it) the cursor says, and the table.
    pub svg: String,
    /// Its points.
    pub points: Points,
}

/// Draws the figure of a table for a page, in a width and with an id, beside a cursor.
pub fn walked(table: &Table, width: u32, id: u16) -> Walked {
    let sheet = Sheet::noting();
    let size = draw(table, Frame { width, height: None, styling: Styling::Page, id }, &sheet);
    Walked { svg: sheet.take(), points: sheet.take_points(size).ordered_for(table.figure) }
}

/// Draws the figure of a table on a sheet; its width and height in pixels.
fn draw(table: &Table, frame: Frame, sheet: &Sheet) -> (i32, i32) {
    let width = i32::try_from(frame.width.clamp(WIDTHS.0, WIDTHS.1)).expect("a few hundred pixels");
    let least = i32::try_from(frame.height.unwrap_or(0)).unwrap_or(0);
    let margin = match frame.styling {
        Styling::Page | Styling::Embed => 0,
        Styling::Alone(..) => 16,
    };
    let (left, right) = (margin, width - margin);
    let head = frame::head(table, left, right - left);
    let foot = frame::foot(table, left, right - left);
    let nothing = nothing::nothing_to_draw(table);
    let keys = if nothing { frame::Column::new(0, 0) } else { frame::keys(table, left, right - left) };
    let written = written(table, frame.styling, width);
    let gap = GAP + written;
    let around = 2 * margin + head.height() + gap + keys.height() + foot.height();
    let drawing = if nothing {
        Drawing::Nothing(nothing::words(table, left, right - left))
    } else {
        match table.figure {
            FigureKind::Bars => {
                Drawing::Bars(Bars::new(table, (left, right), least - around, COMFORTABLE_HEIGHT - around))
            }
            FigureKind::Heatmap => {
                // On a page the lines keep their distance, whatever stands around them.
                let most = if frame.styling == Styling::Page { i32::MAX } else { COMFORTABLE_HEIGHT };
                Drawing::Heatmap(Heatmap::new(table, (left, right), least - around, most - around))
            }
            FigureKind::Tiles => Drawing::Tiles(Tiles::new(table, (left, right), least - around)),
            FigureKind::Funnel => Drawing::Funnel(Funnel::new(table, (left, right), least - around)),
            FigureKind::Multiples => {
                Drawing::Multiples(Multiples::new(table, (left, right), least - around, COMFORTABLE_HEIGHT - around))
            }
            FigureKind::Stack => Drawing::Stack(Stack::new(table, (left, right), least - around)),
            FigureKind::Trend => Drawing::Trend(Trend::new(table, (left, right), least - around)),
        }
    };
    let height = least.max(around + drawing.height());

    let id = frame.id;
    let reach = match frame.styling {
        Styling::Embed if is_told_by_its_table(table) => Reach::Table,
        Styling::Embed => Reach::Keyboard,
        Styling::Page | Styling::Alone(..) => Reach::Pointer,
    };
    let role = if frame.styling == Styling::Embed { "group" } else { "img" };
    let pen = Pen::new(sheet, (width.unsigned_abs(), height.unsigned_abs()), &format!("f{id}h")).reaching(reach);
    sheet.markup(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fig\" lang=\"{}\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"{role}\" aria-labelledby=\"f{id}t f{id}d\">",
        table.language.tag()
    ));
    sheet.element("title", &format!(" id=\"f{id}t\""), &table.title);
    sheet.element("desc", &format!(" id=\"f{id}d\""), &describe::description(table));
    if let Styling::Alone(theme, host) = frame.styling
        && cfg!(feature = "alone")
    {
        sheet.markup(&format!("<style>{}</style>", palette::style_alone(theme, host)));
    }
    sheet.markup(&format!(
        "<defs><pattern id=\"f{id}h\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><path class=\"f-hatch\" d=\"M1 0v5\"/></pattern></defs>"
    ));
    if let Styling::Alone(..) = frame.styling {
        pen.rect(palette::Role::Paper, (0, 0), (width, height));
    }
    // A group for each part: a page keeps those that are alike in the next figure.
    pen.group("", || head.draw(&pen, margin));
    if written > 0 {
        let y = margin + head.height() + GAP / 2;
        sheet.markup(&format!(
            "<foreignObject class=\"f-tip\" aria-hidden=\"true\" x=\"{left}\" y=\"{y}\" width=\"{}\" height=\"{written}\"/>",
            right - left
        ));
    }
    let top = margin + head.height() + gap;
    pen.at((0, top), || match &drawing {
        Drawing::Nothing(words) => words.draw(&pen, 0),
        Drawing::Bars(bars) => bars.draw(&pen),
        Drawing::Trend(trend) => trend.draw(&pen),
        Drawing::Heatmap(heatmap) => heatmap.draw(&pen),
        Drawing::Tiles(tiles) => tiles.draw(&pen),
        Drawing::Funnel(funnel) => funnel.draw(&pen),
        Drawing::Multiples(multiples) => multiples.draw(&pen),
        Drawing::Stack(stack) => stack.draw(&pen),
    });
    pen.group("", || {
        keys.draw(&pen, top + drawing.height());
        foot.draw(&pen, height - margin - foot.height());
    });
    sheet.markup("</svg>");
    (width, height)
}

/// Whether an embed leaves the words of its marks, in the order of the table, to a script that writes them from the table: of so many
/// numbers the words, once in each drawing, weigh as much as all the rest of the document.
pub fn is_told_by_its_table(table: &Table) -> bool {
    let is_of_every_number = matches!(table.figure, FigureKind::Heatmap | FigureKind::Multiples);
    is_of_every_number && table.columns.len() > 1 && table.forces().len() * table.columns.len() > MANY
}

/// The room for the words of the mark that a reader has reached; none where all of them stand at the mark.
fn written(table: &Table, styling: Styling, width: i32) -> i32 {
    match (styling, table.figure) {
        (Styling::Page | Styling::Alone(..), _) | (Styling::Embed, FigureKind::Bars) => 0,
        (Styling::Embed, FigureKind::Heatmap) if width >= ONE_LINE => LINE,
        (Styling::Embed, _) => LINE * LINES,
    }
}

/// The width of a text in the font of figures, in CSS pixels.
pub fn width_of(text: &str, size: u16) -> u32 {
    metrics::Font { size: size.into(), weight: metrics::Weight::Regular }.width(text).unsigned_abs()
}

/// What stands between titles and notes.
enum Drawing<'a> {
    Nothing(frame::Column),
    Bars(Bars<'a>),
    Trend(Trend<'a>),
    Heatmap(Heatmap<'a>),
    Tiles(Tiles<'a>),
    Funnel(Funnel<'a>),
    Multiples(Multiples<'a>),
    Stack(Stack<'a>),
}

impl Drawing<'_> {
    fn height(&self) -> i32 {
        match self {
            Self::Nothing(words) => words.height(),
            Self::Bars(bars) => bars.height(),
            Self::Trend(trend) => trend.height(),
            Self::Heatmap(heatmap) => heatmap.height(),
            Self::Tiles(tiles) => tiles.height(),
            Self::Funnel(funnel) => funnel.height(),
            Self::Multiples(multiples) => multiples.height(),
            Self::Stack(stack) => stack.height(),
        }
    }
}
