//! The document in an iframe on somebody else's page.

use crate::{
    embedders::Sighting,
    error::ApiError,
    http::{
        answer::{Answer, Grant, media},
        ask::Ask,
    },
};
use frontend::embed::{self, Document};

/// The figure of a selection with its table.
pub fn document(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    let Document { html, style } = embed::document(&ask.site, &view);
    if let Some((origin, notes)) = &ask.embedder {
        let selection = view.selection.plain().query(&view.publication);
        notes.tell(Sighting { dataset: ask.dataset.clone(), selection, origin: origin.clone() });
    }
    Ok(Answer::live(media::HTML, html).granted(Some(Grant::Style(style))).of_release(view.publication.release().number))
}
