//! One subject published over time, in the words of its source.

use crate::{breakdown::Breakdown, claim::Claim, language::Bilingual, period::Period, year::FinancialYear};
use serde::{Deserialize, Serialize};

/// What a dataset is: its unit, definition, source, coverage and caveats. The descriptor's public part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dataset {
    /// The name in addresses.
    pub slug: String,
    /// Its title.
    pub title: Bilingual,
    /// One sentence that says what it is.
    #[serde(default)]
    pub summary: Bilingual,
    /// The slug of what is measured, such as `referrals`.
    #[serde(default)]
    pub measure: String,
    /// The unit as its source words it, singular and plural.
    pub unit: Unit,
    /// What exactly is counted.
    pub definition: Bilingual,
    /// Where the numbers come from.
    pub source: Source,
    /// Which forces, which years, which ways of reporting.
    pub coverage: Bilingual,
    /// The status line, such as "Not official statistics".
    pub status: Bilingual,
    /// What a reader must know before using a number; the first one stands in every figure.
    #[serde(default)]
    pub caveats: Vec<Bilingual>,
    /// Whom to ask.
    pub contact: Contact,
    /// The licence.
    #[serde(default)]
    pub licence: Licence,
    /// When it is updated, in words.
    pub schedule: Bilingual,
    /// The first financial year of the series.
    pub first_year: FinancialYear,
    /// Whether its numbers are made up to show the product; then every face says so.
    #[serde(default)]
    pub illustrative: bool,
    /// Whether the sums over regions and countries are part of the published lattice.
    #[serde(default)]
    pub regions: bool,
    /// Spans that are published beside single years and all years.
    #[serde(default)]
    pub spans: Vec<Period>,
    /// Its breakdowns.
    #[serde(default)]
    pub breakdowns: Vec<Breakdown>,
    /// Breaks in the series.
    #[serde(default)]
    pub breaks: Vec<Break>,
    /// Events worth marking on a time axis.
    #[serde(default)]
    pub events: Vec<Event>,
    /// Published facts that stand above the figures, such as "44 of 44 forces".
    #[serde(default)]
    pub facts: Vec<Fact>,
    /// What speaks for the numbers, beside the caveats that speak against them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strengths: Vec<Bilingual>,
    /// Published sentences that can be checked against the numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
}

/// The unit as its source words it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// For one: "referral".
    pub one: Bilingual,
    /// For none or many: "referrals".
    pub many: Bilingual,
    /// What a force does, as the source says it, for sentences; absent where "there were 12 referrals" says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
}

/// A predicate with a number in it: "made {count} referrals".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// For one.
    pub one: Bilingual,
    /// For none or many; `{count}` stands for the number.
    pub many: Bilingual,
}

/// Where the numbers come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The body that published or supplied them.
    pub organisation: Bilingual,
    /// The publication.
    pub title: Bilingual,
    /// How they were obtained.
    pub obtained: Bilingual,
    /// Its address, where there is one.
    #[serde(default)]
    pub url: String,
}

/// Whom to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The name of the office.
    pub name: String,
    /// A `mailto:` or `https:` address.
    pub url: String,
}

/// The licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// Its name.
    pub name: String,
    /// Its address.
    pub url: String,
}

/// The Open Government Licence, under which public bodies publish.
impl Default for Licence {
    fn default() -> Self {
        Self {
            name: "Open Government Licence v3.0".to_owned(),
            url: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/".to_owned(),
        }
    }
}

/// A point from which the numbers are not comparable with those before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Break {
    /// The first financial year after the break.
    pub year: FinancialYear,
    /// What changed.
    pub note: Bilingual,
}

/// Something that happened on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The day, `2020-12-17`.
    pub date: String,
    /// What happened, in a few words.
    pub label: Bilingual,
}

/// A published fact that is no cell of the lattice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The number as printed: "44 of 44".
    pub value: Bilingual,
    /// What it says.
    pub label: Bilingual,
    /// Where it was published.
    pub source: Bilingual,
}
