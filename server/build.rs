//! Tells cargo which folders outside the crate the server carries in its binary.

fn main() {
    println!("cargo::rerun-if-changed=build.rs"); // Only a release build embeds the bundle; a debug build reads it when asked, so a new one costs no build.
    #[expect(clippy::disallowed_methods, reason = "cargo tells a build script by its environment what it builds")]
    let release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if release {
        // A folder that is not there would make cargo build the server anew each time.
        let site = std::path::Path::new("../target/site");
        if std::fs::create_dir_all(site).is_ok() {
            println!("cargo::rerun-if-changed={}", site.display());
        }
    }
}
