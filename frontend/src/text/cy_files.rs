//! Welsh words of workbooks.

use super::{Files, cy::Welsh};
use shared::selection::Unit;

impl Files for Welsh {
    fn cover(&self) -> &'static str {
        "Clawr"
    }

    fn contents(&self) -> &'static str {
        "Cynnwys"
    }

    fn notes(&self) -> &'static str {
        "Nodiadau"
    }

    fn sheet(&self, number: usize) -> String {
        format!("Tabl_{number}")
    }

    fn worksheet(&self) -> &'static str {
        "Taflen waith"
    }

    fn title(&self) -> &'static str {
        "Teitl"
    }

    fn note_number(&self) -> &'static str {
        "Rhif y nodyn"
    }

    fn note(&self) -> &'static str {
        "Nodyn"
    }

    fn about_contents(&self) -> &'static str {
        "Mae’r daflen waith hon yn cynnwys un tabl. Mae’n rhestru’r taflenni gwaith eraill, gyda dolenni atynt."
    }

    fn about_notes(&self) -> &'static str {
        "Mae’r daflen waith hon yn cynnwys un tabl. Mae’n rhestru’r hyn y mae’n rhaid ei wybod cyn defnyddio rhif."
    }

    fn about_table(&self) -> &'static str {
        "Mae’r daflen waith hon yn cynnwys un tabl. Esbonnir ei rifau yn y daflen nodiadau."
    }

    fn empty_cells(&self) -> &'static str {
        "Lle nad oes rhif mae ei gell yn wag, byth yn 0, ac mae llaw-fer yn y golofn i’r dde yn dweud pam."
    }

    fn ends(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::Count => {
                "Mae’r colofnau “isaf” ac “uchaf” yn dangos yr ystod y mae rhif a gadwyd yn ôl yn gorwedd ynddi; maent yn wag wrth ochr rhif a ddangosir."
            }
            Unit::Rate => {
                "Mae’r colofnau “isaf” ac “uchaf” yn dangos cyfwng hyder 95% cyfradd, neu’r ystod y mae cyfradd a gadwyd yn ôl yn gorwedd ynddi."
            }
        }
    }

    fn denominators(&self) -> &'static str {
        "Mae’r golofn “enwadur” yn dangos yr hyn y rhennir cyfradd ag ef: preswylwyr yr ardal, sef swm yr amcangyfrifon canol blwyddyn dros flynyddoedd y cyfnod. Mae’n wag lle nad oes amcangyfrif a lle nad yw cyfradd yn gymwys."
    }

    fn code(&self) -> &'static str {
        "Cod yr ardal"
    }

    fn shorthand(&self, period: &str) -> String {
        format!("{period}, llaw-fer")
    }

    fn lower(&self, period: &str) -> String {
        format!("{period}, isaf")
    }

    fn upper(&self, period: &str) -> String {
        format!("{period}, uchaf")
    }

    fn denominator(&self, period: &str) -> String {
        format!("{period}, enwadur")
    }

    fn online(&self) -> &'static str {
        "Ar y we"
    }
}
