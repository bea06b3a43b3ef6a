//! What the accessibility statement says.

/// The words of the accessibility statement: what only the server writes.
pub trait Accessibility: Sync {
    /// The heading of the page, and the link to it.
    fn heading(&self) -> &'static str;
    /// What the page says first.
    fn lede(&self) -> &'static str;
    /// Its parts: a heading, and paragraphs.
    fn parts(&self) -> &'static [(&'static str, &'static [&'static str])];
    /// The heading of whom to tell.
    fn tell_us(&self) -> &'static str;
    /// What to tell.
    fn tell_us_text(&self) -> &'static str;
    /// The heading of who sees to the law.
    fn law(&self) -> &'static str;
    /// Who sees to the law, before the name of the service.
    fn law_text(&self) -> &'static str;
    /// The name of the service that advises on equality.
    fn advice(&self) -> &'static str;
    /// When and how it was written.
    fn written(&self) -> &'static str;
}
