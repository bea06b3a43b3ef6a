//! The dashboard of a dataset: its explorer and what stands around the numbers.

use super::shell::{Head, Islands, Place, Sheet, Within};
use crate::{
    components::notes::{facts, illustrative, notes, release_link},
    islands::{explorer::Explorer, payload::Payload},
    page::Site,
    text::prose,
    urls,
};
use leptos::prelude::*;
use shared::{publication::Publication, selection::Selection, sentence::sentence, table::Table};
use std::sync::Arc;

/// The page of a dataset.
pub(super) fn sheet(site: &Site, publication: &Arc<Publication>, selection: &Selection) -> Sheet {
    let (dataset, language) = (publication.dataset(), selection.language);
    let query = selection.query(publication);
    let table = Table::new(publication, selection);
    let says = sentence(publication, selection, &table);
    let explorer = view! {
        <Explorer publication=Payload(publication.clone()) query=query.clone() public_url=site.public_url.clone() />
    }
    .into_any();
    let body = view! {
        <header class="title">
            <h1 lang=dataset.title.foreign(language)>{dataset.title.text(language).to_owned()}</h1>
            <p class="lede" lang=dataset.summary.foreign(language)>{dataset.summary.text(language).to_owned()}</p>
            {illustrative(dataset, language)}
            <p class="meta">{dataset.status.text(language).to_owned()} " · " {release_link(publication, language)}</p>
        </header>
        {facts(dataset, language)}
        <p class="islands-failed" role="status">{prose(language).islands_failed()}</p>
        {explorer}
        {notes(publication, language)}
    };
    Sheet {
        language,
        head: Head {
            title: table.title.clone(),
            description: says,
            address: Some(urls::dataset(&dataset.slug, &query)),
            image: Some((urls::figure_png(&dataset.slug, &query), table.title)),
        },
        place: Place::Dataset(Box::new(dataset.clone()), Within::Dashboard),
        islands: Islands::Some,
        body: body.into_any(),
    }
}
