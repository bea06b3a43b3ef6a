//! What browsers are told to allow, by the form of the answer.
//!
//! Invariant: no answer sets a cookie, and only embeds may stand in a frame on another site.

use crate::http::{
    answer::{Grant, Secret},
    face::{Face, Reach},
};
use actix_web::{
    Error, HttpMessage as _,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{self, HeaderMap, HeaderName, HeaderValue},
    middleware::Next,
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use frontend::embed;
use ring::digest::{SHA256, digest};
use std::sync::LazyLock;

static PAGE: LazyLock<HeaderValue> = LazyLock::new(|| page_policy(""));
static PAGE_WITH_FRAMES: LazyLock<HeaderValue> = LazyLock::new(|| page_policy("frame-src 'self'; "));
const FIGURE: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'";
/// The scripts of embeds, by their hashes.
static SCRIPTS: LazyLock<String> = LazyLock::new(|| format!("{} {}", hash(&embed::SCRIPT), hash(&embed::WORDS)));
const DATA: &str = "default-src 'none'; base-uri 'none'; frame-ancestors 'self'";

/// Writes the security headers of an answer.
pub async fn middleware(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut response = next.call(request).await?;
    let secret = response.response().extensions().get::<Secret>().copied();
    let face = secret.map(|Secret(face)| face).or_else(|| response.request().extensions().get::<Face>().copied());
    let face = face.unwrap_or_else(|| Face::of_path(response.request().path()));
    let grant = response.response().extensions().get::<Grant>().cloned();
    write(face, grant.as_ref(), response.headers_mut());
    if secret.is_some() {
        let headers = response.headers_mut();
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        headers
            .insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow, noarchive"));
    }
    Ok(response)
}

fn write(face: Face, grant: Option<&Grant>, headers: &mut HeaderMap) {
    let mut put = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(header::REFERRER_POLICY, "same-origin");
    put(header::PERMISSIONS_POLICY, "camera=(), microphone=(), geolocation=(), browsing-topics=()");
    match face.reach() {
        Reach::Everyone => {
            put(header::CROSS_ORIGIN_RESOURCE_POLICY, "cross-origin");
            put(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            put(header::ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Link, Content-Disposition, Referrals-Release");
        }
        Reach::Ourselves => {
            put(header::CROSS_ORIGIN_RESOURCE_POLICY, "same-origin");
            put(header::CROSS_ORIGIN_OPENER_POLICY, "same-origin");
        }
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, policy(face, grant));
}

fn policy(face: Face, grant: Option<&Grant>) -> HeaderValue {
    match (face, grant) {
        (Face::Embed, Some(Grant::Style(style))) => embed_policy(&hash(style)),
        (Face::Embed, _) => embed_policy("'none'"),
        (Face::Page, Some(Grant::Frames)) => PAGE_WITH_FRAMES.clone(),
        (Face::Page, _) => PAGE.clone(),
        (Face::Svg, _) => HeaderValue::from_static(FIGURE),
        (Face::Png | Face::Download | Face::Feed | Face::Catalogue | Face::Api | Face::Asset | Face::Operation, _) => {
            HeaderValue::from_static(DATA)
        }
    }
}

/// A page runs scripts of ours, and has the script and the style sheet of all pages, known by their hashes; `frames` says what it may
/// frame.
fn page_policy(frames: &str) -> HeaderValue {
    let (style, loader) = (hash(&frontend::STYLE), hash(&frontend::LOADER));
    written(&format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {loader}; style-src {style}; img-src 'self' data:; \
         connect-src 'self'; {frames}font-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    ))
}

/// An embed runs its own scripts and has its own style, known by their hashes, and nothing else.
fn embed_policy(style: &str) -> HeaderValue {
    let scripts = SCRIPTS.as_str();
    written(&format!(
        "default-src 'none'; style-src {style}; script-src {scripts}; img-src 'self' data:; base-uri 'none'; \
         form-action 'none'; frame-ancestors *"
    ))
}

/// A text as a policy knows it.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(digest(&SHA256, text.as_bytes())))
}

fn written(policy: &str) -> HeaderValue {
    policy.parse().expect("a policy is ASCII")
}
