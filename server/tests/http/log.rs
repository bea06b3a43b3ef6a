//! What a request leaves in the log.

use crate::app::{BY_FORCE, TestApp};
use std::{
    io,
    sync::{Arc, Mutex},
};
use tracing_subscriber::util::SubscriberInitExt as _;

/// Everything that was logged.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no test panics while it writes").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_request_leaves_one_line_with_its_pattern_and_nothing_of_its_reader() {
    let lines = Lines::default();
    let writer = lines.clone();
    // The workers have threads of their own; no other test listens.
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
    subscriber.try_init().expect("no other test listens");
    let app = TestApp::start();
    app.send("GET", &format!("/datasets/{BY_FORCE}/method?secret-query"), &[("User-Agent", "secret-agent")]);
    app.send("HEAD", "/secret-path", &[]);
    app.get(&format!("/datasets/{BY_FORCE}/forces/secret-force"));
    // The drawing has rules that a picture cannot follow.
    assert!(app.get(&format!("/figures/{BY_FORCE}.svg")).text().contains("@media"));
    app.get(&format!("/figures/{BY_FORCE}.png"));
    app.get(&format!("/figures/{BY_FORCE}.png?unit=furlongs"));
    drop(app);
    let lines = lines.0.lock().expect("no test panics while it writes").clone();
    let lines = String::from_utf8(lines).expect("a log is text");
    assert!(!lines.contains("secret"), "{lines}");
    assert!(!lines.contains("WARN") && lines.contains("/figures/{dataset}.png"), "{lines}");
    let method = "request answered http.method=GET http.route=\"/datasets/{dataset}/method\" http.status=400";
    assert!(lines.contains(method), "{lines}");
    assert!(lines.contains("http.method=HEAD http.route=\"unmatched\" http.status=404"), "{lines}");
    for line in lines.lines().filter(|line| line.contains("request answered")) {
        assert!(line.contains("http.micros=") && !line.contains("127.0.0.1"), "{line}");
    }
}
