//! `cargo xtask`: what a newcomer, a developer and the machine that judges a change run. One file per command.

mod bundle;
mod compress;
mod serve;
mod step;
mod workspace;

use clap::{Parser, Subcommand};
use workspace::Workspace;

/// Builds, serves, tests and measures Referrals.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and serve the dashboard; prints the address.
    Serve(serve::Options),
    /// Build the WebAssembly of the islands into target/site.
    Bundle,
}

fn main() -> anyhow::Result<()> {
    let workspace = Workspace::find()?;
    match Arguments::parse().command {
        Task::Serve(options) => serve::run(&workspace, &options),
        Task::Bundle => bundle::run(&workspace).map(drop),
    }
}
