//! `/api/v1/datasets/{dataset}/releases/{release}/certificate`: a release with the proof that nothing withheld can be
//! worked out from it.

use super::{document::OfDataset, json};
use crate::{
    error::ApiError,
    http::{answer::Answer, ask::Ask, problems::ProblemDetails},
};
use frontend::urls;
use serde_json::Value;
use utoipa::ToSchema;

/// A release with its certificate, byte for byte as it is stored: all that `referrals verify` needs. A certificate counts with
/// what earlier releases showed; where one of them has been withdrawn, it is not shown if it tells numbers of that one.
#[utoipa::path(
    get,
    path = "/api/v1/datasets/{dataset}/releases/{release}/certificate",
    tag = "datasets",
    params(OfDataset),
    responses(
        (status = 200, description = "The release and its certificate", body = Document),
        (status = 400, description = "This address takes no key", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 410, description = "A release that has been withdrawn, or a certificate that tells numbers of one, and why", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, description = "No such dataset or release", body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
pub fn certificate(ask: &Ask) -> Result<Answer, ApiError> {
    let (_, certified) = ask.certified()?;
    ask.may_tell_proof(&certified)?;
    let publication = certified.publication();
    let (dataset, number) = (&publication.dataset().slug, publication.release().number);
    Ok(json(&*certified).of_release(number).named(urls::certificate_file(dataset, number)))
}

/// What is published of a release, and the proof that nothing withheld of it can be worked out.
#[derive(ToSchema)]
#[schema(as = Certified)]
#[expect(dead_code, reason = "read by the macro alone")]
struct Document {
    /// The dataset, its areas and years, and every cell in a compact form.
    #[schema(value_type = Object)]
    publication: Value,
    /// Public facts, witness tables, and for each withheld cell the two that keep it open.
    certificate: Certificate,
}

/// The proof; CERTIFICATE.md beside the source of its checker describes it in full.
#[derive(ToSchema)]
#[expect(dead_code, reason = "read by the macro alone")]
struct Certificate {
    /// The version of the format.
    version: u32,
    /// The slug of the dataset.
    dataset: String,
    /// How far apart two possible values of a withheld cell are at least.
    width: u32,
    /// What the greater of the two is at least.
    reach: u32,
    /// What is public beside the release.
    #[schema(value_type = Vec<Object>)]
    knowledge: Vec<Value>,
    /// Places outside the release that an earlier one withheld, and that stay open.
    #[schema(value_type = Vec<Object>)]
    also_open: Vec<Value>,
    /// Tables of counts by force, financial year and combination of codes, none of them real.
    witnesses: Vec<Vec<u32>>,
    /// Two witnesses for each withheld cell, then for each place of `also_open`.
    pairs: Vec<Vec<usize>>,
}
