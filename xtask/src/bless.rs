//! `cargo xtask bless`: accepts what the snapshot tests now say, after it has been read.

use crate::{
    step::{cargo, run as run_step, say},
    workspace::{PRODUCT, Workspace},
};

/// Writes every snapshot anew; the difference is for `git diff` to show and for a person to read.
pub(crate) fn run(workspace: &Workspace) -> anyhow::Result<()> {
    run_step(
        "write the snapshots",
        cargo(["test", "--no-fail-fast"])
            .args(PRODUCT)
            .env("INSTA_UPDATE", "always")
            .env("INSTA_FORCE_PASS", "1")
            .current_dir(&workspace.root),
    )?;
    say("read `git diff` before you commit: every changed snapshot is a change that readers see");
    Ok(())
}
