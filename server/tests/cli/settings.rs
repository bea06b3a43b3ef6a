//! Usage, settings and exit codes.

use crate::desk::Desk;
use std::net::TcpListener;

#[test]
fn the_program_says_its_name_and_version() {
    let outcome = Desk::new().run(&["--version"]);
    assert_eq!((outcome.code, outcome.out.as_str()), (Some(0), concat!("referrals ", env!("CARGO_PKG_VERSION"), "\n")));
}

#[test]
fn help_names_every_setting_and_every_exit_code() {
    let help = Desk::new().run(&["--help"]).out;
    for word in ["REFERRALS_DATABASE_URL", "REFERRALS_LISTEN", "REFERRALS_PUBLIC_URL", "REFERRALS_LOG", "Exit codes: 0"]
    {
        assert!(help.contains(word), "{word} in {help}");
    }
}

#[test]
fn what_the_program_does_not_know_is_a_usage_error() {
    let desk = Desk::new();
    for arguments in [
        &[][..],
        &["exhale"],
        &["release"],
        &["release", "check", "returns"],
        &["import", "return.csv"],
        &["serve", "--port", "80"],
    ] {
        let outcome = desk.run(arguments);
        assert_eq!(outcome.code, Some(2), "{arguments:?}: {}", outcome.err);
    }
    assert_eq!(desk.database(), None);
}

#[test]
fn what_is_no_number_of_a_release_is_told_how_releases_are_numbered() {
    let desk = Desk::new();
    for number in ["banana", "0", "-1", "4294967296"] {
        let release = format!("--release={number}");
        let outcome = desk.run(&["export", "returns", &release, "site"]);
        assert_eq!(outcome.code, Some(2), "{number}");
        assert!(outcome.err.contains("releases are numbered 1, 2, 3 and so on"), "{number}: {}", outcome.err);
    }
}

#[test]
fn all_settings_that_are_wrong_are_told_at_once() {
    let desk = Desk::new();
    let outcome = desk.run_with(&["serve"], &[("REFERRALS_PORT", "80"), ("REFERRALS_LISTEN", "localhost")]);
    assert_eq!(outcome.code, Some(2));
    let lines: Vec<&str> = outcome.err.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("error: REFERRALS_LISTEN is `localhost`; expected"), "{}", lines[0]);
    assert!(
        lines[1].starts_with("REFERRALS_PORT is no setting; the settings are REFERRALS_DATABASE_URL"),
        "{}",
        lines[1]
    );
    assert_eq!(desk.database(), None);
}

#[test]
fn a_port_that_is_taken_is_told_before_anything_is_made() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("an address").to_string();
    let desk = Desk::new();
    let outcome = desk.run_with(&["serve"], &[("REFERRALS_LISTEN", &address)]);
    assert_eq!(outcome.code, Some(4));
    let expected = format!(
        "error: cannot listen on {address}: another program listens there; REFERRALS_LISTEN names another address\n"
    );
    assert_eq!(outcome.err, expected);
    assert_eq!((outcome.out.as_str(), desk.database()), ("", None));
}

#[test]
fn a_database_that_cannot_be_opened_is_told() {
    let desk = Desk::new();
    desk.write("notes.txt", "This is no database, and it is long enough to be read as one. ".repeat(20));
    let (serve, check) = (&["serve"][..], &["release", "check", "returns", "--as", "Ann"][..]);
    let (fails, is_missing) = ("the database did not do its work", "there is no database here");
    for (url, arguments, why) in [
        ("sqlite://nowhere/referrals.db", serve, fails),
        ("sqlite://nowhere/referrals.db", check, is_missing),
        ("sqlite://nothing.db", check, is_missing),
        ("sqlite://notes.txt", serve, fails),
        ("sqlite://notes.txt", check, fails),
    ] {
        let outcome = desk.run_with(arguments, &[("REFERRALS_DATABASE_URL", url)]);
        assert_eq!(outcome.code, Some(3), "{}", outcome.err);
        assert!(outcome.err.starts_with(&format!("error: {url}: {why}")), "{}", outcome.err);
        assert_eq!(outcome.out, "");
    }
    assert!(!desk.path("nothing.db").exists(), "who only looks makes no database");
}
