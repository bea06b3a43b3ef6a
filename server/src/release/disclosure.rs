//! Disclosure control: the only way from raw counts to a publication.
//!
//! Invariant: what leaves this module is made of shown counts and of intervals that follow from them.
//!
//! Bounds passed along the sums of the lattice find quickly what must be withheld beside the sensitive cells; witness tables
//! then prove, exactly, that every withheld cell is open. Nothing is published whose certificate does not check.

pub mod policy;
pub mod progress;
pub mod report;

mod base;
mod bounds;
mod explain;
mod knowledge;
mod level;
mod lift;
mod optimum;
mod primary;
mod program;
mod proof;
mod slide;
mod suppress;
mod tables;
mod witness;

use super::{counts::Counts, descriptor::Descriptor};
use explain::{describe, explain, named};
use knowledge::{Forgotten, Knowledge};
use policy::Policy;
use progress::Watch;
use proof::{Proof, Unproved};
use report::{Alternative, Report};
use shared::{
    cell::Marks,
    certificate::{Certificate, CertificateError},
    dataset::Dataset,
    force::{self, Aggregates},
    lattice::Lattice,
    publication::{Publication, PublicationError},
    release::Release,
};

/// Why a return cannot be published.
#[derive(Debug, thiserror::Error)]
pub enum ProtectError {
    /// Every cell that could be withheld is, and a withheld cell can still be narrowed down.
    #[error("{cell} {because}, and what gives it away cannot be withheld; publish fewer levels (`policy.withhold`)")]
    Pinned {
        /// The cell in words.
        cell: String,
        /// What it follows from.
        because: String,
    },
    /// The return has other counts than the descriptor says that everyone knows: nothing that follows from both would be true.
    #[error("the return contradicts `policy.public_facts`:{}", facts.iter().map(|fact| format!("\n  {fact}")).collect::<String>())]
    Contradicted {
        /// Each place with what was found and expected there, in words and without a number that is not public.
        facts: Vec<String>,
    },
    /// An earlier release has told something of a place that this one would leave out.
    #[error(
        "release {release} speaks of {place}, and this one has no cell for it, so nothing proves that the two together are safe; keep its area, years and code (`[x]` will do)"
    )]
    Forgotten {
        /// The place in words.
        place: String,
        /// The earlier release.
        release: u32,
    },
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
}

/// What may leave the office: a publication, the proof that nothing withheld can be worked out from it, and what it cost.
#[derive(Clone, Debug)]
pub struct Protected {
    /// What may be shown; with release number 0 and no day until it is published.
    pub publication: Publication,
    /// The proof.
    pub certificate: Certificate,
    /// What was withheld for which reason: for the office, not for readers.
    pub report: Report,
}

/// Withholds what must not be shown of `counts`, and what would give it away together with all `earlier` releases.
///
/// The counts end here. The report names what would be kept of each level if the hopeless ones were withheld whole; the
/// office decides.
pub fn protect(counts: Counts, descriptor: &Descriptor, earlier: &[&Publication]) -> Result<Protected, ProtectError> {
    protect_watched(counts, descriptor, earlier, &|_| {})
}

/// [`protect`], with somebody who is told of every step.
pub fn protect_watched(
    counts: Counts,
    descriptor: &Descriptor,
    earlier: &[&Publication],
    watch: &Watch<'_>,
) -> Result<Protected, ProtectError> {
    let (dataset, policy) = (&descriptor.dataset, &descriptor.policy);
    let mut protected = attempt(&counts, dataset, policy, earlier, watch)?;
    let hopeless = protected.report.hopeless();
    if !hopeless.is_empty() {
        let mut other = policy.clone();
        other.withhold.extend(hopeless);
        let other = attempt(&counts, dataset, &other, earlier, watch).ok().map(|other| Alternative::from(other.report));
        protected.report.alternative = other.filter(|other| other.keeps_more_than(&protected.report));
    }
    Ok(protected)
}

fn attempt(
    counts: &Counts,
    dataset: &Dataset,
    policy: &Policy,
    earlier: &[&Publication],
    watch: &Watch<'_>,
) -> Result<Protected, ProtectError> {
    let aggregates = if dataset.regions { Aggregates::Regions } else { Aggregates::None };
    let areas = force::areas(&counts.years, aggregates);
    let lattice = Lattice::new(dataset, &counts.years, &areas, &knowledge::periods(policy, earlier));
    let raw = base::fill(&lattice, counts);
    let knowledge = Knowledge::gather(&lattice, &raw, &areas, dataset, policy, earlier)
        .map_err(|Forgotten { place, release }| ProtectError::Forgotten { place: named(place, earlier), release })?;
    let facts = knowledge.contradicted(&raw, |cell| describe(&lattice, &areas, dataset, cell));
    if !facts.is_empty() {
        return Err(ProtectError::Contradicted { facts });
    }
    let proof = Proof { lattice: &lattice, raw: &raw, knowledge: &knowledge, policy, dataset, watch };
    let (cells, certificate) = proof.find().map_err(|error| match error {
        Unproved::Pinned(pinned) => {
            explain(&pinned, &lattice, &knowledge, |cell| describe(&lattice, &areas, dataset, cell))
        }
        Unproved::Solver => ProtectError::Unproved,
    })?;
    let published = (0..lattice.len()).filter(|cell| lattice.published(*cell).is_some());
    let release = Release::unnumbered();
    let cells = published.map(|cell| cells[cell]).collect();
    let publication = Publication::new(dataset.clone(), release, counts.years.clone(), areas.clone(), cells)?;
    let checked = certificate.check(&publication)?;
    let report = Report::new(&lattice, &raw, policy, &publication, &certificate, checked);
    Ok(Protected { publication, certificate, report })
}

#[cfg(test)]
mod tests;
