//! The HTTP edge: one table of addresses, one way from a request to an answer.
//!
//! Invariant: a request is answered from one snapshot in memory. Nothing here knows the store, and no handler writes a header:
//! it returns an [`answer::Answer`], and [`cache`] and [`security`] write the headers of all answers.

pub mod answer;
pub mod api;
pub mod ask;
pub mod assets;
pub mod cache;
pub mod catalogue;
pub mod downloads;
pub mod embeds;
pub mod face;
pub mod feeds;
pub mod figures;
pub mod links;
pub mod log;
pub mod made_of;
pub mod newsroom;
pub mod oembed;
pub mod operation;
pub mod pages;
pub mod problems;
pub mod rehearsal;
pub mod security;
pub mod tidy;
pub mod verify;
