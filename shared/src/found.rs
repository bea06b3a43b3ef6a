//! What was found in a query, a file or a document, made fit to be shown in a message.
//!
//! Invariant: it keeps to its line, and none of it is unseen, moves the cursor of a terminal or turns the text around it.

/// The most characters of what was found that a message repeats: never a whole page.
const MOST: usize = 60;

/// At most 60 characters of a text, as [`visible`] shows them.
pub fn shortened(text: &str) -> String {
    let begin: String = text.chars().take(MOST + 1).collect();
    let line = visible(&begin);
    if line.chars().count() <= MOST { line } else { line.chars().take(MOST - 1).chain(['…']).collect() }
}

/// A text on one line, with a `\u{200b}` for each character that is not seen.
pub fn visible(text: &str) -> String {
    let mut line = String::new();
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' => line.push(' '),
            _ if is_unseen(c) => line.extend(c.escape_unicode()),
            _ => line.push(c),
        }
    }
    line
}

/// Control characters, those that format (soft hyphens, marks of direction, tags), fillers and variations, and spaces that are no plain
/// space.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || (c.is_whitespace() && c != ' ')
        || matches!(
            c,
            '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
        )
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_told_and_letters_stay_letters() {
        assert_eq!(visible("caf\u{e9}, \u{175}yr, w\u{302}, 1\u{2013}2, \u{a3}5"), "café, ŵyr, w\u{302}, 1–2, £5");
        assert_eq!(visible("\u{1b}[2Ja\u{202e}b\u{200b}c\u{feff}"), r"\u{1b}[2Ja\u{202e}b\u{200b}c\u{feff}");
        assert_eq!(visible("Police\nforce\t1"), "Police force 1");
        assert_eq!(visible("Kent\u{a0}Police\u{3164}\u{fe0f}"), r"Kent\u{a0}Police\u{3164}\u{fe0f}");
    }

    #[test]
    fn no_more_than_sixty_characters_are_repeated() {
        assert_eq!(shortened(&"ŵ".repeat(60)), "ŵ".repeat(60));
        assert_eq!(shortened(&"ŵ".repeat(61)), "ŵ".repeat(59) + "…");
        assert_eq!(shortened(&"\u{1b}".repeat(1_000)).chars().count(), 60);
    }
}
