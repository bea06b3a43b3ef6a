//! Rates per million residents with their exact 95% interval.

use crate::cell::{Mark, Marks};
pub use crate::poisson::poisson_interval;

/// A rate per million residents and year, with its exact Poisson 95% interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// Events per million person-years.
    pub per_million: f64,
    /// The lower limit of the 95% interval.
    pub lo: f64,
    /// The upper limit of the 95% interval.
    pub hi: f64,
}

/// Fewer events than this have no rate.
pub const FEWEST_EVENTS: u32 = 3;
/// Fewer events than this have a rate of low reliability, `[u]`.
pub const RELIABLE_EVENTS: u32 = 20;

impl Rate {
    /// The rate of `events` in `person_years`, or `None` on fewer than [`FEWEST_EVENTS`] events or no residents.
    pub fn new(events: u32, person_years: u64) -> Option<Self> {
        if events < FEWEST_EVENTS || person_years == 0 {
            return None;
        }
        let (lo, hi) = poisson_interval(events);
        Some(Self {
            per_million: per_million(f64::from(events), person_years),
            lo: per_million(lo, person_years),
            hi: per_million(hi, person_years),
        })
    }

    /// The marks that a rate on so many events carries beside those of its count.
    pub fn marks(events: u32) -> Marks {
        if events < RELIABLE_EVENTS { Marks::NONE.with(Mark::LowReliability) } else { Marks::NONE }
    }
}

/// `events` per million of `person_years`.
#[expect(clippy::cast_precision_loss, reason = "person-years are far below 2^53")]
pub fn per_million(events: f64, person_years: u64) -> f64 {
    events * 1e6 / person_years as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_events_have_no_rate() {
        assert_eq!(Rate::new(2, 1_000_000), None);
        assert!(Rate::new(3, 1_000_000).is_some());
        assert_eq!(Rate::new(30, 0), None);
    }
}
