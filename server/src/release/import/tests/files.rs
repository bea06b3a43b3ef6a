//! One return in every kind of file gives the same counts, and what is no return is refused.

use super::*;
use crate::release::descriptor::Strings;
use encoding_rs::WINDOWS_1252;
use rust_xlsxwriter::Workbook;
use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};
use zip::{ZipWriter, write::SimpleFileOptions};

const DEATHS: &str = include_str!("../../../../tests/fixtures/deaths-wide.csv");
const USES: &str = include_str!("../../../../tests/fixtures/use-kinds.csv");

fn deaths() -> Descriptor {
    described(include_str!("../../../../tests/fixtures/deaths-wide.toml"))
}

fn uses() -> Descriptor {
    described(include_str!("../../../../tests/fixtures/use-kinds.toml"))
}

/// The fields of every line; the fixtures have no line break within a field.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let fields = |line: &str| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
        let record = reader.records().next();
        record.map_or_else(Vec::new, |record| record.expect("CSV").iter().map(str::to_owned).collect())
    };
    csv.lines().map(fields).collect()
}

/// Numbers become numbers, as a spreadsheet keeps them.
fn number(text: &str) -> Option<f64> {
    text.replace(',', "").parse().ok()
}

fn xlsx(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, csv) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).expect("a name");
        for (row, fields) in (0..).zip(rows(csv)) {
            for (column, field) in (0..).zip(fields) {
                match number(&field) {
                    Some(number) => sheet.write_number(row, column, number).expect("a number"),
                    None => sheet.write_string(row, column, field).expect("a text"),
                };
            }
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// An ODS file as LibreOffice writes it: repeated cells and rows, texts in paragraphs, a million blank rows at the end.
fn ods(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut content = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>"#,
    );
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    for (name, csv) in sheets {
        write!(content, r#"<table:table table:name="{}">"#, escaped(name)).expect("a String takes all");
        for fields in rows(csv) {
            content.push_str("<table:table-row>");
            for same in fields.chunk_by(|a, b| a == b) {
                let times = same.len();
                let repeat =
                    if times > 1 { format!(r#" table:number-columns-repeated="{times}""#) } else { String::new() };
                let (text, value) = (escaped(&same[0]), number(&same[0]));
                let cell = match value {
                    _ if text.is_empty() => format!("<table:table-cell{repeat}/>"),
                    Some(value) => format!(
                        r#"<table:table-cell{repeat} office:value-type="float" office:value="{value}"><text:p>{text}</text:p></table:table-cell>"#
                    ),
                    None => format!(
                        r#"<table:table-cell{repeat} office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
                    ),
                };
                content.push_str(&cell);
            }
            content.push_str(r#"<table:table-cell table:number-columns-repeated="16000"/></table:table-row>"#);
        }
        content.push_str(r#"<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#);
    }
    content.push_str("</office:spreadsheet></office:body></office:document-content>");
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", br#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#),
        ("content.xml", content.as_bytes()),
    ])
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a file");
        archive.write_all(bytes).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn the_fixtures_hold_the_traps_of_real_returns() {
    let deaths = said(&imported(DEATHS, &deaths()));
    assert_eq!(deaths.len(), 44 * 3);
    assert_eq!(deaths["E23000001 2018-19"], "1234");
    // The year is provisional, says its heading.
    assert_eq!(deaths["E23000001 2020-21"], "1002 [p]");
    let uses = said(&imported(USES, &uses()));
    assert_eq!(uses["E23000018 2018-19 0"], "36");
    // One force is not there, so that the given totals of the nation say more than the sum of the others.
    assert_eq!(uses.len(), 44 * 4 + 5);
    assert_eq!([&uses["BTP 2018-19 0"], &uses["all forces 2018-19 all"]], ["[x]", "3429"]);
}

#[test]
fn every_encoding_of_a_text_file_gives_the_same_counts() {
    let expected = said(&imported(DEATHS, &deaths()));
    let (windows, _, lossy) = WINDOWS_1252.encode(DEATHS);
    assert!(
        !lossy && std::str::from_utf8(&windows).is_err(),
        "the fixture has letters that Windows-1252 writes its own way"
    );
    let utf16: Vec<u8> = "\u{feff}"
        .chars()
        .chain(DEATHS.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let files = [
        [b"\xef\xbb\xbf", DEATHS.as_bytes()].concat(),
        windows.into_owned(),
        utf16,
        DEATHS.replace('\n', "\r\n").into_bytes(),
        DEATHS.replace('\n', "\r").into_bytes(),
    ];
    for file in files {
        assert!(said(&imported(file, &deaths())) == expected);
    }
}

#[test]
fn workbooks_give_the_same_counts() {
    for (csv, descriptor) in [(DEATHS, deaths()), (USES, uses())] {
        let expected = said(&imported(csv, &descriptor));
        let sheets = [("Cover", "A workbook,\n"), ("Table 3", csv), ("Notes", "Note,Text\n1,Renamed\n")];
        assert!(said(&imported(xlsx(&sheets), &descriptor)) == expected);
        assert!(said(&imported(ods(&sheets), &descriptor)) == expected);
    }
}

#[test]
fn a_problem_in_a_workbook_has_its_sheet_line_and_column() {
    let wrong = DEATHS.replace("Bedfordshire,7,0,0,7", "Bedfordshire,7.5,0,0,7");
    let sheets = [("Cover", "A workbook,\n"), ("Table 3", wrong.as_str())];
    for file in [xlsx(&sheets), ods(&sheets)] {
        let errors = refused(file, &deaths());
        let [error] = errors.iter().collect::<Vec<_>>()[..] else { panic!("{errors}") };
        assert_eq!(error.place.to_string(), "sheet Table 3, line 6, column B (2018/19)");
        assert_eq!(error.found, "`7.5`");
    }
}

#[test]
fn blank_rows_and_columns_before_a_table_count_as_lines_and_columns() {
    let shifted: String = DEATHS.lines().map(|line| format!(",,{line}\n")).collect();
    let wrong = format!(",\n,\n{shifted}").replace("Bedfordshire,7,0,0,7", "Bedfordshire,x,0,0,7");
    for file in [xlsx(&[("Table 3", &wrong)]), ods(&[("Table 3", &wrong)]), wrong.clone().into_bytes()] {
        let errors = refused(file, &deaths());
        let [error] = errors.iter().collect::<Vec<_>>()[..] else { panic!("{errors}") };
        assert!(error.place.to_string().ends_with("line 8, column D (2018/19)"), "{errors}");
    }
}

#[test]
fn several_sheets_with_the_header_are_told_until_one_is_named() {
    let sheets = [("2021", DEATHS), ("2022", DEATHS)];
    let mut descriptor = deaths();
    let errors = refused(xlsx(&sheets), &descriptor);
    assert!(errors.to_string().contains("2 sheets with this header: 2021, 2022"), "{errors}");
    descriptor.import.sheet = Some(Strings(vec!["2022".to_owned()]));
    assert_eq!(imported(ods(&sheets), &descriptor).rows.len(), 44 * 3);
    descriptor.import.sheet = Some(Strings(vec!["2023".to_owned()]));
    let errors = refused(xlsx(&sheets), &descriptor);
    assert!(errors.to_string().contains("found the sheets 2021, 2022, expected the sheet `2023`"), "{errors}");
}

#[test]
fn sheets_may_be_one_for_each_year() {
    let sheet =
        |n: usize| String::from("Force,Number,% of all\n") + &lines(|name, index| format!("{name},{},x", index + n));
    let (first, second) = (sheet(1), sheet(2));
    let sheets = [("Notes", "Notes\n"), ("2020-21", first.as_str()), ("2021-22", second.as_str())];
    let every = descriptor("", "sheet = \"*\"\nignore = [\"%*\"]");
    let named = descriptor("", "sheet = [\"2021-22\", \"2020-21\"]\nignore = [\"* of all\"]");
    for descriptor in [every, named] {
        for file in [xlsx(&sheets), ods(&sheets)] {
            let counts = said(&imported(file, &descriptor));
            assert_eq!(counts.len(), 44 * 2);
            assert_eq!([&counts["BTP 2020-21"], &counts["BTP 2021-22"]], ["3", "4"]);
        }
    }
    let errors = refused(xlsx(&sheets), &descriptor("", "sheet = [\"2020-21\", \"Notes\"]"));
    assert!(errors.to_string().contains("sheet Notes  found no header"), "{errors}");
    let twice = [("2020-21", first.as_str()), ("2020-21 (2)", first.as_str())];
    let errors = refused(xlsx(&twice), &descriptor("", "sheet = \"*\"\nyears = \"2020-21\"\nignore = [\"%*\"]"));
    assert_eq!(errors.count(), 44, "{errors}");
    assert!(errors.to_string().contains("a second number for the observation of sheet 2020-21, line 2"), "{errors}");
}

#[test]
fn dates_logical_values_and_errors_of_a_spreadsheet_are_no_numbers() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let date = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_string(0, 0, "Force").expect("a text");
    sheet.write_string(0, 1, "2020-21").expect("a text");
    for (row, force) in (1..).zip(force::forces()) {
        sheet.write_string(row, 0, force.name).expect("a text");
        sheet.write_number(row, 1, 3).expect("a number");
    }
    sheet.write_number_with_format(1, 1, 44_000, &date).expect("a date");
    sheet.write_boolean(2, 1, true).expect("a logical value");
    sheet.write_formula(3, 1, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).expect("a formula");
    let errors = refused(workbook.save_to_buffer().expect("a workbook"), &descriptor("", r#"layout = "wide""#));
    let found: Vec<&str> = errors.iter().map(|error| error.found.as_str()).collect();
    assert_eq!(found.len(), 3, "{errors}");
    assert_eq!(&found[..2], ["the date 2020-06-18", "the logical value true"]);
}

#[test]
fn a_file_that_is_no_table_is_refused_with_what_it_is() {
    for (bytes, found) in [
        (b"".as_slice(), "an empty file (return)"),
        (b"%PDF-1.7".as_slice(), "a PDF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), "an old Excel file (.xls) or one with a password"),
        (b"a,b\n\x00\x01".as_slice(), "a control character"),
        (b"PK\x03\x04 broken".as_slice(), "an archive that cannot be read"),
        (archive(&[("word/document.xml", b"<w/>")]).as_slice(), "an archive that is no workbook"),
        (archive(&[("xl/workbook.xml", b"<w/>")]).as_slice(), "a file that cannot be read"),
        (ods(&[]).as_slice(), "no sheet"),
        (b"\n\n".as_slice(), "no header"),
    ] {
        let errors = refused(bytes, &deaths());
        assert!(errors.to_string().contains(found), "{errors}");
    }
}

#[test]
fn a_file_that_would_not_fit_into_memory_is_refused() {
    let large = vec![b'1'; 50_000_001];
    assert!(refused(large, &deaths()).to_string().contains("a file of at most 50 MB"));
    // A row of sixteen thousand numbers, a million times.
    let content = r#"<office:document-content><table:table table:name="T"><table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"/></table:table-row></table:table></office:document-content>"#;
    let bomb = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ]);
    assert!(refused(bomb, &deaths()).to_string().contains("more than 4000000 fields"));
}

#[test]
fn a_cell_far_away_takes_no_memory_for_what_lies_between() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "Force").expect("a text");
    sheet.write_string(1_048_575, 16_383, "far away").expect("a text");
    let errors = refused(workbook.save_to_buffer().expect("a workbook"), &deaths());
    assert!(errors.to_string().contains("a row with the columns `Authority`"), "{errors}");
}

/// An XLSX file of one sheet `S`, with what stands in its worksheet.
fn raw_xlsx(worksheet: &str) -> Vec<u8> {
    const SHEETS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |what: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"r1\" Type=\"{OFFICE}/{what}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let workbook = format!(
        "<workbook xmlns=\"{SHEETS}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let (root, of_workbook) = (relation("officeDocument", "xl/workbook.xml"), relation("worksheet", "sheet1.xml"));
    let worksheet = format!("<worksheet xmlns=\"{SHEETS}\">{worksheet}</worksheet>");
    let files = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", &of_workbook),
        ("xl/sheet1.xml", &worksheet),
    ];
    archive(&files.map(|(name, text)| (name, text.as_bytes())))
}

#[test]
fn a_workbook_with_a_reference_that_is_none_is_refused_and_stops_nothing() {
    for wrong in [
        "<dimension ref=\"C9:A1\"/><sheetData/>",
        "<sheetData><row r=\"1\"><c r=\"ZZZZZZZ99999999999\"><v>5</v></c></row></sheetData>",
    ] {
        let errors = refused(raw_xlsx(wrong), &deaths()).to_string();
        assert!(errors.contains("a reference in it is wrong"), "{wrong}: {errors}");
    }
}

/// Whether a cell says where it stands, as most programs write it, or stands behind the one before.
#[test]
fn an_error_that_nobody_knows_has_its_place_like_any_other() {
    let row = |line: usize, says: bool, force: &str, counts: [&str; 2]| {
        let at = |column: &str| if says { format!(" r=\"{column}{line}\"") } else { String::new() };
        let count = |column: &str, count: &str| match count.starts_with('#') {
            true => format!("<c{} t=\"e\"><f>F()</f><v>{count}</v></c>", at(column)),
            false => format!("<c{} t=\"str\"><v>{count}</v></c>", at(column)),
        };
        let [first, second] = counts;
        let force = format!("<c{} t=\"str\"><v>{}</v></c>", at("A"), force.replace('&', "&amp;"));
        format!("<row r=\"{line}\">{force}{}{}</row>", count("B", first), count("C", second))
    };
    for says in [true, false] {
        let mut sheet = row(1, says, "Force", ["2020-21", "2021-22"]);
        for (line, force) in (2..).zip(force::forces()) {
            let counts = match line {
                3 => ["#SPILL!", "7.5"],
                5 => ["3", "#CALC!"],
                _ => ["3", "4"],
            };
            sheet += &row(line, says, force.name, counts);
        }
        let bytes = raw_xlsx(&format!("<sheetData>{sheet}</sheetData>"));
        let errors = refused(bytes, &descriptor("", r#"layout = "wide""#));
        let found: Vec<String> = errors.iter().map(|error| format!("{}: {}", error.place, error.found)).collect();
        let expected = [
            "sheet S, line 3, column B (2020-21): the error #SPILL!",
            "sheet S, line 3, column C (2021-22): `7.5`",
            "sheet S, line 5, column C (2021-22): the error #CALC!",
        ];
        assert_eq!(found, expected, "{errors}");
    }
}
