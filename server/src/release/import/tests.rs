//! What an import gives, seen from inside: no other test can read a raw count.

use super::*;
use crate::release::{
    counts::{Count, Entry},
    descriptor::Descriptor,
};
use std::{fs, path::PathBuf};

fn descriptor(toml: &str) -> Descriptor {
    Descriptor::read(toml).unwrap_or_else(|errors| panic!("{errors}"))
}

fn imported(bytes: &[u8], descriptor: &Descriptor) -> Counts {
    read(bytes, "return.csv", descriptor).unwrap_or_else(|errors| panic!("{errors}"))
}

/// Where the other people's files lie that are read but never copied; tells loudly when they do not.
fn real(file: &str) -> Option<Vec<u8>> {
    #[expect(clippy::disallowed_methods, reason = "whether this is CI is nothing that a server reads")]
    let is_ci = std::env::var_os("CI").is_some();
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/real")).join(file);
    match fs::read(&path) {
        Ok(bytes) => Some(bytes),
        Err(error) if is_ci => panic!("{}: {error}", path.display()),
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "whoever runs the tests must see that one did not run")]
            {
                eprintln!("NOT TESTED: {} is not there ({error})", path.display());
            }
            None
        }
    }
}

fn sum<'c>(rows: impl Iterator<Item = &'c Count>) -> u64 {
    rows.map(|row| if let Entry::Count(count, _) = row.entry { u64::from(count) } else { 0 }).sum()
}

#[test]
fn deaths_in_custody_of_2004_to_2020_import() {
    let Some(bytes) = real("iopc-deaths-in-custody-by-force.csv") else { return };
    let counts = imported(&bytes, &descriptor(include_str!("../../../tests/fixtures/iopc.toml")));
    assert_eq!(counts.years.len(), 16);
    assert_eq!(counts.rows.len(), 44 * 16);
    // The row totals of the file, added up without the four bodies that are no force.
    let of = |code: &str| sum(counts.rows.iter().filter(|row| row.force == Some(code)));
    assert_eq!([of("E23000001"), of("E23000005"), of("BTP"), of("E23000034")], [53, 20, 1, 0]);
}

#[test]
fn uses_of_tasers_import_once_as_a_total_and_once_by_kind() {
    let Some(bytes) = real("home-office-taser-use-2018-19.csv") else { return };
    let total = imported(&bytes, &descriptor(include_str!("../../../tests/fixtures/taser-total.toml")));
    assert_eq!(sum(total.rows.iter()), 23_451);
    assert_eq!(total.rows.len(), 44);
    let kinds = imported(&bytes, &descriptor(include_str!("../../../tests/fixtures/taser-kinds.toml")));
    assert_eq!(sum(kinds.rows.iter()), 23_451);
    assert_eq!(kinds.rows.len(), 44 * 8);
    let fired = sum(kinds.rows.iter().filter(|row| row.codes == [Some(5)]));
    assert_eq!(fired, 2_585);
}
