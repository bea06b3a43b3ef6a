//! The ranks that a force may have by rate: a range, because most differences between forces are chance.
//!
//! Invariant: made of shown counts and of the public intervals of withheld ones, never of what is hidden.

use crate::{
    area::Area, breakdown::Slice, cell::Cell, period::Period, poisson::poisson_interval, publication::Publication,
    rate::per_million,
};

/// The ranks that the intervals leave open to one force, the first being that of the highest rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranks {
    /// One more than the forces whose whole interval lies above that of this one.
    pub first: usize,
    /// All forces less those whose whole interval lies below.
    pub last: usize,
    /// How many forces have an interval.
    pub of: usize,
    /// Whether the number of the force is withheld, so that its ranks follow from what it can be.
    pub is_withheld: bool,
}

/// The ranks of a force by its rate over a period; `None` where it has no interval, or no other force has one.
///
/// The interval of a rate is the exact one of Garwood (1936) at 95%; that of a withheld number runs from the lower limit of the least to
/// the upper limit of the greatest count that it can be. Ranks are told as a range after Goldstein, H. and Spiegelhalter, D. J.
/// (1996), "League tables and their limitations", Journal of the Royal Statistical Society A 159, 385-443.
pub fn ranks(publication: &Publication, force: &Area, period: Period, slice: Slice) -> Option<Ranks> {
    let [own_lo, own_hi] = interval(publication, force, period, slice)?;
    let others = publication.forces().filter(|other| other.slug != force.slug);
    let others: Vec<[f64; 2]> = others.filter_map(|other| interval(publication, other, period, slice)).collect();
    let above = others.iter().filter(|[lo, _]| *lo > own_hi).count();
    let below = others.iter().filter(|[_, hi]| *hi < own_lo).count();
    let of = others.len() + 1;
    let is_withheld = matches!(publication.cell(force, period, slice), Cell::Withheld(_));
    (of > 1).then_some(Ranks { first: above + 1, last: of - below, of, is_withheld })
}

/// The least and the greatest rate per million that the public numbers of a force leave open.
fn interval(publication: &Publication, force: &Area, period: Period, slice: Slice) -> Option<[f64; 2]> {
    let person_years = publication.person_years(force, period).ok()?.filter(|people| *people > 0)?;
    let count = publication.cell(force, period, slice).interval()?;
    let ends = [poisson_interval(count.lo).0, poisson_interval(count.hi).1];
    Some(ends.map(|end| per_million(end, person_years)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        area::Residents,
        cell::{Cell, Interval, Marks},
        sample,
    };

    /// Counts of the first forces, a million people each; the others have no number.
    fn publication(cells: &[Cell]) -> Publication {
        let sample = sample::one_year();
        let mut areas = sample.areas().to_vec();
        areas.iter_mut().for_each(|area| area.residents = Residents::ByYear(vec![Some(1_000_000)]));
        let slices = sample.slices().len();
        let of = |index: usize| (index / slices).checked_sub(1).and_then(|area| cells.get(area)).copied();
        let cells = (0..sample.cells().len()).map(|index| of(index).unwrap_or(Cell::NotAvailable)).collect();
        let parts = (sample.dataset().clone(), sample.release().clone(), sample.years().to_vec());
        Publication::new(parts.0, parts.1, parts.2, areas, cells).expect("the sample fits together")
    }

    fn all(cells: &[Cell]) -> Vec<Option<(usize, usize, usize)>> {
        let publication = publication(cells);
        let ranks = |force| ranks(&publication, force, publication.all_years(), Slice::Total);
        let ranks = publication.forces().take(cells.len()).map(ranks);
        ranks.map(|ranks| ranks.map(|Ranks { first, last, of, .. }| (first, last, of))).collect()
    }

    #[test]
    fn a_rank_is_a_range_as_wide_as_the_intervals_overlap() {
        let count = |n| Cell::Count(n, Marks::NONE);
        // Garwood: 100 is 81.4 to 121.6, 60 is 45.8 to 77.2, 50 is 37.1 to 65.9, 2 is 0.2 to 7.2.
        let cells = [count(100), count(60), count(50), count(2), Cell::NotAvailable];
        let expected = [Some((1, 1, 4)), Some((2, 3, 4)), Some((2, 3, 4)), Some((4, 4, 4)), None];
        assert_eq!(all(&cells), expected);
        assert_eq!(all(&[count(100)]), [None], "one force has no rank");
    }

    #[test]
    fn a_withheld_number_has_the_ranks_of_its_public_range() {
        let count = |n| Cell::Count(n, Marks::NONE);
        let withheld = |lo, hi| Cell::Withheld(Interval { lo, hi });
        assert_eq!(
            all(&[withheld(1, 60), count(100), count(0)]),
            [Some((2, 3, 3)), Some((1, 1, 3)), Some((2, 3, 3))],
            "1 to 60 lies below 100, and not wholly above 0"
        );
    }
}
