//! The verbs that only look: list, show, audit, verify.

use super::described::{self, Described};
use crate::{
    cli::{Exit, Failure, copy, release_number, say, with_store},
    clock,
    config::Config,
    release::{certified::Certified, difference::Difference, history::History},
    store::{audit::Entry, copy::verify, record::Record},
};
use serde::Serialize;
use shared::language::Bilingual;

/// List the releases of a dataset, or of all.
#[derive(clap::Args)]
pub(super) struct List {
    /// The dataset, by its slug; without it, all.
    dataset: Option<String>,
    /// Print JSON, and nothing else.
    #[arg(long)]
    json: bool,
}

impl List {
    pub(super) async fn run(&self, config: &Config) -> Result<(), Failure> {
        let records = with_store(config, async |store| {
            Ok(match &self.dataset {
                Some(dataset) => History::of(&*store, dataset).await?.records,
                None => store.records().await.map_err(|error| Failure::new(Exit::Database, error))?,
            })
        });
        let records = records.await?;
        if self.json {
            say(json(&records.iter().map(Described::from).collect::<Vec<_>>()));
        } else if records.is_empty() {
            say("There is no release yet.");
        } else {
            records.iter().for_each(|record| say(described::sentence(record)));
        }
        Ok(())
    }
}

/// Show one release: where it is in its life, and what it shows otherwise than the release before.
#[derive(clap::Args)]
pub(super) struct Show {
    /// The dataset, by its slug.
    dataset: String,
    /// The release; without it, the draft, or the last one where there is no draft.
    #[arg(long, value_name = "N", value_parser = release_number)]
    release: Option<u32>,
    /// Print JSON, and nothing else.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    record: Described<'a>,
    note: Option<&'a Bilingual>,
    changes: Difference,
}

impl Show {
    pub(super) async fn run(&self, config: &Config) -> Result<(), Failure> {
        let Self { dataset, release, json: as_json } = self;
        let (record, content, before, embedders) = with_store(config, async |store| {
            let history = History::of(&*store, dataset).await?;
            let last = || history.draft().map_or_else(|| history.last(), |draft| draft.number);
            let record: Record = history.release(release.unwrap_or_else(last))?.clone();
            let content = async |number| -> Result<Option<Certified>, Failure> {
                let content = store.content(dataset, number).await;
                content.map_err(|error| Failure::new(Exit::Database, error))
            };
            let shown = content(record.number).await?;
            let before = match shown.as_ref().and_then(|shown| shown.publication().release().before) {
                Some(before) => content(before).await?,
                None => None,
            };
            let embedders = store.embedders().await.map_err(|error| Failure::new(Exit::Database, error))?;
            Ok((record, shown, before, embedders))
        })
        .await?;
        let Some(content) = content else {
            return Err(Failure::new(Exit::Refused, format_args!("release {} is not there any more", record.number)));
        };
        let before = before.map(Certified::into_publication);
        let changes = Difference::new(before.as_ref(), content.publication(), &embedders);
        let note = content.publication().release().note.as_ref();
        if *as_json {
            say(json(&Shown { record: Described::from(&record), note, changes }));
        } else {
            let note = note.map_or_else(String::new, |note| format!("\n{}", note.en));
            say(format_args!("{}{note}\n\n{changes}", described::sentence(&record)));
        }
        Ok(())
    }
}

/// Print the audit: who did what, when and why.
#[derive(clap::Args)]
pub(super) struct Audit {
    /// The dataset, by its slug; without it, all.
    dataset: Option<String>,
    /// Print JSON, and nothing else.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    at: String,
    who: &'a str,
    action: &'a str,
    dataset: &'a str,
    release: u32,
    why: &'a str,
}

impl<'a> From<&'a Entry> for Line<'a> {
    fn from(entry: &'a Entry) -> Self {
        let Entry { at, who, action, dataset, number, why } = entry;
        Self { at: at.to_string(), who, action: action.word(), dataset, release: *number, why }
    }
}

impl Audit {
    pub(super) async fn run(&self, config: &Config) -> Result<(), Failure> {
        let entries = with_store(config, async |store| {
            if let Some(dataset) = &self.dataset {
                History::of(&*store, dataset).await?;
            }
            store.audit().await.map_err(|error| Failure::new(Exit::Database, error))
        });
        let mut entries = entries.await?;
        entries.retain(|entry| self.dataset.as_ref().is_none_or(|dataset| entry.dataset == *dataset));
        if self.json {
            say(json(&entries.iter().map(Line::from).collect::<Vec<_>>()));
            return Ok(());
        }
        for Entry { at, who, action, dataset, number, why } in &entries {
            let why = if why.is_empty() { String::new() } else { format!(" ({why})") };
            say(format_args!("{}: release {number} of {dataset} {action} by {who}{why}", clock::london(*at)));
        }
        Ok(())
    }
}

/// Read every release, and verify its hash and its certificate.
#[derive(clap::Args)]
pub(super) struct Verify {
    /// Print JSON, and nothing else.
    #[arg(long)]
    json: bool,
}

impl Verify {
    pub(super) async fn run(&self, config: &Config) -> Result<(), Failure> {
        let verified = with_store(config, async |store| {
            verify(&*store).await.map_err(|error| Failure::new(Exit::Database, error))
        });
        let verified = verified.await?;
        if self.json {
            say(json(&verified));
        } else {
            say(format_args!("{}.", copy::in_words(verified)));
        }
        Ok(())
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("texts and numbers are JSON")
}
