//! What is said of the parts of a whole: a part of [`Words`](super::Words) of its own.

/// What one language says where a number is taken apart by a breakdown.
pub trait Parts: Sync {
    /// The heading of a figure of parts: of England and Wales by year, or of forces, named.
    fn title_of_parts(&self, unit: &str, by: &str, forces: &[&str]) -> String;
    /// The numbers of all parts, each with its name, as a sentence.
    fn parts(&self, by: &str, during: &str, parts: &[String]) -> String;
    /// One of them that is withheld.
    fn withheld_part(&self, range: [&str; 2]) -> String;
    /// One of them that is not there.
    fn missing_part(&self) -> &'static str;
    /// What withheld parts come to, where that follows from what is shown: `together 12`.
    fn together(&self, number: &str) -> String;
}
