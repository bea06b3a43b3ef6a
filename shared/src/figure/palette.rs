//! The roles of marks and words in a figure, and the style sheet that gives them their colours.
//!
//! Invariant: the kernel draws roles, never colours. A role travels through plotters as a reserved RGB key,
//! `(0xF1, 0x60, number of the role)`, and the canvas writes the class of that role.

use super::{
    host,
    metrics::{Font, Weight},
};
use crate::{
    colour::Colour,
    selection::{Host, Theme},
};
use plotters::style::RGBColor;

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident $class:literal,)*) => {
        /// What a mark or a word of a figure is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Role {
            $($(#[$doc])* $role,)*
        }

        /// Every role with its class, the undermost first.
        pub(super) const ROLES: &[(Role, &str)] = &[$((Role::$role, $class),)*];
    };
}

roles! {
    /// Behind everything, in a file that stands alone.
    Paper "f-paper",
    /// The band that says that data are illustrative.
    Band "f-band",
    /// The words on the band.
    Sign "f-sign",
    /// The headline.
    Title "f-title",
    /// Measure, area, period, unit.
    Subtitle "f-subtitle",
    /// A number in large type, where it is all there is.
    Total "f-total",
    /// A sentence in place of a drawing.
    Message "f-message",
    /// The heading of a group of bars or of a panel.
    Heading "f-heading",
    /// The name of a bar.
    Label "f-label",
    /// A number at its mark.
    Value "f-value",
    /// A shorthand in place of a mark.
    Absent "f-absent",
    /// A number or a year on an axis.
    Tick "f-tick",
    /// What stands under the drawing.
    Note "f-note",
    /// A line of the scale.
    Grid "f-grid",
    /// The line of zero.
    Axis "f-axis",
    /// The line of a break in the series.
    Break "f-break",
    /// From a mark to its label.
    Leader "f-leader",
    /// A count or a rate, from zero.
    Bar "f-bar",
    /// The public range of a withheld number.
    Withheld "f-withheld",
    /// A cell of a withheld number, with words on it.
    HatchedCell "f-cell",
    /// The edge of a cell without a shade. In this order cells are drawn that are drawn together: levels over it.
    Outline "f-c0",
    /// The shades of classes of numbers, from the lightest.
    Shade1 "f-c1",
    /// The second.
    Shade2 "f-c2",
    /// The third.
    Shade3 "f-c3",
    /// The fourth.
    Shade4 "f-c4",
    /// The darkest.
    Shade5 "f-c5",
    /// A stroke of the hatching.
    Hatch "f-hatch",
    /// A part of a whole.
    Segment "f-seg",
    /// Its letter and its number.
    PartLabel "f-part",
    /// A 95% interval.
    Whisker "f-whisker",
    /// A 95% interval of a series.
    Interval "f-interval",
    /// The rate of England and Wales among bars.
    Ref "f-ref",
    /// Its words.
    RefLabel "f-ref-label",
    /// The 95% limits of a funnel.
    Limit95 "f-l1",
    /// Its 99.8% limits.
    Limit998 "f-l2",
    /// A force within the limits.
    Point "f-point",
    /// A force outside of them.
    Outlier "f-outlier",
    /// A series by year.
    Line "f-line",
    /// One year of it.
    Dot "f-dot",
    /// One year of it where years are many.
    Speck "f-speck",
    /// Its name.
    Name "f-name",
}

impl Role {
    /// Its class.
    pub(super) fn class(self) -> &'static str {
        ROLES[self as usize].1
    }

    /// The colour in whose place it travels.
    pub(super) fn key(self) -> RGBColor {
        RGBColor(0xF1, 0x60, self as u8)
    }

    /// The role that travels in the place of a colour.
    pub(super) fn of(key: (u8, u8, u8)) -> Option<Self> {
        let (0xF1, 0x60, number) = key else { return None };
        ROLES.get(usize::from(number)).map(|row| row.0)
    }

    /// The font of its words, as the style sheet has it.
    pub(super) fn font(self) -> Font {
        let (size, weight) = match self {
            Self::Title => (18, Weight::Bold),
            Self::Subtitle | Self::Message => (14, Weight::Regular),
            Self::Sign => (13, Weight::Bold),
            Self::Total => (44, Weight::Bold),
            Self::Heading | Self::RefLabel | Self::Name | Self::PartLabel => (12, Weight::Bold),
            _ => (12, Weight::Regular),
        };
        Font { size, weight }
    }
}

/// The classes of the series of a trend: 0 is England and Wales; after six colours their lines are dashed.
pub(super) fn series_class(index: usize) -> String {
    let Some(force) = index.checked_sub(1) else { return "f-s0".to_owned() };
    match force / 6 {
        0 => format!("f-s{}", force + 1),
        round => format!("f-s{} f-d{}", force % 6 + 1, (round - 1) % 2 + 1),
    }
}

/// The rules of the classes, one a line, with a custom property in the place of each colour.
const RULES: &str = include_str!("rules.css");

/// One colour in light, dark, print, and where the reader's system forces its own.
struct Token {
    name: &'static str,
    light: &'static str,
    dark: &'static str,
    print: &'static str,
}

macro_rules! tokens {
    ($($name:literal $light:literal $dark:literal $print:literal $forced:literal,)*) => {
        const TOKENS: &[Token] = &[$(Token { name: $name, light: $light, dark: $dark, print: $print },)*];

        /// The style sheet for figures with [`Styling::Page`](super::Styling::Page): light or dark as the reader has set, or as
        /// `data-theme` (`light`, `dark`, `print`) of an element around the figure says; print and forced colours by themselves.
        pub const PAGE_STYLE: &str = concat!(
            ".fig{", $("--f-", $name, ":", $light, ";",)* "forced-color-adjust:none;overflow:visible}\n",
            "@media(prefers-color-scheme:dark){.fig{", $("--f-", $name, ":", $dark, ";",)* "}}\n",
            "[data-theme=light] .fig{", $("--f-", $name, ":", $light, ";",)* "}\n",
            "[data-theme=dark] .fig{", $("--f-", $name, ":", $dark, ";",)* "}\n",
            "[data-theme=print] .fig{", $("--f-", $name, ":", $print, ";",)* "}\n",
            "@media print{:root .fig{", $("--f-", $name, ":", $print, ";",)* "}}\n",
            "@media(forced-colors:active){:root .fig{", $("--f-", $name, ":", $forced, ";",)* "}}\n",
            include_str!("rules.css"),
            "@media(forced-colors:active){.f-c1,.f-c2,.f-c3,.f-c4,.f-c5{fill-opacity:0}}\n",
        );
    };
}

tokens! {
    "paper" "#ffffff" "#14181f" "#ffffff" "Canvas",
    "ink" "#18202c" "#e8ebf0" "#000000" "CanvasText",
    "soft" "#4b5566" "#aeb7c4" "#333333" "CanvasText",
    "line" "#7b8494" "#8590a0" "#555555" "CanvasText",
    "grid" "#dfe3ea" "#2a313c" "#cccccc" "GrayText",
    "bar" "#4f86b5" "#3f7fb3" "#777777" "LinkText",
    "ref" "#9c1f4b" "#f49ab8" "#000000" "CanvasText",
    "band" "#ffe08a" "#5a4300" "#ffffff" "Canvas",
    "edge" "#a87900" "#d9a514" "#000000" "CanvasText",
    "sign" "#3a2c00" "#ffedb8" "#000000" "CanvasText",
    "s1" "#1f62a8" "#7fb5ea" "#000000" "LinkText",
    "s2" "#b3402a" "#f0937a" "#444444" "CanvasText",
    "s3" "#17795a" "#5fc9a0" "#666666" "LinkText",
    "s4" "#7a4aa3" "#c5a3e8" "#000000" "CanvasText",
    "s5" "#86610a" "#e0b64f" "#444444" "LinkText",
    "s6" "#a92f6e" "#f08fc0" "#666666" "CanvasText",
}

/// One of the sets of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scheme {
    Light,
    Dark,
    Print,
}

/// Every colour by its name.
pub(super) type Palette = Vec<(&'static str, Colour)>;

/// The sets that a theme may show, the first by itself and the second where the reader has set dark.
pub(super) fn schemes(theme: Theme) -> &'static [Scheme] {
    match theme {
        Theme::Auto => &[Scheme::Light, Scheme::Dark],
        Theme::Light => &[Scheme::Light],
        Theme::Dark => &[Scheme::Dark],
        Theme::Print => &[Scheme::Print],
    }
}

impl Scheme {
    /// Its colours.
    pub(super) fn palette(self) -> Palette {
        let of = |token: &Token| match self {
            Self::Light => token.light,
            Self::Dark => token.dark,
            Self::Print => token.print,
        };
        TOKENS.iter().map(|token| (token.name, of(token).parse().expect("a token is a colour"))).collect()
    }
}

/// A colour of a palette.
pub(super) fn of(palette: &Palette, name: &str) -> Colour {
    palette.iter().find(|(other, _)| *other == name).expect("a palette has every token").1
}

/// The style sheet of a figure that stands alone, with the colours written out.
pub(super) fn style_alone(theme: Theme, host: Host) -> String {
    let mut style = String::new();
    for (place, scheme) in schemes(theme).iter().enumerate() {
        let palette = host::palette(*scheme, host);
        let coloured = RULES.lines().filter(|rule| place == 0 || rule.contains("var("));
        let mut rules = resolved(coloured, &palette);
        if palette != scheme.palette() {
            rules += &format!("{}{{fill:#{}}}", host::SHADED, host::shade(&palette));
        }
        style += &if place == 0 { rules } else { format!("@media(prefers-color-scheme:dark){{{rules}}}") };
    }
    if let Some(families) = host::families(host.font) {
        style += &format!(".fig{{font-family:{families}}}");
    }
    style
}

fn resolved<'a>(rules: impl Iterator<Item = &'a str>, palette: &Palette) -> String {
    palette.iter().fold(rules.collect(), |style: String, (name, colour)| {
        style.replace(&format!("var(--f-{name})"), &format!("#{colour}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_marks_stand_out_in_every_theme() {
        for scheme in [Scheme::Light, Scheme::Dark, Scheme::Print] {
            let palette = scheme.palette();
            let words = ["ink", "soft", "ref", "s1", "s2", "s3", "s4", "s5", "s6"].map(|name| (name, "paper", 4.5));
            let marks = ["line", "bar", "edge"].map(|name| (name, "paper", 3.0));
            let others = [("sign", "band", 4.5), ("ink", "bar", 3.0)];
            for (front, back, least) in words.into_iter().chain(marks).chain(others) {
                let ratio = of(&palette, front).contrast(of(&palette, back));
                assert!(ratio >= least, "{scheme:?}: {front} on {back} is {ratio:.2}");
            }
        }
    }

    #[test]
    fn the_kernel_measures_in_the_fonts_of_the_style_sheet() {
        for (role, class) in ROLES {
            let rules: Vec<&str> = RULES
                .lines()
                .filter(|rule| {
                    rule.split('{').next().is_some_and(|heads| heads.split(',').any(|head| head[1..] == **class))
                })
                .collect();
            let declares = |text: &str| rules.iter().any(|rule| rule.contains(text));
            let Font { size, weight } = role.font();
            assert_eq!(declares("font-weight:700"), weight == Weight::Bold, "{class}");
            assert!(declares(&format!("font-size:{size}px")) || (size == 12 && !declares("font-size")), "{class}");
        }
    }

    #[test]
    fn a_role_survives_its_travel() {
        for (role, _) in ROLES {
            let RGBColor(r, g, b) = role.key();
            assert_eq!(Role::of((r, g, b)), Some(*role));
        }
        assert_eq!(Role::of((0, 0, 0)), None);
    }

    #[test]
    fn a_figure_alone_needs_no_custom_property() {
        for theme in [Theme::Auto, Theme::Light, Theme::Dark, Theme::Print] {
            assert!(!style_alone(theme, Host::NONE).contains("var("), "{theme:?}");
        }
    }
}
