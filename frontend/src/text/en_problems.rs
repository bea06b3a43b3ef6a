//! English words about problems.

use super::{
    en::English,
    problems::{Problems, Told, listed},
};

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

    fn bad_selection(&self) -> Told {
        Told::new("Selection not understood", "The address asks for something that cannot be shown.")
    }

    fn long_query(&self, bytes: usize, most: usize) -> Told {
        Told::new("Address too long", format!("The query has {bytes} bytes; at most {most} are read."))
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
