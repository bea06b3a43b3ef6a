//! Welsh words about the check of a proof.

use super::{ProofCheck, cy::Welsh};
use shared::certificate::Checked;

impl ProofCheck for Welsh {
    fn check_here(&self) -> &'static str {
        "Gwirio’r prawf yn y porwr hwn"
    }

    fn checking(&self) -> &'static str {
        "Yn nôl ac yn gwirio’r dystysgrif…"
    }

    fn proved(&self, withheld: usize) -> &'static str {
        match withheld {
            0 => "Gwiriwyd: nid oes dim wedi’i gadw’n ôl, ac ni ddatgelir dim y tu hwnt i’r datganiad hwn.",
            _ => "Profwyd: ni ellir cyfrifo unrhyw rif a gadwyd yn ôl yn y datganiad hwn o’r hyn sy’n gyhoeddus.",
        }
    }

    fn found(&self, checked: Checked, milliseconds: u32) -> Vec<(&'static str, String)> {
        let Checked { shown, withheld, facts, witnesses, width, reach } = checked;
        let open = match withheld {
            0 => "0".to_owned(),
            _ => format!("{withheld}, pob un yn agored o {width} o leiaf a chyn belled â {reach} neu fwy"),
        };
        let time = match milliseconds {
            0 => "mewn llai nag 1 milieiliad, yn y porwr hwn".to_owned(),
            _ => format!("mewn {milliseconds} milieiliad, yn y porwr hwn"),
        };
        vec![
            ("Celloedd a ddangosir", shown.to_string()),
            ("Celloedd a gadwyd yn ôl", open),
            ("Tablau tyst", format!("{witnesses}, yn cytuno â phopeth sy’n gyhoeddus")),
            ("Ffeithiau ochr yn ochr â’r datganiad", facts.to_string()),
            ("Gwiriwyd", time),
        ]
    }

    fn not_proved(&self, cell: Option<&str>, why: &str) -> String {
        match cell {
            Some(cell) => format!("NI phrofwyd: ni phrofwyd dim am {cell}. Dywed y gwiriwr: {why}."),
            None => format!("NI phrofwyd. Dywed y gwiriwr: {why}."),
        }
    }

    fn no_answer(&self) -> &'static str {
        "Nid oedd modd nôl y dystysgrif, felly ni wiriwyd dim. A oes cysylltiad? Pwyswch y botwm i roi cynnig arall arni."
    }

    fn refused(&self, status: u16) -> String {
        format!("Ni roddodd y gweinydd y dystysgrif (statws {status}), felly ni wiriwyd dim.")
    }

    fn unreadable(&self, why: &str) -> String {
        format!("NI phrofwyd: nid datganiad gyda’i dystysgrif yw’r hyn a roddodd y gweinydd ({why}).")
    }

    fn another_release(&self) -> &'static str {
        "NI phrofwyd: tystysgrif datganiad arall yw’r hyn a roddodd y gweinydd."
    }
}
