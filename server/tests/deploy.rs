//! The sample configurations of `server/deploy` are what they are meant to be: parsed here, and run through the programs that
//! read them where those are installed.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy")
}

fn read(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The directives of a configuration of nginx, each with the blocks around it: `server / location / / proxy_cache referrals`.
fn directives(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut directives = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(block) = line.strip_suffix('{') {
            blocks.push(block.trim().to_owned());
        } else if line == "}" {
            blocks.pop().expect("every bracket that closes was opened");
        } else {
            let directive = line.strip_suffix(';').unwrap_or_else(|| panic!("`{line}` does not end"));
            directives.push(format!("{} / {directive}", blocks.join(" / ")));
        }
    }
    assert!(blocks.is_empty(), "{blocks:?} is not closed");
    directives
}

#[test]
fn the_proxy_keeps_only_what_answers_allow_and_writes_no_reader_down() {
    let all = directives(&read("nginx.conf"));
    let has = |directive: &str| all.iter().any(|found| found == directive);
    for directive in [
        "server / location / / proxy_pass http://referrals",
        "server / location / / proxy_cache referrals",
        "server / location / / proxy_cache_key $host$request_uri",
        "server / access_log off",
        "server / location /health/ / return 404",
    ] {
        assert!(has(directive), "{directive} is not in {all:#?}");
    }
    // A rehearsal and an error say `no-store`: who overrides that publishes early.
    // An old answer that stands in for longer than it says shows numbers that were taken back.
    let overrides =
        ["proxy_ignore_headers", "proxy_cache_valid", "expires", "proxy_hide_header", "proxy_cache_use_stale"];
    let found: Vec<_> = all.iter().filter(|found| overrides.iter().any(|word| found.contains(word))).collect();
    assert!(found.is_empty(), "{found:?}");
    let upstream = all.iter().filter(|found| found.starts_with("upstream referrals / server ")).count();
    assert_eq!(upstream, 3, "as many servers as the unit names ports");
}

#[test]
fn nginx_takes_the_proxy_configuration() {
    if Command::new("nginx").arg("-v").output().is_err() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    // Without the certificate, which is not on this machine, and with every file below the folder.
    let text = read("nginx.conf").replace("443 ssl", "8443").replace("/var/cache/nginx", &path(""));
    let text: String =
        text.lines().filter(|line| !line.trim_start().starts_with("ssl_")).map(|line| format!("{line}\n")).collect();
    let whole = format!("pid {};\nerror_log stderr;\nevents {{}}\nhttp {{\n{text}\n}}\n", path("pid"));
    fs::write(path("nginx.conf"), whole).expect("the file is written");
    let judged =
        Command::new("nginx").args(["-t", "-p", &path(""), "-c", &path("nginx.conf")]).output().expect("it runs");
    assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stderr));
}

/// The settings of a unit of systemd by section, such as `Service.Restart`.
fn settings(text: &str) -> Vec<(String, String)> {
    let mut section = String::new();
    let mut settings = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            name.clone_into(&mut section);
        } else {
            let (name, value) = line.split_once('=').unwrap_or_else(|| panic!("`{line}` sets nothing"));
            settings.push((format!("{section}.{name}"), value.to_owned()));
        }
    }
    settings
}

#[test]
fn the_unit_starts_the_program_as_it_is_called() {
    let settings = settings(&read("referrals@.service"));
    let value = |name: &str| settings.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
    assert_eq!(value("Service.ExecStart"), Some("/usr/local/bin/referrals serve --no-demo"));
    assert_eq!(value("Service.DynamicUser"), Some("yes"));
    let help =
        Command::new(env!("CARGO_BIN_EXE_referrals")).args(["serve", "--help"]).output().expect("the program runs");
    assert!(String::from_utf8_lossy(&help.stdout).contains("--no-demo"));
    let help = Command::new(env!("CARGO_BIN_EXE_referrals")).arg("--help").output().expect("the program runs");
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    let unit = read("referrals@.service");
    let named: BTreeSet<_> = unit
        .split(|c: char| !c.is_ascii_uppercase() && c != '_')
        .filter(|word| word.starts_with("REFERRALS_"))
        .collect();
    assert!(named.len() == 3 && named.iter().all(|name| help.contains(name)), "{named:?}");
    let ports = unit.lines().next().expect("a first line").matches("referrals@80").count();
    assert_eq!(ports, 3);
}

#[test]
fn systemd_takes_the_unit() {
    if Command::new("systemd-analyze").arg("--version").output().is_err() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let unit = folder.path().join("referrals@8081.service");
    // The program is installed where it was built.
    let text = read("referrals@.service").replace("/usr/local/bin/referrals", env!("CARGO_BIN_EXE_referrals"));
    fs::write(&unit, text).expect("the file is written");
    let judged = Command::new("systemd-analyze").args(["verify", "--man=no"]).arg(&unit).output().expect("it runs");
    let said = String::from_utf8_lossy(&judged.stderr);
    let ours: Vec<_> = said.lines().filter(|line| line.contains("referrals")).collect();
    assert!(judged.status.success() && ours.is_empty(), "{said}");
}
