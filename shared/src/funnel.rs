//! The limits of a funnel plot: how far chance alone moves the rate of a force from that of England and Wales.
//!
//! Source: Spiegelhalter, D. J. (2005), "Funnel plots for comparing institutional performance", Statistics in Medicine 24,
//! 1185-1202: exact Poisson limits, interpolated as in its appendix A.1.1.

use crate::{
    area::AreaKind,
    poisson::{at_most, exactly},
    table::{Row, Table, Value},
};
use libm::{floor, round, sqrt};

/// A pair of limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    /// 95 of 100 lie within them by chance alone.
    P95,
    /// 998 of 1,000 do.
    P998,
}

/// Where a force lies in the funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Above the limits, and within wider ones.
    Above(Limits),
    /// Within the 95% limits.
    Within,
    /// Below the limits, and within wider ones.
    Below(Limits),
}

impl Limits {
    /// The lower and the upper limit of the count where `expected` events are expected.
    pub fn of(self, expected: f64) -> [f64; 2] {
        let (tail, z) = match self {
            Self::P95 => (0.025, 1.96),
            Self::P998 => (0.001, 3.09),
        };
        [limit(tail, -z, expected), limit(1.0 - tail, z, expected)]
    }
}

/// With r the least count for which P(X <= r) >= p, the limit is r - (P(X <= r) - p) / P(X = r); never below 0.
/// In R: `r <- qpois(p, m); max(0, r - (ppois(r, m) - p) / dpois(r, m))`.
fn limit(p: f64, z: f64, expected: f64) -> f64 {
    if expected.is_nan() || expected <= 0.0 {
        return 0.0;
    }
    // From the normal approximation to the exact count, step by step.
    let mut count = floor(expected + z * sqrt(expected)).max(0.0);
    while at_most(count, expected) < p {
        count += 1.0;
    }
    while count > 0.0 && at_most(count - 1.0, expected) >= p {
        count -= 1.0;
    }
    (count - (at_most(count, expected) - p) / exactly(count, expected)).max(0.0)
}

/// The events that are expected in so many person-years at the rate of England and Wales; `None` where it has none.
pub fn expected(table: &Table, person_years: f64) -> Option<f64> {
    match table.england_and_wales().values.first()? {
        Value::Rate(rate, _) => Some(rate.per_million * person_years / 1e6),
        _ => None,
    }
}

/// Where the shown rate of a row lies; `None` without one.
pub fn position(table: &Table, row: &Row) -> Option<Position> {
    let Value::Rate(rate, _) = row.values.first()? else { return None };
    let person_years = row.person_years?;
    // Back to the whole count it was made of.
    let count = round(rate.per_million * person_years / 1e6);
    Some(place(count, expected(table, person_years)?))
}

/// Where a count lies among those that are expected.
pub fn place(count: f64, expected: f64) -> Position {
    for limits in [Limits::P998, Limits::P95] {
        let [lower, upper] = limits.of(expected);
        if count > upper {
            return Position::Above(limits);
        }
        if count < lower {
            return Position::Below(limits);
        }
    }
    Position::Within
}

/// Which forces lie outside the limits, in words; that none does, where there is a rate at all; else nothing.
pub fn outside(table: &Table) -> Vec<String> {
    let words = table.words();
    let forces = || table.forces().iter().filter(|row| row.kind == AreaKind::Force);
    let placed = || forces().filter_map(|row| Some((row, position(table, row)?)));
    let all = [
        Position::Above(Limits::P998),
        Position::Above(Limits::P95),
        Position::Below(Limits::P95),
        Position::Below(Limits::P998),
    ];
    let mut said: Vec<String> = Vec::new();
    for wanted in all {
        let names: Vec<&str> =
            placed().filter(|(_, position)| *position == wanted).map(|(row, _)| row.label.as_str()).collect();
        if !names.is_empty() {
            said.push(words.outside(wanted, &names));
        }
    }
    let within = placed().filter(|(_, position)| *position == Position::Within).count();
    if within > 0 {
        let is_withheld = |row: &Row| matches!(row.values.first(), Some(Value::Withheld { .. }));
        said.push(words.within_limits(within, !forces().any(is_withheld)));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use libm::fabs;

    /// By the definition, in 40 digits of mpmath 1.4.1: `r = min r: sum(exp(k log m - m - loggamma(k+1)), k <= r) >= p`, then the
    /// formula of [`limit`]; each r is also `scipy.stats.poisson.ppf(p, m)` of SciPy 1.17.1.
    #[test]
    fn the_limits_are_exact() {
        for (expected, p95, p998) in [
            (0.5, [0.0, 1.860_025_911_461], [0.0, 3.475_858_980_900_359]),
            (1.5, [0.0, 3.863_510_962_155_203], [0.0, 5.979_034_470_256_309]),
            (4.6, [0.323_284_324_140_944_6, 8.785_754_786_074_331], [0.0, 11.988_837_679_357_41]),
            (10.0, [3.775_187_947_688_403, 16.159_950_673_344_79], [1.220_529_315_896_134, 20.662_000_835_995_04]),
            (27.3, [17.054_469_762_859_64, 37.529_085_606_816_42], [12.141_008_058_658_89, 44.342_556_848_426_88]),
            (100.0, [80.366_337_121_747_12, 119.580_894_852_117_3], [70.065_284_264_844, 131.804_750_397_624]),
            (536.9, [491.455_309_764_725_2, 582.289_817_906_458_3], [466.230_413_595_099_8, 609.423_902_785_718_6]),
        ] {
            for (limits, wanted) in [(Limits::P95, p95), (Limits::P998, p998)] {
                let found = limits.of(expected);
                assert!((0..2).all(|end| fabs(found[end] - wanted[end]) < 1e-9), "{expected}: {found:?} {wanted:?}");
            }
        }
    }

    #[test]
    fn a_count_is_placed_by_the_widest_limits_it_lies_outside_of() {
        assert_eq!(place(10.0, 10.0), Position::Within);
        assert_eq!(place(18.0, 10.0), Position::Above(Limits::P95));
        assert_eq!(place(25.0, 10.0), Position::Above(Limits::P998));
        assert_eq!(place(3.0, 10.0), Position::Below(Limits::P95));
        assert_eq!(place(0.0, 10.0), Position::Below(Limits::P998));
        assert_eq!(place(0.0, 1.0), Position::Within, "a lower limit is never below 0");
    }
}
