//! What is handed in, up to a limit: what is too long, or never ends, is refused before it takes the memory.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

/// Reads a file of at most `most` bytes.
pub(super) fn file(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    stream(File::open(path)?, most)
}

/// Reads a stream of at most `most` bytes.
pub(super) fn stream(stream: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let why = format!("more than {} MB, which is the most that is read", most / 1_000_000);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, why));
    }
    Ok(bytes)
}
