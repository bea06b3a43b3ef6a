//! The Poisson distribution: its interval, its probabilities and its quantiles.

use libm::{exp, fabs, lgamma, log, sqrt};

/// The exact 95% interval of a Poisson mean, given the count.
///
/// Source: Garwood, F. (1936), "Fiducial limits for the Poisson distribution", Biometrika 28, 437-442:
/// the lower limit solves P(X >= count) = 0.025, the upper P(X <= count) = 0.025; 0 for the lower limit of 0.
pub fn poisson_interval(count: u32) -> (f64, f64) {
    let count = f64::from(count);
    let lower = if count == 0.0 { 0.0 } else { gamma_quantile(0.025, count) };
    (lower, gamma_quantile(0.975, count + 1.0))
}

/// The `x` with P(shape, x) = p, by Newton's steps inside a shrinking bracket, from the start of Wilson and Hilferty (1931).
fn gamma_quantile(p: f64, shape: f64) -> f64 {
    let z = if p < 0.5 { -1.959_963_984_540_054 } else { 1.959_963_984_540_054 };
    let cube = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * sqrt(shape));
    let mut x = (shape * cube * cube * cube).max(shape * 1e-3);
    let (mut low, mut high) = (0.0, shape + 40.0 + 20.0 * sqrt(shape));
    for _ in 0..200 {
        let error = gamma_p(shape, x) - p;
        if error > 0.0 {
            high = x
        } else {
            low = x
        }
        let density = exp((shape - 1.0) * log(x) - x - lgamma(shape));
        let newton = x - error / density;
        let next = if newton > low && newton < high { newton } else { f64::midpoint(low, high) };
        if fabs(next - x) <= 1e-13 * x {
            return next;
        }
        x = next;
    }
    x
}

/// The regularised lower incomplete gamma function P(a, x).
///
/// Source: DLMF 8.11.4 (series) for x < a + 1 and 8.9.2 (continued fraction, by Lentz's method) above.
fn gamma_p(a: f64, x: f64) -> f64 {
    let scale = exp(a * log(x) - x - lgamma(a));
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
        while term > sum * 1e-17 {
            n += 1.0;
            term *= x / n;
            sum += term;
        }
        scale * sum
    } else {
        let mut b = x + 1.0 - a;
        let (mut c, mut d) = (1e300, 1.0 / b);
        let mut fraction = d;
        for i in 1..10_000_u32 {
            let i = f64::from(i);
            let an = -i * (i - a);
            b += 2.0;
            d = 1.0 / (an * d + b);
            c = b + an / c;
            let delta = d * c;
            fraction *= delta;
            if fabs(delta - 1.0) < 1e-16 {
                break;
            }
        }
        1.0 - scale * fraction
    }
}

/// P(X <= count) of a Poisson mean: `ppois(count, mean)` of R. Source: DLMF 8.4.10.
pub(crate) fn at_most(count: f64, mean: f64) -> f64 {
    if count < 0.0 { 0.0 } else { 1.0 - gamma_p(count + 1.0, mean) }
}

/// P(X = count) of a Poisson mean: `dpois(count, mean)` of R.
pub(crate) fn exactly(count: f64, mean: f64) -> f64 {
    exp(count * log(mean) - mean - lgamma(count + 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `scipy.stats.chi2.ppf([.025, .975], [2 * n, 2 * n + 2]) / 2` of SciPy 1.17.1; 10 is also in Garwood's table (4.80, 18.39).
    #[test]
    fn the_interval_is_garwoods() {
        for (count, lower, upper) in [
            (0, 0.0, 3.688_879_454_113_935_4),
            (1, 0.025_317_807_984_289_876, 5.571_643_390_938_898),
            (5, 1.623_486_390_118_420_7, 11.668_332_079_322_67),
            (10, 4.795_388_696_132_433_5, 18.390_356_042_017_78),
            (179, 153.737_079_410_164_23, 207.229_647_089_358_6),
            (537, 492.535_688_081_543_9, 584.400_640_803_123_2),
        ] {
            let (lo, hi) = poisson_interval(count);
            assert!(fabs(lo - lower) < 1e-9 && fabs(hi - upper) < 1e-9, "{count}: {lo} {hi}");
        }
    }

    #[test]
    fn the_limits_solve_the_equations_that_define_them() {
        for count in [1_u32, 2, 3, 19, 20, 44, 179, 537, 5_000, 900_000] {
            let (lo, hi) = poisson_interval(count);
            let n = f64::from(count);
            assert!(fabs(gamma_p(n, lo) - 0.025) < 1e-9, "{count}");
            assert!(fabs(1.0 - gamma_p(n + 1.0, hi) - 0.025) < 1e-9, "{count}");
            assert!(lo < n && n < hi);
        }
    }
}
