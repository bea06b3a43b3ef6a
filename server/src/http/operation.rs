//! For those who run the server: whether it lives, whether it is ready, which version it is.

use crate::{
    error::ApiError,
    http::{
        answer::{Answer, media},
        ask::{Ask, Store},
    },
};
use actix_web::http::StatusCode;
use serde_json::json;

/// The process answers.
pub fn live(_: &Ask) -> Result<Answer, ApiError> {
    Ok(fleeting(StatusCode::OK, &json!({ "status": "ok" })))
}

/// There is something to answer from, and be it why there are no numbers any more; `degraded` when the store does not answer, which readers do not notice.
pub fn ready(ask: &Ask) -> Result<Answer, ApiError> {
    let datasets = ask.snapshot.histories().count();
    let (status, word) = match (datasets, ask.store) {
        (0, _) => (StatusCode::SERVICE_UNAVAILABLE, "empty"),
        (_, Store::Fails) => (StatusCode::OK, "degraded"),
        (_, Store::Answers) => (StatusCode::OK, "ok"),
    };
    let store = if ask.store == Store::Answers { "ok" } else { "failing" };
    Ok(fleeting(status, &json!({ "status": word, "datasets": datasets, "store": store })))
}

/// Which build this is.
pub fn version(_: &Ask) -> Result<Answer, ApiError> {
    Ok(fleeting(StatusCode::OK, &json!({ "name": "referrals", "version": env!("CARGO_PKG_VERSION") })))
}

fn fleeting(status: StatusCode, body: &serde_json::Value) -> Answer {
    Answer::fleeting(status, media::JSON, body.to_string())
}
