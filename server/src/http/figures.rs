//! The figure as an image.

use crate::{
    error::ApiError,
    http::{
        answer::{Answer, media},
        ask::Ask,
        cache::BodyHash,
    },
    raster::{self, RasterError},
};
use actix_web::web::Bytes;
use frontend::{page::View, urls};
use shared::{
    figure::{self, Frame, Styling},
    selection::Selection,
    sentence::sentence,
};
use std::sync::Arc;

/// The width of a figure for which none is selected, in CSS pixels.
const WIDTH: u32 = 640;

/// A drawing.
pub fn svg(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    Ok(Answer::live(media::SVG, draw(&view)).of_release(view.publication.release().number))
}

/// A picture of the drawing.
pub fn png(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    let picture = ask.pictures.of(&draw(&view), width(&view.selection))?;
    Ok(Answer::live(media::PNG, picture).of_release(view.publication.release().number))
}

/// The card of a figure as a drawing.
pub fn card_svg(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    Ok(Answer::live(media::SVG, draw_card(&view)).of_release(view.publication.release().number))
}

/// The card of a figure as a picture, as wide as is selected.
pub fn card(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    let width = view.selection.width.unwrap_or(urls::CARD.0);
    let picture = ask.pictures.card(&draw_card(&view), width)?;
    Ok(Answer::live(media::PNG, picture).of_release(view.publication.release().number))
}

fn draw_card(view: &View) -> String {
    let table = view.table();
    let says = sentence(&view.publication, &view.selection, &table);
    figure::card(&table, &says, view.selection.theme, view.selection.host)
}

/// Pictures of drawings, the most used of them, up to a number of bytes; or none.
#[derive(Clone, Debug)]
pub struct Pictures(Option<moka::sync::Cache<(BodyHash, Medium), Bytes>>);

/// What a picture is looked at on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Medium {
    Screen,
    Paper,
    /// Wherever a card is shown, as wide as it was asked for.
    Card(u32),
}

/// How many bytes of pictures are kept.
const KEPT: u64 = 32 << 20;

/// Drawings up to this width, in CSS pixels, are drawn at twice their size for dense screens; wider ones dot for dot.
const DENSE_UP_TO: u32 = 800;

impl Default for Pictures {
    fn default() -> Self {
        let weigh = |_: &(BodyHash, Medium), picture: &Bytes| u32::try_from(picture.len()).unwrap_or(u32::MAX);
        Self(Some(moka::sync::Cache::builder().max_capacity(KEPT).weigher(weigh).build()))
    }
}

impl Pictures {
    /// Keeps no picture.
    pub fn forgetful() -> Self {
        Self(None)
    }

    /// The picture of a drawing.
    pub fn of(&self, svg: &str, width: u32) -> Result<Bytes, ApiError> {
        let scale = if width <= DENSE_UP_TO { 2.0 } else { 1.0 };
        self.kept(svg, Medium::Screen, || raster::png(svg, scale))
    }

    /// The picture of a drawing for paper.
    pub fn printed(&self, svg: &str) -> Result<Bytes, ApiError> {
        self.kept(svg, Medium::Paper, || raster::print(svg))
    }

    /// The picture of the drawing of a card, so wide.
    pub fn card(&self, svg: &str, width: u32) -> Result<Bytes, ApiError> {
        #[expect(clippy::cast_precision_loss, reason = "a few thousand pixels")]
        let scale = width as f32 / figure::CARD.0 as f32;
        self.kept(svg, Medium::Card(width), || raster::png(svg, scale))
    }

    fn kept(
        &self,
        svg: &str,
        medium: Medium,
        draw: impl FnOnce() -> Result<Vec<u8>, RasterError>,
    ) -> Result<Bytes, ApiError> {
        let draw = || draw().map(Bytes::from);
        let drawn = match &self.0 {
            Some(kept) => kept.try_get_with((BodyHash::of(svg.as_bytes()), medium), draw),
            None => draw().map_err(Arc::new),
        };
        drawn.map_err(ApiError::Picture)
    }
}

/// The drawing of a view.
pub fn draw(view: &View) -> String {
    let selection = &view.selection;
    let frame = Frame {
        width: width(selection),
        height: selection.height,
        styling: Styling::Alone(selection.theme, selection.host),
        id: 0,
    };
    figure::svg(&view.table(), frame)
}

/// The width of the drawing of a selection, in CSS pixels.
pub fn width(selection: &Selection) -> u32 {
    selection.width.unwrap_or(WIDTH)
}
