//! The raw counts of a return, on their way from import to disclosure control.
//!
//! Invariant: no `Serialize`, no `Debug`, no `Display`, no `Clone`; the counts are read inside `release` alone.

use shared::{cell::Marks, year::FinancialYear};

/// The base table: counts by force, financial year and one code of every breakdown.
///
/// The one thing to be done with it outside `release` is to protect it:
///
/// ```
/// use server::release::{counts::Counts, descriptor::Descriptor, disclosure::{ProtectError, Protected, protect}};
/// fn publishable(counts: Counts, descriptor: &Descriptor) -> Result<Protected, ProtectError> {
///     protect(counts, descriptor, &[])
/// }
/// ```
///
/// What came of that may be written, printed and cloned:
///
/// ```
/// fn written<T: serde::Serialize + std::fmt::Debug + Clone>(_: &T) {}
/// fn shown(publication: &shared::publication::Publication) { written(publication) }
/// ```
///
/// The counts may not be written:
///
/// ```compile_fail,E0277
/// fn written<T: serde::Serialize>(_: &T) {}
/// fn leak(counts: &server::release::counts::Counts) { written(counts) }
/// ```
///
/// Nor printed, not even by an error or an `expect`:
///
/// ```compile_fail,E0277
/// fn printed<T: std::fmt::Debug>(_: &T) {}
/// fn leak(counts: &server::release::counts::Counts) { printed(counts) }
/// ```
///
/// ```compile_fail,E0277
/// fn printed<T: std::fmt::Display>(_: &T) {}
/// fn leak(counts: &server::release::counts::Counts) { printed(counts) }
/// ```
///
/// Nor cloned:
///
/// ```compile_fail,E0277
/// fn cloned<T: Clone>(_: &T) {}
/// fn leak(counts: &server::release::counts::Counts) { cloned(counts) }
/// ```
///
/// Nor read, field by field:
///
/// ```compile_fail,E0616
/// fn leak(counts: &server::release::counts::Counts) -> usize { counts.rows.len() }
/// ```
///
/// Nor made into a publication without protection:
///
/// ```compile_fail,E0277
/// fn leak(counts: server::release::counts::Counts) -> shared::publication::Publication { counts.into() }
/// ```
pub struct Counts {
    /// Consecutive financial years.
    pub(in crate::release) years: Vec<FinancialYear>,
    /// Every combination of force, year and codes of the return.
    pub(in crate::release) rows: Vec<Count>,
}

/// One place of the base table.
pub(in crate::release) struct Count {
    /// ONS code of the force, or `BTP`; `None` for England and Wales where the return has no figure by force.
    pub(in crate::release) force: Option<&'static str>,
    /// The year; `None` for all years of the return where it has no split by year.
    pub(in crate::release) year: Option<FinancialYear>,
    /// The index of the code of each breakdown, in the order of the dataset; `None` where the return has only the total.
    pub(in crate::release) codes: Vec<Option<usize>>,
    /// What the return says there.
    pub(in crate::release) entry: Entry,
}

/// What a return says in one place.
pub(in crate::release) enum Entry {
    /// A count with its marks.
    Count(u32, Marks),
    /// `[x]`: not available.
    NotAvailable,
    /// `[z]`: not applicable.
    NotApplicable,
    /// `[c]`: withheld by the source; nobody here knows the number.
    Confidential,
}
