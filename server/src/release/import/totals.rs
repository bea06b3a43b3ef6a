//! Given totals against the sums of their parts.

use super::{
    observation::{Key, Observation, Observations},
    problem::Problems,
    table::Table,
    vocabulary::{Vocabulary, What, When, Who},
};
use crate::release::counts::Entry;
use shared::{force, year::FinancialYear};
use std::collections::{BTreeSet, HashMap};

/// Checks every total whose parts the return has.
pub(super) fn check(
    observations: &Observations,
    tables: &[Table<'_>],
    words: &Vocabulary<'_>,
    problems: &mut Problems,
) {
    let parts = Parts::new(observations, words);
    let totals = observations.by_key.iter().filter(|(key, _)| !matches!(key.who, Who::LeftOut(_)));
    for (key, total) in totals {
        let Entry::Count(given, _) = total.entry else { continue };
        let mut added_up = usize::MAX;
        for axes in parts.axes_of(key) {
            // Parts along one axis are totals themselves along the next, and checked as such.
            if axes.len() > added_up {
                break;
            }
            let keys = parts.of(key, &axes);
            // Given for some parts alone, as with a total of all years for one code only, they do not make the total.
            if keys.iter().any(|key| !observations.by_key.contains_key(key) && parts.has_finer(key, observations)) {
                continue;
            }
            let Some(sum) = Sum::of(&keys, &observations.by_key) else { continue };
            added_up = axes.len();
            let open = sum.open
                || observations.incomplete
                || (observations.incomplete_years && axes.contains(&Axis::When) && key.when == When::All);
            let agrees = if open { sum.known <= given.into() } else { sum.known == u64::from(given) };
            if !agrees {
                let least = if open { "at least " } else { "" };
                let expected = format!("{least}{}, the sum {}", sum.known, over(&axes, &parts, words));
                let place = tables[total.table].place(total.line, total.column);
                problems.add(place, format!("`{given}`"), expected);
                // The other ways to add it up would only say so again.
                break;
            }
        }
    }
}

/// One axis along which a total adds up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Who,
    When,
    /// The index of a breakdown.
    What(usize),
}

/// What can be a part of a total.
pub(super) struct Parts<'w> {
    words: &'w Vocabulary<'w>,
    forces: BTreeSet<&'static str>,
    left_out: BTreeSet<usize>,
    years: BTreeSet<FinancialYear>,
}

impl<'w> Parts<'w> {
    pub(super) fn new(observations: &Observations, words: &'w Vocabulary<'w>) -> Self {
        let mut parts = Self { words, forces: BTreeSet::new(), left_out: BTreeSet::new(), years: BTreeSet::new() };
        for key in observations.by_key.keys() {
            match key.who {
                Who::Force(code) => {
                    parts.forces.insert(code);
                }
                Who::LeftOut(index) => {
                    parts.left_out.insert(index);
                }
                Who::Sum(..) | Who::All => {}
            }
            if let When::Year(year) = key.when {
                parts.years.insert(year);
            }
        }
        parts
    }

    /// Every set of axes along which a total may add up, the smallest sets first.
    fn axes_of(&self, key: &Key) -> Vec<Vec<Axis>> {
        let mut axes = Vec::new();
        if matches!(key.who, Who::Sum(..)) {
            axes.push(Axis::Who);
        }
        if !matches!(key.when, When::Year(_)) {
            axes.push(Axis::When);
        }
        let what = key.what.iter().enumerate().filter(|(_, what)| !matches!(what, What::Code(_)));
        axes.extend(what.map(|(breakdown, _)| Axis::What(breakdown)));
        let mut sets: Vec<Vec<Axis>> = (1_u32..1 << axes.len())
            .map(|set| {
                axes.iter().enumerate().filter(|(bit, _)| set & (1 << bit) != 0).map(|(_, axis)| *axis).collect()
            })
            .collect();
        sets.sort_by_key(Vec::len);
        sets
    }

    /// Whether the return divides what it does not give as a whole.
    fn has_finer(&self, key: &Key, observations: &Observations) -> bool {
        self.axes_of(key)
            .last()
            .is_some_and(|axes| self.of(key, axes).iter().any(|part| observations.by_key.contains_key(part)))
    }

    /// The keys of the parts of a total along `axes`.
    fn of(&self, key: &Key, axes: &[Axis]) -> Vec<Key> {
        let mut keys = vec![key.clone()];
        for axis in axes {
            keys = keys.iter().flat_map(|key| self.along(key, *axis)).collect();
        }
        keys
    }

    fn along(&self, key: &Key, axis: Axis) -> Vec<Key> {
        match axis {
            Axis::Who => self.who(&key.who).into_iter().map(|who| Key { who, ..key.clone() }).collect(),
            Axis::When => {
                let years: Vec<FinancialYear> = match &key.when {
                    When::Sum(years) => years.clone(),
                    When::All => self.years.iter().copied().collect(),
                    When::Year(year) => vec![*year],
                };
                years.into_iter().map(|year| Key { when: When::Year(year), ..key.clone() }).collect()
            }
            Axis::What(breakdown) => {
                let codes: Vec<usize> = match &key.what[breakdown] {
                    What::Sum(codes) => codes.clone(),
                    What::All => (0..self.words.descriptor.dataset.breakdowns[breakdown].codes.len()).collect(),
                    What::Code(code) => vec![*code],
                };
                codes
                    .into_iter()
                    .map(|code| {
                        let mut key = key.clone();
                        key.what[breakdown] = What::Code(code);
                        key
                    })
                    .collect()
            }
        }
    }

    fn who(&self, who: &Who) -> Vec<Who> {
        let Who::Sum(total, area) = who else { return vec![who.clone()] };
        let import = &self.words.descriptor.import;
        let total = &import.totals[*total];
        let without: Vec<&str> =
            total.without.iter().filter_map(|name| self.words.force(name)).map(|force| force.code).collect();
        let forces = force::forces().iter().filter(|force| self.forces.contains(force.code));
        let forces = forces.filter(|force| area.contains(force) && !without.contains(&force.code));
        let with = self.left_out.iter().filter(|index| total.with.contains(&import.leave_out[**index]));
        forces.map(|force| Who::Force(force.code)).chain(with.map(|index| Who::LeftOut(*index))).collect()
    }
}

/// The sum of the parts of a total, as far as they are numbers.
struct Sum {
    known: u64,
    /// Whether a part is no number, so that the total may be larger.
    open: bool,
}

impl Sum {
    /// `None` when the return has none of the parts.
    fn of(keys: &[Key], by_key: &HashMap<Key, Observation>) -> Option<Self> {
        let parts = keys.iter().filter_map(|key| by_key.get(key));
        parts.fold(None, |sum, part| {
            let mut sum = sum.unwrap_or(Self { known: 0, open: false });
            match part.entry {
                Entry::Count(count, _) => sum.known += u64::from(count),
                Entry::NotAvailable | Entry::Confidential => sum.open = true,
                Entry::NotApplicable => {}
            }
            Some(sum)
        })
    }
}

fn over(axes: &[Axis], parts: &Parts<'_>, words: &Vocabulary<'_>) -> String {
    let axes = axes.iter().map(|axis| match axis {
        Axis::Who => "its police forces".to_owned(),
        Axis::When => match (parts.years.first(), parts.years.last()) {
            (Some(first), Some(last)) => format!("its years from {first} to {last}"),
            _ => "its years".to_owned(),
        },
        Axis::What(breakdown) => {
            format!("its codes of {}", words.descriptor.dataset.breakdowns[*breakdown].slug)
        }
    });
    format!("over {}", axes.collect::<Vec<_>>().join(" and "))
}
