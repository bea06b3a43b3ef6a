//! What has become of a release, in one line of each language.

use super::Words;
use crate::{language::Bilingual, language::Language, standing::Standing};

/// The English line.
pub(super) fn english(words: &dyn Words, number: u32, standing: &Standing) -> String {
    let see = |latest: &Option<u32>| latest.map_or_else(String::new, |it| format!(" The latest is release {it}."));
    match standing {
        Standing::Latest => "This is the latest release.".to_owned(),
        Standing::Superseded { on, latest } => {
            format!("Release {number} was superseded on {}.{}", words.date(on), see(latest))
        }
        Standing::Corrected { by, on, note, latest } => {
            let see = see(&latest.filter(|latest| latest != by));
            let note = ended(note, Language::En);
            format!("Release {number} was corrected by release {by} on {}: {note}{see}", words.date(on))
        }
        Standing::Withdrawn { on, reason } => {
            format!("Release {number} was withdrawn on {}: {}", words.date(on), ended(reason, Language::En))
        }
        Standing::Rehearsed { release } => format!("Rehearsal of release {release}: not published."),
        Standing::Archived { release, on } => {
            format!("Archived copy of release {release}, made on {}.", words.date(on))
        }
    }
}

/// The Welsh line.
pub(super) fn welsh(words: &dyn Words, number: u32, standing: &Standing) -> String {
    let see = |latest: &Option<u32>| latest.map_or_else(String::new, |it| format!(" Y diweddaraf: datganiad {it}."));
    match standing {
        Standing::Latest => "Dyma’r datganiad diweddaraf.".to_owned(),
        Standing::Superseded { on, latest } => {
            format!("Cafodd datganiad {number} ei ddisodli: {}.{}", words.date(on), see(latest))
        }
        Standing::Corrected { by, on, note, latest } => {
            let see = see(&latest.filter(|latest| latest != by));
            let note = ended(note, Language::Cy);
            format!("Cafodd datganiad {number} ei gywiro gan ddatganiad {by}, {}: {note}{see}", words.date(on))
        }
        Standing::Withdrawn { on, reason } => {
            format!("Cafodd datganiad {number} ei dynnu’n ôl, {}: {}", words.date(on), ended(reason, Language::Cy))
        }
        Standing::Rehearsed { release } => format!("Ymarfer datganiad {release}: heb ei gyhoeddi."),
        Standing::Archived { release, on } => {
            format!("Copi archif o ddatganiad {release}, a wnaed {}.", words.date(on))
        }
    }
}

/// A text of the office as the end of a sentence.
fn ended(text: &Bilingual, language: Language) -> String {
    format!("{}.", text.text(language).trim().trim_end_matches('.'))
}
