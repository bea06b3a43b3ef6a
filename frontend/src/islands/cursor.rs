//! The cursor over the numbers of a figure: moved by pointing, by touching, and by the arrow keys on a slider.
//!
//! Invariant: it says what the figure says at that place, and shows nothing that is not there without it; so it is no part of the
//! selection and of the address. The area that it was on last stays marked in whatever figure is shown next.

use super::explorer::{Explored, drawings};
use crate::browser;
use leptos::prelude::*;

/// The figure, below the slider that walks over it and what it says.
pub(super) fn walked(explored: &Explored) -> impl IntoView + use<> {
    let (face, labels) = (explored.face, explored.labels());
    let language = explored.selection.with_untracked(|selection| selection.language);
    let names: Vec<String> = explored.publication.areas().iter().map(|area| area.label(language).to_owned()).collect();
    let (at, said, area) = (RwSignal::new(0), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let go = move |point: Option<usize>| {
        let Some((point, words)) = point.and_then(|point| Some((point, browser::said_at(point)?))) else { return };
        let of = names.iter().filter(|name| browser::is_of(&words, name)).max_by_key(|name| name.len());
        area.set(of.cloned().unwrap_or_default());
        area.with_untracked(|area| browser::mark_points(Some(point), area));
        at.set(point);
        said.set(words);
    };
    let (go_typed, go_pressed, go_focused) = (go.clone(), go.clone(), go.clone());
    let drawings = drawings(face);
    // A new figure has its numbers elsewhere. Where the cursor has not been there is nothing to mark, and no point to look for.
    Effect::new(move |drawn: Option<()>| {
        face.track();
        if drawn.is_some() && !(said.with_untracked(String::is_empty) && area.with_untracked(String::is_empty)) {
            at.set(0);
            said.set(String::new());
            area.with_untracked(|area| browser::mark_points(None, area));
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
    let points =
        move || face.with(|face| face.drawn.as_ref().map(|drawn| drawn.points)).unwrap_or_else(browser::count_points);
    view! {
        <div class="walk" hidden=move || points() == 0>
            <label for="walk">{labels.walk()}</label>
            <input
                id="walk"
                type="range"
                min="0"
                max=move || points().saturating_sub(1).to_string()
                value="0"
                prop:value=move || at.get().to_string()
                aria-valuetext=said
                on:input=move |event| go_typed(browser::typed(&event).parse().ok())
                on:focus=move |_| go_focused(Some(at.get_untracked()))
                on:keydown=move |event| {
                    if let Some(point) = browser::beside(at.get_untracked(), &event.key()) {
                        event.prevent_default();
                        go_pressed(Some(point));
                    }
                }
            />
            <p class="reading">{said}</p>
        </div>
        // A tap is over what it taps, too.
        <div class="figure" on:pointerover=move |event| go(browser::point_of(&event))>
            {drawings}
        </div>
    }
}
