//! English labels.

use super::Labels;
use shared::selection::FigureKind;

/// The English labels.
pub(super) struct English;

impl Labels for English {
    fn area(&self) -> &'static str {
        "Area"
    }

    fn choose(&self) -> &'static str {
        "Choose what to show"
    }

    fn figure(&self) -> &'static str {
        "Figure"
    }

    fn kind(&self, figure: FigureKind) -> &'static str {
        match figure {
            FigureKind::Bars => "By force",
            FigureKind::Trend => "By year",
            FigureKind::Heatmap => "By force and year",
            FigureKind::Tiles => "On a map of tiles",
            FigureKind::Funnel => "Rate against population",
            FigureKind::Multiples => "Small charts by force",
            FigureKind::Stack => "Parts of the whole",
        }
    }

    fn unit(&self) -> &'static str {
        "Show as"
    }

    fn count(&self) -> &'static str {
        "Count"
    }

    fn per_million(&self) -> &'static str {
        "Per million"
    }

    fn rate(&self) -> &'static str {
        "Rate per million"
    }

    fn from(&self) -> &'static str {
        "From"
    }

    fn to(&self) -> &'static str {
        "To"
    }

    fn split_by(&self) -> &'static str {
        "Parts by"
    }

    fn all_codes(&self) -> &'static str {
        "All"
    }

    fn sort(&self) -> &'static str {
        "Order of forces"
    }

    fn by_name(&self) -> &'static str {
        "Alphabetical"
    }

    fn by_region(&self) -> &'static str {
        "By region"
    }

    fn by_value(&self) -> &'static str {
        "Largest first"
    }

    fn forces(&self) -> &'static str {
        "Forces"
    }

    fn chosen(&self, chosen: usize, of: usize) -> String {
        match chosen {
            0 => format!("all {of}"),
            _ => format!("{chosen} of {of}"),
        }
    }

    fn find_force(&self) -> &'static str {
        "Find a force"
    }

    fn found(&self, found: usize) -> String {
        match found {
            0 => "None is called so".into(),
            _ => format!("{found} found"),
        }
    }

    fn all_forces(&self) -> &'static str {
        "Show all forces"
    }

    fn show(&self) -> &'static str {
        "Show"
    }

    fn refused(&self) -> &'static str {
        "This cannot be shown; what was shown before stays."
    }

    fn live(&self) -> &'static str {
        "The figure follows your choice."
    }

    fn walk(&self) -> &'static str {
        "Read the figure number by number: point at it, tap it, or use the arrow keys here"
    }

    fn in_words(&self) -> &'static str {
        "In words"
    }

    fn table(&self) -> &'static str {
        "Table"
    }

    fn table_region(&self) -> &'static str {
        "Table of the figure, scrolls sideways"
    }

    fn key(&self) -> &'static str {
        "Shorthand and marks"
    }

    fn breaks(&self) -> &'static str {
        "Breaks in the series"
    }

    fn events(&self) -> &'static str {
        "Events in these years"
    }

    fn take_away(&self) -> &'static str {
        "Download and embed"
    }

    fn xlsx(&self) -> &'static str {
        "Table as a workbook (XLSX)"
    }

    fn csv(&self) -> &'static str {
        "Table as CSV"
    }

    fn json(&self) -> &'static str {
        "Table as JSON"
    }

    fn svg(&self) -> &'static str {
        "Figure as SVG"
    }

    fn png(&self) -> &'static str {
        "Figure as PNG"
    }

    fn embed(&self) -> &'static str {
        "Embed this figure"
    }
}
