//! What pages are made of beside their HTML, and what crawlers and tabs ask for.

use crate::{
    error::ApiError,
    http::{
        answer::{Answer, media},
        ask::Ask,
        cache::{BodyHash, Coded, Coding},
    },
};
use actix_web::web::Bytes;
use frontend::page::Islands;
use rust_embed::RustEmbed;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What `cargo xtask bundle` made; empty where no bundle was built.
#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Bundle;

/// The part of the bundle's manifest that is served.
#[derive(Deserialize)]
struct Manifest {
    module: String,
    wasm: String,
}

/// The files of the pages, each under a name that its content decides.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    files: BTreeMap<String, (&'static str, Bytes)>,
    /// The address of the style sheet, for pages that share a file: those of an archive.
    pub style: String,
    /// The addresses of what hydrates the islands, where a bundle was built.
    pub islands: Option<Islands>,
}

impl Assets {
    /// The files in the binary; `coded` learns their codings from the bundle, which had time to make them small.
    pub fn load(coded: &Coded) -> Self {
        let mut assets = Self::default();
        assets.style = assets.add_hashed("style", "css", &frontend::STYLE);
        assets.islands = assets.bundle(coded);
        assets
    }

    fn bundle(&mut self, coded: &Coded) -> Option<Islands> {
        let manifest: Manifest = serde_json::from_slice(&Bundle::get("manifest.json")?.data).ok()?;
        for name in [&manifest.module, &manifest.wasm] {
            let body = Bytes::from(Bundle::get(name)?.data.into_owned());
            for (end, coding) in [("br", Coding::Brotli), ("gz", Coding::Gzip)] {
                if let Some(smaller) = Bundle::get(&format!("{name}.{end}")) {
                    coded.learn(&body, coding, Bytes::from(smaller.data.into_owned()));
                }
            }
            self.files.insert(name.clone(), (media_type(name), body));
        }
        Some(Islands {
            module: address(&manifest.module),
            wasm: address(&manifest.wasm),
            builder: self.add_hashed("builder", "js", frontend::BUILDER),
        })
    }

    fn add_hashed(&mut self, stem: &str, end: &str, text: &'static str) -> String {
        let hash: String = BodyHash::of(text.as_bytes()).to_string().chars().take(16).collect();
        let name = format!("{stem}-{hash}.{end}");
        let address = address(&name);
        self.files.insert(name.clone(), (media_type(&name), Bytes::from_static(text.as_bytes())));
        address
    }
}

fn address(name: &str) -> String {
    format!("/assets/{name}")
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// One file.
pub fn file(ask: &Ask) -> Result<Answer, ApiError> {
    let (media_type, body) = ask.assets.files.get(&ask.file).ok_or(ApiError::UnknownAddress)?;
    Ok(Answer::immutable(media_type, body.clone()))
}

/// Three bars.
pub fn icon(_: &Ask) -> Result<Answer, ApiError> {
    Ok(Answer::live(media::SVG, include_str!("icon.svg")))
}
