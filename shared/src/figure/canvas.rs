//! The drawing backend: plotters draws on it, and it writes compact SVG with a class for each role.
//!
//! What plotters knows nothing of (groups, titles, patterns) goes past it into the same [`Sheet`].

use super::{
    metrics::{Font, Weight},
    palette::Role,
    points::{Point, Points},
};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    text_anchor::{HPos, VPos},
};
use std::{
    cell::{Cell, RefCell},
    convert::Infallible,
    fmt::Write as _,
    rc::Rc,
};

/// The SVG that is being written, shared by the canvas and by what goes past plotters.
#[derive(Clone, Default)]
pub(super) struct Sheet(Rc<Written>);

#[derive(Default)]
struct Written {
    text: RefCell<String>,
    /// Where the path begins that was written last, as long as nothing follows it.
    path: Cell<Option<usize>>,
    /// Whether texts stand around their points where they say nothing else.
    is_centred: Cell<bool>,
    /// The points that have been drawn, where somebody wants to know.
    points: RefCell<Option<Vec<Point>>>,
    /// From where the coordinates of points count.
    origin: Cell<BackendCoord>,
    /// The corners of what has been drawn of the next one.
    extent: Cell<Option<(BackendCoord, BackendCoord)>>,
}

impl Sheet {
    /// A sheet that notes the points of what is drawn.
    pub(super) fn noting() -> Self {
        Self(Rc::new(Written { points: RefCell::new(Some(Vec::new())), ..Written::default() }))
    }

    pub(super) fn is_noting(&self) -> bool {
        self.0.points.borrow().is_some()
    }

    /// Adds markup as it is.
    pub(super) fn markup(&self, markup: &str) {
        self.0.path.set(None);
        self.0.text.borrow_mut().push_str(markup);
    }

    /// Lets the coordinates of points count from a place so far away.
    pub(super) fn shift(&self, (x, y): BackendCoord) {
        let origin = self.0.origin.get();
        self.0.origin.set((origin.0 + x, origin.1 + y));
    }

    /// Begins a point.
    pub(super) fn begin_point(&self) {
        self.0.extent.set(None);
    }

    /// Notes, where points are noted, one that says this of all that has been drawn since it began.
    pub(super) fn end_point(&self, words: &str) {
        if let Some(points) = &mut *self.0.points.borrow_mut() {
            let extent = self.0.extent.take();
            debug_assert!(extent.is_some(), "`{words}` is said of nothing");
            let (from, to) = extent.unwrap_or_default();
            points.push(Point { words: words.to_owned(), from, to });
        }
    }

    /// Notes, where points are noted, that something is drawn from one corner to the other.
    pub(super) fn cover(&self, from: BackendCoord, to: BackendCoord) {
        if self.is_noting() {
            let (x, y) = self.0.origin.get();
            let (from, to) = ((from.0 + x, from.1 + y), (to.0 + x, to.1 + y));
            let (least, most) = self.0.extent.get().unwrap_or((from, to));
            let least = (least.0.min(from.0).min(to.0), least.1.min(from.1).min(to.1));
            let most = (most.0.max(from.0).max(to.0), most.1.max(from.1).max(to.1));
            self.0.extent.set(Some((least, most)));
        }
    }

    /// The points that were noted, of a drawing of this size.
    pub(super) fn take_points(&self, size: BackendCoord) -> Points {
        Points { size, all: self.0.points.take().unwrap_or_default() }
    }

    /// Whether what is written from here on stands in a group of centred texts.
    pub(super) fn centre(&self, is_centred: bool) {
        self.0.is_centred.set(is_centred);
    }

    /// Adds an element that holds only text.
    pub(super) fn element(&self, name: &str, attributes: &str, text: &str) {
        self.markup(&format!("<{name}{attributes}>{}</{name}>", escaped(text)));
    }

    /// Adds a path, to the one before it where that has the same attributes: what is drawn alike is one element.
    fn path(&self, attributes: &str, shape: &str) {
        const END: &str = "\"/>";
        let begin = format!("<path{attributes} d=\"");
        let mut text = self.0.text.borrow_mut();
        if self.0.path.get().is_some_and(|last| text[last..].starts_with(&begin)) {
            let end = text.len() - END.len();
            text.truncate(end);
        } else {
            self.0.path.set(Some(text.len()));
            text.push_str(&begin);
        }
        text.push_str(shape);
        text.push_str(END);
    }

    /// All of it.
    pub(super) fn take(&self) -> String {
        self.0.text.take()
    }
}

/// A text as XML holds it; what XML cannot hold becomes U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
    out
}

/// The canvas of one figure.
pub(super) struct Canvas {
    sheet: Sheet,
    size: (u32, u32),
    hatching: String,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Canvas {
    /// A canvas of `size` that writes on `sheet` and fills what is withheld with the pattern of the id `hatching`.
    pub(super) fn new(sheet: Sheet, size: (u32, u32), hatching: &str) -> Self {
        Self { sheet, size, hatching: format!(" fill=\"url(#{hatching})\"") }
    }

    /// The attributes of whatever is of a role.
    fn role(&self, color: BackendColor) -> String {
        let role = Role::of(color.rgb);
        let fill = if matches!(role, Some(Role::Withheld | Role::HatchedCell)) { self.hatching.as_str() } else { "" };
        let class = role.map_or("", Role::class);
        format!(" class=\"{class}\"{fill}")
    }

    fn write(&self, color: BackendColor, name: &str, attributes: &str) -> Drawn {
        self.sheet.markup(&format!("<{name}{} {attributes}/>", self.role(color)));
        Ok(())
    }

    fn path(&self, color: BackendColor, shape: &str) -> Drawn {
        self.sheet.path(&self.role(color), shape);
        Ok(())
    }
}

impl DrawingBackend for Canvas {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.write(color, "rect", &format!("x=\"{x}\" y=\"{y}\" width=\"1\" height=\"1\""))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, _: bool) -> Drawn {
        let (x, y) = (from.0.min(to.0), from.1.min(to.1));
        let (width, height) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
        self.sheet.cover(from, to);
        self.write(style.color(), "rect", &format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.path(style.color(), &shape(path.into_iter().inspect(|at| self.sheet.cover(*at, *at))))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let corners = path.into_iter().inspect(|at| self.sheet.cover(*at, *at));
        self.path(style.color(), &format!("{}z", shape(corners)))
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, _: bool) -> Drawn {
        let reach = radius.cast_signed();
        self.sheet.cover((x - reach, y - reach), (x + reach, y + reach));
        self.write(style.color(), "circle", &format!("cx=\"{x}\" cy=\"{y}\" r=\"{radius}\""))
    }

    /// The anchor is the baseline, or the middle of the digits for [`VPos::Center`].
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let class = Role::of(style.color().rgb).map_or("", Role::class);
        let baseline = match style.anchor().v_pos {
            VPos::Center => y + font(style).half_cap(),
            VPos::Top => y + 2 * font(style).half_cap(),
            VPos::Bottom => y,
        };
        if self.sheet.is_noting() {
            let width = font(style).width(text);
            let start = match style.anchor().h_pos {
                HPos::Left => x,
                HPos::Center => x - width / 2,
                HPos::Right => x - width,
            };
            let size = font(style).size;
            self.sheet.cover((start, baseline - size * 5 / 6), (start + width, baseline + size / 4));
        }
        let anchor = match (style.anchor().h_pos, self.sheet.0.is_centred.get()) {
            (HPos::Left, false) | (HPos::Center, true) => "",
            (HPos::Left, true) => " text-anchor=\"start\"",
            (HPos::Center, false) => " text-anchor=\"middle\"",
            (HPos::Right, _) => " text-anchor=\"end\"",
        };
        self.sheet.element("text", &format!(" class=\"{class}\"{anchor} x=\"{x}\" y=\"{baseline}\""), text);
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let font = font(style);
        Ok((font.width(text).unsigned_abs(), font.size.unsigned_abs()))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the sizes of our roles are small whole numbers")]
fn font<S: BackendTextStyle>(style: &S) -> Font {
    let weight = if matches!(style.style(), FontStyle::Bold) { Weight::Bold } else { Weight::Regular };
    Font { size: style.size() as i32, weight }
}

/// The shortest path data: relative lines, horizontal and vertical ones by their own letters.
fn shape(path: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut out = String::new();
    let mut at: Option<BackendCoord> = None;
    for (x, y) in path {
        let _ = match at.map(|(x0, y0)| (x - x0, y - y0)) {
            None => write!(out, "M{x} {y}"),
            Some((dx, 0)) => write!(out, "h{dx}"),
            Some((0, dy)) => write!(out, "v{dy}"),
            Some((dx, dy)) if dy < 0 => write!(out, "l{dx}{dy}"),
            Some((dx, dy)) => write!(out, "l{dx} {dy}"),
        };
        at = Some((x, y));
    }
    out
}
