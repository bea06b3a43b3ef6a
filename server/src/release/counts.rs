//! The raw counts of a return, on their way from import to disclosure control.
//!
//! Invariant: no `Serialize`, no `Debug`, no `Display`, no `Clone`; the counts are read inside `release` alone.

use shared::{cell::Marks, year::FinancialYear};

/// The base table: counts by force, financial year and one code of every breakdown.
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
