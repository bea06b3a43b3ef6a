//! `referrals rehearse` and `referrals export`.

use crate::desk::{DESCRIPTOR, Desk, csv};
use std::fs;

/// A desk with one published release.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("returns.csv", csv("25"));
    desk.write("returns.toml", DESCRIPTOR);
    import(&desk);
    publish(&desk);
    desk
}

fn import(desk: &Desk) {
    assert_eq!(desk.run(&["import", "returns.csv", "--dataset", "returns.toml"]).code, Some(0));
}

fn publish(desk: &Desk) {
    let outcome = desk.publish("returns");
    assert_eq!(outcome.code, Some(0), "{}", outcome.err);
}

#[test]
fn a_draft_can_be_rehearsed_until_it_is_published_and_the_log_does_not_know_where() {
    let desk = desk();
    let nothing = desk.run(&["rehearse", "returns"]);
    assert_eq!(nothing.code, Some(1), "{}", nothing.out);
    assert!(nothing.err.contains("no draft to rehearse"), "{}", nothing.err);

    desk.write("returns.csv", csv("26"));
    import(&desk);
    let printed = desk.run(&["rehearse", "returns", "--for", "30m"]);
    assert_eq!(printed.code, Some(0), "{}", printed.err);
    assert!(
        printed.err.starts_with("It shows release 2 of returns to whoever has the address, until 20"),
        "{}",
        printed.err
    );
    let address = printed.out.trim();
    let path = &address[address.find("/rehearsal/").expect("an address")..];
    let server = desk.serve(&[]);
    let (status, page) = server.get(path);
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("Rehearsal of release 2: not published."), "{page}");
    assert_eq!(server.get("/datasets/returns?release=2").0, 404);
    publish(&desk);
    server.wait_for(path, |status, _| status == 410);
    let token = path.split('/').nth(2).expect("a token");
    assert!(!server.log().contains(&token[..16]), "{}", server.log());

    let long = desk.run(&["rehearse", "returns", "--for", "400h"]);
    assert_eq!(long.code, Some(2), "{}", long.err);
}

#[test]
fn a_release_is_exported_into_a_folder_of_its_own() {
    let desk = desk();
    let outcome = desk.run(&["export", "returns", "--release", "1", "copy"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.err);
    let sums = fs::read_to_string(desk.path("copy/SHA256SUMS")).expect("the sums");
    let told =
        format!("Release 1 of returns is in copy: {} files, their sums in SHA256SUMS.", sums.lines().count() + 1);
    assert_eq!((outcome.out.trim(), outcome.err.as_str()), (&*told, ""), "nothing but what came of it");
    let asked = desk.run_with(&["export", "returns", "--release", "1", "copy"], &[("REFERRALS_LOG", "server=info")]);
    assert!(asked.err.contains("the releases in memory changed"), "{}", asked.err);
    let page = fs::read_to_string(desk.path("copy/datasets/returns.html")).expect("the dashboard");
    assert!(page.contains("Archived copy of release 1, made on "), "{page}");
    for (arguments, why) in [
        (["export", "returns", "--release", "1", "copy"], "is not empty"),
        (["export", "returns", "--release", "2", "other"], "has no release 2; it has 1"),
        (["export", "others", "--release", "1", "other"], "there is no dataset `others`; there are returns"),
    ] {
        let outcome = desk.run(&arguments);
        assert_eq!(outcome.code, Some(1), "{}", outcome.err);
        assert!(outcome.err.contains(why), "{}", outcome.err);
    }
    assert!(!desk.path("other").exists(), "nothing is begun that is refused");
}
