//! What holds for the figure of any table at any width.

use proptest::prelude::*;
use roxmltree::{Document, Node};
use shared::{
    area::AreaKind,
    breakdown::Slice,
    cell::{Absence, Mark, Marks},
    figure::{Frame, PAGE_STYLE, Point, Styling, Walked, is_told_by_its_table, svg, walked},
    language::Language,
    period::Period,
    rate::{Rate, per_million},
    selection::{FigureKind, Host, Sort, Theme, Unit, Word},
    table::{Notes, Part, Row, Table, Value},
    year::FinancialYear,
};
use std::{collections::BTreeMap, sync::LazyLock};

/// Words that offices write, and words that nobody should.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z ,.’–·]{0,60}",
        "[A-Za-zŵŷ]{1,90}",
        "\\PC{0,40}",
        "[\\x00-\\x20<>&\"']{0,12}",
        Just("語り部 of https://example.org/a/very/long/address?of=a&file=that#nobody-breaks".to_owned()),
    ]
}

fn value(unit: Unit) -> impl Strategy<Value = Value> {
    let marks = prop_oneof![
        Just(Marks::NONE),
        Just(Marks::NONE.with(Mark::Revised)),
        Just(Marks::NONE.with(Mark::Break).with(Mark::Provisional)),
    ];
    let count = prop_oneof![0..12_u32, 0..2_000_u32, Just(u32::MAX)];
    let shown = (count, 1_000..9_000_000_u64, marks).prop_map(move |(count, people, marks)| match unit {
        Unit::Count => Value::Count(count, marks),
        Unit::Rate => Rate::new(count.min(100_000), people)
            .map_or(Value::Missing(Absence::TooFewEvents), |rate| Value::Rate(rate, marks)),
    });
    let withheld = (0..40_u32, 0..60_u32, 1_000..9_000_000_u64).prop_map(move |(lo, width, people)| {
        let of = |count: u32| match unit {
            Unit::Count => f64::from(count),
            Unit::Rate => per_million(f64::from(count), people),
        };
        Value::Withheld { lo: of(lo), hi: of(lo + width) }
    });
    let absences = prop_oneof![Just(Absence::NotAvailable), Just(Absence::TooFewEvents), Just(Absence::NotApplicable)];
    let missing = absences.prop_map(Value::Missing);
    prop_oneof![3 => shown, 3 => withheld, 2 => missing]
}

fn year(begins: u16) -> FinancialYear {
    FinancialYear::beginning(begins).expect("a year of our time")
}

fn part((code, (label, values)): (usize, (String, Vec<Value>))) -> Part {
    Part { label, slice: Slice::Code(0, code), values }
}

fn table() -> impl Strategy<Value = Table> {
    let figure = proptest::sample::select(FigureKind::WORDS).prop_map(|(_, figure)| figure);
    let unit = prop_oneof![Just(Unit::Count), Just(Unit::Rate)];
    let sort = prop_oneof![Just(Sort::Name), Just(Sort::Region), Just(Sort::Value)];
    (figure, unit, sort, 1..20_u16, 0..46_usize).prop_flat_map(|(figure, unit, sort, years, forces)| {
        let unit = if figure == FigureKind::Funnel { Unit::Rate } else { unit };
        let unit = if figure == FigureKind::Stack { Unit::Count } else { unit };
        // A stack without forces has years, and one with forces has not.
        let by_year = figure.is_by_year() || (figure == FigureKind::Stack && forces == 0);
        let codes = if figure == FigureKind::Stack { 1..9_usize } else { 0..1 };
        let columns = if by_year { years } else { 1 };
        let period = Period { first: year(2010), last: year(2010 + years - 1) };
        let values = move || proptest::collection::vec(value(unit), usize::from(columns));
        let rows = codes.prop_flat_map(move |codes| {
            let parts = proptest::collection::vec((words(), values()), codes);
            proptest::collection::vec((words(), words(), values(), parts), forces + 1)
        });
        let around =
            (proptest::option::of(words()), proptest::collection::vec(words(), 0..3), proptest::option::of(words()));
        let notes = (around, words(), words(), words(), 2008..2026_u16, 1..13_u8);
        (rows, notes, words(), words()).prop_map(move |(rows, notes, title, subtitle)| {
            let (around, source, caveat, event, begins, month) = notes;
            let (illustrative, standing, correction) = around;
            let rows = rows.into_iter().enumerate().map(|(index, (label, region, values, parts))| Row {
                slug: label.clone(),
                label,
                kind: if index == 0 { AreaKind::EnglandAndWales } else { AreaKind::Force },
                region,
                values,
                parts: parts.into_iter().enumerate().map(part).collect(),
                person_years: Some(1e5 * f64::from(u32::try_from(index).expect("a few dozen") + 1))
                    .filter(|_| index % 7 != 3),
            });
            Table {
                figure,
                unit,
                sort,
                language: Language::En,
                title,
                subtitle,
                unit_label: "referrals".into(),
                period,
                by: (figure == FigureKind::Stack).then(|| "Outcome".to_owned()),
                columns: if by_year { period.years().map(Period::from).collect() } else { vec![period] },
                rows: rows.collect(),
                notes: Notes {
                    illustrative,
                    standing,
                    correction,
                    source,
                    status: "Not official statistics".into(),
                    release: "Release 1, 23 November 2026".into(),
                    figure: "Figure sample-1-2c · Check it at referrals.example/verify".into(),
                    caveats: vec![caveat],
                    breaks: vec![(year(begins), event.clone())],
                    events: vec![(format!("{begins}-{month:02}-28"), event), ("soon".into(), "no day".into())],
                    shorthands: vec![("[c]", "confidential"), ("[x]", "not available"), ("[z]", "not applicable")],
                    marks: vec![("[r]".into(), "revised")],
                },
            }
        })
    })
}

static WIDTHS: LazyLock<BTreeMap<u32, [u32; 2]>> = LazyLock::new(|| {
    include_str!("../data/font/widths.csv")
        .lines()
        .skip(1)
        .map(|row| {
            let fields: Vec<&str> = row.split(',').collect();
            let code = u32::from_str_radix(fields[0], 16).expect("a code point");
            (code, [fields[1].parse().expect("a width"), fields[2].parse().expect("a width")])
        })
        .collect()
});

/// The width of a text by the glyph table and the style sheet, measured apart from the kernel.
fn width(text: &str, class: &str) -> u32 {
    let rules: Vec<&str> = PAGE_STYLE.lines().filter(|rule| !rule.contains("--f-paper:")).collect();
    let of_class = |rule: &&&str| {
        rule.split('{').next().is_some_and(|heads| heads.split(',').any(|head| head == format!(".{class}")))
    };
    let rules: Vec<&&str> = rules.iter().filter(of_class).collect();
    let size =
        rules.iter().find_map(|rule| rule.split("font-size:").nth(1)?.split("px").next()?.parse().ok()).unwrap_or(12);
    let bold = rules.iter().any(|rule| rule.contains("font-weight:700"));
    let units: u32 = text.chars().map(|c| WIDTHS.get(&u32::from(c)).map_or(2048, |row| row[usize::from(bold)])).sum();
    (units * size).div_ceil(2048)
}

/// Where the place lies that the coordinates of an element count from.
fn origin(node: Node<'_, '_>) -> (i64, i64) {
    let moves =
        node.ancestors().filter_map(|it| it.attribute("transform")?.strip_prefix("translate(")?.strip_suffix(')'));
    let parsed = moves.filter_map(|by| by.split_once(' ').and_then(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?))));
    parsed.fold((0, 0), |(x, y), (dx, dy): (i64, i64)| (x + dx, y + dy))
}

fn number(node: Node<'_, '_>, attribute: &str) -> i64 {
    node.attribute(attribute).and_then(|value| value.parse().ok()).expect("coordinates are whole numbers")
}

/// Words as XML can hold them.
fn as_xml(words: &str) -> String {
    let held = |c: char| match c {
        '\t' | '\n' | '\r' => ' ',
        '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    };
    words.chars().map(held).collect()
}

/// The corners of a path of straight lines.
fn corners(path: &str) -> Vec<(i64, i64)> {
    let parted = path.replace('-', " -").replace(['z', 'Z'], "");
    let parted =
        ["M", "m", "L", "l", "h", "v"].iter().fold(parted, |path, step| path.replace(step, &format!("\n{step} ")));
    let mut at = (0, 0);
    let mut found = Vec::new();
    for line in parted.lines() {
        let Some((step, numbers)) = line.split_once(' ') else { continue };
        let numbers: Vec<i64> = numbers.split_whitespace().map(|it| it.parse().expect("a whole number")).collect();
        for pair in numbers.chunks(if matches!(step, "h" | "v") { 1 } else { 2 }) {
            at = match (step, pair) {
                ("M" | "L", [x, y]) => (*x, *y),
                ("m" | "l", [x, y]) => (at.0 + x, at.1 + y),
                ("h", [x]) => (at.0 + x, at.1),
                ("v", [y]) => (at.0, at.1 + y),
                _ => panic!("{step} in {path}"),
            };
            found.push(at);
        }
    }
    found
}

/// Whether the place of a point holds what a group draws.
fn holds(point: &Point, group: Node<'_, '_>) -> bool {
    let [from, to] = [point.from, point.to].map(|(x, y)| (i64::from(x), i64::from(y)));
    let holds = |x: i64, y: i64| (from.0..=to.0).contains(&x) && (from.1..=to.1).contains(&y);
    group.children().all(|node| {
        let ((left, top), of) = (origin(node), |attribute| number(node, attribute));
        match node.tag_name().name() {
            "rect" => {
                let (x, y) = (left + of("x"), top + of("y"));
                holds(x, y) && holds(x + of("width"), y + of("height"))
            }
            "circle" => holds(left + of("cx"), top + of("cy")),
            "text" => holds(left + of("x"), top + of("y")),
            "path" => corners(node.attribute("d").unwrap_or_default()).iter().all(|(x, y)| holds(left + x, top + y)),
            _ => true,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_at_any_width_is_a_sound_figure(
        table in table(),
        across in 280..1601_u32,
        height in proptest::option::of(200..2401_u32),
        styling in prop_oneof![Just(Styling::Page), Just(Styling::Alone(Theme::Auto, Host::NONE)), Just(Styling::Alone(Theme::Print, Host::NONE))],
    ) {
        let frame = Frame { width: across, height, styling, id: 7 };
        let figure = svg(&table, frame);
        prop_assert_eq!(&figure, &svg(&table, frame));
        let document = Document::parse(&figure).expect("well-formed XML");
        let root = document.root_element();
        prop_assert_eq!(number(root, "width"), i64::from(across));
        let (right, bottom) = (number(root, "width"), number(root, "height"));
        let mut words = String::new();
        for node in document.descendants() {
            if let Some(text) = node.text().filter(|_| node.is_text()) {
                words.push_str(text);
                // A space: a text may run over several lines.
                words.push(' ');
            }
            if let Some(text) = node.text().filter(|_| node.has_tag_name("text") || node.has_tag_name("tspan")) {
                let with = |attribute| node.ancestors().find(|node| node.has_attribute(attribute)).expect("texts have it");
                let width = i64::from(width(text, with("class").attribute("class").unwrap_or("")));
                let ((left, top), x, y) = (origin(node), number(with("x"), "x"), number(with("y"), "y"));
                let (x, y) = (left + x, top + y);
                let (from, to) = match node.ancestors().find_map(|node| node.attribute("text-anchor")) {
                    None | Some("start") => (x, x + width),
                    Some("middle") => (x - width / 2, x + width / 2),
                    Some(_) => (x - width, x),
                };
                prop_assert!(from >= 0 && to <= right, "`{text}` from {from} to {to} of {right}");
                prop_assert!(y > 0 && y <= bottom, "`{text}` at {y} of {bottom}");
            }
            if node.has_tag_name("rect") {
                let [x, y, width, height] = ["x", "y", "width", "height"].map(|attribute| number(node, attribute));
                let (left, top) = origin(node);
                let (x, y) = (left + x, top + y);
                let place = format!("{x} {y} {width} {height} in {right} {bottom}");
                prop_assert!(width > 0 && height > 0, "{place}");
                prop_assert!(x >= 0 && x + width <= right && y >= 0 && y + height <= bottom, "{place}");
            }
        }
        for value in table.rows.iter().flat_map(Row::all_values).filter(|value| value.most().is_some()) {
            let text = value.text(table.words(), table.unit);
            prop_assert!(words.contains(&text), "{text} is told nowhere");
        }
    }

    #[test]
    fn beside_a_cursor_every_mark_is_a_point_with_its_words_at_its_place(table in table(), across in 280..1601_u32) {
        let Walked { svg: figure, points } = walked(&table, across, 7);
        let page = svg(&table, Frame { width: across, height: None, styling: Styling::Page, id: 7 });
        prop_assert!(figure == page || table.figure == FigureKind::Heatmap);
        let (figure, page) = (Document::parse(&figure).expect("XML"), Document::parse(&page).expect("XML"));
        for side in ["width", "height"] {
            prop_assert_eq!(number(figure.root_element(), side), number(page.root_element(), side));
        }
        prop_assert_eq!(points.size, (across.cast_signed(), i32::try_from(number(page.root_element(), "height")).expect("pixels")));
        let titles = page.descendants().filter(|node| node.has_tag_name("title") && !node.has_attribute("id"));
        let groups: Vec<Node<'_, '_>> = titles.filter_map(|title| title.parent_element()).collect();
        prop_assert_eq!(groups.len(), points.all.len());
        for point in &points.all {
            let [from, to] = [point.from, point.to].map(|(x, y)| (i64::from(x), i64::from(y)));
            prop_assert!(from.0 <= to.0 && from.1 < to.1, "{:?}", point);
            prop_assert!(from.0 >= 0 && to.0 <= i64::from(across) && from.1 >= 0 && to.1 <= i64::from(points.size.1), "{:?}", point);
        }
        for group in groups {
            let words = group.first_element_child().and_then(|title| title.text());
            let is_point = points.all.iter().any(|point| words == Some(&as_xml(&point.words)) && holds(point, group));
            prop_assert!(is_point, "no point of {:?} holds {:?}", points, group);
        }
    }

    #[test]
    fn a_script_that_writes_the_words_of_marks_finds_each_at_its_number(table in table(), across in 280..345_u32) {
        let embed = svg(&table, Frame { width: across, height: None, styling: Styling::Embed, id: 7 });
        let document = Document::parse(&embed).expect("XML");
        // `g g[transform]>g`.
        let is_inner = |node: &Node<'_, '_>| node.ancestors().skip(1).any(|outer| outer.has_tag_name("g"));
        let moved = document.descendants().filter(|node| node.has_attribute("transform") && is_inner(node));
        let marks = moved.flat_map(|node| node.children()).filter(|node| node.has_tag_name("g")).count();
        let (rows, years) = (table.forces().len(), table.columns.len());
        let expected = if table.figure == FigureKind::Heatmap { rows * years } else { rows };
        prop_assert!(!is_told_by_its_table(&table) || marks == expected, "{marks} marks of {expected}");
    }
}
