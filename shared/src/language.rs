//! The two languages of the product.

use serde::{Deserialize, Serialize};

/// A language of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Welsh.
    Cy,
}

impl Language {
    /// The tag of `lang` attributes and addresses.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Cy => "cy",
        }
    }
}

/// A text in English and, where a translator has written it, in Welsh.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// The English text.
    pub en: String,
    /// The Welsh text; empty until it is written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cy: String,
}

impl Bilingual {
    /// The text in `language`, or in English where it has not been written.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Cy if !self.cy.is_empty() => &self.cy,
            _ => &self.en,
        }
    }
}

impl From<&str> for Bilingual {
    fn from(en: &str) -> Self {
        Self { en: en.to_owned(), cy: String::new() }
    }
}
