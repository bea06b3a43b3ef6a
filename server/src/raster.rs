//! Figures as PNG: the same SVG, drawn by resvg with the bundled font and no other.
//!
//! Invariant: nothing here reads a file or a system font, so a figure is the same image on every machine.

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb},
};
use std::{
    borrow::Cow,
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

/// More pixels than any figure of ours has at twice its size.
const MOST_PIXELS: f32 = 16e6;

/// The family name of the bundled font.
const FAMILY: &str = "Referrals Sans";

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(include_bytes!("../../shared/data/font/ReferralsSans-Regular.ttf").to_vec());
    fonts.load_font_data(include_bytes!("../../shared/data/font/ReferralsSans-Bold.ttf").to_vec());
    // Every list of families in our figures ends in it, and has no other that is here.
    fonts.set_sans_serif_family(FAMILY);
    Arc::new(fonts)
});

/// Why a figure is no image.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    /// The text is not SVG.
    #[error("the figure is not SVG: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// The image would be too large, or have no extent.
    #[error("an image of {width} x {height} pixels was asked for; the most are {MOST_PIXELS} pixels")]
    Size {
        /// Pixels across.
        width: f32,
        /// Pixels down.
        height: f32,
    },
    /// The image cannot be written.
    #[error("the image cannot be written: {0}")]
    Png(#[from] png::EncodingError),
}

/// Draws a figure `scale` times its size in CSS pixels and writes it as PNG.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, RasterError> {
    let options = Options { font_family: FAMILY.to_owned(), fontdb: FONTS.clone(), ..Options::default() };
    let tree = Tree::from_str(svg, &options)?;
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let error = || RasterError::Size { width, height };
    // Also false for what is not a number.
    if !(width >= 1.0 && height >= 1.0 && width * height <= MOST_PIXELS) {
        return Err(error());
    }
    let mut pixmap = Pixmap::new(whole(width), whole(height)).ok_or_else(error)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    encode(&pixmap)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and MOST_PIXELS")]
fn whole(pixels: f32) -> u32 {
    pixels.ceil() as u32
}

/// The pixels of an image as the smallest PNG that shows them: a palette where there are few enough colours.
fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, RasterError> {
    let pixels: Vec<[u8; 4]> = pixmap
        .pixels()
        .iter()
        .map(|pixel| {
            let colour = pixel.demultiply();
            [colour.red(), colour.green(), colour.blue(), colour.alpha()]
        })
        .collect();
    let palette = Palette::of(&pixels);
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixmap.width(), pixmap.height());
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(Cow::Owned(palette.colours.iter().flat_map(|colour| colour[..3].to_vec()).collect()));
    if palette.colours.iter().any(|colour| colour[3] != 255) {
        encoder.set_trns(Cow::Owned(palette.colours.iter().map(|colour| colour[3]).collect()));
    }
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&palette.indices)?;
    writer.finish()?;
    Ok(file)
}

/// At most 256 colours, and the index of the colour of each pixel.
struct Palette {
    colours: Vec<[u8; 4]>,
    indices: Vec<u8>,
}

impl Palette {
    /// The palette of an image. Where it has more colours than 256 (the blends at the edges of letters), near ones
    /// become the most frequent of them, no more than needed.
    fn of(pixels: &[[u8; 4]]) -> Self {
        let mut frequency: BTreeMap<[u8; 4], usize> = BTreeMap::new();
        // A figure is runs of one colour; looking up each once keeps this cheap.
        for run in pixels.chunk_by(PartialEq::eq) {
            *frequency.entry(run[0]).or_default() += run.len();
        }
        let mut bits = 0;
        loop {
            // The colours that agree but for their last bits, as the most frequent of them.
            let cell = |colour: &[u8; 4]| colour.map(|channel| channel >> bits);
            let mut cells: BTreeMap<[u8; 4], (usize, [u8; 4])> = BTreeMap::new();
            for (colour, count) in &frequency {
                let chosen = cells.entry(cell(colour)).or_insert((0, *colour));
                if *count > chosen.0 {
                    *chosen = (*count, *colour);
                }
            }
            if cells.len() <= 256 {
                let index: BTreeMap<[u8; 4], u8> = cells.keys().copied().zip(0..=255).collect();
                return Self {
                    colours: cells.values().map(|chosen| chosen.1).collect(),
                    indices: pixels
                        .chunk_by(PartialEq::eq)
                        .flat_map(|run| std::iter::repeat_n(index[&cell(&run[0])], run.len()))
                        .collect(),
                };
            }
            bits += 1;
        }
    }
}
