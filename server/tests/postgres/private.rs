//! A PostgreSQL of one's own: on a Unix socket in a temporary folder, as an unprivileged user, gone when the test is.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use std::{
    cmp::Reverse,
    fs::{self, File},
    io::{self, Read as _, Seek as _, Write as _},
    iter,
    os::unix::{
        fs::{MetadataExt as _, chown},
        process::CommandExt as _,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Mutex, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    thread,
};
use tempfile::TempDir;

/// `nobody`, who owns nothing: PostgreSQL refuses to run as root.
pub(crate) const NOBODY: u32 = 65534;

/// The oldest version that is supported.
const OLDEST: u32 = 15;

/// A server that ends with the process that started it, however that one ends.
pub(crate) struct Postgres {
    /// The folder of its programs; empty where they are on the path.
    pub(crate) programs: PathBuf,
    folder: PathBuf,
    /// Whether this process is root, and the server must not be.
    root: bool,
    databases: AtomicU32,
    guard: Mutex<Option<Child>>,
}

impl Postgres {
    /// The server that all tests of this process share. Without its programs, the half of the tests that needs it does not
    /// run, and says so; where a change is judged, that is a failure.
    pub(crate) fn shared() -> Option<&'static Self> {
        static SHARED: OnceLock<Option<Postgres>> = OnceLock::new();
        let start = || {
            let why = match Self::start() {
                Ok(server) => return Some(server),
                Err(why) => why,
            };
            #[expect(clippy::disallowed_methods, reason = "a test asks whether it may be skipped")]
            let judged = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
            assert!(!judged, "{why}");
            // Not `eprintln!`, which is kept from those who watch tests that pass.
            writeln!(io::stderr(), "NOT TESTED ON POSTGRESQL: {why}").expect("somebody listens");
            None
        };
        SHARED.get_or_init(start).as_ref()
    }

    /// Starts a server, or says why there is none: its programs are not on this machine.
    pub(crate) fn start() -> Result<Self, String> {
        let programs = programs().ok_or_else(|| {
            format!("PostgreSQL {OLDEST} or later is not on this machine (postgres, initdb and pg_ctl, on the PATH or below /usr/lib/postgresql)")
        })?;
        // The guard removes it: a `TempDir` would not, in a static that is never dropped.
        let folder = TempDir::with_prefix("referrals-postgres-").expect("a folder").keep();
        let root = fs::metadata(&folder).expect("the folder").uid() == 0;
        if root {
            chown(&folder, Some(NOBODY), Some(NOBODY)).expect("root gives folders away");
        }
        let server = Self { programs, folder, root, databases: AtomicU32::new(0), guard: Mutex::new(None) };
        server.guard();
        let data = server.data();
        server.run(
            "initdb",
            &["--pgdata", &data, "--username=referrals", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
        );
        server.up();
        Ok(server)
    }

    /// The address of a new database that is empty.
    pub(crate) fn database(&self) -> String {
        let name = format!("test{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let address = |name: &str| format!("postgres:///{name}?host={}&user=referrals", self.path());
        let (server, create) = (address("postgres"), AssertSqlSafe(format!("CREATE DATABASE {name}")));
        let work = async move {
            let mut connection = PgConnection::connect(&server).await?;
            sqlx::query(create).execute(&mut connection).await?;
            connection.close().await
        };
        // On a thread of its own: a test that is asynchronous itself may call this too.
        let run = || tokio::runtime::Runtime::new().expect("a runtime").block_on(work);
        thread::scope(|scope| scope.spawn(run).join().expect("no panic")).expect("a database");
        address(&name)
    }

    /// Starts the server, after [`Self::kill`].
    pub(crate) fn up(&self) {
        let (data, log) = (self.data(), self.folder.join("log").display().to_string());
        // Nothing but the socket; no waiting for a disk that nobody relies on.
        let options = format!(
            "-k {} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=200",
            self.path()
        );
        self.run("pg_ctl", &["start", "--wait", "--pgdata", &data, "--log", &log, "--options", &options]);
    }

    /// Ends every process of the server at once, in the middle of whatever it does.
    pub(crate) fn kill(&self) {
        self.run("pg_ctl", &["stop", "--mode=immediate", "--wait", "--pgdata", &self.data()]);
    }

    fn path(&self) -> String {
        self.folder.display().to_string()
    }

    fn data(&self) -> String {
        self.folder.join("data").display().to_string()
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let mut output = tempfile::tempfile().expect("a file");
        let again = |file: &File| Stdio::from(file.try_clone().expect("the same file"));
        let mut command = self.unprivileged(Command::new(self.programs.join(program)));
        // Into a file, not a pipe: the server inherits it, and would keep a pipe open for ever.
        let status =
            command.args(arguments).stdin(Stdio::null()).stdout(again(&output)).stderr(again(&output)).status();
        if !status.is_ok_and(|status| status.success()) {
            let mut text = String::new();
            output.rewind().and_then(|()| output.read_to_string(&mut text)).expect("what it said");
            let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            panic!("{program} {arguments:?}: {text}\n{log}");
        }
    }

    /// Starts what stops the server and removes its folder as soon as this process is no more, whether it returned,
    /// panicked or was killed: then nobody holds the other end of its input.
    fn guard(&self) {
        let mut shell = self.unprivileged(Command::new("sh"));
        shell.args(["-c", "cat; \"$0\" stop --mode=immediate --wait --silent --pgdata \"$1/data\"; rm -rf \"$1\""]);
        shell.arg(self.programs.join("pg_ctl")).arg(&self.folder);
        // In a group of its own, so that Ctrl-C ends the tests and not the guard.
        let guard = shell.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        *self.guard.lock().expect("no panic") = Some(guard.expect("a shell"));
    }

    fn unprivileged(&self, mut command: Command) -> Command {
        if self.root {
            command.uid(NOBODY).gid(NOBODY);
        }
        command.current_dir(&self.folder);
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Some(mut guard) = self.guard.lock().expect("no panic").take() {
            drop(guard.stdin.take());
            guard.wait().expect("the guard ends");
        }
    }
}

/// Where the programs of the server are: on the path, as an empty folder, or where Debian keeps them, the newest first.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let mut kept: Vec<_> = versions.filter_map(|version| Some(version.ok()?.path().join("bin"))).collect();
    kept.sort_by_key(|folder| Reverse(version(folder)));
    iter::once(PathBuf::new()).chain(kept).find(|folder| version(folder).is_some_and(|version| version >= OLDEST))
}

/// The version of the server in a folder that has all of its programs.
fn version(folder: &Path) -> Option<u32> {
    let says = |program| {
        let output = Command::new(folder.join(program)).arg("--version").output().ok()?;
        String::from_utf8(output.stdout).ok().filter(|_| output.status.success())
    };
    says("initdb").and(says("pg_ctl"))?;
    let text = says("postgres")?;
    // `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`, `… 18beta1`
    let number = text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?.to_owned();
    number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}
