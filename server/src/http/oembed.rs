//! What a content system asks that was given the address of a figure: oEmbed 1.0, as JSON or XML.
//!
//! Invariant: whatever stands at an address of ours, the frame that is handed out shows the same selection of the same release.

use crate::{
    app::resolve,
    error::ApiError,
    http::{
        answer::{Answer, media},
        ask::Ask,
    },
};
use frontend::{
    embed::{self, Size},
    page::View,
    text::prose,
    urls,
};
use quick_xml::{Writer, events::BytesText};
use serde::Serialize;
use shared::{
    found::shortened,
    selection::{Expected, Selection, SelectionError, WIDTHS},
    sentence::sentence,
};
use std::io;
use url::form_urlencoded;

/// The answer of oEmbed 1.0 for a `rich` resource; its fields are those of the specification.
#[derive(Debug, Serialize)]
struct Rich {
    r#type: &'static str,
    version: &'static str,
    title: String,
    author_name: String,
    provider_name: &'static str,
    provider_url: String,
    cache_age: u32,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
    html: String,
    width: u32,
    height: u32,
}

#[derive(Debug, Serialize)]
struct Thumbnail {
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
}

/// The forms of an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Json,
    Xml,
}

/// What was asked. Keys that are not ours are left aside: content systems send some of their own.
struct Asked {
    url: String,
    format: Format,
    most: (Option<u32>, Option<u32>),
}

/// For so many seconds a host may keep what it got.
const CACHE_AGE: u32 = 3600;

/// The frame of the figure at an address.
pub fn oembed(ask: &Ask) -> Result<Answer, ApiError> {
    let asked = Asked::read(&ask.query)?;
    let view = shown(ask, &asked.url).map_err(ApiError::not_embedded)?;
    let release = view.publication.release().number;
    let rich = rich(ask, &view, asked.most);
    let answer = match asked.format {
        Format::Json => Answer::live(media::JSON, serde_json::to_vec(&rich).expect("texts and numbers are JSON")),
        Format::Xml => Answer::live(media::XML, xml(&rich).expect("memory takes every byte")),
    };
    Ok(answer.of_release(release))
}

impl Asked {
    fn read(query: &str) -> Result<Self, ApiError> {
        let value = |key: &str| {
            let mut pairs = form_urlencoded::parse(query.as_bytes());
            pairs.find(|(other, value)| other == key && !value.is_empty()).map(|(_, value)| value.into_owned())
        };
        let format = match value("format").as_deref() {
            None | Some("json") => Format::Json,
            Some("xml") => Format::Xml,
            Some(other) => return Err(ApiError::Format(shortened(other))),
        };
        let pixels = |key: &str| match value(key) {
            None => Ok(None),
            Some(found) => match found.parse() {
                Ok(pixels) if pixels > 0 => Ok(Some(pixels)),
                _ => Err(SelectionError::new(key, &found, Expected::Pixels)),
            },
        };
        let url = value("url").ok_or_else(|| SelectionError::new("url", "", Expected::Address));
        match (url, pixels("maxwidth"), pixels("maxheight")) {
            (Ok(url), Ok(width), Ok(height)) => Ok(Self { url, format, most: (width, height) }),
            (url, width, height) => {
                Err(ApiError::Selection([url.err(), width.err(), height.err()].into_iter().flatten().collect()))
            }
        }
    }
}

/// What stands at an address.
fn shown(ask: &Ask, url: &str) -> Result<View, ApiError> {
    let bare = |url: &str| url.split_once("://").map_or(url, |(_, bare)| bare).to_owned();
    let (url, own) = (bare(url), bare(&ask.site.public_url));
    let rest = url.strip_prefix(&own).ok_or(ApiError::UnknownAddress)?;
    let rest = rest.split('#').next().unwrap_or_default();
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let found = resolve(path).ok_or(ApiError::UnknownAddress)?;
    let there = Ask { query: query.to_owned(), ..ask.at(&found) };
    match found.route.path {
        "/datasets/{dataset}"
        | "/datasets/{dataset}/embed"
        | "/embed/{dataset}"
        | "/figures/{dataset}.svg"
        | "/figures/{dataset}.png" => there.selected(),
        "/datasets/{dataset}/forces/{force}" => {
            let view = there.selected()?;
            let slug = there.force(&view.publication)?.slug.clone();
            Ok(View { selection: frontend::of_force(&view.selection, &slug), ..view })
        }
        "/datasets/{dataset}/releases/{release}" => {
            let language = there.language()?;
            let query = format!("release={}", there.number);
            let view = Ask { query, ..there }.selected()?;
            Ok(View { selection: Selection { language, ..view.selection }, ..view })
        }
        "/verify/{figure}" => {
            let language = there.language()?;
            there.named(language).map(|(_, view)| view)
        }
        _ => Err(ApiError::UnknownAddress),
    }
}

fn rich(ask: &Ask, view: &View, (most_wide, most_high): (Option<u32>, Option<u32>)) -> Rich {
    let (publication, language) = (&view.publication, view.selection.language);
    let dataset = publication.dataset();
    let (selection, frame) = embed::framed(view, most_wide);
    let size = Size { height: most_high.map_or(frame.height, |most| frame.height.min(most)), ..frame };
    let table = view.table();
    Rich {
        r#type: "rich",
        version: "1.0",
        title: sentence(publication, &view.selection, &table),
        author_name: dataset.source.organisation.text(language).to_owned(),
        provider_name: prose(language).product(),
        provider_url: ask.site.public_url.clone(),
        cache_age: CACHE_AGE,
        thumbnail: thumbnail(ask, view, (most_wide, most_high)),
        html: embed::iframe(&ask.site, &View { selection, ..view.clone() }, size),
        width: size.width,
        height: size.height,
    }
}

/// The card of the same figure, no larger than is allowed; none where that would be too small to be read.
fn thumbnail(ask: &Ask, view: &View, (most_wide, most_high): (Option<u32>, Option<u32>)) -> Option<Thumbnail> {
    let (widest, highest) = urls::CARD;
    let by_height = most_high.map_or(widest, |most| most.saturating_mul(widest) / highest);
    let width = most_wide.unwrap_or(widest).min(by_height).min(widest);
    let selection = Selection { width: (width < widest).then_some(width), height: None, ..view.pinned() };
    let slug = &view.publication.dataset().slug;
    (width >= WIDTHS.0).then(|| Thumbnail {
        thumbnail_url: format!("{}{}", ask.site.public_url, urls::card(slug, &selection.query(&view.publication))),
        thumbnail_width: width,
        thumbnail_height: width * highest / widest,
    })
}

fn xml(rich: &Rich) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(b"<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>".to_vec());
    let serde_json::Value::Object(fields) = serde_json::to_value(rich).expect("texts and numbers are JSON") else {
        unreachable!("a struct is an object")
    };
    xml.create_element("oembed").write_inner_content(|xml| {
        for (name, value) in &fields {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            xml.create_element(name.as_str()).write_text_content(BytesText::new(&text))?;
        }
        Ok(())
    })?;
    Ok(xml.into_inner())
}
