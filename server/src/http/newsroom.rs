//! `/downloads/….zip`: all that a newsroom takes of a selection, in one file.
//!
//! Invariant: it is pinned to its release, whatever the address asked for, and the same release gives the same bytes.

use crate::{
    error::ApiError,
    http::{
        answer::{Answer, media},
        ask::Ask,
        downloads, figures,
    },
};
use frontend::{
    newsroom::{
        self,
        files::{CSV, CSVW, DARK, LIGHT, PRINT, SVG},
    },
    page::View,
};
use jiff::civil::Date;
use shared::{
    release::Release,
    selection::{Selection, Theme},
};
use std::io::{Cursor, Write as _};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// A figure for paper is at most so wide, in CSS pixels: 169 mm, and the longest is still an image.
const PAPER: u32 = 640;

/// Figure, table and words of a selection.
pub fn zip(ask: &Ask) -> Result<Answer, ApiError> {
    let asked = ask.selected()?;
    let query = asked.pinned().query(&asked.publication);
    let view = Ask { query, ..ask.clone() }.selected()?;
    let release = view.publication.release();
    let folder = format!("{}-release-{}", view.publication.dataset().slug, release.number);
    let body = packed(&folder, release, &contents(ask, &view)?);
    Ok(downloads::file(&view, media::ZIP, body, "zip"))
}

/// The files by name.
fn contents(ask: &Ask, view: &View) -> Result<Vec<(&'static str, Vec<u8>)>, ApiError> {
    let themed = |theme| View { selection: Selection { theme, ..view.selection.clone() }, ..view.clone() };
    let picture = |theme| {
        let view = themed(theme);
        ask.pictures.of(&figures::draw(&view), figures::width(&view.selection))
    };
    let mut paper = themed(Theme::Print);
    paper.selection.width = Some(figures::width(&paper.selection).min(PAPER));
    let mut files = vec![
        (SVG, figures::draw(view).into_bytes()),
        (LIGHT, picture(Theme::Light)?.to_vec()),
        (DARK, picture(Theme::Dark)?.to_vec()),
        (PRINT, ask.pictures.printed(&figures::draw(&paper))?.to_vec()),
        (CSV, downloads::tidy(&view.publication, &view.selection)),
        (CSVW, downloads::described(view, CSV).into_bytes()),
    ];
    files.extend(newsroom::texts(&ask.site, view).into_iter().map(|(name, text)| (name, text.into_bytes())));
    Ok(files)
}

/// The files in a folder of a ZIP, each of the day of its release.
fn packed(folder: &str, release: &Release, files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let options = SimpleFileOptions::default().last_modified_time(day(release)).unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, body) in files {
        // A picture is small already.
        let method = if name.ends_with(".png") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(format!("{folder}/{name}"), options.compression_method(method)).expect(IN_MEMORY);
        writer.write_all(body).expect(IN_MEMORY);
    }
    writer.finish().expect(IN_MEMORY).into_inner()
}

const IN_MEMORY: &str = "memory takes every byte, and no two files have one name";

/// Midnight of the day of a release; the first day that a ZIP knows where it has none.
fn day(release: &Release) -> DateTime {
    let day = release.published.parse::<Date>().ok();
    let midnight = day.and_then(|day| {
        let (year, month, day) =
            (day.year().try_into().ok()?, day.month().try_into().ok()?, day.day().try_into().ok()?);
        DateTime::from_date_and_time(year, month, day, 0, 0, 0).ok()
    });
    midnight.unwrap_or_default()
}
