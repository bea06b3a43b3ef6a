//! What was released, corrected and withdrawn, as Atom 1.0 (RFC 4287).
//!
//! Invariant: a feed is a function of the releases. Its moments are theirs, and the id of an entry never changes.

use crate::{
    error::ApiError,
    http::{
        answer::{Answer, media},
        ask::Ask,
    },
    state::{Edition, Held, History},
};
use frontend::{
    changes::in_words,
    text::{prose, releases},
    urls,
};
use jiff::Timestamp;
use quick_xml::{Writer, events::BytesText};
use shared::{change::Changes, language::Language};
use std::{cmp::Reverse, io};
use url::Url;

/// The releases of all datasets.
pub fn all(ask: &Ask) -> Result<Answer, ApiError> {
    ask.no_selection()?;
    let mut newest = Vec::new();
    for (slug, history) in ask.snapshot.histories() {
        newest.extend(history.editions().map(|edition| (slug, history, edition)));
    }
    // Before anything is made of them: the changes of each are worked out from its numbers.
    newest.sort_by_key(|(_, _, edition)| Reverse(last_moment(edition)));
    newest.truncate(NEWEST);
    let entries = newest.into_iter().flat_map(|(slug, history, edition)| entries(slug, history, edition)).collect();
    Ok(feed(ask, None, entries))
}

/// The releases of one dataset.
pub fn dataset(ask: &Ask) -> Result<Answer, ApiError> {
    let history = ask.history()?;
    ask.no_selection()?;
    let entries = history.editions().flat_map(|edition| entries(&ask.dataset, history, edition)).collect();
    Ok(feed(ask, Some(title(&ask.dataset, history)), entries))
}

const LANGUAGE: Language = Language::En;
/// So many entries stand in a feed; the pages and the API have all releases.
const NEWEST: usize = 100;
/// So many changes stand in an entry; the page of the release has the rest.
const TOLD: usize = 20;

/// One thing that happened.
struct Entry {
    /// The slug of the dataset, and the number of the release.
    of: (String, u32),
    /// The end of its id.
    id: String,
    title: String,
    at: Timestamp,
    /// From the slash on.
    address: String,
    author: String,
    summary: String,
}

fn title(slug: &str, history: &History) -> String {
    history.dataset().map_or_else(|| slug.to_owned(), |dataset| dataset.title.text(LANGUAGE).to_owned())
}

/// When something last happened to a release.
fn last_moment(edition: &Edition) -> Timestamp {
    match &edition.held {
        Held::Withdrawn { at, .. } => edition.published_at.max(*at),
        Held::Latest(_) | Held::Superseded(_) => edition.published_at,
    }
}

/// What happened to a release of a dataset.
fn entries(slug: &str, history: &History, edition: &Edition) -> Vec<Entry> {
    let title = title(slug, history);
    let words = releases(LANGUAGE);
    let mut entries = Vec::new();
    let number = edition.release.number;
    let of = (slug.to_owned(), number);
    let id = format!("{slug}/releases/{number}");
    let address = urls::release(slug, number, "");
    let publication = edition.publication();
    let author = publication.as_ref().map(|publication| publication.dataset().contact.name.clone());
    let author = author.unwrap_or_else(|| prose(LANGUAGE).product().to_owned());
    let mark = publication.filter(|publication| publication.dataset().illustrative);
    let mut mark = mark.map(|_| format!("{}. ", LANGUAGE.words().illustrative())).unwrap_or_default();
    if edition.is_rehearsed {
        mark = format!("{} {mark}", LANGUAGE.words().standing(number, &history.standing(edition)));
    }
    if let Held::Withdrawn { at, .. } = &edition.held {
        entries.push(Entry {
            of: of.clone(),
            id: format!("{id}/withdrawn"),
            title: words.entry_withdrawn(&title, number),
            at: *at,
            address: address.clone(),
            author: author.clone(),
            summary: LANGUAGE.words().standing(number, &history.standing(edition)),
        });
    }
    entries.push(Entry {
        of,
        id,
        title: format!("{mark}{}", words.entry(&title, number, edition.release.kind)),
        at: edition.published_at,
        address,
        author,
        summary: summary(history, edition),
    });
    entries
}

/// The note of a release, and what it changed.
fn summary(history: &History, edition: &Edition) -> String {
    let note = edition.release.note.as_ref().map(|note| note.text(LANGUAGE).to_owned());
    let mut lines: Vec<String> = note.into_iter().collect();
    if let (Changes::Since(before, changes), Some(after)) = (history.changes(edition), edition.publication()) {
        let known: Vec<_> = changes.iter().filter(|change| change.before.is_some()).collect();
        lines.extend(known.iter().take(TOLD).map(|change| format!("{}.", in_words(&before, &after, change, LANGUAGE))));
        if let Some(more) = known.len().checked_sub(TOLD).filter(|more| *more > 0) {
            lines.push(releases(LANGUAGE).more_changes(more));
        }
    }
    if lines.is_empty() {
        lines.push(LANGUAGE.words().release(edition.release.number, &edition.release.published));
    }
    lines.join("\n")
}

fn feed(ask: &Ask, dataset: Option<String>, mut entries: Vec<Entry>) -> Answer {
    entries.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
    entries.truncate(NEWEST);
    let body = write(ask, dataset.as_deref(), &entries).expect("memory takes every byte");
    Answer::live(media::ATOM, body)
        .of_releases(entries.iter().map(|Entry { of: (slug, number), .. }| (&**slug, *number)))
}

fn write(ask: &Ask, dataset: Option<&str>, entries: &[Entry]) -> io::Result<Vec<u8>> {
    let (own, page) = match dataset {
        None => (urls::feed(), urls::overview("")),
        Some(_) => (urls::dataset_feed(&ask.dataset), urls::releases(&ask.dataset, "")),
    };
    let absolute = |address: &str| format!("{}{address}", ask.site.public_url);
    let id = |end: &str| format!("tag:{},{SINCE}:{end}", authority(&ask.site.public_url));
    let feed_id = if dataset.is_some() { format!("{}/releases", ask.dataset) } else { "releases".to_owned() };
    let updated = entries.iter().map(|entry| entry.at).max().unwrap_or(Timestamp::UNIX_EPOCH);
    let mut xml = Writer::new(b"<?xml version=\"1.0\" encoding=\"utf-8\"?>".to_vec());
    let feed = xml.create_element("feed").with_attributes([("xmlns", ATOM), ("xml:lang", LANGUAGE.tag())]);
    feed.write_inner_content(|xml| {
        text(xml, "id", &id(&feed_id))?;
        text(xml, "title", &releases(LANGUAGE).feed(dataset))?;
        text(xml, "updated", &updated.to_string())?;
        link(xml, "self", media::ATOM, &absolute(&own))?;
        link(xml, "alternate", "text/html", &absolute(&page))?;
        for entry in entries {
            xml.create_element("entry").write_inner_content(|xml| {
                text(xml, "id", &id(&entry.id))?;
                text(xml, "title", &entry.title)?;
                text(xml, "updated", &entry.at.to_string())?;
                text(xml, "published", &entry.at.to_string())?;
                xml.create_element("author").write_inner_content(|xml| text(xml, "name", &entry.author))?;
                link(xml, "alternate", "text/html", &absolute(&entry.address))?;
                text(xml, "summary", &entry.summary)
            })?;
        }
        Ok(())
    })?;
    Ok(xml.into_inner())
}

const ATOM: &str = "http://www.w3.org/2005/Atom";
/// The year since which the ids are given out (RFC 4151): a part of every id, never to be changed.
const SINCE: &str = "2026";

/// Who gives out the ids: the host under which readers reach the server.
fn authority(public_url: &str) -> String {
    let url = Url::parse(public_url).ok();
    url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_else(|| "localhost".to_owned())
}

pub(super) fn text(xml: &mut Writer<Vec<u8>>, name: &str, content: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(content)).map(drop)
}

fn link(xml: &mut Writer<Vec<u8>>, rel: &str, media_type: &str, address: &str) -> io::Result<()> {
    let attributes = [("rel", rel), ("type", media_type), ("href", address)];
    xml.create_element("link").with_attributes(attributes).write_empty().map(drop)
}
