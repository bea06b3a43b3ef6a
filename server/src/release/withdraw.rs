//! Numbers are taken back, and the release before may take their place.
//!
//! The content of a withdrawn release stays in the store: what was once shown stays known, and disclosure control counts it.

use super::{act::Act, history::History, refusal::Refusal};
use crate::store::{
    Store,
    audit::{Action, Entry},
    record::{Record, State, Withdrawal},
    step::{Move, Step},
};
use shared::language::Bilingual;

/// What readers find after a withdrawal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// No numbers until another release is published: every address says why.
    Nothing,
    /// The release before.
    TheReleaseBefore,
}

/// Takes back the numbers of a release that readers have. A draft that was checked against it must be imported again.
pub async fn withdraw(
    store: &dyn Store,
    dataset: &str,
    number: u32,
    reason: &Bilingual,
    after: After,
    act: &Act,
) -> Result<Record, Refusal> {
    let history = History::of(store, dataset).await?;
    let release = history.release(number)?;
    if !release.state.is_public() {
        return Err(Refusal::NotPublic { dataset: dataset.to_owned(), number, state: release.state });
    }
    let previous = match after {
        After::Nothing => None,
        After::TheReleaseBefore if release.state != State::Published => {
            return Err(Refusal::NotLatest { dataset: dataset.to_owned(), number });
        }
        After::TheReleaseBefore => Some(previous(&history)?),
    };
    let withdrawal = Withdrawal { at: act.at, reason: reason.clone() };
    let withdrawn = Record { state: State::Withdrawn, withdrawn: Some(withdrawal), ..release.clone() };
    let mut step = Step {
        moves: vec![Move::Turn(release.clone(), withdrawn.clone())],
        entries: vec![act.entry(Action::Withdrawn, release, reason.en.clone())],
    };
    if let Some(previous) = previous {
        restore(&mut step, previous, act, reason);
    }
    if history.before().map(|before| before.number) == Some(number)
        && let Some(draft) = history.draft().filter(|draft| draft.state == State::Checked)
    {
        let unchecked = Record { state: State::Draft, checked: None, scheduled: None, ..draft.clone() };
        step.moves.push(Move::Turn(draft.clone(), unchecked));
        let why = format!("release {number}, with which it was compared, was withdrawn: import it again");
        step.entries.push(act.entry(Action::Unchecked, draft, why));
    }
    store.take(&step).await?;
    Ok(withdrawn)
}

/// Makes the release before the latest one again: withdraws the latest, or, when that was done already, only restores. The release
/// before is named by its number, so that who asks twice does not go back twice.
pub async fn roll_back(
    store: &dyn Store,
    dataset: &str,
    number: u32,
    reason: &Bilingual,
    act: &Act,
) -> Result<Record, Refusal> {
    let history = History::of(store, dataset).await?;
    history.release(number)?;
    let previous = previous(&history)?;
    if previous.number != number {
        let latest = history.latest().map(|latest| latest.number);
        return Err(Refusal::NotBefore { dataset: dataset.to_owned(), number, latest, before: previous.number });
    }
    match history.latest() {
        Some(latest) => {
            withdraw(store, dataset, latest.number, reason, After::TheReleaseBefore, act).await?;
        }
        None => {
            let mut step = Step { moves: Vec::new(), entries: Vec::<Entry>::new() };
            restore(&mut step, previous, act, reason);
            store.take(&step).await?;
        }
    }
    Ok(Record { state: State::Published, ..previous.clone() })
}

/// The last release that another one has taken the place of, and that was not withdrawn.
fn previous(history: &History) -> Result<&Record, Refusal> {
    let nothing = || Refusal::NothingBefore { dataset: history.dataset.clone() };
    history.records.iter().rfind(|record| record.state == State::Superseded).ok_or_else(nothing)
}

fn restore(step: &mut Step<'_>, previous: &Record, act: &Act, reason: &Bilingual) {
    step.moves.push(Move::Turn(previous.clone(), Record { state: State::Published, ..previous.clone() }));
    step.entries.push(act.entry(Action::Restored, previous, reason.en.clone()));
}
