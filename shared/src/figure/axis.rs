//! The steps of a scale that begins at zero.

use crate::{selection::Unit, text::Words};

/// Equal round steps from zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Steps {
    /// In tenths, so that every step is exact.
    tenths: f64,
    /// How many there are above zero.
    count: u32,
}

impl Steps {
    /// The smallest round steps (1, 2, 5, 10, …) that come to `most` in at most `count` of them; whole for counts, tenths for rates.
    pub(super) fn within(most: f64, count: u32, unit: Unit) -> Self {
        let count = f64::from(count.max(1));
        let mut decade = if unit == Unit::Count { 10.0 } else { 1.0 };
        let reach = if most.is_finite() { most * 10.0 } else { 0.0 };
        loop {
            for factor in [1.0, 2.0, 5.0] {
                let tenths = decade * factor;
                if reach / tenths <= count {
                    return Self { tenths, count: whole(reach / tenths) };
                }
            }
            decade *= 10.0;
        }
    }

    /// The same steps with one more where they end below `most`.
    pub(super) fn over(self, most: f64) -> Self {
        let short = self.at(self.count) < most || self.count == 0;
        Self { count: self.count + u32::from(short), ..self }
    }

    /// The greatest of them.
    pub(super) fn top(self) -> f64 {
        self.at(self.count)
    }

    /// Zero and every step.
    pub(super) fn all(self) -> impl Iterator<Item = f64> {
        (0..=self.count).map(move |step| self.at(step))
    }

    /// One of them in words.
    pub(super) fn label(self, value: f64, words: &dyn Words) -> String {
        words.decimal(value, usize::from(self.tenths < 10.0))
    }

    fn at(self, step: u32) -> f64 {
        f64::from(step) * self.tenths / 10.0
    }
}

/// The whole part of a small positive number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the number of steps")]
fn whole(value: f64) -> u32 {
    value as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(most: f64, count: u32, unit: Unit) -> Vec<String> {
        let steps = Steps::within(most, count, unit);
        steps.all().map(|value| steps.label(value, crate::language::Language::En.words())).collect()
    }

    #[test]
    fn steps_are_round_and_begin_at_zero() {
        assert_eq!(steps(43.0, 5, Unit::Count), ["0", "10", "20", "30", "40"]);
        assert_eq!(steps(3.0, 5, Unit::Count), ["0", "1", "2", "3"]);
        assert_eq!(steps(0.0, 5, Unit::Count), ["0"]);
        assert_eq!(steps(0.9, 3, Unit::Rate), ["0.0", "0.5"]);
        assert_eq!(steps(12_345.0, 3, Unit::Count), ["0", "5,000", "10,000"]);
        assert_eq!(steps(f64::INFINITY, 3, Unit::Rate), ["0.0"]);
    }

    #[test]
    fn a_scale_has_room_for_its_greatest_number() {
        for most in [0.0, 0.3, 1.0, 7.0, 99.0, 1e9] {
            assert!(Steps::within(most, 4, Unit::Count).over(most).top() >= most.max(1.0));
        }
    }
}
