//! The tidy row: one area, one period, one slice, and what may be shown there. Every file and every answer for machines is made of it.

use crate::{
    area::Area,
    breakdown::Slice,
    cell::Absence,
    period::Period,
    publication::Publication,
    selection::{Selection, Unit},
    table::{Table, Value},
};
use serde::Serialize;
use std::fmt;

/// One observation of a publication, with nothing left to look up elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// ONS code of the area, or `BTP`.
    pub areacd: String,
    /// Name of the area.
    pub areanm: String,
    /// What kind of area it is, in words.
    pub geography: &'static str,
    /// One financial year or a span of them.
    pub period: Period,
    /// What is measured.
    pub measure: String,
    /// The code of each breakdown of the dataset, in their order; [`TOTAL`] for all of them.
    pub codes: Vec<String>,
    /// The number, where one is shown.
    pub observation: Option<Number>,
    /// The unit of the number, in words.
    pub unit: String,
    /// The least and the greatest that a withheld number can be.
    pub interval: Option<[Number; 2]>,
    /// The 95% interval of a rate.
    pub ci_95: Option<[Number; 2]>,
    /// What a rate is divided by.
    pub denominator: Option<u64>,
    /// The shorthand in place of the number or the marks beside it: `[c]`, `[p] [r]`, or nothing.
    pub status: String,
    /// That the data is illustrative, when it is, and the breaks within the period.
    pub notes: String,
    /// The number of the release.
    pub release: u32,
    /// Whether the numbers are made up.
    pub illustrative: bool,
}

/// The code that stands for all codes of a breakdown.
pub const TOTAL: &str = "total";

/// A number as it is printed, so that every face prints the same: a count, or a rate with one decimal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Number {
    /// A count.
    Whole(u32),
    /// A rate per million.
    Decimal(f64),
}

impl Number {
    /// The number of a value, and the ends of its range: the 95% interval of a rate, or what a withheld number can be.
    pub fn of(value: Value, unit: Unit) -> (Option<Self>, Option<[Self; 2]>) {
        let number: fn(f64) -> Self = match unit {
            Unit::Count => Self::count,
            Unit::Rate => Self::rate,
        };
        match value {
            Value::Count(count, _) => (Some(Self::Whole(count)), None),
            Value::Rate(rate, _) => (Some(number(rate.per_million)), Some([number(rate.lo), number(rate.hi)])),
            Value::Withheld { lo, hi } => (None, Some([number(lo), number(hi)])),
            Value::Missing(_) => (None, None),
        }
    }

    /// A rate, rounded as tables print it.
    fn rate(value: f64) -> Self {
        Self::Decimal(format!("{value:.1}").parse().expect("a decimal reads back"))
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the end of an interval of counts is a count"
    )]
    fn count(value: f64) -> Self {
        Self::Whole(value as u32)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(value) => value.fmt(f),
            Self::Decimal(value) => write!(f, "{value:.1}"),
        }
    }
}

/// The observations of a selection: those of its table, in its order; all cells of the publication when nothing is selected.
pub fn observations(publication: &Publication, selection: &Selection) -> Vec<Observation> {
    let unit = publication.dataset().unit.many.text(selection.language);
    if selection.is_everything() {
        let (periods, slices) = (publication.periods(), publication.slices());
        let places = publication.areas().iter().flat_map(|area| {
            let slices = &slices;
            periods.iter().flat_map(move |period| slices.iter().map(move |slice| (area, *period, *slice)))
        });
        return places
            .zip(publication.cells())
            .map(|((area, period, slice), cell)| {
                observation(publication, selection, area, period, slice, Value::count(*cell), unit)
            })
            .collect();
    }
    let table = Table::new(publication, selection);
    let areas = table.rows.iter().filter_map(|row| Some((row, publication.area(&row.slug)?)));
    areas
        .flat_map(|(row, area)| {
            let parts = row.parts.iter().map(|part| (part.slice, &part.values));
            let columns = &table.columns;
            std::iter::once((selection.slice, &row.values)).chain(parts).flat_map(move |(slice, values)| {
                columns.iter().zip(values).map(move |(period, value)| (area, *period, slice, *value))
            })
        })
        .map(|(area, period, slice, value)| {
            observation(publication, selection, area, period, slice, value, &table.unit_label)
        })
        .collect()
}

/// What the rate of an area over a period is divided by: its residents, mid-year estimates summed over the years; `None` for counts,
/// where there is no estimate, and where residents are not the public of the force. Whether the rate is shown makes no difference:
/// the estimates are public, and so tell nothing of a withheld number.
pub fn denominator(publication: &Publication, unit: Unit, area: &Area, period: Period) -> Option<u64> {
    match unit {
        Unit::Count => None,
        Unit::Rate => publication.person_years(area, period).ok().flatten(),
    }
}

fn observation(
    publication: &Publication,
    selection: &Selection,
    area: &Area,
    period: Period,
    slice: Slice,
    value: Value,
    unit: &str,
) -> Observation {
    let dataset = publication.dataset();
    let language = selection.language;
    let (observation, ends) = Number::of(value, selection.unit);
    let (interval, ci_95) = if observation.is_none() { (ends, None) } else { (None, ends) };
    let code = |index: usize| match slice {
        Slice::Code(breakdown, code) if breakdown == index => dataset.breakdowns[breakdown].codes[code].slug.clone(),
        _ => TOTAL.to_owned(),
    };
    let breaks = dataset.breaks.iter().filter(|at| period.first <= at.year && at.year <= period.last);
    let notes = dataset.illustrative.then(|| language.words().illustrative().to_owned());
    let too_few =
        (value == Value::Missing(Absence::TooFewEvents)).then(|| language.words().too_few_events(false).to_owned());
    let notes: Vec<String> = notes
        .into_iter()
        .chain(too_few)
        .chain(breaks.map(|at| format!("{}: {}", at.year, at.note.text(language))))
        .collect();
    Observation {
        areacd: area.code.clone(),
        areanm: area.label(language).to_owned(),
        geography: area.kind.word(),
        period,
        measure: dataset.measure.clone(),
        codes: (0..dataset.breakdowns.len()).map(code).collect(),
        observation,
        unit: unit.to_owned(),
        interval,
        ci_95,
        denominator: denominator(publication, selection.unit, area, period),
        status: value.shorthand().map_or_else(|| value.marks().to_string(), |shorthand| shorthand.symbol().to_owned()),
        notes: notes.join("; "),
        release: publication.release().number,
        illustrative: dataset.illustrative,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rate::Rate, sample};

    fn selected(publication: &Publication, query: &str) -> Vec<Observation> {
        observations(publication, &Selection::parse(query, publication).expect("a selection"))
    }

    #[test]
    fn without_a_selection_every_cell_is_there_once() {
        let publication = sample::by_force();
        let all = selected(&publication, "release=1&theme=dark&width=600");
        assert_eq!(all.len(), publication.cells().len());
        for (observation, cell) in all.iter().zip(publication.cells()) {
            assert_eq!(observation.observation, cell.count().map(Number::Whole));
            assert_eq!(observation.interval.is_some(), observation.status == "[c]");
            assert!(observation.illustrative && observation.notes.contains("not real"));
        }
    }

    #[test]
    fn a_selection_has_the_numbers_of_its_table() {
        let publication = sample::by_force();
        for query in ["forces=kent,sussex", "unit=rate", "figure=trend&forces=kent&unit=rate", "years=2020-21..2021-22"]
        {
            let selection = Selection::parse(query, &publication).expect("a selection");
            let table = Table::new(&publication, &selection);
            let shown: Vec<String> = table
                .rows
                .iter()
                .flat_map(|row| row.values.iter().map(|value| value.number(table.words()).replace(',', "")))
                .collect();
            let tidy: Vec<String> = observations(&publication, &selection)
                .iter()
                .map(|row| row.observation.map_or_else(String::new, |number| number.to_string()))
                .collect();
            assert_eq!(tidy, shown, "{query}");
        }
    }

    #[test]
    fn a_rate_is_what_its_count_and_its_denominator_make() {
        let publication = sample::by_force();
        for query in ["sort=region", "figure=trend&forces=kent,btp", "figure=heatmap", "outcome=detained-or-removed"] {
            let rates = selected(&publication, &format!("{query}&unit=rate"));
            let counts = selected(&publication, query);
            assert_eq!(rates.len(), counts.len(), "{query}");
            for (rate, count) in rates.iter().zip(&counts) {
                assert_eq!((&rate.areacd, rate.period, &rate.codes), (&count.areacd, count.period, &count.codes));
                assert_eq!(count.denominator, None, "{query}");
                assert_eq!(rate.denominator.is_none(), rate.status == "[z]", "{query} {rate:?}");
                let Some(shown) = rate.observation else { continue };
                let Some(Number::Whole(events)) = count.observation else { panic!("{query}: {count:?}") };
                let made = Rate::new(events, rate.denominator.expect("a rate has it")).expect("enough events");
                assert_eq!(shown, Number::rate(made.per_million), "{query}");
                assert_eq!(rate.ci_95, Some([made.lo, made.hi].map(Number::rate)), "{query}");
            }
        }
    }

    #[test]
    fn a_withheld_number_is_empty_with_its_interval_and_never_zero() {
        let publication = sample::one_year();
        for row in &selected(&publication, "sort=region")[1..] {
            assert_eq!(row.observation, None);
            assert_eq!(row.interval, Some([Number::Whole(1), Number::Whole(9)]));
            assert_eq!(row.status, "[c]");
        }
    }
}
