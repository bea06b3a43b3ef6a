//! `referrals verify`: whether a certificate proves its release; it asks no database and trusts nobody.

mod fetch;

use super::{Exit, Failure, input, say};
use crate::clock;
use shared::{
    certificate::Checked,
    document::{Document, Unproved},
    found::visible,
    language::Language,
};
use std::{
    io,
    path::{Path, PathBuf},
};
use url::Url;

/// Check the certificate of a release: that no withheld number can be worked out from what is public.
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Options {
    /// The address of a release or of its certificate, the file that its page offers, or `-` for standard input.
    #[arg(value_name = "URL|FILE")]
    source: PathBuf,
}

const AFTER_HELP: &str = "\
To check a release where it is published:
  referrals verify https://…/datasets/DATASET/releases/1";

/// The longest document that is read.
const MOST_BYTES: u64 = 64_000_000;

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let source = &options.source;
    let refused = |why: &str| Failure::new(Exit::Refused, visible(&format!("{}: {why}", source.display())));
    let bytes = read(source)?;
    let document: Document = serde_json::from_slice(&bytes)
        .map_err(|error| refused(&format!("this is no release with its certificate: {error}")))?;
    let start = clock::start();
    let checked = document.check();
    let took = start.elapsed().as_micros();
    let checked = checked.map_err(|Unproved { cell, why }| match cell {
        Some(cell) => refused(&format!("nothing is proved of {cell}: {why}")),
        None => refused(&format!("nothing is proved: {why}")),
    })?;
    let Checked { shown, withheld, facts, witnesses, width, reach } = checked;
    let (dataset, release) = (document.publication.dataset(), document.publication.release());
    let illustrative = if dataset.illustrative { Language::En.words().illustrative() } else { "" };
    let mark = if illustrative.is_empty() { String::new() } else { format!("\n{illustrative}.") };
    say(format_args!(
        "Proved: no withheld number of this release can be worked out from what is public.{mark}

dataset    {}
release    {}, {}
shown      {shown} cells
withheld   {withheld} cells, each open by at least {width} and as far as {reach} or more
facts      {facts} that are public beside the release
witnesses  {witnesses} tables that agree with all that is public
checked    in {took} microseconds",
        visible(&dataset.slug),
        release.number,
        visible(&release.published)
    ));
    Ok(())
}

/// The bytes of a file, of standard input or of what an address gives.
fn read(source: &Path) -> Result<Vec<u8>, Failure> {
    let name = source.to_string_lossy();
    let failed = |exit, why: &dyn std::fmt::Display| Failure::new(exit, visible(&format!("{name}: {why}")));
    if name.starts_with("http://") || name.starts_with("https://") {
        let address: Url = name.parse().map_err(|error: url::ParseError| failed(Exit::Usage, &error))?;
        return fetch::fetch(&address, MOST_BYTES).map_err(|why| Failure::new(Exit::Refused, visible(&why)));
    }
    let read =
        if name == "-" { input::stream(io::stdin().lock(), MOST_BYTES) } else { input::file(source, MOST_BYTES) };
    read.map_err(|error| failed(Exit::Refused, &error))
}
