//! The two encodings in which everything text-like goes over the wire, at their smallest.

use anyhow::Context as _;
use brotli::enc::{BrotliEncoderParams, backward_references::BrotliEncoderMode as Mode};
use flate2::{Compression, write::GzEncoder};
use std::io::Write as _;

/// How long a block of a program may be, as a power of two, and how many distances have codes of their own. None is the best for all:
/// which one finds the shortest way is known when it has been tried.
const TRIED: [(i32, u32); 6] = [(16, 0), (16, 1), (17, 0), (17, 1), (20, 0), (20, 1)];

/// Brotli at quality 11, as the server would send it. What follows in a program is foretold by the high bits of the byte before, where in
/// a text it is by the letter before: that makes WebAssembly 2% smaller.
pub(crate) fn brotli(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let plain = BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    if !bytes.starts_with(b"\0asm") {
        return packed(bytes, &plain);
    }
    let tried = TRIED.map(|(block, direct)| {
        let mut parameters =
            BrotliEncoderParams { mode: Mode::BROTLI_FORCE_MSB_PRIOR, lgblock: block, ..plain.clone() };
        parameters.dist.num_direct_distance_codes = direct;
        packed(bytes, &parameters)
    });
    let tried = tried.into_iter().collect::<anyhow::Result<Vec<_>>>()?;
    tried.into_iter().min_by_key(Vec::len).context("something was tried")
}

fn packed(bytes: &[u8], parameters: &BrotliEncoderParams) -> anyhow::Result<Vec<u8>> {
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, parameters).context("brotli writes to memory")?;
    Ok(out)
}

/// Gzip at its best level, for the readers without brotli.
pub(crate) fn gzip(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).context("gzip writes to memory")?;
    encoder.finish().context("gzip writes to memory")
}
