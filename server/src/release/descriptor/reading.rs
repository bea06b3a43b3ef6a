//! From TOML to a descriptor, with every error and its place.
//!
//! Serde stops at the first error. To tell all of them, what it stumbles over is taken out, what it misses is filled in,
//! and it reads again; nothing that was mended in this way is ever returned.

use super::{Descriptor, DescriptorError, DescriptorErrors};
use serde_path_to_error::{Path, Segment};
use shared::found::visible;
use std::collections::BTreeSet;
use toml::{
    Spanned,
    de::{DeTable, DeValue, Deserializer},
};

/// A descriptor as it was written, to find the place of a key in it.
pub(super) struct Source<'a> {
    text: &'a str,
    root: Spanned<DeValue<'a>>,
}

/// A bound for the mending, above the number of keys of any descriptor that a person wrote.
const MOST_ROUNDS: usize = 1_000;

/// Reads a descriptor whose keys and values have the right types.
pub(super) fn read(text: &str) -> Result<(Descriptor, Source<'_>), DescriptorErrors> {
    let (root, syntax) = DeTable::parse_recoverable(text);
    let source = Source { text, root: Spanned::new(root.span(), DeValue::Table(root.into_inner())) };
    let place = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
    let errors = syntax.iter().map(|error| source.error_at(place(error), String::new(), error.message().to_owned()));
    DescriptorErrors::unless_empty(errors.collect())?;

    let mut errors = Vec::new();
    let mut mended = source.root.clone();
    // What is not worth a word, because it was filled in, or because one was said when it was taken out.
    let mut settled: BTreeSet<Vec<String>> = BTreeSet::new();
    for _ in 0..MOST_ROUNDS {
        let DeValue::Table(table) = mended.get_ref().clone() else { break };
        let deserializer = Deserializer::from(Spanned::new(0..text.len(), table));
        let error = match serde_path_to_error::deserialize(deserializer) {
            Ok(descriptor) => return DescriptorErrors::unless_empty(errors).map(|()| (descriptor, source)),
            Err(error) => error,
        };
        let mut keys = keys(error.path());
        let message = error.inner().message();
        if let Some(field) = quoted(message, "missing field ") {
            keys.push(field.to_owned());
            if settled.insert(keys.clone()) && !settled.contains(&keys[..keys.len() - 1]) {
                errors.push(source.error(&keys.join("."), "missing".to_owned()));
            }
            fill(&mut mended, &keys);
            continue;
        }
        if let Some(field) = quoted(message, "unknown field ")
            && keys.last().is_none_or(|last| last != field)
        {
            keys.push(field.to_owned());
        }
        if settled.insert(keys.clone()) {
            errors.push(source.error(&keys.join("."), in_words(message)));
            take_out(&mut mended, &keys);
        } else {
            fill_otherwise(&mut mended, &keys);
        }
    }
    // Never seen: whatever cannot be mended has been told before.
    errors.push(source.error("", "expected the tables `dataset`, `policy` and `import`".to_owned()));
    DescriptorErrors::unless_empty(errors).map(|()| unreachable!("one error was pushed"))
}

impl Source<'_> {
    /// An error at the place of `key` (`dataset.breakdowns.0.slug`), or of the nearest table around it.
    pub(super) fn error(&self, key: &str, message: String) -> DescriptorError {
        let mut place = self.root.span().start;
        let mut value = &self.root;
        for key in key.split('.') {
            let next = match value.get_ref() {
                DeValue::Table(table) => table.get_key_value(key).map(|(key, value)| (key.span().start, value)),
                DeValue::Array(array) => key
                    .parse::<usize>()
                    .ok()
                    .and_then(|index| array.get(index))
                    .map(|value| (value.span().start, value)),
                _ => None,
            };
            let Some((start, inner)) = next else { break };
            (place, value) = (start, inner);
        }
        self.error_at(place, key.to_owned(), message)
    }

    fn error_at(&self, place: usize, key: String, message: String) -> DescriptorError {
        let before = &self.text[..self.text.floor_char_boundary(place)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        DescriptorError {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            key: visible(&key),
            message: visible(&message),
        }
    }
}

fn keys(path: &Path) -> Vec<String> {
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Seq { index } => Some(index.to_string()),
            Segment::Map { key } => Some(key.clone()),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect()
}

/// What stands between backticks after `words` in a message of serde.
fn quoted<'m>(message: &'m str, words: &str) -> Option<&'m str> {
    message.strip_prefix(words)?.strip_prefix('`')?.split('`').next()
}

/// A message of serde without the names of our types.
fn in_words(message: &str) -> String {
    let Some((before, after)) = message.split_once("expected struct ") else { return message.to_owned() };
    let rest = after.trim_start_matches(|c: char| c.is_alphanumeric());
    format!("{before}expected a table{rest}")
}

/// Reads as a text, a code, a year and a period.
fn filler<'a>() -> Spanned<DeValue<'a>> {
    Spanned::new(0..0, DeValue::String("2000-01".into()))
}

fn fill(root: &mut Spanned<DeValue<'_>>, keys: &[String]) {
    let Some((last, parents)) = keys.split_last() else { return };
    if let Some(DeValue::Table(table)) = find(root, parents).map(Spanned::get_mut) {
        table.insert(Spanned::new(0..0, last.clone().into()), filler());
    }
}

fn take_out(root: &mut Spanned<DeValue<'_>>, keys: &[String]) {
    let Some((last, parents)) = keys.split_last() else { return };
    match find(root, parents).map(Spanned::get_mut) {
        Some(DeValue::Table(table)) => {
            table.remove(last.as_str());
        }
        // The others keep their indices.
        Some(DeValue::Array(_)) => {
            if let Some(value) = find(root, keys) {
                *value = filler();
            }
        }
        _ => {}
    }
}

/// The filler was no text: it was a table; it was no table: it is an array.
fn fill_otherwise(root: &mut Spanned<DeValue<'_>>, keys: &[String]) {
    if let Some(value) = find(root, keys) {
        let other = match value.get_ref() {
            DeValue::Table(_) => DeValue::Array(toml::de::DeArray::new()),
            _ => DeValue::Table(DeTable::new()),
        };
        *value = Spanned::new(0..0, other);
    }
}

fn find<'v, 'a>(root: &'v mut Spanned<DeValue<'a>>, keys: &[String]) -> Option<&'v mut Spanned<DeValue<'a>>> {
    let mut value = root;
    for key in keys {
        value = match value.get_mut() {
            DeValue::Table(table) => table.get_mut(key.as_str())?,
            DeValue::Array(array) => array.get_mut(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(value)
}
