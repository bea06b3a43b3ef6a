//! The document in an iframe on somebody else's page: one answer with everything in it.
//!
//! Invariant: it asks for nothing further, keeps nothing, and says what it says without its script, which only tells the host how
//! high it is.

use crate::{
    components::data_table::{Names, data_table},
    page::{Problem, Site, View},
    text::{labels, prose, releases},
    urls,
};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};
use shared::{
    figure::{self, Frame, Styling},
    selection::{Host, Selection, Theme, Word as _},
    standing::Standing,
    table::Table,
};
use std::{fmt::Write as _, sync::LazyLock};

/// The style of the document, for its content security policy: the rules of figures, then its own.
pub static STYLE: LazyLock<String> =
    LazyLock::new(|| [figure::PAGE_STYLE, include_str!("../style/embed.css")].concat());

/// The script of the document, for its content security policy.
pub const SCRIPT: &str = include_str!("../public/embed.js");

/// The width of the figure where there is room, and on a phone, in CSS pixels; the style shows one of the two.
const WIDTHS: [(&str, u32); 2] = [("wide", 640), ("narrow", 344)];

/// The figure of a selection with its table, caveats, source and the way to the dashboard.
pub fn document(site: &Site, view: &View) -> String {
    let View { publication, selection, standing } = view;
    let table = view.table();
    let heading = match &table.notes.illustrative {
        Some(illustrative) => format!("{illustrative}. {}", table.title),
        None => table.title.clone(),
    };
    // The image says it to those who see it.
    let mut main = format!("<h1 class=\"heard\">{}</h1>", text(&heading));
    if let Some(copy) = site.occasion.standing().filter(|_| site.occasion.is_archive()) {
        let copy = table.words().standing(publication.release().number, &copy);
        let _ = write!(main, "<p class=\"standing\">{}</p>", text(&copy));
    }
    main.push_str(&figures(&table, selection));
    let way = selection.plain();
    let title = publication.dataset().title.text(selection.language);
    let mut lead = |way: &Selection, words: &str| {
        let address = urls::dataset(&publication.dataset().slug, &way.query(publication));
        let _ = write!(
            main,
            "<p class=\"way\"><a href=\"{}\" target=\"_blank\" rel=\"noopener\">{}</a></p>",
            attribute(&format!("{}{address}", site.public_url)),
            text(words)
        );
    };
    lead(&way, &prose(selection.language).open_dashboard(title));
    if let Some(latest) = standing.iter().find_map(Standing::latest) {
        lead(&Selection { release: None, ..way }, &releases(selection.language).see_latest(latest));
    }
    let labels = labels(selection.language);
    let _ = write!(main, "<details><summary>{}</summary>", text(labels.table()));
    let _ = write!(
        main,
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">{}</div>",
        attribute(labels.table_region()),
        data_table(&table, Names::Plain)
    );
    notes(&mut main, &table);
    main.push_str("</details>");
    page(selection.language.tag(), &heading, selection.theme, selection.host, &main)
}

/// Why there is no figure, in the place of the figure.
pub fn problem(site: &Site, problem: &Problem) -> String {
    let link = |(address, name): &(String, String)| {
        let address = format!("{}{address}", site.public_url);
        format!("<a href=\"{}\" target=\"_blank\" rel=\"noopener\">{}</a>", attribute(&address), text(name))
    };
    let errors = problem.errors.iter().map(|error| format!("<span lang=\"en\">{}</span>", text(&error.to_string())));
    let items: String =
        errors.chain(problem.instead.iter().map(link)).fold(String::new(), |items, item| items + "<li>" + &item);
    let main = format!("<h1>{}</h1><p>{}</p><ul>{items}</ul>", text(&problem.title), text(&problem.detail));
    page(problem.language.tag(), &problem.title, Theme::Auto, Host::NONE, &main)
}

/// The figure at the selected width, or at two of which the style shows one.
fn figures(table: &Table, selection: &Selection) -> String {
    let draw = |width, id| figure::svg(table, Frame { width, height: selection.height, styling: Styling::Page, id });
    match selection.width {
        Some(width) => draw(width, 0),
        None => {
            let both = WIDTHS.iter().zip(0..);
            both.map(|((class, width), id)| format!("<div class=\"{class}\">{}</div>", draw(*width, id))).collect()
        }
    }
}

/// What stands around the numbers: the image says most of it too, and not every reader sees the image.
fn notes(html: &mut String, table: &Table) {
    let notes = &table.notes;
    let keys = notes.shorthands.iter().map(|(symbol, meaning)| format!("{symbol} {meaning}"));
    let marks = notes.marks.iter().map(|(mark, meaning)| format!("{mark} {meaning}"));
    let breaks = notes.breaks.iter().map(|(year, note)| format!("{year}: {note}"));
    html.push_str("<ul>");
    for item in
        notes.correction.iter().cloned().chain(keys).chain(marks).chain(breaks).chain(notes.caveats.iter().cloned())
    {
        let _ = write!(html, "<li>{}</li>", text(&item));
    }
    let _ = write!(html, "</ul><p>{}<br>{} · {}</p>", text(&notes.source), text(&notes.status), text(&notes.release));
}

fn page(language: &str, title: &str, theme: Theme, host: Host, main: &str) -> String {
    let host = figure::host_style(theme, host).map_or_else(String::new, |style| format!("<style>{style}</style>"));
    let theme = if theme == Theme::Auto { String::new() } else { format!(" data-theme=\"{}\"", theme.word()) };
    format!(
        "<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">\
         <meta name=\"robots\" content=\"noindex\"><title>{}</title><style>{}</style>{host}</head>\
         <body{theme}><main>{main}</main><script>{SCRIPT}</script></body></html>",
        text(title),
        *STYLE
    )
}
