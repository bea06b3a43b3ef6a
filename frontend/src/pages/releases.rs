//! The releases of a dataset.

use super::shell::{Head, Islands, Place, Sheet, Within};
use crate::{components::notes::illustrative, text::releases, urls};
use leptos::prelude::*;
use shared::{language::Language, publication::Publication};
use std::sync::Arc;

/// The page that lists releases, at least one, the latest first.
pub(super) fn sheet(publications: &[Arc<Publication>], language: Language) -> Sheet {
    let words = releases(language);
    let latest = publications.first().expect("a dataset has a release");
    let dataset = latest.dataset();
    let title = format!("{}: {}", words.heading(), dataset.title.text(language));
    let rows = publications
        .iter()
        .map(|publication| {
            let release = publication.release();
            let standing = if Arc::ptr_eq(publication, latest) { words.latest() } else { words.superseded() };
            view! {
                <tr>
                    <th scope="row">
                        <a href=urls::release(&dataset.slug, release.number, language.query())>{words.one(release.number)}</a>
                    </th>
                    <td>{language.words().date(&release.published)}</td>
                    <td>{standing}</td>
                </tr>
            }
        })
        .collect_view();
    let mark = dataset.illustrative.then(|| view! { <strong>{language.words().illustrative()}</strong>" " });
    let body = view! {
        <header class="title">
            <h1>{title.clone()}</h1>
            <p class="lede">{words.lede()}</p>
            {illustrative(dataset, language)}
        </header>
        <div class="scroll" role="region" tabindex="0" aria-label=words.heading()>
            <table class="data">
                <caption>{mark} {title.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.column()}</th>
                        <th scope="col">{words.published()}</th>
                        <th scope="col">{words.standing()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    Sheet {
        language,
        head: Head {
            title,
            description: words.lede().to_owned(),
            address: Some(urls::releases(&dataset.slug, language.query())),
            image: None,
        },
        place: Place::Dataset(Box::new(dataset.clone()), Within::Releases),
        islands: Islands::None,
        body: body.into_any(),
    }
}
