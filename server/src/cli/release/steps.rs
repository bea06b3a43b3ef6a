//! The verbs that take a step: each is one function of [`crate::release`].

use super::{Alone, Because, Signature, Which, described};
use crate::{
    cli::{Failure, release_number, say, with_store},
    clock,
    config::Config,
    release::{
        check, difference::embedded::TakenBack, history::History, publish, refusal::Refusal, schedule, withdraw,
        withdraw::After,
    },
    store::{Store, record::Record},
};
use jiff::Timestamp;

/// Takes a step in the store of the configuration, and says where the release is then.
async fn step(
    config: &Config,
    json: bool,
    work: impl AsyncFnOnce(&dyn Store) -> Result<Record, Refusal>,
) -> Result<(), Failure> {
    let record = with_store(config, async |store| Ok(work(&*store).await?)).await?;
    if json {
        say(described::json(&record));
    } else {
        say(described::sentence(&record));
    }
    Ok(())
}

/// Takes numbers of a dataset back, and says where the release is then and which sites embedded what is gone. Who embeds it is
/// read afterwards: nothing may stand in the way of a withdrawal.
async fn take_back(
    config: &Config,
    (dataset, release): (&str, Option<u32>),
    json: bool,
    work: impl AsyncFnOnce(&dyn Store) -> Result<Record, Refusal>,
) -> Result<(), Failure> {
    let (record, now) = with_store(config, async |store| {
        let latest = async || {
            let history = History::of(&*store, dataset).await?;
            Ok::<_, Refusal>(history.latest().map(|latest| latest.number))
        };
        let was = latest().await?;
        let record = work(&*store).await?;
        let gone = release.or(was);
        let now = match (latest().await, store.embedders().await) {
            (Ok(now), Ok(embedders)) => Some((now, gone, TakenBack::new(dataset, gone, [was, now], &embedders))),
            _ => None,
        };
        Ok((record, now))
    })
    .await?;
    if json {
        say(described::json_with(&record, now.as_ref().map(|(_, _, sites)| sites)));
        return Ok(());
    }
    let told = match &now {
        Some((Some(number), Some(gone), sites)) if record.number != *gone => {
            format!("Release {gone} is withdrawn. Readers have release {number}.{sites}")
        }
        Some((Some(number), _, sites)) => format!("Readers have release {number}.{sites}"),
        Some((None, _, sites)) => format!(
            "Readers have no numbers of {dataset} until another release is published. To give them the one before it, if any:\n  \
             referrals release roll-back {dataset} --release N --reason WORDS --as NAME{sites}"
        ),
        None => "Who embeds what is gone could not be read: see `referrals embeds list`.".to_owned(),
    };
    say(format_args!("{}\n\n{told}", described::sentence(&record)));
    Ok(())
}

/// Record that somebody looked at the draft of a dataset; its disclosure audit must pass.
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
        step(config, *json, async |store| check::check(store, dataset, *release, &self.signature.act()).await).await?;
        if !json {
            say(format_args!(
                "\nNext, somebody else publishes it, at once or at a moment in London:\n  \
                 referrals release publish {dataset} --as NAME\n  \
                 referrals release schedule {dataset} --at 2027-03-04T09:30 --as NAME"
            ));
        }
        Ok(())
    }
}

/// Let the checked draft of a dataset be published at a moment, by the running servers.
#[derive(clap::Args)]
pub(super) struct Schedule {
    #[command(flatten)]
    which: Which,
    /// Day and time in London, such as 2027-03-04T09:30.
    #[arg(long, value_name = "TIME", value_parser = clock::london_moment)]
    at: Timestamp,
    #[command(flatten)]
    signature: Signature,
    #[command(flatten)]
    alone: Alone,
}

impl Schedule {
    pub(super) async fn run(&self, config: &Config) -> Result<(), Failure> {
        let Which { dataset, release, json } = &self.which;
        let act = self.signature.act_alone(&self.alone);
        step(config, *json, async |store| schedule::schedule(store, dataset, *release, self.at, &act).await).await
    }
}

/// Take a moment back; the draft stays checked.
#[derive(clap::Args)]
pub(super) struct Unschedule {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    signature: Signature,
}

impl Unschedule {
    pub(super) async fn run(&self, config: &Config) -> Result<(), Failure> {
        let Which { dataset, release, json } = &self.which;
        let act = self.signature.act();
        step(config, *json, async |store| schedule::unschedule(store, dataset, *release, &act).await).await
    }
}

/// Publish the checked draft of a dataset; every server on the database shows it within a second.
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
        let act = self.signature.act_alone(&self.alone);
        step(config, *json, async |store| {
            let published = publish::publish(store, dataset, *release, &act).await?;
            Ok(History::of(store, dataset).await?.release(published.release().number)?.clone())
        })
        .await
    }
}

/// Take the numbers of a release back: they are gone from every address within two seconds, and the reason stands there.
#[derive(clap::Args)]
pub(super) struct Withdraw {
    /// The dataset, by its slug.
    dataset: String,
    /// The release.
    #[arg(long, value_name = "N", value_parser = release_number)]
    release: u32,
    #[command(flatten)]
    because: Because,
    /// Make the release before it the latest one again.
    #[arg(long)]
    restore: bool,
    #[command(flatten)]
    signature: Signature,
    /// Print the release as JSON, and nothing else.
    #[arg(long)]
    json: bool,
}

impl Withdraw {
    pub(super) async fn run(&self, config: &Config) -> Result<(), Failure> {
        let (act, reason) = (self.signature.act(), self.because.reason());
        let after = if self.restore { After::TheReleaseBefore } else { After::Nothing };
        take_back(config, (&self.dataset, Some(self.release)), self.json, async |store| {
            withdraw::withdraw(store, &self.dataset, self.release, &reason, after, &act).await
        })
        .await
    }
}

/// Make the release before the latest one again; the latest is withdrawn, if that was not done already.
#[derive(clap::Args)]
pub(super) struct RollBack {
    /// The dataset, by its slug.
    dataset: String,
    /// The release that readers are to have again.
    #[arg(long, value_name = "N", value_parser = release_number)]
    release: u32,
    #[command(flatten)]
    because: Because,
    #[command(flatten)]
    signature: Signature,
    /// Print the release that is the latest now as JSON, and nothing else.
    #[arg(long)]
    json: bool,
}

impl RollBack {
    pub(super) async fn run(&self, config: &Config) -> Result<(), Failure> {
        let (act, reason) = (self.signature.act(), self.because.reason());
        let (dataset, json) = (&self.dataset, self.json);
        take_back(config, (dataset, None), json, async |store| {
            withdraw::roll_back(store, dataset, self.release, &reason, &act).await
        })
        .await
    }
}
