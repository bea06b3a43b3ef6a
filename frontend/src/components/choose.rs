//! The controls of a page that no script helps: a form of lists to choose from.

use crate::text::labels;
use leptos::prelude::*;
use shared::{
    area::{Area, AreaKind},
    breakdown::Slice,
    publication::Publication,
    selection::Selection,
};

/// A list to choose one of: its key, its label, and each value with its text and whether it is chosen.
pub(crate) fn choice(key: &str, label: &str, options: Vec<(String, String, Chosen)>) -> AnyView {
    let id = format!("choose-{key}");
    let option = |(value, text, chosen): (String, String, Chosen)| {
        view! {
            <option value=value selected=chosen == Chosen::Yes>
                {text}
            </option>
        }
    };
    view! {
        <div class="choice">
            <label for=id.clone()>{label.to_owned()}</label>
            <select id=id name=key.to_owned()>
                {options.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// Whether an option is the one of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// It is.
    Yes,
    /// It is not.
    No,
}

impl Chosen {
    /// Whether one value is the other.
    pub(crate) fn if_same<T: PartialEq>(one: &T, other: &T) -> Self {
        if one == other { Self::Yes } else { Self::No }
    }
}

/// The first and the last year, where they are offered.
pub(crate) fn years(publication: &Publication, selection: &Selection) -> Vec<AnyView> {
    let (labels, period) = (labels(selection.language), selection.period(publication));
    if !selection.offers_years(publication) {
        return Vec::new();
    }
    let list = |key, label, chosen| {
        let years = publication.years().iter();
        choice(
            key,
            label,
            years.map(|year| (year.to_string(), year.to_string(), Chosen::if_same(year, chosen))).collect(),
        )
    };
    vec![list("from", labels.from(), &period.first), list("to", labels.to(), &period.last)]
}

/// A list for each breakdown.
pub(crate) fn breakdowns(publication: &Publication, selection: &Selection) -> Vec<AnyView> {
    let language = selection.language;
    let breakdowns = publication.dataset().breakdowns.iter().enumerate();
    breakdowns
        .map(|(index, breakdown)| {
            let all = (String::new(), labels(language).all_codes().to_owned(), Chosen::No);
            let codes = breakdown.codes.iter().enumerate().map(|(code, named)| {
                let chosen = Chosen::if_same(&selection.slice, &Slice::Code(index, code));
                (named.slug.clone(), named.label.text(language).to_owned(), chosen)
            });
            let options = std::iter::once(all).chain(codes).collect();
            choice(&breakdown.slug, breakdown.label.text(language), options)
        })
        .collect()
}

/// A box to tick for each force; `none` says what it means that none is, where that is not all of them, and the list is open then.
pub(crate) fn forces(publication: &Publication, selection: &Selection, none: Option<&str>) -> AnyView {
    let labels = labels(selection.language);
    let none = none.filter(|_| selection.forces.is_empty());
    let tick = |force: &Area| {
        let id = format!("force-{}", force.slug);
        let ticked = selection.forces.contains(&force.slug);
        view! {
            <li>
                <input type="checkbox" id=id.clone() name="forces" value=force.slug.clone() checked=ticked />
                <label for=id>{force.label(selection.language).to_owned()}</label>
            </li>
        }
    };
    // A region is not offered here, and kept where it is chosen.
    let is_listed = |area: &&Area| area.kind == AreaKind::Force || selection.forces.contains(&area.slug);
    let chosen = labels.chosen(selection.forces.len(), publication.forces().count());
    let (chosen, is_open) = none.map_or((chosen, false), |none| (none.to_owned(), true));
    view! {
        <details class="forces" open=is_open>
            <summary>{labels.forces()} ": " {chosen}</summary>
            <fieldset>
                <legend class="visually-hidden">{labels.forces()}</legend>
                <ul>{publication.choosable().filter(is_listed).map(tick).collect_view()}</ul>
            </fieldset>
        </details>
    }
    .into_any()
}

/// The fields that carry on what a form does not let the reader choose: the release and the language.
pub(crate) fn carried(selection: &Selection) -> AnyView {
    let release = selection.release.map(|release| ("release", release.to_string()));
    let language = (!selection.language.query().is_empty()).then(|| ("lang", selection.language.tag().to_owned()));
    let field = |(key, value): (&'static str, String)| view! { <input type="hidden" name=key value=value /> };
    view! { {release.into_iter().chain(language).map(field).collect_view()} }.into_any()
}
