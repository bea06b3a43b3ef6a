//! Figures as PNG: the bundled font is there, the files are small, and the kernel measures what the font holds.

#[path = "../../shared/tests/sample/figures.rs"]
mod figures;
#[path = "../../shared/tests/sample/publications.rs"]
mod publications;

use server::raster::{RasterError, png};
use shared::{
    figure::Styling,
    selection::{Host, Theme},
};
use skrifa::{FontRef, MetadataProvider, instance::LocationRef, instance::Size};

fn bars(width: u32) -> String {
    figures::draw(&publications::by_force(), "", width, Styling::Alone(Theme::Light, Host::NONE))
}

#[test]
fn a_label_changes_pixels() {
    let figure = bars(640);
    let other = figure.replace(">Kent<", ">Cant<");
    assert_ne!(figure, other);
    assert_ne!(png(&figure, 1.0).expect("an image"), png(&other, 1.0).expect("an image"));
}

#[test]
fn every_figure_is_an_image() {
    for (name, figure) in figures::all() {
        let image = png(&figure, 1.5).expect("an image");
        let reader = png::Decoder::new(std::io::Cursor::new(&image)).read_info().expect("a PNG");
        assert!(figure.contains(&format!(" width=\"{}\"", reader.info().width * 2 / 3)), "{name}");
    }
}

/// The colours of the pixels of an image, row by row, and how many are in a row.
fn pixels(image: &[u8]) -> (Vec<[u8; 3]>, usize) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(image));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a small image")];
    let info = reader.next_frame(&mut bytes).expect("pixels");
    let samples = info.color_type.samples();
    (bytes.chunks(samples).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect(), info.width as usize)
}

/// The least of a legend is a swatch of 18 by 13 pixels, and a class may have no more than that.
#[test]
fn every_class_of_a_legend_has_a_colour_of_its_own() {
    for query in ["figure=heatmap", "figure=heatmap&unit=rate", "figure=tiles", "figure=tiles&unit=rate"] {
        for theme in [Theme::Light, Theme::Dark] {
            let figure = figures::draw(&publications::by_force(), query, 640, Styling::Alone(theme, Host::NONE));
            let (pixels, width) = pixels(&png(&figure, 2.0).expect("an image"));
            // The legend stands in the group of the drawing, the first that is moved.
            let (_, drawing) = figure.split_once("translate(0 ").expect("a group");
            let down: usize = drawing.split(')').next().and_then(|down| down.parse().ok()).expect("whole pixels");
            let swatches = drawing.split("<rect class=\"f-c").filter(|it| it.contains("width=\"18\" height=\"13\"/>"));
            let swatches = swatches.filter(|it| it.starts_with(|digit: char| digit.is_ascii_digit()));
            let middle = |swatch: &str| {
                let of = |key: &str| swatch.split(key).nth(1)?.split('"').next()?.parse::<usize>().ok();
                let [x, y] = [of(" x=\""), of(" y=\"")].map(|at| at.expect("a place") * 2);
                pixels[(2 * down + y + 13) * width + x + 18]
            };
            let colours: Vec<[u8; 3]> = swatches.map(middle).collect();
            let different: std::collections::BTreeSet<_> = colours.iter().collect();
            assert!(colours.len() >= 3, "{query}: {colours:?}");
            assert_eq!(different.len(), colours.len(), "{query} {theme:?}: {colours:?}");
        }
    }
}

#[test]
fn a_dark_figure_is_dark_and_a_light_one_light() {
    let corner = |theme| {
        let figure = figures::draw(&publications::by_force(), "", 640, Styling::Alone(theme, Host::NONE));
        pixels(&png(&figure, 1.0).expect("an image")).0[0]
    };
    assert_eq!(corner(Theme::Light), [255, 255, 255]);
    assert_eq!(corner(Theme::Auto), [255, 255, 255]);
    assert_eq!(corner(Theme::Dark), [0x14, 0x18, 0x1f]);
}

#[test]
fn a_figure_of_44_forces_at_1200_pixels_is_at_most_60_kilobytes() {
    let bytes = png(&bars(1200), 1.0).expect("an image").len();
    assert!(bytes <= 60_000, "{bytes} bytes");
}

#[test]
fn figures_for_dense_screens_are_at_most_60_kilobytes() {
    for (query, width) in [("", 600), ("unit=rate", 320), ("unit=rate", 600), ("unit=rate", 800), ("sort=region", 800)]
    {
        for theme in [Theme::Light, Theme::Dark] {
            let figure = figures::draw(&publications::by_force(), query, width, Styling::Alone(theme, Host::NONE));
            let bytes = png(&figure, 2.0).expect("an image").len();
            assert!(bytes <= 60_000, "{query} {width} {theme:?}: {bytes} bytes");
        }
    }
}

#[test]
fn the_same_figure_is_the_same_file() {
    assert_eq!(png(&bars(320), 2.0).expect("an image"), png(&bars(320), 2.0).expect("an image"));
}

#[test]
fn an_image_of_no_or_too_many_pixels_is_refused() {
    for scale in [0.0, -1.0, 100.0, f32::NAN, f32::INFINITY] {
        assert!(matches!(png(&bars(640), scale), Err(RasterError::Size { .. })), "{scale}");
    }
    assert!(matches!(png("no figure", 1.0), Err(RasterError::Svg(_))));
}

#[test]
fn the_width_table_is_what_the_font_files_say() {
    let table = include_str!("../../shared/data/font/widths.csv");
    let regular = include_bytes!("../../shared/data/font/ReferralsSans-Regular.ttf").as_slice();
    let bold = include_bytes!("../../shared/data/font/ReferralsSans-Bold.ttf").as_slice();
    let mut written = vec!["code,regular,bold".to_owned()];
    let fonts = [regular, bold].map(|file| FontRef::new(file).expect("a font file"));
    for (code, glyph) in fonts[0].charmap().mappings() {
        let letter = char::from_u32(code).expect("a code point");
        let width = |font: &FontRef<'_>| {
            let glyph = font.charmap().map(letter).expect("both fonts have the same letters");
            font.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(glyph).expect("a width")
        };
        assert_eq!(fonts[0].charmap().map(letter), Some(glyph));
        written.push(format!("{code:04X},{},{}", width(&fonts[0]), width(&fonts[1])));
    }
    assert_eq!(table.lines().collect::<Vec<_>>(), written);
}
