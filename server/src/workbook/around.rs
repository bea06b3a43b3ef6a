//! What stands before the tables of a workbook: the cover, the contents, the notes.

use super::sheet::{Column, Field, Grid, Line, Sheet};
use frontend::{
    page::View,
    text::{files, prose},
    urls,
};
use shared::table::Table;

/// What the numbers are, whose they are, and whom to ask.
pub(super) fn cover(view: &View, public_url: &str) -> Sheet {
    let (publication, language) = (&view.publication, view.selection.language);
    let dataset = publication.dataset();
    let (words, prose) = (files(language), prose(language));
    let notes = view.table().notes;
    let mut lines: Vec<Line> = said_first(&view.table()).collect();
    lines.push(Line::Text(dataset.summary.text(language).to_owned()));
    let mut part = |heading: &str, texts: &[&str]| {
        lines.push(Line::Heading(heading.to_owned()));
        lines.extend(texts.iter().map(|text| Line::Text((*text).to_owned())));
    };
    part(prose.status(), &[&notes.status]);
    part(prose.release(), &[&notes.release]);
    part(prose.definition(), &[dataset.definition.text(language)]);
    part(prose.coverage(), &[dataset.coverage.text(language)]);
    part(prose.source(), &[&notes.source, dataset.source.obtained.text(language)]);
    part(prose.schedule(), &[dataset.schedule.text(language)]);
    let mut link = |heading: &str, text: &str, address: &str| {
        lines.push(Line::Heading(heading.to_owned()));
        lines.push(Line::Link(text.to_owned(), address.to_owned()));
    };
    link(prose.contact(), &dataset.contact.name, &dataset.contact.url);
    link(prose.licence(), &dataset.licence.name, &dataset.licence.url);
    if !public_url.is_empty() {
        let page = format!("{public_url}{}", urls::dataset(&dataset.slug, &view.selection.query(publication)));
        link(words.online(), &page, &page);
    }
    Sheet { name: words.cover().to_owned(), title: dataset.title.text(language).to_owned(), lines, table: None }
}

/// The mark of illustrative data and what has become of the release: what is said before all else.
pub(super) fn said_first(table: &Table) -> impl Iterator<Item = Line> {
    let notes = &table.notes;
    let first = notes.illustrative.iter().chain(&notes.standing).chain(&notes.correction);
    first.cloned().map(Line::Text).collect::<Vec<_>>().into_iter()
}

/// The other worksheets.
pub(super) fn contents(view: &View, tables: &[Sheet]) -> Sheet {
    let words = files(view.selection.language);
    let row = |name: &str, title: &str| vec![Field::Sheet(name.to_owned()), Field::Text(title.to_owned())];
    let notes = row(words.notes(), words.notes());
    let rows = std::iter::once(notes).chain(tables.iter().map(|sheet| row(&sheet.name, &sheet.title)));
    Sheet {
        name: words.contents().to_owned(),
        title: words.contents().to_owned(),
        lines: vec![Line::Text(words.about_contents().to_owned())],
        table: Some(Grid {
            name: "contents".to_owned(),
            columns: vec![column(words.worksheet(), 16), column(words.title(), 90)],
            rows: rows.collect(),
        }),
    }
}

/// What must be known before a number is used.
pub(super) fn notes(view: &View) -> Sheet {
    let words = files(view.selection.language);
    let rows = texts(view).into_iter().zip(1..).map(|(text, number)| vec![Field::Whole(number), Field::Text(text)]);
    Sheet {
        name: words.notes().to_owned(),
        title: words.notes().to_owned(),
        lines: vec![Line::Text(words.about_notes().to_owned())],
        table: Some(Grid {
            name: "notes".to_owned(),
            columns: vec![column(words.note_number(), 16), column(words.note(), 110)],
            rows: rows.collect(),
        }),
    }
}

/// The notes: those of the dataset, then those of all datasets.
fn texts(view: &View) -> Vec<String> {
    let (dataset, language) = (view.publication.dataset(), view.selection.language);
    let (prose, words) = (prose(language), language.words());
    let mut texts: Vec<String> = dataset.caveats.iter().map(|caveat| caveat.text(language).to_owned()).collect();
    texts.extend(dataset.breaks.iter().map(|at| format!("{}: {}", words.year(at.year), at.note.text(language))));
    texts.extend(
        dataset.events.iter().map(|event| format!("{}: {}", words.date(&event.date), event.label.text(language))),
    );
    let all = prose.protection_texts().iter().chain(prose.rates_texts());
    texts.extend(all.map(|text| (*text).to_owned()));
    texts
}

fn column(heading: &str, width: u16) -> Column {
    Column { heading: heading.to_owned(), width }
}
