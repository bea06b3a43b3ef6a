//! The cursor over the numbers of a figure: moved by pointing, by touching, and by the arrow keys on a slider.
//!
//! Invariant: it says what the figure says at that place, and shows nothing that is not there without it; so it is no part of the
//! selection and of the address. The area that it was on last stays marked in whatever figure is shown next.

use super::{
    explorer::{Explored, drawings},
    face::Face,
};
use crate::{
    browser,
    components::figure::{Screen, WIDE, marks_on},
};
use leptos::{ev::PointerEvent, prelude::*};
use shared::figure::{Mark, Marks, Way};
use std::{fmt::Write as _, sync::Arc};

/// The marks of the figure that is seen, noted when they are first asked for: a change of selection waits for no cursor.
#[derive(Clone, Copy)]
struct Walk {
    face: Memo<Arc<Face>>,
    noted: StoredValue<Option<Noted>>,
}

/// The marks of a face on a screen.
struct Noted {
    face: Arc<Face>,
    screen: Screen,
    marks: Arc<Marks>,
}

impl Walk {
    fn marks(self) -> Arc<Marks> {
        let (face, screen) = (self.face.get_untracked(), browser::screen());
        let is_of = |noted: &&Noted| Arc::ptr_eq(&noted.face, &face) && noted.screen == screen;
        let noted = self.noted.with_value(|noted| noted.as_ref().filter(is_of).map(|noted| noted.marks.clone()));
        noted.unwrap_or_else(|| {
            let marks = Arc::new(marks_on(&face.table, WIDE, screen));
            self.noted.set_value(Some(Noted { face, screen, marks: marks.clone() }));
            marks
        })
    }

    /// How many there are, of the figure that is shown.
    fn len(self) -> usize {
        let drawn = self.face.with(|face| face.drawn.as_ref().map(|drawn| drawn.points));
        drawn.unwrap_or_else(|| self.marks().all.len())
    }
}

/// The figure, below the slider that walks over it and what it says.
pub(super) fn walked(explored: &Explored) -> impl IntoView + use<> {
    let (face, labels) = (explored.face, explored.labels());
    let language = explored.selection.with_untracked(|selection| selection.language);
    let names: Vec<String> = explored.publication.areas().iter().map(|area| area.label(language).to_owned()).collect();
    let walk = Walk { face, noted: StoredValue::new(None) };
    let (at, said, area) = (RwSignal::new(0), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let go: Arc<dyn Fn(usize) + Send + Sync> = Arc::new(move |point: usize| {
        let marks = walk.marks();
        let Some(Mark { words, .. }) = marks.all.get(point) else { return };
        if at.get_untracked() != point || said.with_untracked(String::is_empty) {
            let of = names.iter().filter(|name| browser::is_of(words, name)).max_by_key(|name| name.len());
            area.set(of.cloned().unwrap_or_default());
            at.set(point);
            said.set(words.clone());
        }
    });
    let (go_typed, go_pressed, go_focused) = (go.clone(), go.clone(), go.clone());
    let go_pointed = move |event: PointerEvent| {
        let marks = walk.marks();
        if let Some(point) = browser::place_of(&event, marks.size).and_then(|place| marks.at(place)) {
            go(point);
        }
    };
    let drawings = drawings(face);
    // A new figure has its numbers elsewhere.
    Effect::new(move |drawn: Option<()>| {
        face.track();
        if drawn.is_some() && !said.with_untracked(String::is_empty) {
            at.set(0);
            said.set(String::new());
        }
    });
    // Rows are marked as long as there is an area to mark, and once more when there is none any longer.
    let below = explored.below;
    Effect::new(move |marked: Option<bool>| {
        below.track();
        area.with(|area| {
            if marked == Some(true) || !area.is_empty() {
                browser::mark_rows(area);
            }
            !area.is_empty()
        })
    });
    // Where the cursor has not been there is nothing to mark, and nothing to note.
    let places = move || {
        face.track();
        let at = said.with(|said| (!said.is_empty()).then(|| at.get()));
        area.with(|area| {
            if at.is_none() && area.is_empty() {
                String::new()
            } else {
                places(&walk.marks(), browser::screen(), at, area)
            }
        })
    };
    view! {
        <div class="walk" hidden=move || walk.len() == 0>
            <label for="walk">{labels.walk()}</label>
            <input
                id="walk"
                type="range"
                min="0"
                max=move || walk.len().saturating_sub(1).to_string()
                value="0"
                prop:value=move || at.get().to_string()
                aria-valuetext=said
                on:input=move |event| {
                    if let Ok(point) = browser::typed(&event).parse() {
                        go_typed(point);
                    }
                }
                on:focus=move |_| go_focused(at.get_untracked())
                on:keydown=move |event| {
                    if let Some(way) = way(&event.key()) {
                        event.prevent_default();
                        go_pressed(walk.marks().beside(at.get_untracked(), way));
                    }
                }
            />
            <p class="reading">{said}</p>
        </div>
        // A tap is over what it taps, too.
        <div class="figure" on:pointerover=go_pointed.clone() on:pointermove=go_pointed>
            {drawings}
            <div class="cursor" inner_html=places></div>
        </div>
    }
}

/// The way of an arrow key; `None` for every other key.
fn way(key: &str) -> Option<Way> {
    match key {
        "ArrowRight" => Some(Way::Right),
        "ArrowLeft" => Some(Way::Left),
        "ArrowDown" => Some(Way::Down),
        "ArrowUp" => Some(Way::Up),
        _ => None,
    }
}

/// The places of the mark under the cursor and of all that are of an area, as SVG that lies over the drawing for a screen.
fn places(marks: &Marks, screen: Screen, at: Option<usize>, area: &str) -> String {
    let (class, (width, height)) = (if screen == Screen::Narrow { "narrow" } else { "wide" }, marks.size);
    let mut html = format!(
        "<div class=\"{class}\"><svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\">"
    );
    let mut draw = |class: &str, mark: &Mark, around: i32| {
        let (x, y) = (mark.from.0 - around, mark.from.1 - around);
        let (width, height) = (mark.to.0 + around - x, mark.to.1 + around - y);
        let _ = write!(html, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
    };
    marks.all.iter().filter(|mark| browser::is_of(&mark.words, area)).for_each(|mark| draw("of", mark, 1));
    if let Some(mark) = at.and_then(|at| marks.all.get(at)) {
        draw("at", mark, 2);
    }
    html + "</svg></div>"
}
