//! A colour as screens have it.

use std::{fmt, str::FromStr};

/// Red, green and blue of sRGB. It reads from hexadecimal digits, six or three, with or without `#`; it writes six, without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 3]);

/// A text that is no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoColour;

impl Colour {
    /// The contrast with another colour, from 1 to 21. Source: WCAG 2.2, contrast ratio.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// From 0 for black to 1 for white. Source: WCAG 2.2, relative luminance.
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The colour so many hundredths of the way to another one.
    #[must_use]
    pub fn towards(self, other: Self, hundredths: u16) -> Self {
        let mut mixed = self.0;
        for (from, to) in mixed.iter_mut().zip(other.0) {
            let sum = u16::from(*from) * (100 - hundredths) + u16::from(to) * hundredths;
            *from = u8::try_from((sum + 50) / 100).expect("between two bytes");
        }
        Self(mixed)
    }
}

impl FromStr for Colour {
    type Err = NoColour;

    fn from_str(text: &str) -> Result<Self, NoColour> {
        let digits = text.strip_prefix('#').unwrap_or(text).chars();
        let digits: Option<Vec<u8>> = digits.map(|digit| u8::try_from(digit.to_digit(16)?).ok()).collect();
        match digits.ok_or(NoColour)?[..] {
            [a, b, c] => Ok(Self([a * 17, b * 17, c * 17])),
            [a, b, c, d, e, f] => Ok(Self([a * 16 + b, c * 16 + d, e * 16 + f])),
            _ => Err(NoColour),
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|value| write!(f, "{value:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_reads_as_people_write_it_and_writes_one_way() {
        for written in ["#1F62A8", "1f62a8", "1F62a8"] {
            assert_eq!(written.parse::<Colour>().map(|colour| colour.to_string()), Ok("1f62a8".to_owned()));
        }
        assert_eq!("#0af".parse::<Colour>(), Ok(Colour([0, 0xaa, 0xff])));
        for wrong in ["", "#", "12", "1234567", "red", "12345g", "##123456", "١٢٣", "1f62a8;}", "+1f62a"] {
            assert_eq!(wrong.parse::<Colour>(), Err(NoColour), "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let [white, black, grey] = ["fff", "000", "767676"].map(|colour| colour.parse::<Colour>().expect("a colour"));
        assert!((white.contrast(black) - 21.0).abs() < 1e-9);
        assert!((grey.contrast(white) - 4.54).abs() < 0.01);
        assert!((white.contrast(white) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_mixture_begins_at_one_colour_and_ends_at_the_other() {
        let (a, b) = (Colour([0, 200, 9]), Colour([255, 100, 10]));
        assert_eq!([a.towards(b, 0), a.towards(b, 100)], [a, b]);
        assert_eq!(a.towards(b, 50), Colour([128, 150, 10]));
    }
}
