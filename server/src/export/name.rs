//! The name that an address has as a file.

use crate::{app::resolve, http::face::Face};
use ring::digest::{SHA256, digest};

/// An address that is copied, and its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// Its path.
    pub(super) path: String,
    /// Its query, without the release: there is one alone.
    pub(super) query: String,
    /// The file, from the folder on.
    pub(super) file: String,
}

/// A name longer than this is told by its hash: file systems take 255 bytes.
const LONGEST: usize = 120;

/// What makes figures ready for other pages answers every choice, so it needs a server.
const BUILDER: &str = "/datasets/{dataset}/embed";

impl Named {
    /// The name of an address; `None` for what needs a server or shows another release.
    pub(super) fn of(address: &str, number: u32) -> Option<Self> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let found = resolve(path)?;
        if found.route.path == BUILDER {
            return None;
        }
        let own = number.to_string();
        let numbered = found.part("release");
        if !(numbered.is_empty() || numbered == own) || !found.part("rest").is_empty() {
            return None;
        }
        let mut kept = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some(("release", release)) if release == own => {}
                Some(("release", _)) => return None,
                _ => kept.push(pair),
            }
        }
        let query = kept.join("&");
        let bare = path.trim_start_matches('/');
        let (stem, end) = match found.route.face {
            Face::Page if bare.is_empty() => ("index", "html"),
            Face::Page | Face::Embed => (bare, "html"),
            Face::Svg | Face::Png | Face::Download => bare.split_once('.')?,
            Face::Api if !bare.ends_with(".json") => (bare, "json"),
            Face::Asset if bare.starts_with("assets/") => bare.rsplit_once('.')?,
            Face::Api | Face::Asset | Face::Feed | Face::Catalogue | Face::Operation => return None,
        };
        let file = if query.is_empty() { format!("{stem}.{end}") } else { format!("{stem}/{}.{end}", plain(&query)) };
        Some(Self { path: path.to_owned(), query, file })
    }

    /// The address that is asked.
    pub(super) fn address(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }

    /// The way from another file to this one.
    pub(super) fn relative_to(&self, from: &str) -> String {
        let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), self.file.split('/').collect());
        let folders = from.len().min(to.len()) - 1;
        let same = (0..folders).take_while(|at| from[*at] == to[*at]).count();
        let up = "../".repeat(from.len() - 1 - same);
        // A colon or a slash cannot stand in a name, so this is never taken for an address with a scheme.
        format!("{up}{}", to[same..].join("/"))
    }
}

/// A query as the name of a file, on every file system and in every address.
fn plain(query: &str) -> String {
    let plain: String =
        query.chars().map(|c| if c.is_ascii_alphanumeric() || "=&,.-_".contains(c) { c } else { '-' }).collect();
    if plain == query && plain.len() <= LONGEST {
        return plain;
    }
    let hash = hex::encode(digest(&SHA256, query.as_bytes()));
    hash[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(address: &str) -> Option<String> {
        Named::of(address, 2).map(|named| named.file)
    }

    #[test]
    fn an_address_has_one_file_and_what_is_of_another_release_or_needs_a_server_has_none() {
        for (address, expected) in [
            ("/", "index.html"),
            ("/datasets/x", "datasets/x.html"),
            ("/datasets/x?release=2", "datasets/x.html"),
            ("/datasets/x?figure=trend&release=2", "datasets/x/figure=trend.html"),
            ("/datasets/x/releases/2", "datasets/x/releases/2.html"),
            ("/figures/x.png?forces=kent", "figures/x/forces=kent.png"),
            ("/downloads/x.csv-metadata.json", "downloads/x.csv-metadata.json"),
            ("/api/v1/datasets/x/releases/2/certificate", "api/v1/datasets/x/releases/2/certificate.json"),
            ("/assets/style-0123.css", "assets/style-0123.css"),
        ] {
            assert_eq!(file(address).as_deref(), Some(expected), "{address}");
        }
        let others =
            ["/datasets/x/releases/1", "/datasets/x?release=1", "/health/live", "/feed.atom", "/api/openapi.json"];
        for address in others.into_iter().chain(["/datasets/x/embed", "/rehearsal/t/datasets/x", "/elsewhere", "#main"])
        {
            assert_eq!(file(address), None, "{address}");
        }
        let long = format!("/embed/x?forces={}", "kent,".repeat(60));
        assert_eq!(file(&long).map(|name| name.len()), Some("embed/x/0123456789abcdef.html".len()));
    }

    #[test]
    fn the_way_from_a_file_to_another_is_relative() {
        let to = |address: &str, from: &str| Named::of(address, 2).map(|named| named.relative_to(from));
        assert_eq!(to("/datasets/x", "index.html").as_deref(), Some("datasets/x.html"));
        assert_eq!(to("/", "datasets/x/forces/kent.html").as_deref(), Some("../../../index.html"));
        assert_eq!(to("/datasets/x", "datasets/x/forces/kent.html").as_deref(), Some("../../x.html"));
        assert_eq!(to("/datasets/x/method", "datasets/x/forces/kent.html").as_deref(), Some("../method.html"));
        assert_eq!(to("/datasets/x", "datasets/x.html").as_deref(), Some("x.html"));
    }
}
