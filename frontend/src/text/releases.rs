//! What the pages of releases say, and what they say of a proof.

use shared::{certificate::Checked, release::Kind};

/// The words about releases and their certificates: what only the server writes.
pub trait Releases: Sync {
    /// The list of releases.
    fn heading(&self) -> &'static str;
    /// The link to the list, revisions and corrections among them.
    fn all_of_them(&self) -> &'static str;
    /// What the list says before its releases.
    fn lede(&self) -> &'static str;
    /// The heading of the column of releases.
    fn column(&self) -> &'static str;
    /// The heading of the day.
    fn published(&self) -> &'static str;
    /// The heading of whether it is the latest.
    fn standing(&self) -> &'static str;
    /// The heading of why it was published.
    fn kind(&self) -> &'static str;
    /// Why it was published.
    fn kind_word(&self, kind: Kind) -> &'static str;
    /// The heading of what the office says of it.
    fn note(&self) -> &'static str;
    /// The latest release.
    fn latest(&self) -> &'static str;
    /// A release with a later one.
    fn superseded(&self) -> &'static str;
    /// A release in which a later one put a mistake right.
    fn corrected(&self) -> &'static str;
    /// A release whose numbers are not shown any more.
    fn withdrawn(&self) -> &'static str;
    /// The heading of what a release changed.
    fn changes(&self) -> &'static str;
    /// What stands there for the first release.
    fn first(&self) -> &'static str;
    /// What stands there when the numbers of one of the two releases are not shown any more.
    fn changes_withheld(&self) -> &'static str;
    /// With which release it is compared, and how many numbers changed, are new, and are gone.
    fn changed(&self, before: u32, changed: usize, new: usize, gone: usize) -> String;
    /// One change: where, what was shown, what is shown.
    fn change(&self, place: &str, before: Option<&str>, after: Option<&str>) -> String;
    /// How many changes are not listed.
    fn more_changes(&self, more: usize) -> String;
    /// The link to all changes for programs.
    fn changes_for_programs(&self) -> &'static str;
    /// The link to the page of a release.
    fn about_release(&self, number: u32) -> String;
    /// The link to what a correction changed.
    fn what_changed(&self) -> &'static str;
    /// The title of the feed; of all datasets, or of one.
    fn feed(&self, dataset: Option<&str>) -> String;
    /// The link to the feed.
    fn feed_link(&self) -> &'static str;
    /// The title of an entry of the feed.
    fn entry(&self, dataset: &str, number: u32, kind: Kind) -> String;
    /// The title of the entry of a withdrawal.
    fn entry_withdrawn(&self, dataset: &str, number: u32) -> String;
    /// The link to the latest release.
    fn see_latest(&self, number: u32) -> String;
    /// One release.
    fn one(&self, number: u32) -> String;
    /// What a release is.
    fn about(&self) -> &'static str;
    /// The heading of its years.
    fn years(&self) -> &'static str;
    /// The heading of its areas.
    fn areas(&self) -> &'static str;
    /// How many forces it has.
    fn forces(&self, forces: usize) -> String;
    /// The link to its figures.
    fn figures(&self) -> &'static str;
    /// The link to its table.
    fn table(&self) -> &'static str;
    /// The heading of what its certificate shows.
    fn proof(&self) -> &'static str;
    /// What its certificate shows; a paragraph each.
    fn proof_texts(&self, checked: Checked) -> Vec<String>;
    /// The heading of how to check it oneself.
    fn check(&self) -> &'static str;
    /// How to check it oneself.
    fn check_text(&self) -> &'static str;
    /// What stands where the check could not be loaded.
    fn check_failed(&self) -> &'static str;
    /// How to check it without this page.
    fn check_elsewhere(&self) -> &'static str;
    /// How to check a file that was kept.
    fn check_file(&self) -> &'static str;
    /// The link to the document with the certificate.
    fn download(&self) -> &'static str;
    /// Why the certificate cannot be read: it tells numbers of another release, which was withdrawn.
    fn proof_closed(&self, withdrawn: u32) -> String;
    /// The heading of what the proof does not cover.
    fn limits(&self) -> &'static str;
    /// What the list of limits begins with.
    fn limits_lede(&self) -> &'static str;
    /// What the proof does not cover.
    fn limits_texts(&self) -> &'static [&'static str];
    /// The link from the method to the proof.
    fn to_the_proof(&self) -> &'static str;
}
