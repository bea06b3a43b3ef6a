//! The check of a release's proof in the reader's browser.

#![expect(unreachable_pub, reason = "the island macro writes what wasm-bindgen needs to be public")]

use super::{given, lean};
use crate::{
    browser::{self, Unfetched},
    text::proof_check,
    urls,
};
use leptos::{prelude::*, serde_json, task::spawn_local};
use shared::{
    certificate::Checked,
    document::{Document, Unproved},
    language::Language,
    selection::Word as _,
};

/// How far the check is.
#[derive(Clone)]
enum Check {
    Unasked,
    Asked,
    Done(Result<(Checked, u32), String>),
}

/// A button that fetches the certificate of a release and checks it here; the server is not asked for its opinion. It is given the slug
/// of a dataset, the number of its release, and the tag of a language.
#[island]
pub(crate) fn ProofCheck() -> impl IntoView {
    let (dataset, release, lang): (String, u32, String) = given::taken();
    let language = Language::WORDS.iter().find(|(tag, _)| *tag == lang).map_or_else(Language::default, |(_, it)| *it);
    let words = proof_check(language);
    let check = RwSignal::new(Check::Unasked);
    let ask = move |_| {
        if check.with_untracked(|check| matches!(check, Check::Asked)) {
            return;
        }
        check.set(Check::Asked);
        let dataset = dataset.clone();
        spawn_local(async move { check.set(Check::Done(checked(&dataset, release, language).await)) });
    };
    let is = move |verdict: fn(&Check) -> bool| move || check.with(verdict);
    view! {
        <div class="proof-check">
            <button type="button" on:click=ask>
                {words.check_here()}
            </button>
            <div
                class="verdict"
                class:holds=is(|check| matches!(check, Check::Done(Ok(_))))
                class:fails=is(|check| matches!(check, Check::Done(Err(_))))
                role="status"
            >
                <p>
                    {move || match check.get() {
                        Check::Unasked => String::new(),
                        Check::Asked => words.checking().to_owned(),
                        Check::Done(Ok((checked, _))) => words.proved(checked.withheld).to_owned(),
                        Check::Done(Err(why)) => why,
                    }}
                </p>
                <dl class="terms">
                    {move || {
                        let found = match check.get() {
                            Check::Done(Ok((checked, milliseconds))) => words.found(checked, milliseconds),
                            _ => Vec::new(),
                        };
                        found.into_iter().map(term).collect_view()
                    }}
                </dl>
            </div>
        </div>
    }
}

fn term((term, value): (&'static str, String)) -> impl IntoView {
    view! {
        <dt>{term}</dt>
        <dd>{value}</dd>
    }
}

/// Fetches the certificate and checks it: what it shows and how many milliseconds reading and checking took, or why nothing is
/// proved.
async fn checked(dataset: &str, release: u32, language: Language) -> Result<(Checked, u32), String> {
    let words = proof_check(language);
    let text = browser::fetched(&urls::api_certificate(dataset, release)).await.map_err(|error| match error {
        Unfetched::NoAnswer => words.no_answer().to_owned(),
        Unfetched::Status(status) => words.refused(status),
    })?;
    let begin = browser::milliseconds();
    let tree = serde_json::from_str(&text).map_err(|error| words.unreadable(&error.to_string()))?;
    let document: Document = lean::read(tree).map_err(|error| words.unreadable(&error.to_string()))?;
    let publication = &document.publication;
    if publication.dataset().slug != dataset || publication.release().number != release {
        return Err(words.another_release().to_owned());
    }
    let checked =
        document.check().map_err(|Unproved { cell, why }| words.not_proved(cell.as_deref(), &why.to_string()))?;
    Ok((checked, browser::milliseconds_since(begin)))
}
