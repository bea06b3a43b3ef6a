//! A checked draft becomes the latest release of its dataset.

use super::{act::Act, history::History, refusal::Refusal};
use crate::{
    clock,
    store::{
        Store, StoreError,
        audit::Action,
        record::{ContentHash, Record, State},
        step::{Move, Step},
    },
};
use shared::{publication::Publication, release::Release};

/// Publishes the draft of a dataset (or the release with a number, when it is the draft) with the day of the act in London.
pub async fn publish(store: &dyn Store, dataset: &str, number: Option<u32>, act: &Act) -> Result<Publication, Refusal> {
    let history = History::of(store, dataset).await?;
    let draft = history.on_the_way(number)?;
    let why = second_hand(draft, act)?;
    release(store, &history, draft, act, why).await
}

/// Publishes a checked draft in one step: the latest release before it is superseded.
async fn release(
    store: &dyn Store,
    history: &History,
    draft: &Record,
    act: &Act,
    why: String,
) -> Result<Publication, Refusal> {
    let (dataset, number) = (&draft.dataset, draft.number);
    let content = store.content(dataset, number).await?.ok_or_else(|| StoreError::overtaken(dataset, number))?;
    let day = clock::london_day(act.at);
    let release = Release { published: day, ..content.publication().release().clone() };
    let content = content.released(release);
    let published = Record {
        state: State::Published,
        scheduled: None,
        published_at: Some(act.at),
        content_hash: ContentHash::of_content(&content),
        ..draft.clone()
    };
    let superseded =
        |latest: &Record| Move::Turn(latest.clone(), Record { state: State::Superseded, ..latest.clone() });
    let entries = vec![act.entry(Action::Published, draft, why)];
    let moves = history.latest().map(superseded).into_iter().chain([Move::Publish(draft.clone(), published, &content)]);
    store.take(&Step { moves: moves.collect(), entries }).await?;
    Ok(content.into_publication())
}

/// What the audit says of who checked and who publishes; refused when nobody has checked, or the same person did and
/// does not say why.
fn second_hand(draft: &Record, act: &Act) -> Result<String, Refusal> {
    let (dataset, number) = (draft.dataset.clone(), draft.number);
    let checked = draft.checked.as_ref().ok_or(Refusal::NotChecked { dataset, number })?;
    match &act.single_handed {
        _ if !act.is_by(&checked.by) => Ok(format!("checked by {}", checked.by)),
        Some(why) => Ok(format!("single-handed: {why}")),
        None => Err(Refusal::SameHand { who: checked.by.clone() }),
    }
}
