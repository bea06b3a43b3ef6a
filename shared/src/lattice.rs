//! The published lattice: which cells there are, which of them add up to which, and which base cells they are made of.

use crate::{
    area::{Area, AreaKind},
    breakdown::Slice,
    dataset::Dataset,
    period::Period,
    publication::{self, Publication},
    year::FinancialYear,
};

/// Cells in the order area, period, slice.
pub struct Lattice {
    /// The areas, in the order of the publication.
    pub areas: Vec<Place>,
    /// The periods: every year, then spans.
    pub periods: Vec<Period>,
    /// The total, then the codes.
    pub slices: Vec<Slice>,
    /// The indices of the forces among the areas.
    forces: Vec<usize>,
    /// How many of the periods are single years.
    years: usize,
    /// How many of the periods are published; further ones only tie a publication to what else is public.
    published: usize,
    /// How many codes each breakdown has.
    codes: Vec<usize>,
}

/// One area with the forces that lie in it.
pub struct Place {
    /// What kind of area it is.
    pub kind: AreaKind,
    /// The forces in it, counted from 0 in the order of the publication.
    pub forces: Vec<usize>,
}

/// A cell that is the sum of others, as indices of cells.
pub struct Sum {
    /// The cell.
    pub total: usize,
    /// The finer cells.
    pub parts: Vec<usize>,
}

impl Lattice {
    /// The lattice of a dataset over consecutive years and areas that begin with England and Wales. `further` periods
    /// within these years are not published; facts of other origin may speak of them.
    pub fn new(dataset: &Dataset, years: &[FinancialYear], areas: &[Area], further: &[Period]) -> Self {
        let mut periods = publication::periods(dataset, years);
        let published = periods.len();
        for period in further {
            let within = years.contains(&period.first) && years.contains(&period.last);
            if within && !periods.contains(period) {
                periods.push(*period);
            }
        }
        let forces: Vec<usize> =
            areas.iter().enumerate().filter(|(_, area)| area.kind == AreaKind::Force).map(|(index, _)| index).collect();
        let place = |area: &Area| Place {
            kind: area.kind,
            forces: (0..forces.len()).filter(|force| lies_in(&areas[forces[*force]], area)).collect(),
        };
        Self {
            areas: areas.iter().map(place).collect(),
            periods,
            slices: publication::slices(dataset),
            years: years.len(),
            published,
            codes: dataset.breakdowns.iter().map(|breakdown| breakdown.codes.len()).collect(),
            forces,
        }
    }

    /// The lattice of a publication, with further periods.
    pub fn of(publication: &Publication, further: &[Period]) -> Self {
        Self::new(publication.dataset(), publication.years(), publication.areas(), further)
    }

    /// The index of a cell in its publication; `None` for a cell of a further period.
    pub fn published(&self, cell: usize) -> Option<usize> {
        let (area, period, slice) = self.place(cell);
        (period < self.published).then(|| (area * self.published + period) * self.slices.len() + slice)
    }

    /// Every cell that is the sum of finer ones, with them.
    pub fn sums(&self) -> Vec<Sum> {
        let mut sums = self.area_sums();
        sums.extend(self.period_sums());
        sums.extend(self.slice_sums());
        sums
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.areas.len() * self.periods.len() * self.slices.len()
    }

    /// Never: it has England and Wales at least.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The cell of an area, a period and a slice.
    pub fn index(&self, area: usize, period: usize, slice: usize) -> usize {
        (area * self.periods.len() + period) * self.slices.len() + slice
    }

    /// Area, period and slice of a cell.
    pub fn place(&self, cell: usize) -> (usize, usize, usize) {
        let (rest, slice) = (cell / self.slices.len(), cell % self.slices.len());
        (rest / self.periods.len(), rest % self.periods.len(), slice)
    }

    /// How many cells the base table has: force x financial year x every combination of codes.
    pub fn base_len(&self) -> usize {
        self.forces.len() * self.years * self.combinations()
    }

    /// The base cells that a cell is the sum of: indices in the order force, year, combination of codes.
    pub fn base_of(&self, cell: usize) -> impl Iterator<Item = usize> {
        let (area, period, slice) = self.place(cell);
        let combinations = self.combinations();
        let (first, every, beside) = self.combinations_of(self.slices[slice]);
        let forces = self.areas[area].forces.iter().copied();
        forces.flat_map(move |force| {
            self.years_of(period).flat_map(move |year| {
                let begin = (force * self.years + year) * combinations;
                (first..combinations).step_by(every.max(1)).flat_map(move |first| begin + first..begin + first + beside)
            })
        })
    }

    fn years_of(&self, period: usize) -> impl Iterator<Item = usize> {
        let period = self.periods[period];
        (0..self.years)
            .filter(move |year| period.first <= self.periods[*year].first && self.periods[*year].last <= period.last)
    }

    /// How many codes each breakdown has.
    pub fn breakdowns(&self) -> &[usize] {
        &self.codes
    }

    /// Every combination of one code of each breakdown; one, of none, where there is no breakdown.
    fn combinations(&self) -> usize {
        self.codes.iter().product()
    }

    /// The combinations of codes that belong to a slice: the first, after how many the next, and how many stand beside each other
    /// there. The last breakdown turns fastest.
    fn combinations_of(&self, slice: Slice) -> (usize, usize, usize) {
        let Slice::Code(breakdown, code) = slice else { return (0, self.combinations(), self.combinations()) };
        let faster: usize = self.codes[breakdown + 1..].iter().product();
        (code * faster, self.codes[breakdown] * faster, faster)
    }

    /// Every area is the sum of the largest areas inside it that, together, have just its forces.
    fn area_sums(&self) -> Vec<Sum> {
        let mut sums = Vec::new();
        for (total, place) in self.areas.iter().enumerate() {
            let Some(parts) = self.cover(place) else { continue };
            for period in 0..self.periods.len() {
                for slice in 0..self.slices.len() {
                    sums.push(Sum {
                        total: self.index(total, period, slice),
                        parts: parts.iter().map(|area| self.index(*area, period, slice)).collect(),
                    });
                }
            }
        }
        sums
    }

    /// Disjoint smaller areas that make up `place`, the largest first; `None` for a force.
    fn cover(&self, place: &Place) -> Option<Vec<usize>> {
        let mut missing = place.forces.clone();
        let mut inside: Vec<usize> = (0..self.areas.len())
            .filter(|other| {
                let other = &self.areas[*other];
                other.kind < place.kind && other.forces.iter().all(|force| place.forces.contains(force))
            })
            .collect();
        inside.sort_by_key(|other| std::cmp::Reverse((self.areas[*other].kind, self.areas[*other].forces.len())));
        let mut cover = Vec::new();
        for other in inside {
            if self.areas[other].forces.iter().all(|force| missing.contains(force)) {
                missing.retain(|force| !self.areas[other].forces.contains(force));
                cover.push(other);
            }
        }
        (!cover.is_empty()).then_some(cover)
    }

    /// Every span is the sum of its years, and of every shorter span that begins with it and the years after that.
    fn period_sums(&self) -> Vec<Sum> {
        let mut sums = Vec::new();
        for area in 0..self.areas.len() {
            for slice in 0..self.slices.len() {
                for total in self.years..self.periods.len() {
                    let cell = |period: usize| self.index(area, period, slice);
                    sums.push(Sum { total: cell(total), parts: self.years_of(total).map(cell).collect() });
                    let shorter = |span: &usize| {
                        let (span, total) = (self.periods[*span], self.periods[total]);
                        span.first == total.first && span.last < total.last
                    };
                    for span in (self.years..self.periods.len()).filter(shorter) {
                        let after =
                            self.years_of(total).filter(|year| self.periods[*year].first > self.periods[span].last);
                        let parts = std::iter::once(span).chain(after).map(cell).collect();
                        sums.push(Sum { total: cell(total), parts });
                    }
                }
            }
        }
        sums
    }

    fn slice_sums(&self) -> Vec<Sum> {
        let mut sums = Vec::new();
        for area in 0..self.areas.len() {
            for period in 0..self.periods.len() {
                for breakdown in 0..self.codes.len() {
                    let codes = self
                        .slices
                        .iter()
                        .enumerate()
                        .filter(|(_, slice)| matches!(slice, Slice::Code(of, _) if *of == breakdown));
                    sums.push(Sum {
                        total: self.index(area, period, 0),
                        parts: codes.map(|(slice, _)| self.index(area, period, slice)).collect(),
                    });
                }
            }
        }
        sums
    }
}

fn lies_in(force: &Area, area: &Area) -> bool {
    match area.kind {
        AreaKind::Force => force.code == area.code,
        AreaKind::Region => force.region == area.name,
        AreaKind::Country if area.name == "Wales" => force.region == "Wales",
        AreaKind::Country => force.region != "Wales" && !force.region.is_empty(),
        AreaKind::EnglandAndWales => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn every_sum_is_a_sum_of_base_cells() {
        for publication in sample::all() {
            let lattice = Lattice::of(&publication, &[]);
            assert_eq!(lattice.len(), publication.cells().len());
            for sum in lattice.sums() {
                let mut parts: Vec<usize> = sum.parts.iter().flat_map(|part| lattice.base_of(*part)).collect();
                let mut total: Vec<usize> = lattice.base_of(sum.total).collect();
                parts.sort_unstable();
                total.sort_unstable();
                assert_eq!(parts, total);
            }
        }
    }
}
