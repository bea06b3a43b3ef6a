//! The code that puts a figure on somebody else's page.

use crate::urls;
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};
use shared::{publication::Publication, selection::Selection, table::Table};

/// What a host grants the embed: its height message, links in new tabs, files.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads \
    allow-top-navigation-by-user-activation";

/// The `<figure>` with the `<iframe>` of a selection, for a page that runs no script of ours; `height` is that of the drawing.
pub fn embed_code(
    public_url: &str,
    publication: &Publication,
    selection: &Selection,
    table: &Table,
    height: u32,
) -> String {
    let (slug, query) = (&publication.dataset().slug, selection.query(publication));
    let embed = format!("{public_url}{}", urls::embed(slug, &query));
    let page = format!("{public_url}{}", urls::dataset(slug, &query));
    let title = match &table.notes.illustrative {
        Some(illustrative) => format!("{illustrative}. {}", table.title),
        None => table.title.clone(),
    };
    format!(
        "<figure><iframe src=\"{}\" title=\"{}\" loading=\"lazy\" width=\"100%\" height=\"{}\" style=\"border:0\" \
         sandbox=\"{SANDBOX}\" referrerpolicy=\"strict-origin-when-cross-origin\"></iframe>\
         <figcaption><a href=\"{}\">{}</a>. {}</figcaption></figure>",
        attribute(&embed),
        attribute(&title),
        height + BELOW,
        attribute(&page),
        text(&title),
        text(&table.notes.source),
    )
}

/// What stands in an embed below its figure: table and link, folded up.
const BELOW: u32 = 130;
