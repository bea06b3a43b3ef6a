//! The server over the wire: the modules mirror the addresses.

#[path = "http/addresses.rs"]
mod addresses;
#[path = "http/api.rs"]
mod api;
#[path = "http/app.rs"]
mod app;
#[path = "http/budgets.rs"]
mod budgets;
#[path = "http/builder.rs"]
mod builder;
#[path = "http/caching.rs"]
mod caching;
#[path = "http/catalogue.rs"]
mod catalogue;
#[path = "http/claims.rs"]
mod claims;
#[path = "http/downloads.rs"]
mod downloads;
#[path = "http/embeds.rs"]
mod embeds;
#[path = "http/export.rs"]
mod export;
#[path = "http/faces.rs"]
mod faces;
#[path = "http/faces_attacker.rs"]
mod faces_attacker;
#[path = "http/faces_twins.rs"]
mod faces_twins;
#[path = "http/feeds.rs"]
mod feeds;
#[path = "http/figures.rs"]
mod figures;
#[path = "http/log.rs"]
mod log;
#[path = "http/made_of.rs"]
mod made_of;
#[path = "http/newsroom.rs"]
mod newsroom;
#[path = "http/oembed.rs"]
mod oembed;
#[path = "http/operation.rs"]
mod operation;
#[path = "http/pages.rs"]
mod pages;
#[path = "http/problems.rs"]
mod problems;
#[path = "http/rehearsal.rs"]
mod rehearsal;
#[path = "http/releases.rs"]
mod releases;
#[path = "http/search.rs"]
mod search;
#[path = "http/security.rs"]
mod security;
#[path = "http/verify.rs"]
mod verify;
#[path = "http/workbooks.rs"]
mod workbooks;
