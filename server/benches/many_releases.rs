//! How long a server takes to start with many releases, and how much memory: `cargo xtask bench` runs it with the release build.
//!
//! The database holds 200 datasets of 20 releases of 4,950 cells, as they come out of disclosure control; before that a tenth and a
//! half of the datasets. Both engines are measured, where PostgreSQL is on the machine. The times depend on the machine; the memory
//! hardly does.

#[expect(dead_code, reason = "it is not killed here")]
#[path = "../tests/postgres/private.rs"]
mod private;

use jiff::Timestamp;
use private::Postgres;
use server::{
    clock,
    release::{certified::Certified, descriptor::Descriptor, disclosure::protect, import},
    store::{
        self, Store,
        record::{ContentHash, Record, State},
        step::{Move, Step},
    },
};
use shared::{
    certificate::Certificate,
    dataset::Dataset,
    force,
    publication::Publication,
    release::{Kind, Release},
};
use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    io::{BufRead as _, BufReader},
    iter,
    path::Path,
    process::{Child, Command, Stdio},
};

/// Datasets in the large database, and releases of each.
const DATASETS: u32 = 200;
const RELEASES: u32 = 20;

/// What a start may take, by the client's word.
const SECONDS: f64 = 5.0;
const MEGABYTES: f64 = 300.0;

#[expect(clippy::print_stdout, reason = "a measurement is for reading")]
fn main() -> Result<(), Box<dyn Error>> {
    // The program to measure; cargo adds `--bench`.
    let program = env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let program = program.unwrap_or_else(|| env!("CARGO_BIN_EXE_referrals").to_owned());
    let folder = tempfile::tempdir()?;
    let runtime = tokio::runtime::Runtime::new()?;
    let release = protected()?;
    let postgres = Postgres::start();
    if let Err(why) = &postgres {
        println!("not measured on PostgreSQL: {why}");
    }
    println!(
        "{:<12}{:>9}{:>9}{:>12}{:>12}{:>10}",
        "database", "datasets", "releases", "cells each", "to readers", "memory"
    );
    let mut over = Vec::new();
    for datasets in [DATASETS / 10, DATASETS / 2, DATASETS] {
        let sqlite = format!("sqlite://{}", folder.path().join(format!("{datasets}.db")).display());
        let engines = iter::once(("SQLite", sqlite));
        for (engine, url) in engines.chain(postgres.as_ref().ok().map(|server| ("PostgreSQL", server.database()))) {
            runtime.block_on(fill(&url, &release, datasets))?;
            let (seconds, megabytes) = start(Path::new(&program), &url)?;
            let (releases, cells) = (datasets * RELEASES, release.publication().cells().len());
            println!("{engine:<12}{datasets:>9}{releases:>9}{cells:>12}{seconds:>10.2} s{megabytes:>7.0} MB");
            if seconds > SECONDS || megabytes > MEGABYTES {
                over.push(format!("{releases} releases may take {SECONDS} s and {MEGABYTES} MB on {engine}"));
            }
        }
    }
    if over.is_empty() { Ok(()) } else { Err(over.join("; ").into()) }
}

/// A return of every force over ten years by nine outcomes, after disclosure control: one number in 50 is sensitive, and
/// three times as many are withheld beside them.
fn protected() -> Result<Certified, Box<dyn Error>> {
    let codes: Vec<String> = (1..=9).map(|code| format!("\"Outcome {code}\"")).collect();
    let descriptor = format!(
        r#"
[dataset]
slug = "returns"
title = "Referrals by police force and outcome"
unit = {{ one = "referral", many = "referrals" }}
definition = "Made up for a measurement."
coverage = "All 44 police forces."
status = "Not official statistics"
contact = {{ name = "Office of Samples", url = "mailto:office@example.org" }}
schedule = "Yearly."
first_year = "2014-15"
source = {{ organisation = "Office of Samples", title = "Yearly return", obtained = "Made up." }}

[[dataset.breakdowns]]
slug = "outcome"
label = "Outcome"
codes = [{}]

[import]
layout = "tidy"
force = "Force"
year = "Year"
count = "Number"
"#,
        codes.join(", ")
    );
    let descriptor = Descriptor::read(&descriptor)?;
    let mut csv = String::from("Force,Year,Outcome,Number\n");
    let mut number: u32 = 1;
    for force in force::forces() {
        for year in 2014..2024 {
            for code in 1..=9 {
                number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let count = if (number >> 12).is_multiple_of(50) { 3 } else { (number >> 26) + 5 };
                writeln!(csv, "{},{year}-{},Outcome {code},{count}", force.name, (year + 1) % 100)?;
            }
        }
    }
    let counts = import::read(csv.as_bytes(), "return.csv", &descriptor)?;
    Ok(protect(counts, &descriptor, &[])?.try_into()?)
}

/// The same under the slug of another dataset.
fn named(release: &Certified, slug: &str) -> Result<Certified, Box<dyn Error>> {
    let publication = release.publication();
    let dataset = Dataset { slug: slug.to_owned(), ..publication.dataset().clone() };
    let (years, areas, cells) =
        (publication.years().to_vec(), publication.areas().to_vec(), publication.cells().to_vec());
    let publication = Publication::new(dataset, Release::unnumbered(), years, areas, cells)?;
    Ok(Certified::new(publication, Certificate { dataset: slug.to_owned(), ..release.certificate().clone() })?)
}

/// Fills a new database with the releases of many datasets.
async fn fill(url: &str, release: &Certified, datasets: u32) -> Result<(), Box<dyn Error>> {
    let store = store::open(url).await?;
    for dataset in 0..datasets {
        let named = named(release, &format!("returns-{dataset}"))?;
        for number in 1..=RELEASES {
            add(&*store, &named, number).await?;
        }
    }
    store.close().await;
    Ok(())
}

/// Adds one release that is published, or superseded when it is not the last one.
async fn add(store: &dyn Store, named: &Certified, number: u32) -> Result<(), Box<dyn Error>> {
    let at: Timestamp = "2026-11-23T09:30:00Z".parse()?;
    let content = named.clone().released(Release::new(number, clock::london_day(at)));
    let draft = Record {
        dataset: content.publication().dataset().slug.clone(),
        number,
        state: State::Draft,
        kind: Kind::Release,
        created_at: at,
        checked: None,
        scheduled: None,
        published_at: None,
        withdrawn: None,
        content_hash: ContentHash::of_content(&content),
    };
    let state = if number == RELEASES { State::Published } else { State::Superseded };
    let public = Record { state, published_at: Some(at), ..draft.clone() };
    let moves = vec![Move::Add(draft.clone(), &content), Move::Turn(draft, public)];
    Ok(store.take(&Step { moves, entries: Vec::new() }).await?)
}

/// Starts the program on a database: seconds until readers are served, and the most memory it took, in megabytes.
fn start(program: &Path, url: &str) -> Result<(f64, f64), Box<dyn Error>> {
    let begun = clock::start();
    let child = Command::new(program)
        .args(["serve", "--no-demo"])
        .env("REFERRALS_LISTEN", "127.0.0.1:0")
        .env("REFERRALS_DATABASE_URL", url)
        .env("REFERRALS_LOG", "error")
        .stdout(Stdio::piped())
        .spawn()?;
    let mut child = Ended(child);
    let output = child.0.stdout.take().ok_or("standard output is piped")?;
    let address = BufReader::new(output).lines().next().ok_or("the server ended without an address")??;
    let seconds = begun.elapsed().as_secs_f64();
    if !address.contains("http://") {
        return Err(format!("no address but `{address}`").into());
    }
    let status = fs::read_to_string(format!("/proc/{}/status", child.0.id()))?;
    let most =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    Ok((seconds, most.ok_or("the kernel tells the memory of a process")? / 1024.0))
}

/// A process that ends when this is dropped.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}
