//! The log: lines on standard error, each a message that stands alone and dotted fields.
//!
//! Invariant: no raw count, no address of a reader and no free text from a query is ever logged.

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Logs to standard error from now on.
pub fn init(filter: EnvFilter) {
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
}
