//! Words in the place of a figure that cannot be drawn.

use super::{
    canvas::Sheet,
    frame::{ALL, Column},
    palette::{Role, style_alone},
    pen::Pen,
};
use crate::{
    language::Language,
    selection::{Host, Theme},
};

/// The width of a notice, in CSS pixels.
const WIDTH: u32 = 640;
/// Around the words.
const MARGIN: i32 = 16;

/// An image that says why there is no figure: a heading, what happened, and what is wrong, one by one.
pub fn notice(language: Language, title: &str, detail: &str, errors: &[String]) -> String {
    let width = i32::try_from(WIDTH).expect("a few hundred pixels");
    let mut column = Column::new(MARGIN, width - 2 * MARGIN);
    column.add(Role::Title, 0, title, ALL);
    column.add(Role::Message, 4, detail, ALL);
    for error in errors {
        column.add(Role::Note, 8, error, ALL);
    }
    let height = column.height() + 2 * MARGIN;
    let sheet = Sheet::default();
    let pen = Pen::new(&sheet, (WIDTH, height.unsigned_abs()), "");
    sheet.markup(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fig\" lang=\"{}\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"t d\">",
        language.tag()
    ));
    sheet.element("title", " id=\"t\"", title);
    let all: Vec<&str> = std::iter::once(detail).chain(errors.iter().map(String::as_str)).collect();
    sheet.element("desc", " id=\"d\"", &all.join(" "));
    sheet.markup(&format!("<style>{}</style>", style_alone(Theme::Auto, Host::NONE)));
    pen.rect(Role::Paper, (0, 0), (width, height));
    column.draw(&pen, MARGIN);
    sheet.markup("</svg>");
    sheet.take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_says_all_of_it_and_is_never_markup() {
        let svg = notice(
            Language::En,
            "Not <found>",
            "There is no & such thing.",
            &["unit: found `x`".into(), "y".repeat(60)],
        );
        assert!(svg.contains("Not &lt;found&gt;") && svg.contains("no &amp; such thing."), "{svg}");
        assert!(svg.contains("unit: found `x`") && svg.contains(&"y".repeat(60)), "{svg}");
    }
}
