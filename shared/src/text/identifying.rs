//! What a figure says of itself: a part of [`Words`](super::Words) of its own.

use super::{cy::Welsh, en::English};

/// What one language says of the name of a figure.
pub trait Identifying: Sync {
    /// The name of a figure.
    fn figure(&self, id: &str) -> String;
    /// The same, and where it can be checked: `referrals.example/verify`.
    fn figure_checked_at(&self, id: &str, place: &str) -> String;
}

impl Identifying for English {
    fn figure(&self, id: &str) -> String {
        format!("Figure {id}")
    }

    fn figure_checked_at(&self, id: &str, place: &str) -> String {
        format!("Figure {id} · Check it at {place}")
    }
}

impl Identifying for Welsh {
    fn figure(&self, id: &str) -> String {
        format!("Ffigur {id}")
    }

    fn figure_checked_at(&self, id: &str, place: &str) -> String {
        format!("Ffigur {id} · Gwiriwch ef yn {place}")
    }
}
