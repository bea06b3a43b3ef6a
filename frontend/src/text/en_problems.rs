//! English words about problems.

use super::{
    en::English,
    problems::{Problems, Told, contrast, listed},
};
use shared::selection::Expected;

impl Problems for English {
    fn unknown_address(&self) -> Told {
        Told::new("Page not found", "There is nothing at this address.")
    }

    fn unknown_dataset(&self, found: &str) -> Told {
        Told::new("Dataset not found", format!("There is no dataset “{found}”. These there are."))
    }

    fn unknown_force(&self, found: &str) -> Told {
        let detail = format!("There is no police force “{found}”. Perhaps one of these is meant.");
        Told::new("Police force not found", detail)
    }

    fn unknown_release(&self, found: &str, known: &[u32]) -> Told {
        let detail = format!("There is no release {found}. There is: {}.", listed(known));
        Told::new("Release not found", detail)
    }

    fn withdrawn(&self, line: &str, latest: Option<u32>) -> Told {
        let next = match latest {
            Some(latest) => format!("Release {latest} is the latest: use its numbers instead."),
            None => "No release has taken its place yet.".to_owned(),
        };
        Told::new("Withdrawn", format!("{line} Its numbers are not shown any more. {next}"))
    }

    fn proof_closed(&self, line: &str) -> Told {
        Told::new(
            "Withdrawn",
            format!("{line} The certificate of this release tells its numbers, and is not shown any more."),
        )
    }

    fn unknown_rehearsal(&self) -> Told {
        Told::new("Rehearsal not found", "Nobody has given out this address. Ask the office for a new one.")
    }

    fn rehearsal_over(&self) -> Told {
        let detail = "This address was given out for a time that is over. Ask the office for a new one.";
        Told::new("Rehearsal over", detail)
    }

    fn other_draft(&self) -> Told {
        let detail = "The draft that this address showed has been published or replaced. Ask the office for a new one.";
        Told::new("Rehearsal over", detail)
    }

    fn bad_selection(&self) -> Told {
        Told::new("Selection not understood", "The address asks for something that cannot be shown.")
    }

    fn no_such_format(&self, found: &str) -> Told {
        Told::new("No such format", format!("There is no answer as “{found}”: ask for json or xml."))
    }

    fn long_query(&self, bytes: usize, most: usize) -> Told {
        Told::new("Address too long", format!("The query has {bytes} bytes; at most {most} are read."))
    }

    fn found(&self, found: &str) -> String {
        format!("found “{found}”, expected")
    }

    fn expected(&self, expected: &Expected) -> String {
        match expected {
            Expected::Keys(keys) if keys.is_empty() => "no key: this address takes none".into(),
            Expected::Keys(keys) => format!("one of the keys {}", keys.join(", ")),
            Expected::Once => "this key once".into(),
            Expected::OneOf(words) if let [word] = &words[..] => format!("“{word}”"),
            Expected::OneOf(words) => format!("one of {}", words.join(", ")),
            Expected::NoBreakdown => "no such key: the dataset has no breakdown".into(),
            Expected::OneBreakdown => "one breakdown at a time".into(),
            Expected::YearsOrEnds => "either years, or from and to".into(),
            Expected::NotBefore(first) => format!("a year not before {first}"),
            Expected::Years(all) => {
                format!("a financial year or a span of them within {}..{}", all.first, all.last)
            }
            Expected::Year(all) => format!("a financial year from {} to {}", all.first, all.last),
            Expected::Areas(slugs) => {
                format!("slugs of forces, separated by commas, among {}", slugs.join(", "))
            }
            Expected::Release => "the number of a release".into(),
            Expected::Colour => "six hexadecimal digits, such as 1f62a8".into(),
            Expected::Contrast(faint) => {
                let of = if faint.is_of_words { "4.5:1 or more for words" } else { "3:1 or more for marks" };
                let has = contrast(faint.contrast());
                format!(
                    "a contrast of {of}, where it has {has}; theme=light or theme=dark has one paper, theme=auto both"
                )
            }
            Expected::Within(least, most) => format!("a whole number from {least} to {most}"),
            Expected::Pixels => "a whole number of pixels".into(),
            Expected::Number => "a number such as 12, 1,234 or 3.4".into(),
            Expected::Letters(most) => format!("at most {most} characters"),
            Expected::Address => "the address of a page or an embed of this site".into(),
        }
    }

    fn method(&self) -> Told {
        Told::new("Method not allowed", "This address answers GET and HEAD.")
    }

    fn fault(&self) -> Told {
        Told::new("Something went wrong", "The fault is ours, and it has been logged.")
    }

    fn latest_release(&self) -> &'static str {
        "The latest release"
    }
}
