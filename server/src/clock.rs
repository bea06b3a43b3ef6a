//! The one place where the program asks what time it is. Everything else is told.

use jiff::{
    Timestamp,
    tz::{TimeZone, get},
};
use std::time::Instant;

/// The zone in which a release has its day; compiled in, so that a machine without time zone data agrees.
static LONDON: TimeZone = get!("Europe/London");

/// This moment.
pub fn now() -> Timestamp {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the time")]
    let now = Timestamp::now();
    now
}

/// The start of something whose duration is measured.
pub fn start() -> Instant {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the time")]
    let start = Instant::now();
    start
}

/// The day of a moment in London, `2026-11-23`.
pub fn london_day(at: Timestamp) -> String {
    at.to_zoned(LONDON.clone()).date().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_has_the_day_of_london_in_winter_and_in_summer() {
        for (moment, day) in [
            ("2026-11-23T23:59:59Z", "2026-11-23"),
            ("2026-11-24T00:00:00Z", "2026-11-24"),
            ("2027-06-30T22:59:59Z", "2027-06-30"),
            ("2027-06-30T23:00:00Z", "2027-07-01"),
        ] {
            assert_eq!(london_day(moment.parse().expect("a moment")), day, "{moment}");
        }
    }
}
