//! Capitals and small letters, as far as English and Welsh have them.
//!
//! The tables of all scripts, which the standard library would bring, are kilobytes in the browser.

/// The letters whose capital is not the one of ASCII.
const LETTERS: [(char, char); 14] = [
    ('â', 'Â'),
    ('ê', 'Ê'),
    ('î', 'Î'),
    ('ô', 'Ô'),
    ('û', 'Û'),
    ('ŵ', 'Ŵ'),
    ('ŷ', 'Ŷ'),
    ('á', 'Á'),
    ('é', 'É'),
    ('í', 'Í'),
    ('ó', 'Ó'),
    ('ú', 'Ú'),
    ('ï', 'Ï'),
    ('ö', 'Ö'),
];

/// The capital of a letter.
pub(crate) fn upper(letter: char) -> char {
    LETTERS.iter().find(|(small, _)| *small == letter).map_or(letter.to_ascii_uppercase(), |(_, capital)| *capital)
}

/// The small letter of a capital.
pub(crate) fn lower(letter: char) -> char {
    LETTERS.iter().find(|(_, capital)| *capital == letter).map_or(letter.to_ascii_lowercase(), |(small, _)| *small)
}

/// A text in small letters.
pub(crate) fn small(text: &str) -> String {
    text.chars().map(lower).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_the_capitals_of_the_standard_library() {
        for (small, capital) in LETTERS.into_iter().chain([('a', 'A'), ('z', 'Z')]) {
            assert_eq!(small.to_uppercase().collect::<String>(), capital.to_string());
            assert_eq!((upper(small), lower(capital), upper(capital), lower(small)), (capital, small, capital, small));
        }
        assert_eq!((upper('1'), lower('’')), ('1', '’'));
    }
}
