//! The style sheet of one document: the rules of figures that it needs, then those of the document.
//!
//! An embed is one answer, and most of its classes are those of other kinds of figure: their rules would be a twentieth of its bytes.

use shared::{
    figure,
    selection::{Theme, Word as _},
};
use std::collections::BTreeSet;

/// The rules of the document around the figure.
const OWN: &str = include_str!("../../style/embed.css");

/// The rules for a document with this content, in the colours of a theme.
pub(super) fn style(content: &str, theme: Theme) -> String {
    let used: BTreeSet<&str> = content
        .split(" class=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .flat_map(str::split_whitespace)
        .collect();
    let chosen = format!("[data-theme={}]", theme.word());
    let needed = |rule: &&str| match rule.split_once('{') {
        Some((heads, _)) if heads.starts_with(".f-") => {
            heads.split(',').any(|head| head.split(' ').all(|class| used.contains(class.trim_start_matches('.'))))
        }
        Some((heads, _)) if heads.starts_with("[data-theme=") => heads.starts_with(&chosen),
        _ => true,
    };
    let rules: Vec<&str> = figure::PAGE_STYLE.split_inclusive('\n').filter(needed).chain([OWN]).collect();
    let asked: BTreeSet<&str> =
        rules.iter().flat_map(|rule| rule.split("var(").skip(1)).filter_map(|rest| rest.split(')').next()).collect();
    rules.iter().flat_map(|rule| rule.split_inclusive(';')).map(|part| said(part, &asked)).collect()
}

/// A part of a style sheet up to a semicolon, without the colour that it gives where no rule asks for it.
fn said<'a>(part: &'a str, asked: &BTreeSet<&str>) -> &'a str {
    match part.find("--f-") {
        Some(at)
            if part[at..].split_once(':').is_some_and(|(name, _)| !name.contains(')') && !asked.contains(name)) =>
        {
            &part[..at]
        }
        _ => part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_has_the_rules_of_its_classes_and_of_its_theme_alone() {
        let style = style("<g class=\"f-s1 f-d1\"><path class=\"f-line\"/></g>", Theme::Dark);
        for kept in
            [".fig{--f-ink", "\n.f-line{", "\n.f-s1{", "\n.f-d1 .f-line{", "\n[data-theme=dark] .fig{", "\nmain{"]
        {
            assert!(style.contains(kept), "{kept}");
        }
        for asked in ["--f-ink:", "--f-s1:"] {
            assert!(style.matches(asked).count() >= 4, "{asked}");
        }
        for left_out in [
            "--f-s2:",
            "--f-band:",
            ".f-withheld{",
            ".f-s2{",
            ".f-d2 ",
            "\n[data-theme=light] .fig",
            "\n[data-theme=print] .fig",
        ] {
            assert!(!style.contains(left_out), "{left_out}");
        }
    }
}
