//! The columns of tidy files, once for the file and once for what describes it.

use shared::{dataset::Dataset, language::Language, observation::Observation};

/// A column of a tidy file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, in the header row.
    pub name: String,
    /// The XML Schema type of its values.
    pub datatype: &'static str,
    /// What it holds.
    pub description: String,
}

/// The columns of the tidy files of a dataset, in order: those of the Office for National Statistics, then ours.
pub fn columns(dataset: &Dataset) -> Vec<Column> {
    let column = |(name, datatype, description): &(&str, &'static str, &str)| Column {
        name: (*name).into(),
        datatype,
        description: (*description).into(),
    };
    let breakdowns = dataset.breakdowns.iter().map(|breakdown| {
        let codes: Vec<String> =
            breakdown.codes.iter().map(|code| format!("{} ({})", code.slug, code.label.text(Language::En))).collect();
        Column {
            name: breakdown.slug.clone(),
            datatype: "string",
            description: format!("{}: total, {}", breakdown.label.text(Language::En), codes.join(", ")),
        }
    });
    BEFORE.iter().map(column).chain(breakdowns).chain(AFTER.iter().map(column)).collect()
}

const BEFORE: [(&str, &str, &str); 5] = [
    ("areacd", "string", "ONS code of the area; BTP for the British Transport Police, which has none"),
    ("areanm", "string", "Name of the area"),
    ("geography", "string", "Kind of area"),
    ("period", "string", "ISO 8601 interval: the first day, then the number of financial years"),
    ("measure", "string", "What is measured"),
];

const AFTER: [(&str, &str, &str); 11] = [
    ("observation", "decimal", "The number; empty, never 0, where status has a shorthand"),
    ("unit", "string", "Unit of the number"),
    ("interval_low", "decimal", "The least that a withheld number can be"),
    ("interval_high", "decimal", "The greatest that a withheld number can be"),
    ("lci_95", "decimal", "Lower limit of the 95% interval of a rate"),
    ("uci_95", "decimal", "Upper limit of the 95% interval of a rate"),
    (
        "denominator",
        "integer",
        "What a rate is divided by: the residents of the area, mid-year estimates summed over the years of the period; empty beside \
         a count, where there is no estimate and where no rate applies",
    ),
    (
        "status",
        "string",
        "[c] confidential, [x] not available, [z] not applicable; beside a number [p] provisional, [r] revised, \
         [u] low reliability, [b] break in series, [e] estimated",
    ),
    ("notes", "string", "What must be known of this number"),
    ("release", "integer", "Number of the release"),
    ("illustrative", "boolean", "Whether the numbers are made up to show the product"),
];

/// The fields of an observation, one for each column.
pub fn record(row: &Observation) -> Vec<String> {
    let number =
        |number: Option<_>| number.map_or_else(String::new, |number: shared::observation::Number| number.to_string());
    let [low, high] = ends(row.interval);
    let [lower, upper] = ends(row.ci_95);
    let before = [&row.areacd, &row.areanm, row.geography, &row.period.iso(), &row.measure].map(text);
    let codes = row.codes.iter().map(|code| text(code));
    let after = [
        number(row.observation),
        text(&row.unit),
        number(low),
        number(high),
        number(lower),
        number(upper),
        row.denominator.map_or_else(String::new, |people| people.to_string()),
        row.status.clone(),
        text(&row.notes),
        row.release.to_string(),
        row.illustrative.to_string(),
    ];
    before.into_iter().chain(codes).chain(after).collect()
}

fn ends<T>(interval: Option<[T; 2]>) -> [Option<T>; 2] {
    interval.map_or([None, None], |ends| ends.map(Some))
}

/// A text that no spreadsheet takes for a formula.
fn text(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_a_formula() {
        for attack in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(text(attack).starts_with('\''), "{attack}");
        }
        assert_eq!(text("Kent Police"), "Kent Police");
    }
}
