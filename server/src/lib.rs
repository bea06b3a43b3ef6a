#![doc = include_str!("../README.md")]

pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod embedders;
pub mod error;
pub mod export;
pub mod http;
pub mod raster;
pub mod rehearsal;
pub mod release;
pub mod state;
pub mod store;
pub mod telemetry;
