//! How far a protection has come, for whoever waits for it.

use std::fmt;

/// A step on the way to a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many sets of cells to withhold have been tried before this one.
    pub tried: usize,
    /// How many cells have to be shown to be open.
    pub cells: usize,
    /// How many of them have been.
    pub open: usize,
    /// With how many witness tables.
    pub tables: usize,
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { tried, cells, open, tables } = self;
        write!(f, "choice {}: {open} of {cells} cells are open by {tables} tables", tried + 1)
    }
}

/// Whoever is told of every step.
pub type Watch<'a> = dyn Fn(Progress) + Sync + 'a;
