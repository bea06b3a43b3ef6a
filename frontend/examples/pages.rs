//! Writes every page of every sample publication to a folder, to be looked at: `cargo run -p frontend --features ssr
//! --example pages -- FOLDER`.

#[path = "../tests/pages/sample.rs"]
mod sample;

use frontend::{STYLE, render};
use std::{fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/pages".into()));
    fs::create_dir_all(folder.join("assets"))?;
    fs::write(folder.join("assets/style.css"), STYLE.as_str())?;
    for (name, page) in sample::pages() {
        fs::write(folder.join(name).with_extension("html"), render(&sample::site(), &page))?;
    }
    Ok(())
}
