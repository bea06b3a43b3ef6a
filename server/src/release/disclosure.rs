//! Disclosure control: the only way from raw counts to a publication.
//!
//! Invariant: what leaves this module is made of shown counts and of intervals that follow from them.
//!
//! Bounds passed along the sums of the lattice find quickly what must be withheld beside the sensitive cells; witness tables
//! then prove, exactly, that every withheld cell is open. Nothing is published whose certificate does not check.

pub mod policy;

mod base;
mod bounds;
mod level;
mod suppress;
mod witness;

use super::{counts::Counts, descriptor::Descriptor};
use shared::{
    area::Area,
    cell::{Cell, Interval, Marks},
    certificate::CertificateError,
    force::{self, Aggregates},
    lattice::Lattice,
    publication::{Publication, PublicationError},
    release::Release,
};
use suppress::{Suppression, Unprotected};
use witness::Closed;

/// Why a return cannot be published.
#[derive(Debug, thiserror::Error)]
pub enum ProtectError {
    /// Nothing public bounds the withheld cells from above.
    #[error("the total of the whole return is too small to be shown, so nothing of it can be")]
    TooSmall,
    /// Every cell that could be withheld is, and a withheld cell can still be narrowed down.
    #[error("{0} follows from what cannot be withheld; publish fewer levels (`policy.withhold`)")]
    Pinned(String),
    /// The solver found no table of whole numbers that agrees with what would be public.
    #[error("the solver gave up, so nothing proves that the withheld cells are safe")]
    Unproved,
    /// The proof does not check.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// The parts do not make a publication.
    #[error(transparent)]
    Publication(#[from] PublicationError),
}

/// What the lattice holds in one place before protection.
///
/// Invariant: like [`Counts`] it is neither serialised nor printed.
#[derive(Clone, Copy)]
enum Raw {
    Count(u32, Marks),
    NotAvailable,
    NotApplicable,
    /// Withheld by the source, or a sum with such a part.
    Confidential,
}

/// Withholds what must not be shown of `counts`, and what would give it away.
///
/// The publication has release number 0 and no day until it is published.
pub fn protect(counts: Counts, descriptor: &Descriptor) -> Result<Publication, ProtectError> {
    let dataset = descriptor.dataset.clone();
    let aggregates = if dataset.regions { Aggregates::Regions } else { Aggregates::None };
    let years = counts.years.clone();
    let areas = force::areas(&years, aggregates);
    let lattice = Lattice::new(&dataset, &years, &areas);
    let raw = base::fill(&lattice, &counts);
    drop(counts);
    let unprotected = |error| match error {
        Unprotected::Unbounded => ProtectError::TooSmall,
        Unprotected::Pinned(cell) => ProtectError::Pinned(describe(&lattice, &areas, cell)),
    };
    let mut suppression = Suppression::new(&lattice, &raw, &descriptor.policy);
    let (cells, certificate) = loop {
        suppression.settle().map_err(unprotected)?;
        let intervals = suppression.intervals().map_err(unprotected)?;
        let cells: Vec<Cell> = raw.iter().zip(intervals).map(|(raw, interval)| published(*raw, interval)).collect();
        match witness::certify(&lattice, &cells, descriptor.policy.threshold) {
            Ok(certificate) => break (cells, certificate),
            Err(Closed::Cells(closed)) => suppression.open(&closed).map_err(unprotected)?,
            Err(Closed::Solver) => return Err(ProtectError::Unproved),
        }
    };
    let release = Release { number: 0, published: String::new() };
    let publication = Publication::new(dataset, release, years, areas, cells)?;
    certificate.check(&publication)?;
    Ok(publication)
}

fn published(raw: Raw, withheld: Option<Interval>) -> Cell {
    match (raw, withheld) {
        // A zero of a level that is withheld whole, where the totals that are shown leave nothing else.
        (Raw::Count(0, marks), Some(Interval { hi: 0, .. })) => Cell::Count(0, marks),
        (_, Some(interval)) => Cell::Withheld(interval),
        (Raw::Count(count, marks), None) => Cell::Count(count, marks),
        (Raw::NotApplicable, None) => Cell::NotApplicable,
        (Raw::NotAvailable | Raw::Confidential, None) => Cell::NotAvailable,
    }
}

fn describe(lattice: &Lattice, areas: &[Area], cell: usize) -> String {
    let (area, period, _) = lattice.place(cell);
    format!("{} {}", areas[area].name, lattice.periods[period])
}

#[cfg(test)]
mod tests;
