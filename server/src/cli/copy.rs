//! `referrals backup` and `referrals restore`.

use super::{Exit, Failure, say};
use crate::{
    config::Config,
    store::{
        copy::{self, CopyError, Verified},
        without_password,
    },
};
use std::path::PathBuf;

/// Copy the database into a new file while servers run, and verify the copy.
#[derive(clap::Args)]
pub(super) struct Backup {
    /// The file to make; it must not be there yet.
    file: PathBuf,
}

/// Bring a copy back into an empty database, when every hash in it agrees and every certificate checks.
#[derive(clap::Args)]
pub(super) struct Restore {
    /// A file that `backup` has made; it is only read.
    file: PathBuf,
}

pub(super) async fn backup(config: &Config, options: &Backup) -> Result<(), Failure> {
    let verified = copy::backup(&config.database_url, &options.file).await?;
    say(format_args!("{} is made: {}.", options.file.display(), in_words(verified)));
    Ok(())
}

pub(super) async fn restore(config: &Config, options: &Restore) -> Result<(), Failure> {
    let verified = copy::restore(&config.database_url, &options.file).await?;
    let url = without_password(&config.database_url);
    say(format_args!("{url} is restored from {}: {}.", options.file.display(), in_words(verified)));
    Ok(())
}

/// What was verified.
pub(super) fn in_words(Verified { releases, datasets }: Verified) -> String {
    let many = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    format!(
        "{} of {}; every hash agrees, and every certificate checks",
        many(releases, "release"),
        many(datasets, "dataset")
    )
}

impl From<CopyError> for Failure {
    fn from(error: CopyError) -> Self {
        let exit = match error {
            CopyError::Copy { .. } | CopyError::Store(_) => Exit::Database,
            CopyError::File { .. } | CopyError::Taken(_) | CopyError::InUse(_) => Exit::Refused,
            CopyError::Postgres(_) => Exit::Usage,
        };
        Self::new(exit, error)
    }
}
