//! The two languages of the product.

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, MapAccess, value::MapAccessDeserializer},
};
use std::{borrow::Cow, fmt};

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
    /// Both.
    pub const ALL: [Self; 2] = [Self::En, Self::Cy];

    /// The tag of `lang` attributes and addresses.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Cy => "cy",
        }
    }

    /// The `lang` of an English text on a page in this language; none where the page is English itself.
    pub fn of_english(self) -> Option<&'static str> {
        (self != Self::En).then(|| Self::En.tag())
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::En => Self::Cy,
            Self::Cy => Self::En,
        }
    }

    /// The canonical query string of an address that asks for nothing but the language.
    pub fn query(self) -> &'static str {
        match self {
            Self::En => "",
            Self::Cy => "lang=cy",
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

    /// The text inside a sentence of `language`: between quotation marks where it stays in another one, so that it is neither
    /// mutated nor taken for a word of the sentence.
    pub fn inside(&self, language: Language) -> Cow<'_, str> {
        let text = self.text(language);
        if self.foreign(language).is_some() { format!("“{text}”").into() } else { text.into() }
    }

    /// The tag of the language of [`Self::text`], where it is not the one that was asked for.
    pub fn foreign(&self, language: Language) -> Option<&'static str> {
        language.of_english().filter(|_| self.cy.is_empty() && !self.en.is_empty())
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

    #[test]
    fn a_text_without_welsh_says_that_it_is_english() {
        let (plain, both) = (Bilingual::from("Wales"), Bilingual { en: "Wales".into(), cy: "Cymru".into() });
        assert_eq!((plain.text(Language::Cy), plain.foreign(Language::Cy)), ("Wales", Some("en")));
        assert_eq!((both.text(Language::Cy), both.foreign(Language::Cy)), ("Cymru", None));
        assert_eq!(plain.foreign(Language::En), None);
        assert_eq!(Language::ALL.map(|language| plain.inside(language)), ["Wales", "“Wales”"]);
    }
}
