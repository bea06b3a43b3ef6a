//! What the pages of releases say, and what they say of a proof.

use shared::certificate::Checked;

/// The words about releases and their certificates: what only the server writes.
pub trait Releases: Sync {
    /// The list of releases.
    fn heading(&self) -> &'static str;
    /// What the list says before its releases.
    fn lede(&self) -> &'static str;
    /// The heading of the column of releases.
    fn column(&self) -> &'static str;
    /// The heading of the day.
    fn published(&self) -> &'static str;
    /// The heading of whether it is the latest.
    fn standing(&self) -> &'static str;
    /// The latest release.
    fn latest(&self) -> &'static str;
    /// A release with a later one.
    fn superseded(&self) -> &'static str;
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
    /// The heading of what the proof does not cover.
    fn limits(&self) -> &'static str;
    /// What the list of limits begins with.
    fn limits_lede(&self) -> &'static str;
    /// What the proof does not cover.
    fn limits_texts(&self) -> &'static [&'static str];
    /// The link from the method to the proof.
    fn to_the_proof(&self) -> &'static str;
}
