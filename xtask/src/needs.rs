//! What the tests need beside Rust: found, installed where that is ours to do, or named in one command.

use crate::{
    step::{output, run as run_step, say},
    workspace::Workspace,
};
use anyhow::{Context as _, bail};
use std::{env, fs, path::Path, process::Command};

/// The release of axe-core that judges the pages.
const AXE: &str = "4.14.1";

/// The names under which distributions install the browser.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Makes sure of everything that can be had, and says plainly which tests will not run without the rest.
///
/// With `CI` set, something missing is an error.
pub(crate) fn meet(workspace: &Workspace) -> anyhow::Result<()> {
    let mut missing = Vec::new();
    if !has_browser() {
        install_browser()?;
    }
    if !has_browser() {
        missing.push(format!(
            "Chromium and its driver are missing: the browser tests will NOT run. To install them: {}",
            install_command()
                .unwrap_or("see https://www.chromium.org and https://googlechromelabs.github.io/chrome-for-testing/")
        ));
    }
    if let Err(error) = fetch_axe(workspace) {
        missing.push(format!(
            "axe-core {AXE} could not be had from the npm registry: the accessibility tests will NOT run ({error:#})"
        ));
    }
    if !finds("node") {
        missing
            .push("Node is missing: the kernel of the figures will NOT run in WebAssembly outside the browser".into());
    }
    for line in &missing {
        say(line);
    }
    if !missing.is_empty() && in_ci() {
        bail!("CI is set, so every test must run; {} of the needs above are not met", missing.len());
    }
    Ok(())
}

/// Whether this is the run that judges a change: there nothing may be skipped.
pub(crate) fn in_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

fn has_browser() -> bool {
    CHROMIUM.into_iter().any(finds) && finds("chromedriver")
}

fn finds(program: &str) -> bool {
    output(Command::new(program).arg("--version")).is_some()
}

/// What installs the browser on this system, where we know it.
fn install_command() -> Option<&'static str> {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let is = |name: &str| release.lines().any(|line| line.trim_matches(['I', 'D', '=', '"']) == name);
    if is("ubuntu") {
        Some("apt-get update && apt-get install --yes chromium-browser chromium-chromedriver")
    } else if is("debian") || release.contains("ID_LIKE=debian") {
        Some("apt-get update && apt-get install --yes --no-install-recommends chromium chromium-driver")
    } else if cfg!(target_os = "macos") {
        Some("brew install --cask chromium chromedriver")
    } else {
        None
    }
}

/// Installs the browser on Debian and Ubuntu as root; elsewhere that is not ours to do.
fn install_browser() -> anyhow::Result<()> {
    let root = output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    match install_command() {
        Some(command) if root && command.starts_with("apt-get") => {
            let installed = run_step(
                "install Chromium and its driver",
                Command::new("sh").args(["-c", command]).env("DEBIAN_FRONTEND", "noninteractive"),
            );
            if in_ci() { installed } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// Puts axe-core where the browser tests look for it.
fn fetch_axe(workspace: &Workspace) -> anyhow::Result<()> {
    let folder = workspace.root.join("target/axe-core");
    let script = folder.join("axe.min.js");
    if fs::read_to_string(&script).is_ok_and(|text| text.contains(&format!("axe v{AXE}"))) {
        return Ok(());
    }
    fs::create_dir_all(&folder)?;
    run_step(
        "fetch axe-core",
        Command::new("npm").args(["pack", "--silent", &format!("axe-core@{AXE}")]).current_dir(&folder),
    )?;
    let archive = format!("axe-core-{AXE}.tgz");
    run_step(
        "unpack axe-core",
        Command::new("tar").args(["xzf", &archive, "package/axe.min.js"]).current_dir(&folder),
    )?;
    rename(&folder.join("package/axe.min.js"), &script)
}

fn rename(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::rename(from, to).with_context(|| format!("could not rename {} to {}", from.display(), to.display()))
}
