//! Two returns of other people, read where they lie, and their own totals.

use super::*;
use std::{fs, io::Write as _, path::PathBuf};

/// A file that is read but never copied; tells loudly when it is not there.
fn real(file: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "whether this is CI is nothing that a server reads")]
    let is_ci = std::env::var_os("CI").is_some();
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/real")).join(file);
    match fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) if is_ci => panic!("{}: {error}", path.display()),
        Err(error) => {
            // Past the capture of the test harness: whoever runs the tests must see that one did not run.
            writeln!(std::io::stderr(), "NOT TESTED: {} is not there ({error})", path.display()).expect("stderr");
            None
        }
    }
}

fn iopc() -> Option<(String, Descriptor)> {
    let descriptor = described(include_str!("../../../../tests/fixtures/iopc.toml"));
    Some((real("iopc-deaths-in-custody-by-force.csv")?, descriptor))
}

fn taser(descriptor: &str) -> Option<(String, Descriptor)> {
    Some((real("home-office-taser-use-2018-19.csv")?, described(descriptor)))
}

const TASER_TOTAL: &str = include_str!("../../../../tests/fixtures/taser-total.toml");
const TASER_KINDS: &str = include_str!("../../../../tests/fixtures/taser-kinds.toml");

#[test]
fn deaths_in_custody_of_sixteen_years_import() {
    let Some((csv, descriptor)) = iopc() else { return };
    let counts = imported(&csv, &descriptor);
    assert_eq!(counts.years.len(), 16);
    assert_eq!(counts.rows.len(), 44 * 16);
    // The row totals of the file itself, force by force.
    for line in csv.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let Some(force) = force::by_name(fields[0]) else { continue };
        let given: u64 = fields[17].parse().expect("a given total");
        assert_eq!(sum(counts.rows.iter().filter(|row| row.force == Some(force.code))), given, "{}", force.name);
    }
}

#[test]
fn one_death_more_is_found_by_the_total_of_its_row() {
    let Some((csv, descriptor)) = iopc() else { return };
    let wrong = csv.replace("Kent,1,1,", "Kent,2,1,");
    assert_ne!(wrong, csv);
    let errors = refused(&wrong, &descriptor);
    assert_eq!(
        errors.to_string(),
        "1 problem in the return; nothing was imported\n  \
         line 21, column R (Total)  found `9`, expected 10, the sum over its years from 2004-05 to 2019-20"
    );
}

#[test]
fn bodies_that_are_no_force_are_refused_unless_they_are_listed() {
    let Some((csv, mut descriptor)) = iopc() else { return };
    descriptor.import.leave_out.retain(|body| body != "HMRC");
    let errors = refused(&csv, &descriptor);
    let [error] = errors.iter().collect::<Vec<_>>()[..] else { panic!("{errors}") };
    assert_eq!(error.found, "`HMRC`");
    assert_eq!(error.place.to_string(), "line 46, column A (Authority)");
}

#[test]
fn uses_of_tasers_import_as_one_total_a_force() {
    let Some((csv, descriptor)) = taser(TASER_TOTAL) else { return };
    let counts = imported(&csv, &descriptor);
    assert_eq!(counts.rows.len(), 44);
    assert_eq!(sum(counts.rows.iter()), 23_451);
    assert_eq!(said(&counts)["BTP 2018-19"], "[z]");
}

#[test]
fn uses_of_tasers_import_by_kind() {
    let Some((csv, descriptor)) = taser(TASER_KINDS) else { return };
    let counts = imported(&csv, &descriptor);
    assert_eq!(counts.rows.len(), 44 * 8);
    let kinds = (0..8).map(|kind| sum(counts.rows.iter().filter(|row| row.codes == [Some(kind)])));
    assert_eq!(kinds.collect::<Vec<_>>(), [5_608, 2_147, 11_943, 170, 55, 2_585, 53, 890]);
}

#[test]
fn one_use_more_is_found_by_every_total_it_is_part_of() {
    let Some((csv, descriptor)) = taser(TASER_KINDS) else { return };
    // Cleveland: 54 drawn.
    let wrong = csv.replace("Cleveland,249.0,218.0,54.0", "Cleveland,249.0,218.0,55.0");
    assert_ne!(wrong, csv);
    let errors = refused(&wrong, &descriptor);
    let places: Vec<String> = errors.iter().map(|error| error.place.to_string()).collect();
    assert_eq!(
        places,
        [
            "line 2, column E (Drawn)",
            "line 3, column E (Drawn)",
            "line 4, column C (Total)",
            "line 4, column D (Total non-discharge)",
        ]
    );
}

#[test]
fn one_use_more_of_a_force_is_found_by_region_and_nation() {
    let Some((csv, descriptor)) = taser(TASER_TOTAL) else { return };
    let wrong = csv.replace("Cleveland,249.0", "Cleveland,250.0");
    let errors = refused(&wrong, &descriptor);
    let found: Vec<(String, &str, &str)> =
        errors.iter().map(|error| (error.place.to_string(), error.found.as_str(), error.expected.as_str())).collect();
    assert_eq!(
        found,
        [
            ("line 2, column C (Total)".to_owned(), "`23451`", "23452, the sum over its police forces"),
            ("line 3, column C (Total)".to_owned(), "`795`", "796, the sum over its police forces"),
        ]
    );
}

#[test]
fn a_force_in_the_wrong_region_is_found() {
    let Some((csv, descriptor)) = taser(TASER_TOTAL) else { return };
    let wrong = csv.replace("South East,Kent,", "South West,Kent,");
    let errors = refused(&wrong, &descriptor);
    let [error] = errors.iter().collect::<Vec<_>>()[..] else { panic!("{errors}") };
    assert_eq!((error.found.as_str(), error.expected.as_str()), ("`South West`", "South East, for Kent Police"));
}
