//! `/figures/…`.

use crate::app::{BY_FORCE, NATIONAL, Reply, TestApp};
use resvg::usvg;
use server::raster;

/// Width and height of a PNG file.
fn size(reply: &Reply) -> (u32, u32) {
    assert_eq!(reply.header("content-type"), "image/png");
    let pixmap = resvg::tiny_skia::Pixmap::decode_png(&reply.body).expect("a PNG file");
    (pixmap.width(), pixmap.height())
}

/// Width and height of a drawing, in CSS pixels.
fn drawn(reply: &Reply) -> (f32, f32) {
    assert_eq!(reply.header("content-type"), "image/svg+xml");
    let tree = usvg::Tree::from_str(reply.text(), &usvg::Options::default()).expect("SVG");
    (tree.size().width(), tree.size().height())
}

#[test]
fn a_figure_is_as_wide_as_it_is_asked_to_be() {
    let app = TestApp::start();
    assert_eq!(drawn(&app.get(&format!("/figures/{BY_FORCE}.svg"))).0, 640.0);
    assert_eq!(drawn(&app.get(&format!("/figures/{BY_FORCE}.svg?width=400"))).0, 400.0);
    let (_, height) = drawn(&app.get(&format!("/figures/{BY_FORCE}.svg?height=1500")));
    assert_eq!(height, 1500.0);
}

#[test]
fn a_picture_is_its_drawing_at_twice_its_size_or_dot_for_dot_when_it_is_wide() {
    let app = TestApp::start();
    for (query, scale) in
        [("", 2.0), ("?width=800&theme=dark", 2.0), ("?width=801", 1.0), ("?width=1600&unit=rate", 1.0)]
    {
        let svg = app.get(&format!("/figures/{BY_FORCE}.svg{query}"));
        let png = app.get(&format!("/figures/{BY_FORCE}.png{query}"));
        let (width, height) = drawn(&svg);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand pixels")]
        let expected = ((width * scale) as u32, (height * scale) as u32);
        assert_eq!(size(&png), expected, "{query}");
        assert_eq!(png.body, raster::png(svg.text(), scale).expect("a picture"), "{query}");
        assert_eq!(png.header("content-encoding"), "");
    }
}

#[test]
fn what_is_wrong_is_drawn_in_place_of_the_figure() {
    let app = TestApp::start();
    let address = format!("/figures/{BY_FORCE}.svg?unit=furlongs&figure=pie");
    let svg = app.get(&address);
    assert_eq!(svg.status, 400);
    assert!(drawn(&svg).0 > 0.0);
    assert!(svg.text().contains("unit: found “furlongs”, expected one of count, rate"), "{}", svg.text());
    assert!(
        svg.text()
            .contains("figure: found “pie”, expected one of bars, trend, heatmap, tiles, funnel, multiples, stack"),
        "{}",
        svg.text()
    );
    let png = app.get(&address.replace(".svg", ".png"));
    assert_eq!(png.status, 400);
    assert_eq!(png.body, raster::png(svg.text(), 2.0).expect("a picture"));
    for end in ["svg", "png"] {
        assert_eq!(app.get(&format!("/figures/nothing.{end}")).status, 404);
        assert_eq!(app.get(&format!("/figures/a/b.{end}")).status, 404);
    }
}

/// The texts that are drawn.
fn drawn_texts(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).expect("well-formed");
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}

#[test]
fn drawing_picture_and_table_of_an_address_carry_the_same_numbers() {
    let app = TestApp::start();
    for query in [
        "",
        "unit=rate",
        "years=2020-21&sort=value",
        "figure=trend&forces=kent",
        "figure=heatmap&lang=cy",
        "figure=heatmap&unit=rate",
    ] {
        let svg = app.get(&format!("/figures/{BY_FORCE}.svg?{query}"));
        let png = app.get(&format!("/figures/{BY_FORCE}.png?{query}"));
        assert_eq!(png.body, raster::png(svg.text(), 2.0).expect("a picture"), "{query}");
        let texts = drawn_texts(svg.text());
        let page = app.get(&format!("/datasets/{BY_FORCE}?{query}"));
        let rows: Vec<&str> = page.text().split("<tr").skip(1).collect();
        let cells = |row: &str| -> Vec<String> {
            let cells = row.split("<td class=\"n").skip(1).filter(|cell| !cell.starts_with(" i\""));
            // The interval of a rate by year stands below it.
            cells.filter_map(|cell| cell.split_once('>')?.1.split(['<', '\n']).next().map(str::to_owned)).collect()
        };
        let mut told = 0;
        for row in rows.iter().filter(|row| row.contains("scope=\"row\"") && !row.starts_with(" class=\"all\"")) {
            // In a rate, the shorthand stands in the column of intervals as well.
            for cell in cells(row).into_iter().filter(|cell| !["[c]", "[x]", "[z]"].contains(&cell.as_str())) {
                let symbol = cell.split(' ').next().expect("a word").to_owned();
                let range = cell.trim_start_matches("[c] ").to_owned();
                assert!(
                    [&cell, &symbol, &range].iter().any(|text| texts.contains(text)),
                    "{query}: {cell} is not drawn"
                );
                told += 1;
            }
        }
        assert!(told >= if query.contains("kent") { 1 } else { 30 }, "{query}: {told} numbers");
    }
}

#[test]
fn a_card_is_1200_by_630_with_words_for_a_phone_and_says_what_its_page_says() {
    let app = TestApp::start();
    for page in ["?figure=trend&lang=cy", "?forces=kent", "?unit=rate&release=1", "?figure=heatmap"] {
        let html = app.get(&format!("/datasets/{BY_FORCE}{page}"));
        let property = |name: &str| {
            let value = html.text().split_once(&format!("property=\"{name}\" content=\"")).expect("the property").1;
            value.split('"').next().expect("a value").replace("&amp;", "&")
        };
        let address = property("og:image").replace("https://referrals.example", "");
        assert_eq!([property("og:image:width"), property("og:image:height")], ["1200", "630"]);
        let card = app.get(&address);
        assert_eq!((size(&card), property("og:image:type")), ((1200, 630), "image/png".to_owned()), "{address}");
        assert!(html.text().contains("name=\"twitter:card\" content=\"summary_large_image\""));
        let sentence = html.text().split("<p class=\"sentence\">").nth(1).and_then(|rest| rest.split('<').next());
        assert_eq!(property("og:image:alt"), sentence.expect("a sentence").replace("&amp;", "&"), "{page}");
        let svg = app.get(&address.replace(".png", ".svg"));
        assert_eq!(card.body, raster::png(svg.text(), 3.0).expect("a picture"), "{address}");
        // On a phone of 360 pixels a card is nine tenths of its drawing: no word is smaller than 10 pixels there.
        assert!(!svg.text().contains("font-size:11") && svg.text().contains("font-size:12px"), "{address}");
        let texts = drawn_texts(svg.text()).join(" ");
        for says in ["sample-by-force-", "Illustrative"] {
            let says = if says == "Illustrative" && page.contains("lang=cy") { "enghreifftiol" } else { says };
            assert!(texts.contains(says), "{address}: {texts}");
        }
    }
    assert_eq!(size(&app.get(&format!("/cards/{BY_FORCE}.png?width=600"))), (600, 315));
}

#[test]
fn a_card_says_what_it_shows_and_not_what_its_figure_shows() {
    let app = TestApp::start();
    let says =
        |dataset: &str, query: &str| drawn_texts(app.get(&format!("/cards/{dataset}.svg?{query}")).text()).join(" ");
    let total = "Referrals in England and Wales by year";
    let years = ["2020-21", "2021-22", "2022-23"];
    let ends = ["Avon and Somerset", "Wiltshire"];
    for (query, title, labels) in [
        ("figure=trend", total, &years[..]),
        ("figure=trend&forces=kent,sussex", "Referrals by year: Kent and Sussex", &["Kent", "Sussex"]),
        ("figure=heatmap&forces=kent,sussex,gwent,essex", "Referrals by year: 4 police forces", &["Kent", "Gwent"]),
        ("figure=multiples&forces=kent,sussex&lang=cy", "yn ôl blwyddyn: ", &["Kent", "Sussex"]),
        ("figure=heatmap", total, &years),
        ("figure=multiples", total, &years),
        ("figure=stack", total, &years),
        ("figure=heatmap&lang=cy", "yng Nghymru a Lloegr yn ôl blwyddyn", &years),
        ("figure=heatmap&forces=kent", "Referrals by year: Kent Police", &years),
        ("figure=bars", "by police force", &ends),
        ("figure=tiles", "by police force", &ends),
        ("figure=funnel", "Referrals per million residents a year: 44 police forces", &ends),
        ("figure=stack&forces=kent,sussex", "Referrals: Kent Police and Sussex Police", &["Kent", "Sussex"]),
        ("figure=stack&forces=kent", "Referrals: Kent Police", &["6"]),
    ] {
        let card = says(BY_FORCE, query);
        assert!(card.contains(title) && labels.iter().all(|label| card.contains(label)), "{query}: {card}");
    }
    let card = says(NATIONAL, "");
    assert!(card.contains(": England and Wales") && !card.contains("by police force"), "one number: {card}");
    let card = says(NATIONAL, "figure=trend");
    assert!(card.contains("in England and Wales by year"), "no number for any year: {card}");
}

#[test]
fn a_card_says_its_period_its_part_and_its_status() {
    let app = TestApp::start();
    for dataset in [BY_FORCE, NATIONAL] {
        for figure in ["bars", "trend", "heatmap", "tiles", "funnel", "multiples", "stack"] {
            for (lang, period) in [("en", "April 2020 to March 2023"), ("cy", "mis Ebrill 2020 i fis Mawrth 2023")] {
                let svg = app.get(&format!("/cards/{dataset}.svg?figure={figure}&lang={lang}"));
                let card = drawn_texts(svg.text()).join(" ");
                assert!(card.contains(period), "{dataset} {figure}: {card}");
                // The samples have no Welsh texts.
                assert!(card.contains("Not official statistics"), "{dataset} {figure}: {card}");
            }
        }
    }
    let svg = app.get(&format!("/cards/{BY_FORCE}.svg?figure=trend&outcome=detained-or-removed"));
    assert!(drawn_texts(svg.text()).join(" ").contains("Outcome: Detained or removed"));
}
