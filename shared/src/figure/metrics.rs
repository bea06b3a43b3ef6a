//! How wide a text is, by the advance widths of the bundled font; the same everywhere, with no font at hand.

use std::sync::LazyLock;

/// The units of the font in one em.
const EM: i32 = 2048;

/// A letter outside the table counts as one em, wider than nearly every letter: a text may end early, never run over.
const FALLBACK: [u16; 2] = [2048, 2048];

/// A font at a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Font {
    /// In CSS pixels.
    pub(super) size: i32,
    /// How heavy it is.
    pub(super) weight: Weight,
}

/// What stands between the parts of a line.
const SEPARATOR: &str = "·";

/// How heavy a font is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// 400
    Regular,
    /// 700
    Bold,
}

static WIDTHS: LazyLock<Vec<(char, [u16; 2])>> = LazyLock::new(|| {
    let rows = include_str!("../../data/font/widths.csv").lines().skip(1);
    rows.map(|row| {
        let mut fields = row.split(',');
        let code = fields.next().and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let mut width = || fields.next().and_then(|width| width.parse().ok()).expect("widths.csv: two widths");
        (code.expect("widths.csv: a code point"), [width(), width()])
    })
    .collect()
});

impl Font {
    /// The width of a text in CSS pixels, rounded up.
    pub(super) fn width(self, text: &str) -> i32 {
        let units: i32 = text.chars().map(|letter| i32::from(self.advance(letter))).sum();
        (units * self.size + EM - 1) / EM
    }

    /// Half the height of a digit: how far below its middle the baseline of a text lies.
    pub(super) fn half_cap(self) -> i32 {
        // Capitals and digits of the font are 1409 units high.
        (self.size * 1409 / EM + 1) / 2
    }

    /// The lines of a text, none wider than `width`: broken between the parts that a `·` sets apart, where a part has room
    /// on one line; else at spaces (not at U+00A0); and inside a word only where it alone is too wide.
    pub(super) fn wrapped(self, text: &str, width: i32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for part in text.split(SEPARATOR) {
            let part: Vec<&str> = words(part).collect();
            let part = part.join(" ");
            let joined = lines.last().map(|line| format!("{line} {SEPARATOR} {part}"));
            match joined.filter(|joined| self.width(joined) <= width) {
                _ if part.is_empty() => {}
                Some(joined) => *lines.last_mut().expect("it was joined to a line") = joined,
                None => self.wrap_part(&part, width, &mut lines),
            }
        }
        lines
    }

    /// Adds the lines of a text without separators.
    fn wrap_part(self, text: &str, width: i32, lines: &mut Vec<String>) {
        let mut line = String::new();
        for word in words(text) {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&longer) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                line.push(letter);
                if self.width(&line) > width && line.chars().nth(1).is_some() {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, letter.to_string()));
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }

    /// The same number of lines as [`Font::wrapped`], but of about the same length, so that no word stands alone below.
    pub(super) fn balanced(self, text: &str, width: i32) -> Vec<String> {
        let widest = |lines: &[String]| lines.iter().map(|line| self.width(line)).max().unwrap_or(0);
        let mut lines = self.wrapped(text, width);
        let mut fits = widest(&lines);
        for narrower in (width / 2..width).rev().step_by(4) {
            // As long as every line fits, each ends where it did.
            if fits <= narrower {
                continue;
            }
            let next = self.wrapped(text, narrower);
            if next.len() > lines.len() {
                break;
            }
            fits = widest(&next);
            lines = next;
        }
        lines
    }

    /// The first lines of a wrapped text; the last of them ends in `…` where more would follow.
    pub(super) fn first_lines(self, text: &str, width: i32, most: usize) -> Vec<String> {
        let mut lines = self.wrapped(text, width);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                while self.width(&format!("{last} …")) > width
                    && let Some((words, _)) = last.rsplit_once(' ')
                {
                    last.truncate(words.len());
                }
                *last = self.shortened(&format!("{last} …"), width);
            }
        }
        lines
    }

    /// A text on one line, cut with `…` where it is wider than `width`.
    pub(super) fn shortened(self, text: &str, width: i32) -> String {
        if self.width(text) <= width {
            return text.to_owned();
        }
        let mut kept = text.trim_end_matches('…').trim_end().to_owned();
        while !kept.is_empty() && self.width(&kept) + self.width("…") > width {
            kept.pop();
        }
        format!("{}…", kept.trim_end())
    }

    fn advance(self, letter: char) -> u16 {
        let widths = WIDTHS.binary_search_by_key(&letter, |row| row.0).map_or(FALLBACK, |at| WIDTHS[at].1);
        widths[self.weight as usize]
    }
}

/// The words of a text; U+00A0 holds two of them together.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() && letter != '\u{a0}').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABEL: Font = Font { size: 12, weight: Weight::Regular };

    #[test]
    fn a_text_is_as_wide_as_its_letters() {
        assert_eq!(LABEL.width("0"), 7);
        assert_eq!(LABEL.width("0000000000"), 67);
        assert!(Font { weight: Weight::Bold, ..LABEL }.width("Kent") > LABEL.width("Kent"));
        assert_eq!(LABEL.width("語"), 12, "a letter outside the table counts as one em");
    }

    #[test]
    fn no_line_is_too_wide_and_no_word_is_lost() {
        let text =
            "Nobody says whether one person can be counted twice: https://example.org/a-very-long-address-of-a-file";
        for width in [60, 100, 200, 1000] {
            let lines = LABEL.wrapped(text, width);
            assert!(lines.iter().all(|line| LABEL.width(line) <= width), "{lines:?}");
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(text));
        }
        assert!(LABEL.wrapped("  ", 100).is_empty());
    }

    #[test]
    fn no_line_begins_or_ends_with_a_separator() {
        for width in [40, 60, 80, 100, 120] {
            let lines = LABEL.wrapped("one two · three four · five", width);
            assert!(lines.iter().all(|line| !line.starts_with('·') && !line.ends_with('·')), "{lines:?}");
        }
        assert_eq!(LABEL.wrapped("one · two", 200), ["one · two"]);
        assert_eq!(LABEL.wrapped("a first part · and a second one", 120), ["a first part", "and a second one"]);
    }

    #[test]
    fn balanced_lines_are_as_many_and_leave_no_word_alone() {
        let text = "Police referrals of victims to Immigration Enforcement in the year ending March 2023";
        let (wrapped, balanced) = (LABEL.wrapped(text, 420), LABEL.balanced(text, 420));
        assert_eq!(wrapped.len(), balanced.len());
        assert!(balanced[1].len() > wrapped[1].len(), "{balanced:?}");
    }

    #[test]
    fn lines_are_balanced_as_if_every_width_were_tried() {
        let every = |text: &str, width: i32| {
            let most = LABEL.wrapped(text, width).len();
            let widths = std::iter::once(width).chain((width / 2..width).rev().step_by(4));
            let tried = widths.map(|width| LABEL.wrapped(text, width));
            tried.take_while(|lines| lines.len() <= most).last().unwrap_or_default()
        };
        let texts = [
            "Police referrals of victims to Immigration Enforcement in the year ending March 2023",
            "Small counts · April 2015 to March 2025 · referrals per million residents a year",
            "https://example.org/a-very-long-address-of-a-file and a word",
            "Atgyfeiriadau: Heddlu Dyfed-Powys",
            "",
        ];
        for (text, width) in texts.iter().flat_map(|text| (8..800).step_by(7).map(move |width| (text, width))) {
            assert_eq!(LABEL.balanced(text, width), every(text, width), "{text} in {width}");
        }
    }

    #[test]
    fn what_is_left_out_leaves_a_mark() {
        let lines = LABEL.first_lines("one two three four five six seven", 60, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && LABEL.width(&lines[1]) <= 60, "{lines:?}");
        assert_eq!(LABEL.shortened("Kent", 100), "Kent");
        assert!(LABEL.width(&LABEL.shortened("Hampshire and Isle of Wight", 80)) <= 80);
    }
}
