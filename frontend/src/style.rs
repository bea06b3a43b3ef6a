//! The style sheet of the pages: the rules of figures, then our own.

use shared::figure::PAGE_STYLE;

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

static BOTH: [u8; PAGE_STYLE.len() + OWN.len()] = {
    let (figures, own) = (PAGE_STYLE.as_bytes(), OWN.as_bytes());
    let mut both = [0; PAGE_STYLE.len() + OWN.len()];
    let mut at = 0;
    while at < both.len() {
        both[at] = if at < figures.len() { figures[at] } else { own[at - figures.len()] };
        at += 1;
    }
    both
};

/// The style sheet of every page, to be served under [`Site::style`](crate::page::Site::style).
pub static STYLE: &str = match std::str::from_utf8(&BOTH) {
    Ok(style) => style,
    Err(_) => panic!("one text after another is a text"),
};
