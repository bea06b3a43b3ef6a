//! The verbs that take a step: each is one function of [`crate::release`].

use super::{Alone, Signature, Which, described};
use crate::{
    cli::{Failure, say, with_store},
    config::Config,
    release::{act::Act, check, history::History, publish},
    store::{Store, record::Record},
};

/// Record that somebody looked at the draft of a dataset.
#[derive(clap::Args)]
pub(super) struct Check {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    signature: Signature,
}

impl Check {
    pub(super) async fn run(&self, config: &Config) -> Result<(), Failure> {
        let Which { dataset, release, json } = &self.which;
        let record =
            with_store(
                config,
                async |store| Ok(check::check(&*store, dataset, *release, &self.signature.act()).await?),
            );
        answer(*json, &record.await?);
        Ok(())
    }
}

/// Publish the draft of a dataset; every server on the database shows it within a second.
#[derive(clap::Args)]
pub(super) struct Publish {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    signature: Signature,
    #[command(flatten)]
    alone: Alone,
}

impl Publish {
    pub(super) async fn run(&self, config: &Config) -> Result<(), Failure> {
        let Which { dataset, release, json } = &self.which;
        let act = Act { single_handed: self.alone.single_handed.clone(), ..self.signature.act() };
        let record = with_store(config, async |store| {
            let published = publish::publish(&*store, dataset, *release, &act).await?;
            reread(&*store, dataset, published.release().number).await
        });
        answer(*json, &record.await?);
        Ok(())
    }
}

async fn reread(store: &dyn Store, dataset: &str, number: u32) -> Result<Record, Failure> {
    Ok(History::of(store, dataset).await?.release(number)?.clone())
}

fn answer(json: bool, record: &Record) {
    if json { say(described::json(record)) } else { say(described::sentence(record)) }
}
