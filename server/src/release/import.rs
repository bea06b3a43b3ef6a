//! From the file of a return to its counts: everything is checked, and everything that is wrong is told at once.
//!
//! A file becomes a `grid` of fields with their lines, whatever kind of file it is. The `header` says what each column
//! of the table holds, the `vocabulary` what its words mean; every number becomes an `observation`. Given `totals` are
//! checked against their parts, and `complete` asks whether anything is `missing`.

mod archive;
mod complete;
mod find;
mod grid;
mod header;
mod heading;
mod known;
mod label;
mod missing;
mod number;
mod observation;
mod problem;
mod table;
mod text_file;
mod totals;
mod vocabulary;
mod workbook;

pub use grid::MOST_BYTES;
pub(in crate::release) use label::Area;
pub use problem::{Column, ImportError, ImportErrors, Place};
pub(in crate::release) use vocabulary::code;

use super::{counts::Counts, descriptor::Descriptor};
use problem::Problems;
use vocabulary::Vocabulary;

/// Reads a return as its descriptor says, or tells everything that is wrong with it.
///
/// The content of the file says what kind it is; its name is for errors alone.
pub fn read(bytes: &[u8], file_name: &str, descriptor: &Descriptor) -> Result<Counts, ImportErrors> {
    let sheets = grid::sheets(bytes, file_name)?;
    let words = Vocabulary::new(descriptor);
    let tables = find::tables(&sheets, &words)?;
    let mut problems = Problems::default();
    let observations = observation::read(&tables, &words, &mut problems);
    totals::check(&observations, &tables, &words, &mut problems);
    let counts = complete::counts(observations, &tables, &words, &mut problems);
    problems.or(counts).map(|counts| counts.expect("what is missing is a problem"))
}

#[cfg(test)]
mod tests;
