//! English words of the newsroom ZIP.

use super::{Newsroom, en::English};
use crate::newsroom::files::{CSV, CSVW, DARK, LIGHT, PRINT, SVG};

impl Newsroom for English {
    fn files(&self) -> [(&'static str, &'static str); 12] {
        [
            (SVG, "the figure as a drawing, for graphics desks"),
            (LIGHT, "the figure for light pages"),
            (DARK, "the figure for dark pages"),
            (PRINT, "the figure for print, black on white, 300 dpi"),
            (CSV, "the table of the figure"),
            (CSVW, "what its columns mean (CSV on the Web)"),
            ("alternative-text.txt", "what the image shows, for readers who do not see it"),
            ("caption.txt", "what to print under it"),
            ("sentence.txt", "a sentence that can be quoted as it is"),
            ("embed.html", "code that puts the figure on a page"),
            ("image.html", "the same as an image, for mail"),
            ("licence.txt", "what may be done with it"),
        ]
    }

    fn withheld(&self) -> &'static str {
        "A number that is withheld, [c], is not to be printed as nought. It is hidden because it could tell of somebody, or \
         because a number that could would follow from it; the range beside it is all that can be said. The release has a proof that the other numbers do not tell it."
    }

    fn licensed_under(&self, licence: &str) -> String {
        format!("Licensed under the {licence}:")
    }

    fn attribution(&self, source: &str) -> String {
        format!("Please print this under it. {source}.")
    }

    fn font(&self) -> &'static str {
        "The letters in the pictures are of Liberation Sans, under the SIL Open Font License 1.1."
    }

    fn page(&self) -> &'static str {
        "The page of this figure, which says when it has been corrected:"
    }

    fn method(&self) -> &'static str {
        "What is counted, and how:"
    }

    fn again(&self) -> &'static str {
        "This file again:"
    }

    fn contact(&self, name: &str, address: &str) -> String {
        format!("Questions: {name}, {address}")
    }
}
