//! The kernel draws the same bytes in WebAssembly as natively.
//!
//! The module is built by `cargo build --package shared --example kernel --target wasm32-unknown-unknown`, which writes
//! `target/wasm32-unknown-unknown/debug/examples/kernel.wasm`; the test takes its path from `KERNEL_WASM` and runs it
//! under Node. Without the variable or without Node it says that it was not run, and fails where `CI` is set.

#![expect(clippy::disallowed_methods, reason = "what the test needs from outside comes in the environment")]

#[path = "sample/figures.rs"]
mod figures;
#[path = "sample/publications.rs"]
mod publications;

use std::{
    collections::BTreeMap,
    env,
    process::{Command, Stdio},
};

/// Prints the text of the module at the path given. plotters' own measuring of text, which we do not use, imports functions of
/// a browser: whoever calls one of them fails.
const SCRIPT: &str = r#"
const fs = require("node:fs");
const wasm = new WebAssembly.Module(fs.readFileSync(process.argv[1]));
const imports = {};
for (const { module, name } of WebAssembly.Module.imports(wasm)) {
  imports[module] ??= {};
  imports[module][name] = () => { throw new Error(`the kernel called ${module}.${name}`); };
}
const { memory, figures_begin, figures_length } = new WebAssembly.Instance(wasm, imports).exports;
const begin = figures_begin(), length = figures_length();
process.stdout.write(Buffer.from(memory.buffer, begin, length));
"#;

#[test]
fn every_figure_is_the_same_in_webassembly() {
    let Some(module) = env::var_os("KERNEL_WASM") else {
        return not_run("KERNEL_WASM names no kernel.wasm");
    };
    if !Command::new("node").arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success()) {
        return not_run("there is no `node`");
    }
    let output = Command::new("node").arg("-e").arg(SCRIPT).arg(module).output().expect("node runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("figures are text");
    let theirs: BTreeMap<&str, &str> = text.split('\0').filter_map(|line| line.split_once('\t')).collect();
    let ours = figures::all();
    assert_eq!(theirs.len(), ours.len());
    for (name, figure) in &ours {
        assert_eq!(theirs.get(name), Some(&figure.as_str()), "{name}");
    }
}

#[expect(clippy::print_stderr, reason = "a test that did not run must say so")]
fn not_run(why: &str) {
    eprintln!("\nNOT RUN: the figures were not compared with WebAssembly, because {why}.\n");
    assert!(env::var_os("CI").is_none(), "the figures must be compared with WebAssembly, but {why}");
}
