//! A folder with a database, and the program in it.

use server::clock;
use shared::force;
use std::{
    fmt::Write as _,
    fs::{self, File},
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};
use tempfile::TempDir;

/// What takes longer than this does not happen any more.
const PATIENCE: Duration = Duration::from_secs(20);

/// A folder in which the program runs with its default database.
pub(crate) struct Desk {
    folder: TempDir,
}

/// What came of one command.
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Outcome {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(name), text).expect("the file is written");
    }

    /// The bytes of the database, or nothing when there is none.
    pub(crate) fn database(&self) -> Option<Vec<u8>> {
        fs::read(self.path("referrals.db")).ok()
    }

    fn command(&self, arguments: &[&str], settings: &[(&str, &str)]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_referrals"));
        for name in ["DATABASE_URL", "LISTEN", "PUBLIC_URL", "LOG"] {
            command.env_remove(format!("REFERRALS_{name}"));
        }
        command.current_dir(self.folder.path()).args(arguments).env("REFERRALS_LISTEN", "127.0.0.1:0");
        command.envs(settings.iter().copied());
        command
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        self.run_with(arguments, &[])
    }

    /// Runs a command with a file of the folder as its standard input.
    pub(crate) fn run_on(&self, file: &str, arguments: &[&str]) -> Outcome {
        let input = File::open(self.path(file)).expect("the file is there");
        Outcome::of(self.command(arguments, &[]).stdin(input).output().expect("the program runs"))
    }

    /// Runs a command with settings.
    pub(crate) fn run_with(&self, arguments: &[&str], settings: &[(&str, &str)]) -> Outcome {
        Outcome::of(self.command(arguments, settings).output().expect("the program runs"))
    }

    /// Checks and publishes the draft of a dataset, as two people.
    pub(crate) fn publish(&self, dataset: &str) -> Outcome {
        let checked = self.run(&["release", "check", dataset, "--as", "Ann"]);
        assert_eq!(checked.code, Some(0), "{}", checked.err);
        self.run(&["release", "publish", dataset, "--as", "Bob"])
    }

    /// Starts a server and waits until it has told its address.
    pub(crate) fn serve(&self, arguments: &[&str]) -> Server {
        let log = self.path("log");
        let mut child = self
            .command(&[&["serve"], arguments].concat(), &[])
            .stdout(Stdio::piped())
            .stderr(File::create(&log).expect("a log"))
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("a line");
        let address = line.strip_prefix("Referrals is at http://").map(|address| address.trim_end().to_owned());
        let address = address.unwrap_or_else(|| {
            panic!("no address but `{line}`: {}", fs::read_to_string(&log).unwrap_or_default());
        });
        Server { child: Some(child), address, log }
    }
}

/// A server of its own, killed when it is dropped.
pub(crate) struct Server {
    child: Option<Child>,
    /// Host and port.
    pub(crate) address: String,
    log: PathBuf,
}

impl Server {
    /// Status and body of the answer.
    pub(crate) fn get(&self, target: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a bound for waiting");
        write!(stream, "GET {target} HTTP/1.1\r\nHost: referrals.example\r\nConnection: close\r\n\r\n")
            .expect("the server reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the server answers");
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer has a head");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        (status, body.to_owned())
    }

    /// Asks until the answer is as expected.
    pub(crate) fn wait_for(&self, target: &str, expected: impl Fn(u16, &str) -> bool) {
        let begun = clock::start();
        loop {
            let (status, body) = self.get(target);
            if expected(status, &body) {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "{target} still answers {status}: {body}\n{}", self.log());
        }
    }

    /// What it has logged so far.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(&self.log).expect("the log")
    }

    /// Sends a signal, waits for the end and gives the exit code.
    pub(crate) fn stop(&mut self, signal: &str) -> Option<i32> {
        let mut child = self.child.take().expect("it was not stopped before");
        let kill = Command::new("sh").args(["-c", "kill -s \"$0\" \"$1\"", signal, &child.id().to_string()]).status();
        assert!(kill.expect("a shell").success());
        let (send, ended) = mpsc::channel();
        thread::spawn(move || send.send(child.wait()));
        let status = ended.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("it goes on: {}", self.log()));
        status.expect("a status").code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A descriptor of the plainest return by force and year.
pub(crate) const DESCRIPTOR: &str = r#"
[dataset]
slug = "returns"
title = "Referrals by police force"
unit = { one = "referral", many = "referrals" }
definition = "Made up for a test."
coverage = "All 44 police forces."
status = "Not official statistics"
contact = { name = "Office of Samples", url = "mailto:office@example.org" }
schedule = "Yearly."
first_year = "2020-21"
source = { organisation = "Office of Samples", title = "Yearly return", obtained = "Made up." }

[import]
layout = "tidy"
force = "Force"
year = "Year"
count = "Number"
"#;

/// A return that fits [`DESCRIPTOR`]: 44 forces over two years; the first force has `first` in the first year.
pub(crate) fn csv(first: &str) -> String {
    let mut csv = String::from("Force,Year,Number\n");
    for (index, force) in force::forces().iter().enumerate() {
        let number = if index == 0 { first.to_owned() } else { (20 + index).to_string() };
        writeln!(csv, "{},2020-21,{number}\n{},2021-22,{}", force.name, force.name, 50 + index)
            .expect("a String takes all");
    }
    csv
}
