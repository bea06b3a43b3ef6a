//! The two encodings in which everything text-like goes over the wire, at their smallest.

use anyhow::Context as _;
use flate2::{Compression, write::GzEncoder};
use std::io::Write as _;

/// Brotli at quality 11, as the server would send it.
pub(crate) fn brotli(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters).context("brotli writes to memory")?;
    Ok(out)
}

/// Gzip at its best level, for the readers without brotli.
pub(crate) fn gzip(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).context("gzip writes to memory")?;
    encoder.finish().context("gzip writes to memory")
}
