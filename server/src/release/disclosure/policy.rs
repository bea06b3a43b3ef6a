//! The rules of disclosure control that an office decides.

use serde::Deserialize;
use shared::area::AreaKind;
use std::str::FromStr;

/// What is sensitive, and which levels are not shown at all.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// Counts from 1 to one below it are sensitive; a withheld cell stays at least this wide. At least 2.
    pub threshold: u32,
    /// Levels of the lattice that are withheld whole, zeros included.
    pub withhold: Vec<Level>,
}

impl Default for Policy {
    fn default() -> Self {
        Self { threshold: 5, withhold: Vec::new() }
    }
}

/// A level of the lattice, written `force x year x breakdown`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
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
        assert!("force x year".parse::<Level>().is_err());
        assert!("force x month x total".parse::<Level>().is_err());
    }
}
