//! What stands around the numbers of a dataset: the mark of illustrative data, published facts, source, status, caveats.

use crate::{
    page::View,
    text::{claims, prose, releases},
    urls,
};
use leptos::prelude::*;
use shared::{
    dataset::Dataset,
    language::{Bilingual, Language},
    publication::Publication,
    release::Kind,
    selection::Selection,
    standing::Standing,
};

/// The mark of illustrative data, where it is.
pub(crate) fn illustrative(dataset: &Dataset, language: Language) -> Option<impl IntoView + use<>> {
    dataset.illustrative.then(|| {
        view! {
            <p class="illustrative">
                <strong>{language.words().illustrative()}"."</strong>
                " "
                {prose(language).illustrative_why()}
            </p>
        }
    })
}

/// What has become of the release of a view, with the way to the same selection of the latest; and what a correction put right.
pub(crate) fn standing(view: &View, live: impl Fn(&Selection) -> String) -> AnyView {
    let View { publication, selection, standing, .. } = view;
    let (language, release) = (selection.language, publication.release());
    let slug = &publication.dataset().slug;
    let (words, releases) = (language.words(), releases(language));
    // Rehearsals and copies say so on every page, above all else.
    let own = |standing: &&Standing| !matches!(standing, Standing::Rehearsed { .. } | Standing::Archived { .. });
    let line = |standing: &Standing| {
        let latest = standing.latest().map(|latest| {
            let address = live(&Selection { release: None, ..selection.clone() });
            view! {
                " "
                <a href=address>{releases.see_latest(latest)}</a>
                "."
            }
        });
        view! {
            <p class="standing">
                {words.standing(release.number, standing)} " "
                <a href=urls::release(slug, release.number, language.query())>{releases.about_release(release.number)}</a> "." {latest}
            </p>
        }
    };
    let correction = release.note.as_ref().filter(|_| release.kind == Kind::Correction).map(|note| {
        view! {
            <p class="standing">
                {words.correction(note)} " "
                <a href=urls::release(slug, release.number, language.query())>{releases.what_changed()}</a> "."
            </p>
        }
    });
    view! {
        {standing.iter().filter(own).map(line).collect_view()}
        {correction}
    }
    .into_any()
}

/// The published facts of a dataset, with their sources.
pub(crate) fn facts(dataset: &Dataset, language: Language) -> Option<impl IntoView + use<>> {
    let fact = |fact: &shared::dataset::Fact| {
        view! {
            <li>
                <strong class="fact-value">{fact.value.text(language).to_owned()}</strong>
                <span class="fact-label" lang=fact.label.foreign(language)>{fact.label.text(language).to_owned()}</span>
                <span class="fact-source" lang=fact.source.foreign(language)>{fact.source.text(language).to_owned()}</span>
            </li>
        }
    };
    (!dataset.facts.is_empty())
        .then(|| view! { <ul class="facts">{dataset.facts.iter().map(fact).collect_view()}</ul> })
}

/// Source, status, release and caveats of a publication, as they stand under its figures.
pub(crate) fn notes(publication: &Publication, language: Language) -> AnyView {
    let (dataset, prose) = (publication.dataset(), prose(language));
    let text = |text: &Bilingual| {
        view! { <li lang=text.foreign(language)>{text.text(language).to_owned()}</li> }
    };
    let caveats: Vec<_> = dataset.caveats.iter().map(text).collect();
    view! {
        <section class="notes" aria-labelledby="notes">
            <h2 id="notes">{prose.notes()}</h2>
            <div class="caveats">
                <h3>{prose.caveats()}</h3>
                <ul>{caveats}</ul>
            </div>
            {(!dataset.strengths.is_empty())
                .then(|| {
                    view! {
                        <div class="strengths">
                            <h3>{claims(language).strengths()}</h3>
                            <ul>{dataset.strengths.iter().map(text).collect_view()}</ul>
                        </div>
                    }
                })}
            <dl class="terms">
                <dt>{prose.source()}</dt>
                <dd>{source(dataset, language)}</dd>
                <dt>{prose.status()}</dt>
                <dd lang=dataset.status.foreign(language)>{dataset.status.text(language).to_owned()}</dd>
                <dt>{prose.release()}</dt>
                <dd>{release_link(publication, language)}</dd>
                <dt>{prose.schedule()}</dt>
                <dd lang=dataset.schedule.foreign(language)>{dataset.schedule.text(language).to_owned()}</dd>
                <dt>{prose.contact()}</dt>
                <dd>
                    <a href=dataset.contact.url.clone()>{dataset.contact.name.clone()}</a>
                </dd>
            </dl>
            <p>
                <a href=urls::method(&dataset.slug, language.query())>{prose.in_full()}</a>
            </p>
            <p>
                <a href=urls::releases(&dataset.slug, language.query())>{releases(language).all_of_them()}</a>
            </p>
        </section>
    }
    .into_any()
}

/// The source of a dataset, as a link where it has an address.
pub(crate) fn source(dataset: &Dataset, language: Language) -> impl IntoView + use<> {
    let source = &dataset.source;
    let text = format!("{}, {}", source.organisation.text(language), source.title.text(language));
    if source.url.is_empty() { text.into_any() } else { view! { <a href=source.url.clone()>{text}</a> }.into_any() }
}

/// The number and the day of a release, leading to its page.
pub(crate) fn release_link(publication: &Publication, language: Language) -> impl IntoView + use<> {
    let address = urls::release(&publication.dataset().slug, publication.release().number, language.query());
    view! { <a href=address>{release(publication, language)}</a> }
}

/// The number and the day of a release, in words.
pub(crate) fn release(publication: &Publication, language: Language) -> String {
    let release = publication.release();
    language.words().release(release.number, &release.published)
}
