//! The list of areas to choose from: forces, and regions and countries where they are published.

use super::explorer::Explored;
use crate::{browser, text::labels};
use leptos::prelude::*;
use shared::{area::Area, selection::Selection};

/// A box to tick for each; none ticked means all forces. `way` gives the address of the page it is on.
pub(super) fn forces(explored: &Explored, way: fn(&str, &str) -> String) -> impl IntoView + use<> {
    let (publication, selection) = (explored.publication.clone(), explored.selection);
    let now = selection.get_untracked();
    let labels = labels(now.language);
    let count = publication.forces().count();
    let typed = RwSignal::new(String::new());
    let names: Vec<String> =
        publication.choosable().map(|force| force.label(now.language).to_ascii_lowercase()).collect();
    let found = move || {
        typed.with(|typed| {
            let found = names.iter().filter(|name| name.contains(typed.trim())).count();
            (!typed.is_empty()).then(|| labels.found(found))
        })
    };
    let boxes: Vec<_> = publication.choosable().map(|force| tick(force, &now, selection, typed)).collect();
    let all = Selection { forces: Vec::new(), ..now };
    let address = way(&publication.dataset().slug, &all.query(&publication));
    let explored = explored.clone();
    view! {
        <details class="forces">
            <summary>
                {labels.forces()} ": "
                <span>{move || labels.chosen(selection.with(|selection| selection.forces.len()), count)}</span>
            </summary>
            <p class="find">
                <label for="find-force">{labels.find_force()}</label>
                <input
                    id="find-force"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    on:input=move |event| typed.set(browser::typed(&event).to_ascii_lowercase())
                    // What is typed is no choice yet.
                    on:change=|event| event.stop_propagation()
                />
                <span role="status">{found}</span>
            </p>
            <p class="all-forces">
                <a
                    href=address
                    on:click=move |event| {
                        event.prevent_default();
                        explored.choose(Selection { forces: Vec::new(), ..explored.selection.get_untracked() });
                    }
                >
                    {labels.all_forces()}
                </a>
            </p>
            <fieldset>
                <legend class="visually-hidden">{labels.forces()}</legend>
                <ul>{boxes}</ul>
            </fieldset>
        </details>
    }
}

fn tick(
    force: &Area,
    now: &Selection,
    selection: RwSignal<Selection>,
    typed: RwSignal<String>,
) -> impl IntoView + use<> {
    let (slug, id) = (force.slug.clone(), format!("force-{}", force.slug));
    let name = force.label(now.language).to_owned();
    let plain = name.to_ascii_lowercase();
    let ticked = now.forces.contains(&slug);
    let is_ticked = {
        let slug = slug.clone();
        move || selection.with(|selection| selection.forces.contains(&slug))
    };
    view! {
        <li hidden=move || typed.with(|typed| !plain.contains(typed.trim()))>
            <input type="checkbox" id=id.clone() name="forces" value=slug checked=ticked prop:checked=is_ticked />
            <label for=id>{name}</label>
        </li>
    }
}
