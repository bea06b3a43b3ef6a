//! The program `referrals` as an office runs it: the real binary, a folder of its own, nothing configured but the port.

mod desk;
mod import;
mod serve;
mod settings;
mod verify;
