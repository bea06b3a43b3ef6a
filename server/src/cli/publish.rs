//! `referrals publish`: the draft of a dataset becomes its latest release.

use super::{Failure, say, with_store};
use crate::{clock, config::Config, release::publish};

/// Publish the draft of a dataset; every server on the database shows it within a second.
#[derive(clap::Args)]
pub(super) struct Options {
    /// The dataset, by its slug.
    dataset: String,
    /// Publish only if the draft has this number.
    #[arg(long, value_name = "N")]
    release: Option<u32>,
}

pub(super) async fn run(config: &Config, options: &Options) -> Result<(), Failure> {
    let dataset = &options.dataset;
    let published =
        with_store(config, async |store| Ok(publish::publish(&*store, dataset, options.release, clock::now()).await?));
    let release = published.await?.release().clone();
    say(format_args!("Release {} of {dataset} is published, {}.", release.number, release.published));
    Ok(())
}
