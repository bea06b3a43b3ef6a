//! A further dimension that a dataset declares, such as the outcome.

use crate::{force::slug, language::Bilingual};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, MapAccess, value::MapAccessDeserializer},
};
use std::fmt;

/// One breakdown with its codes, which together make the total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breakdown {
    /// The key in addresses and files: `outcome`.
    pub slug: String,
    /// Its name in words.
    pub label: Bilingual,
    /// Its codes, in the order in which they are shown.
    pub codes: Vec<Code>,
}

/// One code of a breakdown. It reads from slug and label, or from the English label alone, which then makes the slug.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Code {
    /// The value in addresses and files: `detained-or-removed`.
    pub slug: String,
    /// Its name in words.
    pub label: Bilingual,
}

/// One place on the breakdown axis of a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slice {
    /// All observations.
    Total,
    /// Those of one code: the index of the breakdown in the dataset, and of the code in it.
    Code(usize, usize),
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CodeVisitor)
    }
}

struct CodeVisitor;

impl<'de> de::Visitor<'de> for CodeVisitor {
    type Value = Code;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a label, or `slug` and `label`")
    }

    fn visit_str<E: de::Error>(self, label: &str) -> Result<Code, E> {
        Ok(Code { slug: slug(label), label: label.into() })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Code, A::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Both {
            slug: String,
            label: Bilingual,
        }
        let Both { slug, label } = Both::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Code { slug, label })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_alone_makes_its_slug() {
        let code: Option<Code> = serde_json::from_str(r#""Detained or removed""#).ok();
        assert_eq!(code.map(|code| code.slug), Some("detained-or-removed".to_owned()));
        let code: Option<Code> = serde_json::from_str(r#"{"slug":"none","label":"No action"}"#).ok();
        assert_eq!(code.map(|code| code.label), Some("No action".into()));
    }
}
