//! The releases of a dataset.

use super::shell::{Head, Islands, Place, Sheet, Within};
use crate::{
    components::notes::illustrative,
    page::{Listed, Releases},
    text::releases,
    urls,
};
use leptos::prelude::*;
use shared::{change::Changes, language::Language, standing::Standing};

/// The page that lists releases, the latest first.
pub(super) fn sheet(all: &Releases, language: Language) -> Sheet {
    let words = releases(language);
    let Releases { slug, dataset, listed } = all;
    let subject = dataset.as_ref().map_or(slug.as_str(), |dataset| dataset.title.text(language));
    let title = format!("{}: {subject}", words.heading());
    let is_illustrative = dataset.as_ref().is_some_and(|dataset| dataset.illustrative);
    let mark = is_illustrative.then(|| view! { <strong>{language.words().illustrative()}</strong>" " });
    let body = view! {
        <header class="title">
            <h1>{title.clone()}</h1>
            <p class="lede">{words.lede()}</p>
            {dataset.as_ref().map(|dataset| illustrative(dataset, language))}
        </header>
        <div class="scroll" role="region" tabindex="0" aria-label=words.heading()>
            <table class="data releases">
                <caption>{mark} {title.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.column()}</th>
                        <th scope="col">{words.published()}</th>
                        <th scope="col">{words.kind()}</th>
                        <th scope="col">{words.standing()}</th>
                        <th scope="col">{words.changes()}</th>
                    </tr>
                </thead>
                <tbody>{listed.iter().map(|listed| row(slug, listed, language)).collect_view()}</tbody>
            </table>
        </div>
        <ul class="files">
            <li>
                <a href=urls::dataset_feed(slug)>{words.feed_link()}</a>
            </li>
            <li>
                <a href=urls::api_releases(slug)>{words.changes_for_programs()}</a>
            </li>
        </ul>
    };
    let place = match dataset {
        Some(dataset) => Place::Dataset(Box::new(dataset.clone()), Within::Releases),
        None => Place::Elsewhere,
    };
    Sheet {
        language,
        head: Head {
            title,
            description: words.lede().to_owned(),
            address: Some(urls::releases(slug, language.query())),
            image: None,
        },
        place,
        islands: Islands::None,
        body: body.into_any(),
    }
}

fn row(slug: &str, listed: &Listed, language: Language) -> AnyView {
    let words = releases(language);
    let note =
        listed.note.as_ref().map(|note| view! { <p lang=note.foreign(language)>{note.text(language).to_owned()}</p> });
    let reason = match &listed.standing {
        Standing::Withdrawn { reason, .. } => {
            Some(view! { <p lang=reason.foreign(language)>{reason.text(language).to_owned()}</p> })
        }
        _ => None,
    };
    view! {
        <tr>
            <th scope="row">
                <a href=urls::release(slug, listed.number, language.query())>{words.one(listed.number)}</a>
            </th>
            <td>{language.words().date(&listed.published)}</td>
            <td>{words.kind_word(listed.kind)}</td>
            <td>{state(&listed.standing, language)} {reason}</td>
            <td>{counted(&listed.changes, language)} {note}</td>
        </tr>
    }
    .into_any()
}

/// What has become of a release, in a word or two.
fn state(standing: &Standing, language: Language) -> &'static str {
    let words = releases(language);
    match standing {
        Standing::Latest | Standing::Rehearsed { .. } | Standing::Archived { .. } => words.latest(),
        Standing::Superseded { .. } => words.superseded(),
        Standing::Corrected { .. } => words.corrected(),
        Standing::Withdrawn { .. } => words.withdrawn(),
    }
}

/// How much a release changed.
pub(super) fn counted(changes: &Changes, language: Language) -> String {
    let words = releases(language);
    match changes {
        Changes::First => words.first().to_owned(),
        Changes::Withheld => words.changes_withheld().to_owned(),
        Changes::Since(before, changes) => {
            let new = changes.iter().filter(|change| change.before.is_none()).count();
            let gone = changes.iter().filter(|change| change.after.is_none()).count();
            words.changed(before.release().number, changes.len() - new - gone, new, gone)
        }
    }
}
