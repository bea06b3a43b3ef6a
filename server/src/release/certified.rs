//! A publication with its proof: what is stored, published and loaded.
//!
//! Invariant: the proof checks. There is no other way to a [`Certified`], not even from a database.

use super::disclosure::Protected;
use serde::{Deserialize, Serialize, Serializer};
use shared::{
    certificate::{Certificate, CertificateError, Checked},
    document::Document,
    publication::Publication,
    release::Release,
};
use std::sync::Arc;

/// A publication and the certificate that no withheld cell of it can be worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Document")]
pub struct Certified {
    #[serde(serialize_with = "as_itself")]
    publication: Arc<Publication>,
    certificate: Certificate,
    #[serde(skip)]
    checked: Checked,
}

impl Certified {
    /// Checks the proof.
    pub fn new(publication: Publication, certificate: Certificate) -> Result<Self, CertificateError> {
        let checked = certificate.check(&publication)?;
        Ok(Self { publication: Arc::new(publication), certificate, checked })
    }

    /// What may be shown.
    pub fn publication(&self) -> &Arc<Publication> {
        &self.publication
    }

    /// The proof.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// What the proof showed.
    pub fn checked(&self) -> Checked {
        self.checked
    }

    /// The same under the number and the day it is published with, of which the proof says nothing.
    #[must_use]
    pub fn released(self, release: Release) -> Self {
        let publication = Arc::unwrap_or_clone(self.publication).released(release);
        Self { publication: Arc::new(publication), ..self }
    }

    /// The same with other marks beside its numbers, of which the proof says nothing either.
    #[must_use]
    pub(super) fn marked(self, mark: impl FnOnce(Publication) -> Publication) -> Self {
        let publication = mark(Arc::unwrap_or_clone(self.publication));
        Self { publication: Arc::new(publication), ..self }
    }

    /// The publication alone.
    pub fn into_publication(self) -> Publication {
        Arc::unwrap_or_clone(self.publication)
    }
}

fn as_itself<S: Serializer>(publication: &Arc<Publication>, serializer: S) -> Result<S::Ok, S::Error> {
    publication.as_ref().serialize(serializer)
}

impl TryFrom<Document> for Certified {
    type Error = CertificateError;

    fn try_from(document: Document) -> Result<Self, CertificateError> {
        Self::new(document.publication, document.certificate)
    }
}

impl TryFrom<Protected> for Certified {
    type Error = CertificateError;

    fn try_from(protected: Protected) -> Result<Self, CertificateError> {
        Self::new(protected.publication, protected.certificate)
    }
}
