//! How a figure takes after the page it stands on.

use super::Word;
use crate::colour::Colour;

/// The colours and the font of the page that an embed or an image stands on; what it does not give stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Host {
    /// Of words.
    pub ink: Option<Colour>,
    /// Behind everything.
    pub paper: Option<Colour>,
    /// Of marks and links.
    pub accent: Option<Colour>,
    /// Of words.
    pub font: Font,
}

/// A font that readers have and that is no wider than the one in which figures are measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Font {
    /// Arial or one of the same widths.
    #[default]
    Sans,
    /// Times or one of the same widths.
    Serif,
}

impl Word for Font {
    const WORDS: &'static [(&'static str, Self)] = &[("sans", Self::Sans), ("serif", Self::Serif)];
}

impl Host {
    /// Nothing is given: the colours and the font of every other page.
    pub const NONE: Self = Self { ink: None, paper: None, accent: None, font: Font::Sans };

    /// The keys of an address, in canonical order.
    pub const KEYS: [&'static str; 4] = ["ink", "paper", "accent", "font"];
}
