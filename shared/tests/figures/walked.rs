//! A figure beside a cursor, whose cells and numbers are few elements.

use super::{SHADES, figures, marks, number, publications};
use roxmltree::Document;
use shared::figure::{Walked, walked};

/// A rectangle by its upper left and its lower right corner.
type Place = [(i32, i32); 2];

/// Whether two places have more than an edge in common.
fn overlap([(left, top), (right, bottom)]: Place, other: Place) -> bool {
    left < other[1].0 && other[0].0 < right && top < other[1].1 && other[0].1 < bottom
}

/// Where the drawing begins, below its titles.
fn drawing_top(document: &Document<'_>) -> i32 {
    let moved = document.descendants().find_map(|node| node.attribute("transform")?.strip_prefix("translate(0 "));
    moved.and_then(|top| top.strip_suffix(')')?.parse().ok()).expect("the place of the drawing")
}

/// The words in the cells, with where they stand: in the middle of a line of a column.
fn texts<'d>(document: &'d Document<'_>, top: i32) -> Vec<((i32, i32), &'d str)> {
    let frame = document.descendants().find(|node| node.has_tag_name("foreignObject")).expect("columns");
    let [x, y, width, pitch] = ["x", "y", "width", "font-size"].map(|name| number(frame, name));
    let columns: Vec<&str> =
        frame.descendants().filter(|node| node.has_tag_name("p")).map(|node| node.text().unwrap_or_default()).collect();
    let step = width / i32::try_from(columns.len()).expect("a few years");
    let lines = (0..).zip(columns).flat_map(|(column, lines)| {
        let x = x + step * column + step / 2;
        (0..).zip(lines.split('\n')).map(move |(line, text)| ((x, top + y + pitch * line + pitch / 2), text))
    });
    lines.filter(|(_, text)| !text.is_empty()).collect()
}

#[test]
fn beside_a_cursor_too_a_withheld_number_is_hatched_and_has_no_shade_and_each_cell_has_its_own_words() {
    let table = figures::table(&publications::by_force(), "figure=heatmap");
    // Wide with numbers in the cells, narrow with levels.
    for width in [640, 320] {
        let Walked { svg, points } = walked(&table, width, 0);
        let document = Document::parse(&svg).expect("well-formed");
        let top = drawing_top(&document);
        // All cells of a class: M120 340h58v15h-58z.
        let cells = |class: &'static str| -> Vec<Place> {
            let paths = marks(&document, class).filter_map(|path| path.attribute("d"));
            let cell = |cell: &str| {
                let numbers: Vec<i32> =
                    cell.split(|c: char| c.is_alphabetic() || c == ' ').filter_map(|it| it.parse().ok()).collect();
                let [x, y, width, height, back] = numbers[..] else { panic!("{cell} is no cell") };
                assert_eq!(back, -width);
                [(x, top + y), (x + width, top + y + height)]
            };
            paths.flat_map(|d| d.split_terminator('z')).map(cell).collect()
        };
        let (hatched, edges, shades) = (cells("f-cell"), cells("f-c0"), SHADES[1..].iter().flat_map(|it| cells(it)));
        let shades: Vec<Place> = shades.collect();
        let texts = texts(&document, top);
        assert_eq!(points.all.iter().filter(|point| point.words.contains("[c]")).count(), hatched.len());
        assert!(hatched.len() > 20);
        for point in &points.all {
            let (place, is_withheld) = ([point.from, point.to], point.words.contains("[c]"));
            assert_eq!(hatched.contains(&place), is_withheld, "{point:?}");
            assert_eq!(shades.iter().chain(&edges).any(|shade| overlap(*shade, place)), !is_withheld, "{point:?}");
            let inside =
                |(x, y): (i32, i32)| (place[0].0..place[1].0).contains(&x) && (place[0].1..=place[1].1).contains(&y);
            let words: Vec<&str> = texts.iter().filter(|(at, _)| inside(*at)).map(|(_, words)| *words).collect();
            let number = point.words.rsplit(": ").next().expect("a number");
            match words[..] {
                [] => assert!(width == 320, "{point:?}"),
                [short] => assert!(number.contains(&short.replace('–', " to ")), "{short} for {point:?}"),
                _ => panic!("{words:?} for {point:?}"),
            }
        }
        assert!(!texts.is_empty(), "{width}");
    }
}

#[test]
fn a_true_zero_among_parts_has_its_place_in_its_own_bar() {
    let publication = publications::by_outcome();
    let slugs: Vec<String> = publication.forces().map(|force| force.slug.clone()).collect();
    let table = figures::table(&publication, &format!("figure=stack&forces={}", slugs[..3].join(",")));
    let points = walked(&table, 640, 0).points.all;
    let heights = |name: &str| -> Vec<(i32, i32)> {
        let of = points.iter().filter(|point| point.words.starts_with(name));
        of.map(|point| (point.from.1, point.to.1)).collect()
    };
    let bars: Vec<Vec<(i32, i32)>> = table.forces().iter().map(|row| heights(&row.label)).collect();
    assert!(points.iter().any(|point| point.words.ends_with(": 0") && point.from.0 == point.to.0), "{points:?}");
    for (index, bar) in bars.iter().enumerate() {
        assert!(!bar.is_empty(), "{bars:?}");
        for (other, heights) in bars.iter().enumerate() {
            let meet = |(top, bottom): &(i32, i32)| bar.iter().all(|own| *top <= own.1 && own.0 <= *bottom);
            assert_eq!(heights.iter().all(meet), index == other, "{bars:?}");
        }
    }
}
