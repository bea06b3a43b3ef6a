//! `referrals release`: what can be done to a release, and what was.

mod described;
mod look;
mod steps;

use super::{Failure, release_number};
use crate::{clock, config::Config, release::act::Act};
use clap::Subcommand;
use shared::language::Bilingual;

/// Check, schedule, publish, withdraw and look at releases. Whoever does something says so with `--as`; the audit keeps it.
#[derive(clap::Args)]
pub(super) struct Options {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    List(look::List),
    Show(look::Show),
    Check(steps::Check),
    Schedule(steps::Schedule),
    Unschedule(steps::Unschedule),
    Publish(steps::Publish),
    Withdraw(steps::Withdraw),
    RollBack(steps::RollBack),
    Audit(look::Audit),
    Verify(look::Verify),
}

pub(super) async fn run(config: &Config, options: &Options) -> Result<(), Failure> {
    match &options.verb {
        Verb::List(options) => options.run(config).await,
        Verb::Show(options) => options.run(config).await,
        Verb::Check(options) => options.run(config).await,
        Verb::Schedule(options) => options.run(config).await,
        Verb::Unschedule(options) => options.run(config).await,
        Verb::Publish(options) => options.run(config).await,
        Verb::Withdraw(options) => options.run(config).await,
        Verb::RollBack(options) => options.run(config).await,
        Verb::Audit(options) => options.run(config).await,
        Verb::Verify(options) => options.run(config).await,
    }
}

/// Which release is meant, and how the answer is written.
#[derive(clap::Args)]
struct Which {
    /// The dataset, by its slug.
    dataset: String,
    /// Only if the draft has this number.
    #[arg(long, value_name = "N", value_parser = release_number)]
    release: Option<u32>,
    /// Print the release as JSON, and nothing else.
    #[arg(long)]
    json: bool,
}

/// Who does it.
#[derive(clap::Args)]
struct Signature {
    /// Who does it; the audit keeps the name.
    #[arg(long = "as", value_name = "NAME", value_parser = words)]
    who: String,
}

impl Signature {
    fn act(&self) -> Act {
        Act::new(&self.who, clock::now())
    }

    fn act_alone(&self, alone: &Alone) -> Act {
        Act { single_handed: alone.single_handed.clone(), ..self.act() }
    }
}

/// Why numbers are taken back.
#[derive(clap::Args)]
struct Because {
    /// What readers are told, in English.
    #[arg(long, value_name = "WORDS", value_parser = words)]
    reason: String,
    /// The same in Welsh.
    #[arg(long, value_name = "WORDS", value_parser = words)]
    reason_cy: Option<String>,
}

impl Because {
    fn reason(&self) -> Bilingual {
        Bilingual { en: self.reason.clone(), cy: self.reason_cy.clone().unwrap_or_default() }
    }
}

/// The excuse of who does alone what two should do.
#[derive(clap::Args)]
struct Alone {
    /// Why the same person checks and publishes; the audit keeps it.
    #[arg(long, value_name = "REASON", value_parser = words)]
    single_handed: Option<String>,
}

/// Words that are there, in one line.
pub(super) fn words(text: &str) -> Result<String, String> {
    let text = text.trim();
    match () {
        () if text.is_empty() => Err("it is empty; expected words".to_owned()),
        () if text.chars().any(char::is_control) => Err("it has a line break or another control character".to_owned()),
        () => Ok(text.to_owned()),
    }
}
