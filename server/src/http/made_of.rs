//! Of which releases an answer is made: the header `Referrals-Release`.

use ring::digest::{SHA256, digest};
use shared::publication::Publication;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

/// The name of the header.
pub const HEADER: &str = "Referrals-Release";

/// The releases whose numbers an answer shows, or of which it says that they were withdrawn; never none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MadeOf {
    /// One release of the dataset that the address names.
    One(u32),
    /// The numbers of releases of each dataset.
    Several(BTreeMap<String, BTreeSet<u32>>),
}

/// The longest list, in bytes: proxies refuse the whole answer when its headers outgrow a page of memory.
const LONGEST: usize = 1024;

/// A release by its dataset and its number.
pub fn numbered(publication: &Arc<Publication>) -> (&str, u32) {
    (&publication.dataset().slug, publication.release().number)
}

impl MadeOf {
    /// Releases by dataset and number, in any order; `None` when there is none.
    pub fn releases<'a>(releases: impl IntoIterator<Item = (&'a str, u32)>) -> Option<Self> {
        let mut several: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        for (dataset, number) in releases {
            several.entry(dataset.to_owned()).or_default().insert(number);
        }
        (!several.is_empty()).then_some(Self::Several(several))
    }
}

/// `2`; `illustrative-by-force=(1 2), published-totals=1`; or, where that would be too long, `@` and half of its SHA-256, which is
/// the same for the same releases alone.
impl fmt::Display for MadeOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let several = match self {
            Self::One(number) => return write!(f, "{number}"),
            Self::Several(several) => several,
        };
        let list: Vec<String> =
            several.iter().map(|(dataset, numbers)| format!("{dataset}={}", all(numbers))).collect();
        let list = list.join(", ");
        if list.len() <= LONGEST {
            return f.write_str(&list);
        }
        f.write_str("@")?;
        f.write_str(&hex::encode(&digest(&SHA256, list.as_bytes()).as_ref()[..16]))
    }
}

fn all(numbers: &BTreeSet<u32>) -> String {
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    match words.as_slice() {
        [one] => one.clone(),
        more => format!("({})", more.join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_release_is_its_number_and_several_have_their_datasets() {
        let several = |releases: &[(&str, u32)]| MadeOf::releases(releases.iter().copied()).map(|it| it.to_string());
        assert_eq!(MadeOf::One(2).to_string(), "2");
        assert_eq!(several(&[]), None);
        assert_eq!(several(&[("totals", 1)]).as_deref(), Some("totals=1"));
        assert_eq!(
            several(&[("totals", 1), ("by-force", 10), ("by-force", 2), ("by-force", 2)]).as_deref(),
            Some("by-force=(2 10), totals=1")
        );
    }

    #[test]
    fn many_releases_are_a_hash_that_tells_them_apart_and_fits_through_every_proxy() {
        let slugs: Vec<String> = (0..200).map(|number| format!("{}-{number}", "a".repeat(55))).collect();
        let of = |first: u32| {
            let releases = slugs.iter().zip(1..).map(|(slug, at)| (&**slug, if at == 200 { first } else { 1 }));
            MadeOf::releases(releases).expect("there are some").to_string()
        };
        assert_eq!((of(1).len(), of(1)), (33, of(1)));
        assert!(of(1).starts_with('@') && of(1) != of(2), "{} {}", of(1), of(2));
    }
}
