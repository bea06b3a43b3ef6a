//! What is said where a figure is made ready for somebody else's page.

use shared::selection::{Font, Theme};

/// The words of the embed builder.
pub trait Builder: Sync {
    /// The heading of the page.
    fn heading(&self, dataset: &str) -> String;
    /// What the page is for.
    fn lede(&self) -> &'static str;
    /// The label of live or pinned.
    fn numbers(&self) -> &'static str;
    /// Whatever is the latest.
    fn live(&self) -> &'static str;
    /// One release.
    fn pinned(&self, release: u32) -> String;
    /// The label of the language, of figure and page.
    fn language(&self) -> &'static str;
    /// The label of light or dark.
    fn theme(&self) -> &'static str;
    /// A theme, as a choice.
    fn of_theme(&self, theme: Theme) -> &'static str;
    /// The heading of the host's colours and font.
    fn host(&self) -> &'static str;
    /// How a colour is written, and what becomes of one that cannot be read.
    fn colours(&self) -> &'static str;
    /// The label of the colour of words.
    fn ink(&self) -> &'static str;
    /// The label of the colour behind everything.
    fn paper(&self) -> &'static str;
    /// The label of the colour of marks and links.
    fn accent(&self) -> &'static str;
    /// The label of the font.
    fn font(&self) -> &'static str;
    /// A font, as a choice.
    fn of_font(&self, font: Font) -> &'static str;
    /// The heading of the two previews.
    fn preview(&self) -> &'static str;
    /// The preview in an article so many pixels wide.
    fn in_article(&self, pixels: u32) -> String;
    /// The preview on a phone so many pixels wide.
    fn on_phone(&self, pixels: u32) -> String;
    /// The heading of what is taken from here.
    fn take(&self) -> &'static str;
    /// The label of the code of the frame.
    fn frame(&self) -> &'static str;
    /// The label of the plain address.
    fn address(&self) -> &'static str;
    /// The label of the line for WordPress.
    fn wordpress(&self) -> &'static str;
    /// The label of the code of the image.
    fn image(&self) -> &'static str;
    /// The label of the alternative text.
    fn alt(&self) -> &'static str;
    /// The label of the caption.
    fn caption(&self) -> &'static str;
    /// The button that copies, after it the label of what it copies.
    fn copy(&self) -> &'static str;
    /// What is read out when something is copied.
    fn copied(&self, label: &str) -> String;
    /// What is read out when the choice has changed what is there.
    fn changed(&self, title: &str) -> String;
    /// The heading of the ZIP.
    fn package(&self) -> &'static str;
    /// The link to the ZIP of a release.
    fn zip(&self, release: u32) -> String;
    /// What is in it.
    fn zip_text(&self) -> &'static str;
}
