#![doc = include_str!("../README.md")]
// A view is one type, as deep as the page; an erased view would cost kilobytes of WebAssembly.
#![recursion_limit = "256"]

#[cfg(all(feature = "ssr", feature = "hydrate"))]
compile_error!(
    "`ssr` and `hydrate` exclude each other: build the browser's half with `--no-default-features --features hydrate`"
);

mod browser;
#[cfg(feature = "ssr")]
pub mod changes;
pub mod components;
#[cfg(feature = "ssr")]
pub mod embed;
mod islands;
#[cfg(feature = "ssr")]
pub mod linked_data;
#[cfg(feature = "ssr")]
pub mod newsroom;
pub mod page;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod style;
pub mod text;
pub mod urls;

#[cfg(feature = "ssr")]
pub use {
    pages::{MOST_COMPARED, of_force, render},
    style::STYLE,
};

/// The script that loads the islands, without what only its authors read. Every page that has islands holds it: it waits for no answer.
#[cfg(feature = "ssr")]
pub static LOADER: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
    let lines = include_str!("../public/islands.js").lines();
    style::without_margins(lines.filter(|line| !line.trim_start().starts_with("//")))
});

/// The script of the embed builder, to be served as a module under [`page::Islands::builder`].
#[cfg(feature = "ssr")]
pub const BUILDER: &str = include_str!("../public/builder.js");

/// Makes ready for the islands; the loader then calls each by its name.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
