//! The words of the newsroom ZIP: what stands in it beside figure and table.
//!
//! Invariant: every text of an illustrative dataset begins with what it is, and the page of instructions fits on one sheet.

use crate::{
    components::embed_code::Embedded,
    page::{Site, View},
    text::newsroom,
    urls,
};

/// The files of the ZIP that are not text: their names stand in its instructions.
pub mod files {
    /// The drawing.
    pub const SVG: &str = "figure.svg";
    /// The picture for light pages.
    pub const LIGHT: &str = "figure-light.png";
    /// The picture for dark pages.
    pub const DARK: &str = "figure-dark.png";
    /// The picture for paper.
    pub const PRINT: &str = "figure-print.png";
    /// The table.
    pub const CSV: &str = "table.csv";
    /// What its columns mean.
    pub const CSVW: &str = "table.csv-metadata.json";
}

/// The text files of the ZIP of a view that is pinned, by name.
pub fn texts(site: &Site, view: &View) -> Vec<(&'static str, String)> {
    let View { publication, selection, .. } = view;
    let (table, dataset) = (view.table(), publication.dataset());
    let (language, words) = (selection.language, newsroom(selection.language));
    let embedded = Embedded { public_url: &site.public_url, view, table: &table };
    let mark = table.notes.illustrative.as_ref().map(|mark| format!("{mark}.\n\n")).unwrap_or_default();
    let marked = |text: &str| format!("{mark}{text}\n");
    let comment = table.notes.illustrative.as_ref().map(|mark| format!("<!-- {mark}. -->\n")).unwrap_or_default();
    let code = |code: String| format!("{comment}{code}\n");
    let at = |address: String| format!("{}{address}", site.public_url);
    let query = selection.query(publication);
    let licence = [
        format!("{} {}", words.licensed_under(&dataset.licence.name), dataset.licence.url),
        words.attribution(&table.notes.source),
        words.font().to_owned(),
    ];
    let files = words.files();
    let width = files.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    let files: Vec<String> = files.iter().map(|(name, what)| format!("{name:width$}  {what}")).collect();
    let mut readme = vec![table.title.clone(), table.subtitle.clone(), embedded.alt()];
    readme.extend(table.notes.standing.iter().cloned());
    readme.extend(table.notes.correction.clone());
    readme.push(files.join("\n"));
    readme.push(words.withheld().to_owned());
    readme.extend(table.notes.caveats.first().cloned());
    readme.push(format!("{} · {}", table.notes.status, table.notes.release));
    let addresses = [
        (words.page(), urls::dataset(&dataset.slug, &selection.plain().query(publication))),
        (words.method(), urls::method(&dataset.slug, language.query())),
        (words.again(), urls::download_zip(&dataset.slug, &query)),
    ];
    readme.extend(addresses.map(|(what, address)| format!("{what}\n{}", at(address))));
    readme.push(words.contact(&dataset.contact.name, &dataset.contact.url));
    vec![
        ("README.txt", marked(&readme.join("\n\n"))),
        ("alternative-text.txt", format!("{}\n", embedded.alt())),
        ("caption.txt", format!("{}\n", embedded.caption())),
        ("sentence.txt", format!("{}\n", embedded.alt())),
        ("embed.html", code(embedded.frame())),
        ("image.html", code(embedded.image())),
        ("licence.txt", marked(&licence.join("\n\n"))),
    ]
}
