//! The check of a figure: its exact numbers, what has become of their release, and whether a number that was read is one of them.

use super::shell::{Card, Head, Islands, Place, Sheet, Within};
use crate::{
    components::{
        data_table::{Names, data_table},
        figure::{WIDE, figures},
        key::key,
        notes::{self, illustrative, release_link},
    },
    page::{Asked, Latest, Site, Verified},
    text::{labels, prose, releases, verify},
    urls,
};
use leptos::prelude::*;
use shared::{
    agreement::{Place as At, Verdict},
    language::Language,
    selection::Selection,
    sentence::sentence,
    standing::Standing,
    table::Table,
};

/// The page on which the name of a figure is typed.
pub(super) fn entrance(site: &Site, language: Language) -> Sheet {
    let words = verify(language);
    // Where no server answers, there is nobody to ask.
    let served = !site.occasion.is_archive();
    let body = view! {
        <header class="title">
            <h1>{words.heading()}</h1>
            <p class="lede">{words.lede()}</p>
        </header>
        {served
            .then(|| {
                view! {
                    <form class="check" method="get" action=urls::verify("") autocomplete="off">
                        <div class="choice">
                            <label for="figure">{words.name()}</label>
                            <input id="figure" name="figure" type="text" required autocapitalize="none" spellcheck="false" />
                        </div>
                        {kept(language)}
                        <button type="submit">{words.submit()}</button>
                    </form>
                }
            })}
    };
    Sheet {
        language,
        head: Head {
            title: words.heading().into(),
            description: words.lede().into(),
            address: Some(urls::verify(language.query())),
            image: None,
        },
        place: Place::Elsewhere,
        islands: Islands::None,
        body: body.into_any(),
    }
}

/// The page of one figure.
pub(super) fn sheet(site: &Site, verified: &Verified) -> Sheet {
    let Verified { id, view, .. } = verified;
    let (publication, selection) = (&view.publication, &view.selection);
    let (dataset, language) = (publication.dataset(), selection.language);
    let table = view.table();
    let says = sentence(publication, selection, &table);
    let title = language.words().figure(id);
    let linked = Names::Linked { dataset: &dataset.slug, query: &selection.pinned().query(publication) };
    // Where no server answers, there is nobody to ask.
    let asked = (!site.occasion.is_archive()).then(|| number(verified, &table));
    let body = view! {
        <header class="title">
            <h1>{title.clone()}</h1>
            <p class="lede">{table.title.clone()}</p>
            {illustrative(dataset, language)}
            <p class="meta">{dataset.status.text(language).to_owned()} " · " {release_link(publication, language)}</p>
        </header>
        <div class="verified">
            <section aria-labelledby="today">
                <h2 id="today">{verify(language).today()}</h2>
                {today(verified, &table)}
            </section>
            {asked}
            <section class="statement" aria-labelledby="in-words">
                <h2 id="in-words">{labels(language).in_words()}</h2>
                <p class="sentence">{says.clone()}</p>
            </section>
            <div class="figure" inner_html=figures(&table, WIDE, 0)></div>
            <section aria-labelledby="table">
                <h2 id="table">{labels(language).table()}</h2>
                <div
                    class="scroll"
                    role="region"
                    tabindex="0"
                    aria-label=labels(language).table_region()
                    inner_html=data_table(&table, linked)
                ></div>
                {key(&[table], language)}
                <p>
                    <a href=urls::dataset(&dataset.slug, &selection.query(publication))>{prose(language).on_dashboard()}</a>
                </p>
            </section>
            {notes::notes(publication, language)}
        </div>
    };
    Sheet {
        language,
        head: Head {
            title,
            image: Some(Card::of(publication, selection, &says)),
            description: says,
            address: Some(urls::figure(id, language.query())),
        },
        place: Place::Dataset(Box::new(dataset.clone()), Within::Figure),
        islands: Islands::None,
        body: body.into_any(),
    }
}

/// What has become of the release, and of the numbers of this figure.
fn today(verified: &Verified, table: &Table) -> AnyView {
    let Verified { view, latest, .. } = verified;
    let (publication, language) = (&view.publication, view.selection.language);
    let (slug, number) = (&publication.dataset().slug, publication.release().number);
    let words = verify(language);
    let lines = view.standing.iter().map(|standing| {
        // All is well with the latest release: nothing warns.
        let class = (*standing != Standing::Latest).then_some("standing");
        view! { <p class=class>{language.words().standing(number, standing)}</p> }
    });
    let now = latest.as_ref().map(|Latest { number, changed }| {
        let live = Selection { release: None, ..view.selection.clone() };
        let link = view! {
            <p>
                <a href=urls::dataset(slug, &live.query(publication))>{words.in_latest(*number)}</a>
            </p>
        };
        let told = match changed {
            None => words.not_comparable(*number),
            Some(changed) if changed.is_empty() => words.unchanged(*number),
            Some(changed) => words.changed(changed.len(), *number),
        };
        let change = |(at, [was, is]): &(At, [String; 2])| {
            view! { <li>{releases(language).change(&place(table, *at), Some(was), Some(is))}</li> }
        };
        let list = changed.as_ref().filter(|changed| !changed.is_empty());
        view! {
            <p>{told}</p>
            {list.map(|changed| view! { <ul class="changes">{changed.iter().map(change).collect_view()}</ul> })}
            {link}
        }
    });
    view! {
        {lines.collect_view()}
        {now}
    }
    .into_any()
}

/// The form that asks whether a number appears, and what came of it.
fn number(verified: &Verified, table: &Table) -> AnyView {
    let Verified { id, view, asked, .. } = verified;
    let language = view.selection.language;
    let words = verify(language);
    let chosen = asked.as_ref().and_then(|asked| asked.area.clone());
    let option = |row: &shared::table::Row| {
        let selected = chosen.as_ref() == Some(&row.slug);
        view! {
            <option value=row.slug.clone() selected=selected>
                {row.label.clone()}
            </option>
        }
    };
    let text = asked.as_ref().map(|asked| asked.number.clone());
    view! {
        <section aria-labelledby="number-heading">
            <h2 id="number-heading">{words.does_it_appear()}</h2>
            <form class="check" method="get" action=format!("{}#answer", urls::figure(id, "")) autocomplete="off">
                <div class="choice">
                    <label for="number">{words.number()}</label>
                    <input id="number" name="number" type="text" inputmode="decimal" required value=text />
                </div>
                <div class="choice">
                    <label for="area">{words.area()}</label>
                    <select id="area" name="area">
                        <option value="">{words.any_area()}</option>
                        {table.rows.iter().map(option).collect_view()}
                    </select>
                </div>
                {kept(language)}
                <button type="submit">{words.submit()}</button>
            </form>
            {asked.as_ref().map(|asked| answer(asked, table))}
        </section>
    }
    .into_any()
}

/// What came of a number.
fn answer(asked: &Asked, table: &Table) -> AnyView {
    let words = verify(table.language);
    let number = &asked.number;
    let told = |(at, verdict): &(At, Verdict)| {
        let (place, shown) = (place(table, *at), table.rows[at.row].values[at.column].text(table.words(), table.unit));
        match verdict {
            Verdict::Same => words.same(number, &place),
            Verdict::Rounded => words.rounded(number, &place, &shown),
            Verdict::Open => words.open(number, &place, &shown),
            Verdict::Other => words.other(number, &place, &shown),
            Verdict::Missing => words.missing(&place, &shown),
        }
    };
    let mut lines: Vec<String> = asked.agreement.found.iter().map(told).collect();
    if lines.is_empty() {
        lines.push(words.nowhere(number));
    }
    if asked.agreement.open > 0 {
        lines.push(words.could_be(asked.agreement.open));
    }
    view! {
        // Whoever asks comes here, and hears it.
        <div class="agreement" id="answer" tabindex="-1" role="status">
            {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        </div>
        <p class="meta">{words.hedge()}</p>
    }
    .into_any()
}

/// Where a number stands: "Kent Police, year ending March 2021".
pub(super) fn place(table: &Table, at: At) -> String {
    format!("{}, {}", table.rows[at.row].label, table.words().period(table.columns[at.column]))
}

/// The language, which a form would lose.
fn kept(language: Language) -> Option<impl IntoView> {
    (language != Language::default()).then(|| view! { <input type="hidden" name="lang" value=language.tag() /> })
}
