//! What a form offers to choose beside a selection: nothing by force or by year where nothing is published of such, but what is chosen
//! there all the same.

use super::{FigureKind, Selection, Sort};
use crate::publication::Publication;

impl Selection {
    /// Whether a kind of figure is offered.
    pub fn offers_figure(&self, kind: FigureKind, publication: &Publication) -> bool {
        kind.shows(publication) || kind == self.figure
    }

    /// Whether forces are.
    pub fn offers_forces(&self, publication: &Publication) -> bool {
        publication.is_by_force() || !self.forces.is_empty()
    }

    /// Whether an order of them is.
    pub fn offers_sort(&self, publication: &Publication) -> bool {
        publication.is_by_force() || self.sort != Sort::default()
    }

    /// Whether the first and the last year are.
    pub fn offers_years(&self, publication: &Publication) -> bool {
        publication.years().len() > 1 && (publication.is_by_year() || self.years.is_some())
    }
}
