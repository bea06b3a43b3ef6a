//! The dashboard of a dataset: its explorer and what stands around the numbers.

use super::shell::{Card, Head, Islands, Place, Sheet, Within};
use crate::{
    components::notes::{self, facts, illustrative, release_link},
    islands::{
        explorer::{Explorer, still},
        given,
        payload::Payload,
    },
    linked_data::schema_org,
    page::{Site, View},
    text::prose,
    urls,
};
use leptos::prelude::*;
use shared::sentence::sentence;

/// The page of a dataset.
pub(super) fn sheet(site: &Site, view: &View) -> Sheet {
    let View { publication, selection, standing, verified_at } = view;
    let (dataset, language) = (publication.dataset(), selection.language);
    let query = selection.query(publication);
    let table = view.table();
    let says = sentence(publication, selection, &table);
    let release =
        Payload { publication: publication.clone(), standing: standing.clone(), verified_at: verified_at.clone() };
    let explorer = if site.occasion.is_archive() {
        still(release, &query).into_any()
    } else {
        given::to(Explorer, (release, query.clone())).into_any()
    };
    let body = view! {
        <header class="title">
            <h1 lang=dataset.title.foreign(language)>{dataset.title.text(language).to_owned()}</h1>
            <p class="lede" lang=dataset.summary.foreign(language)>{dataset.summary.text(language).to_owned()}</p>
            {illustrative(dataset, language)}
            {notes::standing(view, |live| urls::dataset(&dataset.slug, &live.query(publication)))}
            <p class="meta">{dataset.status.text(language).to_owned()} " · " {release_link(publication, language)}</p>
        </header>
        {facts(dataset, language)}
        <p class="islands-failed" role="status">{prose(language).islands_failed()}</p>
        {explorer}
        {notes::notes(publication, language)}
        // A copy in a folder has no address that a search engine could show.
        {(!site.occasion.is_archive())
            .then(|| {
                view! { <script type="application/ld+json" inner_html=schema_org(&site.public_url, view)></script> }
            })}
    };
    Sheet {
        language,
        head: Head {
            title: table.title.clone(),
            image: Some(Card::of(publication, selection, &says)),
            description: says,
            address: Some(urls::dataset(&dataset.slug, &query)),
        },
        place: Place::Dataset(Box::new(dataset.clone()), Within::Dashboard),
        islands: Islands::Some,
        body: body.into_any(),
    }
}
