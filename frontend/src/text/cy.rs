//! Welsh labels.

use super::Labels;
use shared::selection::FigureKind;

/// The Welsh labels.
pub(super) struct Welsh;

impl Labels for Welsh {
    fn area(&self) -> &'static str {
        "Ardal"
    }

    fn choose(&self) -> &'static str {
        "Dewiswch beth i’w ddangos"
    }

    fn figure(&self) -> &'static str {
        "Siart"
    }

    fn kind(&self, figure: FigureKind) -> &'static str {
        match figure {
            FigureKind::Bars => "Yn ôl heddlu",
            FigureKind::Trend => "Yn ôl blwyddyn",
            FigureKind::Heatmap => "Yn ôl heddlu a blwyddyn",
            FigureKind::Tiles => "Ar fap o deils",
            FigureKind::Funnel => "Cyfradd yn erbyn poblogaeth",
            FigureKind::Multiples => "Siartiau bach fesul heddlu",
            FigureKind::Stack => "Rhannau o’r cyfan",
        }
    }

    fn unit(&self) -> &'static str {
        "Dangos fel"
    }

    fn count(&self) -> &'static str {
        "Nifer"
    }

    fn per_million(&self) -> &'static str {
        "Fesul miliwn"
    }

    fn rate(&self) -> &'static str {
        "Cyfradd fesul miliwn"
    }

    fn from(&self) -> &'static str {
        "O"
    }

    fn to(&self) -> &'static str {
        "Hyd at"
    }

    fn split_by(&self) -> &'static str {
        "Rhannau yn ôl"
    }

    fn all_codes(&self) -> &'static str {
        "Pob un"
    }

    fn sort(&self) -> &'static str {
        "Trefn yr heddluoedd"
    }

    fn by_name(&self) -> &'static str {
        "Yr wyddor"
    }

    fn by_region(&self) -> &'static str {
        "Rhanbarth"
    }

    fn by_value(&self) -> &'static str {
        "Mwyaf yn gyntaf"
    }

    fn forces(&self) -> &'static str {
        "Heddluoedd"
    }

    fn chosen(&self, chosen: usize, of: usize) -> String {
        match chosen {
            0 => format!("pob un o’r {of}"),
            _ => format!("{chosen} o {of}"),
        }
    }

    fn find_force(&self) -> &'static str {
        "Dod o hyd i heddlu"
    }

    fn found(&self, found: usize) -> String {
        match found {
            0 => "Nid oes un o’r enw hwn".into(),
            _ => format!("{found} wedi’u canfod"),
        }
    }

    fn all_forces(&self) -> &'static str {
        "Dangos pob heddlu"
    }

    fn show(&self) -> &'static str {
        "Dangos"
    }

    fn refused(&self) -> &'static str {
        "Ni ellir dangos hyn; mae’r hyn a ddangoswyd o’r blaen yn aros."
    }

    fn live(&self) -> &'static str {
        "Mae’r siart yn dilyn eich dewis."
    }

    fn walk(&self) -> &'static str {
        "Darllenwch y siart fesul rhif: pwyntiwch ato, tapiwch ef, neu defnyddiwch y bysellau saeth yma"
    }

    fn in_words(&self) -> &'static str {
        "Mewn geiriau"
    }

    fn table(&self) -> &'static str {
        "Tabl"
    }

    fn table_region(&self) -> &'static str {
        "Tabl y siart, yn sgrolio i’r ochr"
    }

    fn key(&self) -> &'static str {
        "Llaw-fer a marciau"
    }

    fn breaks(&self) -> &'static str {
        "Toriadau yn y gyfres"
    }

    fn events(&self) -> &'static str {
        "Digwyddiadau yn y blynyddoedd hyn"
    }

    fn take_away(&self) -> &'static str {
        "Lawrlwytho a mewnblannu"
    }

    fn xlsx(&self) -> &'static str {
        "Tabl fel llyfr gwaith (XLSX)"
    }

    fn csv(&self) -> &'static str {
        "Y tabl fel CSV"
    }

    fn json(&self) -> &'static str {
        "Y tabl fel JSON"
    }

    fn svg(&self) -> &'static str {
        "Y siart fel SVG"
    }

    fn png(&self) -> &'static str {
        "Y siart fel PNG"
    }

    fn embed(&self) -> &'static str {
        "Mewnblannu’r siart hwn"
    }
}
