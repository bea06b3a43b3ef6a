//! Who may see a release before it is published: whoever has the address, for a while.
//!
//! Invariant: a token is worth what its signature is worth. It names one draft by its content, so that it shows nothing of a draft
//! that was put in its place; it is compared in constant time, and neither it nor the key can be printed.

use crate::release::certified::Certified;
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use ring::{digest::SHA256_OUTPUT_LEN, hmac};
use shared::release::Release;
use std::{fmt, sync::Arc};

/// A release on its way to be published, as protected.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What will be shown.
    pub certified: Arc<Certified>,
    /// The hash of its content as it is stored.
    pub hash: String,
    /// When it will be published, where that is decided.
    pub scheduled_at: Option<Timestamp>,
}

impl Draft {
    /// The slug of its dataset.
    pub fn dataset(&self) -> &str {
        &self.certified.publication().dataset().slug
    }

    /// Which release it will be.
    pub fn release(&self) -> &Release {
        self.certified.publication().release()
    }
}

/// The key that signs tokens: random, and the same for all servers on a database.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; Key::BYTES]);

/// Without the key.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

/// What a good token grants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The slug of the dataset.
    pub dataset: String,
    /// The hash of the content of the draft.
    pub hash: String,
    /// The end of it.
    pub until: Timestamp,
}

/// The version of what is signed: a token of another one is forged.
const VERSION: &str = "referrals-rehearsal-1";
/// The bytes of a signature.
const SIGNATURE: usize = SHA256_OUTPUT_LEN;

impl Key {
    /// The bytes of a key.
    pub const BYTES: usize = 32;

    /// The key that was made of these bytes.
    pub fn new(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// The token for a grant, fit to stand in an address.
    pub fn sign(&self, grant: &Grant) -> String {
        let Grant { dataset, hash, until } = grant;
        let mut token = format!("{} {hash} {dataset}", until.as_second()).into_bytes();
        let signature = hmac::sign(&self.hmac(), &versioned(&token));
        token.extend_from_slice(signature.as_ref());
        BASE64_URL_SAFE_NO_PAD.encode(token)
    }

    /// What a token grants; `None` when this key has not signed it. The time it takes tells nothing of the right signature.
    pub fn read(&self, token: &str) -> Option<Grant> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
        let (signed, signature) = bytes.split_at_checked(bytes.len().checked_sub(SIGNATURE)?)?;
        hmac::verify(&self.hmac(), &versioned(signed), signature).ok()?;
        let mut parts = std::str::from_utf8(signed).ok()?.splitn(3, ' ');
        let until = Timestamp::from_second(parts.next()?.parse().ok()?).ok()?;
        Some(Grant { until, hash: parts.next()?.to_owned(), dataset: parts.next()?.to_owned() })
    }

    fn hmac(&self) -> hmac::Key {
        hmac::Key::new(hmac::HMAC_SHA256, &self.0)
    }
}

/// What is signed, of what stands in the token.
fn versioned(token: &[u8]) -> Vec<u8> {
    [VERSION.as_bytes(), token].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grant() -> Grant {
        Grant {
            dataset: "returns".into(),
            hash: "0f".repeat(32),
            until: Timestamp::from_second(1_800_000_000).expect("a moment"),
        }
    }

    #[test]
    fn a_token_grants_what_was_signed_and_stands_in_an_address() {
        let key = Key::new([7; Key::BYTES]);
        let token = key.sign(&grant());
        assert_eq!(key.read(&token), Some(grant()));
        assert!(token.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'), "{token}");
    }

    #[test]
    fn a_token_with_any_other_bit_or_of_another_key_grants_nothing() {
        let key = Key::new([7; Key::BYTES]);
        let token = key.sign(&grant());
        assert_eq!(Key::new([8; Key::BYTES]).read(&token), None);
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(&token).expect("base64");
        for bit in 0..bytes.len() * 8 {
            let mut forged = bytes.clone();
            forged[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(key.read(&BASE64_URL_SAFE_NO_PAD.encode(forged)), None, "bit {bit}");
        }
        for short in 0..bytes.len() {
            assert_eq!(key.read(&BASE64_URL_SAFE_NO_PAD.encode(&bytes[..short])), None, "{short} bytes");
        }
        assert_eq!(key.read("no token"), None);
    }

    #[test]
    fn a_key_is_never_printed() {
        assert_eq!(format!("{:?}", Key::new([7; Key::BYTES])), "Key");
    }
}
