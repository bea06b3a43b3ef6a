//! What draws: plotters' elements in the roles of a figure, in pixels or in the coordinates of a plot.

use super::{
    canvas::{Canvas, Sheet, escaped},
    metrics::Weight,
    palette::Role,
};
use plotters::{
    coord::{Shift, cartesian::Cartesian2d, types::RangedCoordf64},
    drawing::{DrawingArea, IntoDrawingArea},
    element::{Circle, CoordMapper, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text},
    style::{Color, FontStyle, ShapeStyle, TextStyle},
};
use plotters_backend::{
    BackendCoord,
    text_anchor::{HPos, Pos, VPos},
};
use std::ops::Range;

/// Draws in pixels.
pub(super) struct Pen {
    area: DrawingArea<Canvas, Shift>,
    sheet: Sheet,
    reach: Reach,
}

/// How a reader comes to the words of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// With a pointer.
    Pointer,
    /// With a pointer or from the keyboard; each mark is named.
    Keyboard,
    /// As by [`Self::Keyboard`], once a script has named the marks from the table beside them.
    Table,
}

/// Draws in the coordinates of a plot.
pub(super) struct Plot {
    area: DrawingArea<Canvas, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
}

/// Which end of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// The canvas reports no errors, and one figure is drawn by one thread at a time.
const SOUND: &str = "the canvas writes into memory, and nothing else holds it";

impl Pen {
    /// A pen on a new sheet of `size`; what is withheld is filled with the pattern of the id `hatching`.
    pub(super) fn new(sheet: &Sheet, size: (u32, u32), hatching: &str) -> Self {
        let area = Canvas::new(sheet.clone(), size, hatching).into_drawing_area();
        Self { area, sheet: sheet.clone(), reach: Reach::Pointer }
    }

    /// The same pen, whose marks are reached so.
    pub(super) fn reaching(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }

    /// A mark with its words, in a group of its own.
    pub(super) fn mark(&self, words: &str, draw: impl FnOnce()) {
        let attributes = if self.reach == Reach::Keyboard { " tabindex=\"0\" role=\"img\"" } else { "" };
        self.sheet.begin_point();
        self.group(attributes, || {
            if self.reach != Reach::Table {
                self.sheet.element("title", "", words);
            }
            draw();
        });
        self.sheet.end_point(words);
    }

    /// Whether a cursor beside the figure says what its marks say, so that many of them need no element of their own.
    pub(super) fn has_cursor(&self) -> bool {
        self.sheet.is_noting()
    }

    /// The place of a mark that has no element of its own, from one corner to the other.
    pub(super) fn point(&self, words: &str, from: BackendCoord, to: BackendCoord) {
        self.sheet.begin_point();
        self.sheet.cover(from, to);
        self.sheet.end_point(words);
    }

    /// Keeps a place, from one corner to the other, for a mark of which nothing is drawn.
    pub(super) fn cover(&self, from: BackendCoord, to: BackendCoord) {
        self.sheet.cover(from, to);
    }

    /// What is drawn around a place of its own, from which its coordinates count: what is drawn alike is then written alike, and
    /// hardly weighs anything over the wire.
    pub(super) fn at(&self, (x, y): BackendCoord, draw: impl FnOnce()) {
        self.sheet.shift((x, y));
        self.group(&format!(" transform=\"translate({x} {y})\""), draw);
        self.sheet.shift((-x, -y));
    }

    /// A group with these attributes around what `inside` draws, if only nothing: scripts count the groups of marks.
    pub(super) fn group(&self, attributes: &str, inside: impl FnOnce()) {
        self.sheet.markup(&format!("<g{attributes}>"));
        inside();
        self.sheet.markup("</g>");
    }

    /// A group in which most texts are centred: what all of them would say is said once.
    pub(super) fn centred(&self, attributes: &str, inside: impl FnOnce()) {
        self.sheet.centre(true);
        self.group(&format!("{attributes} text-anchor=\"middle\""), inside);
        self.sheet.centre(false);
    }

    /// A text whose digits have their middle at the height of the point.
    pub(super) fn text(&self, role: Role, anchor: Anchor, at: BackendCoord, text: &str) {
        let h_pos = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let font = role.font();
        let weight = if font.weight == Weight::Bold { FontStyle::Bold } else { FontStyle::Normal };
        let key = role.key();
        let style = TextStyle::from(("sans-serif", font.size, weight)).color(&key).pos(Pos::new(h_pos, VPos::Center));
        self.area.draw(&Text::new(text, at, style)).expect(SOUND);
    }

    /// Columns of as many lines each, from a place on and so far from each other, in the middle of which each line stands. They are
    /// HTML, of which a browser lays out and paints a column sooner than a text for each line; so for pages alone.
    pub(super) fn columns(&self, (x, y): BackendCoord, (step, pitch): (i32, i32), columns: &[(Role, Vec<String>)]) {
        let times = |one: i32, count: usize| one * i32::try_from(count).unwrap_or(0);
        let (width, height) =
            (times(step, columns.len()), times(pitch, columns.first().map_or(0, |column| column.1.len())));
        // The size of its letters is the height of a line; within, the style sheet gives them their own.
        self.sheet.markup(&format!(
            "<foreignObject class=\"f-columns\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
             font-size=\"{pitch}\"><div>"
        ));
        for (role, lines) in columns {
            let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
            self.sheet.markup(&format!("<p class=\"{}\">{}</p>", role.class(), lines.join("\n")));
        }
        self.sheet.markup("</div></foreignObject>");
    }

    /// A rectangle from one corner to the other.
    pub(super) fn rect(&self, role: Role, from: BackendCoord, to: BackendCoord) {
        self.area.draw(&Rectangle::new([from, to], shape(role))).expect(SOUND);
    }

    /// A line through points. Lines and shapes of one role that are drawn one after the other are one element.
    pub(super) fn path(&self, role: Role, points: &[BackendCoord]) {
        self.area.draw(&PathElement::new(points, shape(role))).expect(SOUND);
    }

    /// A shape with these corners.
    pub(super) fn shape(&self, role: Role, corners: &[BackendCoord]) {
        self.area.draw(&Polygon::new(corners, shape(role))).expect(SOUND);
    }

    /// A dot.
    pub(super) fn dot(&self, role: Role, at: BackendCoord, radius: i32) {
        self.area.draw(&Circle::new(at, radius, shape(role))).expect(SOUND);
    }

    /// A plot whose x and y lie between these pixels.
    pub(super) fn plot(&self, x: (Range<f64>, Range<i32>), y: (Range<f64>, Range<i32>)) -> Plot {
        let spec = Cartesian2d::new(x.0, y.0, (x.1, y.1));
        Plot { area: self.area.apply_coord_spec(spec) }
    }
}

impl Plot {
    /// Where a point of the plot lies, in pixels.
    pub(super) fn at(&self, point: (f64, f64)) -> BackendCoord {
        self.area.map_coordinate(&point)
    }

    /// A line through points.
    pub(super) fn path(&self, role: Role, points: &[(f64, f64)]) {
        self.draw(&PathElement::new(points, shape(role)));
    }

    fn draw<'a, E, B>(&self, element: &'a E)
    where
        B: CoordMapper,
        &'a E: PointCollection<'a, (f64, f64), B>,
        E: Drawable<Canvas, B>,
    {
        self.area.draw(element).expect(SOUND);
    }
}

fn shape(role: Role) -> ShapeStyle {
    role.key().filled()
}
