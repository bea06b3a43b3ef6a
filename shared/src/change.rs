//! What one publication shows otherwise than another one: protected cells alone, so that a difference tells nothing that
//! the two do not.

use crate::{
    cell::{Cell, Mark, Marks},
    knowledge::Place,
    period::Period,
    publication::Publication,
};
use std::sync::Arc;

/// A place that two publications show differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// What was shown; `None` where the former publication has no such place.
    pub before: Option<Cell>,
    /// What is shown; `None` where the latter publication has no such place.
    pub after: Option<Cell>,
}

/// What a release changed of the one before it.
#[derive(Clone, Debug)]
pub enum Changes {
    /// There is none before it.
    First,
    /// The release that it was compared with, and every place that shows something else since.
    Since(Arc<Publication>, Vec<Change>),
    /// One of the two is withdrawn: its numbers are not shown, not even as what they were.
    Withheld,
}

/// Every place that `after` shows otherwise than `before`, marks set aside: in the order of `after`, then what is gone. A span of
/// years that `after` has all of is not gone: it is only no longer all of them.
pub fn changes(before: &Publication, after: &Publication) -> Vec<Change> {
    let change = |publication: &Publication, cell: usize, before, after| Change {
        place: place(publication, cell),
        before,
        after,
    };
    let (former, latter) = (cells_in(after, before), cells_in(before, after));
    let mut changes = Vec::new();
    for (index, (now, former)) in after.cells().iter().zip(former).enumerate() {
        let then = former.map(|former| before.cells()[former]);
        if then.map(unmarked) != Some(unmarked(*now)) {
            changes.push(change(after, index, then, Some(*now)));
        }
    }
    let is_whole = |period: Period| period.years().all(|year| after.years().contains(&year));
    let kept_span = |change: &Change| !change.place.period.is_year() && is_whole(change.place.period);
    for (index, (then, latter)) in before.cells().iter().zip(latter).enumerate() {
        if latter.is_none() {
            changes.extend(Some(change(before, index, Some(*then), None)).filter(|change| !kept_span(change)));
        }
    }
    changes
}

/// Whether two publications show the same, in the same words and with the same marks; `[r]` is of the release, and no
/// difference.
pub fn is_same(before: &Publication, after: &Publication) -> bool {
    let same = |(a, b): (&Cell, &Cell)| unrevised(*a) == unrevised(*b);
    (before.dataset(), before.years(), before.areas()) == (after.dataset(), after.years(), after.areas())
        && before.cells().iter().zip(after.cells()).all(same)
}

/// `after` with `[r]` beside every number that stands where `before` showed something else.
#[must_use]
pub fn mark_revised(before: &Publication, after: Publication) -> Publication {
    let former = cells_in(&after, before);
    after.map_cells(|index, cell| match (cell, former[index]) {
        (Cell::Count(count, marks), Some(former)) if unmarked(before.cells()[former]) != unmarked(cell) => {
            Cell::Count(count, marks.with(Mark::Revised))
        }
        _ => cell,
    })
}

fn unmarked(cell: Cell) -> Cell {
    match cell {
        Cell::Count(count, _) => Cell::Count(count, Marks::NONE),
        other => other,
    }
}

fn unrevised(cell: Cell) -> Cell {
    match cell {
        Cell::Count(count, marks) => {
            let kept = marks.iter().filter(|mark| *mark != Mark::Revised);
            Cell::Count(count, kept.fold(Marks::NONE, Marks::with))
        }
        other => other,
    }
}

fn place(publication: &Publication, cell: usize) -> Place {
    let (periods, slices) = (publication.periods(), publication.slices());
    let (rest, slice) = (cell / slices.len(), cell % slices.len());
    let (area, period) = (rest / periods.len(), rest % periods.len());
    Place::new(&publication.areas()[area].code, periods[period], slices[slice], publication.dataset())
}

/// For every cell of `of`, the index of the cell of the same place `within` another publication.
fn cells_in(of: &Publication, within: &Publication) -> Vec<Option<usize>> {
    let (periods, slices) = (within.periods(), within.slices());
    let areas: Vec<_> = of
        .areas()
        .iter()
        .map(|area| within.areas().iter().position(|other| (other.kind, &other.code) == (area.kind, &area.code)))
        .collect();
    let same_period: Vec<_> =
        of.periods().iter().map(|period| periods.iter().position(|other| other == period)).collect();
    let same_slice: Vec<_> = of
        .slices()
        .into_iter()
        .map(|slice| {
            let slice = Place::new("", of.all_years(), slice, of.dataset()).slice(within.dataset())?;
            slices.iter().position(|other| *other == slice)
        })
        .collect();
    let mut cells = Vec::with_capacity(of.cells().len());
    for area in &areas {
        for period in &same_period {
            for slice in &same_slice {
                let place = area.zip(*period).zip(*slice);
                cells.push(place.map(|((area, period), slice)| (area * periods.len() + period) * slices.len() + slice));
            }
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cell::Interval, release::Release, sample};

    fn with_cell(publication: &Publication, index: usize, cell: Cell) -> Publication {
        publication.clone().map_cells(|other, before| if other == index { cell } else { before })
    }

    #[test]
    fn what_is_the_same_has_not_changed_whatever_its_marks_and_its_number() {
        for publication in sample::all() {
            let marked = publication.clone().map_cells(|_, cell| match cell {
                Cell::Count(count, marks) => Cell::Count(count, marks.with(Mark::Provisional)),
                other => other,
            });
            let later = marked.clone().released(Release::new(2, "2026-12-24"));
            assert_eq!(changes(&publication, &later), []);
            assert_eq!(is_same(&publication, &later), publication.cells() == later.cells());
            assert!(is_same(&later, &marked), "the number of a release is not what it shows");
            assert_eq!(mark_revised(&publication, marked.clone()), marked);
        }
    }

    #[test]
    fn a_change_names_its_place_and_what_stood_there() {
        let before = sample::by_force();
        let index = before.cells().iter().rposition(|cell| cell.count().is_some()).expect("a number");
        let after = with_cell(&before, index, Cell::Count(1000, Marks::NONE));
        let found = changes(&before, &after);
        let [Change { place, before: Some(then), after: Some(now) }] = found.as_slice() else {
            panic!("one change: {found:?}")
        };
        assert_eq!((then.count(), now.count()), (before.cells()[index].count(), Some(1000)));
        let area = before.areas().iter().find(|area| area.code == place.area).expect("an area of the sample");
        let slice = place.slice(before.dataset()).expect("a slice of the sample");
        assert_eq!(before.cell(area, place.period, slice), *then);

        let marked = mark_revised(&before, after.clone());
        let revised = |cell: &Cell| matches!(cell, Cell::Count(_, marks) if marks.iter().any(|m| m == Mark::Revised));
        let marks = |publication: &Publication| publication.cells().iter().filter(|cell| revised(cell)).count();
        assert_eq!(marks(&marked), marks(&after) + 1);
        assert!(revised(&marked.cells()[index]));
    }

    #[test]
    fn a_withheld_cell_has_no_mark_and_a_narrower_interval_is_a_change() {
        let before = sample::by_force();
        let index = before.cells().iter().position(|cell| cell.count().is_none()).expect("a withheld cell");
        let withheld = Cell::Withheld(Interval { lo: 0, hi: 77 });
        let after = with_cell(&before, index, withheld);
        assert_eq!(changes(&before, &after).len(), 1);
        assert_eq!(mark_revised(&before, after.clone()), after);
    }

    #[test]
    fn a_place_that_is_new_or_gone_has_one_side() {
        let all = sample::many_years();
        let years = all.years()[1..].to_vec();
        let periods = all.periods();
        let kept: Vec<Cell> = all
            .areas()
            .iter()
            .flat_map(|area| crate::publication::periods(all.dataset(), &years).into_iter().map(move |p| (area, p)))
            .flat_map(|(area, period)| all.slices().into_iter().map(move |slice| (area, period, slice)))
            .map(|(area, period, slice)| all.cell(area, period, slice))
            .collect();
        let fewer = Publication::new(all.dataset().clone(), all.release().clone(), years, all.areas().to_vec(), kept)
            .expect("the sample without its first year");
        let gone = changes(&all, &fewer);
        assert!(gone.iter().all(|change| change.before.is_none() || change.after.is_none()));
        assert!(gone.iter().any(|change| change.place.period == periods[0] && change.after.is_none()));
        assert!(gone.iter().any(|change| change.place.period == fewer.all_years() && change.before.is_none()));
        let come = changes(&fewer, &all);
        assert!(come.iter().all(|change| change.after.is_some()), "the years of the former span are all there");
        assert_eq!(3 * come.len(), 2 * gone.len(), "a year and a span come; a year, a span, and the span before go");
        assert!(come.iter().any(|change| change.place.period == periods[0] && change.before.is_none()));
    }
}
