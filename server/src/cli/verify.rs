//! `referrals verify`: whether a certificate proves its release; it asks no database and trusts nobody.

use super::{Exit, Failure, say};
use crate::{clock, release::certified::Document};
use shared::{certificate::Checked, language::Language};
use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

/// Check the certificate of a release: that no withheld number can be worked out from what is public.
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Options {
    /// The document that the page of a release offers, or `-` for standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

const AFTER_HELP: &str = "\
To check a release where it is published:
  curl -s https://…/api/v1/datasets/DATASET/releases/1/certificate | referrals verify -";

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let file = &options.file;
    let refused = |why: &str| Failure::new(Exit::Refused, legible(&format!("{}: {why}", file.display())));
    let bytes = read(file)?;
    let document: Document = serde_json::from_slice(&bytes)
        .map_err(|error| refused(&format!("this is no release with its certificate: {error}")))?;
    let Document { publication, certificate } = document;
    let start = clock::start();
    let checked = certificate.check(&publication);
    let took = start.elapsed().as_micros();
    let checked = checked.map_err(|error| match certificate.cell_in_words(&publication, &error) {
        Some(cell) => refused(&format!("nothing is proved of {cell}: {error}")),
        None => refused(&format!("nothing is proved: {error}")),
    })?;
    let Checked { shown, withheld, facts, witnesses, width, reach } = checked;
    let (dataset, release) = (publication.dataset(), publication.release());
    let illustrative = if dataset.illustrative { Language::En.words().illustrative() } else { "" };
    let mark = if illustrative.is_empty() { String::new() } else { format!("\n{illustrative}.") };
    say(legible(&format!(
        "Proved: no withheld number of this release can be worked out from what is public.{mark}

dataset    {}
release    {}, {}
shown      {shown} cells
withheld   {withheld} cells, each open by at least {width} and as far as {reach} or more
facts      {facts} that are public beside the release
witnesses  {witnesses} tables that agree with all that is public
checked    in {took} microseconds",
        dataset.slug, release.number, release.published
    )));
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    let name = file.to_string_lossy();
    if name.starts_with("http://") || name.starts_with("https://") {
        let message = format!("this program fetches nothing; try: curl -s \"{name}\" | referrals verify -");
        return Err(Failure::new(Exit::Usage, message));
    }
    let mut bytes = Vec::new();
    let read = if name == "-" { io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes) } else { fs::read(file) };
    read.map_err(|error| Failure::new(Exit::Refused, format_args!("{name}: {error}")))
}

/// Names come from a document that anyone may have written: none of them moves the cursor of a terminal.
fn legible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { char::REPLACEMENT_CHARACTER } else { c }).collect()
}
