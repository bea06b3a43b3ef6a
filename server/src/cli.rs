//! The command line: parse, call one function of the domain, say what came of it.
//!
//! Exit codes: 0 done; 1 what was asked for or handed in was refused or proves nothing, and nothing was stored; 2 usage or configuration;
//! 3 the database; 4 the address to listen on, or the server itself.

mod copy;
mod embeds;
mod export;
mod import;
mod input;
mod rehearse;
mod release;
mod serve;
mod verify;

use crate::{
    config::{Config, ConfigErrors},
    release::refusal::Refusal,
    store::{self, Store, StoreError},
    telemetry::{self, Manner},
};
use clap::{Parser, Subcommand};
use std::{fmt, io, process::ExitCode, sync::Arc};

/// Publishes protected statistics of referrals by police force: imports returns, releases them, serves them.
#[derive(Parser)]
#[command(name = "referrals", version, after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Settings come from the environment:
  REFERRALS_DATABASE_URL  where releases are kept, sqlite:// or postgres:// [sqlite://referrals.db]
  REFERRALS_LISTEN        address and port to listen on [127.0.0.1:8080]
  REFERRALS_PUBLIC_URL    scheme and host under which readers reach the server [where it listens]
  REFERRALS_EMBED_ORIGINS note which sites embed which figures, on or off [off]
  REFERRALS_LOG           what is logged on standard error [serve: error,actix_http=off,server=info]

Exit codes: 0 done, 1 refused and nothing stored, 2 usage or settings, 3 the database, 4 the server";

#[derive(Subcommand)]
enum Command {
    Embeds(embeds::Options),
    Export(export::Options),
    Import(import::Options),
    Rehearse(rehearse::Options),
    Release(release::Options),
    Serve(serve::Options),
    Verify(verify::Options),
    Backup(copy::Backup),
    Restore(copy::Restore),
}

/// Does what the arguments of this process say.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match execute(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { exit, message }) => {
            tell(&mut io::stderr(), format_args!("error: {message}"));
            ExitCode::from(exit as u8)
        }
    }
}

fn execute(command: Command) -> Result<(), Failure> {
    let config = Config::from_environment()?;
    let manner = if matches!(command, Command::Serve(_)) { Manner::Server } else { Manner::Command };
    telemetry::init(config.log.clone(), manner);
    let runtime = tokio::runtime::Runtime::new().map_err(|error| Failure::new(Exit::Server, error))?;
    runtime.block_on(async {
        match command {
            Command::Embeds(options) => embeds::run(&config, &options).await,
            Command::Export(options) => export::run(&config, &options).await,
            Command::Import(options) => import::run(&config, &options).await,
            Command::Rehearse(options) => rehearse::run(&config, &options).await,
            Command::Release(options) => release::run(&config, &options).await,
            Command::Serve(options) => serve::run(&config, &options).await,
            Command::Verify(options) => verify::run(&options),
            Command::Backup(options) => copy::backup(&config, &options).await,
            Command::Restore(options) => copy::restore(&config, &options).await,
        }
    })
}

/// Why a command did not do its work.
struct Failure {
    exit: Exit,
    message: String,
}

/// The exit codes of failures.
#[derive(Clone, Copy)]
enum Exit {
    Refused = 1,
    Usage = 2,
    Database = 3,
    Server = 4,
}

impl Failure {
    fn new(exit: Exit, message: impl fmt::Display) -> Self {
        Self { exit, message: message.to_string() }
    }
}

impl From<ConfigErrors> for Failure {
    fn from(errors: ConfigErrors) -> Self {
        Self::new(Exit::Usage, errors)
    }
}

impl From<Refusal> for Failure {
    fn from(error: Refusal) -> Self {
        let exit = match error {
            Refusal::Store(StoreError::Overtaken { .. }) => Exit::Refused,
            Refusal::Store(_) => Exit::Database,
            _ => Exit::Refused,
        };
        Self::new(exit, error)
    }
}

/// The number of a release, as an argument says it.
fn release_number(argument: &str) -> Result<u32, &'static str> {
    let number = argument.parse().ok().filter(|number| *number > 0);
    number.ok_or("releases are numbered 1, 2, 3 and so on; `referrals release list` shows them")
}

/// Does something with the store of the configuration, which has to be there, and leaves it in order.
async fn with_store<T>(
    config: &Config,
    work: impl AsyncFnOnce(Arc<dyn Store>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    with_opened(config, store::open_existing(&config.database_url).await, work).await
}

/// The same with a store that is made where there is none.
async fn with_store_made<T>(
    config: &Config,
    work: impl AsyncFnOnce(Arc<dyn Store>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    with_opened(config, store::open(&config.database_url).await, work).await
}

async fn with_opened<T>(
    config: &Config,
    opened: Result<Arc<dyn Store>, StoreError>,
    work: impl AsyncFnOnce(Arc<dyn Store>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let shown = store::without_password(&config.database_url);
    let store = opened.map_err(|error| Failure::new(Exit::Database, format_args!("{shown}: {error}")))?;
    let outcome = work(Arc::clone(&store)).await;
    store.close().await;
    outcome
}

/// Says something to whoever called; that nobody listens any more is no reason to fail.
fn say(message: impl fmt::Display) {
    tell(&mut io::stdout(), format_args!("{message}"));
}

fn tell(stream: &mut impl io::Write, message: fmt::Arguments<'_>) {
    let _ = writeln!(stream, "{message}").and_then(|()| stream.flush());
}
