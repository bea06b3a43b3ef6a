//! From the counts of a return to the draft of the next release.
//!
//! Release numbers of a dataset are whole, from 1 and without gaps. A dataset has at most one draft; it bears the number
//! after the last release, and importing again replaces it.

use super::{
    act::Act,
    certified::Certified,
    counts::Counts,
    descriptor::Descriptor,
    disclosure::{ProtectError, protect, report::Report},
    history::History,
    refusal::Refusal,
};
use crate::store::{
    Store,
    audit::Action,
    record::{ContentHash, Record, State},
    step::{Move, Step},
};
use shared::{
    change::mark_revised,
    language::Bilingual,
    publication::Publication,
    release::{Kind, Release},
};

/// Why there is a new release.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    /// The kind of release.
    pub kind: Kind,
    /// What the office says of it.
    pub note: Option<Bilingual>,
}

/// A draft, and what its protection cost.
#[derive(Debug)]
pub struct Draft {
    /// What may be shown once it is published.
    pub publication: Publication,
    /// What was withheld for which reason: for the office alone.
    pub report: Report,
}

/// Protects the counts of a return together with everything that was ever released of the dataset, withdrawn or not, and
/// keeps the outcome as its draft.
pub async fn draft(
    store: &dyn Store,
    counts: &Counts,
    descriptor: &Descriptor,
    intent: Intent,
    act: &Act,
) -> Result<Draft, Refusal> {
    let dataset = &descriptor.dataset.slug;
    let history = History::read(store, dataset).await?;
    let mut earlier = Vec::new();
    for record in history.released() {
        earlier.extend(store.content(dataset, record.number).await?.map(Certified::into_publication));
    }
    let protected = protect(counts, descriptor, &earlier.iter().collect::<Vec<_>>())?;
    let report = protected.report.clone();
    let certified = protected.try_into().map_err(ProtectError::from)?;
    let draft = keep(store, certified, intent, act).await?;
    Ok(Draft { publication: draft.into_publication(), report })
}

/// Keeps a protected publication as the draft of its dataset, in the place of an earlier draft, under the next number, with
/// `[r]` beside what is shown otherwise than before.
pub async fn keep(store: &dyn Store, protected: Certified, intent: Intent, act: &Act) -> Result<Certified, Refusal> {
    let dataset = protected.publication().dataset().slug.clone();
    let history = History::read(store, &dataset).await?;
    let Intent { kind, note } = intent;
    let why = note.as_ref().map_or_else(|| kind.word().to_owned(), |note| format!("{kind}: {}", note.en));
    let before = history.before().map(|record| record.number);
    let mut draft =
        protected.released(Release { number: history.last() + 1, kind, note, before, ..Release::unnumbered() });
    if let Some(before) = before
        && let Some(before) = store.content(&dataset, before).await?
    {
        draft = draft.marked(|publication| mark_revised(before.publication(), publication));
    }
    let record = Record {
        dataset,
        number: draft.publication().release().number,
        state: State::Draft,
        kind,
        created_at: act.at,
        checked: None,
        scheduled: None,
        published_at: None,
        withdrawn: None,
        content_hash: ContentHash::of_content(&draft),
    };
    let entries = vec![act.entry(Action::Imported, &record, why)];
    let replaced = history.draft().cloned().map(Move::Drop);
    let moves = replaced.into_iter().chain([Move::Add(record, &draft)]).collect();
    store.take(&Step { moves, entries }).await?;
    Ok(draft)
}
