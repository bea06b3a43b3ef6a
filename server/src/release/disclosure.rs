//! Disclosure control: the only way from raw counts to a publication.
//!
//! Invariant: what leaves this module is made of shown counts and of intervals that follow from them.
//!
//! Today's audit propagates bounds along every sum of the lattice. It finds what a careful reader with a spreadsheet finds,
//! and is no proof: an attacker with a linear program may narrow a withheld cell further. The exact audit and its
//! certificate take its place in [`suppress`] without any change to the callers.

pub mod policy;

mod base;
mod bounds;
mod lattice;
mod suppress;

use super::{counts::Counts, descriptor::Descriptor};
use lattice::Lattice;
use shared::{
    area::Area,
    cell::{Cell, Interval, Marks},
    force::{self, Aggregates},
    publication::{Publication, PublicationError},
    release::Release,
};

/// Why a return cannot be published.
#[derive(Debug, thiserror::Error)]
pub enum ProtectError {
    /// Nothing public bounds the withheld cells from above.
    #[error("the total of the whole return is too small to be shown, so nothing of it can be")]
    TooSmall,
    /// Every cell that could be withheld is, and a withheld cell can still be narrowed down.
    #[error("{0} follows from what cannot be withheld; publish fewer levels (`policy.withhold`)")]
    Pinned(String),
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
    let intervals = suppress::suppress(&lattice, &raw, &descriptor.policy).map_err(|error| match error {
        suppress::Unprotected::Unbounded => ProtectError::TooSmall,
        suppress::Unprotected::Pinned(cell) => ProtectError::Pinned(describe(&lattice, &areas, cell)),
    })?;
    let cells = raw.iter().zip(intervals).map(|(raw, interval)| published(*raw, interval)).collect();
    let release = Release { number: 0, published: String::new() };
    Ok(Publication::new(dataset, release, years, areas, cells)?)
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
