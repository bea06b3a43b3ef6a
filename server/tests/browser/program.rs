//! The real program, serving its demo data on a free port.

use crate::leash::Leash;
use std::{
    io::{BufRead as _, BufReader, Read},
    sync::{Arc, Mutex, mpsc},
    thread,
    time::Duration,
};
use tempfile::TempDir;

/// `referrals serve` with a database of its own; it ends when this is dropped.
pub(crate) struct Program {
    /// Scheme, host and port, without a slash at the end.
    pub(crate) address: String,
    log: Arc<Mutex<String>>,
    // Ends before the folder of its database goes.
    _leash: Leash,
    _folder: TempDir,
}

impl Program {
    /// Starts the program and waits for the address it prints.
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = format!("sqlite://{}", folder.path().join("referrals.db").display());
        let settings = [("REFERRALS_DATABASE_URL", database.as_str()), ("REFERRALS_LISTEN", "127.0.0.1:0")];
        let mut leash = Leash::start(env!("CARGO_BIN_EXE_referrals"), &["serve"], &settings);
        let (output, errors) = leash.output();
        let log = Arc::new(Mutex::new(String::new()));
        collect(errors, Arc::clone(&log));
        let address = printed_address(output);
        let program = Self { address: address.unwrap_or_default(), log, _leash: leash, _folder: folder };
        assert!(!program.address.is_empty(), "the program printed no address; its log: {}", program.log());
        program
    }

    /// The full address of a path.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// What it has logged so far.
    pub(crate) fn log(&self) -> String {
        self.log.lock().expect("no thread panicked").clone()
    }
}

/// The first address on standard output; what follows is read and dropped, so that the program never waits for a reader.
fn printed_address(output: impl Read + Send + 'static) -> Option<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if let Some(at) = line.find("http://") {
                let address = line[at..].split_whitespace().next().unwrap_or_default();
                sender.send(address.trim_end_matches(['/', '.']).to_owned()).ok();
            }
        }
    });
    receiver.recv_timeout(Duration::from_secs(60)).ok()
}

fn collect(output: impl Read + Send + 'static, log: Arc<Mutex<String>>) {
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let mut log = log.lock().expect("no thread panicked");
            log.push_str(&line);
            log.push('\n');
        }
    });
}
