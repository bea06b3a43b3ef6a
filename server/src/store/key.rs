//! The key that rehearsals are signed with, as it is written down: 64 hexadecimal digits.

use super::StoreError;

/// A key that nobody has had before.
pub(super) fn fresh() -> Result<String, StoreError> {
    let mut key = [0; 32];
    getrandom::fill(&mut key).map_err(|error| StoreError::Unavailable(error.into()))?;
    Ok(key.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Reads a key.
pub(super) fn read(written: &str) -> Result<[u8; 32], StoreError> {
    let bytes: Option<Vec<u8>> =
        (0..written.len()).step_by(2).map(|at| u8::from_str_radix(written.get(at..at + 2)?, 16).ok()).collect();
    bytes
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| StoreError::Unavailable("the key of rehearsals in the database cannot be read".into()))
}
