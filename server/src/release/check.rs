//! Somebody has looked at a draft.

use super::{act::Act, history::History, publish::ready, refusal::Refusal};
use crate::store::{
    Store,
    audit::Action,
    record::{Record, State},
    step::{Move, Step},
};

/// Records that somebody looked at the draft of a dataset (or at the release with a number, when it is the draft). A draft
/// whose disclosure audit does not pass is refused.
pub async fn check(store: &dyn Store, dataset: &str, number: Option<u32>, act: &Act) -> Result<Record, Refusal> {
    let history = History::of(store, dataset).await?;
    let draft = history.on_the_way(number)?;
    let number = draft.number;
    if let Some(checked) = &draft.checked {
        return Err(Refusal::AlreadyChecked { dataset: dataset.to_owned(), number, by: checked.by.clone() });
    }
    ready(store, &history, draft).await?;
    let checked = Record { state: State::Checked, checked: Some(act.signed(act.at)), ..draft.clone() };
    let entries = vec![act.entry(Action::Checked, draft, "")];
    store.take(&Step { moves: vec![Move::Turn(draft.clone(), checked.clone())], entries }).await?;
    Ok(checked)
}
