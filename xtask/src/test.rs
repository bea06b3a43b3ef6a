//! `cargo xtask test`: every test there is.

use crate::{
    bundle, needs,
    step::{cargo, run as run_step, say, step},
    workspace::{PRODUCT, WASM_TARGET, Workspace},
};
use anyhow::{Context as _, bail};
use std::{
    io::{BufRead as _, BufReader},
    process::{Command, Stdio},
};

/// The result lines of `cargo test`, for the end of a longer run.
pub(crate) struct Results(Vec<String>);

impl Results {
    /// Prints every result line again, as cargo did, and their sums.
    pub(crate) fn print(&self) {
        for line in &self.0 {
            print(line);
        }
        let sum = |word: &str| self.0.iter().map(|line| counted(line, word)).sum::<u32>();
        say(format!("{} tests passed, {} failed, {} ignored", sum("passed"), sum("failed"), sum("ignored")));
    }
}

/// Runs every test; fails when one does.
pub(crate) fn run(workspace: &Workspace) -> anyhow::Result<Results> {
    let mut results = Results(Vec::new());
    // As cargo built it to run this.
    let own = step("test xtask and the architecture", || {
        tests(workspace, &mut cargo(["test", "--no-fail-fast", "--package", "xtask"]), &mut results)
    });
    needs::meet(workspace)?;
    bundle::run(workspace)?;
    run_step(
        "build the kernel of the figures for WebAssembly",
        cargo(["build", "--package", "shared", "--example", "kernel", "--release", "--target", WASM_TARGET])
            .current_dir(&workspace.root),
    )?;
    let kernel = workspace.target.join(WASM_TARGET).join("release/examples/kernel.wasm");
    // One call for the product, so that its crates are built once.
    let tested = step("test shared, frontend and server", || {
        tests(workspace, cargo(["test", "--no-fail-fast"]).args(PRODUCT).env("KERNEL_WASM", &kernel), &mut results)
    });
    results.print();
    own.and(tested)?;
    Ok(results)
}

/// Runs `cargo test`, showing what it prints and keeping its result lines.
fn tests(workspace: &Workspace, command: &mut Command, results: &mut Results) -> anyhow::Result<()> {
    let mut child =
        command.current_dir(&workspace.root).stdout(Stdio::piped()).spawn().context("could not start cargo")?;
    let output = child.stdout.take().context("its output is piped")?;
    for line in BufReader::new(output).lines() {
        let line = line?;
        print(&line);
        if line.starts_with("test result:") {
            results.0.push(line);
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`cargo test` ended with {status}");
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "hands on what cargo test prints")]
fn print(line: &str) {
    println!("{line}");
}

/// The number before `word` in a result line: `test result: ok. 12 passed; 0 failed; …`.
fn counted(line: &str, word: &str) -> u32 {
    let words: Vec<&str> = line.split([' ', ';']).filter(|part| !part.is_empty()).collect();
    words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn a_result_line_is_counted_by_its_words() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.31s";
        assert_eq!([counted(line, "passed"), counted(line, "failed"), counted(line, "ignored")], [12, 3, 1]);
        assert_eq!(counted("test result:", "passed"), 0);
    }
}
