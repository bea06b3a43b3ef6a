//! A server on a port of its own, and a client that sends exactly what a test says.

use jiff::Timestamp;
use server::{
    app::{ROUTES, Settings, run},
    embedders::Notes,
    http::{assets::Assets, cache::Coded, face::Face},
    release::certified::Certified,
    state::{Edition, Live, Snapshot},
};
use shared::{identity::FigureId, publication::Publication, release::Release, sample, selection::Selection};
use std::{
    collections::BTreeMap,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, mpsc},
    thread,
};

/// A server that answers from sample publications until it is dropped.
pub(crate) struct TestApp {
    address: SocketAddr,
    /// What it answers from.
    pub(crate) live: Arc<Live>,
    handle: actix_web::dev::ServerHandle,
}

/// The illustrative sample, with withheld, revised and missing cells.
pub(crate) const BY_FORCE: &str = "sample-by-force";
/// The sample that is not illustrative.
pub(crate) const NATIONAL: &str = "sample-national";

/// Every address of the table, with a dataset, a force and a file that are there.
pub(crate) fn addresses() -> Vec<(Face, String)> {
    let style = Assets::load(&Coded::default()).style;
    let file = style.rsplit('/').next().expect("an address has a last part");
    let figure = FigureId::new(&released(sample::by_force(), 2), &Selection::everything()).to_string();
    let fill = |path: &str| {
        path.replace("{dataset}", BY_FORCE)
            .replace("{force}", "kent")
            .replace("{release}", "2")
            .replace("{file}", file)
            .replace("{figure}", &figure)
    };
    // What answers about an address is asked with one, in tests of its own.
    let public = ROUTES.iter().filter(|route| !route.path.contains("{token}") && route.path != "/oembed");
    public.map(|route| (route.face, fill(route.path))).collect()
}

/// Whether an address names a figure, and with it a dataset and a release.
pub(crate) fn names_a_figure(address: &str) -> bool {
    ["/verify/", "/api/v1/figures/"].iter().any(|path| address.starts_with(path))
}

impl TestApp {
    /// With two releases of the illustrative sample and one of every other.
    pub(crate) fn start() -> Self {
        let first = proved(sample::by_force(), 1);
        let second = proved(sample::by_force(), 2);
        let others = [sample::national(), sample::one_year(), sample::many_years()].map(|it| proved(it, 1));
        Self::with(snapshot([first, second].into_iter().chain(others)))
    }

    /// With these publications.
    pub(crate) fn with(snapshot: Snapshot) -> Self {
        let live = Arc::new(Live::new(snapshot));
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("a bound listener has an address");
        let settings = Settings { public_url: "https://referrals.example".into() };
        let (send, receive) = mpsc::channel();
        let served = Arc::clone(&live);
        thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = run(listener, served, settings, Notes::off()).expect("the server starts");
                send.send(server.handle()).expect("the test waits for the handle");
                server.await
            })
        });
        let handle = receive.recv().expect("the server starts");
        Self { address, live, handle }
    }

    /// `GET` of an address.
    pub(crate) fn get(&self, target: &str) -> Reply {
        self.send("GET", target, &[])
    }

    /// Any method and headers.
    pub(crate) fn send(&self, method: &str, target: &str, headers: &[(&str, &str)]) -> Reply {
        let mut request = format!("{method} {target} HTTP/1.1\r\nHost: referrals.example\r\nConnection: close\r\n");
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str("\r\n");
        let mut stream = TcpStream::connect(self.address).expect("the server listens");
        stream.write_all(request.as_bytes()).expect("the server reads");
        let mut bytes = Vec::new();
        // A server that refuses to read on may reset the connection; what it said before counts.
        let _ = stream.read_to_end(&mut bytes);
        Reply::read(&bytes)
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

/// A publication under a number.
pub(crate) fn released(publication: Publication, number: u32) -> Publication {
    publication.released(Release::new(number, format!("2026-11-{:02}", 20 + number)))
}

/// A sample publication under a number, with its proof.
pub(crate) fn proved(publication: Publication, number: u32) -> Arc<Certified> {
    let certificate = sample::certificate(&publication);
    Arc::new(Certified::new(released(publication, number), certificate).expect("every sample is proved"))
}

/// The snapshot of these releases: the last of each dataset is its latest.
pub(crate) fn snapshot(certified: impl IntoIterator<Item = Arc<Certified>>) -> Snapshot {
    let mut editions: Vec<Edition> = Vec::new();
    for certified in certified {
        let edition = Edition::latest(Arc::clone(&certified), moment(certified.publication().release().number));
        for before in editions.iter_mut().filter(|before| before.dataset == edition.dataset) {
            let content = before.certified().expect("no release is withdrawn here");
            *before = Edition::superseded(content, before.published_at);
        }
        editions.push(edition);
    }
    Snapshot::new(editions)
}

/// The moment at which a release is published here.
pub(crate) fn moment(number: u32) -> Timestamp {
    format!("2026-11-{:02}T09:30:00Z", 20 + number).parse().expect("a moment")
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    /// The HTTP status.
    pub(crate) status: u16,
    headers: BTreeMap<String, String>,
    /// The body, as it came over the wire.
    pub(crate) body: Vec<u8>,
}

impl Reply {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("an answer has a head");
        let head = std::str::from_utf8(&bytes[..end]).expect("a head is text");
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
        let mut headers = BTreeMap::new();
        for line in lines {
            let (name, value) = line.split_once(": ").expect("a header has a value");
            let twice = headers.insert(name.to_ascii_lowercase(), value.to_owned());
            assert_eq!(twice, None, "{name} is sent once");
        }
        Self { status: status.expect("an answer has a status"), headers, body: bytes[end + 4..].to_vec() }
    }

    /// Every header but the time.
    pub(crate) fn headers(&self) -> BTreeMap<&str, &str> {
        let all = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        all.filter(|(name, _)| *name != "date").collect()
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("the body is JSON")
    }

    /// The body without its coding.
    pub(crate) fn decoded(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        let read = match self.header("content-encoding") {
            "" => return self.body.clone(),
            "br" => brotli::Decompressor::new(&self.body[..], 4096).read_to_end(&mut plain),
            "gzip" => flate2::read::GzDecoder::new(&self.body[..]).read_to_end(&mut plain),
            other => panic!("nobody asked for {other}"),
        };
        read.expect("the coding is whole");
        plain
    }

    /// A header, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is UTF-8")
    }
}
