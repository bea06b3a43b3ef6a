//! Published sentences, each with whether a release bears it out.

use super::shell::{Head, Islands, Place, Sheet, Within};
use crate::{
    components::notes::{self, illustrative, release},
    page::View,
    text::{Claims, claims, prose},
    urls,
};
use leptos::prelude::*;
use shared::{
    claim::{Assertion, Claim, Grounds, Verdict, Whose},
    publication::Publication,
    selection::{Selection, Unit},
    table::{Value, slice_label},
};

/// The page of the claims of a dataset.
pub(super) fn sheet(view: &View) -> Sheet {
    let (publication, language) = (&view.publication, view.selection.language);
    let (dataset, words) = (publication.dataset(), claims(language));
    let title = format!("{}: {}", words.heading(), dataset.title.text(language));
    let lede = words.lede(&release(publication, language));
    let items: Vec<_> = dataset.claims.iter().map(|claim| item(view, claim)).collect();
    let none = items.is_empty().then(|| view! { <p>{words.none()}</p> });
    let body = view! {
        <header class="title">
            <h1>{title.clone()}</h1>
            <p class="lede">{lede.clone()}</p>
            {illustrative(dataset, language)}
            {notes::standing(view, |_| urls::claims(&dataset.slug, language.query()))}
        </header>
        {none}
        <ol class="claims">{items}</ol>
        {notes::notes(publication, language)}
    };
    let query = view.selection.query(publication);
    Sheet {
        language,
        head: Head { title, description: lede, address: Some(urls::claims(&dataset.slug, &query)), image: None },
        place: Place::Dataset(Box::new(dataset.clone()), Within::Claims),
        islands: Islands::None,
        body: body.into_any(),
    }
}

fn item(view: &View, claim: &Claim) -> AnyView {
    let (publication, language) = (&view.publication, view.selection.language);
    let words = claims(language);
    let judged = claim.holds.judge(publication);
    let value = match judged.on {
        Grounds::Cell(cell) => Value::count(cell).text(language.words(), Unit::Count),
        Grounds::Forces { .. } => String::new(),
    };
    let class = match judged.verdict {
        Verdict::Holds => "judged holds",
        Verdict::Fails => "judged fails",
        Verdict::Open => "judged open",
    };
    view! {
        <li>
            <blockquote lang=claim.says.foreign(language)>
                <p>{claim.says.text(language).to_owned()}</p>
            </blockquote>
            <p class=class>
                <strong>{words.verdict(judged.verdict, publication.dataset().illustrative)}</strong>
            </p>
            <dl class="terms">
                <dt>{words.checked_as()}</dt>
                <dd>{restated(publication, &view.selection, words, &claim.holds)}</dd>
                <dt>{words.shown()}</dt>
                <dd>{words.grounds(judged.on, &value)}</dd>
                <dt>{prose(language).source()}</dt>
                <dd lang=claim.source.foreign(language)>{claim.source.text(language).to_owned()}</dd>
            </dl>
        </li>
    }
    .into_any()
}

/// What is checked, in words: "England and Wales, April 2020 to March 2023: exactly 537 referrals".
fn restated(publication: &Publication, selection: &Selection, words: &dyn Claims, holds: &Assertion) -> String {
    let language = selection.language;
    let area = match &holds.area {
        Whose::Area(slug) => publication.area(slug).map_or(slug.as_str(), |area| area.label(language)),
        Whose::EveryForce | Whose::SomeForces => "",
    };
    let slice = holds.slice(publication.dataset()).map(|slice| Selection { slice, ..selection.clone() });
    let slice = slice.and_then(|selection| slice_label(publication, &selection));
    let place: Vec<String> = [words.whose(&holds.area, area)]
        .into_iter()
        .chain(slice)
        .chain([language.words().period(holds.years)])
        .collect();
    let number = |count: u32| language.words().number(count.into());
    let (least, most) = holds.bounds();
    format!("{}: {}", place.join(", "), words.bounds(&number(least), most.map(number).as_deref()))
}
