//! What readers are told where there is no answer.

use shared::selection::{Expected, SelectionError};

/// The words about problems: what only the server writes.
pub trait Problems: Sync {
    /// Nothing is at the address.
    fn unknown_address(&self) -> Told;
    /// No dataset goes by the name that was found.
    fn unknown_dataset(&self, found: &str) -> Told;
    /// No force goes by the name that was found.
    fn unknown_force(&self, found: &str) -> Told;
    /// The dataset has no release of the number that was found.
    fn unknown_release(&self, found: &str, known: &[u32]) -> Told;
    /// The release was taken back: what became of it in a line, and the latest that there is.
    fn withdrawn(&self, line: &str, latest: Option<u32>) -> Told;
    /// The certificate tells numbers of another release, which was taken back: what became of that one in a line.
    fn proof_closed(&self, line: &str) -> Told;
    /// Nobody has signed the address of this rehearsal.
    fn unknown_rehearsal(&self) -> Told;
    /// The time of the rehearsal is over.
    fn rehearsal_over(&self) -> Told;
    /// The draft of the rehearsal was replaced or published.
    fn other_draft(&self) -> Told;
    /// The query asks for what cannot be shown.
    fn bad_selection(&self) -> Told;
    /// There is no answer in the form that was found.
    fn no_such_format(&self, found: &str) -> Told;
    /// The query is longer than any selection.
    fn long_query(&self, bytes: usize, most: usize) -> Told;
    /// What a key held that may not hold it, as it stands before [`Self::expected`].
    fn found(&self, found: &str) -> String;
    /// What a key may hold.
    fn expected(&self, expected: &Expected) -> String;
    /// All that is wrong with a key, in a line.
    fn wrong(&self, error: &SelectionError) -> String {
        format!("{}: {} {}", error.key, self.found(&error.found), self.expected(&error.expected))
    }
    /// The address is there to be read only.
    fn method(&self) -> Told;
    /// The fault is the server's.
    fn fault(&self) -> Told;
    /// The link to the latest release.
    fn latest_release(&self) -> &'static str;
}

/// What happened, in a few words and in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// In a few words.
    pub title: &'static str,
    /// In a sentence.
    pub detail: String,
}

impl Told {
    pub(super) fn new(title: &'static str, detail: impl Into<String>) -> Self {
        Self { title, detail: detail.into() }
    }
}

/// The contrast of colours as it is written, rounded down: what is asked for is never said to be there.
pub(super) fn contrast(contrast: f64) -> String {
    format!("{:.2}:1", (contrast * 100.0).floor() / 100.0)
}

/// `1, 2, 3`.
pub(super) fn listed(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}
