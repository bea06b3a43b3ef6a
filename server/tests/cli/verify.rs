//! `referrals verify`: what proves a release, and what does not.

use crate::{
    desk::{DESCRIPTOR, Desk, Outcome, csv},
    import::IMPORT,
};
use server::release::certified::Certified;
use shared::sample;
use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    process::{Command, Stdio},
    thread,
};

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
fn a_proof_that_protects_nobody_is_no_proof() {
    let desk = Desk::new();
    let mut document = document();
    document["certificate"]["reach"] = 1.into();
    let refused = verify(&desk, &document);
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    let says = "nothing is proved: a width of 0 or a reach below 2 protects nobody";
    assert!(refused.err.contains(says), "{}", refused.err);
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
    document["publication"]["release"]["published"] = "2023-11-09\u{1b}[2J".into();
    let proved = verify(&desk, &document);
    assert_eq!(proved.code, Some(0), "{}", proved.err);
    assert!(proved.out.contains(r"2023-11-09\u{1b}[2J"), "{}", proved.out);
    assert!(proved.out.contains(r"sample\u{1b}[2J"), "{}", proved.out);
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
    let at = |path: &str| format!("http://{}{path}", server.address);
    let (page, api) = (at("/datasets/returns/releases/1"), at("/api/v1/datasets/returns/releases/1/certificate"));
    for source in ["certificate.json", &page, &api] {
        let proved = desk.run(&["verify", source]);
        assert_eq!(proved.code, Some(0), "{source}: {}", proved.err);
        assert!(proved.out.contains("\ndataset    returns\n"), "{source}: {}", proved.out);
    }
    let absent = desk.run(&["verify", &at("/datasets/returns/releases/2")]);
    let address = at("/api/v1/datasets/returns/releases/2/certificate");
    assert_eq!((absent.code, absent.err), (Some(1), format!("error: {address} answered with status 404\n")));
    let other = desk.run(&["verify", &at("/datasets/returns")]);
    assert_eq!(other.code, Some(1));
    assert!(other.err.contains("this is no release with its certificate"), "{}", other.err);
}

/// Answers one question with a head and then with `body` until nobody listens any more; gives its address.
fn host(head: &'static str, body: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("a bound socket");
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("somebody asks");
        let lines = BufReader::new(&stream).lines();
        lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
        let mut told = stream.write_all(head.as_bytes());
        while told.is_ok() && !body.is_empty() {
            told = stream.write_all(body);
        }
    });
    address.to_string()
}

#[test]
fn an_address_that_gives_no_release_says_why() {
    let desk = Desk::new();
    let refused = |source: &str, why: &str| {
        let refused = desk.run(&["verify", source]);
        assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""), "{source}");
        assert!(refused.err.contains(why) && refused.err.lines().count() == 1, "{source}: {}", refused.err);
    };
    let nobody = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port");
    refused(&format!("http://{nobody}/"), "could not be fetched: io: Connection refused");
    let endless = host("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n", &[b' '; 1 << 16]);
    refused(&format!("http://{endless}/"), "gives more than 64 MB");
    let elsewhere = host("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n\u{1b}[2J", &[]);
    refused(&format!("http://{elsewhere}/"), "this is no release with its certificate: ");
    let not_tls = host("HTTP/1.1 200 OK\r\n\r\n", &[]);
    refused(&format!("https://{not_tls}/"), "could not be fetched: ");
    assert_eq!(desk.run(&["verify", "http://"]).code, Some(2));
}

#[test]
fn what_never_ends_is_refused_before_it_takes_the_memory() {
    let desk = Desk::new();
    let endless = desk.run(&["verify", "/dev/zero"]);
    assert_eq!(endless.code, Some(1));
    assert_eq!(endless.err, "error: /dev/zero: more than 64 MB, which is the most that is read\n");
}

/// `openssl`, to its end, in the folder of a desk.
fn openssl(desk: &Desk, arguments: &str) {
    let done = Command::new("openssl").current_dir(desk.path("")).args(arguments.split(' ')).output();
    let done = done.expect("openssl is on the PATH");
    assert!(done.status.success(), "openssl {arguments}: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn a_certificate_of_a_private_authority_is_trusted_where_the_machine_trusts_the_authority() {
    let desk = Desk::new();
    let new = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2";
    openssl(&desk, &format!("{new} -keyout own.key -out own.pem -subj /CN=Authority"));
    openssl(&desk, &format!("{new} -keyout other.key -out other.pem -subj /CN=Other"));
    let signed = "-CA own.pem -CAkey own.key -addext subjectAltName=IP:127.0.0.1 -addext basicConstraints=CA:FALSE";
    openssl(&desk, &format!("{new} -keyout site.key -out site.pem -subj /CN=Site {signed}"));
    desk.write("release.json", document().to_string());
    let mut site = Command::new("openssl")
        .current_dir(desk.path(""))
        .args(["s_server", "-accept", "127.0.0.1:0", "-cert", "site.pem", "-key", "site.key", "-WWW"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("openssl is on the PATH");
    let lines = BufReader::new(site.stdout.take().expect("piped")).lines().map_while(Result::ok);
    let accepts = lines.into_iter().find_map(|line| line.strip_prefix("ACCEPT ").map(str::to_owned));
    let address = format!("https://{}/release.json", accepts.expect("it listens"));
    let verify = |trusted: &str| {
        let file = desk.path(trusted).display().to_string();
        desk.run_with(&["verify", &address], &[("SSL_CERT_FILE", &file), ("SSL_CERT_DIR", "")])
    };
    let (own, other, none) = (verify("own.pem"), verify("other.pem"), verify("nothing.pem"));
    site.kill().and_then(|()| site.wait()).expect("it ends");
    assert_eq!(own.code, Some(0), "{}", own.err);
    assert!(own.out.starts_with("Proved: "), "{}", own.out);
    assert_eq!((other.code, other.out.as_str()), (Some(1), ""));
    assert!(other.err.contains("UnknownIssuer"), "{}", other.err);
    assert_eq!(none.code, Some(1));
    assert!(none.err.contains("the certificates that this machine trusts cannot be read"), "{}", none.err);
}
