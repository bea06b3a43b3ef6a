//! `/figures/…`.

use crate::app::{BY_FORCE, Reply, TestApp};
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
    assert!(svg.text().contains("unit: found `furlongs`, expected one of count, rate"), "{}", svg.text());
    assert!(
        svg.text().contains("figure: found `pie`, expected one of bars, trend, heatmap, tiles, funnel, multiples"),
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
