//! A page leaves nothing behind and tells nobody.

use crate::{chromium::Chromium, pages::every_page, program::Program};
use serde_json::json;

/// Notes every use of what could keep or send something, before any script of the page runs.
const WATCH: &str = r#"
    window.used = [];
    for (const name of ["getItem", "setItem", "removeItem", "clear", "key"]) {
        const original = Storage.prototype[name];
        Storage.prototype[name] = function (...given) { used.push("storage." + name); return original.apply(this, given); };
    }
    for (const [owner, name] of [[Document.prototype, "cookie"], [window, "localStorage"], [window, "sessionStorage"], [window, "indexedDB"], [window, "caches"]]) {
        const original = Object.getOwnPropertyDescriptor(owner, name);
        if (!original) continue;
        Object.defineProperty(owner, name, {
            configurable: true,
            get() { used.push(name); return original.get.call(this); },
            set(value) { used.push(name + " ="); original.set?.call(this, value); },
        });
    }
    navigator.sendBeacon = () => { used.push("sendBeacon"); return true; };
"#;

#[tokio::test]
async fn no_page_keeps_anything_or_asks_another_host() {
    let Some(chromium) = Chromium::start().await else { return };
    let program = Program::start();
    let pages = every_page(&chromium, &program).await;
    chromium.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
    chromium.requests().await;
    for page in &pages {
        chromium.goto(&program.at(page)).await.expect("a page");
        chromium.until("document.readyState === 'complete'").await;
        chromium.until("!document.querySelector('leptos-island') || document.documentElement.dataset.islands").await;
        assert_eq!(chromium.ask("return used").await, json!([]), "{page} uses what could keep something");
        let cookies = chromium.devtools("Network.getCookies", json!({})).await;
        assert_eq!(cookies["cookies"], json!([]), "{page} sets a cookie");
        let requests = chromium.requests().await;
        assert!(!requests.is_empty(), "{page} itself was requested");
        let elsewhere: Vec<_> = requests.iter().filter(|url| !url.starts_with(&program.address)).collect();
        assert!(elsewhere.is_empty(), "{page} asks another host: {elsewhere:?}");
    }
    let log = program.log();
    let complaints: Vec<_> = log.lines().filter(|line| line.contains("WARN") || line.contains("ERROR")).collect();
    assert!(!log.is_empty() && complaints.is_empty(), "the log is clean after every page was served: {complaints:?}");
}
