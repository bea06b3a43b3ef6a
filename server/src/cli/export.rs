//! `referrals export`: one release as a folder of files.

use super::{Exit, Failure, release_number, say, with_store};
use crate::{
    clock,
    config::Config,
    export::{ExportError, SUMS, Wanted, export},
    release::history::History,
    state::Live,
    store::follow::Follower,
};
use frontend::urls;
use std::{path::PathBuf, sync::Arc};

/// Write a release into a folder that any web server or archive can keep serving.
#[derive(clap::Args)]
pub(super) struct Options {
    /// The dataset, by its slug.
    dataset: String,
    /// The number of the release.
    #[arg(long, value_name = "N", value_parser = release_number)]
    release: u32,
    /// The folder: empty, or not there yet.
    folder: PathBuf,
}

pub(super) async fn run(config: &Config, options: &Options) -> Result<(), Failure> {
    let Options { dataset, release, folder } = options;
    let files = with_store(config, async |store| {
        History::of(&*store, dataset).await?.release(*release)?;
        let live = Arc::new(Live::default());
        Follower::new(store, Arc::clone(&live)).load().await;
        if live.is_degraded() && live.snapshot().publication(dataset, Some(*release)).is_none() {
            return Err(Failure::new(Exit::Database, "the database is in trouble, and the release could not be read"));
        }
        let today = clock::london_day(clock::now());
        // Where the server is reached, its figures can be checked; where nobody has said so, they name no place.
        let verified_at = config.public_url.as_deref().map(urls::verified_at).unwrap_or_default();
        let wanted = Wanted { dataset, number: *release, on: &today, verified_at: &verified_at };
        export(&live.snapshot(), wanted, folder).map_err(refused)
    })
    .await?;
    let folder = folder.display();
    say(format_args!("Release {release} of {dataset} is in {folder}: {files} files, their sums in {SUMS}."));
    Ok(())
}

fn refused(error: ExportError) -> Failure {
    Failure::new(Exit::Refused, error)
}
