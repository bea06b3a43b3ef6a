//! Definition, quality and coverage of a dataset.

use super::shell::{Head, Islands, Place, Sheet, Within};
use crate::{
    components::notes::{self, facts, illustrative, release_link, source},
    page::View,
    text::{claims, labels, privacy, prose, releases},
    urls,
};
use leptos::prelude::*;
use shared::{
    cell::{Mark, Marks, Shorthand},
    dataset::{Dataset, Licence},
    language::{Bilingual, Language},
    publication::Publication,
};

/// The page about the numbers of a dataset.
pub(super) fn sheet(view: &View) -> Sheet {
    let (publication, language) = (&view.publication, view.selection.language);
    let (dataset, prose) = (publication.dataset(), prose(language));
    let title = format!("{}: {}", prose.method(), dataset.title.text(language));
    let body = view! {
        <header class="title">
            <h1>{title.clone()}</h1>
            <p class="lede" lang=dataset.summary.foreign(language)>{dataset.summary.text(language).to_owned()}</p>
            {illustrative(dataset, language)}
            {notes::standing(view, |_| urls::method(&dataset.slug, language.query()))}
            <p class="meta">{dataset.status.text(language).to_owned()} " · " {release_link(publication, language)}</p>
        </header>
        <div class="prose">
            {subject(dataset, language)} {quality(dataset, language)} {treatment(publication, language)} {shorthand(language)}
            {time(dataset, language)} {reuse(dataset, language)}
        </div>
    };
    Sheet {
        language,
        head: Head {
            title,
            description: dataset.definition.text(language).to_owned(),
            address: Some(urls::method(&dataset.slug, language.query())),
            image: None,
        },
        place: Place::Dataset(Box::new(dataset.clone()), Within::Method),
        islands: Islands::None,
        body: body.into_any(),
    }
}

/// What is counted, in which unit, where it comes from.
fn subject(dataset: &Dataset, language: Language) -> AnyView {
    let prose = prose(language);
    let unit = prose.unit_text(dataset.unit.one.text(language), dataset.unit.many.text(language));
    view! {
        <h2>{prose.definition()}</h2>
        <p lang=dataset.definition.foreign(language)>{dataset.definition.text(language).to_owned()}</p>
        <h3>{prose.unit()}</h3>
        <p>{unit}</p>
        <h3>{prose.coverage()}</h3>
        <p lang=dataset.coverage.foreign(language)>{dataset.coverage.text(language).to_owned()}</p>
        <h2>{prose.source()}</h2>
        <p>{source(dataset, language)}</p>
        <p lang=dataset.source.obtained.foreign(language)>{dataset.source.obtained.text(language).to_owned()}</p>
        {(!dataset.facts.is_empty())
            .then(|| {
                view! {
                    <h2>{prose.facts()}</h2>
                    {facts(dataset, language)}
                }
            })}
    }
    .into_any()
}

/// Status, strengths and caveats.
fn quality(dataset: &Dataset, language: Language) -> AnyView {
    let prose = prose(language);
    let caveat = |caveat: &Bilingual| {
        view! { <li lang=caveat.foreign(language)>{caveat.text(language).to_owned()}</li> }
    };
    let caveats: Vec<_> = dataset.caveats.iter().map(caveat).collect();
    let strengths: Vec<_> = dataset.strengths.iter().map(caveat).collect();
    view! {
        <h2>{prose.status()}</h2>
        <p>{dataset.status.text(language).to_owned()} ". " {prose.not_official()}</p>
        {(!strengths.is_empty())
            .then(|| {
                view! {
                    <h2>{claims(language).strengths()}</h2>
                    <ul>{strengths}</ul>
                }
            })}
        {(!caveats.is_empty())
            .then(|| {
                view! {
                    <h2>{prose.caveats()}</h2>
                    <ul>{caveats}</ul>
                }
            })}
    }
    .into_any()
}

/// What is done with the numbers before they are shown.
fn treatment(publication: &Publication, language: Language) -> AnyView {
    let prose = prose(language);
    let proof = urls::release(&publication.dataset().slug, publication.release().number, language.query());
    let paragraphs = |texts: &'static [&'static str]| {
        texts
            .iter()
            .map(|text| {
                view! { <p>{*text}</p> }
            })
            .collect_view()
    };
    view! {
        <h2>{prose.protection()}</h2>
        {paragraphs(prose.protection_texts())}
        <p>
            <a href=proof>{releases(language).to_the_proof()}</a>
        </p>
        <h2>{prose.rates()}</h2>
        {paragraphs(prose.rates_texts())}
    }
    .into_any()
}

/// Every shorthand and mark, with its meaning.
fn shorthand(language: Language) -> AnyView {
    let words = language.words();
    let term = |symbol: String, meaning: &'static str| {
        view! {
            <dt>{symbol}</dt>
            <dd>{meaning}</dd>
        }
    };
    let shorthands = [Shorthand::Confidential, Shorthand::NotAvailable, Shorthand::NotApplicable]
        .map(|shorthand| term(shorthand.symbol().to_owned(), words.shorthand(shorthand)));
    let marks = Mark::ALL.map(|mark| term(Marks::NONE.with(mark).to_string(), words.mark(mark)));
    view! {
        <h2 id="shorthand">{labels(language).key()}</h2>
        <dl class="key">{shorthands.into_iter().chain(marks).collect_view()}</dl>
    }
    .into_any()
}

/// Breaks, events and updates.
fn time(dataset: &Dataset, language: Language) -> AnyView {
    let (prose, labels, words) = (prose(language), labels(language), language.words());
    let breaks: Vec<_> = dataset
        .breaks
        .iter()
        .map(|at| {
            view! {
                <dt>{words.year(at.year)}</dt>
                <dd lang=at.note.foreign(language)>{at.note.text(language).to_owned()}</dd>
            }
        })
        .collect();
    let events: Vec<_> = dataset
        .events
        .iter()
        .map(|event| {
            view! {
                <dt>{words.date(&event.date)}</dt>
                <dd lang=event.label.foreign(language)>{event.label.text(language).to_owned()}</dd>
            }
        })
        .collect();
    let none = breaks.is_empty().then(|| view! { <p>{prose.no_breaks()}</p> });
    view! {
        <h2>{labels.breaks()}</h2>
        {none}
        {(!breaks.is_empty()).then(|| view! { <dl class="terms">{breaks}</dl> })}
        {(!events.is_empty())
            .then(|| {
                view! {
                    <h2>{prose.all_events()}</h2>
                    <dl class="terms">{events}</dl>
                }
            })}
        <h2>{prose.schedule()}</h2>
        <p lang=dataset.schedule.foreign(language)>{dataset.schedule.text(language).to_owned()}</p>
    }
    .into_any()
}

/// Files, licence, contact and privacy.
fn reuse(dataset: &Dataset, language: Language) -> AnyView {
    let (prose, labels) = (prose(language), labels(language));
    let slug = &dataset.slug;
    let licence = &dataset.licence;
    let licence = if *licence == Licence::default() { prose.open_licence() } else { &licence.name }.to_owned();
    view! {
        <h2>{prose.data()}</h2>
        <p>{prose.data_text()}</p>
        <ul>
            <li>
                <a href=urls::download_xlsx(slug, language.query())>{labels.xlsx()}</a>
            </li>
            <li>
                <a href=urls::download_csv(slug, language.query())>{labels.csv()}</a>
            </li>
            <li>
                <a href=urls::csv_metadata(slug)>{prose.csv_columns()}</a>
            </li>
            <li>
                <a href=urls::download_json(slug, language.query())>{labels.json()}</a>
            </li>
            <li>
                <a href=urls::openapi()>{prose.api()}</a>
            </li>
        </ul>
        <h2>{prose.licence()}</h2>
        <p>
            <a href=dataset.licence.url.clone()>{licence}</a>
        </p>
        <h2>{prose.contact()}</h2>
        <p>
            <a href=dataset.contact.url.clone()>{dataset.contact.name.clone()}</a>
        </p>
        <h2>{prose.privacy_heading()}</h2>
        <p>{prose.privacy()}</p>
        <p>
            <a href=urls::privacy(language.query())>{privacy(language).more()}</a>
        </p>
    }
    .into_any()
}
