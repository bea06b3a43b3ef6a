//! Figures as PNG: the same SVG, drawn by resvg with the bundled font and no other.
//!
//! Invariant: nothing here reads a file or a system font, so a figure is the same image on every machine.

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    iter,
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
    // Every list of families in our figures ends in one of the two, and has no other that is here: a picture has the bundled font.
    fonts.set_sans_serif_family(FAMILY);
    fonts.set_serif_family(FAMILY);
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
    encode(&drawn(svg, scale)?, None)
}

/// Draws a figure for paper, an inch for every 96 CSS pixels, and writes it as PNG that says how dense it is.
pub fn print(svg: &str) -> Result<Vec<u8>, RasterError> {
    let dense = png::PixelDimensions { xppu: DOTS_A_METRE, yppu: DOTS_A_METRE, unit: png::Unit::Meter };
    encode(&drawn(svg, 300.0 / 96.0)?, Some(dense))
}

/// 300 dots an inch.
const DOTS_A_METRE: u32 = 11_811;

fn drawn(svg: &str, scale: f32) -> Result<Pixmap, RasterError> {
    let options = Options { font_family: FAMILY.to_owned(), fontdb: FONTS.clone(), ..Options::default() };
    let tree = Tree::from_str(&settled(svg), &options)?;
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let error = || RasterError::Size { width, height };
    // Also false for what is not a number.
    if !(width >= 1.0 && height >= 1.0 && width * height <= MOST_PIXELS) {
        return Err(error());
    }
    let mut pixmap = Pixmap::new(whole(width), whole(height)).ok_or_else(error)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// A figure without what depends on a preference of its reader, which stands last in its style: a picture has no reader to ask, and the
/// parser of styles warns of each rule that it does not know.
fn settled(svg: &str) -> Cow<'_, str> {
    let parts = svg.split_once("@media").and_then(|(before, after)| Some((before, after.split_once("</style>")?.1)));
    parts.map_or(svg.into(), |(before, after)| format!("{before}</style>{after}").into())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and MOST_PIXELS")]
fn whole(pixels: f32) -> u32 {
    pixels.ceil() as u32
}

/// The pixels of an image as a small PNG with a palette.
fn encode(pixmap: &Pixmap, dense: Option<png::PixelDimensions>) -> Result<Vec<u8>, RasterError> {
    let pixels: Vec<Colour> = pixmap
        .pixels()
        .iter()
        .map(|pixel| {
            let colour = pixel.demultiply();
            [colour.red(), colour.green(), colour.blue(), colour.alpha()]
        })
        .collect();
    let width = pixmap.width() as usize;
    let palette = Palette::of(&pixels, width);
    // Two pixels in a byte, the left one in its upper half; each row begins with a byte of its own.
    // Neighbours are mostly alike: each run of them is looked up once.
    let runs = pixels.chunk_by(|left, right| left == right);
    let indices: Vec<u8> = runs.flat_map(|run| iter::repeat_n(palette.index(run[0]), run.len())).collect();
    let rows = indices
        .chunks(width)
        .flat_map(|row| row.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or_default()));
    let rows: Vec<u8> = rows.collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixmap.width(), pixmap.height());
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(Cow::Owned(palette.colours.iter().flat_map(|colour| colour[..3].to_vec()).collect()));
    if palette.colours.iter().any(|colour| colour[3] != 255) {
        encoder.set_trns(Cow::Owned(palette.colours.iter().map(|colour| colour[3]).collect()));
    }
    encoder.set_pixel_dims(dense);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rows)?;
    writer.finish()?;
    Ok(file)
}

/// Red, green, blue, opacity.
type Colour = [u8; 4];

/// The error that a colour may cause by standing for others, for each pixel of the image, as the square of a distance. It is that of a
/// hundredth of the image in a shade 39 levels away: letters keep the steps of their edges that can be told apart. Every further
/// step costs kilobytes.
const TOLERABLE: u64 = 15;

/// The distance of two fills, squared, from which each is kept however little it fills: a class of a legend has a meaning.
const TOLD_APART: u64 = 100;

/// A fill is so many pixels wide at least, and the same below: letters and lines are narrower.
const FILL: usize = 16;

/// At most 16 colours, and the one of them that stands for each colour of an image.
struct Palette {
    colours: Vec<Colour>,
    indices: BTreeMap<Colour, u8>,
}

impl Palette {
    /// The colours of a figure are few; what remains are blends of two of them at the edges of letters. One by one, the palette
    /// takes the colour that would be worst off without it: the frequent ones that are far from all it has.
    /// Fills come before edges.
    fn of(pixels: &[Colour], width: usize) -> Self {
        let mut frequency: BTreeMap<Colour, u64> = BTreeMap::new();
        let (mut fills, mut begin) = (BTreeSet::new(), 0);
        for run in pixels.chunk_by(|left, right| left == right) {
            *frequency.entry(run[0]).or_default() += run.len() as u64;
            let below = pixels.get(begin + width..begin + width + FILL);
            if run.len() >= FILL && below.is_some_and(|below| below.iter().all(|colour| *colour == run[0])) {
                fills.insert(run[0]);
            }
            begin += run.len();
        }
        let mut colours: Vec<Colour> = Vec::new();
        // For each colour, how far it is from the nearest in the palette, and the index of that one.
        let mut nearest: BTreeMap<Colour, (u64, u8)> =
            frequency.keys().map(|colour| (*colour, (u64::MAX >> 32, 0))).collect();
        let most = TOLERABLE * pixels.len() as u64;
        for index in 0..16 {
            let error = |(colour, (distance, _)): &(&Colour, &(u64, u8))| {
                (fills.contains(*colour) && *distance >= TOLD_APART, frequency[*colour] * distance)
            };
            let Some((worst, _)) = nearest.iter().max_by_key(error).filter(|it| error(it) > (false, most)) else {
                break;
            };
            let worst = *worst;
            colours.push(worst);
            for (colour, best) in &mut nearest {
                let distance = distance(*colour, worst);
                if distance < best.0 {
                    *best = (distance, index);
                }
            }
        }
        Self { colours, indices: nearest.into_iter().map(|(colour, (_, index))| (colour, index)).collect() }
    }

    fn index(&self, colour: Colour) -> u8 {
        self.indices[&colour]
    }
}

/// The square of the distance of two colours.
fn distance(a: Colour, b: Colour) -> u64 {
    a.into_iter().zip(b).map(|(a, b)| u64::from(a.abs_diff(b)).pow(2)).sum()
}
