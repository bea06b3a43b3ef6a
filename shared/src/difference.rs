//! Whether two Poisson rates differ by more than chance explains.
//!
//! Invariant: "similar", unless the exact 95% intervals of the two rates lie apart and the exact test rejects as well.

use crate::{poisson::poisson_interval, rate::per_million};
use libm::{ceil, exp, floor, lgamma, log, sqrt};

/// What is said of the rate of one area beside that of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Higher.
    Higher,
    /// The intervals overlap: chance alone may explain the difference.
    Similar,
    /// Lower.
    Lower,
}

/// Below this, the exact test rejects.
const LEVEL: f64 = 0.05;

/// Compares events in person-years with other events in their person-years. The intervals are those of [`poisson_interval`]
/// (Garwood 1936); that they lie apart asks for more than the exact test at 5%, which stands guard where they are odd.
pub fn difference(one: (u32, u64), other: (u32, u64)) -> Difference {
    if one.1 == 0 || other.1 == 0 || p_value(one, other) >= LEVEL {
        return Difference::Similar;
    }
    let interval = |(events, person_years)| {
        let (lo, hi) = poisson_interval(events);
        [lo, hi].map(|end| per_million(end, person_years))
    };
    let [[lo, hi], [other_lo, other_hi]] = [one, other].map(interval);
    if lo > other_hi {
        Difference::Higher
    } else if hi < other_lo {
        Difference::Lower
    } else {
        Difference::Similar
    }
}

/// The two-sided p-value of the exact conditional test that two Poisson rates are equal: given their sum, one count is binomial.
///
/// Source: Przyborowski, J. and Wilenski, H. (1940), "Homogeneity of results in testing samples from Poisson series", Biometrika
/// 31, 313-323; two-sided as `poisson.test(c(x1, x2), c(t1, t2))` of R has it: every outcome that is no more likely counts.
#[expect(clippy::cast_precision_loss, reason = "person-years are far below 2^53")]
pub fn p_value((one, years): (u32, u64), (other, other_years): (u32, u64)) -> f64 {
    let (events, all) = (f64::from(one) + f64::from(other), (years + other_years) as f64);
    let share = years as f64 / all;
    if events == 0.0 || years == 0 || other_years == 0 {
        return 1.0;
    }
    let chance = |count: f64| {
        exp(lgamma(events + 1.0) - lgamma(count + 1.0) - lgamma(events - count + 1.0)
            + count * log(share)
            + (events - count) * log(1.0 - share))
    };
    // The same tolerance for equal chances as R has.
    let found = chance(f64::from(one)) * (1.0 + 1e-7);
    // Further away nothing adds to a p-value in double precision.
    let (mean, reach) = (events * share, 40.0 * sqrt(events * share * (1.0 - share)) + 40.0);
    let mut count = floor(mean - reach).max(0.0);
    let mut sum = 0.0;
    while count <= ceil(mean + reach).min(events) {
        let here = chance(count);
        if here <= found {
            sum += here;
        }
        count += 1.0;
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use libm::fabs;

    /// `poisson.test(c(x1, x2), c(t1, t2))$p.value` of R; the first is the example of its manual (0.07967). The digits are the sum
    /// `sum(d[i] for i in 0..n if d[i] <= d[x1] * (1 + 1e-7))`, `d[i] = comb(n, i) p^i (1-p)^(n-i)`, in 40 digits of mpmath 1.4.1;
    /// `scipy.stats.binomtest(x1, x1 + x2, t1 / (t1 + t2)).pvalue` of SciPy 1.17.1 agrees.
    #[test]
    fn the_p_value_is_that_of_the_exact_test() {
        for (one, other, wanted) in [
            ((11, 800), (21, 3011), 0.079_668_633_033_329_47),
            ((11, 800), (23, 3000), 0.137_168_691_678_205_7),
            ((2, 1000), (20, 1000), 0.000_121_116_638_183_593_8),
            ((28, 8_700_000), (509, 170_400_000), 0.687_431_285_596_052_6),
            ((7, 3_000_000), (530, 177_000_000), 0.614_894_834_675_050_2),
            ((65, 26_700_000), (472, 152_000_000), 0.069_160_334_450_809_82),
            ((0, 100), (10, 300), 0.076_041_221_618_652_34),
        ] {
            let found = p_value(one, other);
            assert!(fabs(found - wanted) < 1e-9, "{one:?} {other:?}: {found}");
        }
    }

    #[test]
    fn only_intervals_that_lie_apart_are_a_difference() {
        assert_eq!(difference((7, 3_000_000), (530, 177_000_000)), Difference::Similar);
        assert_eq!(difference((30, 3_000_000), (507, 177_000_000)), Difference::Higher);
        assert_eq!(difference((1, 3_000_000), (536, 177_000_000)), Difference::Lower);
        assert_eq!(difference((0, 0), (5, 10)), Difference::Similar);
        // The exact test rejects at 5%, but the intervals of 20 (12.2 to 30.9) and 37 (26.1 to 51.0) overlap.
        assert!(p_value((20, 1_000_000), (37, 1_000_000)) < LEVEL);
        assert_eq!(difference((20, 1_000_000), (37, 1_000_000)), Difference::Similar);
    }
}
