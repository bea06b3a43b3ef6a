//! Where things lie.

use anyhow::Context as _;
use std::{
    env,
    path::{Path, PathBuf},
};

/// The target of the browser's half.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The three crates of the product, for one call of cargo, so that what they share is built once.
pub(crate) const PRODUCT: [&str; 8] =
    ["--package", "shared", "--package", "frontend", "--features", "frontend/ssr", "--package", "server"];

/// The folders of this checkout.
pub(crate) struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where cargo puts what it builds, wherever the configuration says that is.
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// The checkout this program was built in.
    pub(crate) fn find() -> anyhow::Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in the workspace")?;
        // Cargo runs `<target>/debug/xtask`, so this needs no reading of cargo's configuration.
        let own = env::current_exe().context("the path of xtask itself")?;
        let target = own.ancestors().nth(2).context("xtask runs from cargo's target folder")?;
        Ok(Self { root: root.to_owned(), target: target.to_owned() })
    }

    /// The bundle, which the server embeds: always below the workspace, because the server names it relative to itself.
    pub(crate) fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }
}
