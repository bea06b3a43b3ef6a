//! `cargo xtask serve`: from a fresh clone to a dashboard at a printed address.

use crate::{
    bundle,
    step::{cargo, run as run_step, say},
    workspace::Workspace,
};
use std::process::Command;

/// What `cargo xtask serve` hands to the server.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Arguments for `referrals serve`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Builds the bundle and the release server, and becomes the server.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> anyhow::Result<()> {
    bundle::run(workspace)?;
    run_step(
        "build the server (a cold release build takes some minutes)",
        cargo(["build", "--release", "--package", "server"]).current_dir(&workspace.root),
    )?;
    say("serving; Ctrl-C ends it");
    become_server(
        Command::new(workspace.target.join("release/referrals"))
            .arg("serve")
            .args(&options.arguments)
            .current_dir(&workspace.root),
    )
}

/// Takes the place of this process, so that Ctrl-C and every other signal reach the server alone.
#[cfg(unix)]
fn become_server(command: &mut Command) -> anyhow::Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec().into())
}

#[cfg(not(unix))]
fn become_server(command: &mut Command) -> anyhow::Result<()> {
    let status = command.status()?;
    anyhow::ensure!(status.success(), "the server ended with {status}");
    Ok(())
}
