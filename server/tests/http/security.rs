//! What browsers are told to allow.

use crate::app::{BY_FORCE, TestApp, addresses};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use ring::digest::{SHA256, digest};
use server::http::face::Face;

/// A text as a policy knows it.
pub(crate) fn known(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(digest(&SHA256, text.as_bytes())))
}

#[test]
fn every_answer_has_the_headers_of_its_form() {
    let app = TestApp::start();
    for (face, address) in addresses() {
        // The answer, its absence and the refusal of a method.
        let replies = [app.get(&address), app.get(&format!("{address}?colour=red")), app.send("POST", &address, &[])];
        for reply in replies {
            let pages = [Face::Page, Face::Asset, Face::Operation];
            let open = !pages.contains(&face);
            let policy = reply.header("content-security-policy");
            assert!(policy.starts_with("default-src 'none'"), "{address}: {policy}");
            let ancestors = if face == Face::Embed { "frame-ancestors *" } else { "frame-ancestors 'self'" };
            assert!(policy.ends_with(ancestors), "{address}: {policy}");
            assert_eq!(reply.header("x-content-type-options"), "nosniff", "{address}");
            assert_eq!(reply.header("x-frame-options"), "", "{address}");
            assert_eq!(reply.header("set-cookie"), "", "{address}");
            assert_ne!(reply.header("referrer-policy"), "", "{address}");
            assert_eq!(reply.header("access-control-allow-origin"), if open { "*" } else { "" }, "{address}");
            let resource = if open { "cross-origin" } else { "same-origin" };
            assert_eq!(reply.header("cross-origin-resource-policy"), resource, "{address}");
        }
    }
}

#[test]
fn a_page_runs_scripts_and_has_a_style_of_ours_alone() {
    let app = TestApp::start();
    let pages = addresses().into_iter().filter(|(face, _)| *face == Face::Page).map(|(_, address)| address);
    for address in pages.chain(["/nothing".to_owned(), format!("/datasets/{BY_FORCE}?colour=red")]) {
        let reply = app.get(&address);
        let policy = reply.header("content-security-policy");
        let mut scripts = reply.text().split("<script").skip(1).filter_map(|script| script.split_once('>'));
        let (tag, loader) = scripts.next().expect("a page holds the loader");
        assert!(tag.contains(" data-loader"), "{address}: {tag}");
        let loader = loader.split("</script>").next().expect("it ends");
        let allowed = format!("script-src 'self' 'wasm-unsafe-eval' {};", known(loader));
        assert!(policy.contains(&allowed), "{address}: {policy}");
        assert!(scripts.all(|(tag, _)| tag.contains(" src=") || tag.contains("type=\"application/")), "{address}");
        let (_, rest) = reply.text().split_once("<style>").expect("a page holds its style");
        let (style, rest) = rest.split_once("</style>").expect("it ends");
        assert!(policy.contains(&format!("style-src {};", known(style))), "{address}: {policy}");
        assert!(!policy.contains("unsafe-inline"), "{address}: {policy}");
        // The code of an embed, which is a text here, has a style.
        let mut tags = rest.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default());
        assert!(!tags.any(|tag| tag.starts_with("style") || tag.contains(" style=")), "{address} has another style");
    }
}

#[test]
fn nothing_that_a_reader_sends_becomes_markup() {
    let app = TestApp::start();
    let attack = "%3Cscript%3Ealert(1)%3C/script%3E%22%27%3E%3Csvg%20onload=alert(1)%3E";
    for (_, address) in addresses().into_iter().filter(|(_, address)| address.contains(BY_FORCE)) {
        for target in [
            format!("{address}?{attack}={attack}"),
            format!("{address}?forces={attack}"),
            address.replace(BY_FORCE, &attack.replace('/', "%2F")),
            address.replace("kent", &attack.replace('/', "%2F")),
        ] {
            let reply = app.get(&target);
            let text = String::from_utf8_lossy(&reply.body);
            let html = reply.header("content-type").contains("html") || reply.header("content-type").contains("svg");
            assert!(!html || !(text.contains("<script>alert") || text.contains("<svg onload")), "{target}");
            assert!(reply.status < 500, "{target}");
        }
    }
}
