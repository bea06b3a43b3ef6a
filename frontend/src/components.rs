//! The parts that pages, islands and embeds share.

pub mod data_table;
