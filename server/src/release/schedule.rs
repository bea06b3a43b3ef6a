//! A checked draft waits for a moment, and the running servers publish it then.

use super::{
    act::Act,
    history::History,
    publish::{ready, release, second_hand},
    refusal::Refusal,
};
use crate::{
    clock,
    store::{
        Store, StoreError,
        audit::Action,
        record::Record,
        step::{Move, Step},
    },
};
use jiff::{SignedDuration, Timestamp};

/// What is published later than this is published with a warning.
const LATE: SignedDuration = SignedDuration::from_secs(5);

/// Lets the checked draft of a dataset wait for a moment. Who schedules stands for publishing: it is not who checked,
/// unless the act says why. A draft that is scheduled already gets the new moment.
pub async fn schedule(
    store: &dyn Store,
    dataset: &str,
    number: Option<u32>,
    moment: Timestamp,
    act: &Act,
) -> Result<Record, Refusal> {
    if moment <= act.at {
        return Err(Refusal::Past { moment: clock::london(moment), now: clock::london(act.at) });
    }
    let history = History::of(store, dataset).await?;
    let draft = history.on_the_way(number)?;
    let why = second_hand(draft, act)?;
    ready(store, &history, draft).await?;
    let scheduled = Record { scheduled: Some(act.signed(moment)), ..draft.clone() };
    let entry = act.entry(Action::Scheduled, draft, format!("for {}; {why}", clock::london(moment)));
    turn(store, draft, &scheduled, entry).await?;
    Ok(scheduled)
}

/// Takes a moment back; the draft stays checked.
pub async fn unschedule(store: &dyn Store, dataset: &str, number: Option<u32>, act: &Act) -> Result<Record, Refusal> {
    let history = History::of(store, dataset).await?;
    let draft = history.on_the_way(number)?;
    if draft.scheduled.is_none() {
        return Err(Refusal::NotScheduled { dataset: dataset.to_owned(), number: draft.number });
    }
    let waiting = Record { scheduled: None, ..draft.clone() };
    turn(store, draft, &waiting, act.entry(Action::Unscheduled, draft, "")).await?;
    Ok(waiting)
}

async fn turn(
    store: &dyn Store,
    before: &Record,
    after: &Record,
    entry: crate::store::audit::Entry,
) -> Result<(), StoreError> {
    store.take(&Step { moves: vec![Move::Turn(before.clone(), after.clone())], entries: vec![entry] }).await
}

/// The earliest moment for which one of these releases waits.
pub fn next_due(records: &[Record]) -> Option<Timestamp> {
    records.iter().filter_map(|record| record.scheduled.as_ref()).map(|scheduled| scheduled.at).min()
}

/// Publishes what waits for `now` or for a moment before it. However many servers try, a release is published once; a
/// clock that steps back publishes nothing twice and takes nothing back.
///
/// An error is the first that is left when a release is late: before that another server may have done it, or will.
pub async fn publish_due(store: &dyn Store, now: Timestamp) -> Result<(), Refusal> {
    let mut trouble = Ok(());
    for record in store.records().await? {
        let Some(scheduled) = record.scheduled.as_ref().filter(|scheduled| scheduled.at <= now) else { continue };
        let late = now.duration_since(scheduled.at);
        let act = Act::new(&scheduled.by, now);
        match publish_one(store, &record, &act, late).await {
            Ok(()) => {}
            Err(Refusal::Store(StoreError::Overtaken { .. })) => {}
            Err(error) if late > LATE && trouble.is_ok() => trouble = Err(error),
            Err(_) => {}
        }
    }
    trouble
}

async fn publish_one(store: &dyn Store, draft: &Record, act: &Act, late: SignedDuration) -> Result<(), Refusal> {
    let history = History::of(store, &draft.dataset).await?;
    let mut why = "at the moment for which it was scheduled".to_owned();
    if late > LATE {
        why = format!("{} s after the moment for which it was scheduled: no server did it before", late.as_secs());
    }
    release(store, &history, draft, act, why).await?;
    let (dataset, number, late_s) = (&draft.dataset, draft.number, late.as_secs());
    if late > LATE {
        tracing::warn!(
            release.dataset = dataset,
            release.number = number,
            release.late_s = late_s,
            "a scheduled release is published late"
        );
    } else {
        tracing::info!(release.dataset = dataset, release.number = number, "a scheduled release is published");
    }
    Ok(())
}
