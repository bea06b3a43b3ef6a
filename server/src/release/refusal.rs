//! Why a step in the life of a release was not taken; the store is as it was.

use super::disclosure::ProtectError;
use crate::store::{StoreError, record::State};
use shared::release::Kind;

/// Every reason, in words for the office.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The store failed, or somebody else was faster.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Nothing of the return can be published safely.
    #[error(transparent)]
    Protect(#[from] ProtectError),
    /// No such dataset.
    #[error("there is no dataset `{dataset}`; {}", listed("there are", .known, "none has been imported yet"))]
    UnknownDataset {
        /// What was asked for.
        dataset: String,
        /// The datasets that there are.
        known: Vec<String>,
    },
    /// No such release.
    #[error("`{dataset}` has no release {number}; {}", listed("it has", .known, "it has none"))]
    UnknownRelease {
        /// The dataset.
        dataset: String,
        /// What was asked for.
        number: u32,
        /// The releases that there are.
        known: Vec<String>,
    },
    /// Nothing is waiting.
    #[error("`{dataset}` has no draft: its last release is {last}; import a return first")]
    NoDraft {
        /// The dataset.
        dataset: String,
        /// The number of its last release.
        last: u32,
    },
    /// It has been through this before.
    #[error("release {number} of `{dataset}` is no draft: it is already {}", .state.word())]
    NotDraft {
        /// The dataset.
        dataset: String,
        /// The release.
        number: u32,
        /// Where in its life it is.
        state: State,
    },
    /// Nobody has looked at it.
    #[error(
        "release {number} of `{dataset}` has not been checked; `referrals release check {dataset} --as NAME` comes first"
    )]
    NotChecked {
        /// The dataset.
        dataset: String,
        /// The release.
        number: u32,
    },
    /// Somebody has looked at it.
    #[error("release {number} of `{dataset}` has been checked already, by {by}")]
    AlreadyChecked {
        /// The dataset.
        dataset: String,
        /// The release.
        number: u32,
        /// Who.
        by: String,
    },
    /// What it was compared with is not what readers have any more.
    #[error(
        "release {number} of `{dataset}` was compared with a release that has been taken back since: import it again"
    )]
    Outdated {
        /// The dataset.
        dataset: String,
        /// The release.
        number: u32,
    },
    /// It would be published before its moment.
    #[error(
        "release {number} of `{dataset}` waits for {moment}; \
         `referrals release unschedule {dataset} --as NAME` lets it be published before"
    )]
    Waits {
        /// The dataset.
        dataset: String,
        /// The release.
        number: u32,
        /// Until when.
        moment: String,
    },
    /// It does not wait.
    #[error("release {number} of `{dataset}` is not scheduled")]
    NotScheduled {
        /// The dataset.
        dataset: String,
        /// The release.
        number: u32,
    },
    /// A moment that is over.
    #[error("{moment} is over: it is {now}")]
    Past {
        /// The moment.
        moment: String,
        /// What time it is.
        now: String,
    },
    /// Readers do not have it.
    #[error("release {number} of `{dataset}` cannot be withdrawn: readers do not have it, it is {}", .state.word())]
    NotPublic {
        /// The dataset.
        dataset: String,
        /// The release.
        number: u32,
        /// Where in its life it is.
        state: State,
    },
    /// Another release is the latest.
    #[error("release {number} of `{dataset}` is not the latest, so nothing takes its place: leave out `--restore`")]
    NotLatest {
        /// The dataset.
        dataset: String,
        /// The release.
        number: u32,
    },
    /// There is no release to go back to.
    #[error("`{dataset}` has no release to go back to")]
    NothingBefore {
        /// The dataset.
        dataset: String,
    },
    /// Another release is the one before, or readers have it already.
    #[error(
        "`{dataset}` cannot go back to release {number}: {}, and the release before is {before}",
        .latest.map_or("readers have none".to_owned(), |latest| format!("readers have release {latest}"))
    )]
    NotBefore {
        /// The dataset.
        dataset: String,
        /// The release that was asked for.
        number: u32,
        /// The one that readers have.
        latest: Option<u32>,
        /// The one before it.
        before: u32,
    },
    /// There is nothing to revise or to correct.
    #[error("a {kind} of `{dataset}` changes what readers have, and they have nothing yet: import it without `--kind`")]
    NothingToChange {
        /// The dataset.
        dataset: String,
        /// What it was to be.
        kind: Kind,
    },
    /// It shows what readers have.
    #[error("this return shows just what release {before} of `{dataset}` shows: a {kind} changes something")]
    NothingChanged {
        /// The dataset.
        dataset: String,
        /// The release that shows the same.
        before: u32,
        /// What it was to be.
        kind: Kind,
    },
    /// Nobody is told what was wrong.
    #[error("a correction says in words what was wrong: `--note \"…\"`")]
    NoNote,
    /// One person alone would check and publish.
    #[error(
        "{who} has checked this release, so somebody else publishes it; \
         where there is nobody else, `--single-handed \"why\"` says so in the audit"
    )]
    SameHand {
        /// Who.
        who: String,
    },
}

fn listed(head: &str, names: &[String], none: &str) -> String {
    if names.is_empty() { none.to_owned() } else { format!("{head} {}", names.join(", ")) }
}
