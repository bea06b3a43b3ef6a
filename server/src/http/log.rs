//! One line for each request, after it is answered.
//!
//! Invariant: a line holds the pattern of the address, never its query, and nothing of the reader.

use crate::clock;
use actix_web::{
    Error,
    body::{BodySize, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
};

/// Writes the line.
pub async fn middleware(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let begun = clock::start();
    let response = next.call(request).await?;
    let bytes = match response.response().body().size() {
        BodySize::Sized(bytes) => bytes,
        BodySize::None | BodySize::Stream => 0,
    };
    tracing::info!(
        http.method = %response.request().method(),
        http.route = response.request().match_pattern().as_deref().unwrap_or("unmatched"),
        http.status = response.status().as_u16(),
        http.bytes = bytes,
        http.micros = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX),
        "request answered"
    );
    Ok(response)
}
