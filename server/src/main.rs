//! The program `referrals`.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run()
}
