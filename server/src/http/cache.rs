//! How long an answer may be kept, and in which coding it is sent.
//!
//! Invariant: this is the one place that writes `Cache-Control`, `ETag`, `Vary` and `Content-Encoding`.

use super::answer::media;
use actix_web::{
    Error, HttpResponse,
    body::{BoxBody, MessageBody, to_bytes_limited},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode,
        header::{self, AcceptEncoding, ContentEncoding, Encoding, EntityTag, Header as _, HeaderValue, IfNoneMatch},
    },
    middleware::Next,
    web::{self, Bytes},
};
use ring::digest::{SHA256, digest};
use std::{fmt, io::Write as _};

/// How long an answer may be kept, by readers and by caches on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CachePolicy {
    /// Not at all: errors and the state of the server.
    NoStore,
    /// Briefly, then asked again by its `ETag`. Pinned releases too: any number may be withdrawn, and is then gone from every
    /// cache on the way within half a minute, and from every reader's own within one, whether or not anyone empties them.
    /// When no server can be reached, old for a day rather than missing.
    Live,
    /// For ever: the name changes with the content.
    Immutable,
}

impl CachePolicy {
    fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::NoStore => "no-store",
            Self::Live => "public, max-age=30, s-maxage=5, stale-while-revalidate=25, stale-if-error=86400",
            Self::Immutable => "public, max-age=31536000, immutable",
        })
    }
}

/// The first 16 bytes of the SHA-256 of a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct BodyHash([u8; 16]);

impl BodyHash {
    /// The hash of a body.
    pub fn of(body: &[u8]) -> Self {
        let mut hash = Self::default();
        hash.0.copy_from_slice(&digest(&SHA256, body).as_ref()[..16]);
        hash
    }
}

/// In hexadecimal digits.
impl fmt::Display for BodyHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Bodies in the codings in which they were sent, the most used of them, up to a number of bytes.
#[derive(Clone, Debug)]
pub struct Coded(moka::sync::Cache<(BodyHash, Coding), Bytes>);

/// A content coding that takes time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coding {
    /// `br`
    Brotli,
    /// `gzip`
    Gzip,
}

/// How many bytes of coded bodies are kept.
const KEPT: u64 = 64 << 20;
/// Bodies up to this are coded as closely as brotli does in a fifth of a second, once for all who ask for them: every embed is among
/// them, and no large file. It is the window of that coding, too.
const CLOSELY: usize = 1 << 18;
/// Bodies below this are sent as they are: the headers would outweigh the gain.
const SMALLEST: usize = 256;
/// Bodies are made in memory; none is near this size.
const LARGEST: usize = 256 << 20;

impl Default for Coded {
    fn default() -> Self {
        let weigh = |_: &(BodyHash, Coding), body: &Bytes| u32::try_from(body.len()).unwrap_or(u32::MAX);
        Self(moka::sync::Cache::builder().max_capacity(KEPT).weigher(weigh).build())
    }
}

impl Coded {
    /// Keeps a coding that was made before.
    pub fn learn(&self, plain: &[u8], coding: Coding, coded: Bytes) {
        self.0.insert((BodyHash::of(plain), coding), coded);
    }

    /// The body in a coding, from memory or made on the pool for blocking work.
    async fn body(&self, hash: BodyHash, coding: Coding, plain: Bytes) -> Option<Bytes> {
        let key = (hash, coding);
        if let Some(kept) = self.0.get(&key) {
            return Some(kept);
        }
        let kept = self.0.clone();
        web::block(move || kept.get_with(key, || coding.encode(&plain))).await.ok()
    }
}

impl Coding {
    fn encode(self, plain: &[u8]) -> Bytes {
        let mut coded = Vec::with_capacity(plain.len() / 3);
        let written = match self {
            Self::Brotli => {
                let (quality, window) = if plain.len() <= CLOSELY { (10, 18) } else { (9, 22) };
                brotli::CompressorWriter::new(&mut coded, 1 << 16, quality, window).write_all(plain)
            }
            Self::Gzip => {
                let mut encoder = flate2::write::GzEncoder::new(&mut coded, flate2::Compression::best());
                encoder.write_all(plain).and_then(|()| encoder.finish().map(drop))
            }
        };
        written.expect("memory takes every byte");
        coded.into()
    }

    fn token(self) -> ContentEncoding {
        match self {
            Self::Brotli => ContentEncoding::Brotli,
            Self::Gzip => ContentEncoding::Gzip,
        }
    }

    /// The best that the reader takes; `None` for the body as it is.
    fn negotiate(request: &ServiceRequest) -> Option<Self> {
        let accepted = AcceptEncoding::parse(request).ok()?;
        let ours = [Encoding::brotli(), Encoding::gzip(), Encoding::identity()];
        match accepted.negotiate(ours.iter())? {
            coding if coding == Encoding::brotli() => Some(Self::Brotli),
            coding if coding == Encoding::gzip() => Some(Self::Gzip),
            _ => None,
        }
    }
}

/// Renders the [`CachePolicy`] of an answer; an answer without one is not stored.
pub async fn middleware(
    coded: web::Data<Coded>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let known = IfNoneMatch::parse(&request).ok();
    let coding = Coding::negotiate(&request);
    let head = request.method() == Method::HEAD;
    let (request, response) = next.call(request).await?.into_parts();
    let (mut response, body) = response.into_parts();
    let headers = response.headers();
    for name in [header::CACHE_CONTROL, header::ETAG, header::VARY, header::CONTENT_ENCODING, header::SET_COOKIE] {
        debug_assert!(!headers.contains_key(&name), "a handler wrote {name}");
    }
    let policy = response.extensions().get::<CachePolicy>().copied().unwrap_or(CachePolicy::NoStore);
    response.headers_mut().insert(header::CACHE_CONTROL, policy.header());
    let mut body = to_bytes_limited(body, LARGEST).await.ok().and_then(Result::ok).unwrap_or_default();
    if policy != CachePolicy::NoStore && response.status() == StatusCode::OK {
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        let hash = BodyHash::of(&body);
        // Weak: the codings of a body share it.
        let tag = EntityTag::new_weak(hash.to_string());
        response.headers_mut().insert(header::ETAG, tag.to_string().parse().expect("an entity tag is ASCII"));
        if known.is_some_and(|known| matches(&known, &tag)) {
            let mut same = HttpResponse::new(StatusCode::NOT_MODIFIED);
            *same.headers_mut() = response.headers().clone();
            // What the headers outside of this middleware are written from.
            std::mem::swap(&mut *same.extensions_mut(), &mut *response.extensions_mut());
            same.headers_mut().remove(header::CONTENT_TYPE);
            return Ok(ServiceResponse::new(request, same));
        }
        if let Some(coding) = coding.filter(|_| body.len() >= SMALLEST && is_text(response.headers()))
            && let Some(smaller) = coded.body(hash, coding, body.clone()).await
        {
            body = smaller;
            let token = HeaderValue::from_static(coding.token().as_str());
            response.headers_mut().insert(header::CONTENT_ENCODING, token);
        }
    }
    let response = if head {
        response.set_body(BoxBody::new(Unsent(body.len() as u64)))
    } else {
        response.set_body(BoxBody::new(body))
    };
    Ok(ServiceResponse::new(request, response))
}

fn matches(known: &IfNoneMatch, tag: &EntityTag) -> bool {
    match known {
        IfNoneMatch::Any => true,
        IfNoneMatch::Items(tags) => tags.iter().any(|known| known.weak_eq(tag)),
    }
}

/// Whether a coding makes it smaller: a picture, a ZIP and a workbook are small already.
fn is_text(headers: &header::HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    !(kind.starts_with("image/") && kind != "image/svg+xml" || [media::XLSX, media::ZIP].contains(&kind))
}

/// The body that `HEAD` leaves out: its length alone.
struct Unsent(u64);

impl MessageBody for Unsent {
    type Error = std::convert::Infallible;

    fn size(&self) -> actix_web::body::BodySize {
        actix_web::body::BodySize::Sized(self.0)
    }

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<Bytes, Self::Error>>> {
        std::task::Poll::Ready(None)
    }
}
