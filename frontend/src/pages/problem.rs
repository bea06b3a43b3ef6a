//! Something was not found or not understood.

use super::shell::{Head, Islands, Place, Sheet};
use crate::{
    page::Problem,
    text::{problems, prose},
};
use leptos::prelude::*;
use shared::selection::SelectionError;

/// The page of a problem: what happened, what is allowed, where to go instead.
pub(super) fn sheet(problem: &Problem) -> Sheet {
    let language = problem.language;
    let (prose, words) = (prose(language), problems(language));
    let error = |error: &SelectionError| {
        view! {
            <li>
                <code>{error.key.clone()}</code>
                ": "
                {words.found(&error.found)}
                " "
                {words.expected(&error.expected)}
            </li>
        }
    };
    let instead = |(address, name): &(String, String)| {
        view! {
            <li>
                <a href=address.clone()>{name.clone()}</a>
            </li>
        }
    };
    let errors = (!problem.errors.is_empty()).then(|| {
        view! {
            <h2>{prose.what_is_wrong()}</h2>
            <ul class="errors">{problem.errors.iter().map(error).collect_view()}</ul>
        }
    });
    let instead = (!problem.instead.is_empty()).then(|| {
        view! {
            <h2>{prose.instead()}</h2>
            <ul class="instead">{problem.instead.iter().map(instead).collect_view()}</ul>
        }
    });
    let body = view! {
        <header class="title">
            <p class="eyebrow">{problem.status}</p>
            <h1>{problem.title.clone()}</h1>
            <p class="lede">{problem.detail.clone()}</p>
        </header>
        <div class="prose">{errors} {instead}</div>
    };
    Sheet {
        language,
        head: Head { title: problem.title.clone(), description: problem.detail.clone(), address: None, image: None },
        place: Place::Elsewhere,
        islands: Islands::None,
        body: body.into_any(),
    }
}
