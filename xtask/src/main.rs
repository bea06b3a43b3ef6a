#![doc = include_str!("../README.md")]
#![expect(clippy::disallowed_methods, reason = "a task reads the environment and says how long it took")]

mod bench;
mod bless;
mod bundle;
mod ci;
mod compress;
mod needs;
mod serve;
mod step;
mod test;
mod wire;
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
    /// Run every test, those in a real browser included.
    Test,
    /// Run everything a change must pass: format, lints, documentation, tests, sizes.
    Ci,
    /// Weigh what a reader receives, against its budgets, and measure how fast.
    Bench(bench::Options),
    /// Accept what the snapshot tests now say; read the difference before you commit it.
    Bless,
    /// Build the WebAssembly of the islands into target/site.
    Bundle,
}

fn main() -> anyhow::Result<()> {
    let workspace = Workspace::find()?;
    match Arguments::parse().command {
        Task::Serve(options) => serve::run(&workspace, &options),
        Task::Test => test::run(&workspace).map(drop),
        Task::Ci => ci::run(&workspace),
        Task::Bench(options) => bench::run(&workspace, &options),
        Task::Bless => bless::run(&workspace),
        Task::Bundle => bundle::run(&workspace).map(drop),
    }
}
