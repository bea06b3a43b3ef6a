//! Golden figures, and what every figure owes its readers.

#[path = "sample/figures.rs"]
mod figures;
#[path = "sample/publications.rs"]
mod publications;
#[path = "figures/walked.rs"]
mod walked;

use figures::draw;
use roxmltree::{Document, Node};
use shared::{
    figure::{Frame, Styling, svg},
    sample,
    selection::{FigureKind, Host, Selection, Theme, Word as _},
    table::Table,
};

const PAGE: Styling = Styling::Page;
const FILE: Styling = Styling::Alone(Theme::Auto, Host::NONE);

/// The elements of a class.
fn marks<'d>(document: &'d Document<'_>, class: &'static str) -> impl Iterator<Item = Node<'d, 'd>> {
    document.descendants().filter(move |node| node.attribute("class") == Some(class))
}

/// The group of the bar whose pointer words begin so.
fn group<'d>(document: &'d Document<'_>, words: &str) -> Node<'d, 'd> {
    document
        .descendants()
        .find(|node| {
            node.has_tag_name("g")
                && node.first_element_child().is_some_and(|it| it.text().unwrap_or("").starts_with(words))
        })
        .expect("a group with these words")
}

fn number(node: Node<'_, '_>, attribute: &str) -> i32 {
    node.attribute(attribute).and_then(|value| value.parse().ok()).expect("a whole number")
}

#[test]
fn every_figure_is_as_it_was_accepted() {
    for (name, figure) in figures::all() {
        // An element a line, so that a change can be read.
        insta::assert_snapshot!(name, figure.replace("><", ">\n<"));
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the sizes are worth reading")]
fn a_figure_of_44_forces_with_its_style_is_at_most_4_kilobytes_over_the_wire() {
    let publication = publications::by_force();
    for query in [
        "",
        "unit=rate",
        "sort=region",
        "years=2021-22",
        "figure=heatmap",
        "figure=tiles",
        "figure=funnel",
        "figure=multiples",
    ] {
        for width in [320, 640, 1200] {
            let figure = draw(&publication, query, width, FILE);
            let mut wire = Vec::new();
            let parameters = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
            brotli::BrotliCompress(&mut figure.as_bytes(), &mut wire, &parameters).expect("it compresses");
            println!("{query:>14} {width:>4}: {} bytes, {} over the wire", figure.len(), wire.len());
            assert!(wire.len() <= 4_000, "{query} {width}: {} bytes", wire.len());
        }
    }
}

#[test]
fn forty_four_forces_fit_the_frame_of_the_strictest_host() {
    let mut high = Vec::new();
    for (publication, query) in [publications::by_force(), sample::by_force()].iter().flat_map(|publication| {
        let kinds = FigureKind::of(publication.dataset()).flat_map(|kind| {
            ["sort=name", "sort=region", "unit=rate"].map(|key| format!("figure={}&{key}", kind.word()))
        });
        kinds.map(move |query| (publication, query))
    }) {
        // Ten regions are ten lines more: on a phone, where the notes take many lines too, they do not fit.
        let narrowest = if query.contains("region") { 640 } else { 320 };
        for width in [narrowest, 640, 1000] {
            let figure = draw(publication, &query, width, FILE);
            let document = Document::parse(&figure).expect("well-formed");
            let height = number(document.root_element(), "height");
            if height > 1000 {
                high.push(format!("{query} at {width}: {height}"));
            }
        }
    }
    assert!(high.is_empty(), "{high:#?}");
}

#[test]
fn a_withheld_number_is_a_hatched_range_and_no_bar() {
    let figure = draw(&publications::one_year(), "", 640, PAGE);
    let document = Document::parse(&figure).expect("well-formed");
    let group = group(&document, "British Transport Police: [c] 1 to 4");
    let rects: Vec<Node<'_, '_>> = group.children().filter(|node| node.has_tag_name("rect")).collect();
    assert_eq!(rects.len(), 1);
    assert_eq!(rects[0].attribute("class"), Some("f-withheld"));
    assert_eq!(rects[0].attribute("fill"), Some("url(#f0h)"));
    let zero = marks(&document, "f-bar").map(|bar| number(bar, "x")).min().expect("bars");
    assert!(number(rects[0], "x") > zero, "it begins at 1 and not at 0");
    assert!(number(rects[0], "width") > 0);
}

#[test]
fn a_true_zero_has_a_tick_and_what_is_missing_has_none() {
    let figure = draw(&publications::one_year(), "", 640, PAGE);
    let document = Document::parse(&figure).expect("well-formed");
    let rects = |words| group(&document, words).children().filter(|node| node.has_tag_name("rect")).count();
    assert_eq!(rects("Bedfordshire Police: 0"), 1);
    assert_eq!(rects("Cheshire Constabulary: [x]"), 0);
}

const SHADES: [&str; 6] = ["f-c0", "f-c1", "f-c2", "f-c3", "f-c4", "f-c5"];

#[test]
fn a_cell_or_tile_of_a_withheld_number_is_hatched_and_has_no_shade() {
    for query in ["figure=heatmap", "figure=tiles&years=2021-22"] {
        hatched_and_without_a_shade(query);
    }
}

fn hatched_and_without_a_shade(query: &str) {
    let figure = draw(&publications::by_force(), query, 640, PAGE);
    let document = Document::parse(&figure).expect("well-formed");
    let mut hatched = 0;
    for cell in document.descendants().filter(|node| node.has_tag_name("g")) {
        let Some(told) = cell.first_element_child().filter(|it| it.has_tag_name("title")) else { continue };
        let withheld = told.text().unwrap_or("").contains("[c]");
        let classes: Vec<&str> =
            cell.children().filter(|it| it.has_tag_name("rect")).filter_map(|it| it.attribute("class")).collect();
        assert_eq!(classes == ["f-cell"], withheld, "{classes:?}");
        assert_eq!(classes.iter().any(|class| SHADES.contains(class)), !withheld, "{classes:?}");
        hatched += usize::from(withheld);
    }
    assert!(hatched > 20, "{query}");
}

#[test]
fn a_withheld_rate_in_a_funnel_is_its_range_and_no_point() {
    let figure = draw(&publications::by_force(), "figure=funnel&years=2021-22", 640, PAGE);
    let document = Document::parse(&figure).expect("well-formed");
    let told = |node: &Node<'_, '_>| node.first_element_child().and_then(|it| it.text()).unwrap_or("").to_owned();
    let forces = || document.descendants().filter(|node| node.has_tag_name("g") && told(node).contains(": "));
    let withheld: Vec<Node<'_, '_>> = forces().filter(|node| told(node).contains("[c]")).collect();
    assert!(withheld.len() > 10);
    for force in &withheld {
        let classes: Vec<&str> = force.children().filter_map(|it| it.attribute("class")).collect();
        assert_eq!(classes, ["f-withheld"], "{}", told(force));
    }
    assert!(forces().count() > withheld.len());
    let listed = "No rate: British Transport Police: [z] · City of London Police: [z]";
    let notes: Vec<&str> = marks(&document, "f-note").filter_map(|note| note.text()).collect();
    assert!(notes.join(" ").contains(listed), "{notes:?}");
}

#[test]
fn a_withheld_year_of_a_small_panel_is_its_range_and_no_point() {
    let figure = draw(&publications::eventful(), "figure=multiples", 640, PAGE);
    let document = Document::parse(&figure).expect("well-formed");
    let kent = group(&document, "Kent Police: ");
    let of = |class: &str| kent.children().filter(|node| node.attribute("class") == Some(class)).collect::<Vec<_>>();
    // M begins a shape or a line.
    let drawn = |class: &str| -> usize {
        of(class).iter().map(|path| path.attribute("d").unwrap_or("").matches('M').count()).sum()
    };
    // 40 44 39 [c] | 62 70 [x] 71 | 52 0 49
    assert_eq!((drawn("f-withheld"), drawn("f-speck"), drawn("f-line")), (1, 9, 3));
    assert!(["f-withheld", "f-speck", "f-line"].iter().all(|class| of(class).len() == 1), "each kind is one element");
}

#[test]
fn withheld_parts_of_a_whole_are_one_hatched_range_and_no_segment() {
    let figure = draw(&publications::by_outcome(), "figure=stack", 640, PAGE);
    let document = Document::parse(&figure).expect("well-formed");
    let extent = |node: Node<'_, '_>| (number(node, "x"), number(node, "x") + number(node, "width"));
    let rects = |words: &str| -> Vec<(i32, i32)> {
        let rects = group(&document, words).children().filter(|node| node.has_tag_name("rect"));
        rects.map(extent).collect()
    };
    let neither = rects("England and Wales, 2020-21, Neither detained, removed nor served with papers: 140");
    let papers = rects("England and Wales, 2020-21, Served with papers: 52");
    let rest =
        group(&document, "England and Wales, 2020-21: 200 (Detained [c] 1 to 7, Removed [c] 1 to 7, together 8)");
    let rest = rest.children().find(|node| node.has_tag_name("rect")).expect("a range");
    assert_eq!(rest.attribute("class"), Some("f-withheld"));
    // One after the other from zero, and the whole as long as its number: 140, 52 and 8 of 200.
    assert_eq!((neither[0].1, papers[0].1), (papers[0].0, extent(rest).0));
    let [part, whole] = [neither[0].1 - neither[0].0, extent(rest).1 - neither[0].0].map(f64::from);
    assert!((part / whole - 0.7).abs() < 0.01, "{part} of {whole}");
    // A true zero has words and no segment.
    assert_eq!(rects("England and Wales, 2021-22, Removed: 0"), []);
    let segments = marks(&document, "f-seg").filter(|node| {
        node.parent_element().is_some_and(|it| it.first_element_child().is_some_and(|it| it.has_tag_name("title")))
    });
    assert_eq!(segments.count(), 3, "a segment for each shown number but zero");
}

#[test]
fn illustrative_data_say_so_in_every_figure() {
    let publication = publications::by_force();
    for query in ["", "figure=trend", "unit=rate", "figure=trend&unit=rate&forces=kent", "forces=btp&unit=rate"] {
        for width in [280, 1600] {
            let figure = draw(&publication, query, width, PAGE);
            let document = Document::parse(&figure).expect("well-formed");
            let words: Vec<&str> = marks(&document, "f-sign").filter_map(|node| node.text()).collect();
            assert_eq!(words.join(" "), "Illustrative data: not real figures", "{query} {width}");
        }
    }
}

#[test]
fn every_image_has_title_subtitle_caveat_source_status_and_date() {
    let publication = publications::eventful();
    for query in ["", "figure=trend", "figure=heatmap", "figure=tiles", "figure=funnel", "figure=multiples"] {
        for width in [280, 640, 1600] {
            let figure = draw(&publication, query, width, FILE);
            let document = Document::parse(&figure).expect("well-formed");
            let words: Vec<&str> = document
                .descendants()
                .filter(|node| node.has_tag_name("text"))
                .filter_map(|node| node.text())
                .collect();
            let words = words.join(" ");
            for expected in [
                "referrals",
                "Police referrals of domestic abuse victims",
                "Telephone referrals only:",
                "Source: Domestic",
                "Not official statistics",
                "Release 1, 23",
                "November 2026",
            ] {
                assert!(
                    words.to_lowercase().contains(&expected.to_lowercase()),
                    "{query} {width}: {expected} in {words}"
                );
            }
        }
    }
}

#[test]
fn a_line_stops_at_what_is_withheld_or_missing_and_at_a_break() {
    let figure = draw(&publications::eventful(), "figure=trend&forces=kent-police,british-transport-police", 640, PAGE);
    let document = Document::parse(&figure).expect("well-formed");
    let lines = |area: &str| -> Vec<usize> {
        let series = document.descendants().find(|node| node.attribute("data-area") == Some(area)).expect("the series");
        let lines = series.children().filter(|node| node.attribute("class") == Some("f-line"));
        // M begins a line, and each further letter adds a point.
        let runs = lines.flat_map(|line| line.attribute("d").unwrap_or("").split('M').skip(1));
        runs.map(|run| 1 + run.matches(|c: char| c.is_alphabetic()).count()).collect()
    };
    // 40 44 39 [c] | 62 70 [x] 71 | 52 0 49
    assert_eq!(lines("kent-police"), [3, 2, 3]);
    // [x] [x] [x] [x] | 31 29 [x] [z] | [z] [z] [z]
    assert_eq!(lines("british-transport-police"), [2]);
    // 900 950 1010 1105 | 1650 1702 [x] 1650 | 1220 1180 1244
    assert_eq!(lines("england-and-wales"), [4, 2, 3]);
    assert_eq!(marks(&document, "f-break").count(), 2);
}

#[test]
fn the_scale_of_every_panel_begins_at_zero() {
    let figure = draw(&publications::by_force(), "figure=trend&forces=kent", 640, PAGE);
    let document = Document::parse(&figure).expect("well-formed");
    assert_eq!(marks(&document, "f-axis").count(), 2);
    assert_eq!(marks(&document, "f-tick").filter(|tick| tick.text() == Some("0")).count(), 2);
}

#[test]
fn where_nothing_is_published_a_figure_says_so() {
    let bars = draw(&sample::national(), "", 640, PAGE);
    assert!(bars.contains(">No figures by police force have been published.</text>"));
    assert!(bars.contains(">537</text>"));
    let trend = draw(&sample::national(), "figure=trend", 640, PAGE);
    assert!(trend.contains(">No figures by year have been published.</text>"));
}

#[test]
fn two_figures_of_a_page_share_no_id() {
    let publication = publications::by_force();
    let table = Table::new(&publication, &Selection::everything());
    let ids = |id| {
        let figure = svg(&table, Frame { width: 640, height: None, styling: PAGE, id });
        let document = Document::parse(&figure).expect("well-formed");
        document.descendants().filter_map(|node| node.attribute("id").map(str::to_owned)).collect::<Vec<_>>()
    };
    assert!(ids(1).iter().all(|id| !ids(11).contains(id)));
    assert_eq!(ids(1).len(), 3);
}

#[test]
fn a_figure_grows_to_the_height_that_is_asked_for() {
    let publication = publications::one_year();
    for query in ["", "figure=trend", "figure=trend&forces=bedfordshire"] {
        let selection = Selection::parse(query, &publication).expect("a selection");
        let table = Table::new(&publication, &selection);
        let height = |least| {
            let figure = svg(&table, Frame { width: 640, height: Some(least), styling: FILE, id: 0 });
            number(Document::parse(&figure).expect("well-formed").root_element(), "height")
        };
        assert_eq!(height(900), 900, "{query}");
        assert!(height(10) > 200, "{query}");
    }
}

#[test]
fn the_style_of_a_page_knows_every_class_of_a_figure() {
    for (name, figure) in figures::all() {
        let document = Document::parse(&figure).expect("well-formed");
        for class in document.descendants().filter_map(|node| node.attribute("class")).flat_map(str::split_whitespace) {
            let known = shared::figure::PAGE_STYLE.contains(&format!(".{class}"));
            assert!(known || ["f-plot", "f-label"].contains(&class), "{name}: {class}");
        }
    }
}
