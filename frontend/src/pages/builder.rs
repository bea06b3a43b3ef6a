//! The embed builder: a form, what it makes as readers will see it, and the code to take.
//!
//! Invariant: the address says all that was chosen. The page's script asks for the same page as the form does, and shows of it what
//! has changed.

use super::shell::{Card, Head, Islands, Place, Sheet, Within};
use crate::{
    components::{
        choose::{Chosen, choice},
        embed_code::{Embedded, FRAMES, REFERRER, SANDBOX},
        notes::{self, illustrative, release_link},
    },
    islands::{explorer::plain_fields, payload::Payload},
    page::{Site, View},
    text::{builder, labels},
    urls,
};
use leptos::prelude::*;
use shared::{
    colour::Colour,
    language::Language,
    selection::{Font, Selection, Theme, Word},
    sentence::sentence,
    table::Table,
};

/// The page of a selection; `releases` are the numbers of those that can be pinned, the latest first.
pub(super) fn sheet(site: &Site, view: &View, releases: &[u32]) -> Sheet {
    let View { publication, selection, .. } = view;
    let (dataset, language) = (publication.dataset(), selection.language);
    let (query, words, table) = (selection.query(publication), builder(language), view.table());
    let heading = words.heading(dataset.title.text(language));
    let body = view! {
        <header class="title">
            <h1>{heading.clone()}</h1>
            <p class="lede">{words.lede()}</p>
            {illustrative(dataset, language)}
            {notes::standing(view, |live| urls::builder(&dataset.slug, &live.query(publication)))}
            <p class="meta">{dataset.status.text(language).to_owned()} " · " {release_link(publication, language)}</p>
        </header>
        <div class="explorer builder">
            {form(view, &query, releases)} {result(site, view, &table)}
        </div>
        <p class="said" role="status" data-said=""></p>
    };
    Sheet {
        language,
        head: Head {
            title: heading,
            description: words.lede().to_owned(),
            address: Some(urls::builder(&dataset.slug, &query)),
            image: Some(Card::of(publication, selection, &sentence(publication, selection, &table))),
        },
        place: Place::Dataset(Box::new(dataset.clone()), Within::Dashboard),
        islands: Islands::Builder,
        body: body.into_any(),
    }
}

fn form(view: &View, query: &str, releases: &[u32]) -> AnyView {
    let View { publication, selection, standing, .. } = view;
    let (labels, words) = (labels(selection.language), builder(selection.language));
    let payload =
        Payload { publication: publication.clone(), standing: standing.clone(), verified_at: view.verified_at.clone() };
    let languages = Language::ALL.map(|language| (language.tag(), crate::text::prose(language).this_language()));
    let hidden = |(key, value): (&'static str, Option<u32>)| {
        value.map(|value| view! { <input type="hidden" name=key value=value /> })
    };
    view! {
        <form
            class="controls"
            method="get"
            action=urls::builder(&publication.dataset().slug, "")
            autocomplete="off"
            data-builder=""
        >
            <h2>{labels.choose()}</h2>
            {plain_fields(payload, query, urls::builder)}
            <div class="choices">
                {choice("release", words.numbers(), numbers(selection, releases))}
                {choice("lang", words.language(), chosen(languages, selection.language.tag()))}
                {choice("theme", words.theme(), of_words(selection.theme, |theme: Theme| words.of_theme(theme)))}
            </div>
            <fieldset class="host">
                <legend>{words.host()}</legend>
                <div class="choices">
                    {colour("ink", words.ink(), selection.host.ink)} {colour("paper", words.paper(), selection.host.paper)}
                    {colour("accent", words.accent(), selection.host.accent)}
                    {choice("font", words.font(), of_words(selection.host.font, |font: Font| words.of_font(font)))}
                </div>
                <p id="about-colours">{words.colours()}</p>
            </fieldset>
            {[("width", selection.width), ("height", selection.height)].map(hidden)}
            <p class="error" role="alert" data-error=""></p>
            <div class="submit">
                <button type="submit">{labels.show()}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Something to choose: its value, its text, and whether it is chosen.
type Offer = (String, String, Chosen);

fn numbers(selection: &Selection, releases: &[u32]) -> Vec<Offer> {
    let words = builder(selection.language);
    let live = (String::new(), words.live().to_owned(), Chosen::if_same(&selection.release, &None));
    let pinned = releases.iter().map(|release| {
        (release.to_string(), words.pinned(*release), Chosen::if_same(&selection.release, &Some(*release)))
    });
    std::iter::once(live).chain(pinned).collect()
}

fn of_words<W: Word>(now: W, text: impl Fn(W) -> &'static str) -> Vec<Offer> {
    chosen(W::WORDS.iter().map(|(word, value)| (*word, text(*value))), now.word())
}

fn chosen(all: impl IntoIterator<Item = (&'static str, &'static str)>, now: &str) -> Vec<Offer> {
    all.into_iter().map(|(value, text)| (value.to_owned(), text.to_owned(), Chosen::if_same(&value, &now))).collect()
}

fn colour(name: &'static str, label: &'static str, value: Option<Colour>) -> AnyView {
    let id = format!("choose-{name}");
    view! {
        <div class="choice">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                name=name
                type="text"
                value=value.map(|colour| colour.to_string())
                pattern="#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"
                maxlength="7"
                spellcheck="false"
                aria-describedby="about-colours"
            />
        </div>
    }
    .into_any()
}

/// What was chosen, as it will be seen and to be taken.
fn result(site: &Site, view: &View, table: &Table) -> AnyView {
    let View { publication, selection, .. } = view;
    let (words, slug) = (builder(selection.language), &publication.dataset().slug);
    let embedded = Embedded { public_url: &site.public_url, view, table };
    let [article, phone] = FRAMES;
    let release = publication.release().number;
    let field = |id, label, text, rows| copyable(selection.language, id, label, text, rows);
    view! {
        <div class="result" data-result=words.changed(&table.title)>
            <section class="previews" aria-labelledby="preview">
                <h2 id="preview">{words.preview()}</h2>
                {preview(view, words.in_article(article), "article", embedded.title(), embedded.height(&[article]))}
                {preview(view, words.on_phone(phone), "phone", embedded.title(), embedded.height(&[phone]))}
            </section>
            <section class="take" aria-labelledby="take">
                <h2 id="take">{words.take()}</h2>
                {field("code-frame", words.frame(), embedded.frame(), 6)}
                {field("code-address", words.address(), embedded.address(), 3)}
                {field("code-wordpress", words.wordpress(), embedded.wordpress(), 3)}
                {field("code-image", words.image(), embedded.image(), 6)}
                {field("code-alt", words.alt(), embedded.alt(), 4)}
                {field("code-caption", words.caption(), embedded.caption(), 3)}
            </section>
            <section aria-labelledby="package">
                <h2 id="package">{words.package()}</h2>
                <p class="actions">
                    <a href=urls::download_zip(slug, &view.pinned().query(publication))>{words.zip(release)}</a>
                </p>
                <p>{words.zip_text()}</p>
            </section>
        </div>
    }
    .into_any()
}

fn preview(view: &View, heading: String, class: &'static str, title: String, height: u32) -> AnyView {
    let View { publication, selection, .. } = view;
    let address = urls::embed(&publication.dataset().slug, &selection.query(publication));
    let title = format!("{heading}: {title}");
    let frame = leptos::html::iframe()
        .class(class)
        .src(address)
        .title(title)
        .attr("loading", "lazy")
        .height(height)
        .sandbox(SANDBOX)
        .referrerpolicy(REFERRER);
    view! {
        <h3>{heading.clone()}</h3>
        <div class="scroll" role="region" tabindex="0" aria-label=heading>
            {frame}
        </div>
    }
    .into_any()
}

/// A text in a field, with a button that copies it.
fn copyable(language: Language, id: &'static str, label: &'static str, text: String, rows: u32) -> AnyView {
    let words = builder(language);
    // Leptos does not escape what stands in a textarea.
    let written = html_escape::encode_text(&text).into_owned();
    view! {
        <div class="copyable">
            <label for=id>{label}</label>
            <textarea id=id readonly rows=rows spellcheck="false" inner_html=written></textarea>
            <button
                type="button"
                data-copy=id
                data-copied=words.copied(label)
                aria-label=format!("{}: {label}", words.copy())
            >
                {words.copy()}
            </button>
        </div>
    }
    .into_any()
}
