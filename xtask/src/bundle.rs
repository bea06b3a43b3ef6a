//! `cargo xtask bundle`: the islands as WebAssembly, under names that hold their hash, compressed once.
//!
//! Invariant: `target/site/manifest.json` names files that are there in full; it is written last, and what it no longer
//! names is removed after that.

use crate::{
    compress::{brotli, gzip},
    step::{cargo, output, run as run_step, say, step},
    workspace::{WASM_TARGET, Workspace},
};
use anyhow::{Context as _, bail};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};
use wasm_bindgen_cli_support::Bindgen;

/// The names of the two files that make the islands live, as `manifest.json` gives them to the server.
pub(crate) struct Bundle {
    /// The module that wasm-bindgen wrote: `frontend-<hash>.js`.
    pub(crate) module: String,
    /// The WebAssembly: `frontend-<hash>_bg.wasm`.
    pub(crate) wasm: String,
}

/// Builds the bundle, unless the one that is there was made from the same WebAssembly.
pub(crate) fn run(workspace: &Workspace) -> anyhow::Result<Bundle> {
    add_target()?;
    run_step(
        "build the islands for the browser",
        cargo(["build", "--package", "frontend", "--lib", "--no-default-features", "--features", "hydrate"])
            .args(["--target", WASM_TARGET, "--profile", "wasm-release"])
            .env("CARGO_ENCODED_RUSTFLAGS", without_paths(workspace))
            .current_dir(&workspace.root),
    )?;
    let built = workspace.target.join(WASM_TARGET).join("wasm-release/frontend.wasm");
    let input = fs::read(&built).with_context(|| format!("cargo built {}", built.display()))?;
    // A change of how it is made makes another bundle of the same WebAssembly.
    let (site, source) =
        (workspace.site(), hash(&[&input[..], include_bytes!("bundle.rs"), include_bytes!("compress.rs")].concat()));
    if let Some(bundle) = current(&site, &source) {
        say(format!("the bundle is up to date: {}", bundle.wasm));
        return Ok(bundle);
    }
    step("bind, hash and compress the islands", || write(&site, &source, input))
}

/// Flags that keep the folders of this machine out of what every reader is sent: where a panic lies is told from the root of its crate.
#[expect(clippy::disallowed_methods, reason = "cargo keeps its sources where this variable says")]
fn without_paths(workspace: &Workspace) -> String {
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let registries = cargo.and_then(|cargo| fs::read_dir(cargo.join("registry/src")).ok());
    let registries = registries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let folders = registries.chain([workspace.root.clone()]);
    let flags: Vec<String> = folders.map(|folder| format!("--remap-path-prefix={}=", folder.display())).collect();
    flags.join("\x1f")
}

/// Adds the WebAssembly target to the pinned toolchain when it is missing.
pub(crate) fn add_target() -> anyhow::Result<()> {
    let libraries = output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    run_step("add the WebAssembly target", Command::new("rustup").args(["target", "add", WASM_TARGET]))
        .with_context(|| format!("the Rust toolchain lacks {WASM_TARGET}, and rustup could not add it"))
}

/// The bundle in `site`, when it was made from `source` and is whole.
fn current(site: &Path, source: &str) -> Option<Bundle> {
    let manifest: serde_json::Value = serde_json::from_slice(&fs::read(site.join("manifest.json")).ok()?).ok()?;
    let name = |key: &str| manifest.get(key)?.as_str().map(str::to_owned);
    let bundle = Bundle { module: name("module")?, wasm: name("wasm")? };
    let whole = files(&bundle).all(|file| site.join(file).is_file());
    (name("source")? == source && whole).then_some(bundle)
}

fn write(site: &Path, source: &str, input: Vec<u8>) -> anyhow::Result<Bundle> {
    let mut bindings = Bindgen::new()
        .input_bytes("frontend", input)
        .web(true)?
        .typescript(false)
        // The loader passes the address of the WebAssembly, which holds its hash.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    if bindings.snippets().values().any(|snippets| !snippets.is_empty()) || !bindings.local_modules().is_empty() {
        bail!(
            "a dependency of frontend brings JavaScript files of its own; the bundle is one module and one wasm file"
        );
    }
    let wasm = bindings.wasm_mut().emit_wasm();
    let module = bindings.js().as_bytes();
    let bundle = Bundle {
        module: format!("frontend-{}.js", &hash(module)[..16]),
        wasm: format!("frontend-{}_bg.wasm", &hash(&wasm)[..16]),
    };
    fs::create_dir_all(site).with_context(|| format!("could not create {}", site.display()))?;
    for (name, bytes) in [(&bundle.module, module), (&bundle.wasm, &wasm)] {
        let (br, gz) = (brotli(bytes)?, gzip(bytes)?);
        say(format!("{name}: {} bytes, gzip {}, brotli {}", bytes.len(), gz.len(), br.len()));
        fs::write(site.join(name), bytes)?;
        fs::write(site.join(format!("{name}.br")), br)?;
        fs::write(site.join(format!("{name}.gz")), gz)?;
    }
    let manifest = json!({ "module": bundle.module, "wasm": bundle.wasm, "source": source });
    let whole = site.join("manifest.json.new");
    fs::write(&whole, format!("{manifest:#}\n"))?;
    fs::rename(&whole, site.join("manifest.json"))?;
    remove_others(site, &bundle)?;
    Ok(bundle)
}

/// Every file of the bundle beside its manifest.
fn files(bundle: &Bundle) -> impl Iterator<Item = String> {
    [&bundle.module, &bundle.wasm].into_iter().flat_map(|name| ["", ".br", ".gz"].map(|end| format!("{name}{end}")))
}

fn remove_others(site: &Path, bundle: &Bundle) -> anyhow::Result<()> {
    let keep: Vec<String> = files(bundle).chain(["manifest.json".to_owned()]).collect();
    for entry in fs::read_dir(site)? {
        let entry = entry?;
        if !keep.iter().any(|name| entry.file_name() == name.as_str()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
