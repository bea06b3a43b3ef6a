//! From a return to a published release, and from a bad return to nothing.

use crate::desk::{DESCRIPTOR, Desk, csv};
use server::store;
use shared::{breakdown::Slice, cell::Cell, force};

pub(crate) const IMPORT: [&str; 4] = ["import", "return.csv", "--dataset", "descriptor.toml"];

fn desk(first: &str) -> Desk {
    let desk = Desk::new();
    desk.write("descriptor.toml", DESCRIPTOR);
    desk.write("return.csv", csv(first));
    desk
}

#[test]
fn a_return_becomes_a_draft_and_the_draft_a_release() {
    let desk = desk("20");
    let imported = desk.run(&IMPORT);
    assert_eq!((imported.code, imported.err.as_str()), (Some(0), ""), "{}", imported.out);
    insta::assert_snapshot!(imported.out);

    let unchecked = desk.run(&["release", "publish", "returns", "--as", "Bob"]);
    assert_eq!(unchecked.code, Some(1));
    assert!(unchecked.err.starts_with("error: release 1 of `returns` has not been checked"), "{}", unchecked.err);
    let published = desk.publish("returns");
    assert_eq!((published.code, published.err.as_str()), (Some(0), ""));
    assert!(published.out.starts_with("Release 1 of returns is published, on "), "{}", published.out);

    let again = desk.run(&["release", "publish", "returns", "--as", "Bob"]);
    assert_eq!(again.code, Some(1));
    assert_eq!(again.err, "error: `returns` has no draft: its last release is 1; import a return first\n");
}

#[test]
fn a_second_import_takes_the_place_of_the_draft() {
    let desk = desk("20");
    desk.run(&IMPORT);
    desk.write("return.csv", csv("3"));
    let imported = desk.run(&IMPORT);
    assert!(imported.out.starts_with("Draft of release 1 of returns: "), "{}", imported.out);
    assert_eq!(
        desk.run(&["release", "check", "returns", "--release", "2", "--as", "Ann"]).err,
        "error: `returns` has no release 2; it has 1\n"
    );
    assert_eq!(desk.publish("returns").code, Some(0));
    assert!(desk.run(&IMPORT).out.starts_with("Draft of release 2 of returns: "));
}

#[tokio::test]
async fn what_is_stored_of_a_return_is_protected_and_proved_together_with_the_releases_before() {
    let desk = desk("3");
    for number in 1..=2 {
        let imported = desk.run(&IMPORT);
        assert_eq!(imported.code, Some(0), "{}", imported.err);
        let store = store::open(&format!("sqlite://{}", desk.path("referrals.db").display())).await.expect("a store");
        let draft = store.content("returns", number).await.expect("an answer").expect("a draft");
        store.close().await;

        let (publication, certificate) = (draft.publication(), draft.certificate());
        let force = publication.forces().find(|area| area.name == force::forces()[0].name).expect("the first force");
        let cell = publication.cell(force, publication.years()[0].into(), Slice::Total);
        assert!(matches!(cell, Cell::Withheld(interval) if interval.lo <= 3 && interval.hi > 4), "{cell:?}");
        let withheld = publication.cells().iter().filter(|cell| matches!(cell, Cell::Withheld(_))).count();
        assert_eq!(certificate.pairs.len(), withheld);
        let earlier = certificate.knowledge.iter().filter(|fact| fact.release == Some(1)).count();
        assert_eq!(earlier > 0, number == 2, "{earlier} facts of release 1");
        assert_eq!(desk.publish("returns").code, Some(0));
    }
}

#[test]
fn the_report_of_a_return_is_json_for_who_asks() {
    let desk = desk("3");
    let imported = desk.run(&[&IMPORT[..], &["--json"]].concat());
    assert_eq!((imported.code, imported.err.as_str()), (Some(0), ""));
    let report: serde_json::Value = serde_json::from_str(&imported.out).expect("JSON and nothing else");
    assert_eq!(report["threshold"], 5);
    assert_eq!(report["levels"][0]["level"], "england-and-wales x all x total");
    let withheld: u64 = report["levels"]
        .as_array()
        .expect("levels")
        .iter()
        .flat_map(|level| [&level["sensitive"], &level["secondary"]])
        .filter_map(serde_json::Value::as_u64)
        .sum();
    assert!(withheld > 0);
    assert_eq!(report["checked"]["withheld"], withheld);
    assert_eq!(desk.publish("returns").code, Some(0), "the draft is kept all the same");
}

#[test]
fn all_problems_of_a_bad_return_are_told_and_nothing_is_stored() {
    let desk = desk("20");
    let good = desk.run(&IMPORT);
    assert_eq!(good.code, Some(0), "{}", good.err);
    let before = desk.database();

    let bad = csv("twenty")
        .replace("Kent Police,2021-22", "Cent Police,2021-22")
        .replace("Essex Police,2020-21", "Essex Police,last year");
    desk.write("return.csv", bad);
    let refused = desk.run(&IMPORT);
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    assert!(
        refused.err.starts_with("error: return.csv: 5 problems in the return; nothing was imported\n"),
        "{}",
        refused.err
    );
    // What was not understood, and where it therefore is missing.
    for found in ["`twenty`", "`Cent Police`", "`last year`", "Kent Police, 2021-22", "Essex Police, 2020-21"] {
        assert_eq!(refused.err.lines().filter(|line| line.contains(found)).count(), 1, "{found}: {}", refused.err);
    }
    let programs = desk.run(&[&IMPORT[..], &["--json"]].concat());
    let told: serde_json::Value = serde_json::from_str(&programs.out).expect("JSON");
    assert_eq!((programs.code, told["problems"].as_u64(), &programs.err), (Some(1), Some(5), &refused.err));
    assert_eq!(told["refused"].as_array().map(Vec::len), Some(5), "{told}");
    assert!(told["refused"][0]["place"].as_str().is_some_and(|place| place.starts_with("line ")), "{told}");
    assert_eq!(desk.database(), before, "the database is as it was, byte for byte");
}

#[test]
fn a_bad_return_makes_no_database() {
    let desk = desk("");
    let refused = desk.run(&IMPORT);
    assert_eq!(refused.code, Some(1), "{}", refused.out);
    assert_eq!(desk.database(), None);
}

#[test]
fn a_bad_descriptor_and_files_that_are_not_there_are_told() {
    let desk = desk("20");
    desk.write("descriptor.toml", DESCRIPTOR.replace("schedule", "scedule").replace("2020-21", "2020"));
    let refused = desk.run(&IMPORT);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.starts_with("error: descriptor.toml: 3 problems in the descriptor\n"), "{}", refused.err);

    desk.write("descriptor.toml", DESCRIPTOR);
    let no_return = desk.run(&["import", "nowhere.csv", "--dataset", "descriptor.toml"]);
    assert_eq!(no_return.code, Some(1));
    assert!(no_return.err.starts_with("error: nowhere.csv: "), "{}", no_return.err);
    let no_descriptor = desk.run(&["import", "return.csv", "--dataset", "nowhere.toml"]);
    assert_eq!(no_descriptor.code, Some(1));
    assert!(no_descriptor.err.starts_with("error: nowhere.toml: "), "{}", no_descriptor.err);
    assert_eq!(desk.database(), None);
}

#[test]
fn a_file_that_is_too_long_is_refused_before_it_takes_the_memory() {
    let desk = desk("20");
    let endless = desk.run(&["import", "/dev/zero", "--dataset", "descriptor.toml"]);
    assert_eq!(endless.code, Some(1));
    assert_eq!(endless.err, "error: /dev/zero: more than 50 MB, which is the most that is read\n");
    let endless = desk.run(&["import", "return.csv", "--dataset", "/dev/zero"]);
    assert_eq!(endless.code, Some(1));
    assert_eq!(endless.err, "error: /dev/zero: more than 1 MB, which is the most that is read\n");
    assert_eq!(desk.database(), None);
}
