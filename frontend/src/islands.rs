//! The islands: what moves on a page. The server writes them as it writes the rest; in the browser they come to life.
//!
//! Invariant: hydration changes nothing that can be seen. An island's first view is a function of what it is given alone.

mod controls;
mod cursor;
pub(crate) mod edits;
pub(crate) mod explorer;
mod face;
mod forces;
pub(crate) mod given;
mod lean;
pub(crate) mod payload;
pub(crate) mod proof;
