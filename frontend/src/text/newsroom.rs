//! What is said inside the ZIP for newsrooms.

/// The words of the newsroom ZIP.
pub trait Newsroom: Sync {
    /// Its files, by name, and what each is for.
    fn files(&self) -> [(&'static str, &'static str); 12];
    /// How to write about numbers that are withheld.
    fn withheld(&self) -> &'static str;
    /// The licence, before its address.
    fn licensed_under(&self, licence: &str) -> String;
    /// What to name when the figure is published.
    fn attribution(&self, source: &str) -> String;
    /// The licence of the letters in the pictures.
    fn font(&self) -> &'static str;
    /// Before the address of the page of the figure.
    fn page(&self) -> &'static str;
    /// Before the address of what the numbers mean.
    fn method(&self) -> &'static str;
    /// Before the address of this file.
    fn again(&self) -> &'static str;
    /// Whom to ask.
    fn contact(&self, name: &str, address: &str) -> String;
}
