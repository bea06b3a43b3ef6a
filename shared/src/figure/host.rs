//! The colours of a figure on a page that gives some of its own.
//!
//! Invariant: what is drawn can be read. What the page gives is refused where it cannot ([`faint`]); what it does not give stays as
//! it is where that stands out on the paper of the page, and moves towards the ink where it does not.

use super::palette::{Palette, Scheme, of, schemes};
use crate::{
    colour::Colour,
    selection::{Font, Host, Theme},
};
use std::fmt::Write as _;

/// Words stand out so much. Source: WCAG 2.2, 1.4.3.
const WORDS: f64 = 4.5;
/// Marks stand out so much. Source: WCAG 2.2, 1.4.11.
const MARKS: f64 = 3.0;
/// Paper below this luminance is dark: it is nearer to black than to white in contrast.
const DARK: f64 = 0.18;

/// A colour of a host that cannot be read on its paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Faint {
    /// The key of the colour in an address.
    pub key: &'static str,
    /// The colour.
    pub colour: Colour,
    /// What it stands on.
    pub paper: Colour,
    /// Whether words are written in it, and not marks alone.
    pub is_of_words: bool,
}

impl Faint {
    /// The contrast of the two, from 1 to 21.
    pub fn contrast(&self) -> f64 {
        self.colour.contrast(self.paper)
    }

    /// The contrast that they must have.
    pub fn least(&self) -> f64 {
        if self.is_of_words { WORDS } else { MARKS }
    }
}

/// The colours of a host that cannot be read in a theme, on its own paper or on ours.
pub fn faint(theme: Theme, host: Host) -> Vec<Faint> {
    let mut found: Vec<Faint> = Vec::new();
    for scheme in schemes(theme) {
        let base = scheme.palette();
        let paper = host.paper.unwrap_or(of(&base, "paper"));
        let ink = host.ink.unwrap_or(of(&base, "ink"));
        let key = if host.ink.is_some() { "ink" } else { "paper" };
        let ink = (host.ink.is_some() || host.paper.is_some()).then_some((key, ink, true));
        let accent = host.accent.map(|accent| ("accent", accent, false));
        for (key, colour, is_of_words) in ink.into_iter().chain(accent) {
            let faint = Faint { key, colour, paper, is_of_words };
            if faint.contrast() < faint.least() && !found.contains(&faint) {
                found.push(faint);
            }
        }
    }
    found
}

/// The colours of a scheme on the page of a host.
pub(super) fn palette(scheme: Scheme, host: Host) -> Palette {
    let scheme = match host.paper {
        Some(paper) if paper.luminance() < DARK => Scheme::Dark,
        Some(_) if scheme == Scheme::Dark => Scheme::Light,
        _ => scheme,
    };
    let base = scheme.palette();
    if host == (Host { font: host.font, ..Host::NONE }) {
        return base;
    }
    let paper = host.paper.unwrap_or(of(&base, "paper"));
    let ink = host.ink.unwrap_or(of(&base, "ink"));
    let own = host.ink.is_some() || host.paper.is_some();
    let stand_out = |colour: Colour, least: f64| {
        let nearer = (0..10).map(|step| colour.towards(ink, step * 10));
        nearer.into_iter().find(|colour| colour.contrast(paper) >= least).unwrap_or(ink)
    };
    let turn = |(name, colour): (&'static str, Colour)| {
        let turned = match name {
            "paper" => paper,
            "ink" => ink,
            "soft" if own => stand_out(ink.towards(paper, 30), WORDS),
            "line" if own => stand_out(ink.towards(paper, 50), MARKS),
            "grid" if own => paper.towards(ink, 15),
            "bar" => stand_out(host.accent.unwrap_or(colour), MARKS),
            "s1" => stand_out(host.accent.unwrap_or(colour), WORDS),
            "edge" => stand_out(colour, MARKS),
            "ref" | "s2" | "s3" | "s4" | "s5" | "s6" => stand_out(colour, WORDS),
            // The warning is ours on every page; the rest of it stands on its own band.
            _ => colour,
        };
        (name, turned)
    };
    base.into_iter().map(turn).collect()
}

/// The fill of shaded cells, which have words of ink on them, in a palette of a host.
pub(super) fn shade(palette: &Palette) -> Colour {
    let [paper, ink, bar] = ["paper", "ink", "bar"].map(|name| of(palette, name));
    // The darkest shade lets a fifth of the paper through.
    let lighter = (0..10).map(|step| bar.towards(paper, step * 10));
    lighter.into_iter().find(|fill| fill.towards(paper, 20).contrast(ink) >= WORDS).unwrap_or(paper)
}

/// The families of a font.
pub(super) fn families(font: Font) -> Option<&'static str> {
    match font {
        Font::Sans => None,
        Font::Serif => Some("\"Times New Roman\",\"Liberation Serif\",Tinos,Times,serif"),
    }
}

/// What a document that holds figures of [`Styling::Page`](super::Styling::Page) has after its own style sheet, in the colours and
/// the font of a host; `None` where it gives none. On `body` it sets colours, font and the custom properties `--soft`, `--rule` and
/// `--link`. Paper and forced colours stay as they are.
pub fn host_style(theme: Theme, host: Host) -> Option<String> {
    if host == Host::NONE {
        return None;
    }
    let mut style = String::new();
    let mut before = None;
    for scheme in schemes(theme) {
        let palette = palette(*scheme, host);
        let unlike = scheme.palette() != palette && before.as_ref() != Some(&palette);
        if unlike {
            let dark = if before.is_some() { " and (prefers-color-scheme:dark)" } else { "" };
            let _ = write!(style, "@media screen and (forced-colors:none){dark}{{{}}}", rules(&palette));
        }
        before = Some(palette);
    }
    if let Some(families) = families(host.font) {
        let _ = write!(style, "body,.fig{{font-family:{families}}}");
    }
    Some(style)
}

fn rules(palette: &Palette) -> String {
    let [paper, ink, soft, grid, link] = ["paper", "ink", "soft", "grid", "s1"].map(|name| of(palette, name));
    let tokens: String = palette.iter().map(|(name, colour)| format!("--f-{name}:#{colour};")).collect();
    format!(
        ":root body{{color:#{ink};background:#{paper};--soft:#{soft};--rule:#{grid};--link:#{link}}}\
         :root .fig{{{tokens}}}:root :is({SHADED}){{fill:#{}}}",
        shade(palette)
    )
}

/// The cells that [`shade`] fills.
pub(super) const SHADED: &str = ".f-c1,.f-c2,.f-c3,.f-c4,.f-c5";

#[cfg(test)]
mod tests {
    use super::*;

    fn host(ink: &str, paper: &str, accent: &str) -> Host {
        let colour = |text: &str| (!text.is_empty()).then(|| text.parse().expect("a colour"));
        Host { ink: colour(ink), paper: colour(paper), accent: colour(accent), font: Font::Sans }
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_ratio() {
        let told = |theme, host| -> Vec<String> {
            let told = |it: &Faint| format!("{} {} on {}: {:.2}", it.key, it.colour, it.paper, it.contrast());
            faint(theme, host).iter().map(told).collect()
        };
        let none: [&str; 0] = [];
        assert_eq!(told(Theme::Auto, Host::NONE), none);
        assert_eq!(told(Theme::Auto, host("333", "fff1e5", "990f3d")), none);
        assert_eq!(told(Theme::Light, host("", "", "052962")), none);
        assert_eq!(
            told(Theme::Light, host("777777", "", "ffe500")),
            ["ink 777777 on ffffff: 4.48", "accent ffe500 on ffffff: 1.28"]
        );
        assert_eq!(told(Theme::Auto, host("", "777777", ""))[0], "paper 18202c on 777777: 3.66");
        assert_eq!(told(Theme::Auto, host("", "", "052962")), ["accent 052962 on 14181f: 1.27"]);
    }

    #[test]
    fn every_word_and_mark_stands_out_on_every_page_that_is_not_refused() {
        let hosts = [
            host("333333", "fff1e5", "990f3d"),
            host("121212", "ffffff", "052962"),
            host("ffffff", "0b0c0c", "ffdd00"),
            host("ffffff", "1d70b8", "ffffff"),
            host("000000", "ffe500", "b30000"),
            host("595959", "ffffff", "949494"),
            host("", "f5f0e6", ""),
            host("", "", "767676"),
        ];
        for host in hosts {
            for theme in [Theme::Auto, Theme::Light, Theme::Dark, Theme::Print] {
                if !faint(theme, host).is_empty() {
                    continue;
                }
                for scheme in schemes(theme) {
                    let palette = palette(*scheme, host);
                    let [paper, ink] = ["paper", "ink"].map(|name| of(&palette, name));
                    for (name, colour) in &palette {
                        let least = match *name {
                            "paper" | "grid" | "band" | "sign" => continue,
                            "bar" | "line" | "edge" => MARKS,
                            _ => WORDS,
                        };
                        let ratio = colour.contrast(paper);
                        assert!(ratio >= least, "{host:?}, {theme:?}: {name} {colour} is {ratio:.2}");
                    }
                    let [sign, band] = ["sign", "band"].map(|name| of(&palette, name));
                    assert!(sign.contrast(band) >= WORDS);
                    let darkest = shade(&palette).towards(paper, 20);
                    assert!(darkest.contrast(ink) >= WORDS, "{host:?}: words on {darkest}");
                }
            }
        }
    }

    #[test]
    fn a_style_has_colours_of_both_schemes_only_where_they_differ() {
        let style = |theme, host| host_style(theme, host).unwrap_or_default();
        assert_eq!(host_style(Theme::Auto, Host::NONE), None);
        let whole = style(Theme::Auto, host("333", "fff1e5", ""));
        assert_eq!(whole.matches("@media").count(), 1, "{whole}");
        assert!(whole.contains("--f-paper:#fff1e5;") && whole.contains("background:#fff1e5"), "{whole}");
        let accent = style(Theme::Auto, host("", "", "767676"));
        assert!(accent.contains("(prefers-color-scheme:dark)"), "{accent}");
        let serif = style(Theme::Dark, Host { font: Font::Serif, ..Host::NONE });
        assert!(serif.starts_with("body,.fig{font-family:\"Times New Roman\""), "{serif}");
    }
}
