//! Welsh words of the embed builder.

use super::{Builder, cy::Welsh};
use shared::selection::{Font, Theme};

impl Builder for Welsh {
    fn heading(&self, dataset: &str) -> String {
        format!("Mewnblannu: {dataset}")
    }

    fn lede(&self) -> &'static str {
        "Dewiswch siart, edrychwch arno fel y bydd eich darllenwyr yn ei weld, a chymerwch y cod. Nid yw’n gosod cwcis, nid \
         yw’n gofyn am ddim gan unrhyw wefan arall ac nid oes angen sgript gennych chi."
    }

    fn numbers(&self) -> &'static str {
        "Pa rifau"
    }

    fn live(&self) -> &'static str {
        "Y diweddaraf bob amser"
    }

    fn pinned(&self, release: u32) -> String {
        format!("Datganiad {release}, heb newid; mae’n dweud pan gaiff ei gywiro")
    }

    fn language(&self) -> &'static str {
        "Iaith"
    }

    fn theme(&self) -> &'static str {
        "Golau neu dywyll"
    }

    fn of_theme(&self, theme: Theme) -> &'static str {
        match theme {
            Theme::Auto => "Fel y mae pob darllenydd wedi’i osod",
            Theme::Light => "Golau",
            Theme::Dark => "Tywyll",
            Theme::Print => "Du ar wyn",
        }
    }

    fn host(&self) -> &'static str {
        "Lliwiau a ffont eich tudalen"
    }

    fn colours(&self) -> &'static str {
        "Chwe digid hecsadegol yr un, fel 1f62a8; gadewch yn wag i gael ein rhai ni. Gwrthodir lliw na ellir ei ddarllen, \
         gyda’i gyferbyniad. Mae delweddau yn cadw eu ffont eu hunain."
    }

    fn ink(&self) -> &'static str {
        "Geiriau"
    }

    fn paper(&self) -> &'static str {
        "Cefndir"
    }

    fn accent(&self) -> &'static str {
        "Barrau, llinellau, dolenni"
    }

    fn font(&self) -> &'static str {
        "Ffont"
    }

    fn of_font(&self, font: Font) -> &'static str {
        match font {
            Font::Sans => "Sans serif (Arial)",
            Font::Serif => "Serif (Times)",
        }
    }

    fn preview(&self) -> &'static str {
        "Rhagolwg"
    }

    fn in_article(&self, pixels: u32) -> String {
        format!("Mewn erthygl, {pixels} picsel o led")
    }

    fn on_phone(&self, pixels: u32) -> String {
        format!("Ar ffôn, {pixels} picsel o led")
    }

    fn take(&self) -> &'static str {
        "Ei gymryd"
    }

    fn frame(&self) -> &'static str {
        "Cod ar gyfer eich tudalen"
    }

    fn address(&self) -> &'static str {
        "Cyfeiriad, lle mae eich system yn gofyn am un"
    }

    fn wordpress(&self) -> &'static str {
        "WordPress, ar linell ar ei phen ei hun"
    }

    fn image(&self) -> &'static str {
        "Delwedd, ar gyfer cylchlythyrau a systemau heb fframiau"
    }

    fn alt(&self) -> &'static str {
        "Testun amgen"
    }

    fn caption(&self) -> &'static str {
        "Capsiwn"
    }

    fn copy(&self) -> &'static str {
        "Copïo"
    }

    fn copied(&self, label: &str) -> String {
        format!("Wedi copïo: {label}")
    }

    fn changed(&self, title: &str) -> String {
        format!("Mae’r rhagolwg a’r cod wedi newid: {title}")
    }

    fn package(&self) -> &'static str {
        "Popeth mewn un ffeil"
    }

    fn zip(&self, release: u32) -> String {
        format!("ZIP datganiad {release} ar gyfer ystafelloedd newyddion")
    }

    fn zip_text(&self) -> &'static str {
        "Y siart fel SVG ac fel PNG ar gyfer tudalennau golau, ar gyfer tudalennau tywyll ac i’w argraffu ar 300 dpi; ei dabl \
         fel CSV gydag ystyr y colofnau; testun amgen, capsiwn, brawddeg, cod, trwydded a thudalen sy’n eu hesbonio."
    }
}
