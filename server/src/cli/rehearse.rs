//! `referrals rehearse`: the address under which a draft can be seen before it is published.

use super::{Exit, Failure, say, tell, with_store};
use crate::{
    clock,
    config::Config,
    rehearsal::{Grant, Key},
    release::{history::History, refusal::Refusal},
};
use frontend::urls;
use jiff::SignedDuration;
use std::io;

/// Print the address under which the draft of a dataset is seen as it will be, by whoever has the address, for a while.
#[derive(clap::Args)]
pub(super) struct Options {
    /// The dataset, by its slug.
    dataset: String,
    /// For how long, such as 30m or 2h; a fortnight at most.
    #[arg(long = "for", value_name = "TIME", default_value = "2h", value_parser = time)]
    time: SignedDuration,
}

const LONGEST: SignedDuration = SignedDuration::from_hours(14 * 24);

fn time(text: &str) -> Result<SignedDuration, String> {
    let time = text.parse::<SignedDuration>().ok();
    time.filter(|time| time.is_positive() && *time <= LONGEST)
        .ok_or_else(|| "expected a time such as 30m, 2h or 48h, and 336h at most".to_owned())
}

pub(super) async fn run(config: &Config, options: &Options) -> Result<(), Failure> {
    let dataset = &options.dataset;
    let until = clock::now() + options.time;
    let (token, number) = with_store(config, async |store| {
        let history = History::of(&*store, dataset).await?;
        let draft = history.draft().ok_or_else(|| {
            Failure::new(Exit::Refused, format_args!("`{dataset}` has no draft to rehearse; import a return first"))
        })?;
        let key = Key::new(store.rehearsal_key().await.map_err(Refusal::from)?);
        let hash = draft.content_hash.to_string();
        Ok((key.sign(&Grant { dataset: dataset.clone(), hash, until }), draft.number))
    })
    .await?;
    let host = config.public_url.clone().unwrap_or_else(|| format!("http://{}", config.listen));
    say(format_args!("{host}{}/datasets/{dataset}", urls::rehearsal(&token)));
    // Beside the address, so that a program gets that alone.
    let end = clock::london(until);
    let shows = format_args!("It shows release {number} of {dataset} to whoever has the address, until {end}.");
    tell(&mut io::stderr(), shows);
    if config.public_url.is_none() {
        let unset = format_args!("REFERRALS_PUBLIC_URL is not set here, so the address leads to {host}.");
        tell(&mut io::stderr(), unset);
    }
    Ok(())
}
