//! What is said of privacy.

/// A heading and the paragraphs below it.
pub type Section = (&'static str, &'static [&'static str]);

/// The words of the page about privacy.
pub trait Privacy: Sync {
    /// The link to the page.
    fn more(&self) -> &'static str;
    /// The heading of the page.
    fn heading(&self) -> &'static str;
    /// What it comes to.
    fn lede(&self) -> &'static str;
    /// What is kept and what is not.
    fn sections(&self) -> &'static [Section];
}
