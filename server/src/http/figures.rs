//! The figure as an image.

use crate::{
    error::ApiError,
    http::{
        answer::{Answer, media},
        ask::Ask,
    },
};
use shared::{
    figure::{self, Frame, Styling},
    publication::Publication,
    selection::Selection,
    table::Table,
};

/// The width of a figure for which none is selected, in CSS pixels.
const WIDTH: u32 = 640;

/// A drawing.
pub fn svg(ask: &Ask) -> Result<Answer, ApiError> {
    let (publication, selection) = ask.selected()?;
    Ok(Answer::live(media::SVG, draw(&publication, &selection)).of_release(publication.release().number))
}

fn draw(publication: &Publication, selection: &Selection) -> String {
    let frame = Frame {
        width: selection.width.unwrap_or(WIDTH),
        height: selection.height,
        styling: Styling::Alone(selection.theme),
        id: 0,
    };
    figure::svg(&Table::new(publication, selection), frame)
}
