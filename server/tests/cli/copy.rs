//! A copy of the database, and the way back from it.

use crate::{
    desk::{DESCRIPTOR, Desk, Outcome, csv},
    postgres::Postgres,
};
use std::{env, process::Command};

fn ok(outcome: Outcome) -> String {
    assert_eq!((outcome.code, outcome.err.as_str()), (Some(0), ""), "{}", outcome.out);
    outcome.out
}

/// A desk with one release that is published and one that is a draft.
fn desk() -> Desk {
    let desk = Desk::new();
    two_releases(&desk);
    desk
}

fn two_releases(desk: &Desk) {
    desk.write("descriptor.toml", DESCRIPTOR);
    for first in ["3", "4"] {
        desk.write("return.csv", csv(first));
        ok(desk.run(&["import", "return.csv", "--dataset", "descriptor.toml"]));
        if first == "3" {
            ok(desk.publish("returns"));
        }
    }
}

fn restore(file: &str, desk: &Desk, from: &Desk) -> Outcome {
    desk.run(&["restore", &from.path(file).to_string_lossy()])
}

#[test]
fn a_copy_made_while_a_server_runs_is_brought_back_on_another_machine() {
    let (desk, other) = (desk(), Desk::new());
    let server = desk.serve(&[]);
    let made = ok(desk.run(&["backup", "copy.db"]));
    assert_eq!(made, "copy.db is made: 2 releases of 1 dataset; every hash agrees, and every certificate checks.\n");
    let copy = std::fs::read(desk.path("copy.db")).expect("the copy");

    let restored = ok(restore("copy.db", &other, &desk));
    assert!(restored.ends_with(": 2 releases of 1 dataset; every hash agrees, and every certificate checks.\n"));
    for verb in [&["release", "list", "--json"][..], &["release", "audit", "--json"], &["release", "show", "returns"]] {
        assert_eq!(ok(other.run(verb)), ok(desk.run(verb)), "{verb:?}");
    }
    let target = "/api/v1/datasets/returns/releases/1/certificate";
    assert_eq!(other.serve(&["--no-demo"]).get(target), server.get(target));
    ok(other.publish("returns"));
    assert_eq!(std::fs::read(desk.path("copy.db")).expect("the copy"), copy, "it is only read");
    for scrap in ["copy.db.partial", "copy.db-wal", "copy.db-shm"] {
        assert!(!desk.path(scrap).exists(), "{scrap}");
    }
    assert!(!other.path("referrals.db.restoring").exists());
}

#[test]
fn nothing_is_overwritten() {
    let desk = desk();
    ok(desk.run(&["backup", "copy.db"]));
    let again = desk.run(&["backup", "copy.db"]);
    assert_eq!((again.code, again.err.contains("is there already")), (Some(1), true), "{}", again.err);
    let before = ok(desk.run(&["release", "list", "--json"]));
    let refused = restore("copy.db", &desk, &desk);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("holds 2 releases already, and nothing is overwritten"), "{}", refused.err);
    assert_eq!(ok(desk.run(&["release", "list", "--json"])), before);
}

#[test]
fn a_copy_that_is_not_whole_is_not_brought_back() {
    let (desk, other) = (desk(), Desk::new());
    ok(desk.run(&["backup", "copy.db"]));
    let copy = std::fs::read(desk.path("copy.db")).expect("the copy");
    let mut changed = copy.clone();
    let title = b"Referrals by police force";
    // Pages keep bytes that belong to no row any more, so not every place is one of a release.
    for at in 0..copy.len() - title.len() {
        if copy[at..].starts_with(title) {
            changed[at] = b'D';
        }
    }
    assert_ne!(changed, copy);
    desk.write("changed.db", &changed);
    desk.write("half.db", &copy[..copy.len() / 2]);
    desk.write("other.db", "This is no database, and it is long enough to be read as one. ".repeat(20));
    for (file, code) in [("changed.db", 3), ("half.db", 3), ("other.db", 3), ("nowhere.db", 1)] {
        let refused = restore(file, &other, &desk);
        assert_eq!((refused.code, refused.out.as_str()), (Some(code), ""), "{file}: {}", refused.err);
        assert!(refused.err.contains(file), "{file}: {}", refused.err);
    }
    assert!(restore("changed.db", &other, &desk).err.contains("has the hash"));
    assert_eq!(ok(other.run(&["release", "list"])), "There is no release yet.\n");
    ok(restore("copy.db", &other, &desk));
}

#[test]
fn postgresql_is_copied_and_brought_back_by_the_commands_that_are_told() {
    let Some(server) = Postgres::shared() else { return };
    let (desk, other) = (Desk::on(server.database()), Desk::on(server.database()));
    two_releases(&desk);
    let copy = desk.path("copy").display().to_string();
    for (desk, verb) in [(&desk, "backup"), (&other, "restore")] {
        let told = desk.run(&[verb, &copy]);
        assert_eq!(told.code, Some(2), "{}", told.err);
        let command = told.err.lines().find(|line| line.starts_with("  pg_")).expect("a command");
        #[expect(
            clippy::disallowed_methods,
            reason = "a test looks for the programs of PostgreSQL where its server is"
        )]
        let path = env::var("PATH").expect("a path");
        let done = Command::new("sh")
            .args(["-c", &command.replace("FILE", &copy)])
            .env("PATH", format!("{}:{path}", server.programs.display()))
            .env("REFERRALS_DATABASE_URL", desk.database_url())
            .output()
            .expect("a shell");
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!((done.status.code(), &*said), (Some(0), ""), "{command}");
    }
    let verified = "2 releases of 1 dataset; every hash agrees, and every certificate checks.\n";
    assert_eq!(ok(other.run(&["release", "verify"])), verified);
    for verb in [&["release", "list", "--json"][..], &["release", "audit", "--json"], &["release", "show", "returns"]] {
        assert_eq!(ok(other.run(verb)), ok(desk.run(verb)), "{verb:?}");
    }
    ok(other.publish("returns"));
}
