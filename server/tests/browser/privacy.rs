//! A page leaves nothing behind and tells nobody; nor does an embed, on its own or in a frame.

use crate::{
    chromium::Chromium,
    host::host,
    pages::{every_page, in_both_languages},
    program::Program,
};
use serde_json::{Value, json};

/// Notes every use of what could keep or send something, before any script of the page runs; a frame tells the page around it.
const WATCH: &str = r#"
    window.used = [];
    const note = (what) => {
        used.push(what);
        if (parent !== window) parent.postMessage({ watched: what }, "*");
    };
    addEventListener("message", ({ data }) => { if (data?.watched) used.push(`frame: ${data.watched}`); });
    for (const name of ["getItem", "setItem", "removeItem", "clear", "key"]) {
        const original = Storage.prototype[name];
        Storage.prototype[name] = function (...given) { note("storage." + name); return original.apply(this, given); };
    }
    for (const [owner, name] of [
        [Document.prototype, "cookie"], [window, "cookieStore"], [window, "localStorage"], [window, "sessionStorage"],
        [window, "indexedDB"], [window, "caches"], [window, "name"],
        [Navigator.prototype, "storage"], [Navigator.prototype, "serviceWorker"],
    ]) {
        const original = Object.getOwnPropertyDescriptor(owner, name);
        if (!original) continue;
        Object.defineProperty(owner, name, {
            configurable: true,
            get() { note(name); return original.get?.call(this); },
            set(value) { note(name + " ="); original.set?.call(this, value); },
        });
    }
    navigator.sendBeacon = () => { note("sendBeacon"); return true; };
"#;

/// A Chromium that watches from the next page on.
async fn watching() -> Option<Chromium> {
    let chromium = Chromium::start().await?;
    chromium.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
    Some(chromium)
}

/// Fails when the page that is open has kept or sent anything.
async fn nothing_is_kept(chromium: &Chromium, program: &Program, page: &str, hosts: &[&str]) {
    assert_eq!(chromium.ask("return used").await, json!([]), "{page} uses what could keep something");
    let cookies = chromium.devtools("Network.getAllCookies", json!({})).await;
    assert_eq!(cookies["cookies"], json!([]), "{page} sets a cookie");
    let requests = chromium.requests().await;
    assert!(requests.iter().any(|url| url.starts_with(&program.address)), "{page} itself was requested");
    let elsewhere: Vec<_> = requests.iter().filter(|url| !hosts.iter().any(|host| url.starts_with(host))).collect();
    assert!(elsewhere.is_empty(), "{page} asks another host: {elsewhere:?}");
}

#[tokio::test]
async fn no_page_keeps_anything_or_asks_another_host() {
    let Some(chromium) = watching().await else { return };
    let program = Program::start();
    let pages = in_both_languages(every_page(&chromium, &program).await);
    for needed in ["/privacy", "/embed/", "/embed", "/method", "/releases/1"] {
        assert!(pages.iter().any(|page| page.contains(needed)), "{needed} is among the pages: {pages:?}");
    }
    chromium.requests().await;
    for page in &pages {
        chromium.goto(&program.at(page)).await.expect("a page");
        chromium.until("document.readyState === 'complete'").await;
        chromium.until("!document.querySelector('leptos-island') || document.documentElement.dataset.islands").await;
        nothing_is_kept(&chromium, &program, page, &[&program.address]).await;
    }
    let log = program.log();
    let complaints: Vec<_> = log.lines().filter(|line| line.contains("WARN") || line.contains("ERROR")).collect();
    assert!(!log.is_empty() && complaints.is_empty(), "the log is clean after every page was served: {complaints:?}");
}

#[tokio::test]
async fn no_embed_in_a_frame_of_another_site_keeps_anything_or_asks_a_third_one() {
    let Some(chromium) = watching().await else { return };
    let program = Program::start();
    for sandbox in ["", " sandbox='allow-scripts'", " sandbox='allow-scripts allow-same-origin'"] {
        for dataset in ["illustrative-by-force", "published-totals"] {
            let embed = program.at(&format!("/embed/{dataset}?ink=333333&paper=fff1e5"));
            let page = host(format!(
                "<!doctype html><title>Somebody else's page</title><iframe src='{embed}'{sandbox} width='640'></iframe>"
            ));
            chromium.requests().await;
            chromium.goto(&page).await.expect("the host's page");
            chromium.until("document.readyState === 'complete'").await;
            let own = url::Url::parse(&page).expect("an address").origin().ascii_serialization();
            nothing_is_kept(&chromium, &program, &embed, &[&program.address, &own]).await;
        }
    }
}

#[tokio::test]
async fn whatever_a_page_could_keep_is_seen() {
    let Some(chromium) = watching().await else { return };
    let program = Program::start();
    for use_of in [
        "document.cookie",
        "document.cookie = 'a=b'",
        "localStorage",
        "sessionStorage.getItem('a')",
        "indexedDB",
        "caches",
        "cookieStore",
        "window.name = 'a'",
        "navigator.storage",
        "navigator.serviceWorker",
        "navigator.sendBeacon('/')",
    ] {
        chromium.goto(&program.at("/privacy")).await.expect("a page");
        let used = chromium.ask(&format!("const before = used.length; {use_of}; return used.slice(before);")).await;
        assert!(matches!(&used, Value::Array(used) if !used.is_empty()), "{use_of} is not seen");
    }
    let framed = host(format!(
        "<!doctype html><title>Somebody else's page</title><iframe src='{}'></iframe>",
        program.at("/embed/published-totals")
    ));
    chromium.goto(&framed).await.expect("the host's page");
    chromium.until("document.readyState === 'complete'").await;
    chromium.enter(0).await;
    chromium.ask("document.cookie").await;
    chromium.enter_parent_frame().await.expect("the host's page");
    chromium.until("used.includes('frame: cookie')").await;
}
