//! Welsh words of the newsroom ZIP.

use super::{Newsroom, cy::Welsh};
use crate::newsroom::files::{CSV, CSVW, DARK, LIGHT, PRINT, SVG};

impl Newsroom for Welsh {
    fn files(&self) -> [(&'static str, &'static str); 12] {
        [
            (SVG, "y siart fel lluniad, ar gyfer desgiau graffeg"),
            (LIGHT, "y siart ar gyfer tudalennau golau"),
            (DARK, "y siart ar gyfer tudalennau tywyll"),
            (PRINT, "y siart i’w argraffu, du ar wyn, 300 dpi"),
            (CSV, "tabl y siart"),
            (CSVW, "ystyr ei golofnau (CSV on the Web)"),
            ("alternative-text.txt", "yr hyn y mae’r ddelwedd yn ei ddangos, i ddarllenwyr nad ydynt yn ei gweld"),
            ("caption.txt", "yr hyn i’w argraffu oddi tano"),
            ("sentence.txt", "brawddeg y gellir ei dyfynnu fel y mae"),
            ("embed.html", "cod sy’n rhoi’r siart ar dudalen"),
            ("image.html", "yr un peth fel delwedd, ar gyfer e-bost"),
            ("licence.txt", "yr hyn y gellir ei wneud ag ef"),
        ]
    }

    fn withheld(&self) -> &'static str {
        "Ni ddylid argraffu rhif a gedwir yn ôl, [c], fel sero. Mae wedi’i guddio am y gallai ddweud am rywun, neu am y byddai rhif \
         a allai wneud hynny’n dilyn ohono; yr ystod wrth ei \
         ochr yw’r cyfan y gellir ei ddweud. Mae gan y datganiad brawf nad yw’r rhifau eraill yn ei ddatgelu."
    }

    fn licensed_under(&self, licence: &str) -> String {
        format!("Trwyddedwyd o dan {licence}:")
    }

    fn attribution(&self, source: &str) -> String {
        format!("Argraffwch hyn oddi tano. {source}.")
    }

    fn font(&self) -> &'static str {
        "Llythrennau Liberation Sans sydd yn y lluniau, o dan SIL Open Font License 1.1."
    }

    fn page(&self) -> &'static str {
        "Tudalen y siart hwn, sy’n dweud pryd y cafodd ei gywiro:"
    }

    fn method(&self) -> &'static str {
        "Yr hyn a gyfrifir, a sut:"
    }

    fn again(&self) -> &'static str {
        "Y ffeil hon eto:"
    }

    fn contact(&self, name: &str, address: &str) -> String {
        format!("Cwestiynau: {name}, {address}")
    }
}
