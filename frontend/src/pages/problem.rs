//! Something was not found or not understood.

use super::shell::{Head, Islands, Place, Sheet};
use crate::{page::Problem, text::prose};
use leptos::prelude::*;

/// The page of a problem: what happened, what is allowed, where to go instead.
pub(super) fn sheet(problem: &Problem) -> Sheet {
    let language = problem.language;
    let prose = prose(language);
    let error = |error: &shared::selection::SelectionError| {
        view! {
            <li>
                <code>{error.key.clone()}</code>
                ": "
                {prose.found(&error.found)}
                " "
                <span lang=language.of_english()>{error.expected.clone()}</span>
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
