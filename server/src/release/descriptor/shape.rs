//! The shape of a return: where in the file what stands, and what its words mean.

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, SeqAccess, value::MapAccessDeserializer},
};
use shared::period::Period;
use std::{collections::BTreeMap, fmt};

/// The shape of a return. Every key has a default that suits the plainest return of its layout.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Import {
    /// One observation a row, or numbers across.
    pub layout: Layout,
    /// The sheets of a workbook, `*` for all that have the header; `None` for the only one that has it.
    pub sheet: Option<Strings>,
    /// How many rows the header has: 1, or 2 for years above codes (or the other way round).
    pub header_rows: HeaderRows,
    /// The column of forces, under any of these names; an empty name says that there is none.
    pub force: Option<Strings>,
    /// The column of financial years, under any of these names; an empty name says that there is none.
    pub year: Option<Strings>,
    /// The column of counts of a tidy return, under any of these names.
    pub count: Option<Strings>,
    /// The column of each breakdown by its slug; an empty name says that the return has only its total.
    pub columns: BTreeMap<String, String>,
    /// The financial years to import, others are passed over; the period of all numbers where the return has no years.
    pub years: Option<Period>,
    /// Other spellings: the text in the return, and the force, code or year it stands for.
    pub names: BTreeMap<String, String>,
    /// Bodies that are no force, to be left out.
    pub leave_out: Vec<String>,
    /// Totals that the return gives, to be checked.
    pub totals: Vec<Total>,
    /// Which rows to import: the column, and what it must hold.
    #[serde(rename = "where")]
    pub only: BTreeMap<String, Strings>,
    /// Columns that say once more where the force is (region, country, ONS code), to be checked.
    pub agree: Vec<String>,
    /// Columns in which a blank stands for the text above it.
    pub fill_down: Vec<String>,
    /// Columns to pass over; `*` at the end or the beginning stands for any text.
    pub ignore: Vec<String>,
    /// Further texts in place of a number, and what they mean.
    pub shorthand: BTreeMap<String, Meaning>,
    /// What a blank in place of a number means; `None` for an error.
    pub blank: Option<Meaning>,
    /// What an observation means that the return does not have; `None` for an error.
    pub absent: Option<Meaning>,
    /// What to do with two numbers for one observation.
    pub repeat: Repeat,
    /// How the first row after the table begins. Then blank rows do not end the table.
    pub until: Option<Strings>,
}

/// How a return lays out its observations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// One observation a row, with one column of counts.
    #[default]
    Tidy,
    /// Counts across: a column for each financial year, each code of a breakdown, or each pair of them.
    Wide,
}

/// How many rows a header has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u8")]
pub enum HeaderRows {
    /// One.
    #[default]
    One,
    /// Two, one above the other; a blank in the upper one continues the text to its left.
    Two,
}

impl TryFrom<u8> for HeaderRows {
    type Error = &'static str;

    fn try_from(rows: u8) -> Result<Self, &'static str> {
        match rows {
            1 => Ok(Self::One),
            2 => Ok(Self::Two),
            _ => Err("expected 1 or 2"),
        }
    }
}

/// What a text in place of a number means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Meaning {
    /// `0`, a true zero.
    #[serde(rename = "0")]
    Zero,
    /// `[c]`, withheld by the source.
    #[serde(rename = "c")]
    Confidential,
    /// `[x]`, not available.
    #[serde(rename = "x")]
    NotAvailable,
    /// `[z]`, not applicable.
    #[serde(rename = "z")]
    NotApplicable,
}

/// What to do with two numbers for one observation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Repeat {
    /// It is an error.
    #[default]
    Error,
    /// The return is finer than the dataset: add them up.
    Sum,
}

/// A total that the return gives. It reads from its label alone, where that says all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// Its label in the return; `{area}` stands for the name of a region, a country, or England and Wales.
    pub label: String,
    /// The region or country it adds up, where the label does not say; else all forces.
    pub area: String,
    /// The codes or the years it adds up; empty for all.
    pub of: Vec<String>,
    /// Bodies that are left out, but counted in it.
    pub with: Vec<String>,
    /// Forces that it does not count.
    pub without: Vec<String>,
}

impl<'de> Deserialize<'de> for Total {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TotalVisitor)
    }
}

struct TotalVisitor;

impl<'de> de::Visitor<'de> for TotalVisitor {
    type Value = Total;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a label, or `label` with any of `area`, `of`, `with` and `without`")
    }

    fn visit_str<E: de::Error>(self, label: &str) -> Result<Total, E> {
        Ok(Total {
            label: label.to_owned(),
            area: String::new(),
            of: Vec::new(),
            with: Vec::new(),
            without: Vec::new(),
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Total, A::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Full {
            label: String,
            #[serde(default)]
            area: String,
            #[serde(default)]
            of: Vec<String>,
            #[serde(default)]
            with: Vec<String>,
            #[serde(default)]
            without: Vec<String>,
        }
        let Full { label, area, of, with, without } = Full::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Total { label, area, of, with, without })
    }
}

/// One text or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strings(pub Vec<String>);

impl<'de> Deserialize<'de> for Strings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StringsVisitor)
    }
}

struct StringsVisitor;

impl<'de> de::Visitor<'de> for StringsVisitor {
    type Value = Strings;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a list of texts")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Strings, E> {
        Ok(Strings(vec![text.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Strings, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = seq.next_element()? {
            texts.push(text);
        }
        Ok(Strings(texts))
    }
}
