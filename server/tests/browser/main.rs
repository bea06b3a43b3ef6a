//! The product as a reader meets it: the real program, a real Chromium.
//!
//! Without Chromium and its driver these tests say so and do not run; with `CI` set that is a failure.

mod accessibility;
mod article;
mod builder;
mod chromium;
mod controls;
mod cursor;
mod embedding;
mod host;
mod hydration;
mod keyboard;
mod languages;
mod leash;
mod matrix;
mod pages;
mod privacy;
mod program;
mod proof;
mod redraw;
mod screenshots;
mod served;
mod tasks;
mod without_script;
