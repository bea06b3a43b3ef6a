//! The rules that a descriptor keeps beyond the types of its keys.

use super::Descriptor;

/// A rule that a descriptor breaks.
pub(super) struct Broken {
    pub(super) key: String,
    pub(super) message: String,
}

/// Every rule that `descriptor` breaks.
pub(super) fn broken(_descriptor: &Descriptor) -> Vec<Broken> {
    Vec::new()
}
