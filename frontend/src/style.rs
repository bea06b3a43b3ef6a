//! The style sheet of the pages: the rules of figures, then our own.

use shared::figure::PAGE_STYLE;
use std::sync::LazyLock;

const OWN: &str = concat!(
    include_str!("../style/tokens.css"),
    include_str!("../style/base.css"),
    include_str!("../style/shell.css"),
    include_str!("../style/content.css"),
    include_str!("../style/table.css"),
    include_str!("../style/claims.css"),
    include_str!("../style/search.css"),
    include_str!("../style/explorer.css"),
    include_str!("../style/builder.css"),
    include_str!("../style/verify.css"),
    include_str!("../style/media.css"),
);

/// The style sheet of every page, without what only its authors read.
pub static STYLE: LazyLock<String> = LazyLock::new(|| {
    let both = [PAGE_STYLE, OWN].concat();
    let rules: String = both.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rules)| rules)).collect();
    without_margins(rules.lines())
});

/// Lines without what only their authors see of them.
pub(crate) fn without_margins<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    lines.map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_comment_is_left_and_nothing_ends_the_element_that_holds_it() {
        assert!(["/*", "*/", "</"].iter().all(|mark| !STYLE.contains(mark)));
        assert!(["</", "<!--"].iter().all(|mark| !crate::LOADER.contains(mark)));
        assert!(STYLE.starts_with(".fig{") && STYLE.ends_with('}'));
    }
}
