//! The two languages of the product.

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, MapAccess, value::MapAccessDeserializer},
};
use std::fmt;

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

/// A text in English and, where a translator has written it, in Welsh. It reads from both, or from the English text alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Bilingual {
    /// The English text.
    pub en: String,
    /// The Welsh text; empty until it is written.
    #[serde(skip_serializing_if = "String::is_empty")]
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

impl<'de> Deserialize<'de> for Bilingual {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BilingualVisitor)
    }
}

struct BilingualVisitor;

impl<'de> de::Visitor<'de> for BilingualVisitor {
    type Value = Bilingual;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or its two languages `en` and `cy`")
    }

    fn visit_str<E: de::Error>(self, en: &str) -> Result<Bilingual, E> {
        Ok(en.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Bilingual, A::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Both {
            en: String,
            #[serde(default)]
            cy: String,
        }
        let Both { en, cy } = Both::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Bilingual { en, cy })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_reads_with_and_without_its_welsh() {
        let read = |json: &str| serde_json::from_str::<Bilingual>(json).ok();
        assert_eq!(read(r#""Kent""#), Some("Kent".into()));
        assert_eq!(read(r#"{"en":"Wales","cy":"Cymru"}"#).map(|text| text.cy), Some("Cymru".to_owned()));
        assert_eq!(read(r#"{"cy":"Cymru"}"#), None);
        assert_eq!(read(r#"{"en":"Wales","fr":"Galles"}"#), None);
    }
}
