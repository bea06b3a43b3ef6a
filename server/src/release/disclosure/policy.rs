//! The rules of disclosure control that an office decides.

use serde::{Deserialize, Serialize};
use shared::{area::AreaKind, claim::CodeOf, period::Period};
use std::{fmt, str::FromStr};

/// What is sensitive, which levels are not shown at all, and what everyone knows already.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// Counts from 1 to one below it are sensitive. At least 2.
    pub threshold: u32,
    /// What a zero tells.
    pub zeros: Zeros,
    /// What a code tells that equals its whole margin.
    pub attributes: Attributes,
    /// What a reader is taken to know of a withheld cell before looking at any other.
    pub attacker: Attacker,
    /// How far apart two possible values of a withheld cell are at least; one below the threshold when absent. At least 1.
    pub width: Option<u32>,
    /// What a withheld cell may be at least, for all that anyone can know; the threshold when absent. At least 2.
    pub reach: Option<u32>,
    /// Levels of the lattice that are withheld whole, zeros included.
    pub withhold: Vec<Level>,
    /// What is public beside this dataset's releases.
    pub public_facts: Vec<PublicFact>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            threshold: 5,
            zeros: Zeros::default(),
            attributes: Attributes::default(),
            attacker: Attacker::default(),
            width: None,
            reach: None,
            withhold: Vec::new(),
            public_facts: Vec::new(),
        }
    }
}

impl Policy {
    /// How far apart two possible values of a withheld cell are at least.
    pub fn width(&self) -> u32 {
        self.width.unwrap_or(self.threshold.saturating_sub(1)).max(1)
    }

    /// What a withheld cell may be at least.
    pub fn reach(&self) -> u32 {
        self.reach.unwrap_or(self.threshold)
    }
}

/// What a zero tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zeros {
    /// Zeros are shown, so everyone knows that a withheld cell is at least 1.
    #[default]
    Publish,
    /// A zero is as sensitive as a small count.
    Protect,
}

/// What a code of a breakdown tells that equals its whole margin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attributes {
    /// It tells something about each person in the margin, so it is sensitive, and so is a zero beside it that would say so.
    #[default]
    Protect,
    /// It is a count like any other.
    Publish,
}

/// What a reader is taken to know of a withheld cell before looking at any other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attacker {
    /// This policy, published as it is: where zeros are shown, a withheld cell is at least 1.
    #[default]
    KnowsPolicy,
    /// Only that counts are not negative: the weaker attacker of the packages of the field, for comparison.
    NonNegativity,
}

/// Something public that no release of the dataset says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicFact {
    /// The slug of an area, or `every force`.
    pub area: String,
    /// The years it speaks of.
    pub years: Period,
    /// The code it speaks of; absent for all observations.
    #[serde(default)]
    pub code: Option<CodeOf>,
    /// Exactly so many.
    #[serde(default)]
    pub exactly: Option<u32>,
    /// At least so many.
    #[serde(default)]
    at_least: Option<u32>,
    /// At most so many.
    #[serde(default)]
    at_most: Option<u32>,
}

impl PublicFact {
    /// The least count it allows.
    pub fn at_least(&self) -> u32 {
        self.exactly.or(self.at_least).unwrap_or(0)
    }

    /// The greatest count it allows, if it says one.
    pub fn at_most(&self) -> Option<u32> {
        self.exactly.or(self.at_most)
    }
}

/// A level of the lattice, written `force x year x breakdown`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Level {
    /// The kind of area.
    pub area: AreaKind,
    /// Single years, spans, or all years of the release.
    pub period: Extent,
    /// The total, or the codes of breakdowns.
    pub slice: Depth,
}

/// How long the periods of a level are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// A single year, where the release has several.
    Year,
    /// A declared span.
    Span,
    /// All years of the release.
    All,
}

/// Whether a level is broken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// All observations.
    Total,
    /// The codes of a breakdown.
    Breakdown,
}

/// A text that names no level.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no level: expected `AREA x PERIOD x SLICE` with AREA one of force, region, country, england-and-wales; \
     PERIOD one of year, span, all; SLICE one of total, breakdown"
)]
pub struct LevelError(String);

impl FromStr for Level {
    type Err = LevelError;

    fn from_str(text: &str) -> Result<Self, LevelError> {
        let error = || LevelError(text.to_owned());
        let parts: Vec<&str> = text.split(" x ").map(str::trim).collect();
        let [area, period, slice] = parts.as_slice() else { return Err(error()) };
        Ok(Self {
            area: match *area {
                "force" => AreaKind::Force,
                "region" => AreaKind::Region,
                "country" => AreaKind::Country,
                "england-and-wales" => AreaKind::EnglandAndWales,
                _ => return Err(error()),
            },
            period: match *period {
                "year" => Extent::Year,
                "span" => Extent::Span,
                "all" => Extent::All,
                _ => return Err(error()),
            },
            slice: match *slice {
                "total" => Depth::Total,
                "breakdown" => Depth::Breakdown,
                _ => return Err(error()),
            },
        })
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let area = match self.area {
            AreaKind::Force => "force",
            AreaKind::Region => "region",
            AreaKind::Country => "country",
            AreaKind::EnglandAndWales => "england-and-wales",
        };
        let period = match self.period {
            Extent::Year => "year",
            Extent::Span => "span",
            Extent::All => "all",
        };
        let slice = match self.slice {
            Depth::Total => "total",
            Depth::Breakdown => "breakdown",
        };
        write!(f, "{area} x {period} x {slice}")
    }
}

impl From<Level> for String {
    fn from(level: Level) -> Self {
        level.to_string()
    }
}

impl TryFrom<String> for Level {
    type Error = LevelError;

    fn try_from(text: String) -> Result<Self, LevelError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_read_from_its_words() {
        let level = Level { area: AreaKind::Force, period: Extent::Year, slice: Depth::Breakdown };
        assert_eq!("force x year x breakdown".parse(), Ok(level));
        assert_eq!(level.to_string(), "force x year x breakdown");
        assert!("force x year".parse::<Level>().is_err());
        assert!("force x month x total".parse::<Level>().is_err());
    }
}
