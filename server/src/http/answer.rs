//! What a handler returns: a body and what is to be known about it.

use crate::http::{
    cache::CachePolicy,
    face::Face,
    links::{self, Relink},
    made_of::{self, MadeOf},
};
use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
    web::Bytes,
};

/// An answer, before the headers that all answers share.
#[derive(Clone, Debug)]
pub struct Answer {
    status: StatusCode,
    content_type: &'static str,
    body: Bytes,
    policy: CachePolicy,
    made_of: Option<MadeOf>,
    file_name: Option<String>,
    described_by: Option<String>,
    location: Option<String>,
    secret: Option<Secret>,
    grant: Option<Grant>,
}

/// What an answer may do beyond what its form allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grant {
    /// It shows embeds of ours.
    Frames,
    /// It has this style.
    Style(String),
}

/// An answer for those alone who have its address: it is not stored, not indexed, and its address goes nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Secret(pub Face);

/// The media types of our answers.
pub mod media {
    /// A page or an embed.
    pub const HTML: &str = "text/html; charset=utf-8";
    /// A figure.
    pub const SVG: &str = "image/svg+xml";
    /// A picture of a figure.
    pub const PNG: &str = "image/png";
    /// A table for spreadsheets.
    pub const CSV: &str = "text/csv; charset=utf-8; header=present";
    /// A workbook.
    pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /// What the columns of a table mean.
    pub const CSVW: &str = "application/csvm+json";
    /// Several files in one.
    pub const ZIP: &str = "application/zip";
    /// A feed.
    pub const ATOM: &str = "application/atom+xml";
    /// An answer for programs that read no JSON.
    pub const XML: &str = "text/xml; charset=utf-8";
    /// An answer for machines.
    pub const JSON: &str = "application/json";
    /// A catalogue.
    pub const JSON_LD: &str = "application/ld+json";
    /// A sitemap.
    pub const SITEMAP: &str = "application/xml";
    /// An error for machines (RFC 9457).
    pub const PROBLEM: &str = "application/problem+json";
    /// Plain text.
    pub const TEXT: &str = "text/plain; charset=utf-8";
}

impl Answer {
    /// The latest of something: it changes when a release is published.
    pub fn live(content_type: &'static str, body: impl Into<Bytes>) -> Self {
        Self::with(StatusCode::OK, content_type, body.into(), CachePolicy::Live)
    }

    /// A file under a name that its content decides.
    pub fn immutable(content_type: &'static str, body: impl Into<Bytes>) -> Self {
        Self::with(StatusCode::OK, content_type, body.into(), CachePolicy::Immutable)
    }

    /// True for this moment only.
    pub fn fleeting(status: StatusCode, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        Self::with(status, content_type, body.into(), CachePolicy::NoStore)
    }

    /// The same thing is at another address.
    pub fn see_other(location: String) -> Self {
        let mut answer = Self::with(StatusCode::SEE_OTHER, media::TEXT, Bytes::new(), CachePolicy::Live);
        answer.location = Some(location);
        answer
    }

    /// It is at another address, now and later.
    pub fn moved(location: String) -> Self {
        Self { status: StatusCode::MOVED_PERMANENTLY, ..Self::see_other(location) }
    }

    fn with(status: StatusCode, content_type: &'static str, body: Bytes, policy: CachePolicy) -> Self {
        Self {
            status,
            content_type,
            body,
            policy,
            made_of: None,
            file_name: None,
            described_by: None,
            location: None,
            secret: None,
            grant: None,
        }
    }

    /// It is about one release.
    #[must_use]
    pub fn of_release(self, number: u32) -> Self {
        Self { made_of: Some(MadeOf::One(number)), ..self }
    }

    /// It is about releases of several datasets, or several of one: the slug of each dataset, and a number.
    #[must_use]
    pub fn of_releases<'a>(self, releases: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        Self { made_of: MadeOf::releases(releases), ..self }
    }

    /// It is to be kept as a file of this name.
    #[must_use]
    pub fn named(self, file_name: String) -> Self {
        Self { file_name: Some(file_name), ..self }
    }

    /// This address says what its columns mean.
    #[must_use]
    pub fn described_by(self, address: String) -> Self {
        Self { described_by: Some(address), ..self }
    }

    /// It may do this as well.
    #[must_use]
    pub fn granted(self, grant: Option<Grant>) -> Self {
        Self { grant, ..self }
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Its media type.
    pub fn content_type(&self) -> &'static str {
        self.content_type
    }

    /// Its body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Where the same thing is, when it is at another address.
    pub fn location(&self) -> Option<&str> {
        self.location.as_deref()
    }

    /// The same with every address of ours replaced, wherever it stands. See [`links::relink`].
    #[must_use]
    pub fn relinked(mut self, mut replace: impl FnMut(&str) -> Relink) -> Self {
        let mut header = |address: String| match replace(&address) {
            Relink::To(other) => Some(other),
            Relink::Keep => Some(address),
            Relink::Drop => None,
        };
        self.described_by = self.described_by.and_then(&mut header);
        self.location = self.location.and_then(&mut header);
        if let Some(body) = links::relink(self.content_type, &self.body, &mut replace) {
            self.body = body.into();
        }
        self
    }

    /// The same for those alone who have its address; `face` is the form in which it answers there.
    #[must_use]
    pub fn secret(self, face: Face) -> Self {
        Self { policy: CachePolicy::NoStore, secret: Some(Secret(face)), ..self }
    }

    /// As actix-web sends it.
    pub fn response(self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        response.content_type(self.content_type);
        if let Some(made_of) = self.made_of {
            response.insert_header((made_of::HEADER, made_of.to_string()));
        }
        if let Some(name) = self.file_name {
            response.insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")));
        }
        if let Some(address) = self.described_by {
            let link = format!("<{address}>; rel=\"describedby\"; type=\"{}\"", media::CSVW);
            response.insert_header((header::LINK, link));
        }
        if let Some(location) = self.location {
            response.insert_header((header::LOCATION, location));
        }
        let mut response = response.body(self.body);
        response.extensions_mut().insert(self.policy);
        if let Some(secret) = self.secret {
            response.extensions_mut().insert(secret);
        }
        if let Some(grant) = self.grant {
            response.extensions_mut().insert(grant);
        }
        response
    }
}
