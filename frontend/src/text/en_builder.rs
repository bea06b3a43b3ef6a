//! English words of the embed builder.

use super::{Builder, en::English};
use shared::selection::{Font, Theme};

impl Builder for English {
    fn heading(&self, dataset: &str) -> String {
        format!("Embed: {dataset}")
    }

    fn lede(&self) -> &'static str {
        "Choose a figure, see it as your readers will, and take the code. It sets no cookie, asks no other site for anything \
         and needs no script of yours."
    }

    fn numbers(&self) -> &'static str {
        "Which numbers"
    }

    fn live(&self) -> &'static str {
        "Always the latest"
    }

    fn pinned(&self, release: u32) -> String {
        format!("Release {release}, unchanged; it says when it is corrected")
    }

    fn language(&self) -> &'static str {
        "Language"
    }

    fn theme(&self) -> &'static str {
        "Light or dark"
    }

    fn of_theme(&self, theme: Theme) -> &'static str {
        match theme {
            Theme::Auto => "As each reader has set",
            Theme::Light => "Light",
            Theme::Dark => "Dark",
            Theme::Print => "Black on white",
        }
    }

    fn host(&self) -> &'static str {
        "Colours and font of your page"
    }

    fn colours(&self) -> &'static str {
        "Six hexadecimal digits each, such as 1f62a8; leave empty for ours. A colour that cannot be read is refused, with \
         its contrast. Images keep their own font."
    }

    fn ink(&self) -> &'static str {
        "Words"
    }

    fn paper(&self) -> &'static str {
        "Background"
    }

    fn accent(&self) -> &'static str {
        "Bars, lines, links"
    }

    fn font(&self) -> &'static str {
        "Font"
    }

    fn of_font(&self, font: Font) -> &'static str {
        match font {
            Font::Sans => "Sans serif (Arial)",
            Font::Serif => "Serif (Times)",
        }
    }

    fn preview(&self) -> &'static str {
        "Preview"
    }

    fn in_article(&self, pixels: u32) -> String {
        format!("In an article, {pixels} pixels wide")
    }

    fn on_phone(&self, pixels: u32) -> String {
        format!("On a phone, {pixels} pixels wide")
    }

    fn take(&self) -> &'static str {
        "Take it"
    }

    fn frame(&self) -> &'static str {
        "Code for your page"
    }

    fn address(&self) -> &'static str {
        "Address, where your system asks for one"
    }

    fn wordpress(&self) -> &'static str {
        "WordPress, on a line of its own"
    }

    fn image(&self) -> &'static str {
        "Image, for newsletters and systems without frames"
    }

    fn alt(&self) -> &'static str {
        "Alternative text"
    }

    fn caption(&self) -> &'static str {
        "Caption"
    }

    fn copy(&self) -> &'static str {
        "Copy"
    }

    fn copied(&self, label: &str) -> String {
        format!("Copied: {label}")
    }

    fn changed(&self, title: &str) -> String {
        format!("Preview and code have changed: {title}")
    }

    fn package(&self) -> &'static str {
        "Everything in one file"
    }

    fn zip(&self, release: u32) -> String {
        format!("Newsroom ZIP of release {release}")
    }

    fn zip_text(&self) -> &'static str {
        "The figure as SVG and as PNG for light pages, for dark pages and for print at 300 dpi; its table as CSV with the \
         meaning of the columns; alternative text, caption, sentence, code, licence and a page that explains them."
    }
}
