//! `referrals verify`: what proves a release, and what does not.

use crate::{
    desk::{DESCRIPTOR, Desk, Outcome, csv},
    import::IMPORT,
};
use server::release::certified::Certified;
use shared::sample;

/// The document of a sample with withheld cells.
fn document() -> serde_json::Value {
    let publication = sample::by_force();
    let certificate = sample::certificate(&publication);
    let certified = Certified::new(publication, certificate).expect("the sample is proved");
    serde_json::to_value(certified).expect("it is JSON")
}

fn verify(desk: &Desk, document: &serde_json::Value) -> Outcome {
    desk.write("certificate.json", document.to_string());
    desk.run(&["verify", "certificate.json"])
}

#[test]
fn a_release_is_proved_without_a_database() {
    let desk = Desk::new();
    let proved = verify(&desk, &document());
    assert_eq!((proved.code, proved.err.as_str()), (Some(0), ""), "{}", proved.out);
    let (says, took) = proved.out.split_once("checked    in ").expect("how long it took");
    assert!(took.trim_end().strip_suffix(" microseconds").is_some_and(|took| took.parse::<u64>().is_ok()), "{took}");
    insta::assert_snapshot!(says);
    assert_eq!(desk.database(), None);

    desk.write("piped.json", document().to_string());
    let piped = desk.run_on("piped.json", &["verify", "-"]);
    assert_eq!((piped.code, piped.err.as_str()), (Some(0), ""));
    assert!(piped.out.starts_with(says), "{}", piped.out);
}

#[test]
fn a_document_that_was_tampered_with_names_the_cell() {
    let desk = Desk::new();
    let tampered = |from: &str, to: &str| {
        let mut document = document();
        let cells = document["publication"]["cells"].as_str().expect("cells").to_owned();
        document["publication"]["cells"] = cells.replacen(from, to, 1).into();
        verify(&desk, &document)
    };
    let refused = tampered("1521", "1522");
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    assert_eq!(
        refused.err,
        "error: certificate.json: nothing is proved of England and Wales, 2020-21..2022-23: \
         witness 0 disagrees with what is public in cell 9\n"
    );
    let refused = tampered("c1-6", "c1-3");
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("nothing is proved of Avon and Somerset Constabulary, 2020-21: "), "{}", refused.err);

    let mut document = document();
    document["certificate"]["pairs"][1] = serde_json::json!([0, 0]);
    let refused = verify(&desk, &document);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("2020-21, outcome no-further-action: cell"), "{}", refused.err);
}

#[test]
fn what_is_no_certificate_is_refused() {
    let desk = Desk::new();
    let mut other = document();
    other["certificate"]["version"] = 2.into();
    let refused = verify(&desk, &other);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("nothing is proved: version 2 of the certificate"), "{}", refused.err);
    for text in ["", "{}", "[]", "<html>", "{\"publication\": 1, \"certificate\": 2}"] {
        desk.write("certificate.json", text);
        let refused = desk.run(&["verify", "certificate.json"]);
        assert_eq!(refused.code, Some(1), "{text}");
        let head = "error: certificate.json: this is no release with its certificate: ";
        assert!(refused.err.starts_with(head), "{text}: {}", refused.err);
    }
    assert_eq!(desk.run(&["verify", "nowhere.json"]).code, Some(1));
    let address = desk.run(&["verify", "https://example.org/certificate"]);
    assert_eq!(address.code, Some(2));
    assert!(
        address.err.contains("curl -s \"https://example.org/certificate\" | referrals verify -"),
        "{}",
        address.err
    );
}

#[test]
fn names_in_a_document_do_not_move_the_cursor() {
    let desk = Desk::new();
    let mut document = document();
    for part in ["publication", "certificate"] {
        let slug =
            if part == "publication" { &mut document[part]["dataset"]["slug"] } else { &mut document[part]["dataset"] };
        *slug = "sample\u{1b}[2J".into();
    }
    let proved = verify(&desk, &document);
    assert_eq!(proved.code, Some(0), "{}", proved.err);
    assert!(proved.out.contains("sample\u{fffd}[2J"), "{}", proved.out);
}

#[test]
fn what_a_server_gives_out_is_proved() {
    let desk = Desk::new();
    desk.write("descriptor.toml", DESCRIPTOR);
    desk.write("return.csv", csv("3"));
    assert_eq!(desk.run(&IMPORT).code, Some(0));
    assert_eq!(desk.publish("returns").code, Some(0));
    let server = desk.serve(&["--no-demo"]);
    let (status, body) = server.get("/api/v1/datasets/returns/releases/1/certificate");
    assert_eq!(status, 200, "{body}");
    desk.write("certificate.json", body);
    let proved = desk.run(&["verify", "certificate.json"]);
    assert_eq!(proved.code, Some(0), "{}", proved.err);
    assert!(proved.out.contains("\ndataset    returns\n"), "{}", proved.out);
}
