//! `referrals import`: a return becomes a protected draft.

use super::{Exit, Failure, say, with_store};
use crate::{
    clock,
    config::Config,
    release::{
        act::Act,
        descriptor::Descriptor,
        draft::{Draft, Intent, draft},
        import,
    },
};
use std::{
    fmt::Display,
    fs,
    path::{Path, PathBuf},
};

/// Import a return as the draft of the next release; it takes the place of an earlier draft, and nobody sees it yet.
#[derive(clap::Args)]
pub(super) struct Options {
    /// The return: CSV, XLSX or ODS.
    file: PathBuf,
    /// The descriptor that says what the return means (TOML).
    #[arg(long, value_name = "DESCRIPTOR")]
    dataset: PathBuf,
    /// Print the report of disclosure control as JSON, and nothing else.
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(config: &Config, options: &Options) -> Result<(), Failure> {
    let Options { file, dataset, json } = options;
    let toml = fs::read_to_string(dataset).map_err(|error| refused(dataset, error))?;
    let descriptor = Descriptor::read(&toml).map_err(|errors| refused(dataset, errors))?;
    let bytes = fs::read(file).map_err(|error| refused(file, error))?;
    let file_name = file.file_name().unwrap_or_default().to_string_lossy();
    let counts = import::read(&bytes, &file_name, &descriptor).map_err(|errors| refused(file, errors))?;
    let act = Act::new("somebody", clock::now());
    let drafted =
        with_store(config, async |store| Ok(draft(&*store, &counts, &descriptor, Intent::default(), &act).await?));
    let Draft { publication, report } = drafted.await?;
    if *json {
        say(serde_json::to_string_pretty(&report).expect("names and numbers are JSON"));
        return Ok(());
    }
    let (dataset, number) = (publication.dataset(), publication.release().number);
    let illustrative = if dataset.illustrative { ", illustrative data" } else { "" };
    say(format_args!("Draft of release {number} of {}: {}{illustrative}", dataset.slug, dataset.title.en));
    say(format_args!("{} forces, {}\n\n{report}\n", publication.forces().count(), publication.all_years()));
    say(format_args!("Nobody sees it yet. To publish it:\n  referrals release check {} --as NAME", dataset.slug));
    Ok(())
}

fn refused(path: &Path, errors: impl Display) -> Failure {
    Failure::new(Exit::Refused, format_args!("{}: {errors}", path.display()))
}
