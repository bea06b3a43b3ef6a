//! The closed sets of words in an address.

use crate::{dataset::Dataset, language::Language, publication::Publication};

/// A kind of figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FigureKind {
    /// By force, over one period.
    #[default]
    Bars,
    /// By financial year.
    Trend,
    /// By force and financial year, a shaded cell each.
    Heatmap,
    /// By force, a shaded tile each, about where it lies.
    Tiles,
    /// Rates by force against population, with the limits of chance.
    Funnel,
    /// A small panel by year for each force, on one scale.
    Multiples,
    /// The codes of a breakdown as parts of a whole: by year for England and Wales, or by chosen force.
    Stack,
}

impl FigureKind {
    /// The kinds of figure that there are of a dataset: a stack is one of the codes of a breakdown.
    pub fn of(dataset: &Dataset) -> impl Iterator<Item = Self> {
        let stacks = !dataset.breakdowns.is_empty();
        Self::WORDS.iter().map(|(_, kind)| *kind).filter(move |kind| *kind != Self::Stack || stacks)
    }

    /// Whether it leaves the control of a key no choice, as [`Selection::settled`](super::Selection::settled) sets it: `unit`, `sort`,
    /// or the slug of a breakdown whose codes are to choose from.
    pub fn decides(self, key: &str) -> bool {
        match self {
            Self::Funnel => key == "unit",
            Self::Multiples => key == "sort",
            // A stack has all codes of its breakdowns, whose slugs are keys.
            Self::Stack => !matches!(key, "figure" | "from" | "to" | "by" | "sort"),
            _ => false,
        }
    }

    /// Whether its table always has a column for each financial year.
    pub fn is_by_year(self) -> bool {
        matches!(self, Self::Trend | Self::Heatmap | Self::Multiples)
    }

    /// Whether a publication has what it is made for: numbers by force, or by year. Bars show England and Wales alone, too.
    pub fn shows(self, publication: &Publication) -> bool {
        let by_force = self == Self::Bars || !self.is_by_force() || publication.is_by_force();
        by_force && (!self.is_by_year() || publication.is_by_year())
    }

    /// Whether it shows every force where none is chosen; else England and Wales alone.
    pub fn is_by_force(self) -> bool {
        !matches!(self, Self::Trend | Self::Stack)
    }
}

/// Counts or rates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Counts.
    #[default]
    Count,
    /// Per million residents, with the 95% interval.
    Rate,
}

/// The order of the forces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Alphabetical.
    #[default]
    Name,
    /// By region, then alphabetical.
    Region,
    /// Greatest first; what is withheld or not there comes last, alphabetical.
    Value,
}

/// The colours of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Light or dark as the reader has set.
    #[default]
    Auto,
    /// Dark ink on white.
    Light,
    /// Light ink on near black.
    Dark,
    /// Black on white.
    Print,
}

/// A closed set of words in an address.
pub trait Word: Copy + Default + PartialEq + 'static {
    /// Every value with its word; the first is the default.
    const WORDS: &'static [(&'static str, Self)];

    /// The word of a value.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }
}

impl Word for FigureKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("bars", Self::Bars),
        ("trend", Self::Trend),
        ("heatmap", Self::Heatmap),
        ("tiles", Self::Tiles),
        ("funnel", Self::Funnel),
        ("multiples", Self::Multiples),
        ("stack", Self::Stack),
    ];
}

impl Word for Unit {
    const WORDS: &'static [(&'static str, Self)] = &[("count", Self::Count), ("rate", Self::Rate)];
}

impl Word for Sort {
    const WORDS: &'static [(&'static str, Self)] =
        &[("name", Self::Name), ("region", Self::Region), ("value", Self::Value)];
}

impl Word for Theme {
    const WORDS: &'static [(&'static str, Self)] =
        &[("auto", Self::Auto), ("light", Self::Light), ("dark", Self::Dark), ("print", Self::Print)];
}

impl Word for Language {
    const WORDS: &'static [(&'static str, Self)] = &[("en", Self::En), ("cy", Self::Cy)];
}
