//! Withheld counts that can be told apart from any other number are looked for in everything that leaves the office: every answer,
//! every file of the database, what the program says and what it logs at its most talkative.

use crate::desk::{DESCRIPTOR, Desk, Server};
use server::{app::ROUTES, release::certified::Certified};
use shared::{cell::Cell, force, identity::FigureId, selection::Selection};
use std::{collections::BTreeSet, fmt::Write as _, fs, io::Read as _};

/// With this threshold the sensitive counts are as unusual as the others.
const THRESHOLD: u32 = 4_000_000;

const TALKATIVE: [(&str, &str); 1] = [("REFERRALS_LOG", "trace")];

/// Counts of every force by year, unlike any other number: half of them sensitive.
fn counts(seed: u32) -> Vec<[u32; 3]> {
    let mut seed = seed;
    let mut next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        1_000_003 + (seed >> 8) % 6_000_000
    };
    force::forces().iter().map(|_| [next(), next(), next()]).collect()
}

fn csv(counts: &[[u32; 3]]) -> String {
    let mut csv = String::from("Force,Year,Number\n");
    for (force, row) in force::forces().iter().zip(counts) {
        for (at, count) in row.iter().enumerate() {
            writeln!(csv, "{},{}-{},{count}", force.name, 2020 + at, 21 + at).expect("a String takes all");
        }
    }
    csv
}

/// The numbers of seven digits in a text, also those that are written with commas.
pub(crate) fn numbers(bytes: &[u8]) -> BTreeSet<u32> {
    let text = String::from_utf8_lossy(bytes);
    let found = |text: &str| -> Vec<u32> {
        let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 7);
        runs.filter_map(|run| run.parse().ok()).collect()
    };
    found(&text).into_iter().chain(found(&text.replace(',', ""))).collect()
}

/// What must not be found, and what must.
struct Secrets {
    withheld: BTreeSet<u32>,
    shown: u32,
}

impl Secrets {
    /// Counts of withheld cells, but for those that chance made equal to a number that is public.
    fn of(certified: &Certified, counts: &[[u32; 3]]) -> Self {
        let publication = certified.publication();
        let slice = publication.slices()[0];
        let mut withheld = BTreeSet::new();
        for (force, row) in force::forces().iter().zip(counts) {
            let area = publication.area(force.slug).expect("every force is published");
            for (year, count) in publication.years().iter().zip(row) {
                if matches!(publication.cell(area, (*year).into(), slice), Cell::Withheld(_)) {
                    withheld.insert(*count);
                }
            }
        }
        let all = withheld.len();
        let ends = publication.cells().iter().filter_map(|cell| cell.interval()).flat_map(|it| [it.lo, it.hi]);
        for public in ends.chain(certified.certificate().witnesses.iter().flatten().copied()) {
            withheld.remove(&public);
        }
        assert!(all > 60 && all - withheld.len() < 5, "{} of {all} withheld counts can be told apart", withheld.len());
        let total = publication.cell(publication.england_and_wales(), publication.years()[0].into(), slice);
        let shown =
            publication.cells().iter().filter_map(|cell| cell.count()).find(|count| count.to_string().len() == 7);
        Self { withheld, shown: shown.or(total.count()).expect("something is shown") }
    }

    fn none_in(&self, bytes: &[u8], what: &str) {
        let found: Vec<_> = numbers(bytes).intersection(&self.withheld).copied().collect();
        assert!(found.is_empty(), "{what} tells {found:?}");
    }
}

/// The members of an archive, or the text itself.
fn unpacked(bytes: Vec<u8>) -> Vec<Vec<u8>> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return vec![bytes];
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let members = 0..archive.len();
    let member = |index| {
        let mut bytes = Vec::new();
        archive.by_index(index).expect("a member").read_to_end(&mut bytes).expect("it is whole");
        bytes
    };
    members.map(member).flat_map(unpacked).collect()
}

/// Imports counts and gives all that the program said.
fn import(desk: &Desk, counts: &[[u32; 3]], more: &[&str]) -> Vec<u8> {
    desk.write("return.csv", csv(counts));
    let arguments = [&["import", "return.csv", "--dataset", "descriptor.toml"], more].concat();
    let imported = desk.run_with(&arguments, &TALKATIVE);
    assert_eq!(imported.code, Some(0), "{}", imported.err);
    format!("{}{}", imported.out, imported.err).into_bytes()
}

/// Everything that a server answers about the dataset below a prefix, with the addresses.
fn answers(server: &Server, prefix: &str, figure: &str) -> Vec<(String, Vec<u8>)> {
    let rehearsal = !prefix.is_empty();
    let queries: &[&str] = match rehearsal {
        false => {
            &["", "?figure=trend", "?unit=rate&sort=value", "?years=2020-21", "?lang=cy&sort=region", "?release=1"]
        }
        true => &["", "?lang=cy&sort=region"],
    };
    let mut answers = Vec::new();
    for route in ROUTES {
        let path = route.path.replace("{dataset}", "returns").replace("{force}", "kent").replace("{release}", "1");
        let path = path.replace("{figure}", figure);
        let own = format!("{}{prefix}", server.address);
        let path = if path == "/oembed" { format!("{path}?url={own}/datasets/returns&x") } else { path };
        for query in queries {
            let address = format!("{prefix}{path}{query}");
            // A picture is made of the drawing.
            // Nothing is kept of a rehearsal, so that every picture of an archive would be drawn again.
            let drawn = path.ends_with(".png") || rehearsal && path.ends_with(".zip");
            if !path.contains("{file}") && !path.contains("{token}") && !drawn {
                let body = server.answer(&address).body;
                answers.push((address, body));
            }
        }
    }
    answers
}

#[test]
fn a_withheld_count_is_nowhere() {
    let desk = Desk::new();
    desk.write("descriptor.toml", format!("{DESCRIPTOR}[policy]\nthreshold = {THRESHOLD}\n"));
    let (replaced, last) = (counts(7), counts(11));
    let mut said = import(&desk, &replaced, &[]);
    said.extend(import(&desk, &last, &["--json"]));
    said.extend(import(&desk, &last, &[]));
    let mut run = |arguments: &[&str]| {
        let done = desk.run_with(arguments, &TALKATIVE);
        assert_eq!(done.code, Some(0), "{arguments:?}: {}", done.err);
        said.extend(format!("{}{}", done.out, done.err).into_bytes());
        done.out
    };
    run(&["release", "check", "returns", "--as", "Ann"]);
    let printed = run(&["rehearse", "returns"]);
    let server = desk.serve_with(&["--no-demo"], &TALKATIVE);
    let token = printed.split('/').skip_while(|part| *part != "rehearsal").nth(1).expect("a token");
    let rehearsal = format!("/rehearsal/{token}");
    let certificate = "/api/v1/datasets/returns/releases/1/certificate";
    let (_, document) = server.get(&format!("{rehearsal}{certificate}"));
    let draft: Certified = serde_json::from_str(&document).expect("a draft with its proof");
    let figure = FigureId::new(draft.publication(), &Selection::everything()).to_string();
    let rehearsed = answers(&server, &rehearsal, &figure);
    run(&["release", "publish", "returns", "--as", "Bob"]);
    server.wait_for("/datasets/returns", |status, _| status == 200);
    run(&["backup", "copy.db"]);

    let (_, document) = server.get(certificate);
    let certified: Certified = serde_json::from_str(&document).expect("a release with its proof");
    let mut secrets = Secrets::of(&certified, &last);
    // Of the draft that was replaced nothing was ever public; what is sensitive in it would have been withheld.
    secrets.withheld.extend(replaced.iter().flatten().filter(|count| **count < THRESHOLD));

    secrets.none_in(&said, "the program");
    let figure = FigureId::new(certified.publication(), &Selection::everything()).to_string();
    for (what, put_out) in [("the rehearsal", rehearsed), ("the addresses", answers(&server, "", &figure))] {
        let mut shown = 0;
        for (address, body) in put_out {
            for part in unpacked(body) {
                secrets.none_in(&part, &address);
                shown += usize::from(numbers(&part).contains(&secrets.shown));
            }
        }
        assert!(shown > 4, "what is shown is found {shown} times in {what}");
    }

    let copy = fs::read(desk.path("copy.db")).expect("the backup");
    secrets.none_in(&copy, "the backup");
    assert!(numbers(&copy).contains(&secrets.shown), "what is shown is found in the backup");
    let mut shown = 0;
    for file in ["referrals.db", "referrals.db-wal", "referrals.db-shm"] {
        let bytes = fs::read(desk.path(file)).unwrap_or_default();
        secrets.none_in(&bytes, file);
        shown += usize::from(numbers(&bytes).contains(&secrets.shown));
    }
    assert!(shown > 0, "what is shown is found in the database");

    let log = server.log();
    assert!(log.contains("TRACE"), "the log is talkative");
    secrets.none_in(log.as_bytes(), "the log");
}
