//! The controls of the explorer: a form that works alone, and shows every change at once where the island is live.

use super::{explorer::Explored, forces::forces};
use crate::{
    browser,
    text::{Labels, labels},
    urls,
};
use leptos::prelude::*;
use shared::{
    breakdown::{Breakdown, Slice},
    period::Period,
    selection::{FigureKind, Selection, Word},
    year::FinancialYear,
};
use std::sync::Arc;

/// What a form keeps of an address and does not let the reader choose.
const KEPT: [&str; 9] = ["release", "lang", "theme", "ink", "paper", "accent", "font", "width", "height"];

/// The form.
pub(super) fn controls(explored: &Explored) -> impl IntoView + use<> {
    let (publication, selection) = (&explored.publication, explored.selection);
    let now = selection.get_untracked();
    let labels = labels(now.language);
    let kept: Vec<(String, String)> = now
        .query(publication)
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .filter(|(key, _)| KEPT.contains(key))
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect();
    let hidden = |(key, value): (String, String)| view! { <input type="hidden" name=key value=value /> };
    let is_refused = explored.is_refused;
    let (changed, submitted) = (explored.clone(), explored.clone());
    view! {
        <form
            class="controls"
            method="get"
            action=urls::dataset(&publication.dataset().slug, "")
            autocomplete="off"
            on:change=move |event| {
                browser::keep_in_order(&event);
                if let Some(query) = browser::form_query(&event) {
                    changed.ask(&query);
                }
            }
            on:submit=move |event| {
                event.prevent_default();
                if let Some(query) = browser::form_query(&event) {
                    submitted.ask(&query);
                }
            }
        >
            <h2>{labels.choose()}</h2>
            {fields(explored, urls::dataset)}
            {kept.into_iter().map(hidden).collect_view()}
            <p class="error" role="alert">
                {move || is_refused.get().then(|| labels.refused())}
            </p>
            <div class="submit">
                <button type="submit">{labels.show()}</button>
                <p class="live-note">{labels.live()}</p>
            </div>
        </form>
    }
}

/// Everything to choose; `way` gives the address of the page that the form is on.
pub(super) fn fields(explored: &Explored, way: fn(&str, &str) -> String) -> impl IntoView + use<> {
    let selection = explored.selection;
    let has_forces = selection.with_untracked(|now| now.offers_forces(&explored.publication));
    view! {
        <div class="choices">
            {choices(explored).into_iter().map(|choice| one_of(choice, selection)).collect_view()}
        </div>
        {has_forces.then(|| forces(explored, way))}
    }
}

/// The kinds of figure that are not shown: the query of each and its name.
#[cfg(feature = "ssr")]
pub(super) fn other_figures(explored: &Explored) -> Vec<(String, String)> {
    let Selection { figure, release, language, .. } = explored.selection.get_untracked();
    let names = choices(explored).into_iter().find(|choice| choice.name == "figure").map(|choice| choice.options);
    let names = names.unwrap_or_default();
    let query = |word: &str| {
        let figure = FigureKind::of(explored.publication.dataset()).find(|kind| kind.word() == word)?;
        let selection = Selection { figure, release, language, ..Selection::everything() };
        Some(selection.query(&explored.publication))
    };
    let others = names.into_iter().filter(|(word, _)| word != figure.word());
    others.filter_map(|(word, name)| Some((query(&word)?, name))).collect()
}

/// A list to choose one of.
struct Choice {
    /// Its key in the address.
    name: String,
    label: String,
    /// Values with their texts.
    options: Vec<(String, String)>,
    /// Reads its value off a selection.
    of: Arc<dyn Fn(&Selection) -> String + Send + Sync>,
}

/// What there is to choose.
fn choices(explored: &Explored) -> Vec<Choice> {
    let publication = &explored.publication;
    let now = explored.selection.get_untracked();
    let labels = labels(now.language);
    let kinds: Vec<&str> = FigureKind::of(publication.dataset()).map(|kind| labels.kind(kind)).collect();
    let mut figures = among("figure", labels.figure(), &kinds, |selection| selection.figure);
    let mut kept = FigureKind::of(publication.dataset()).map(|kind| now.offers_figure(kind, publication));
    figures.options.retain(|_| kept.next() == Some(true));
    let units = [labels.count(), labels.per_million()];
    let sorts = [labels.by_name(), labels.by_region(), labels.by_value()];
    let mut choices = vec![figures, among("unit", labels.unit(), &units, |selection| selection.unit)];
    if now.offers_sort(publication) {
        choices.push(among("sort", labels.sort(), &sorts, |selection| selection.sort));
    }
    choices.extend(years(explored, labels));
    choices.extend(split_by(explored, labels));
    choices.extend(breakdowns(explored, labels));
    choices.retain(|choice| choice.options.len() > 1);
    choices
}

/// A choice among the words of a closed set; `texts` are in the order of its words.
fn among<W: Word>(name: &str, label: &str, texts: &[&str], of: fn(&Selection) -> W) -> Choice {
    let options = W::WORDS.iter().zip(texts).map(|((word, _), text)| ((*word).into(), (*text).into()));
    Choice {
        name: name.into(),
        label: label.into(),
        options: options.collect(),
        of: Arc::new(move |selection| of(selection).word().into()),
    }
}

/// The first and the last year, where they are offered.
fn years(explored: &Explored, labels: &dyn Labels) -> Vec<Choice> {
    let publication = &explored.publication;
    if !explored.selection.with_untracked(|now| now.offers_years(publication)) {
        return Vec::new();
    }
    let years: Vec<String> = publication.years().iter().map(ToString::to_string).collect();
    let year = |name: &str, label: &str, of: fn(Period) -> FinancialYear| {
        let publication = publication.clone();
        Choice {
            name: name.into(),
            label: label.into(),
            options: years.iter().map(|year| (year.clone(), year.clone())).collect(),
            of: Arc::new(move |selection| of(selection.period(&publication)).to_string()),
        }
    };
    vec![year("from", labels.from(), |period| period.first), year("to", labels.to(), |period| period.last)]
}

/// The breakdown that makes the parts of a stack.
fn split_by(explored: &Explored, labels: &dyn Labels) -> Option<Choice> {
    let language = explored.selection.with_untracked(|selection| selection.language);
    let breakdowns = &explored.publication.dataset().breakdowns;
    let option = |it: &Breakdown| (it.slug.clone(), it.label.text(language).to_owned());
    let options: Vec<(String, String)> = breakdowns.iter().map(option).collect();
    let slugs: Vec<String> = breakdowns.iter().map(|it| it.slug.clone()).collect();
    (slugs.len() > 1).then(|| Choice {
        name: "by".into(),
        label: labels.split_by().into(),
        options,
        of: Arc::new(move |selection| slugs.get(selection.by.unwrap_or(0)).cloned().unwrap_or_default()),
    })
}

/// A choice for each breakdown.
fn breakdowns(explored: &Explored, labels: &dyn Labels) -> Vec<Choice> {
    let language = explored.selection.with_untracked(|selection| selection.language);
    let breakdowns = explored.publication.dataset().breakdowns.iter().enumerate();
    breakdowns
        .map(|(index, breakdown)| {
            let all = (String::new(), labels.all_codes().to_owned());
            let codes = breakdown.codes.iter().map(|code| (code.slug.clone(), code.label.text(language).to_owned()));
            let slugs: Vec<String> = breakdown.codes.iter().map(|code| code.slug.clone()).collect();
            Choice {
                name: breakdown.slug.clone(),
                label: breakdown.label.text(language).to_owned(),
                options: std::iter::once(all).chain(codes).collect(),
                of: Arc::new(move |selection| match selection.slice {
                    Slice::Code(of, code) if of == index => slugs.get(code).cloned().unwrap_or_default(),
                    _ => String::new(),
                }),
            }
        })
        .collect()
}

fn one_of(choice: Choice, selection: RwSignal<Selection>) -> impl IntoView {
    let Choice { name, label, options, of } = choice;
    let id = format!("choose-{name}");
    let first = selection.with_untracked(|selection| of(selection));
    let (key, own) = (name.clone(), of.clone());
    let value = move || selection.with(|selection| of(selection));
    let option = move |(value, text): (String, String)| {
        let selected = value == first;
        let (key, own, other) = (key.clone(), own.clone(), value.clone());
        // What the figure leaves no choice of.
        let is_closed = move || selection.with(|shown| shown.figure.decides(&key) && own(shown) != other);
        view! {
            <option value=value selected=selected prop:disabled=is_closed>
                {text}
            </option>
        }
    };
    view! {
        <div class="choice">
            <label for=id.clone()>{label}</label>
            <select id=id name=name prop:value=value>
                {options.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
