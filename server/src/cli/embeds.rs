//! `referrals embeds`: which sites embed which figures.

use super::{Exit, Failure, say, with_store};
use crate::{config::Config, embedders::Embedder};
use clap::Subcommand;
use frontend::urls;

/// Look at who embeds the figures, as far as it was noted (`REFERRALS_EMBED_ORIGINS=on`).
#[derive(clap::Args)]
pub(super) struct Options {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    List(List),
}

/// List the sites with the figures that they embed, and the first and the last day of each.
#[derive(clap::Args)]
struct List {
    /// The dataset, by its slug; without it, all.
    dataset: Option<String>,
    /// Print JSON, and nothing else.
    #[arg(long)]
    json: bool,
}

pub(super) async fn run(config: &Config, options: &Options) -> Result<(), Failure> {
    let Verb::List(List { dataset, json }) = &options.verb;
    let embedders =
        with_store(config, async |store| store.embedders().await.map_err(|error| Failure::new(Exit::Database, error)));
    let mut embedders = embedders.await?;
    embedders.retain(|embedder| dataset.as_ref().is_none_or(|dataset| embedder.dataset == *dataset));
    if *json {
        say(serde_json::to_string_pretty(&embedders).expect("texts are JSON"));
    } else if embedders.is_empty() {
        let off = if config.embed_origins { "" } else { " REFERRALS_EMBED_ORIGINS=on has `serve` note it." };
        say(format_args!("Nobody is known to embed a figure.{off}"));
    } else {
        for Embedder { origin, dataset, selection, first_day, last_day } in &embedders {
            say(format_args!("{origin}: {}, from {first_day} to {last_day}", urls::embed(dataset, selection)));
        }
    }
    Ok(())
}
