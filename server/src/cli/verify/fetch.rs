//! The document of a release, fetched from where it is published.

use frontend::urls;
use std::time::Duration;
use ureq::{
    Agent, Error,
    tls::{Certificate, RootCerts, TlsConfig},
};
use url::Url;

/// How long all of it may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Fetches at most `most` bytes from an address; that of a release's page leads to its certificate. From an `https` address
/// nothing is followed to one that is not.
pub(super) fn fetch(address: &Url, most: u64) -> Result<Vec<u8>, String> {
    let address = certificate_of(address);
    let tls = TlsConfig::builder().root_certs(trusted()?).build();
    let agent: Agent = Agent::config_builder()
        .https_only(address.scheme() == "https")
        .tls_config(tls)
        .max_redirects(5)
        .timeout_global(Some(PATIENCE))
        .user_agent(concat!("referrals/", env!("CARGO_PKG_VERSION")))
        .accept("application/json")
        .build()
        .into();
    let answer = agent.get(address.as_str()).call();
    let bytes = answer.and_then(|mut answer| answer.body_mut().with_config().limit(most).read_to_vec());
    bytes.map_err(|error| match error {
        Error::StatusCode(status) => format!("{address} answered with status {status}"),
        Error::Timeout(_) => format!("{address} did not answer within {} seconds", PATIENCE.as_secs()),
        Error::BodyExceedsLimit(_) => format!("{address} gives more than {} MB", most / 1_000_000),
        error => format!("{address} could not be fetched: {error}"),
    })
}

/// Whom this machine trusts; `SSL_CERT_FILE` and `SSL_CERT_DIR` name others. Where a machine names nobody, as a bare container does,
/// the authorities that Mozilla trusts.
fn trusted() -> Result<RootCerts, String> {
    let found = rustls_native_certs::load_native_certs();
    match (found.certs.as_slice(), found.errors.first()) {
        ([], Some(error)) => Err(format!("the certificates that this machine trusts cannot be read: {error}")),
        ([], None) => Ok(RootCerts::WebPki),
        (certs, _) => Ok(certs.iter().map(|cert| Certificate::from_der(cert).to_owned()).into()),
    }
}

/// The address of the certificate, where an address is that of a release's page.
fn certificate_of(address: &Url) -> Url {
    let parts: Vec<&str> = address.path().split('/').filter(|part| !part.is_empty()).collect();
    let ["datasets", dataset, "releases", number] = parts[..] else { return address.clone() };
    let Ok(number) = number.parse() else { return address.clone() };
    let mut certificate = address.clone();
    certificate.set_path(&urls::api_certificate(dataset, number));
    certificate.set_query(None);
    certificate.set_fragment(None);
    certificate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_a_release_leads_to_its_certificate_and_nothing_else_does() {
        let of = |address: &str| String::from(certificate_of(&address.parse().expect("an address")));
        let certificate = "https://example.org/api/v1/datasets/returns/releases/3/certificate";
        for page in ["", "/", "?lang=cy", "#certificate"] {
            assert_eq!(of(&format!("https://example.org/datasets/returns/releases/3{page}")), certificate);
        }
        for other in [certificate, "https://example.org/datasets/returns/releases", "http://example.org/file.json?x=1"]
        {
            assert_eq!(of(other), other);
        }
    }
}
