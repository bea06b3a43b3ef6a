//! A publication with its proof: what is stored, published and loaded.
//!
//! Invariant: the proof checks. There is no other way to a [`Certified`], not even from a database.

use super::disclosure::Protected;
use serde::{Deserialize, Serialize};
use shared::{
    certificate::{Certificate, CertificateError},
    publication::Publication,
    release::Release,
};

/// A publication and the certificate that no withheld cell of it can be worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Parts")]
pub struct Certified {
    publication: Publication,
    certificate: Certificate,
}

/// The two before the proof is checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    publication: Publication,
    certificate: Certificate,
}

impl Certified {
    /// Checks the proof.
    pub fn new(publication: Publication, certificate: Certificate) -> Result<Self, CertificateError> {
        certificate.check(&publication)?;
        Ok(Self { publication, certificate })
    }

    /// What may be shown.
    pub fn publication(&self) -> &Publication {
        &self.publication
    }

    /// The proof.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The same under the number and the day it is published with, of which the proof says nothing.
    #[must_use]
    pub fn released(self, release: Release) -> Self {
        Self { publication: self.publication.released(release), ..self }
    }

    /// The publication alone.
    pub fn into_publication(self) -> Publication {
        self.publication
    }
}

impl TryFrom<Parts> for Certified {
    type Error = CertificateError;

    fn try_from(parts: Parts) -> Result<Self, CertificateError> {
        Self::new(parts.publication, parts.certificate)
    }
}

impl TryFrom<Protected> for Certified {
    type Error = CertificateError;

    fn try_from(protected: Protected) -> Result<Self, CertificateError> {
        Self::new(protected.publication, protected.certificate)
    }
}
