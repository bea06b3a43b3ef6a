//! English words about the check of a proof.

use super::{ProofCheck, en::English};
use shared::certificate::Checked;

impl ProofCheck for English {
    fn check_here(&self) -> &'static str {
        "Check the proof in this browser"
    }

    fn checking(&self) -> &'static str {
        "Fetching and checking the certificate…"
    }

    fn proved(&self, withheld: usize) -> &'static str {
        match withheld {
            0 => "Checked: nothing is withheld, and nothing beside this release is given away.",
            _ => "Proved: no withheld number of this release can be worked out from what is public.",
        }
    }

    fn found(&self, checked: Checked, milliseconds: u32) -> Vec<(&'static str, String)> {
        let Checked { shown, withheld, facts, witnesses, width, reach } = checked;
        let open = match withheld {
            0 => "0".to_owned(),
            _ => format!("{withheld}, each open by at least {width} and as far as {reach} or more"),
        };
        let time = match milliseconds {
            0 => "in less than 1 millisecond, in this browser".to_owned(),
            1 => "in 1 millisecond, in this browser".to_owned(),
            _ => format!("in {milliseconds} milliseconds, in this browser"),
        };
        vec![
            ("Cells shown", shown.to_string()),
            ("Cells withheld", open),
            ("Witness tables", format!("{witnesses} that agree with all that is public")),
            ("Facts beside the release", facts.to_string()),
            ("Checked", time),
        ]
    }

    fn not_proved(&self, cell: Option<&str>, why: &str) -> String {
        match cell {
            Some(cell) => format!("NOT proved: nothing is proved of {cell}. The checker says: {why}."),
            None => format!("NOT proved. The checker says: {why}."),
        }
    }

    fn no_answer(&self) -> &'static str {
        "The certificate could not be fetched, so nothing was checked. Is there a connection? Press the button to try again."
    }

    fn refused(&self, status: u16) -> String {
        format!("The server did not give the certificate (status {status}), so nothing was checked.")
    }

    fn unreadable(&self, why: &str) -> String {
        format!("NOT proved: what the server gave is no release with its certificate ({why}).")
    }

    fn another_release(&self) -> &'static str {
        "NOT proved: what the server gave is the certificate of another release."
    }
}
