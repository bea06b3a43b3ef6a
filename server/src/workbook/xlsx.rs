//! Worksheets as an XLSX file.

use super::{
    WorkbookError,
    sheet::{Column, Field, Grid, Line, Sheet},
};
use frontend::page::View;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Table, TableColumn, TableStyle, Url, Workbook, Worksheet,
    XlsxError,
};
use shared::language::Language;

/// The width of a column of sentences, in characters.
const PROSE: u16 = 100;

/// The bytes of the file.
pub(super) fn write(view: &View, sheets: &[Sheet]) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(view)?);
    let formats = Formats::new();
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        worksheet.write_string_with_format(0, 0, &sheet.title, &formats.title)?;
        let below = lines(worksheet, sheet, &formats)?;
        if let Some(grid) = &sheet.table {
            table(worksheet, grid, below, &formats)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// The number by which the format knows the size of the paper.
const A4: u8 = 9;

/// What the file says of itself; it was made on the day of the release.
fn properties(view: &View) -> Result<DocProperties, XlsxError> {
    let (dataset, language) = (view.publication.dataset(), view.selection.language);
    let mut title = dataset.title.text(language).to_owned();
    if dataset.illustrative {
        title = format!("{}. {title}", language.words().illustrative());
    }
    let tag = match language {
        Language::En => "en-GB",
        Language::Cy => "cy-GB",
    };
    let properties = DocProperties::new()
        .set_title(title)
        .set_subject(dataset.summary.text(language))
        .set_author(dataset.source.organisation.text(language))
        .set_status(dataset.status.text(language))
        .set_creation_datetime(&ExcelDateTime::parse_from_str(&view.publication.release().published)?)
        .set_custom_property("Language", tag);
    Ok(properties)
}

/// Writes the lines, and gives the first row below them.
fn lines(worksheet: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<u32, XlsxError> {
    // Above a table the text runs over the narrow columns; where there is none, it needs a wide one.
    let text = if sheet.table.is_none() { &formats.wrapped } else { &formats.text };
    if sheet.table.is_none() {
        worksheet.set_column_width(0, PROSE)?;
    }
    let mut row = 1;
    for line in &sheet.lines {
        match line {
            Line::Heading(heading) => worksheet.write_string_with_format(row, 0, heading, &formats.heading)?,
            Line::Text(line) => worksheet.write_string_with_format(row, 0, line, text)?,
            Line::Link(line, address) => worksheet.write_url(row, 0, Url::new(address).set_text(line))?,
        };
        row += 1;
    }
    Ok(row)
}

fn table(worksheet: &mut Worksheet, grid: &Grid, top: u32, formats: &Formats) -> Result<(), XlsxError> {
    let columns: Vec<TableColumn> = grid
        .columns
        .iter()
        .map(|Column { heading, .. }| TableColumn::new().set_header(heading).set_header_format(&formats.head))
        .collect();
    for (at, column) in (0..).zip(&grid.columns) {
        worksheet.set_column_width(at, column.width)?;
    }
    for (row, fields) in (top + 1..).zip(&grid.rows) {
        for (at, field) in (0..).zip(fields) {
            match field {
                Field::Text(text) => worksheet.write_string_with_format(row, at, text, &formats.wrapped)?,
                Field::Sheet(name) => {
                    worksheet.write_url(row, at, Url::new(format!("internal:'{name}'!A1")).set_text(name))?
                }
                Field::Whole(count) =>
                {
                    #[expect(clippy::cast_precision_loss, reason = "people and years are far below 2^53")]
                    worksheet.write_number_with_format(row, at, *count as f64, &formats.whole)?
                }
                Field::Decimal(rate) => worksheet.write_number_with_format(row, at, *rate, &formats.decimal)?,
                Field::Empty => worksheet,
            };
        }
    }
    let last = (0..).zip(&grid.columns).last().map_or(0, |(at, _)| at);
    let below = (top..).zip(&grid.rows).last().map_or(top, |(row, _)| row + 1);
    let table = Table::new()
        .set_name(&grid.name)
        .set_columns(&columns)
        .set_autofilter(false)
        .set_banded_rows(false)
        .set_style(TableStyle::Light1);
    worksheet.add_table(top, 0, below, last, &table).map(drop)
}

/// The looks of cells; letters are large enough to be read.
struct Formats {
    title: Format,
    heading: Format,
    text: Format,
    wrapped: Format,
    head: Format,
    whole: Format,
    decimal: Format,
}

impl Formats {
    fn new() -> Self {
        let text = Format::new().set_font_name("Arial").set_font_size(12);
        let wrapped = text.clone().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            title: text.clone().set_bold().set_font_size(16),
            heading: text.clone().set_bold().set_font_size(14),
            head: wrapped.clone().set_bold(),
            whole: text.clone().set_num_format("#,##0").set_align(FormatAlign::Top),
            decimal: text.clone().set_num_format("#,##0.0").set_align(FormatAlign::Top),
            text,
            wrapped,
        }
    }
}
