//! One release: what it is, what it changed, what its certificate shows, how to check it, and what no proof covers.

use super::{
    releases::counted,
    shell::{Card, Head, Islands, Place, Sheet, Within},
};
use crate::{
    changes::in_words,
    components::notes::{illustrative, release, source},
    islands::{given, proof::ProofCheck},
    page::{Listed, Proof, Site},
    text::{prose, releases, years},
    urls,
};
use leptos::prelude::*;
use shared::{
    certificate::Checked, change::Changes, language::Language, publication::Publication, selection::Selection,
    sentence::sentence, table::Table,
};

/// The page of a release.
pub(super) fn sheet(
    site: &Site,
    publication: &Publication,
    (checked, open): (Checked, Proof),
    listed: &Listed,
    language: Language,
) -> Sheet {
    let (dataset, words) = (publication.dataset(), releases(language));
    let number = publication.release().number;
    let title = format!("{}: {}", words.one(number), dataset.title.text(language));
    let all = Selection { language, ..Selection::everything() };
    let body = view! {
        <header class="title">
            <h1>{title.clone()}</h1>
            <p class="lede" lang=dataset.summary.foreign(language)>{dataset.summary.text(language).to_owned()}</p>
            {illustrative(dataset, language)}
            <p class="meta">{dataset.status.text(language).to_owned()} " · " {release(publication, language)}</p>
        </header>
        <div class="prose">
            {about(publication, listed, language)} {changed(publication, listed, language)}
            {proof(site, publication, checked, open, language)}
        </div>
    };
    Sheet {
        language,
        head: Head {
            title,
            description: words.proof_texts(checked).join(" "),
            address: Some(urls::release(&dataset.slug, number, language.query())),
            image: Some(Card::of(publication, &all, &sentence(publication, &all, &Table::new(publication, &all)))),
        },
        place: Place::Dataset(Box::new(dataset.clone()), Within::Release),
        islands: Islands::Some,
        body: body.into_any(),
    }
}

fn about(publication: &Publication, listed: &Listed, language: Language) -> AnyView {
    let (prose, words) = (prose(language), releases(language));
    let (dataset, release) = (publication.dataset(), publication.release());
    let latest = listed.standing.latest().map(|latest| {
        view! {
            " "
            <a href=urls::release(&dataset.slug, latest, language.query())>{words.see_latest(latest)}</a>
            "."
        }
    });
    let note = listed.note.as_ref().map(|note| {
        view! {
            <dt>{words.note()}</dt>
            <dd lang=note.foreign(language)>{note.text(language).to_owned()}</dd>
        }
    });
    let pinned = Selection { release: Some(release.number), language, ..Selection::everything() }.query(publication);
    view! {
        <h2>{words.about()}</h2>
        <dl class="terms">
            <dt>{words.standing()}</dt>
            <dd>
                {language.words().standing(release.number, &listed.standing)}
                {latest}
            </dd>
            <dt>{words.kind()}</dt>
            <dd>{words.kind_word(listed.kind)}</dd>
            {note}
            <dt>{words.published()}</dt>
            <dd>{language.words().date(&release.published)}</dd>
            <dt>{words.years()}</dt>
            <dd>{years(publication.all_years(), language)}</dd>
            <dt>{words.areas()}</dt>
            <dd>{words.forces(publication.forces().count())}</dd>
            <dt>{prose.source()}</dt>
            <dd>{source(dataset, language)}</dd>
        </dl>
        <ul>
            <li>
                <a href=urls::dataset(&dataset.slug, &pinned)>{words.figures()}</a>
            </li>
            <li>
                <a href=urls::download_csv(&dataset.slug, &pinned)>{words.table()}</a>
            </li>
            <li>
                <a href=urls::releases(&dataset.slug, language.query())>{words.heading()}</a>
            </li>
        </ul>
    }
    .into_any()
}

/// So many changes are listed; programs have all of them.
const LISTED: usize = 300;

/// What the release changed of the one before it: each number that readers had before, and how many are new.
fn changed(publication: &Publication, listed: &Listed, language: Language) -> AnyView {
    let words = releases(language);
    let slug = &publication.dataset().slug;
    let (mut items, mut more) = (Vec::new(), 0);
    if let Changes::Since(before, changes) = &listed.changes {
        let known = changes.iter().filter(|change| change.before.is_some());
        more = known.clone().count().saturating_sub(LISTED);
        let item = |change| in_words(before, publication, change, language);
        items = known.take(LISTED).map(|change| view! { <li>{item(change)}</li> }).collect();
    }
    let more = (more > 0).then(|| view! { <li>{words.more_changes(more)}</li> });
    view! {
        <h2 id="changes">{words.changes()}</h2>
        <p>{counted(&listed.changes, language)}</p>
        {(!items.is_empty()).then(|| view! { <ul class="changes">{items} {more}</ul> })}
        <p>
            <a href=urls::api_releases(slug)>{words.changes_for_programs()}</a>
        </p>
    }
    .into_any()
}

fn proof(site: &Site, publication: &Publication, checked: Checked, open: Proof, language: Language) -> AnyView {
    let words = releases(language);
    let (slug, number) = (&publication.dataset().slug, publication.release().number);
    let shows = words
        .proof_texts(checked)
        .into_iter()
        .map(|text| {
            view! { <p>{text}</p> }
        })
        .collect_view();
    let limits = words
        .limits_texts()
        .iter()
        .map(|limit| {
            view! { <li>{*limit}</li> }
        })
        .collect_view();
    let check = match open {
        Proof::Open => check(site, slug, number, language),
        Proof::Closed(withdrawn) => view! { <p>{words.proof_closed(withdrawn)}</p> }.into_any(),
    };
    view! {
        <h2 id="certificate">{words.proof()}</h2>
        {shows}
        <h2>{words.check()}</h2>
        {check}
        <h2>{words.limits()}</h2>
        <p>{words.limits_lede()}</p>
        <ul>{limits}</ul>
    }
    .into_any()
}

/// How a reader checks the proof: here, with the program, or from a file.
fn check(site: &Site, slug: &str, number: u32, language: Language) -> AnyView {
    let words = releases(language);
    // Where no server answers, the file beside the page is all there is to check.
    let served = (!site.occasion.is_archive()).then(|| {
        view! {
            {given::to(ProofCheck, (slug.to_owned(), number, language.tag().to_owned()))}
            <p class="islands-failed" role="status">{words.check_failed()}</p>
            <p>{words.check_elsewhere()}</p>
            <p>
                <code>{format!("referrals verify {}{}", site.public_url, urls::release(slug, number, ""))}</code>
            </p>
        }
    });
    view! {
        <p>{words.check_text()}</p>
        {served}
        <p>{words.check_file()}</p>
        <p>
            <a href=urls::api_certificate(slug, number)>{words.download()}</a>
        </p>
        <p>
            <code>{format!("referrals verify {}", urls::certificate_file(slug, number))}</code>
        </p>
    }
    .into_any()
}
