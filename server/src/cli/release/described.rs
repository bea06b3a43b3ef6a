//! A release in words and as JSON, as far as it is known without its content.

use crate::{
    clock,
    release::difference::embedded::TakenBack,
    store::record::{Record, Signed, State},
};
use serde::Serialize;
use shared::{
    language::{Bilingual, Language},
    release::Kind,
};

/// A release as JSON.
#[derive(Serialize)]
pub(super) struct Described<'a> {
    dataset: &'a str,
    number: u32,
    state: &'a str,
    kind: &'a str,
    created_at: String,
    checked_at: Option<String>,
    checked_by: Option<&'a str>,
    scheduled_at: Option<String>,
    scheduled_by: Option<&'a str>,
    published_at: Option<String>,
    withdrawn_at: Option<String>,
    withdrawn_because: Option<&'a Bilingual>,
    content_hash: &'a str,
}

impl<'a> From<&'a Record> for Described<'a> {
    fn from(record: &'a Record) -> Self {
        let at = |signed: &Option<Signed>| signed.as_ref().map(|signed| signed.at.to_string());
        let by = |signed: &'a Option<Signed>| signed.as_ref().map(|signed| signed.by.as_str());
        Self {
            dataset: &record.dataset,
            number: record.number,
            state: record.state.word(),
            kind: record.kind.word(),
            created_at: record.created_at.to_string(),
            checked_at: at(&record.checked),
            checked_by: by(&record.checked),
            scheduled_at: at(&record.scheduled),
            scheduled_by: by(&record.scheduled),
            published_at: record.published_at.map(|at| at.to_string()),
            withdrawn_at: record.withdrawn.as_ref().map(|withdrawal| withdrawal.at.to_string()),
            withdrawn_because: record.withdrawn.as_ref().map(|withdrawal| &withdrawal.reason),
            content_hash: record.content_hash.as_str(),
        }
    }
}

/// A release as JSON, with the sites that embedded what was taken back; `null` where they could not be read.
#[derive(Serialize)]
struct Withdrawn<'a> {
    #[serde(flatten)]
    record: Described<'a>,
    embedded: Option<&'a TakenBack>,
}

/// One release as JSON, with the sites that embedded what was taken back.
pub(super) fn json_with(record: &Record, embedded: Option<&TakenBack>) -> String {
    let withdrawn = Withdrawn { record: Described::from(record), embedded };
    serde_json::to_string_pretty(&withdrawn).expect("texts and numbers are JSON")
}

/// One release as JSON.
pub(super) fn json(record: &Record) -> String {
    serde_json::to_string_pretty(&Described::from(record)).expect("texts and numbers are JSON")
}

/// Where a release is in its life.
pub(super) fn sentence(record: &Record) -> String {
    let Record { dataset, number, .. } = record;
    let kind = match record.kind {
        Kind::Release => "",
        Kind::Revision => ", a revision,",
        Kind::Correction => ", a correction,",
    };
    let head = format!("Release {number} of {dataset}{kind}");
    match (record.state, &record.checked) {
        (State::Published, _) => {
            let day = record.published_at.map(clock::london_day).unwrap_or_default();
            format!("{head} is published, on {}.", Language::En.words().date(&day))
        }
        (State::Checked, Some(checked)) => {
            let waits = record.scheduled.as_ref().map_or_else(String::new, |scheduled| {
                format!(", and will be published at {}, as {} said", clock::london(scheduled.at), scheduled.by)
            });
            format!("{head} is checked, by {}{waits}.", checked.by)
        }
        (State::Draft, _) => format!("{head} is a draft, and nobody has checked it."),
        (State::Withdrawn, _) => {
            let reason = record.withdrawn.as_ref().map_or("", |withdrawn| withdrawn.reason.en.as_str());
            format!("{head} is withdrawn: {reason}")
        }
        (state, _) => format!("{head} is {}.", state.word()),
    }
}
