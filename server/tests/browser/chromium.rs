//! A real Chromium, driven through its driver.

use crate::leash::Leash;
use fantoccini::{Client, ClientBuilder, Locator, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use server::clock;
use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    ops::Deref,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};
use tempfile::TempDir;

/// The names under which distributions install the browser.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1400,1100",
];

/// How long anything a test waits for may take; a slow machine needs most of it, a broken page all.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// One Chromium with a fresh profile; it ends when this is dropped.
pub(crate) struct Chromium {
    client: Client,
    _driver: Driver,
}

impl Chromium {
    /// Starts one; `None`, said loudly, where there is none. With `CI` set that is a failure.
    pub(crate) async fn start() -> Option<Self> {
        let program = CHROMIUM.into_iter().find(|name| is_there(name));
        let Some(program) = program.filter(|_| is_there("chromedriver")) else {
            skip("Chromium or chromedriver is missing; `cargo xtask test` says how to install them");
            return None;
        };
        let driver = Driver::start();
        let profile = driver.profile.path().display();
        let flags: Vec<String> =
            FLAGS.into_iter().map(str::to_owned).chain([format!("--user-data-dir={profile}")]).collect();
        let capabilities = json!({
            "goog:chromeOptions": { "binary": path(program), "args": flags },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().expect("an object").clone())
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .expect("Chromium starts");
        let chromium = Self { client, _driver: driver };
        chromium.window(1280, 900).await;
        chromium.prefer("light").await;
        // As in the window that a reader works in; without it no page hears that an element has the focus.
        chromium.devtools("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        Some(chromium)
    }

    /// Runs a function body in the page and gives what it returns; a promise is waited for.
    pub(crate) async fn ask(&self, body: &str) -> Value {
        let script = format!(
            "const answer = arguments[arguments.length - 1];
             (async () => {{ {body} }})().then(value => answer({{ value }}), error => answer({{ error: String(error) }}));"
        );
        let answer = self.client.execute_async(&script, Vec::new()).await.expect("the script runs");
        assert!(answer.get("error").is_none(), "{}: {body}", answer["error"]);
        answer["value"].clone()
    }

    /// Waits until an expression in the page is true.
    pub(crate) async fn until(&self, condition: &str) {
        self.ask_until(&format!("return Boolean({condition})"), |answer| *answer == true).await;
    }

    /// Asks until the answer is as expected, and gives it: what a key or a pointer does shows when the page gets to it. Each time it is
    /// asked anew: a page that is left answers nothing more, and its driver would wait for it.
    pub(crate) async fn ask_until(&self, body: &str, expected: impl Fn(&Value) -> bool) -> Value {
        const PAUSE: Duration = Duration::from_millis(20);
        let begun = clock::start();
        loop {
            // While one page makes way for another, nothing can be asked.
            let answer = self.client.execute(body, Vec::new()).await;
            if let Ok(answer) = &answer
                && expected(answer)
            {
                return answer.clone();
            }
            assert!(begun.elapsed() < PATIENCE, "at last {body} gave {answer:?}");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Enters a frame of the page when it holds what it is to show: what is asked of the empty document that it begins with is lost.
    pub(crate) async fn enter(&self, frame: u16) {
        self.until(&format!("document.querySelectorAll('iframe')[{frame}].contentDocument?.URL !== 'about:blank'"))
            .await;
        self.client.enter_frame(frame).await.expect("the frame");
    }

    /// Clicks on the first element of a CSS selector, in the middle of the window.
    pub(crate) async fn click(&self, selector: &str) {
        let element = self.client.find(Locator::Css(selector)).await.expect("an element to click");
        let scroll = format!("document.querySelector({selector:?}).scrollIntoView({{ block: 'center' }})");
        self.ask(&scroll).await;
        element.click().await.expect("the element is on top");
    }

    /// Waits until the page has another address.
    pub(crate) async fn leave(&self, address: &url::Url) {
        let elsewhere = async { while self.client.current_url().await.expect("an address") == *address {} };
        tokio::time::timeout(PATIENCE, elsewhere).await.expect("the page leads elsewhere");
    }

    /// A command of the DevTools protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let command = Raw { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": parameters }) };
        self.client.issue_cmd(command).await.expect("a DevTools command")
    }

    /// Gives the page a size in CSS pixels.
    pub(crate) async fn window(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Has the reader prefer a colour scheme, `light` or `dark`, and nothing that moves, so that no test waits for it.
    pub(crate) async fn prefer(&self, scheme: &str) {
        self.media("", &[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]).await;
    }

    /// Shows the page as on a medium (`print`, or `screen` where it is empty) with these features.
    pub(crate) async fn media(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": medium, "features": features })).await;
    }

    /// Turns JavaScript off for the pages; what a test asks still runs.
    pub(crate) async fn without_script(&self) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// Everything that was written to the console since it was last asked.
    pub(crate) async fn console(&self) -> Vec<String> {
        let entries = self.log("browser").await;
        entries.iter().map(|entry| format!("{} {}", entry["level"], entry["message"])).collect()
    }

    /// Every address that was requested since it was last asked, `data:` and `blob:` left out.
    pub(crate) async fn requests(&self) -> Vec<String> {
        let entries = self.log("performance").await;
        let events = entries.iter().filter_map(|entry| {
            let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let event = &event["message"];
            (event["method"] == "Network.requestWillBeSent")
                .then(|| event["params"]["request"]["url"].as_str().map(str::to_owned))
                .flatten()
        });
        events.filter(|url| url.starts_with("http") || url.starts_with("ws")).collect()
    }

    /// Saves the whole page as a picture in `target/screenshots`.
    pub(crate) async fn picture(&self, name: &str, width: u32) {
        self.window(width, 900).await;
        let height = self.ask("return document.documentElement.scrollHeight").await.as_u64().expect("a height");
        self.window(width, u32::try_from(height).expect("a height of a page").clamp(900, 12_000)).await;
        let picture = self.client.screenshot().await.expect("a screenshot");
        let folder = workspace().join("target/screenshots");
        fs::create_dir_all(&folder).expect("the folder of screenshots");
        fs::write(folder.join(format!("{name}.png")), picture).expect("the picture is written");
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let command = Raw { path: "se/log", body: json!({ "type": kind }) };
        let log = self.client.issue_cmd(command).await.expect("the driver keeps a log");
        log.as_array().expect("a list").clone()
    }
}

impl Deref for Chromium {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

/// The driver, with the profile of the browser it starts.
struct Driver {
    port: u16,
    // Ends, with the browser, before the folder of the profile goes.
    _leash: Leash,
    profile: TempDir,
}

impl Driver {
    /// Starts one; the port that it finds free may be another program's when it comes to take it, and then it ends.
    fn start() -> Self {
        (0..5).find_map(|_| Self::started()).expect("chromedriver prints its port")
    }

    fn started() -> Option<Self> {
        let profile = tempfile::tempdir().expect("a temporary folder");
        let mut leash = Leash::start("chromedriver", &["--port=0", "--log-level=SEVERE"], &[]);
        let (output, _) = leash.output();
        let mut lines = BufReader::new(output).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok())?;
        thread::spawn(move || lines.for_each(drop));
        Some(Self { port, _leash: leash, profile })
    }
}

/// Says on the terminal, past the test's captured output, that a test does not run; with `CI` set it fails.
#[expect(clippy::disallowed_methods, reason = "in CI nothing may be skipped")]
pub(crate) fn skip(why: &str) {
    let insisted = std::env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false");
    assert!(!insisted, "CI is set, so this test must run: {why}");
    writeln!(std::io::stderr(), "SKIPPED, NOT RUN: {why}").ok();
}

/// The folder of the workspace.
pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("server lies in the workspace")
}

fn is_there(program: &str) -> bool {
    let version = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    version.is_ok_and(|status| status.success())
}

/// Where a program lies, because the driver wants a path.
fn path(program: &str) -> String {
    let found = Command::new("sh").args(["-c", &format!("command -v {program}")]).output().expect("a shell");
    String::from_utf8_lossy(&found.stdout).trim().to_owned()
}

/// A command of the driver that WebDriver itself does not have.
#[derive(Debug)]
struct Raw {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
