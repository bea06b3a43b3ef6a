#![doc = include_str!("../README.md")]

pub mod release;
pub mod state;
