//! The parts that pages, islands and embeds share.

#[cfg(feature = "ssr")]
pub(crate) mod choose;
pub mod data_table;
#[cfg(feature = "ssr")]
pub mod embed_code;
pub mod figure;
#[cfg(feature = "ssr")]
pub(crate) mod help;
#[cfg(feature = "ssr")]
pub(crate) mod key;
#[cfg(feature = "ssr")]
pub(crate) mod notes;
#[cfg(feature = "ssr")]
pub(crate) mod search_box;
