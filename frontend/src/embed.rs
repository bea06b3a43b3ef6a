//! The document in an iframe on somebody else's page: one answer with everything in it.
//!
//! Invariant: it asks for nothing further, keeps nothing, and says what it says without its script, which tells the host how high it
//! is and writes the words of a mark that is pointed at or focused.

mod size;
mod style;

pub use size::{Size, framed, height_at};

use crate::{
    components::{
        data_table::{Names, data_table},
        embed_code::SANDBOX,
    },
    page::{Problem, Site, View},
    text::{labels, problems, prose, releases, verify},
    urls,
};
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};
use shared::{
    figure,
    identity::FigureId,
    selection::{Host, Selection, Theme, Word as _},
    standing::Standing,
    table::Table,
};
use std::{fmt::Write as _, sync::LazyLock};

/// The script of every document, for its content security policy: its lines end where it may be joined.
pub static SCRIPT: LazyLock<String> = LazyLock::new(|| include_str!("../public/embed.js").replace('\n', ""));

/// The script before it in a document whose figure leaves the words of its marks to the table: it writes them from there.
pub static WORDS: LazyLock<String> = LazyLock::new(|| include_str!("../public/embed-words.js").replace('\n', ""));

/// A document, and the style in it, for its content security policy.
pub struct Document {
    /// All of it.
    pub html: String,
    /// What stands in its `<style>`.
    pub style: String,
}

/// The figure of a selection with its table, caveats, source, and the ways to the dashboard and to the check of the figure.
pub fn document(site: &Site, view: &View) -> Document {
    let View { publication, selection, .. } = view;
    let table = view.table();
    let heading = heading(&table);
    // The image says it to those who see it.
    let mut main = format!("<h1 class=\"heard\">{}</h1>", text(&heading));
    if let Some(copy) = site.occasion.standing().filter(|_| site.occasion.is_archive()) {
        let copy = table.words().standing(publication.release().number, &copy);
        let _ = write!(main, "<p class=\"standing\">{}</p>", text(&copy));
    }
    main.push_str(&figures(&table, selection));
    main.push_str("<p class=\"ways\">");
    for (address, words) in ways(view) {
        let address = format!("{}{address}", site.public_url);
        let _ = write!(
            main,
            "<a href=\"{}\" target=\"_blank\" rel=\"noopener\">{}</a> ",
            attribute(&address),
            text(&words)
        );
    }
    main.push_str("</p>");
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
    let id = FigureId::new(publication, selection).to_string();
    let mut main = main_of(&id, selection, &main);
    if figure::is_told_by_its_table(&table) {
        let _ = write!(main, "<script>{}</script>", *WORDS);
    }
    page(selection.language.tag(), &heading, selection.theme, selection.host, &main)
}

/// The frame of a figure for a host that takes an iframe and nothing else.
pub fn iframe(site: &Site, view: &View, size: Size) -> String {
    let (publication, selection) = (&view.publication, &view.selection);
    let address = urls::embed(&publication.dataset().slug, &selection.query(publication));
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{}\" height=\"{}\" frameborder=\"0\" loading=\"lazy\" \
         style=\"border:0;max-width:100%\" sandbox=\"{SANDBOX}\" \
         referrerpolicy=\"strict-origin-when-cross-origin\"></iframe>",
        attribute(&format!("{}{address}", site.public_url)),
        attribute(&heading(&view.table())),
        size.width,
        size.height,
    )
}

/// The title of the figure, after the mark of illustrative data where it is.
fn heading(table: &Table) -> String {
    match &table.notes.illustrative {
        Some(illustrative) => format!("{illustrative}. {}", table.title),
        None => table.title.clone(),
    }
}

/// Where an embed leads: the same selection on the dashboard, the latest release where it shows another one, the check of the figure.
fn ways(view: &View) -> Vec<(String, String)> {
    let View { publication, selection, standing, .. } = view;
    let (slug, language) = (&publication.dataset().slug, selection.language);
    let dashboard = |selection: &Selection| urls::dataset(slug, &selection.query(publication));
    let way = selection.plain();
    let latest = standing
        .iter()
        .find_map(Standing::latest)
        .map(|latest| (dashboard(&Selection { release: None, ..way.clone() }), releases(language).see_latest(latest)));
    let id = FigureId::new(publication, selection).to_string();
    let check = (urls::figure(&id, language.query()), verify(language).this_figure().to_owned());
    [(dashboard(&way), prose(language).on_dashboard().to_owned())].into_iter().chain(latest).chain([check]).collect()
}

/// The content of a document with a figure: what hosts know it by is the name of the figure.
fn main_of(id: &str, selection: &Selection, content: &str) -> String {
    let class = if selection.width > Some(size::CONTENT) { " class=\"full\"" } else { "" };
    format!("<main id=\"{id}\"{class}>{content}</main>")
}

/// Why there is no figure, in the place of the figure.
pub fn problem(site: &Site, problem: &Problem) -> Document {
    let link = |(address, name): &(String, String)| {
        let address = format!("{}{address}", site.public_url);
        format!("<a href=\"{}\" target=\"_blank\" rel=\"noopener\">{}</a>", attribute(&address), text(name))
    };
    let words = problems(problem.language);
    let errors = problem.errors.iter().map(|error| text(&words.wrong(error)).into_owned());
    let items: String =
        errors.chain(problem.instead.iter().map(link)).fold(String::new(), |items, item| items + "<li>" + &item);
    let main = format!(
        "<main id=\"figure\"><h1>{}</h1><p>{}</p><ul>{items}</ul></main>",
        text(&problem.title),
        text(&problem.detail)
    );
    page(problem.language.tag(), &problem.title, Theme::Auto, Host::NONE, &main)
}

/// The figure in every width that the style may show.
fn figures(table: &Table, selection: &Selection) -> String {
    let draw = |(drawn, id): (&size::Drawn, u16)| {
        let svg = drawn.svg(table, selection, id);
        let tall = if drawn.is_tall(size::height_of(&svg)) { " tall" } else { "" };
        format!("<div class=\"{}{tall}\">{svg}</div>", drawn.class)
    };
    size::drawings(selection).iter().zip(0..).map(draw).collect()
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

fn page(language: &str, title: &str, theme: Theme, host: Host, main: &str) -> Document {
    let style = style::style(main, theme) + &figure::host_style(theme, host).unwrap_or_default();
    let theme = if theme == Theme::Auto { String::new() } else { format!(" data-theme=\"{}\"", theme.word()) };
    let html = format!(
        "<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">\
         <meta name=\"robots\" content=\"noindex\"><title>{}</title><style>{style}</style></head>\
         <body{theme}>{main}<script>{}</script></body></html>",
        text(title),
        *SCRIPT
    );
    Document { html, style }
}
