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
    components::figure::{Drawings, Screen},
};
use leptos::{ev::PointerEvent, prelude::*};
use shared::figure::{Point, Points, Way};
use std::{fmt::Write as _, sync::Arc};

/// The points of the figure that is seen.
#[derive(Clone, Copy)]
struct Walk {
    face: Memo<Arc<Face>>,
    seen: RwSignal<Screen>,
    /// Those of the figure that the server wrote, once somebody asks for them.
    of_server: StoredValue<Option<(Screen, Drawings)>>,
}

impl Walk {
    fn with<T>(self, read: impl FnOnce(&Points) -> T) -> T {
        let (face, screen) = (self.face.get_untracked(), self.seen.get_untracked());
        if let Some(drawn) = &face.drawn {
            return read(drawn.points(screen));
        }
        self.of_server.update_value(|drawn| {
            if drawn.as_ref().is_none_or(|drawn| drawn.0 != screen) {
                *drawn = Some((screen, Drawings::new(&face.table, screen)));
            }
        });
        self.of_server.with_value(|drawn| {
            let none = Points::default();
            read(drawn.as_ref().map_or(&none, |(_, drawn)| drawn.points(screen)))
        })
    }

    /// How many there are, of whatever figure is shown.
    fn count(self) -> usize {
        let drawn = self.face.with(|face| face.drawn.as_ref().map(Drawings::count));
        drawn.unwrap_or_else(|| self.with(|points| points.all.len()))
    }
}

/// The figure, below the slider that walks over it and what it says.
pub(super) fn walked(explored: &Explored) -> impl IntoView + use<> {
    let (face, seen, labels) = (explored.face, explored.seen, explored.labels());
    let language = explored.selection.with_untracked(|selection| selection.language);
    let names: Vec<String> = explored.publication.areas().iter().map(|area| area.label(language).to_owned()).collect();
    let walk = Walk { face, seen, of_server: StoredValue::new(None) };
    let (at, said, area) = (RwSignal::new(0), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let go: Arc<dyn Fn(usize) + Send + Sync> = Arc::new(move |point: usize| {
        let words = walk.with(|points| points.all.get(point).map(|point| point.words.clone()));
        let Some(words) = words.filter(|_| at.get_untracked() != point || said.with_untracked(String::is_empty)) else {
            return;
        };
        let of = names.iter().filter(|name| browser::is_of(&words, name)).max_by_key(|name| name.len());
        area.set(of.cloned().unwrap_or_default());
        at.set(point);
        said.set(words);
    });
    let (go_typed, go_pressed, go_focused) = (go.clone(), go.clone(), go.clone());
    let go_pointed = move |event: PointerEvent| {
        let screen = seen.get_untracked();
        let point = walk.with(|points| points.at(browser::place_of(&event, screen, points.size)?));
        point.into_iter().for_each(&*go);
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
    let places = move || {
        face.track();
        let screen = seen.get();
        let at = said.with(|said| (!said.is_empty()).then(|| at.get()));
        area.with(|area| {
            let is_unused = at.is_none() && area.is_empty();
            if is_unused { String::new() } else { walk.with(|points| places(points, screen, at, area)) }
        })
    };
    view! {
        <div class="walked">
            <div class="walk" hidden=move || walk.count() == 0>
                <label for="walk">{labels.walk()}</label>
                <input
                    id="walk"
                    type="range"
                    min="0"
                    max=move || walk.count().saturating_sub(1).to_string()
                    value="0"
                    prop:value=move || at.get().to_string()
                    aria-valuetext=said
                    on:input=move |event| {
                        browser::typed(&event).parse().into_iter().for_each(&*go_typed);
                    }
                    on:focus=move |_| go_focused(at.get_untracked())
                    on:keydown=move |event| {
                        if let Some(way) = way(&event.key()) {
                            event.prevent_default();
                            go_pressed(walk.with(|points| points.beside(at.get_untracked(), way)));
                        }
                    }
                />
            </div>
            <p class="reading">
                <span>{said}</span>
            </p>
            <div class="figure" on:pointerover=go_pointed.clone() on:pointermove=go_pointed>
                {drawings}
                <div class="cursor" inner_html=places></div>
            </div>
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

/// The places of the point under the cursor and of all that are of an area, as SVG that lies over the drawing on a screen.
fn places(points: &Points, screen: Screen, at: Option<usize>, area: &str) -> String {
    let of_area = points.all.iter().filter(|point| browser::is_of(&point.words, area)).map(|point| ("of", point, 1));
    let at = at.and_then(|at| points.all.get(at)).map(|point| ("at", point, 2));
    let (class, (width, height)) = (screen.class(), points.size);
    let mut html = format!(
        "<div class=\"{class}\"><svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\">"
    );
    for (class, Point { from, to, .. }, around) in of_area.chain(at) {
        let (x, y) = (from.0 - around, from.1 - around);
        let (width, height) = (to.0 + around - x, to.1 + around - y);
        let _ = write!(html, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
    }
    html + "</svg></div>"
}
