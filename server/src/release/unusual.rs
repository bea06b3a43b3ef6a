//! Which numbers of forces differ from their other years by more than chance alone usually makes.

/// A number of a force beside the numbers of its other years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Years {
    /// The number in question.
    pub(super) count: u32,
    /// The sum of the other years that are shown.
    pub(super) others: u32,
    /// How many they are.
    pub(super) years: u32,
}

/// The chance of each tail: 95% lie between them.
const TAIL: f64 = 0.025;

impl Years {
    /// The chance that it is at least so far out, the smaller of both tails, where it lies outside the central 95% of what is
    /// expected when every year has the same Poisson mean. Given the
    /// sum of all years, the one year is binomial with the chance 1 / years: the conditional test of two Poisson counts,
    /// which needs no approximation.
    ///
    /// Source: Przyborowski, J. and Wilenski, H. (1940), "Homogeneity of results in testing samples from Poisson series",
    /// Biometrika 31, 313-323.
    ///
    /// It is a hint where to look, not a finding: of 44 forces two are outside by chance alone.
    pub(super) fn chance_if_unusual(self) -> Option<f64> {
        if self.years == 0 {
            return None;
        }
        let all = f64::from(self.count) + f64::from(self.others);
        let share = 1.0 / f64::from(self.years + 1);
        // The logarithm of the chance of 0, then of one more at a time.
        let (mut log, odds) = (all * (1.0 - share).ln(), (share / (1.0 - share)).ln());
        let mut below = 0.0;
        for count in 0..self.count {
            below += log.exp();
            log += ((all - f64::from(count)) / f64::from(count + 1)).ln() + odds;
        }
        let at_most = below + log.exp();
        // What lies above is summed by itself: so far out, what is left of 1 is nothing but rounding.
        let (mut at_least, mut count) = (0.0, f64::from(self.count));
        while count <= all && log.exp() > at_least * f64::EPSILON {
            at_least += log.exp();
            log += ((all - count) / (count + 1.0)).ln() + odds;
            count += 1.0;
        }
        Some(at_most.min(at_least)).filter(|chance| *chance <= TAIL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unusual(count: u32, others: u32, years: u32) -> bool {
        Years { count, others, years }.chance_if_unusual().is_some()
    }

    #[test]
    fn a_number_without_other_years_is_not_unusual() {
        assert!(!unusual(1000, 0, 0));
    }

    #[test]
    fn the_limits_are_those_of_the_binomial_distribution() {
        // n = 10, p = 1/2: P(X <= 1) = 11/1024 = 0.0107, P(X <= 2) = 56/1024 = 0.0547.
        assert!(unusual(1, 9, 1) && !unusual(2, 8, 1));
        assert!(unusual(9, 1, 1) && !unusual(8, 2, 1));
        // n = 8, p = 1/4: P(X >= 5) = (56*27 + 28*9 + 8*3 + 1) / 65536 = 0.0273, P(X >= 6) = 277 / 65536 = 0.0042.
        assert!(!unusual(5, 3, 3) && unusual(6, 2, 3));
        // n = 5, p = 1/2: P(X <= 0) = 1/32 = 0.03125; n = 6: 1/64 = 0.0156.
        assert!(!unusual(0, 5, 1) && unusual(0, 6, 1));
    }

    #[test]
    fn what_is_further_out_has_the_smaller_chance_however_far_it_is() {
        let chance = |count| Years { count, others: 20, years: 4 }.chance_if_unusual().expect("it is unusual");
        let chances: Vec<f64> = [40, 80, 160, 320].map(chance).into();
        assert!(chances.is_sorted_by(|near, far| near > far), "{chances:?}");
        // n = 60, p = 1/5: P(X >= 40) by the sum of its 21 terms in fractions.
        assert!((chances[0] / 6.043_588_468_301_213e-15 - 1.0).abs() < 1e-9, "{chances:?}");
    }

    #[test]
    fn large_numbers_are_told_apart_as_well_as_small_ones() {
        assert!(!unusual(100_000, 100_200, 1));
        assert!(unusual(100_000, 102_000, 1));
        assert!(unusual(0, 100_000, 1) && unusual(100_000, 0, 1));
    }
}
