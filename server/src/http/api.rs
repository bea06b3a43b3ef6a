//! Answers for machines: each says whether its data is illustrative.

pub mod certificate;
pub mod dataset;
pub mod datasets;
pub mod document;
pub mod figure;
pub mod observations;
pub mod releases;
pub mod standing;

use crate::http::answer::{Answer, media};
use serde::Serialize;
use shared::language::Language;

/// Answers for machines are in English, as their keys are.
const LANGUAGE: Language = Language::En;

fn json(answer: &impl Serialize) -> Answer {
    Answer::live(media::JSON, serde_json::to_vec(answer).expect("texts and numbers are JSON"))
}
