//! `referrals import`: a return becomes a protected draft.

use super::{Exit, Failure, input, release::words, say, tell, with_store_made};
use crate::{
    clock,
    config::Config,
    release::{
        act::Act,
        descriptor::Descriptor,
        difference::Difference,
        disclosure::{progress::Progress, report::Report},
        draft::{Draft, Intent, draft},
        import::{self, ImportError, ImportErrors},
    },
};
use serde::Serialize;
use serde_json::json;
use shared::{found::visible, language::Bilingual, release::Kind};
use std::{
    fmt::Display,
    io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicI64, Ordering},
};

/// Import a return as the draft of the next release; it takes the place of an earlier draft, and nobody sees it yet.
#[derive(clap::Args)]
pub(super) struct Options {
    /// The return: CSV, XLSX or ODS.
    file: PathBuf,
    /// The descriptor that says what the return means (TOML).
    #[arg(long, value_name = "DESCRIPTOR")]
    dataset: PathBuf,
    /// Why there is a new release.
    #[arg(long, value_enum, default_value_t)]
    kind: KindWord,
    /// What readers are told of it, in English; a correction says what was wrong.
    #[arg(long, value_name = "WORDS", value_parser = words)]
    note: Option<String>,
    /// The same in Welsh.
    #[arg(long, value_name = "WORDS", value_parser = words, requires = "note")]
    note_cy: Option<String>,
    /// Who imports; the audit keeps the name.
    #[arg(long = "as", value_name = "NAME", value_parser = words, default_value = "somebody")]
    who: String,
    /// Print what protection cost and what changes as JSON, and nothing else.
    #[arg(long)]
    json: bool,
}

/// The longest descriptor that is read.
const MOST_OF_A_DESCRIPTOR: u64 = 1_000_000;

/// The kinds of release, as they are typed.
#[derive(Clone, Copy, Default, clap::ValueEnum)]
enum KindWord {
    /// New numbers, as announced.
    #[default]
    Release,
    /// A planned change of numbers that readers have.
    Revision,
    /// A mistake put right.
    Correction,
}

impl Options {
    fn intent(&self) -> Intent {
        let kind = match self.kind {
            KindWord::Release => Kind::Release,
            KindWord::Revision => Kind::Revision,
            KindWord::Correction => Kind::Correction,
        };
        let cy = self.note_cy.clone().unwrap_or_default();
        Intent { kind, note: self.note.clone().map(|en| Bilingual { en, cy }) }
    }
}

/// What an import came to, as JSON: the report of disclosure control, and what readers would notice.
#[derive(Serialize)]
struct Imported<'a> {
    dataset: &'a str,
    release: u32,
    kind: Kind,
    #[serde(flatten)]
    report: &'a Report,
    changes: &'a Difference,
}

pub(super) async fn run(config: &Config, options: &Options) -> Result<(), Failure> {
    let Options { file, dataset, json, .. } = options;
    let toml = input::file(dataset, MOST_OF_A_DESCRIPTOR).map_err(|error| refused(dataset, error))?;
    let toml = String::from_utf8(toml).map_err(|error| refused(dataset, error))?;
    let descriptor = Descriptor::read(&toml).map_err(|errors| refused(dataset, errors))?;
    let bytes = input::file(file, import::MOST_BYTES).map_err(|error| refused(file, error))?;
    let file_name = file.file_name().unwrap_or_default().to_string_lossy();
    let counts = import::read(&bytes, &file_name, &descriptor).map_err(|errors| {
        if *json {
            say(as_json(&errors));
        }
        refused(file, errors)
    })?;
    let act = Act::new(&options.who, clock::now());
    let watch = progress();
    let drafted = with_store_made(config, async |store| {
        Ok(draft(&*store, counts, &descriptor, options.intent(), &act, &watch).await?)
    });
    let Draft { publication, report, difference, replaced } = drafted.await?;
    let (dataset, number) = (publication.dataset(), publication.release().number);
    if *json {
        let kind = publication.release().kind;
        let imported =
            Imported { dataset: &dataset.slug, release: number, kind, report: &report, changes: &difference };
        say(serde_json::to_string_pretty(&imported).expect("names and numbers are JSON"));
        return Ok(());
    }
    let illustrative = if dataset.illustrative { ", illustrative data" } else { "" };
    say(format_args!("Draft of release {number} of {}: {}{illustrative}", dataset.slug, visible(&dataset.title.en)));
    say(format_args!("{} forces, {}\n\n{report}\n", publication.forces().count(), publication.all_years()));
    say(format_args!("{difference}\n"));
    if let Some(checked) = replaced.and_then(|replaced| replaced.checked) {
        say(format_args!("It takes the place of a draft that {} had checked: check it again.\n", checked.by));
    }
    let slug = &dataset.slug;
    say(format_args!(
        "Nobody sees it yet. To look at it as readers will:\n  referrals rehearse {slug}\n\
         Who has looked at it says so, and somebody else publishes it:\n  referrals release check {slug} --as NAME"
    ));
    Ok(())
}

/// A line on standard error every few seconds, for as long as protection takes.
fn progress() -> impl Fn(Progress) + Sync {
    const SECONDS: i64 = 5;
    let last = AtomicI64::new(clock::now().as_second());
    move |progress| {
        let now = clock::now().as_second();
        if now - last.load(Ordering::Relaxed) >= SECONDS {
            last.store(now, Ordering::Relaxed);
            tell(&mut io::stderr(), format_args!("{progress}"));
        }
    }
}

/// What is wrong with a return, for programs; `problems` counts all, of which a great many are not listed.
fn as_json(errors: &ImportErrors) -> serde_json::Value {
    let error = |ImportError { place, found, expected }: &ImportError| json!({ "place": place.to_string(), "found": found, "expected": expected });
    json!({ "problems": errors.count(), "refused": errors.iter().map(error).collect::<Vec<_>>() })
}

fn refused(path: &Path, errors: impl Display) -> Failure {
    Failure::new(Exit::Refused, format_args!("{}: {errors}", path.display()))
}
