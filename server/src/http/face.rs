//! In which form an address answers; it decides the form of its errors and its security headers.

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// An HTML page of ours.
    Page,
    /// An HTML document in an iframe on somebody else's page.
    Embed,
    /// A figure as SVG.
    Svg,
    /// A figure as PNG.
    Png,
    /// A file to download.
    Download,
    /// What happened, for readers of feeds.
    Feed,
    /// What there is, for catalogues and crawlers.
    Catalogue,
    /// JSON for machines.
    Api,
    /// Style, script, WebAssembly, icon.
    Asset,
    /// For those who run the server.
    Operation,
}

impl Face {
    /// The form of an address that is not in the table.
    pub fn of_path(path: &str) -> Self {
        match path.split('/').nth(1) {
            Some("embed") => Self::Embed,
            Some("figures" | "cards") if path.ends_with(".svg") => Self::Svg,
            Some("figures" | "cards") if path.ends_with(".png") => Self::Png,
            Some("downloads") => Self::Download,
            Some("api" | "oembed") => Self::Api,
            _ if path.ends_with(".atom") => Self::Feed,
            _ if path.ends_with(".jsonld") => Self::Catalogue,
            _ => Self::Page,
        }
    }

    /// Whether programs read it, and not people.
    pub fn is_for_machines(self) -> bool {
        matches!(self, Self::Api | Self::Download)
    }

    /// Whether pages of other sites may read it.
    pub fn reach(self) -> Reach {
        match self {
            Self::Embed | Self::Svg | Self::Png | Self::Download | Self::Feed | Self::Catalogue | Self::Api => {
                Reach::Everyone
            }
            Self::Page | Self::Asset | Self::Operation => Reach::Ourselves,
        }
    }
}

/// Which pages may read an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Pages of every site.
    Everyone,
    /// Our own pages.
    Ourselves,
}
