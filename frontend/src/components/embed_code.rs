//! The code that puts a figure on somebody else's page.

use crate::{embed, page::View, urls};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};
use shared::{
    figure::{Frame, Styling, svg},
    selection::{Selection, Theme},
    sentence::sentence,
    table::Table,
};

/// What a host grants the embed: its height message, links in new tabs, files.
pub const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads \
    allow-top-navigation-by-user-activation";

/// What the embed is told of its host: the scheme and the host alone.
pub const REFERRER: &str = "strict-origin-when-cross-origin";

/// The widths of the frames that an embed must look right in when nobody listens to it, in CSS pixels: the column of an article, and
/// a phone.
pub const FRAMES: [u32; 2] = [640, 360];
/// The width of an image for which none is selected, in CSS pixels.
const IMAGE: u32 = 640;

/// A selection on its way to somebody else's page.
pub struct Embedded<'a> {
    /// Scheme and host of ours.
    pub public_url: &'a str,
    /// What is shown.
    pub view: &'a View,
    /// Its table.
    pub table: &'a Table,
}

impl Embedded<'_> {
    /// The address of the frame.
    pub fn address(&self) -> String {
        self.at(urls::embed, &self.view.selection)
    }

    /// The height of a frame of one of these widths when nobody tells it how high it is: nothing is cut off in any of them.
    pub fn height(&self, frames: &[u32]) -> u32 {
        let height = |frame: &u32| embed::height_at(self.view, &self.view.selection, *frame);
        frames.iter().map(height).max().unwrap_or_default()
    }

    /// The title, marked where the data is illustrative.
    pub fn title(&self) -> String {
        match &self.table.notes.illustrative {
            Some(illustrative) => format!("{illustrative}. {}", self.table.title),
            None => self.table.title.clone(),
        }
    }

    /// The sentence that says what the figure shows, in place of an image.
    pub fn alt(&self) -> String {
        sentence(&self.view.publication, &self.view.selection, self.table)
    }

    /// What stands under the figure, as text.
    pub fn caption(&self) -> String {
        format!("{}. {}", self.title().trim_end_matches('.'), self.table.notes.source)
    }

    /// The `<figure>` with the `<iframe>`, for a page that runs no script of ours.
    pub fn frame(&self) -> String {
        format!(
            "<figure><iframe src=\"{}\" title=\"{}\" loading=\"lazy\" width=\"100%\" height=\"{}\" style=\"border:0\" \
             sandbox=\"{SANDBOX}\" referrerpolicy=\"{REFERRER}\"></iframe>{}</figure>",
            attribute(&self.address()),
            attribute(&self.title()),
            self.height(&FRAMES),
            self.figcaption(),
        )
    }

    /// The same as an image, for mail and for systems that ban frames: dark where the reader has set so and the theme leaves it to
    /// them.
    pub fn image(&self) -> String {
        let themed = |theme| self.at(urls::figure_png, &Selection { theme, ..self.view.selection.clone() });
        let source = match (self.view.selection.theme, self.view.selection.host.paper) {
            (Theme::Auto, None) => format!(
                "<source srcset=\"{}\" media=\"(prefers-color-scheme: dark)\">",
                attribute(&themed(Theme::Dark))
            ),
            _ => String::new(),
        };
        let theme = if self.view.selection.theme == Theme::Auto { Theme::Light } else { self.view.selection.theme };
        let width = self.view.selection.width.unwrap_or(IMAGE);
        format!(
            "<figure><a href=\"{}\"><picture>{source}<img src=\"{}\" alt=\"{}\" width=\"{width}\" height=\"{}\" \
             style=\"max-width:100%;height:auto\"></picture></a>{}</figure>",
            attribute(&self.page()),
            attribute(&themed(theme)),
            attribute(&self.alt()),
            self.drawn(width, Styling::Alone(theme, self.view.selection.host)),
            self.figcaption(),
        )
    }

    /// What WordPress turns into the frame, on a line of its own.
    pub fn wordpress(&self) -> String {
        format!("[embed]{}[/embed]", self.address())
    }

    /// The dashboard with the same selection.
    fn page(&self) -> String {
        self.at(urls::dataset, &self.view.selection.plain())
    }

    fn figcaption(&self) -> String {
        let title = self.title();
        format!(
            "<figcaption><a href=\"{}\">{}</a>. {}</figcaption>",
            attribute(&self.page()),
            text(title.trim_end_matches('.')),
            text(&self.table.notes.source),
        )
    }

    fn at(&self, address: fn(&str, &str) -> String, selection: &Selection) -> String {
        let query = selection.query(&self.view.publication);
        format!("{}{}", self.public_url, address(&self.view.publication.dataset().slug, &query))
    }

    /// The height of the drawing at a width, in CSS pixels.
    fn drawn(&self, width: u32, styling: Styling) -> u32 {
        let drawing = svg(self.table, Frame { width, height: self.view.selection.height, styling, id: 0 });
        super::figure::height(&drawing)
    }
}
