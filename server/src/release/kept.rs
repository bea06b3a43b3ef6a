//! Releases that few ask for: in memory as compressed text, opened at first use, and the most used of them kept open.
//!
//! Invariant: what is opened is [`Certified`]: its proof has been checked. Nothing here asks a database.

use super::certified::Certified;
use moka::sync::Cache;
use serde::{Deserialize, de::Error as _};
use shared::release::Release;
use std::{
    fmt,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

/// How many bytes are kept open.
const OPEN: u64 = 64 << 20;

/// How hard a text is pressed: a start with thousands of releases waits for it.
const PRESSED: i32 = 1;

/// What every text begins with.
const BEGIN: &str = r#"{"publication":"#;

/// Where releases are kept that few ask for.
pub struct Shelf {
    open: Cache<u64, Arc<Certified>>,
    next: AtomicU64,
}

/// One release on a [`Shelf`].
#[derive(Clone)]
pub struct Kept(Arc<Inner>);

struct Inner {
    shelf: Arc<Shelf>,
    place: u64,
    head: Head,
    packed: Box<[u8]>,
    /// Why it was refused when it was opened.
    refused: OnceLock<Refused>,
}

/// What is known of a release without opening it.
#[derive(Deserialize)]
struct Head {
    dataset: Named,
    release: Release,
}

#[derive(Deserialize)]
struct Named {
    slug: String,
}

/// A release whose text proves nothing, whatever its hash is.
#[derive(Clone, Debug, thiserror::Error)]
#[error("release {number} of `{dataset}` is refused: {reason}")]
pub struct Refused {
    /// The dataset of the release.
    pub dataset: String,
    /// Its number.
    pub number: u32,
    /// What is wrong.
    pub reason: String,
}

impl Default for Shelf {
    fn default() -> Self {
        let open = Cache::builder().max_capacity(OPEN).weigher(|_, open: &Arc<Certified>| weight(open)).build();
        Self { open, next: AtomicU64::new(0) }
    }
}

/// About how many bytes an open release takes.
fn weight(open: &Certified) -> u32 {
    const BESIDE_CELLS: usize = 16 << 10;
    let counts: usize = open.certificate().witnesses.iter().map(Vec::len).sum();
    let bytes = BESIDE_CELLS + size_of_val(open.publication().cells()) + counts * size_of::<u32>();
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

impl Shelf {
    /// Keeps the text of a release. Of it no more is read than its publication, for its head: the rest has to be what it says, which
    /// shows when it is opened.
    pub fn keep(self: &Arc<Self>, text: &str) -> Result<Kept, serde_json::Error> {
        let publication = text.strip_prefix(BEGIN).unwrap_or_default();
        let head = serde_json::Deserializer::from_str(publication).into_iter().next();
        let head = head.unwrap_or_else(|| Err(serde_json::Error::custom("it does not begin with a publication")))?;
        let packed =
            zstd::bulk::compress(text.as_bytes(), PRESSED).expect("memory takes every byte").into_boxed_slice();
        let place = self.next.fetch_add(1, Ordering::Relaxed);
        Ok(Kept(Arc::new(Inner { shelf: Arc::clone(self), place, head, packed, refused: OnceLock::new() })))
    }
}

impl Kept {
    /// The slug of its dataset.
    pub fn dataset(&self) -> &str {
        &self.0.head.dataset.slug
    }

    /// Its number, day, kind and note.
    pub fn release(&self) -> &Release {
        &self.0.head.release
    }

    /// All of it, read and with its proof checked, unless that was done lately. It takes time: not on a thread that answers
    /// others.
    pub fn open(&self) -> Result<Arc<Certified>, Refused> {
        if let Some(refused) = self.refused() {
            return Err(refused.clone());
        }
        // Of many who ask at once one opens it, and the others wait.
        let opened = self.0.shelf.open.try_get_with(self.0.place, || self.read().map(Arc::new));
        opened.map_err(|refused| self.0.refused.get_or_init(|| Refused::clone(&refused)).clone())
    }

    /// The same for who keeps it open, and leaves the place on the shelf to others.
    pub fn read(&self) -> Result<Certified, Refused> {
        let text = zstd::stream::decode_all(&*self.0.packed).map_err(|error| self.because(error))?;
        serde_json::from_slice(&text).map_err(|error| self.because(error))
    }

    /// Why it was refused when somebody opened it; `None` when it was not, or not yet.
    pub fn refused(&self) -> Option<&Refused> {
        self.0.refused.get()
    }

    fn because(&self, reason: impl fmt::Display) -> Refused {
        Refused { dataset: self.dataset().to_owned(), number: self.release().number, reason: reason.to_string() }
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} in {} bytes", self.dataset(), self.release().number, self.0.packed.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::{
        certificate::{Certificate, VERSION},
        sample,
    };

    fn text() -> String {
        let publication = sample::many_years();
        let certificate = Certificate {
            version: VERSION,
            dataset: publication.dataset().slug.clone(),
            width: 4,
            reach: 5,
            knowledge: Vec::new(),
            also_open: Vec::new(),
            witnesses: Vec::new(),
            pairs: Vec::new(),
        };
        let certified = Certified::new(publication, certificate).expect("every cell of the sample is shown");
        serde_json::to_string(&certified).expect("JSON")
    }

    #[test]
    fn what_is_kept_opens_as_it_was_and_is_opened_once() {
        let (shelf, text) = (Arc::new(Shelf::default()), text());
        let kept = shelf.keep(&text).expect("it has a head");
        assert!(kept.0.packed.len() < text.len() / 3, "{kept:?} of {}", text.len());
        let open = kept.open().expect("it opens");
        assert_eq!(serde_json::to_string(&*open).expect("JSON"), text);
        assert_eq!(
            (kept.dataset(), kept.release()),
            (open.publication().dataset().slug.as_str(), open.publication().release())
        );
        assert!(Arc::ptr_eq(&open, &kept.clone().open().expect("it is open")));
        assert!(kept.refused().is_none());
    }

    #[test]
    fn a_release_that_proves_nothing_is_refused_when_it_is_opened() {
        let (shelf, text) = (Arc::new(Shelf::default()), text());
        let unproved = text.replacen(" 3*37 ", " 3*c1-99 ", 1);
        assert!(unproved != text, "the sample holds 37 three times in a row");
        let kept = shelf.keep(&unproved).expect("its head is sound");
        for _ in 0..2 {
            let refused = kept.open().expect_err("three numbers are withheld without a witness").to_string();
            assert!(refused.contains("0 pairs for 3 withheld cells"), "{refused}");
        }
        assert!(kept.refused().is_some());
        assert!(shelf.keep("{}").is_err(), "no head");
    }
}
