//! A checked draft becomes the latest release of its dataset, in one transaction.

use super::{act::Act, certified::Certified, history::History, refusal::Refusal};
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
/// A draft that waits for a moment to come is refused.
pub async fn publish(store: &dyn Store, dataset: &str, number: Option<u32>, act: &Act) -> Result<Publication, Refusal> {
    let history = History::of(store, dataset).await?;
    let draft = history.on_the_way(number)?;
    if let Some(scheduled) = draft.scheduled.as_ref().filter(|scheduled| scheduled.at > act.at) {
        let (dataset, number) = (dataset.to_owned(), draft.number);
        return Err(Refusal::Waits { dataset, number, moment: clock::london(scheduled.at) });
    }
    let why = second_hand(draft, act)?;
    release(store, &history, draft, act, why).await
}

/// Publishes a checked draft in one step: the latest release before it is superseded.
pub(super) async fn release(
    store: &dyn Store,
    history: &History,
    draft: &Record,
    act: &Act,
    why: String,
) -> Result<Publication, Refusal> {
    let content = ready(store, history, draft).await?;
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

/// The content of a draft whose certificate checks and that was compared with what readers have now.
pub(super) async fn ready(store: &dyn Store, history: &History, draft: &Record) -> Result<Certified, Refusal> {
    let Record { dataset, number, .. } = draft;
    let content = store.content(dataset, *number).await?.ok_or_else(|| StoreError::overtaken(dataset, *number))?;
    let (compared, now) = (content.publication().release().before, history.before().map(|before| before.number));
    if compared == now { Ok(content) } else { Err(Refusal::Outdated { dataset: dataset.clone(), number: *number }) }
}

/// What the audit says of who checked and who publishes; refused when nobody has checked, or the same person did and
/// does not say why.
pub(super) fn second_hand(draft: &Record, act: &Act) -> Result<String, Refusal> {
    let (dataset, number) = (draft.dataset.clone(), draft.number);
    let checked = draft.checked.as_ref().ok_or(Refusal::NotChecked { dataset, number })?;
    match &act.single_handed {
        _ if !act.is_by(&checked.by) => Ok(format!("checked by {}", checked.by)),
        Some(why) => Ok(format!("single-handed: {why}")),
        None => Err(Refusal::SameHand { who: checked.by.clone() }),
    }
}
