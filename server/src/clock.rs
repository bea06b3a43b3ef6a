//! The one place where the program asks what time it is. Everything else is told.

use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{AmbiguousOffset, Offset, TimeZone, get},
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

/// A moment as the clocks in London show it, `2027-03-04 09:30 in London`, with seconds where it has them.
pub fn london(at: Timestamp) -> String {
    let time = at.to_zoned(LONDON.clone()).datetime();
    let seconds = if time.second() == 0 { String::new() } else { format!(":{:02}", time.second()) };
    format!("{} {:02}:{:02}{seconds} in London", time.date(), time.hour(), time.minute())
}

/// Why a text is no moment in London.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum MomentError {
    /// It is no time at all.
    #[error("`{0}` is no time; expected a day and a time in London, such as 2027-03-04T09:30")]
    Unreadable(String),
    /// The clocks are put back, and show it twice.
    #[error(
        "the clocks in London show {0} twice that night, and this is either {1} or {2}: write the one that is meant"
    )]
    Twice(String, String, String),
    /// The clocks are put forward, and never show it.
    #[error(
        "the clocks in London never show {0}: they are put forward, and this is either {1} or {2}: write the one that is meant"
    )]
    Never(String, String, String),
}

/// The moment at which the clocks in London show a day and a time, `2027-03-04T09:30`. A time with its distance from UTC,
/// `2027-03-04T09:30+00:00`, says which of two it is where clocks change.
pub fn london_moment(text: &str) -> Result<Timestamp, MomentError> {
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(moment);
    }
    let unreadable = || MomentError::Unreadable(text.to_owned());
    // A day alone is no moment.
    let time: DateTime = text.parse().ok().filter(|_| text.contains(':')).ok_or_else(unreadable)?;
    let at = |offset: Offset| offset.to_timestamp(time).map_err(|_| unreadable());
    // Both readings as they can be written: with the clocks before the change, and after it.
    let both = |before: Offset, after: Offset| -> Result<[String; 2], MomentError> {
        let written = |offset: Offset| Ok(at(offset)?.display_with_offset(offset).to_string());
        Ok([written(before)?, written(after)?])
    };
    match LONDON.to_ambiguous_timestamp(time).offset() {
        AmbiguousOffset::Unambiguous { offset } => at(offset),
        AmbiguousOffset::Fold { before, after } => {
            let [first, second] = both(before, after)?;
            Err(MomentError::Twice(text.to_owned(), first, second))
        }
        AmbiguousOffset::Gap { before, after } => {
            let [first, second] = both(before, after)?;
            Err(MomentError::Never(text.to_owned(), first, second))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_in_london_is_a_moment_in_winter_and_in_summer() {
        for (time, moment) in [
            ("2027-03-04T09:30", "2027-03-04T09:30:00Z"),
            ("2027-06-04T09:30", "2027-06-04T08:30:00Z"),
            ("2027-06-04T09:30:15", "2027-06-04T08:30:15Z"),
            ("2027-06-04T09:30+00:00", "2027-06-04T09:30:00Z"),
            ("2027-10-31T01:30+01:00", "2027-10-31T00:30:00Z"),
            ("2027-10-31T01:30Z", "2027-10-31T01:30:00Z"),
        ] {
            assert_eq!(london_moment(time), Ok(moment.parse().expect("a moment")), "{time}");
        }
        assert_eq!(london("2027-06-04T08:30:00Z".parse().expect("a moment")), "2027-06-04 09:30 in London");
        assert_eq!(london("2027-03-04T09:30:07.2Z".parse().expect("a moment")), "2027-03-04 09:30:07 in London");
    }

    #[test]
    fn a_time_that_the_clocks_show_twice_or_never_is_refused_with_both_readings() {
        let twice = london_moment("2027-10-31T01:30").expect_err("summer time ends that night").to_string();
        assert!(twice.contains("2027-10-31T01:30:00+01:00 or 2027-10-31T01:30:00+00:00"), "{twice}");
        let never = london_moment("2027-03-28T01:30").expect_err("summer time begins that night").to_string();
        assert!(never.contains("2027-03-28T01:30:00+00:00 or 2027-03-28T01:30:00+01:00"), "{never}");
        for no_time in ["", "tomorrow", "2027-03-04", "2027-02-30T09:30", "09:30", "2027-03-04T25:00"] {
            assert_eq!(london_moment(no_time), Err(MomentError::Unreadable(no_time.to_owned())), "{no_time}");
        }
    }

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
