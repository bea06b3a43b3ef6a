//! The controls of the explorer: a form that works alone, and shows every change at once where the island is live.

use super::{explorer::Explored, forces::forces};
use crate::{browser, text::labels, urls};
use leptos::prelude::*;
use shared::{
    breakdown::Slice,
    selection::{Selection, Word},
};

/// What a form keeps of an address and does not let the reader choose.
const KEPT: [&str; 5] = ["release", "lang", "theme", "width", "height"];

/// The form.
pub(super) fn controls(explored: &Explored) -> AnyView {
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
    let error = explored.error;
    let (changed, submitted) = (explored.clone(), explored.clone());
    view! {
        <form
            class="controls"
            method="get"
            action=urls::dataset(&publication.dataset().slug, "")
            autocomplete="off"
            on:change=move |event| {
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
            <div class="choices">
                {word("figure", labels.figure(), &[labels.bars(), labels.trend()], selection, |s| s.figure)}
                {word("unit", labels.unit(), &[labels.count(), labels.rate()], selection, |s| s.unit)}
                {years(explored)} {breakdowns(explored)}
                {word(
                    "sort",
                    labels.sort(),
                    &[labels.by_name(), labels.by_region(), labels.by_value()],
                    selection,
                    |s| s.sort,
                )}
            </div>
            {forces(explored)}
            {kept.into_iter().map(hidden).collect_view()}
            <p class="error" role="alert" hidden=move || error.with(Option::is_none)>
                {move || error.get().unwrap_or_default()}
            </p>
            <div class="submit">
                <button type="submit">{labels.show()}</button>
                <p class="live-note">{labels.live()}</p>
            </div>
        </form>
    }
    .into_any()
}

/// A choice among the words of a closed set; `texts` are in the order of its words.
fn word<W: Word>(
    name: &'static str,
    label: &'static str,
    texts: &[&'static str],
    selection: RwSignal<Selection>,
    of: fn(&Selection) -> W,
) -> AnyView {
    let words = W::WORDS.iter().map(|(word, _)| (*word).to_owned());
    let options = words.zip(texts).map(|(word, text)| (word, (*text).to_owned())).collect();
    choice(
        name.to_owned(),
        label.to_owned(),
        options,
        selection,
        Box::new(move |selection| of(selection).word().to_owned()),
    )
}

/// The first and the last year, where there is more than one.
fn years(explored: &Explored) -> Vec<AnyView> {
    let (publication, selection) = (&explored.publication, explored.selection);
    let labels = labels(selection.with_untracked(|selection| selection.language));
    let years: Vec<String> = publication.years().iter().map(ToString::to_string).collect();
    if years.len() < 2 {
        return Vec::new();
    }
    let options: Vec<_> = years.iter().map(|year| (year.clone(), year.clone())).collect();
    let (from, to) = (publication.clone(), publication.clone());
    let first = move |selection: &Selection| selection.period(&from).first.to_string();
    let last = move |selection: &Selection| selection.period(&to).last.to_string();
    vec![
        choice("from".into(), labels.from().into(), options.clone(), selection, Box::new(first)),
        choice("to".into(), labels.to().into(), options, selection, Box::new(last)),
    ]
}

/// A choice for each breakdown.
fn breakdowns(explored: &Explored) -> Vec<AnyView> {
    let (publication, selection) = (&explored.publication, explored.selection);
    let language = selection.with_untracked(|selection| selection.language);
    let breakdowns = publication.dataset().breakdowns.iter().enumerate();
    breakdowns
        .map(|(index, breakdown)| {
            let all = (String::new(), labels(language).all_codes().to_owned());
            let codes = breakdown.codes.iter().map(|code| (code.slug.clone(), code.label.text(language).to_owned()));
            let slugs: Vec<String> = breakdown.codes.iter().map(|code| code.slug.clone()).collect();
            choice(
                breakdown.slug.clone(),
                breakdown.label.text(language).to_owned(),
                std::iter::once(all).chain(codes).collect(),
                selection,
                Box::new(move |selection| match selection.slice {
                    Slice::Code(of, code) if of == index => slugs.get(code).cloned().unwrap_or_default(),
                    _ => String::new(),
                }),
            )
        })
        .collect()
}

/// Reads the value of a choice off a selection.
type Of = Box<dyn Fn(&Selection) -> String + Send + Sync>;

/// A labelled list to choose one of; `options` are values with their texts.
fn choice(
    name: String,
    label: String,
    options: Vec<(String, String)>,
    selection: RwSignal<Selection>,
    of: Of,
) -> AnyView {
    let id = format!("choose-{name}");
    let first = selection.with_untracked(|selection| of(selection));
    let value = move || selection.with(|selection| of(selection));
    let option = move |(value, text): (String, String)| {
        let selected = value == first;
        view! {
            <option value=value selected=selected>
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
    .into_any()
}
