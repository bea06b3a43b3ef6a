//! What is said of the check of a proof in the reader's browser.

use shared::certificate::Checked;

/// The words of the check: the page writes the button, the browser what came of it.
pub trait ProofCheck: Sync {
    /// The button.
    fn check_here(&self) -> &'static str;
    /// While it fetches and checks.
    fn checking(&self) -> &'static str;
    /// The verdict of a proof that holds.
    fn proved(&self, withheld: usize) -> &'static str;
    /// What the check found: terms with their values.
    fn found(&self, checked: Checked, milliseconds: u32) -> Vec<(&'static str, String)>;
    /// The verdict of a proof that fails, and of which cell where it is about one.
    fn not_proved(&self, cell: Option<&str>, why: &str) -> String;
    /// There was no answer, or none in time.
    fn no_answer(&self) -> &'static str;
    /// The server answered with another status than 200.
    fn refused(&self, status: u16) -> String;
    /// What came is no release with its certificate.
    fn unreadable(&self, why: &str) -> String;
    /// What came is another release than that of the page.
    fn another_release(&self) -> &'static str;
}
