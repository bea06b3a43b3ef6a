//! The program `referrals` as an office runs it: the real binary, a folder of its own, nothing configured but the port.

mod canary;
mod copy;
mod database;
mod desk;
mod embeds;
mod full;
mod import;
mod kill;
#[path = "../postgres/private.rs"]
mod postgres;
mod rehearse;
mod release;
mod serve;
mod settings;
mod several;
mod verify;
