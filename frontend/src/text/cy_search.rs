//! Welsh words of the search.

use super::{Searching, cy::Welsh};
use crate::page::Lies;

impl Searching for Welsh {
    fn heading(&self) -> &'static str {
        "Chwilio"
    }

    fn label(&self) -> &'static str {
        "Lle, heddlu neu set ddata"
    }

    fn hint(&self) -> &'static str {
        "Er enghraifft Brighton, Caerdydd neu Heddlu Gwent: awdurdodau lleol, trefi mwy, heddluoedd a geiriau setiau data. Ni wyddys am godau post na strydoedd."
    }

    fn results_for(&self, asked: &str) -> String {
        format!("Chwilio: {asked}")
    }

    fn found(&self, forces: usize, datasets: usize) -> String {
        format!("Wedi’u canfod – heddluoedd: {forces}; setiau data: {datasets}.")
    }

    fn nothing(&self) -> &'static str {
        "Nid oes dim o’r enw hwnnw. Rhowch gynnig ar enw awdurdod lleol, tref fwy gerllaw, neu’r heddlu."
    }

    fn forces(&self) -> &'static str {
        "Heddluoedd"
    }

    fn datasets(&self) -> &'static str {
        "Setiau data"
    }

    fn lies(&self, place: &str, lies: Lies) -> String {
        match lies {
            Lies::Authority => format!("Mae {place} (awdurdod lleol) yn ei ardal."),
            Lies::Former(until) => format!("Mae {place} (awdurdod lleol tan {until}) yn ei ardal."),
            Lies::Town => format!("Mae {place} yn ei ardal."),
        }
    }
}
