//! What a reader receives, in bytes over the wire.

use crate::app::{BY_FORCE, TestApp};
use shared::selection::{FigureKind, Word as _};

/// The bytes of a body as a browser gets it.
fn bytes(app: &TestApp, address: &str) -> usize {
    let reply = app.send("GET", address, &[("Accept-Encoding", "gzip, deflate, br")]);
    assert_eq!(reply.status, 200, "{address}");
    reply.body.len()
}

#[test]
fn an_embed_of_any_kind_keeps_its_budget_in_either_language() {
    let app = TestApp::start();
    let mut heavy = Vec::new();
    for (figure, _) in FigureKind::WORDS {
        for unit in ["count", "rate"] {
            for language in ["en", "cy"] {
                let address = format!("/embed/{BY_FORCE}?figure={figure}&unit={unit}&lang={language}");
                let found = bytes(&app, &address);
                assert!(found > 800, "{address}: {found} bytes are too few to be true");
                if found > 8_000 {
                    heavy.push(format!("{address}: {found} bytes"));
                }
            }
        }
    }
    assert!(heavy.is_empty(), "at most 8000 bytes: {heavy:#?}");
}

#[test]
fn the_scripts_of_an_embed_keep_1500_and_1000_bytes() {
    use frontend::embed::{SCRIPT, WORDS};
    assert!(SCRIPT.len() <= 1_500, "{}", SCRIPT.len());
    assert!(WORDS.len() <= 1_000, "{}", WORDS.len());
}

#[test]
fn every_face_keeps_its_budget() {
    let app = TestApp::start();
    for (address, most) in [
        (format!("/embed/{BY_FORCE}"), 8_000),
        (format!("/embed/{BY_FORCE}?unit=rate"), 8_000),
        (format!("/embed/{BY_FORCE}?sort=region&theme=dark"), 8_000),
        (format!("/figures/{BY_FORCE}.svg"), 4_000),
        (format!("/figures/{BY_FORCE}.svg?unit=rate"), 4_000),
        (format!("/figures/{BY_FORCE}.png?width=1200"), 60_000),
        (format!("/figures/{BY_FORCE}.png?width=1200&unit=rate&theme=dark"), 60_000),
        (format!("/figures/{BY_FORCE}.png?figure=trend&width=1200"), 60_000),
        (format!("/cards/{BY_FORCE}.png"), 60_000),
        (format!("/datasets/{BY_FORCE}"), 40_000),
    ] {
        let found = bytes(&app, &address);
        assert!(found <= most, "{address}: {found} bytes, at most {most}");
        assert!(found > most / 10, "{address}: {found} bytes are too few to be true");
    }
}
