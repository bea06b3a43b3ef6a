//! The site of a page.

use serde::Serialize;
use std::fmt;
use url::Url;

/// Scheme and host of a page, `https://news.example`; nothing of its path, its query or who read it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Origin(String);

/// The longest `Referer` that is looked at, and the longest origin that is kept, in bytes.
const LONGEST: (usize, usize) = (2048, 200);

impl Origin {
    /// The site that a `Referer` names; `None` for our own (`public_url`), and for what is no page of a site.
    pub fn of_referrer(referrer: &str, public_url: &str) -> Option<Self> {
        if referrer.len() > LONGEST.0 {
            return None;
        }
        let url = Url::parse(referrer).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())?;
        let origin = url.origin().ascii_serialization();
        (origin.len() <= LONGEST.1 && origin != public_url).then_some(Self(origin))
    }

    /// An origin as it was written down.
    pub fn written(origin: String) -> Self {
        Self(origin)
    }

    /// As it is written down.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(referrer: &str) -> Option<String> {
        Origin::of_referrer(referrer, "https://referrals.example").map(|origin| origin.to_string())
    }

    #[test]
    fn of_a_page_the_scheme_and_the_host_are_kept_and_nothing_else() {
        for referrer in [
            "https://news.example",
            "https://news.example/",
            "https://NEWS.example:443/story?reader=7#end",
            "https://ann:secret@news.example/story",
        ] {
            assert_eq!(read(referrer).as_deref(), Some("https://news.example"), "{referrer}");
        }
        assert_eq!(read("http://127.0.0.1:8000/draft").as_deref(), Some("http://127.0.0.1:8000"));
        assert_eq!(read("https://bücher.example/a").as_deref(), Some("https://xn--bcher-kva.example"));
    }

    #[test]
    fn what_is_ours_malformed_or_too_long_is_ignored() {
        let long =
            [format!("https://news.example/{}", "a".repeat(2048)), format!("https://{}.example", "a".repeat(250))];
        let others =
            ["", "null", "news.example", "about:blank", "file:///etc/passwd", "android-app://com.example", "https://"];
        let own = ["https://referrals.example/datasets/a", "https://referrals.example:443"];
        for referrer in long.iter().map(String::as_str).chain(others).chain(own) {
            assert_eq!(read(referrer), None, "{referrer}");
        }
    }
}
