//! Welsh words about the check of a figure.

use super::{cy::Welsh, problems::Told, verify::Verify};
use shared::identity::FigureIdError;

impl Verify for Welsh {
    fn heading(&self) -> &'static str {
        "Gwirio ffigur"
    }

    fn lede(&self) -> &'static str {
        "Mae enw gan bob ffigur o’r safle hwn, yn llinell olaf ei ddelwedd. Teipiwch yr enw i weld yr union rifau, ac a ydynt yn dal i fod yn rhifau heddiw."
    }

    fn name(&self) -> &'static str {
        "Enw’r ffigur"
    }

    fn submit(&self) -> &'static str {
        "Gwirio"
    }

    fn this_figure(&self) -> &'static str {
        "Gwirio’r ffigur hwn"
    }

    fn today(&self) -> &'static str {
        "Beth sydd wedi digwydd iddo"
    }

    fn unchanged(&self, latest: u32) -> String {
        format!("Mae’r un rhifau yn y ffigur hwn yn natganiad {latest}, y diweddaraf.")
    }

    fn changed(&self, count: usize, latest: u32) -> String {
        match count {
            1 => format!("Mae un rhif o’r ffigur hwn yn wahanol yn natganiad {latest}, y diweddaraf:"),
            _ => format!("Mae {count} o rifau’r ffigur hwn yn wahanol yn natganiad {latest}, y diweddaraf:"),
        }
    }

    fn not_comparable(&self, latest: u32) -> String {
        format!("Nid oes ffigur o’r un ardaloedd a blynyddoedd yn natganiad {latest}, y diweddaraf.")
    }

    fn in_latest(&self, latest: u32) -> String {
        format!("Gweld y ffigur yn natganiad {latest}")
    }

    fn does_it_appear(&self) -> &'static str {
        "A yw’r rhif hwn yn ymddangos?"
    }

    fn number(&self) -> &'static str {
        "Rhif, fel yr ydych wedi’i ddarllen"
    }

    fn area(&self) -> &'static str {
        "Ardal"
    }

    fn any_area(&self) -> &'static str {
        "Unrhyw un ohonynt"
    }

    fn same(&self, number: &str, place: &str) -> String {
        format!("Ydy. {number} yw’r rhif ar gyfer {place}.")
    }

    fn rounded(&self, number: &str, place: &str, shown: &str) -> String {
        format!("Yn fras. {number} yw’r rhif ar gyfer {place} heb ei ddegolion: {shown}.")
    }

    fn open(&self, number: &str, place: &str, shown: &str) -> String {
        format!(
            "Ni all neb ddweud. Cedwir y rhif ar gyfer {place} yn ôl ({shown}): gall fod yn {number} neu’n rhif arall."
        )
    }

    fn other(&self, number: &str, place: &str, shown: &str) -> String {
        format!("Nac ydy. Mae’r ffigur yn dangos {shown} ar gyfer {place}, nid {number}.")
    }

    fn missing(&self, place: &str, shown: &str) -> String {
        format!("Nid oes rhif ar gyfer {place}: {shown}.")
    }

    fn nowhere(&self, number: &str) -> String {
        format!("Nac ydy. Nid yw {number} ymhlith y rhifau y mae’r ffigur hwn yn eu dangos.")
    }

    fn could_be(&self, count: usize) -> String {
        match count {
            1 => "Cedwir un rhif o’r ffigur yn ôl ac mae’r rhif hwn o fewn ei ystod: ni all neb ddweud ai hwn ydyw."
                .into(),
            _ => format!(
                "Cedwir {count} o rifau’r ffigur yn ôl ac mae’r rhif hwn o fewn eu hystod: ni all neb ddweud a yw un ohonynt yr un rhif â hwn."
            ),
        }
    }

    fn hedge(&self) -> &'static str {
        "Nid yw rhif sy’n cytuno yn gywir ond gyda’i ardal, ei flynyddoedd a’i uned, a chyda’r rhybuddion isod. Ni wirir yma symiau, cyfrannau na newidiadau a gyfrifwyd gan rywun arall."
    }

    fn unknown(&self, found: &str, why: Option<FigureIdError>) -> Told {
        let detail = match why {
            Some(FigureIdError::Shape) => {
                "Mewn enw ceir y set ddata, rhif datganiad a chod, gyda chysylltnodau rhyngddynt, fel yn llinell olaf ffigur."
            }
            Some(FigureIdError::Check) => {
                "Mae llythyren neu ddigid yn anghywir, ar goll neu mewn lle arall. Cymharwch ef â llinell olaf y ffigur: ar ôl rhif y datganiad nid oes llythyren I, L, O nac U."
            }
            None => {
                "Mae wedi’i sillafu fel y dylai enw fod, ond nid oes ffigur o’r safle hwn â’r enw hwnnw. Efallai ei fod o safle arall."
            }
        };
        Told::new("Heb ddod o hyd i’r ffigur", format!("Nid oes ffigur “{found}”. {detail}"))
    }
}
