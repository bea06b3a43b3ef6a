//! The document in an iframe on somebody else's page.

use crate::{
    embedders::Sighting,
    error::ApiError,
    http::{
        answer::{Answer, Grant, media},
        ask::Ask,
    },
};
use shared::figure;

/// The figure of a selection with its table.
pub fn document(ask: &Ask) -> Result<Answer, ApiError> {
    let view = ask.selected()?;
    let html = frontend::embed::document(&ask.site, &view);
    let style = figure::host_style(view.selection.theme, view.selection.host).map(Grant::Style);
    if let Some((origin, notes)) = &ask.embedder {
        let selection = view.selection.plain().query(&view.publication);
        notes.tell(Sighting { dataset: ask.dataset.clone(), selection, origin: origin.clone() });
    }
    Ok(Answer::live(media::HTML, html).granted(style).of_release(view.publication.release().number))
}
