//! What Welsh does to the words that a sentence joins: mutations, the article, "and".

use crate::{letters::small, text::capital};

/// The soft mutation, as after `o`: `marwolaethau` is `farwolaethau`.
pub(super) fn soft(text: &str) -> String {
    mutated(
        text,
        &[("ll", "l"), ("rh", "r"), ("p", "b"), ("t", "d"), ("c", "g"), ("b", "f"), ("d", "dd"), ("g", ""), ("m", "f")],
    )
}

/// "In" an area, with its nasal mutation: `yng Nghymru a Lloegr`, `yn Nwyrain Lloegr`.
pub(super) fn within(area: &str) -> String {
    let mutated = mutated(area, &[("p", "mh"), ("t", "nh"), ("c", "ngh"), ("b", "m"), ("d", "n"), ("g", "ng")]);
    let start = small(&mutated);
    let preposition = match () {
        () if start.starts_with("ng") => "yng",
        () if start.starts_with('m') => "ym",
        () => "yn",
    };
    format!("{preposition} {mutated}")
}

/// The article before a plural: `y marwolaethau`, `yr atgyfeiriadau`.
pub(super) fn the(text: &str) -> String {
    let open = small(text).starts_with(['a', 'e', 'i', 'o', 'u', 'w', 'y', 'h', 'â', 'ê', 'î', 'ô', 'û', 'ŵ', 'ŷ']);
    format!("{} {text}", if open { "yr" } else { "y" })
}

/// Names with "and" before the last one: `ac` before a vowel. Names of forces are not mutated.
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [names @ .., last] => {
            let and = if last.starts_with(['A', 'E', 'I', 'O', 'U']) { "ac" } else { "a" };
            format!("{} {and} {last}", names.join(", "))
        }
    }
}

/// A text whose first sound changes by the first rule that fits; letters that are written with two signs are none of the one.
fn mutated(text: &str, rules: &[(&str, &str)]) -> String {
    let lower = small(text);
    let double = ["ch", "dd", "ff", "ng", "ll", "ph", "rh", "th"].into_iter().find(|double| lower.starts_with(double));
    let rule = rules.iter().find(|(from, _)| match double {
        Some(double) => *from == double,
        None => lower.starts_with(from),
    });
    let Some((from, to)) = rule else { return text.to_owned() };
    let rest = &text[from.len()..];
    let changed = format!("{to}{rest}");
    if text.starts_with(|first| lower.starts_with(first)) { changed } else { capital(&changed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_o_a_word_is_softened() {
        for (plain, softened) in [
            ("atgyfeiriadau", "atgyfeiriadau"),
            ("marwolaethau", "farwolaethau"),
            ("dioddefwyr", "ddioddefwyr"),
            ("gorchmynion", "orchmynion"),
            ("lluoedd", "luoedd"),
            ("rhybuddion", "rybuddion"),
            ("chwiliadau", "chwiliadau"),
            ("troseddau", "droseddau"),
        ] {
            assert_eq!(soft(plain), softened);
        }
    }

    #[test]
    fn in_an_area_its_name_is_nasal() {
        for (area, inside) in [
            ("Cymru a Lloegr", "yng Nghymru a Lloegr"),
            ("Lloegr", "yn Lloegr"),
            ("Dwyrain Lloegr", "yn Nwyrain Lloegr"),
            ("Gogledd-ddwyrain Lloegr", "yng Ngogledd-ddwyrain Lloegr"),
            ("Swydd Efrog a’r Humber", "yn Swydd Efrog a’r Humber"),
            ("Powys", "ym Mhowys"),
        ] {
            assert_eq!(within(area), inside);
        }
    }

    #[test]
    fn the_article_and_the_conjunction_follow_the_sound() {
        assert_eq!(the("atgyfeiriadau"), "yr atgyfeiriadau");
        assert_eq!(the("marwolaethau"), "y marwolaethau");
        assert_eq!(listed(&["Kent Police", "Essex Police"]), "Kent Police ac Essex Police");
        assert_eq!(
            listed(&["Heddlu Gwent", "Essex Police", "Kent Police"]),
            "Heddlu Gwent, Essex Police a Kent Police"
        );
    }
}
