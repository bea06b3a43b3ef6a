//! A server inside the test, for publications that the demo data does not have.

use server::{
    app::{Settings, run},
    clock,
    embedders::Notes,
    release::{certified::Certified, descriptor::Descriptor, disclosure::protect, import},
    state::{Edition, Live, Snapshot},
};
use shared::{force, release::Release};
use std::{
    fmt::Write as _,
    net::TcpListener,
    sync::{Arc, mpsc},
    thread,
};

/// Serves what is published until it is dropped.
pub(crate) struct Served {
    /// Scheme, host and port, without a slash at the end.
    pub(crate) address: String,
    handle: actix_web::dev::ServerHandle,
}

impl Served {
    /// Serves one release on a free port.
    pub(crate) fn start(release: Certified) -> Self {
        Self::serving(Snapshot::new([Edition::latest(Arc::new(release), clock::now())]))
    }

    /// Serves a snapshot on a free port.
    pub(crate) fn serving(snapshot: Snapshot) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("a bound socket"));
        let settings = Settings { public_url: address.clone() };
        let (send, receive) = mpsc::channel();
        thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let live = Arc::new(Live::new(snapshot));
                let server = run(listener, live, settings, Notes::off()).expect("the server starts");
                send.send(server.handle()).expect("the test waits");
                server.await
            })
        });
        Self { address, handle: receive.recv().expect("the server starts") }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

/// The slug of what [`small_counts`] is a release of.
pub(crate) const SMALL_COUNTS: &str = "small-counts";

/// A release of counts as small as those that the product is made for, by 44 forces and so many years.
pub(crate) fn small_counts(years: u32) -> Certified {
    let mut csv = String::from("Force,Year,Number\n");
    for (at, force) in (0..).zip(force::forces()) {
        for year in 0..years {
            let count = (at * 7 + year * 5 + at * year) % 9 + if at % 11 == 0 { 20 } else { 0 };
            writeln!(csv, "{},{}-{:02},{count}", force.name, 2015 + year, 16 + year).expect("a String takes all");
        }
    }
    let toml = format!(
        r#"
        [dataset]
        slug = "{SMALL_COUNTS}"
        title = "Small counts"
        unit = {{ one = "referral", many = "referrals" }}
        definition = "Made up for a test."
        coverage = "All 44 police forces."
        status = "Not official statistics"
        contact = {{ name = "Office of Samples", url = "mailto:office@example.org" }}
        schedule = "Yearly."
        first_year = "2015-16"
        source = {{ organisation = "Office of Samples", title = "Yearly return", obtained = "Made up." }}
        regions = true
        [import]
        layout = "tidy"
        force = "Force"
        year = "Year"
        count = "Number""#
    );
    let descriptor = Descriptor::read(&toml).unwrap_or_else(|errors| panic!("{errors}"));
    let counts = import::read(csv.as_bytes(), "return.csv", &descriptor).unwrap_or_else(|errors| panic!("{errors}"));
    let protected = protect(counts, &descriptor, &[]).expect("it can be published");
    let certified = Certified::try_from(protected).expect("what is protected is proved");
    certified.released(Release::new(1, "2026-11-21"))
}
