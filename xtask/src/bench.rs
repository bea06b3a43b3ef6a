//! `cargo xtask bench`: how many bytes a reader receives, and how fast; and how long disclosure control takes.
//!
//! Invariant: the sizes do not depend on how the server was built or on the machine, so `ci` enforces them too; the times do,
//! and nothing is enforced of them but what a start with many releases may take.

use crate::{
    bundle::{self, Bundle},
    step::{cargo, elapsed, run as run_step, say, step},
    wire::Client,
    workspace::{PRODUCT, Workspace},
};
use anyhow::{Context as _, bail};
use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// The demo dataset with a figure for every force.
const DATASET: &str = "illustrative-by-force";

/// The tests that have a real Chromium check proofs, redraw and paint, and print how long that takes; one after the other.
const IN_A_BROWSER: [&str; 7] = ["--test", "browser", "--", "--ignored", "--nocapture", "--test-threads=1", "times_of"];

/// What an answer may weigh over the wire.
struct Budget {
    what: String,
    path: String,
    bytes: usize,
}

/// What `cargo xtask bench` measures.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The sizes alone, with the debug server that the tests use.
    #[arg(long)]
    sizes: bool,
}

/// Builds the release server, checks the sizes and measures the times.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> anyhow::Result<()> {
    let bundle = bundle::run(workspace)?;
    if options.sizes {
        // As the tests build it: with other features it would all be built once more.
        run_step("build the server", cargo(["test", "--no-run"]).args(PRODUCT).current_dir(&workspace.root))?;
        return check_sizes(workspace, &bundle);
    }
    run_step("build the server", cargo(["build", "--release", "--package", "server"]).current_dir(&workspace.root))?;
    let begin = Instant::now();
    let server = Server::start(&workspace.target.join("release/referrals"))?;
    let client = Client::new(&server.address);
    client.get(&format!("/figures/{DATASET}.svg"))?;
    say(format!("from nothing to the first chart: {}", elapsed(begin.elapsed())));
    let budgets = sizes(&client, &bundle);
    times(&server.address)?;
    drop(server);
    run_step(
        "measure disclosure control",
        cargo(["bench", "--package", "server", "--bench", "protection"]).current_dir(&workspace.root),
    )?;
    let many = run_step(
        "start with many releases",
        // The database is filled by what the tests are built of; what is measured is the release build.
        cargo(["bench", "--profile", "dev", "--package", "server", "--bench", "many_releases", "--"])
            .arg(workspace.target.join("release/referrals"))
            .current_dir(&workspace.root),
    );
    run_step(
        "measure checks, redraws, paints and embeds in a browser",
        cargo(["test"]).args(PRODUCT).args(IN_A_BROWSER).current_dir(&workspace.root),
    )?;
    budgets.and(many)
}

/// Checks the sizes alone, with the debug server that is there.
pub(crate) fn check_sizes(workspace: &Workspace, bundle: &Bundle) -> anyhow::Result<()> {
    step("weigh what a reader receives", || {
        let server = Server::start(&workspace.target.join("debug/referrals"))?;
        sizes(&Client::new(&server.address), bundle)
    })
}

fn sizes(client: &Client, bundle: &Bundle) -> anyhow::Result<()> {
    let budget = |what: &str, path: String, bytes| Budget { what: what.to_owned(), path, bytes };
    let budgets = [
        budget("embed document", format!("/embed/{DATASET}"), 8_000),
        budget("its card", format!("/cards/{DATASET}.png"), 60_000),
        budget("bars SVG, 44 forces", format!("/figures/{DATASET}.svg"), 4_000),
        budget("its PNG at 1200 px", format!("/figures/{DATASET}.png?width=1200"), 60_000),
        budget("dashboard page", format!("/datasets/{DATASET}"), 40_000),
        budget("WebAssembly", format!("/assets/{}", bundle.wasm), 200_000),
        budget("its JavaScript", format!("/assets/{}", bundle.module), 20_000),
    ];
    let kinds = ["trend", "heatmap", "tiles", "funnel", "multiples", "stack"].into_iter().flat_map(|kind| {
        ["", "&lang=cy"].map(|language| {
            budget(&format!("embed, {kind}{language}"), format!("/embed/{DATASET}?figure={kind}{language}"), 8_000)
        })
    });
    say(format!("{:<26}{:>10}{:>10}", "over the wire, bytes", "measured", "budget"));
    let mut over = Vec::new();
    for Budget { what, path, bytes } in budgets.into_iter().chain(kinds) {
        let measured = client.get(&path)?.len();
        let verdict = if measured > bytes { "  TOO BIG" } else { "" };
        say(format!("{what:<26}{measured:>10}{bytes:>10}{verdict}"));
        if measured > bytes {
            over.push(what);
        }
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}

/// Asks the main addresses over and over, from two connections, for a second each.
fn times(address: &str) -> anyhow::Result<()> {
    const CONNECTIONS: usize = 2;
    say(format!("{:<34}{:>10}{:>10}{:>10}", "from loopback", "a second", "median", "99%"));
    for path in [
        "/".to_owned(),
        format!("/datasets/{DATASET}"),
        format!("/embed/{DATASET}"),
        format!("/figures/{DATASET}.svg"),
        format!("/figures/{DATASET}.png"),
        format!("/downloads/{DATASET}.csv"),
        "/health/live".to_owned(),
    ] {
        let begin = Instant::now();
        let asked = thread::scope(|scope| {
            let readers: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(|| ask(address, &path))).collect();
            readers
                .into_iter()
                .map(|reader| reader.join().expect("no reader panics"))
                .collect::<anyhow::Result<Vec<_>>>()
        })?;
        let all = begin.elapsed();
        let mut times = asked.concat();
        times.sort_unstable();
        let at = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1000.0;
        let rate = times.len() as f64 / all.as_secs_f64();
        say(format!("{path:<34}{rate:>10.0}{:>7.2} ms{:>7.2} ms", at(50), at(99)));
    }
    Ok(())
}

fn ask(address: &str, path: &str) -> anyhow::Result<Vec<Duration>> {
    let client = Client::new(address);
    let begin = Instant::now();
    let mut times = Vec::new();
    while begin.elapsed() < Duration::from_secs(1) {
        let one = Instant::now();
        client.get(path)?;
        times.push(one.elapsed());
    }
    Ok(times)
}

/// A server with a database of its own, which ends when this is dropped.
struct Server {
    address: String,
    child: Child,
    _folder: TempDir,
}

impl Server {
    fn start(program: &Path) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let child = Command::new(program)
            .arg("serve")
            .env("REFERRALS_LISTEN", "127.0.0.1:0")
            .env("REFERRALS_DATABASE_URL", format!("sqlite://{}", folder.path().join("referrals.db").display()))
            .env("REFERRALS_LOG", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start {}", program.display()))?;
        let mut server = Self { address: String::new(), child, _folder: folder };
        let output = server.child.stdout.take().context("standard output is piped")?;
        let mut lines = BufReader::new(output).lines();
        for line in lines.by_ref() {
            let line = line?;
            if let Some(at) = line.find("http://") {
                line[at..].split_whitespace().next().unwrap_or_default().clone_into(&mut server.address);
                break;
            }
        }
        if server.address.is_empty() {
            bail!("the server ended without an address");
        }
        server.address.truncate(server.address.trim_end_matches('/').len());
        thread::spawn(move || lines.for_each(drop));
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
