//! The published lattice: which cells there are and which of them add up to which.

use super::policy::{Depth, Extent, Level, Policy};
use shared::{
    area::{Area, AreaKind},
    breakdown::Slice,
    dataset::Dataset,
    period::Period,
    publication,
    year::FinancialYear,
};

/// Cells in the order area, period, slice, and every sum among them.
pub(super) struct Lattice {
    pub(super) areas: Vec<Place>,
    pub(super) periods: Vec<Period>,
    pub(super) slices: Vec<Slice>,
    pub(super) sums: Vec<Sum>,
}

/// One area with the forces that lie in it.
pub(super) struct Place {
    pub(super) kind: AreaKind,
    pub(super) forces: Vec<String>,
}

/// A cell that is the sum of others, as indices of cells.
pub(super) struct Sum {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
}

impl Lattice {
    pub(super) fn new(dataset: &Dataset, years: &[FinancialYear], areas: &[Area]) -> Self {
        let places: Vec<Place> =
            areas.iter().map(|area| Place { kind: area.kind, forces: forces_of(area, areas) }).collect();
        let mut lattice = Self {
            areas: places,
            periods: publication::periods(dataset, years),
            slices: publication::slices(dataset),
            sums: Vec::new(),
        };
        lattice.sums = lattice.area_sums();
        lattice.sums.extend(lattice.period_sums(years.len()));
        lattice.sums.extend(lattice.slice_sums(dataset));
        lattice
    }

    pub(super) fn len(&self) -> usize {
        self.areas.len() * self.periods.len() * self.slices.len()
    }

    pub(super) fn index(&self, area: usize, period: usize, slice: usize) -> usize {
        (area * self.periods.len() + period) * self.slices.len() + slice
    }

    /// Area, period and slice of a cell.
    pub(super) fn place(&self, cell: usize) -> (usize, usize, usize) {
        let (rest, slice) = (cell / self.slices.len(), cell % self.slices.len());
        (rest / self.periods.len(), rest % self.periods.len(), slice)
    }

    /// The level a cell belongs to.
    pub(super) fn level(&self, cell: usize) -> Level {
        let (area, period, slice) = self.place(cell);
        let years = self.periods.iter().filter(|period| period.is_year()).count();
        let period = match self.periods[period].len() {
            length if length == years => Extent::All,
            1 => Extent::Year,
            _ => Extent::Span,
        };
        let slice = if self.slices[slice] == Slice::Total { Depth::Total } else { Depth::Breakdown };
        Level { area: self.areas[area].kind, period, slice }
    }

    /// What is lost when a cell is withheld: a total is worth more than its parts, and all years more than one.
    pub(super) fn weight(&self, cell: usize) -> u32 {
        let level = self.level(cell);
        let area = match level.area {
            AreaKind::EnglandAndWales => 1_000,
            AreaKind::Country => 300,
            AreaKind::Region => 100,
            AreaKind::Force => 10,
        };
        let period = match level.period {
            Extent::All => 5,
            Extent::Span => 3,
            Extent::Year => 2,
        };
        let slice = match level.slice {
            Depth::Total => 4,
            Depth::Breakdown => 1,
        };
        area * period * slice
    }

    /// Whether the office does not show the level of a cell at all.
    pub(super) fn is_dropped(&self, cell: usize, policy: &Policy) -> bool {
        policy.withhold.contains(&self.level(cell))
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

    fn period_sums(&self, years: usize) -> Vec<Sum> {
        let mut sums = Vec::new();
        for area in 0..self.areas.len() {
            for slice in 0..self.slices.len() {
                for (total, period) in self.periods.iter().enumerate().skip(years) {
                    let parts = (0..years).filter(|year| {
                        period.first <= self.periods[*year].first && self.periods[*year].last <= period.last
                    });
                    sums.push(Sum {
                        total: self.index(area, total, slice),
                        parts: parts.map(|year| self.index(area, year, slice)).collect(),
                    });
                }
            }
        }
        sums
    }

    fn slice_sums(&self, dataset: &Dataset) -> Vec<Sum> {
        let mut sums = Vec::new();
        for area in 0..self.areas.len() {
            for period in 0..self.periods.len() {
                for breakdown in 0..dataset.breakdowns.len() {
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

fn forces_of(area: &Area, areas: &[Area]) -> Vec<String> {
    let forces = areas.iter().filter(|other| other.kind == AreaKind::Force);
    let inside = forces.filter(|force| match area.kind {
        AreaKind::Force => force.code == area.code,
        AreaKind::Region => force.region == area.name,
        AreaKind::Country if area.name == "Wales" => force.region == "Wales",
        AreaKind::Country => force.region != "Wales" && !force.region.is_empty(),
        AreaKind::EnglandAndWales => true,
    });
    inside.map(|force| force.code.clone()).collect()
}
