//! English words about releases.

use super::{Releases, en::English};
use shared::{certificate::Checked, release::Kind, text::Words as _, text::en::English as Numbers};

impl Releases for English {
    fn heading(&self) -> &'static str {
        "Releases"
    }

    fn all_of_them(&self) -> &'static str {
        "All releases, with revisions and corrections"
    }

    fn lede(&self) -> &'static str {
        "A release never changes once it is published. What was wrong or has been revised is put right in a later one, and the earlier ones stay here."
    }

    fn column(&self) -> &'static str {
        "Release"
    }

    fn published(&self) -> &'static str {
        "Published"
    }

    fn standing(&self) -> &'static str {
        "State"
    }

    fn kind(&self) -> &'static str {
        "Kind"
    }

    fn kind_word(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Release => "Scheduled release",
            Kind::Revision => "Scheduled revision",
            Kind::Correction => "Correction",
        }
    }

    fn note(&self) -> &'static str {
        "Note"
    }

    fn latest(&self) -> &'static str {
        "Latest"
    }

    fn superseded(&self) -> &'static str {
        "Superseded"
    }

    fn corrected(&self) -> &'static str {
        "Corrected"
    }

    fn withdrawn(&self) -> &'static str {
        "Withdrawn"
    }

    fn changes(&self) -> &'static str {
        "What it changed"
    }

    fn first(&self) -> &'static str {
        "It is the first release."
    }

    fn changes_withheld(&self) -> &'static str {
        "It or the release before it has been withdrawn, so what it changed is not shown."
    }

    fn changed(&self, before: u32, changed: usize, new: usize, gone: usize) -> String {
        let [changed, new, gone] =
            [(changed, "changed"), (new, "new"), (gone, "gone")].map(|(count, what)| match (count, what) {
                (0, _) => None,
                (1, "changed") => Some("1 number changed".to_owned()),
                (_, "changed") => Some(format!("{} numbers changed", Numbers.number(count as u64))),
                (1, _) => Some(format!("1 is {what}")),
                _ => Some(format!("{} are {what}", Numbers.number(count as u64))),
            });
        let parts: Vec<String> = [changed, new, gone].into_iter().flatten().collect();
        let parts = if parts.is_empty() { "no number changed".to_owned() } else { parts.join(", ") };
        format!("Compared with release {before}: {parts}.")
    }

    fn change(&self, place: &str, before: Option<&str>, after: Option<&str>) -> String {
        match (before, after) {
            (Some(before), Some(after)) => format!("{place}: was {before}, is {after}"),
            (None, Some(after)) => format!("{place}: new, {after}"),
            (Some(before), None) => format!("{place}: was {before}, is not in this release"),
            (None, None) => place.to_owned(),
        }
    }

    fn more_changes(&self, more: usize) -> String {
        format!("and {} more", Numbers.number(more as u64))
    }

    fn changes_for_programs(&self) -> &'static str {
        "All changes as JSON"
    }

    fn about_release(&self, number: u32) -> String {
        format!("About release {number}")
    }

    fn what_changed(&self) -> &'static str {
        "What it changed"
    }

    fn feed(&self, dataset: Option<&str>) -> String {
        match dataset {
            Some(dataset) => format!("Releases: {dataset}"),
            None => "Releases of all datasets".to_owned(),
        }
    }

    fn feed_link(&self) -> &'static str {
        "Feed of releases and corrections (Atom)"
    }

    fn entry(&self, dataset: &str, number: u32, kind: Kind) -> String {
        format!("{dataset}: release {number}, {}", self.kind_word(kind).to_lowercase())
    }

    fn entry_withdrawn(&self, dataset: &str, number: u32) -> String {
        format!("{dataset}: release {number} has been withdrawn")
    }

    fn see_latest(&self, number: u32) -> String {
        format!("See release {number}, the latest")
    }

    fn one(&self, number: u32) -> String {
        format!("Release {number}")
    }

    fn about(&self) -> &'static str {
        "What this release is"
    }

    fn years(&self) -> &'static str {
        "Years"
    }

    fn areas(&self) -> &'static str {
        "Areas"
    }

    fn forces(&self, forces: usize) -> String {
        format!("England and Wales and {forces} police forces")
    }

    fn figures(&self) -> &'static str {
        "Figures of this release"
    }

    fn table(&self) -> &'static str {
        "Table of this release as CSV"
    }

    fn proof(&self) -> &'static str {
        "What its certificate shows"
    }

    fn proof_texts(&self, checked: Checked) -> Vec<String> {
        let Checked { shown, withheld, facts, witnesses, width, reach } = checked;
        let counted = format!("{} and {}.", numbers(shown, "shown"), numbers(withheld, "withheld"));
        let beside = match facts {
            0 => "Nothing beside this release had to be taken into account.".to_owned(),
            1 => "One fact that is public beside this release was taken into account.".to_owned(),
            _ => format!(
                "{facts} facts that are public beside this release were taken into account, such as numbers of earlier releases."
            ),
        };
        if withheld == 0 {
            return vec![counted, "Nothing is withheld, so nothing could be given away.".to_owned(), beside];
        }
        vec![
            counted,
            format!(
                "Every withheld number is open by at least {width}: the certificate holds two tables for it that agree with every number and every range that is public, and that differ in it by {width} or more. In one of them it is {reach} or more, so nobody can conclude that it is small."
            ),
            format!(
                "{witnesses} tables are enough for all of them. They are made from what is public alone, so only chance could make one of them the real one. Anyone who has nothing but what is public cannot tell them apart from it."
            ),
            beside,
        ]
    }

    fn check(&self) -> &'static str {
        "Check it yourself"
    }

    fn check_text(&self) -> &'static str {
        "The check adds and compares whole numbers: it needs no database, and it trusts nothing that this server says. Your browser can do it on this page. The server itself shows no release that does not pass."
    }

    fn check_failed(&self) -> &'static str {
        "The check could not be loaded into this browser. The program below checks the same."
    }

    fn check_elsewhere(&self) -> &'static str {
        "Without this page, the program fetches the certificate and checks it:"
    }

    fn check_file(&self) -> &'static str {
        "Or keep the file, and check it whenever you like:"
    }

    fn download(&self) -> &'static str {
        "Release and certificate as JSON"
    }

    fn proof_closed(&self, withdrawn: u32) -> String {
        format!(
            "The certificate counts with what release {withdrawn} showed. That release has been withdrawn and its numbers are not shown any more, so the certificate is not shown either. The server has checked it."
        )
    }

    fn limits(&self) -> &'static str {
        "What the proof does not cover"
    }

    fn limits_lede(&self) -> &'static str {
        "The proof is about what the numbers imply for a reader who knows what is stated as public. It says nothing of:"
    }

    fn limits_texts(&self) -> &'static [&'static str] {
        &[
            "what a reader already knows about a person;",
            "what a police force publishes itself, unless it is stated among the public facts;",
            "what could be inferred from the way in which the numbers to withhold were chosen.",
        ]
    }

    fn to_the_proof(&self) -> &'static str {
        "What is proved of this release, how to check it, and what the proof does not cover"
    }
}

fn numbers(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 number is {what}"),
        _ => format!("{count} numbers are {what}"),
    }
}
