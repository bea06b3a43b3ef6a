//! A force or an aggregate of forces.

use crate::language::Language;
use serde::{Deserialize, Serialize};

/// One area of a publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// ONS code, or `BTP` for the one force without.
    pub code: String,
    /// The name in addresses: `kent`, `south-east`, `england-and-wales`.
    pub slug: String,
    /// The name in English.
    pub name: String,
    /// The official name in Welsh, where there is one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name_cy: String,
    /// What kind of area it is.
    pub kind: AreaKind,
    /// The name of the region (or Wales) a force lies in; empty for aggregates and the British Transport Police.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// Its residents, for rates.
    pub residents: Residents,
}

impl Area {
    /// The name in a language, or in English where it has no other, as English forces have not.
    pub fn label(&self, language: Language) -> &str {
        match language {
            Language::Cy if !self.name_cy.is_empty() => &self.name_cy,
            _ if self.kind == AreaKind::Force => &self.name,
            _ => language.words().area(&self.name),
        }
    }
}

/// The kinds of area, from the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AreaKind {
    /// One of the 43 territorial forces or the British Transport Police.
    Force,
    /// An English region.
    Region,
    /// England, or Wales.
    Country,
    /// England and Wales, with the British Transport Police.
    EnglandAndWales,
}

impl AreaKind {
    /// The word tidy files use in `geography`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Force => "Police force area",
            Self::Region => "Region",
            Self::Country => "Country",
            Self::EnglandAndWales => "England and Wales",
        }
    }
}

/// The denominator of an area's rates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Residents {
    /// Its residents are not its public, so a rate is not applicable: the British Transport Police, City of London.
    NotApplicable,
    /// People, mid-year estimate of the calendar year in which each of the publication's financial years
    /// begins, in their order; `None` where there is no estimate.
    ByYear(Vec<Option<u32>>),
}
