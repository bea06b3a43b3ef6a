//! The document in an iframe on somebody else's page.

use crate::{
    error::ApiError,
    http::{
        answer::{Answer, media},
        ask::Ask,
    },
};

/// The figure of a selection with its table.
pub fn document(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    let html = frontend::embed::document(&ask.site, &view);
    Ok(Answer::live(media::HTML, html).of_release(view.publication.release().number))
}
