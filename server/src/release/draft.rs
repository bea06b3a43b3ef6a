//! From the counts of a return to the draft of the next release.
//!
//! Release numbers of a dataset are whole, from 1 and without gaps. A dataset has at most one draft; it bears the number
//! after the last release, and importing again replaces it.

use super::{
    act::Act,
    certified::Certified,
    counts::Counts,
    descriptor::Descriptor,
    difference::Difference,
    disclosure::{ProtectError, progress::Watch, protect_watched, report::Report},
    history::History,
    refusal::Refusal,
};
use crate::store::{
    Store, StoreError,
    audit::Action,
    record::{ContentHash, Record, State},
    step::{Move, Step},
};
use shared::{
    change,
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

/// A draft, what its protection cost, and what it would show otherwise than what readers have.
#[derive(Debug)]
pub struct Draft {
    /// What may be shown once it is published.
    pub publication: Publication,
    /// What was withheld for which reason: for the office alone.
    pub report: Report,
    /// What changes for readers.
    pub difference: Difference,
    /// The draft that it took the place of, as it was.
    pub replaced: Option<Record>,
}

/// Protects the counts of a return together with everything that was ever released of the dataset, withdrawn or not, and
/// keeps the outcome as its draft. Protection may take minutes; `watch` is told how far it has come.
pub async fn draft(
    store: &dyn Store,
    counts: Counts,
    descriptor: &Descriptor,
    intent: Intent,
    act: &Act,
    watch: &Watch<'_>,
) -> Result<Draft, Refusal> {
    let dataset = &descriptor.dataset.slug;
    let history = History::read(store, dataset).await?;
    let mut earlier = Vec::new();
    for record in history.released() {
        let content = store.content(dataset, record.number).await?;
        earlier.push(content.ok_or_else(|| StoreError::overtaken(dataset, record.number))?.into_publication());
    }
    let protected = protect_watched(counts, descriptor, &earlier.iter().collect::<Vec<_>>(), watch)?;
    let report = protected.report.clone();
    let certified = protected.try_into().map_err(ProtectError::from)?;
    let publication = keep_after(store, &history, certified, intent, act).await?.into_publication();
    let before = earlier.iter().find(|earlier| Some(earlier.release().number) == publication.release().before);
    let difference = Difference::new(before, &publication, &store.embedders().await?);
    Ok(Draft { publication, report, difference, replaced: history.draft().cloned() })
}

/// Keeps a protected publication as the draft of its dataset, in the place of an earlier draft, under the next number, with
/// `[r]` beside what is shown otherwise than before. A revision or a correction changes something.
pub async fn keep(store: &dyn Store, protected: Certified, intent: Intent, act: &Act) -> Result<Certified, Refusal> {
    let history = History::read(store, &protected.publication().dataset().slug).await?;
    keep_after(store, &history, protected, intent, act).await
}

/// The same after releases as they were read for the protection: when another one is published meanwhile, nobody has
/// protected the draft against it, and the step is overtaken.
async fn keep_after(
    store: &dyn Store,
    history: &History,
    protected: Certified,
    intent: Intent,
    act: &Act,
) -> Result<Certified, Refusal> {
    let Intent { kind, note } = intent;
    if kind == Kind::Correction && note.is_none() {
        return Err(Refusal::NoNote);
    }
    let dataset = protected.publication().dataset().slug.clone();
    let why = note.as_ref().map_or_else(|| kind.word().to_owned(), |note| format!("{kind}: {}", note.en));
    let before = history.before().map(|record| record.number);
    let release = Release { number: history.last() + 1, kind, note, before, ..Release::unnumbered() };
    let draft = match before {
        None if kind != Kind::Release => return Err(Refusal::NothingToChange { dataset, kind }),
        None => protected.released(release),
        Some(before) => {
            let content =
                store.content(&dataset, before).await?.ok_or_else(|| StoreError::overtaken(&dataset, before))?;
            let shown = content.publication();
            if kind != Kind::Release && change::is_same(shown, protected.publication()) {
                return Err(Refusal::NothingChanged { dataset, before, kind });
            }
            protected.released(release).marked(|publication| change::mark_revised(shown, publication))
        }
    };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        release::{check::check, publish::publish},
        store,
    };
    use jiff::Timestamp;
    use shared::{certificate::Certificate, sample};

    #[tokio::test]
    async fn a_draft_that_was_not_protected_against_the_latest_release_is_not_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("referrals.db").display());
        let store = store::open(&url).await.expect("the store opens");
        let (ann, bob) = (Act::new("Ann", Timestamp::UNIX_EPOCH), Act::new("Bob", Timestamp::UNIX_EPOCH));
        let sample = sample::by_force();
        let slug = sample.dataset().slug.clone();
        let certificate: Certificate = sample::certificate(&sample);
        let protected = || Certified::new(sample.clone(), certificate.clone()).expect("the sample is proved");

        // Once with nothing there, once with a draft that is published while the next one is being protected.
        for _ in 0..2 {
            let read = History::read(&*store, &slug).await.expect("the releases");
            if read.draft().is_none() {
                keep(&*store, protected(), Intent::default(), &ann).await.expect("a draft");
            }
            check(&*store, &slug, None, &ann).await.expect("it is checked");
            publish(&*store, &slug, None, &bob).await.expect("a release");
            let kept = keep_after(&*store, &read, protected(), Intent::default(), &ann).await;
            assert!(matches!(kept, Err(Refusal::Store(StoreError::Overtaken { .. }))), "{kept:?}");
            keep(&*store, protected(), Intent::default(), &ann).await.expect("the next draft");
        }
        let states: Vec<_> =
            store.records().await.expect("the records").iter().map(|record| record.state.word()).collect();
        assert_eq!(states, ["superseded", "published", "draft"]);
    }
}
