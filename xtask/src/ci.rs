//! `cargo xtask ci`: everything a change must pass, cheapest first.

use crate::{
    bench, bundle,
    step::{cargo, run as run_step, say},
    test,
    workspace::{PRODUCT, WASM_TARGET, Workspace},
};

/// Runs every check, and every test.
pub(crate) fn run(workspace: &Workspace) -> anyhow::Result<()> {
    let root = &workspace.root;
    let deny = ["--", "--deny", "warnings"];
    run_step("check the format", cargo(["fmt", "--all", "--check"]).current_dir(root))?;
    bundle::add_target()?;
    run_step(
        "clippy: shared, frontend and server",
        cargo(["clippy", "--all-targets"]).args(PRODUCT).args(deny).current_dir(root),
    )?;
    run_step("clippy: xtask", cargo(["clippy", "--all-targets", "--package", "xtask"]).args(deny).current_dir(root))?;
    run_step(
        "clippy: the browser's half",
        cargo(["clippy", "--package", "frontend", "--no-default-features", "--features", "hydrate"])
            .args(["--target", WASM_TARGET])
            .args(deny)
            .current_dir(root),
    )?;
    run_step(
        "build the documentation",
        cargo(["doc", "--no-deps"]).args(PRODUCT).env("RUSTDOCFLAGS", "--deny warnings").current_dir(root),
    )?;
    let results = test::run(workspace)?;
    bench::check_sizes(workspace, &bundle::run(workspace)?)?;
    results.print();
    say("everything passed");
    Ok(())
}
