//! The server over the wire: the modules mirror the addresses.

#[path = "http/addresses.rs"]
mod addresses;
#[path = "http/app.rs"]
mod app;
#[path = "http/caching.rs"]
mod caching;
#[path = "http/pages.rs"]
mod pages;
