//! The life of a release: import, protect, check, schedule, publish, correct, withdraw.
//!
//! Invariant: raw counts exist in this module alone. [`counts::Counts`] is neither serialised nor printed, and the only way
//! from it to a publication is [`disclosure::protect`].

pub mod act;
pub mod certified;
pub mod check;
pub mod counts;
pub mod demo;
pub mod descriptor;
pub mod difference;
pub mod disclosure;
pub mod draft;
pub mod history;
pub mod import;
pub mod kept;
pub mod publish;
pub mod refusal;
pub mod schedule;
mod unusual;
pub mod withdraw;
