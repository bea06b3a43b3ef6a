//! What every store does, whatever database it is: each test runs on every engine.

mod embedders;
mod engine;
mod follow;
mod life;
mod notice;
#[path = "../postgres/private.rs"]
mod postgres;
mod steps;
mod trouble;
