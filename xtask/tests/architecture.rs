//! The rules of the architecture that neither the compiler nor clippy can hold.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A word that may stand only in some places of some folders.
struct Rule {
    word: &'static str,
    /// Where the rule holds.
    within: &'static [&'static str],
    /// Where in there the word may stand: the beginnings of paths.
    only: &'static [&'static str],
}

const RULES: [Rule; 11] = [
    Rule { word: "sqlx", within: SOURCES, only: &["server/src/store"] },
    Rule {
        word: "actix_web",
        within: SOURCES,
        only: &["server/src/app.rs", "server/src/error.rs", "server/src/error/", "server/src/http"],
    },
    Rule { word: "plotters", within: SOURCES, only: &["shared/src/figure"] },
    Rule {
        word: "rust_xlsxwriter",
        within: SOURCES,
        only: &["server/src/workbook", "server/src/release/import/tests"],
    },
    Rule { word: "web_sys", within: SOURCES, only: &["frontend/src/browser"] },
    Rule { word: "CACHE_CONTROL", within: SOURCES, only: &["server/src/http/cache"] },
    // `shared` is pure: it reads nothing and waits for nothing.
    Rule { word: "SystemTime", within: &["shared/src"], only: &[] },
    Rule { word: "Instant", within: &["shared/src"], only: &[] },
    Rule { word: "env", within: &["shared/src"], only: &[] },
    Rule { word: "fs", within: &["shared/src"], only: &[] },
    Rule { word: "async", within: &["shared/src"], only: &[] },
];

const SOURCES: &[&str] = &["shared/src", "frontend/src", "server/src"];

/// Files that may be longer than the limit, each with its reason.
const LONG: [(&str, &str); 0] = [];

const LIMIT: usize = 400;

#[test]
fn every_effect_stays_in_its_place() {
    let mut found = Vec::new();
    for rule in &RULES {
        for file in rule.within.iter().flat_map(|folder| sources(folder)) {
            if rule.only.iter().any(|allowed| file.starts_with(allowed)) {
                continue;
            }
            for (number, line) in read(&file).lines().enumerate() {
                if code(line).split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == rule.word) {
                    found.push(format!("{file}:{}: `{}` may stand only in {:?}", number + 1, rule.word, rule.only));
                }
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn no_file_grows_past_the_limit() {
    let mut found = Vec::new();
    for file in ["shared", "frontend", "server", "xtask"].into_iter().flat_map(sources) {
        let lines = read(&file).lines().count();
        let excused = LONG.iter().any(|(name, _)| file == *name);
        if (lines > LIMIT) != excused {
            found.push(format!("{file} has {lines} lines; the limit is {LIMIT} or a reason in LONG, not both"));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn a_name_says_what_a_file_holds() {
    let nameless = ["mod.rs", "utils.rs", "util.rs", "helpers.rs", "common.rs", "types.rs", "misc.rs"];
    let found: Vec<_> = ["shared", "frontend", "server", "xtask"]
        .into_iter()
        .flat_map(sources)
        .filter(|file| nameless.iter().any(|name| file.rsplit('/').next() == Some(name)))
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn crates_depend_downwards_alone() {
    for (package, may_not) in [
        ("shared", &["frontend", "server", "leptos", "actix-web", "sqlx", "tokio", "web-sys"][..]),
        ("frontend", &["server", "actix-web", "sqlx", "tokio", "plotters"]),
        ("server", &["xtask", "plotters", "web-sys"]),
        ("xtask", &["shared", "frontend", "server"]),
    ] {
        let manifest = read(&format!("{package}/Cargo.toml"));
        let dependencies = manifest.split("dependencies]").skip(1).flat_map(str::lines);
        let names: Vec<_> = dependencies.filter_map(|line| line.split(['.', ' ', '=']).next()).collect();
        assert!(names.len() > 1, "{package} has dependencies");
        for name in may_not {
            assert!(!names.contains(name), "{package} must not depend on {name}");
        }
    }
}

/// A line without what follows `//`.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace")
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Every Rust file below a folder of the workspace, relative to it.
fn sources(folder: &str) -> Vec<String> {
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let relative = path.strip_prefix(root()).expect("below the workspace");
                files.push(relative.to_string_lossy().into_owned());
            }
        }
    }
    files.sort();
    files
}
