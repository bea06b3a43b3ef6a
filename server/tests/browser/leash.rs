//! A program that ends with the test that started it, however that ends.

use std::{
    os::unix::process::CommandExt as _,
    process::{Child, ChildStderr, ChildStdout, Command, Stdio},
};

/// A running program on a leash; it ends, with every program that it has started, when this is dropped.
pub(crate) struct Leash(Child);

/// Starts the program in a group of its own and ends the group when standard input closes, which it does even if the test
/// is killed. The shell keeps no hold of standard output, so that this closes with the program.
const HOLD: &str = r#""$@" & exec >/dev/null 2>&1; cat; kill -KILL 0"#;

impl Leash {
    /// Starts a program with its arguments and settings.
    pub(crate) fn start(program: &str, arguments: &[&str], settings: &[(&str, &str)]) -> Self {
        let child = Command::new("sh")
            .args(["-c", HOLD, "leash", program])
            .args(arguments)
            .envs(settings.iter().copied())
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        Self(child.unwrap_or_else(|error| panic!("{program} does not start: {error}")))
    }

    /// What the program prints; to be taken once.
    pub(crate) fn output(&mut self) -> (ChildStdout, ChildStderr) {
        let (out, err) = (self.0.stdout.take(), self.0.stderr.take());
        (out.expect("standard output is piped"), err.expect("standard error is piped"))
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        // The shell that held it is gone by then, and with it the group.
        self.0.wait().ok();
    }
}
