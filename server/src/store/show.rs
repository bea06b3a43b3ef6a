//! What readers see of the releases that are in memory.

use super::{
    load::Library,
    record::{Record, State},
};
use crate::{
    clock,
    rehearsal::{Draft, Key},
    state::{Edition, Held, Snapshot},
};
use shared::release::Release;
use std::{collections::BTreeMap, sync::Arc};

/// What is known of all releases beside their content.
#[derive(Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// Every release, by dataset and number.
    pub(super) records: Vec<Record>,
    /// What rehearsals are signed with.
    pub(super) key: Option<Key>,
}

impl Shown {
    /// The snapshot of it, with what is in memory.
    pub(super) fn snapshot(&self, library: &Library) -> Snapshot {
        let leading = self.leading(library);
        let editions = self.records.iter().filter_map(|record| {
            let leads = leading.get(record.dataset.as_str()) == Some(&record.number);
            edition(record, leads, library)
        });
        let drafts = self.records.iter().filter(|record| record.state.is_on_the_way());
        let drafts = drafts.filter_map(|record| draft(record, library));
        Snapshot::new(editions).rehearsing(self.key.clone(), drafts)
    }

    /// The latest release of each dataset; in the place of one that was refused, the last one before it that is in memory.
    fn leading(&self, library: &Library) -> BTreeMap<&str, u32> {
        let published = || self.records.iter().filter(|record| record.state == State::Published);
        let mut leading: BTreeMap<&str, u32> = published().map(|record| (record.dataset.as_str(), 0)).collect();
        let held = |record: &&Record| record.state.is_public() && library.kept(record).is_some();
        for record in self.records.iter().filter(held).chain(published().filter(held)) {
            leading.entry(&record.dataset).and_modify(|number| *number = record.number);
        }
        leading
    }
}

fn edition(record: &Record, leads: bool, library: &Library) -> Option<Edition> {
    let published_at = record.published_at?;
    if let Some(end) = &record.withdrawn {
        let release = Release { kind: record.kind, ..Release::new(record.number, clock::london_day(published_at)) };
        let held = Held::Withdrawn { at: end.at, reason: end.reason.clone() };
        return Some(Edition { dataset: record.dataset.clone(), release, published_at, held, is_rehearsed: false });
    }
    let kept = library.kept(record)?;
    if leads {
        let open = library.open(record).or_else(|| kept.open().ok())?;
        return Some(Edition::latest(open, published_at));
    }
    Some(Edition::kept(kept.clone(), published_at))
}

fn draft(record: &Record, library: &Library) -> Option<Draft> {
    Some(Draft {
        certified: Arc::clone(&library.open(record)?),
        hash: record.content_hash.to_string(),
        scheduled_at: record.scheduled.as_ref().map(|scheduled| scheduled.at),
    })
}
