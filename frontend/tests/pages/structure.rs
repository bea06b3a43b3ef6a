//! Reads a page as a strict parser would, and lists what is wrong with it.

/// A parsed page.
pub(crate) struct Document;

impl Document {
    pub(crate) fn parse(_html: &str) -> Self {
        Self
    }
    pub(crate) fn faults(&self) -> Vec<String> {
        Vec::new()
    }
}
