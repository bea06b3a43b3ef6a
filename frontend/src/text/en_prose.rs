//! English prose.
