//! English words of the search.

use super::{Searching, en::English};
use crate::page::Lies;

impl Searching for English {
    fn heading(&self) -> &'static str {
        "Search"
    }

    fn label(&self) -> &'static str {
        "Place, police force or dataset"
    }

    fn hint(&self) -> &'static str {
        "For example Brighton, Caerdydd or Kent Police: local authorities, larger towns, police forces and the words of datasets. Postcodes and streets are not known."
    }

    fn results_for(&self, asked: &str) -> String {
        format!("Search: {asked}")
    }

    fn found(&self, forces: usize, datasets: usize) -> String {
        let counted = |count: usize, one: &str, many: &str| match count {
            0 => format!("no {one}"),
            1 => format!("1 {one}"),
            _ => format!("{count} {many}"),
        };
        format!(
            "Found {} and {}.",
            counted(forces, "police force", "police forces"),
            counted(datasets, "dataset", "datasets")
        )
    }

    fn nothing(&self) -> &'static str {
        "Nothing goes by that name. Try the name of a local authority, of a larger town near it, or of the police force."
    }

    fn forces(&self) -> &'static str {
        "Police forces"
    }

    fn datasets(&self) -> &'static str {
        "Datasets"
    }

    fn lies(&self, place: &str, lies: Lies) -> String {
        match lies {
            Lies::Authority => format!("{place} (local authority) is in its area."),
            Lies::Former(until) => format!("{place} (local authority until {until}) is in its area."),
            Lies::Town => format!("{place} is in its area."),
        }
    }
}
