//! The log: lines on standard error, each a message that stands alone and dotted fields.
//!
//! Invariant: no raw count, no address of a reader and no free text from a query is ever logged.

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// What is logged where nobody says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// A server tells what it does.
    Server,
    /// A command says what came of it, and logs what it should be told of alone.
    Command,
}

impl Manner {
    fn filter(self) -> EnvFilter {
        EnvFilter::new(match self {
            Self::Server => "error,actix_http=off,server=info",
            Self::Command => "error,server=warn",
        })
    }
}

/// Logs to standard error from now on: what `filter` says, or what goes with the manner.
pub fn init(filter: Option<EnvFilter>, manner: Manner) {
    let filter = filter.unwrap_or_else(|| manner.filter());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
}
