//! What the tests need beside Rust: found, installed where that is ours to do, or named in one command.

use crate::{
    step::{output, run as run_step, say},
    workspace::Workspace,
};
use anyhow::{Context as _, bail};
use std::{
    env, fs, iter,
    path::{Path, PathBuf},
    process::Command,
};

/// The release of axe-core that judges the pages.
const AXE: &str = "4.14.1";

/// A program that tests run, and that a distribution installs.
struct Program {
    name: &'static str,
    found: fn() -> bool,
    /// What is said when it cannot be had.
    missing: &'static str,
    /// Its packages on Ubuntu, on Debian and in Homebrew.
    packages: [&'static str; 3],
    /// Where to read on.
    home: &'static str,
}

const BROWSER: Program = Program {
    name: "Chromium and its driver",
    found: has_browser,
    missing: "Chromium and its driver are missing: the browser tests will NOT run.",
    packages: ["chromium-browser chromium-chromedriver", "chromium chromium-driver", "--cask chromium chromedriver"],
    home: "https://www.chromium.org and https://googlechromelabs.github.io/chrome-for-testing/",
};

const DATABASE: Program = Program {
    name: "PostgreSQL",
    found: has_database,
    missing: "PostgreSQL 15 or later is missing: half of the store's contract will NOT run, only that of SQLite.",
    packages: ["postgresql", "postgresql", "postgresql@17"],
    home: "https://www.postgresql.org/download/",
};

/// The names under which distributions install the browser.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Makes sure of everything that can be had, and says plainly which tests will not run without the rest.
///
/// With `CI` set, something missing is an error.
pub(crate) fn meet(workspace: &Workspace) -> anyhow::Result<()> {
    let mut missing = Vec::new();
    for program in [BROWSER, DATABASE] {
        if !(program.found)() {
            install(&program)?;
        }
        if !(program.found)() {
            let command = install_command(&program).unwrap_or_else(|| format!("see {}", program.home));
            missing.push(format!("{} To install: {command}", program.missing));
        }
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

/// The server's programs, on the path or where Debian keeps them.
fn has_database() -> bool {
    let kept = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let kept = kept.filter_map(|version| Some(version.ok()?.path().join("bin")));
    iter::once(PathBuf::new()).chain(kept).any(|folder| {
        ["postgres", "initdb", "pg_ctl"].iter().all(|program| {
            output(Command::new(folder.join(program)).arg("--version")).is_some_and(|text| is_supported(&text))
        })
    })
}

/// Whether the version that a program of PostgreSQL tells is one that the store supports.
fn is_supported(text: &str) -> bool {
    let number = text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let major = number.and_then(|number| number.split(|c: char| !c.is_ascii_digit()).next()?.parse::<u32>().ok());
    major.is_some_and(|major| major >= 15)
}

/// What installs a program on this system, where we know it.
fn install_command(program: &Program) -> Option<String> {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let is = |name: &str| release.lines().any(|line| line.trim_matches(['I', 'D', '=', '"']) == name);
    let [ubuntu, debian, homebrew] = program.packages;
    if is("ubuntu") {
        Some(format!("apt-get update && apt-get install --yes {ubuntu}"))
    } else if is("debian") || release.contains("ID_LIKE=debian") {
        Some(format!("apt-get update && apt-get install --yes --no-install-recommends {debian}"))
    } else if cfg!(target_os = "macos") {
        Some(format!("brew install {homebrew}"))
    } else {
        None
    }
}

/// Installs a program on Debian and Ubuntu as root; elsewhere that is not ours to do.
fn install(program: &Program) -> anyhow::Result<()> {
    let root = output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    match install_command(program) {
        Some(command) if root && command.starts_with("apt-get") => {
            let installed = run_step(
                &format!("install {}", program.name),
                Command::new("sh").args(["-c", &command]).env("DEBIAN_FRONTEND", "noninteractive"),
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

#[cfg(test)]
mod tests {
    use super::is_supported;

    #[test]
    fn a_version_of_the_database_is_read_from_what_it_tells() {
        assert!(is_supported("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"));
        assert!(is_supported("pg_ctl (PostgreSQL) 19beta1"));
        assert!(!is_supported("postgres (PostgreSQL) 14.9"));
        assert!(!is_supported("postgres"));
    }
}
