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
    sync::{
        atomic::{AtomicU32, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};
use tempfile::TempDir;

/// What takes longer than this does not happen any more.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A folder in which the program runs, with its default database or another one.
pub(crate) struct Desk {
    folder: TempDir,
    database_url: Option<String>,
    servers: AtomicU32,
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
        Self { folder: tempfile::tempdir().expect("a folder"), database_url: None, servers: AtomicU32::new(0) }
    }

    /// A desk whose program has its releases in another database.
    pub(crate) fn on(database_url: String) -> Self {
        Self { database_url: Some(database_url), ..Self::new() }
    }

    /// The address of its database.
    pub(crate) fn database_url(&self) -> String {
        let file = || format!("sqlite://{}", self.path("referrals.db").display());
        self.database_url.clone().unwrap_or_else(file)
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

    /// The program, about to do something.
    pub(crate) fn command(&self, arguments: &[&str], settings: &[(&str, &str)]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_referrals"));
        for name in ["DATABASE_URL", "LISTEN", "PUBLIC_URL", "EMBED_ORIGINS", "LOG"] {
            command.env_remove(format!("REFERRALS_{name}"));
        }
        command.current_dir(self.folder.path()).args(arguments).env("REFERRALS_LISTEN", "127.0.0.1:0");
        command.envs(self.database_url.iter().map(|url| ("REFERRALS_DATABASE_URL", url)));
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

    /// Imports [`csv`] as a draft.
    pub(crate) fn import(&self, first: &str) {
        self.write("descriptor.toml", DESCRIPTOR);
        self.write("return.csv", csv(first));
        let imported = self.run(&["import", "return.csv", "--dataset", "descriptor.toml"]);
        assert_eq!(imported.code, Some(0), "{}", imported.err);
    }

    /// Checks and publishes the draft of a dataset, as two people.
    pub(crate) fn publish(&self, dataset: &str) -> Outcome {
        let checked = self.run(&["release", "check", dataset, "--as", "Ann"]);
        assert_eq!(checked.code, Some(0), "{}", checked.err);
        self.run(&["release", "publish", dataset, "--as", "Bob"])
    }

    /// Starts a server and waits until it has told its address.
    pub(crate) fn serve(&self, arguments: &[&str]) -> Server {
        self.serve_with(arguments, &[])
    }

    /// Starts a server with settings and waits until it has told its address.
    pub(crate) fn serve_with(&self, arguments: &[&str], settings: &[(&str, &str)]) -> Server {
        let log = self.path(&format!("log{}", self.servers.fetch_add(1, Ordering::Relaxed)));
        let mut child = self
            .command(&[&["serve"], arguments].concat(), settings)
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
    /// Status and body of the answer, which is text.
    pub(crate) fn get(&self, target: &str) -> (u16, String) {
        let answer = self.answer(target);
        (answer.status, String::from_utf8(answer.body).expect("UTF-8"))
    }

    /// The answer.
    pub(crate) fn answer(&self, target: &str) -> Answered {
        ask(&self.address, target).answer()
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

    /// The number of its process.
    pub(crate) fn process(&self) -> u32 {
        self.child.as_ref().expect("it was not stopped").id()
    }

    /// Sends a signal.
    pub(crate) fn send(&self, signal: &str) {
        let process = self.process().to_string();
        let kill = Command::new("sh").args(["-c", "kill -s \"$0\" \"$1\"", signal, &process]).status();
        assert!(kill.expect("a shell").success());
    }

    /// Sends a signal, waits for the end and gives the exit code.
    pub(crate) fn stop(&mut self, signal: &str) -> Option<i32> {
        self.send(signal);
        self.wait()
    }

    /// Waits for the end and gives the exit code.
    pub(crate) fn wait(&mut self) -> Option<i32> {
        let mut child = self.child.take().expect("it was not stopped before");
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

/// Asks a server, whose answer is not read yet.
pub(crate) fn ask(address: &str, target: &str) -> Asked {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a bound for waiting");
    write!(stream, "GET {target} HTTP/1.1\r\nHost: referrals.example\r\nConnection: close\r\n\r\n")
        .expect("the server reads");
    Asked(stream)
}

/// A question that is on its way.
pub(crate) struct Asked(TcpStream);

/// What a server answered.
pub(crate) struct Answered {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Asked {
    /// Waits for the whole answer.
    pub(crate) fn answer(mut self) -> Answered {
        let mut answer = Vec::new();
        self.0.read_to_end(&mut answer).expect("the server answers");
        let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").expect("an answer has a head");
        let body = answer.split_off(end + 4);
        let head = String::from_utf8(answer).expect("a head in ASCII");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answered { status, head, body }
    }
}

impl Answered {
    /// The value of a header, by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let headers = self.head.lines().filter_map(|line| line.split_once(": "));
        headers.into_iter().find(|(found, _)| found.to_lowercase() == name).map(|(_, value)| value)
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
