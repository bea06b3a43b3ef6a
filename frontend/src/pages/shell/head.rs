//! What a page says of itself to browsers, feeds, searches and cards: its `<head>`.

use super::{Head, Islands, Place};
use crate::{
    LOADER,
    page::{Occasion, Site},
    style::STYLE,
    text::{prose, releases},
    urls,
};
use leptos::{either::Either, prelude::*};
use shared::language::Language;

pub(super) fn head_of(site: &Site, language: Language, place: &Place, head: Head, islands: Islands) -> AnyView {
    let prose = prose(language);
    let title = format!("{} – {}", head.title, prose.product());
    let at = |address: &str| format!("{}{address}", site.public_url);
    let languages = head.address.as_deref().map(|address| {
        let english = at(&urls::in_language(address, Language::En));
        let welsh = at(&urls::in_language(address, Language::Cy));
        [("en", english.clone()), ("cy", welsh), ("x-default", english)]
            .map(|(tag, address)| view! { <link rel="alternate" hreflang=tag href=address /> })
    });
    // A copy has no address of its own and is no place to subscribe at.
    let served = !site.occasion.is_archive();
    let address = head.address.as_deref().filter(|_| served).map(at);
    let image = head.image.filter(|_| served).map(|card| (at(&card.address), card.alt));
    let embedded = address.clone().filter(|_| image.is_some()).map(|address| {
        [("application/json+oembed", "json"), ("text/xml+oembed", "xml")].map(|(kind, format)| {
            let href = at(&urls::oembed(&address, format));
            view! { <link rel="alternate" r#type=kind href=href title=head.title.clone() /> }
        })
    });
    // Of searches there is no end.
    let unlisted = matches!(site.occasion, Occasion::Rehearsal { .. }) || matches!(place, Place::Search);
    let card = if image.is_some() { "summary_large_image" } else { "summary" };
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{title}</title>
            <meta name="description" content=head.description.clone() />
            {address.clone().map(|address| view! { <link rel="canonical" href=address /> })}
            {languages}
            <meta name="color-scheme" content="light dark" />
            {unlisted.then(|| view! { <meta name="robots" content="noindex, nofollow" /> })}
            {served.then(|| feeds(language, place))}
            {embedded}
            {property("og:locale", prose.locale())}
            {property("og:type", "website")}
            {property("og:site_name", prose.product())}
            {property("og:title", head.title)}
            {property("og:description", head.description)}
            {address.map(|address| property("og:url", address))}
            {image
                .map(|(image, alt)| {
                    view! {
                        {property("og:image", image)}
                        {property("og:image:type", "image/png")}
                        {property("og:image:width", urls::CARD.0.to_string())}
                        {property("og:image:height", urls::CARD.1.to_string())}
                        {property("og:image:alt", alt)}
                    }
                })}
            <meta name="twitter:card" content=card />
            <link rel="icon" href="data:," />
            {match site.style.clone() {
                Some(address) => Either::Left(view! { <link rel="stylesheet" href=address /> }),
                None => Either::Right(view! { <style inner_html=STYLE.as_str()></style> }),
            }}
            {scripts(site, islands)}
        </head>
    }
    .into_any()
}

/// The feeds of all datasets and of the one that the page is about.
fn feeds(language: Language, place: &Place) -> AnyView {
    let words = releases(language);
    let feed = |title: String, address: String| {
        view! { <link rel="alternate" r#type="application/atom+xml" title=title href=address /> }
    };
    let own = match place {
        Place::Dataset(dataset, _) => {
            Some(feed(words.feed(Some(dataset.title.text(language))), urls::dataset_feed(&dataset.slug)))
        }
        Place::Overview | Place::Search | Place::Elsewhere => None,
    };
    view! {
        {feed(words.feed(None), urls::feed())}
        {own}
    }
    .into_any()
}

/// A property of the Open Graph.
fn property(name: &'static str, content: impl Into<String>) -> impl IntoView {
    leptos::html::meta().attr("property", name).content(content.into())
}

/// The loader alone makes Quick exit better; with the other two it hydrates.
fn scripts(site: &Site, islands: Islands) -> Option<impl IntoView + use<>> {
    site.islands.clone().map(|own| {
        let hydrated = islands == Islands::Some;
        let (module, wasm) = (hydrated.then_some(own.module), hydrated.then_some(own.wasm));
        view! {
            <script type="module" data-loader="" data-module=module data-wasm=wasm inner_html=LOADER.as_str()></script>
            {(islands == Islands::Builder).then(|| view! { <script type="module" src=own.builder></script> })}
        }
    })
}
