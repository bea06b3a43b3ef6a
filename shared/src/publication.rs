//! All that is public of one release: the protected cells and what they mean.
//!
//! Invariant: a publication holds no raw count. It is made by disclosure control alone, and every face is made from it.

use crate::{
    area::{Area, AreaKind, Residents},
    breakdown::Slice,
    cell::Cell,
    dataset::Dataset,
    period::Period,
    release::Release,
    year::FinancialYear,
};
use serde::{Deserialize, Serialize};

/// One immutable release of a dataset. Cells lie in the order area, period, slice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "crate::wire::Wire", into = "crate::wire::Wire")]
pub struct Publication {
    dataset: Dataset,
    release: Release,
    years: Vec<FinancialYear>,
    areas: Vec<Area>,
    cells: Vec<Cell>,
}

/// A publication whose parts do not fit together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublicationError {
    /// The number of cells is not areas x periods x slices.
    #[error("{found} cells where {expected} were expected")]
    Cells {
        /// How many there should be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// The years are not consecutive, or there is none.
    #[error("the financial years are not consecutive")]
    Years,
    /// The first area is not England and Wales.
    #[error("the first area is not England and Wales")]
    Areas,
    /// A cell in the stored form cannot be read.
    #[error(transparent)]
    Cell(#[from] crate::cell::CellError),
}

impl Publication {
    /// Puts a publication together. `areas` begin with England and Wales; `cells` lie in the order
    /// area, period ([`Publication::periods`]), slice ([`Publication::slices`]).
    pub fn new(
        dataset: Dataset,
        release: Release,
        years: Vec<FinancialYear>,
        areas: Vec<Area>,
        cells: Vec<Cell>,
    ) -> Result<Self, PublicationError> {
        if years.is_empty() || years.windows(2).any(|pair| pair[0].next() != pair[1]) {
            return Err(PublicationError::Years);
        }
        if areas.first().is_none_or(|area| area.kind != AreaKind::EnglandAndWales) {
            return Err(PublicationError::Areas);
        }
        let expected = areas.len() * periods(&dataset, &years).len() * slices(&dataset).len();
        if cells.len() != expected {
            return Err(PublicationError::Cells { expected, found: cells.len() });
        }
        Ok(Self { dataset, release, years, areas, cells })
    }

    /// The same publication under the number and the day it is published with.
    #[must_use]
    pub fn released(self, release: Release) -> Self {
        Self { release, ..self }
    }

    /// The same publication with other cells, each made from its index and what it is now.
    #[must_use]
    pub fn map_cells(self, mut cell: impl FnMut(usize, Cell) -> Cell) -> Self {
        let cells = self.cells.into_iter().enumerate().map(|(index, before)| cell(index, before)).collect();
        Self { cells, ..self }
    }

    /// What is counted, in the words of its source.
    pub fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// Which release this is.
    pub fn release(&self) -> &Release {
        &self.release
    }

    /// Its financial years, consecutive, at least one.
    pub fn years(&self) -> &[FinancialYear] {
        &self.years
    }

    /// From its first year to its last.
    pub fn all_years(&self) -> Period {
        all_years(&self.years)
    }

    /// The periods of its lattice: every year, the declared spans, all years.
    pub fn periods(&self) -> Vec<Period> {
        periods(&self.dataset, &self.years)
    }

    /// The slices of its lattice: the total, then every code of every breakdown.
    pub fn slices(&self) -> Vec<Slice> {
        slices(&self.dataset)
    }

    /// Its areas: England and Wales first, then countries, regions, forces by name.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The cells in the order area, period, slice.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// England and Wales, with the British Transport Police.
    pub fn england_and_wales(&self) -> &Area {
        &self.areas[0]
    }

    /// Its forces, by name.
    pub fn forces(&self) -> impl Iterator<Item = &Area> {
        self.areas.iter().filter(|area| area.kind == AreaKind::Force)
    }

    /// Whether there is a number, or a range for one, by force.
    pub fn is_by_force(&self) -> bool {
        let cells = self.cells.chunks(self.cells.len() / self.areas.len());
        self.areas.iter().zip(cells).any(|(area, cells)| area.kind == AreaKind::Force && any(cells))
    }

    /// Whether there is one for a single year of several.
    pub fn is_by_year(&self) -> bool {
        let (years, periods) = (self.years.len(), self.periods().len());
        let mut cells = self.cells.chunks(self.slices().len()).enumerate();
        years > 1 && cells.any(|(index, cells)| index % periods < years && any(cells))
    }

    /// What a reader can choose among: its forces, and the regions and countries that it has sums for.
    pub fn choosable(&self) -> impl Iterator<Item = &Area> {
        self.areas.iter().filter(|area| area.kind != AreaKind::EnglandAndWales)
    }

    /// The area with this slug.
    pub fn area(&self, slug: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.slug == slug)
    }

    /// What may be shown for an area of this publication: the cell of the lattice, or for a span outside the
    /// lattice the sum of its years as far as they are shown. `[x]` for what is not here.
    pub fn cell(&self, area: &Area, period: Period, slice: Slice) -> Cell {
        let Some(area) = self.areas.iter().position(|other| other.code == area.code) else {
            return Cell::NotAvailable;
        };
        let Some(slice) = self.slices().iter().position(|other| *other == slice) else {
            return Cell::NotAvailable;
        };
        let periods = self.periods();
        let at = |period: Period| {
            let period = periods.iter().position(|other| *other == period)?;
            self.cells.get((area * periods.len() + period) * self.slices().len() + slice).copied()
        };
        at(period)
            .unwrap_or_else(|| Cell::sum(period.years().map(|year| at(year.into()).unwrap_or(Cell::NotAvailable))))
    }

    /// People in `area` summed over the years of `period`, for rates; `Ok(None)` where an estimate is missing,
    /// `Err` where a rate is not applicable.
    pub fn person_years(&self, area: &Area, period: Period) -> Result<Option<u64>, RateNotApplicable> {
        let Residents::ByYear(residents) = &area.residents else { return Err(RateNotApplicable) };
        Ok(period
            .years()
            .map(|year| {
                let index = self.years.iter().position(|other| *other == year)?;
                residents.get(index).copied().flatten().map(u64::from)
            })
            .sum())
    }
}

/// The residents of the area are not its public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateNotApplicable;

/// The periods of the lattice of a dataset over `years`: every year, the declared spans, all years.
pub fn periods(dataset: &Dataset, years: &[FinancialYear]) -> Vec<Period> {
    let mut periods: Vec<Period> = years.iter().copied().map(Period::from).collect();
    let all = all_years(years);
    for span in dataset.spans.iter().copied().chain([all]) {
        if span.first >= all.first && span.last <= all.last && !periods.contains(&span) {
            periods.push(span);
        }
    }
    periods
}

/// The slices of the lattice of a dataset: the total, then every code of every breakdown.
pub fn slices(dataset: &Dataset) -> Vec<Slice> {
    let codes = dataset
        .breakdowns
        .iter()
        .enumerate()
        .flat_map(|(index, breakdown)| (0..breakdown.codes.len()).map(move |code| Slice::Code(index, code)));
    std::iter::once(Slice::Total).chain(codes).collect()
}

/// Whether anything is said of one of some cells.
fn any(cells: &[Cell]) -> bool {
    cells.iter().any(|cell| cell.interval().is_some())
}

fn all_years(years: &[FinancialYear]) -> Period {
    Period { first: years[0], last: years[years.len() - 1] }
}
