//! The proof that no withheld cell can be worked out from what is public, and its checker.
//!
//! Two base tables that both agree with everything public cannot be told apart by anyone. The certificate holds such
//! tables, and for each withheld cell two of them that differ in it by at least the width of the policy, one giving it the
//! threshold or more. Checking takes additions and comparisons, no solver; the argument is exact for whole numbers.

use crate::{cell::Cell, lattice::Lattice, publication::Publication};
use serde::{Deserialize, Serialize};

/// Witness tables, and for each withheld cell the two that keep it open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// A withheld cell stays open by one less than this, and may be this or more.
    pub threshold: u32,
    /// Base tables: counts of every force x financial year x combination of codes, in the order of the lattice.
    pub witnesses: Vec<Vec<u32>>,
    /// Two witnesses for each withheld cell, in the order of the publication.
    pub pairs: Vec<(usize, usize)>,
}

/// What a certificate that checks has shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// How many cells of the publication are shown.
    pub shown: usize,
    /// How many are withheld, each of them open.
    pub withheld: usize,
    /// How many witnesses it took.
    pub witnesses: usize,
}

/// Why a certificate proves nothing. Cells are counted from 0 in the order of the publication.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// The threshold protects nobody.
    #[error("the threshold is {0}; a threshold below 2 protects nobody")]
    Threshold(u32),
    /// A witness is no base table of this publication.
    #[error("witness {witness} has {found} base cells, expected {expected}")]
    Size {
        /// The witness.
        witness: usize,
        /// Its base cells.
        found: usize,
        /// Those of the publication.
        expected: usize,
    },
    /// There are more or fewer pairs than withheld cells.
    #[error("{found} pairs for {expected} withheld cells")]
    Pairs {
        /// The pairs.
        found: usize,
        /// The withheld cells.
        expected: usize,
    },
    /// A witness disagrees with what is public.
    #[error("witness {witness} disagrees with the publication in cell {cell}")]
    Disagrees {
        /// The witness.
        witness: usize,
        /// The cell.
        cell: usize,
    },
    /// A pair names a witness that is not there, or does not keep its cell open.
    #[error("cell {cell} is not kept open by its pair of witnesses")]
    Closed {
        /// The cell.
        cell: usize,
    },
}

impl Certificate {
    /// Whether this proves that every withheld cell of `publication` is open.
    pub fn check(&self, publication: &Publication) -> Result<Checked, CertificateError> {
        if self.threshold < 2 {
            return Err(CertificateError::Threshold(self.threshold));
        }
        let lattice = Lattice::of(publication);
        let cells = publication.cells();
        let tables: Vec<Vec<u64>> = self
            .witnesses
            .iter()
            .enumerate()
            .map(|(witness, base)| agreeing(&lattice, cells, witness, base))
            .collect::<Result<_, _>>()?;
        let withheld: Vec<usize> = (0..cells.len()).filter(|cell| matches!(cells[*cell], Cell::Withheld(_))).collect();
        if withheld.len() != self.pairs.len() {
            return Err(CertificateError::Pairs { found: self.pairs.len(), expected: withheld.len() });
        }
        for (cell, (one, other)) in withheld.iter().copied().zip(self.pairs.iter().copied()) {
            let value = |witness: usize| tables.get(witness).map(|table| table[cell]);
            let open = value(one).zip(value(other)).is_some_and(|(one, other)| is_open(one, other, self.threshold));
            if !open {
                return Err(CertificateError::Closed { cell });
            }
        }
        let shown = cells.iter().filter(|cell| cell.count().is_some()).count();
        Ok(Checked { shown, withheld: withheld.len(), witnesses: self.witnesses.len() })
    }
}

/// Whether two possible values of a cell keep it open: as far apart as the width, and not both small.
pub fn is_open(one: u64, other: u64, threshold: u32) -> bool {
    let threshold = u64::from(threshold);
    one.abs_diff(other) >= threshold - 1 && one.max(other) >= threshold
}

/// The cells of the lattice that a base table gives, if it agrees with all that is public: the counts shown, and the intervals.
fn agreeing(lattice: &Lattice, cells: &[Cell], witness: usize, base: &[u32]) -> Result<Vec<u64>, CertificateError> {
    if base.len() != lattice.base_len() {
        return Err(CertificateError::Size { witness, found: base.len(), expected: lattice.base_len() });
    }
    (0..cells.len())
        .map(|cell| {
            let sum = lattice.base_of(cell).map(|base_cell| u64::from(base[base_cell])).sum();
            let agrees = cells[cell].interval().is_none_or(|at| u64::from(at.lo) <= sum && sum <= u64::from(at.hi));
            if agrees { Ok(sum) } else { Err(CertificateError::Disagrees { witness, cell }) }
        })
        .collect()
}
