//! The proof that no withheld cell can be worked out from what is public, and its checker.
//!
//! Two base tables that both agree with everything public cannot be told apart by anyone. The certificate holds such
//! tables, and for each withheld cell two of them that differ in it by at least the width of the policy, one giving it the
//! threshold or more. Checking takes additions and comparisons, no solver; the argument is exact for whole numbers.
//! `shared/CERTIFICATE.md` describes the file.

use crate::{
    cell::{Cell, Interval},
    knowledge::{Fact, Place},
    lattice::Lattice,
    period::Period,
    publication::Publication,
};
use serde::{Deserialize, Serialize};

/// The version of the file that this checker reads.
pub const VERSION: u32 = 1;

/// The least width that protects anybody: with 0, the two witnesses may agree in the number that they keep open.
pub const LEAST_WIDTH: u32 = 1;

/// The least reach that protects anybody: below 2, all that a reader has to reckon with is one person or none.
pub const LEAST_REACH: u32 = 2;

/// Witness tables, and for each withheld cell the two that keep it open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// [`VERSION`].
    pub version: u32,
    /// The slug of the dataset.
    pub dataset: String,
    /// How far apart two possible values of a withheld cell are at least.
    pub width: u32,
    /// What the greater of the two is at least, so that no reader can conclude that the cell is small.
    pub reach: u32,
    /// What is public beside the publication.
    pub knowledge: Vec<Fact>,
    /// Places that an earlier release withheld and this one gives no number for; they must stay open.
    pub also_open: Vec<Place>,
    /// Base tables: counts of every force x financial year x combination of codes, in the order of the lattice.
    pub witnesses: Vec<Vec<u32>>,
    /// Two witnesses for each withheld cell in the order of the publication, then for each of `also_open`.
    pub pairs: Vec<(usize, usize)>,
}

/// What a certificate that checks has shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// How many cells of the publication are shown.
    pub shown: usize,
    /// How many are withheld, each of them open.
    pub withheld: usize,
    /// How many facts beside the publication every witness agrees with.
    pub facts: usize,
    /// How many witnesses it took.
    pub witnesses: usize,
    /// How far apart two possible values of a withheld cell are at least.
    pub width: u32,
    /// What the greater of the two is at least.
    pub reach: u32,
}

/// Why a certificate proves nothing. Cells are counted from 0 in the order of the publication.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// Another version of the file.
    #[error("version {0} of the certificate; this checker reads version {VERSION}")]
    Version(u32),
    /// It speaks of another dataset.
    #[error("the certificate is of the dataset `{found}`, the publication of `{expected}`")]
    Dataset {
        /// That of the certificate.
        found: String,
        /// That of the publication.
        expected: String,
    },
    /// The width or the reach protects nobody. What an office promised is not published, so they are held against the
    /// least that does.
    #[error("a width of 0 or a reach below 2 protects nobody")]
    Weak,
    /// A fact or place that the dataset does not have.
    #[error("`{0}` is no place of the dataset")]
    Place(String),
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
    #[error("witness {witness} disagrees with what is public in cell {cell}")]
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
        self.fits(publication)?;
        let lattice = Lattice::of(publication, &self.periods());
        let known: Vec<Option<Interval>> = (0..lattice.len())
            .map(|cell| lattice.published(cell).and_then(|cell| publication.cells()[cell].adds()))
            .collect();
        let facts = self.knowledge.iter().map(|fact| Ok((find(&lattice, publication, &fact.place)?, fact)));
        let facts: Vec<(usize, &Fact)> = facts.collect::<Result<_, _>>()?;
        let tables: Vec<Vec<u64>> = self
            .witnesses
            .iter()
            .enumerate()
            .map(|(witness, base)| agreeing(&lattice, &known, &facts, witness, base))
            .collect::<Result<_, _>>()?;
        let withheld = |cell: &usize| {
            let published = lattice.published(*cell).map(|cell| publication.cells()[cell]);
            matches!(published, Some(Cell::Withheld(_)))
        };
        // The published cells of a lattice stand in the order of the publication.
        let mut open: Vec<usize> = (0..lattice.len()).filter(withheld).collect();
        let withheld = open.len();
        for place in &self.also_open {
            open.push(find(&lattice, publication, place)?);
        }
        if open.len() != self.pairs.len() {
            return Err(CertificateError::Pairs { found: self.pairs.len(), expected: open.len() });
        }
        for (cell, (one, other)) in open.into_iter().zip(self.pairs.iter().copied()) {
            let value = |witness: usize| tables.get(witness).map(|table| table[cell]);
            let open = value(one).zip(value(other)).is_some_and(|(one, other)| self.is_open(one, other));
            if !open {
                return Err(CertificateError::Closed { cell });
            }
        }
        let shown = publication.cells().iter().filter(|cell| cell.count().is_some()).count();
        Ok(Checked {
            shown,
            withheld,
            facts: self.knowledge.len(),
            witnesses: self.witnesses.len(),
            width: self.width,
            reach: self.reach,
        })
    }

    /// Whether two possible values of a cell keep it open: far enough apart, and not both small.
    pub fn is_open(&self, one: u64, other: u64) -> bool {
        one.abs_diff(other) >= u64::from(self.width) && one.max(other) >= u64::from(self.reach)
    }

    /// The cell that an error is about, in words: "Kent Police, 2020-21, outcome no-further-action".
    pub fn cell_in_words(&self, publication: &Publication, error: &CertificateError) -> Option<String> {
        let (CertificateError::Disagrees { cell, .. } | CertificateError::Closed { cell }) = error else { return None };
        let lattice = Lattice::of(publication, &self.periods());
        let (area, period, slice) = lattice.place(*cell);
        let place = Place::new("", lattice.periods[period], lattice.slices[slice], publication.dataset());
        let code = place.code.map_or_else(String::new, |(breakdown, code)| format!(", {breakdown} {code}"));
        Some(format!("{}, {}{code}", publication.areas()[area].name, place.period))
    }

    fn fits(&self, publication: &Publication) -> Result<(), CertificateError> {
        let expected = &publication.dataset().slug;
        if self.version != VERSION {
            return Err(CertificateError::Version(self.version));
        }
        if self.dataset != *expected {
            return Err(CertificateError::Dataset { found: self.dataset.clone(), expected: expected.clone() });
        }
        let protects = self.width >= LEAST_WIDTH && self.reach >= LEAST_REACH;
        if protects { Ok(()) } else { Err(CertificateError::Weak) }
    }

    /// The periods that facts and places speak of.
    fn periods(&self) -> Vec<Period> {
        self.knowledge
            .iter()
            .map(|fact| fact.place.period)
            .chain(self.also_open.iter().map(|place| place.period))
            .collect()
    }
}

fn find(lattice: &Lattice, publication: &Publication, place: &Place) -> Result<usize, CertificateError> {
    place
        .cell(lattice, publication.areas(), publication.dataset())
        .ok_or_else(|| CertificateError::Place(format!("{} {}", place.area, place.period)))
}

/// The cells of the lattice that a base table gives, if it agrees with all that is public.
fn agreeing(
    lattice: &Lattice,
    known: &[Option<Interval>],
    facts: &[(usize, &Fact)],
    witness: usize,
    base: &[u32],
) -> Result<Vec<u64>, CertificateError> {
    if base.len() != lattice.base_len() {
        return Err(CertificateError::Size { witness, found: base.len(), expected: lattice.base_len() });
    }
    let cells: Vec<u64> = (0..known.len())
        .map(|cell| {
            let sum = lattice.base_of(cell).map(|base_cell| u64::from(base[base_cell])).sum();
            let agrees = known[cell].is_none_or(|at| u64::from(at.lo) <= sum && sum <= u64::from(at.hi));
            if agrees { Ok(sum) } else { Err(CertificateError::Disagrees { witness, cell }) }
        })
        .collect::<Result<_, _>>()?;
    match facts.iter().find(|(cell, fact)| !fact.allows(cells[*cell])) {
        Some((cell, _)) => Err(CertificateError::Disagrees { witness, cell: *cell }),
        None => Ok(cells),
    }
}
