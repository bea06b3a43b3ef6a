//! The addresses of ours in a body, found and replaced: what puts a whole site under another address or into a folder.
//!
//! Invariant: an address of ours begins with a slash and is the whole value of an attribute or of a string of JSON. What a reader
//! wrote, a style, a script and the key of an object are never touched.

use super::answer::media;
use html_escape::{decode_html_entities as decoded, encode_double_quoted_attribute as attribute};

/// What becomes of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relink {
    /// This one takes its place.
    To(String),
    /// It stays.
    Keep,
    /// Nothing leads there: the attribute goes.
    Drop,
}

/// The body with its addresses replaced; `None` when a body of this media type has none.
pub fn relink(media_type: &str, body: &[u8], replace: &mut dyn FnMut(&str) -> Relink) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(body).ok()?;
    match media_type {
        media::HTML | media::SVG | media::ATOM => Some(markup(text, replace).into_bytes()),
        media::JSON | media::JSON_LD | media::PROBLEM | media::CSVW => Some(json(text, replace).into_bytes()),
        _ => None,
    }
}

/// Whether the value of an attribute or of a string is an address of ours.
fn is_ours(value: &str) -> bool {
    value.starts_with('/') && !value.starts_with("//")
}

/// HTML and XML as our server writes it: values of attributes in double quotes.
fn markup(text: &str, replace: &mut dyn FnMut(&str) -> Relink) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let raw = ["<script", "<style"].into_iter().find(|name| from.starts_with(name));
        rest = tag(from, &mut out, replace);
        if let Some(name) = raw {
            let close = format!("</{}", &name[1..]);
            let end = rest.find(&close).unwrap_or(rest.len());
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
    out.push_str(rest);
    out
}

/// Writes one tag and gives what follows it.
fn tag<'a>(from: &'a str, out: &mut String, replace: &mut dyn FnMut(&str) -> Relink) -> &'a str {
    let mut rest = from;
    loop {
        let Some(end) = rest.find(['"', '>']) else {
            out.push_str(rest);
            return "";
        };
        if rest.as_bytes()[end] == b'>' {
            let (tag, after) = rest.split_at(end + 1);
            out.push_str(tag);
            return after;
        }
        let (name, quoted) = rest.split_at(end);
        let Some((value, after)) = quoted[1..].split_once('"') else {
            out.push_str(rest);
            return "";
        };
        rest = after;
        let plain = decoded(value);
        match if is_ours(&plain) { replace(&plain) } else { Relink::Keep } {
            Relink::To(other) => {
                out.push_str(name);
                out.push('"');
                out.push_str(&attribute(&other));
                out.push('"');
            }
            Relink::Keep => {
                out.push_str(name);
                out.push('"');
                out.push_str(value);
                out.push('"');
            }
            // The name of the attribute goes with it, and the space before it.
            Relink::Drop => out.push_str(name.rsplit_once(' ').map_or(name, |(before, _)| before)),
        }
    }
}

/// JSON: strings that are values.
fn json(text: &str, replace: &mut dyn FnMut(&str) -> Relink) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    while let Some(open) = rest.find('"') {
        out.push_str(&rest[..open]);
        let string = &rest[open..];
        let end = closing(string);
        let (string, after) = string.split_at(end);
        rest = after;
        let value: Option<String> = serde_json::from_str(string).ok();
        let is_key = after.trim_start().starts_with(':');
        match value.filter(|value| !is_key && is_ours(value)).map(|value| replace(&value)) {
            Some(Relink::To(other)) => out.push_str(&serde_json::Value::from(other).to_string()),
            Some(Relink::Drop) => out.push_str("null"),
            Some(Relink::Keep) | None => out.push_str(string),
        }
    }
    out.push_str(rest);
    out
}

/// Where a string that begins with a quotation mark ends, with its last one.
fn closing(string: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in string.bytes().enumerate().skip(1) {
        match byte {
            b'"' if !escaped => return at + 1,
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    string.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn under(media_type: &str, body: &str) -> String {
        let mut replace = |address: &str| match address {
            "/drop" => Relink::Drop,
            "/keep" => Relink::Keep,
            _ => Relink::To(format!("/under{address}")),
        };
        let bytes = relink(media_type, body.as_bytes(), &mut replace).expect("a body with addresses");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn every_address_of_ours_in_a_tag_is_replaced_and_nothing_else() {
        let html = "<p>\"/not\" href=\"/text\"</p><a class=\"b\" href=\"/a?b=1&amp;c=2\" rel=\"c\">x</a><a href=\"/drop\">y</a>\
                    <a href=\"/keep\"><img src=\"//elsewhere\"><a href=\"https://elsewhere/a\"><a href=\"#b\">\
                    <script>x=\"/script\"<1</script><style>a{b:\"/style\"}</style><form action=\"/f\">";
        let expected = "<p>\"/not\" href=\"/text\"</p><a class=\"b\" href=\"/under/a?b=1&amp;c=2\" rel=\"c\">x</a><a>y</a>\
                        <a href=\"/keep\"><img src=\"//elsewhere\"><a href=\"https://elsewhere/a\"><a href=\"#b\">\
                        <script>x=\"/script\"<1</script><style>a{b:\"/style\"}</style><form action=\"/under/f\">";
        assert_eq!(under(media::HTML, html), expected);
    }

    #[test]
    fn every_address_of_ours_in_json_is_replaced_and_no_key() {
        let json = r#"{"/key": "/a\"b", "x":["/keep","/c",1,"no","//d","/drop"],"\\":"/e"}"#;
        let expected = r#"{"/key": "/under/a\"b", "x":["/keep","/under/c",1,"no","//d",null],"\\":"/under/e"}"#;
        assert_eq!(under(media::JSON, json), expected);
    }

    #[test]
    fn what_is_cut_off_comes_back_as_it_was() {
        for html in ["<a href=\"/a", "<a href=", "<", "a<b", "<script>", "<a \""] {
            assert_eq!(under(media::HTML, html), html);
        }
        for json in ["\"/a", "\"", "{\"a\":\"\\"] {
            assert_eq!(under(media::JSON, json), json);
        }
    }
}
