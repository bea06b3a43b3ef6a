//! The form in which a publication is stored and sent to the browser: its parts, with all cells in one text.

use crate::{
    area::Area,
    cell::Cell,
    dataset::Dataset,
    publication::{Publication, PublicationError},
    release::Release,
    year::FinancialYear,
};
use serde::{Deserialize, Serialize};

/// A publication as it is written. `cells` are the compact forms of the cells, separated by spaces;
/// `12*x` stands for twelve cells `x` in a row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Wire {
    dataset: Dataset,
    release: Release,
    years: Vec<FinancialYear>,
    areas: Vec<Area>,
    cells: String,
}

impl From<Publication> for Wire {
    fn from(publication: Publication) -> Self {
        let mut cells = String::new();
        let written: Vec<String> = publication.cells().iter().map(ToString::to_string).collect();
        for run in written.chunk_by(|a, b| a == b) {
            if !cells.is_empty() {
                cells.push(' ');
            }
            if run.len() > 1 {
                cells.push_str(&run.len().to_string());
                cells.push('*');
            }
            cells.push_str(&run[0]);
        }
        Self {
            dataset: publication.dataset().clone(),
            release: publication.release().clone(),
            years: publication.years().to_vec(),
            areas: publication.areas().to_vec(),
            cells,
        }
    }
}

/// More cells than any return has; a text that asks for more is refused before it takes memory.
const MOST_CELLS: usize = 4_000_000;

impl TryFrom<Wire> for Publication {
    type Error = PublicationError;

    fn try_from(wire: Wire) -> Result<Self, PublicationError> {
        let mut cells = Vec::new();
        for run in wire.cells.split_ascii_whitespace() {
            let (times, cell) = match run.split_once('*') {
                Some((times, cell)) => (times.parse().unwrap_or(MOST_CELLS + 1), cell),
                None => (1, run),
            };
            if times > MOST_CELLS - cells.len() {
                return Err(PublicationError::Cells { expected: MOST_CELLS, found: times });
            }
            let cell: Cell = cell.parse()?;
            cells.extend(std::iter::repeat_n(cell, times));
        }
        Self::new(wire.dataset, wire.release, wire.years, wire.areas, cells)
    }
}
