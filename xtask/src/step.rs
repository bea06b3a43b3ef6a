//! One step of a task: says what begins, runs it, says how long it took.

use anyhow::{Context as _, bail};
use std::{
    env,
    ffi::OsStr,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// Prints one line of progress on standard error.
#[expect(clippy::print_stderr, reason = "progress is what a task is for, and this is the one place that prints it")]
pub(crate) fn say(line: impl AsRef<str>) {
    eprintln!("xtask: {}", line.as_ref());
}

/// Runs `work` between a line that says what begins and one that says how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    say(format!("{what} …"));
    let begin = Instant::now();
    let result = work();
    let outcome = if result.is_ok() { "done" } else { "FAILED" };
    say(format!("{what}: {outcome} after {}", elapsed(begin.elapsed())));
    result
}

/// Runs a command as a step, with its output shown.
pub(crate) fn run(what: &str, command: &mut Command) -> anyhow::Result<()> {
    step(what, || {
        let status = command.status().with_context(|| format!("could not start {}", words(command)))?;
        if !status.success() {
            bail!("`{}` ended with {status}", words(command));
        }
        Ok(())
    })
}

/// What a command prints, when it can be started and succeeds.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The cargo that runs this program, so that every step uses the same toolchain.
pub(crate) fn cargo<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

fn words(command: &Command) -> String {
    let words: Vec<_> =
        [command.get_program()].into_iter().chain(command.get_args()).map(OsStr::to_string_lossy).collect();
    words.join(" ")
}

/// `0.4 s`, `12 s`, `3 min 5 s`.
pub(crate) fn elapsed(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}
