//! From the observations of a return to the counts of a release: nothing may be missing but what the descriptor explains.

use super::{
    missing, number,
    observation::{Key, Observation, Observations},
    problem::{Place, Problems},
    table::Table,
    vocabulary::{Vocabulary, What, When, Who},
};
use crate::release::counts::{Count, Counts, Entry};
use shared::{force, period::Period, year::FinancialYear};
use std::collections::{BTreeMap, BTreeSet};

/// Which of the breakdowns an observation divides; `true` for those of which it has a code.
type Level = Vec<bool>;

/// Puts the counts together, or tells what is missing.
pub(super) fn counts(
    mut observations: Observations,
    tables: &[Table<'_>],
    words: &Vocabulary<'_>,
    problems: &mut Problems,
) -> Option<Counts> {
    // What is missing has no place of its own; the first header stands for it.
    let table = tables.first()?;
    let expected = Expected::new(&observations, table, words, problems)?;
    let mut rows: BTreeMap<Spot, Entry> = BTreeMap::new();
    let (mut missing, mut numbers) = (Vec::new(), Vec::new());
    for spot in expected.spots(words) {
        match observations.by_key.remove(&spot.key()) {
            Some(observation) => {
                numbers.extend(Number::of(&observation));
                rows.insert(spot, observation.entry);
            }
            None => missing.push(spot),
        }
    }
    match words.descriptor.import.absent {
        Some(meaning) => rows.extend(missing.into_iter().map(|spot| (spot, number::entry(meaning)))),
        None => missing::tell(&missing, &expected.spots(words), tables, words, problems),
    }
    let given = expected.given(observations, &rows, words);
    tell_too_large(numbers, tables, problems);
    tell_too_large(given.values().filter_map(Number::of).collect(), tables, problems);
    rows.extend(given.into_iter().map(|(spot, observation)| (spot, observation.entry)));
    let years = expected.period.years().collect();
    let row = |(spot, entry): (Spot, Entry)| Count { force: spot.force, year: spot.year, codes: spot.codes, entry };
    Some(Counts { years, rows: rows.into_iter().map(row).collect() })
}

/// A number of the return; they are in the order in which they stand in it, and neither serialised nor printed.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Number {
    table: usize,
    line: usize,
    column: usize,
    count: u32,
}

impl Number {
    /// `None` for an observation that is no number.
    fn of(observation: &Observation) -> Option<Self> {
        let Observation { entry: Entry::Count(count, _), table, line, column } = *observation else { return None };
        Some(Self { table, line, column, count })
    }
}

/// Tells which of the numbers makes their sum larger than a cell can be.
fn tell_too_large(mut numbers: Vec<Number>, tables: &[Table<'_>], problems: &mut Problems) {
    numbers.sort_unstable();
    let mut sum = 0_u64;
    let beyond = |number: &Number| {
        sum += u64::from(number.count);
        sum > u32::MAX.into()
    };
    if let Some(Number { table, line, column, .. }) = numbers.into_iter().find(beyond) {
        let place = tables[table].place(line, column);
        problems.add(place, "a number that makes the sum too large", "a sum of at most 4294967295");
    }
}

/// A place of the base table.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) force: Option<&'static str>,
    pub(super) year: Option<FinancialYear>,
    pub(super) codes: Vec<Option<usize>>,
}

impl Spot {
    fn key(&self) -> Key {
        Key {
            who: self.force.map_or(Who::All, Who::Force),
            when: self.year.map_or(When::All, When::Year),
            what: self.codes.iter().map(|code| code.map_or(What::All, What::Code)).collect(),
        }
    }

    fn level(&self) -> Level {
        self.codes.iter().map(Option::is_some).collect()
    }

    /// Whether `other` is this place or a part of it.
    fn contains(&self, other: &Self) -> bool {
        fn same<T: PartialEq>(whole: &Option<T>, part: &Option<T>) -> bool {
            whole.is_none() || whole == part
        }
        same(&self.force, &other.force)
            && same(&self.year, &other.year)
            && self.codes.iter().zip(&other.codes).all(|(whole, part)| same(whole, part))
    }
}

/// What a return must have.
struct Expected {
    period: Period,
    /// `None` alone where the return has no split by year.
    years: Vec<Option<FinancialYear>>,
    /// `None` alone where the return has no figure by force.
    forces: Vec<Option<&'static str>>,
    /// The finest ways in which the return divides what is counted.
    levels: BTreeSet<Level>,
}

impl Expected {
    fn new(
        observations: &Observations,
        table: &Table<'_>,
        words: &Vocabulary<'_>,
        problems: &mut Problems,
    ) -> Option<Self> {
        let descriptor = words.descriptor;
        let years: BTreeSet<FinancialYear> = observations
            .by_key
            .keys()
            .filter_map(|key| if let When::Year(year) = key.when { Some(year) } else { None })
            .collect();
        let period = descriptor.import.years.or_else(|| Period::new(descriptor.dataset.first_year, *years.last()?));
        let Some(period) = period else {
            if !observations.incomplete {
                let place = table.line(table.header_line);
                problems.add(place, "no financial years", "a column of financial years, or the period in `years`");
            }
            return None;
        };
        for span in &descriptor.dataset.spans {
            if span.first < period.first || span.last > period.last {
                let place = Place { sheet: table.sheet.map(str::to_owned), ..Place::default() };
                problems.add(place, format!("the years {period}"), format!("the years of the span {span} in `spans`"));
            }
        }
        let by_force = table.force.is_some();
        let forces = force::forces().iter().map(|force| Some(force.code)).filter(|_| by_force);
        let divided = !years.is_empty();
        Some(Self {
            period,
            years: if divided { period.years().map(Some).collect() } else { vec![None] },
            forces: if by_force { forces.collect() } else { vec![None] },
            levels: finest(observations),
        })
    }

    fn spots(&self, words: &Vocabulary<'_>) -> Vec<Spot> {
        let mut spots = Vec::new();
        for level in &self.levels {
            let codes = combinations(level, words);
            for force in &self.forces {
                for year in &self.years {
                    spots.extend(codes.iter().map(|codes| Spot { force: *force, year: *year, codes: codes.clone() }));
                }
            }
        }
        spots
    }

    /// The given totals that say more than their parts, because one of these is no number. They are kept for a force, or
    /// for England and Wales, only where all years and all codes of it have one, so that nobody adds up half of them.
    fn given(
        &self,
        observations: Observations,
        rows: &BTreeMap<Spot, Entry>,
        words: &Vocabulary<'_>,
    ) -> BTreeMap<Spot, Observation> {
        let mut groups: BTreeMap<(Option<&'static str>, bool, Level), BTreeMap<Spot, Observation>> = BTreeMap::new();
        for (key, observation) in observations.by_key {
            if let Some(spot) = self.spot(&key, words) {
                groups.entry((spot.force, spot.year.is_some(), spot.level())).or_default().insert(spot, observation);
            }
        }
        let open = |spot: &Spot| {
            rows.iter()
                .any(|(part, entry)| spot.contains(part) && matches!(entry, Entry::NotAvailable | Entry::Confidential))
        };
        let mut kept = BTreeMap::new();
        for ((_, by_year, level), group) in groups {
            let whole = combinations(&level, words).len() * if by_year { self.years.len() } else { 1 };
            if group.len() == whole && group.keys().any(open) {
                kept.extend(group);
            }
        }
        kept
    }

    /// The place of the base table that a given total is of, if there is one.
    fn spot(&self, key: &Key, words: &Vocabulary<'_>) -> Option<Spot> {
        let force = match &key.who {
            Who::Force(code) => Some(*code),
            Who::Sum(index, super::label::Area::All) => {
                let total = &words.descriptor.import.totals[*index];
                if !(total.with.is_empty() && total.without.is_empty()) {
                    return None;
                }
                None
            }
            Who::All => None,
            Who::Sum(..) | Who::LeftOut(_) => return None,
        };
        let year = match key.when {
            When::Year(year) => Some(year).filter(|year| self.years.contains(&Some(*year))).map(Some)?,
            // A total of all years is of more years than are imported, where some are passed over.
            When::All if words.descriptor.import.years.is_none() || self.years == [None] => None,
            When::All | When::Sum(_) => return None,
        };
        let codes: Option<Vec<Option<usize>>> = key
            .what
            .iter()
            .map(|what| match what {
                What::Code(code) => Some(Some(*code)),
                What::All => Some(None),
                What::Sum(_) => None,
            })
            .collect();
        Some(Spot { force, year, codes: codes? })
    }
}

/// The levels of the return that no other level divides further.
fn finest(observations: &Observations) -> BTreeSet<Level> {
    let of_whom = |key: &&Key| matches!(key.who, Who::Force(_) | Who::All);
    let level = |key: &Key| -> Option<Level> {
        key.what
            .iter()
            .map(|what| match what {
                What::Code(_) => Some(true),
                What::All => Some(false),
                What::Sum(_) => None,
            })
            .collect()
    };
    let levels: BTreeSet<Level> = observations.by_key.keys().filter(of_whom).filter_map(level).collect();
    let divides = |finer: &Level, level: &Level| finer != level && level.iter().zip(finer).all(|(a, b)| *b || !*a);
    levels.iter().filter(|level| !levels.iter().any(|finer| divides(finer, level))).cloned().collect()
}

/// Every combination of codes at a level.
fn combinations(level: &Level, words: &Vocabulary<'_>) -> Vec<Vec<Option<usize>>> {
    let breakdowns = &words.descriptor.dataset.breakdowns;
    level.iter().zip(breakdowns).fold(vec![Vec::new()], |combinations, (divided, breakdown)| {
        let codes: Vec<Option<usize>> =
            if *divided { (0..breakdown.codes.len()).map(Some).collect() } else { vec![None] };
        let longer = |begin: &Vec<Option<usize>>| -> Vec<Vec<Option<usize>>> {
            codes.iter().map(|code| begin.iter().copied().chain([*code]).collect()).collect()
        };
        combinations.iter().flat_map(longer).collect()
    })
}
