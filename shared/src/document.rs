//! The document that a release gives out to be checked: what it publishes, and its proof.

use crate::{
    certificate::{Certificate, CertificateError, Checked},
    publication::Publication,
};
use serde::Deserialize;

/// A publication with what is given for its proof, before anybody has checked it. `CERTIFICATE.md` describes the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// What it says may be shown.
    pub publication: Publication,
    /// What it gives for a proof.
    pub certificate: Certificate,
}

/// Why a document proves nothing, and of which cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unproved {
    /// The cell in words, where it is about one: "Kent Police, 2020-21".
    pub cell: Option<String>,
    /// Why.
    pub why: CertificateError,
}

impl Document {
    /// Whether the certificate proves that every withheld cell of the publication is open.
    pub fn check(&self) -> Result<Checked, Unproved> {
        let Self { publication, certificate } = self;
        certificate
            .check(publication)
            .map_err(|why| Unproved { cell: certificate.cell_in_words(publication, &why), why })
    }
}
