//! Welsh words about releases.

use super::{Releases, cy::Welsh};
use shared::{certificate::Checked, release::Kind};

impl Releases for Welsh {
    fn heading(&self) -> &'static str {
        "Datganiadau"
    }

    fn all_of_them(&self) -> &'static str {
        "Pob datganiad, gyda diwygiadau a chywiriadau"
    }

    fn lede(&self) -> &'static str {
        "Nid yw datganiad byth yn newid ar ôl iddo gael ei gyhoeddi. Caiff yr hyn a oedd yn anghywir neu sydd wedi’i ddiwygio ei unioni mewn datganiad diweddarach, ac mae’r rhai cynharach yn aros yma."
    }

    fn column(&self) -> &'static str {
        "Datganiad"
    }

    fn published(&self) -> &'static str {
        "Cyhoeddwyd"
    }

    fn standing(&self) -> &'static str {
        "Cyflwr"
    }

    fn kind(&self) -> &'static str {
        "Math"
    }

    fn kind_word(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Release => "Datganiad a drefnwyd",
            Kind::Revision => "Diwygiad a drefnwyd",
            Kind::Correction => "Cywiriad",
        }
    }

    fn note(&self) -> &'static str {
        "Nodyn"
    }

    fn latest(&self) -> &'static str {
        "Diweddaraf"
    }

    fn superseded(&self) -> &'static str {
        "Wedi’i ddisodli"
    }

    fn corrected(&self) -> &'static str {
        "Wedi’i gywiro"
    }

    fn withdrawn(&self) -> &'static str {
        "Wedi’i dynnu’n ôl"
    }

    fn changes(&self) -> &'static str {
        "Yr hyn a newidiodd"
    }

    fn first(&self) -> &'static str {
        "Dyma’r datganiad cyntaf."
    }

    fn changes_withheld(&self) -> &'static str {
        "Mae’r datganiad hwn neu’r un o’i flaen wedi’i dynnu’n ôl, felly ni ddangosir yr hyn a newidiodd."
    }

    fn changed(&self, before: u32, changed: usize, new: usize, gone: usize) -> String {
        format!("O’i gymharu â datganiad {before}: rhifau a newidiodd: {changed}; newydd: {new}; wedi mynd: {gone}.")
    }

    fn change(&self, place: &str, before: Option<&str>, after: Option<&str>) -> String {
        match (before, after) {
            (Some(before), Some(after)) => format!("{place}: {before} gynt, {after} nawr"),
            (None, Some(after)) => format!("{place}: newydd, {after}"),
            (Some(before), None) => format!("{place}: {before} gynt, nid yw yn y datganiad hwn"),
            (None, None) => place.to_owned(),
        }
    }

    fn more_changes(&self, more: usize) -> String {
        format!("{more} yn rhagor")
    }

    fn changes_for_programs(&self) -> &'static str {
        "Pob newid fel JSON"
    }

    fn about_release(&self, number: u32) -> String {
        format!("Hanes datganiad {number}")
    }

    fn what_changed(&self) -> &'static str {
        "Yr hyn a newidiodd"
    }

    fn feed(&self, dataset: Option<&str>) -> String {
        match dataset {
            Some(dataset) => format!("Datganiadau: {dataset}"),
            None => "Datganiadau pob set ddata".to_owned(),
        }
    }

    fn feed_link(&self) -> &'static str {
        "Ffrwd o ddatganiadau; cywiriadau (Atom)"
    }

    fn entry(&self, dataset: &str, number: u32, kind: Kind) -> String {
        format!("{dataset}: datganiad {number}; {}", self.kind_word(kind).to_lowercase())
    }

    fn entry_withdrawn(&self, dataset: &str, number: u32) -> String {
        format!("{dataset}: mae datganiad {number} wedi’i dynnu’n ôl")
    }

    fn see_latest(&self, number: u32) -> String {
        format!("Gweld datganiad {number}, y diweddaraf")
    }

    fn one(&self, number: u32) -> String {
        format!("Datganiad {number}")
    }

    fn about(&self) -> &'static str {
        "Beth yw’r datganiad hwn"
    }

    fn years(&self) -> &'static str {
        "Blynyddoedd"
    }

    fn areas(&self) -> &'static str {
        "Ardaloedd"
    }

    fn forces(&self, forces: usize) -> String {
        match forces {
            0..=10 => format!("Cymru a Lloegr a {forces} heddlu"),
            _ => format!("Cymru a Lloegr a {forces} o heddluoedd"),
        }
    }

    fn figures(&self) -> &'static str {
        "Ffigurau’r datganiad hwn"
    }

    fn table(&self) -> &'static str {
        "Tabl y datganiad hwn fel CSV"
    }

    fn proof(&self) -> &'static str {
        "Beth mae ei dystysgrif yn ei ddangos"
    }

    fn proof_texts(&self, checked: Checked) -> Vec<String> {
        let Checked { shown, withheld, facts, witnesses, width, reach } = checked;
        let counted = format!(
            "Mae {}; mae {}.",
            numbers(shown, ["ddangos", "dangos"]),
            numbers(withheld, ["gadw’n ôl", "cadw’n ôl"])
        );
        let beside = match facts {
            0 => "Nid oedd angen ystyried dim y tu hwnt i’r datganiad hwn.".to_owned(),
            1 => "Ystyriwyd un ffaith sy’n gyhoeddus ochr yn ochr â’r datganiad hwn.".to_owned(),
            _ => format!(
                "Ystyriwyd {facts} o ffeithiau sy’n gyhoeddus ochr yn ochr â’r datganiad hwn, megis rhifau datganiadau cynharach."
            ),
        };
        if withheld == 0 {
            return vec![counted, "Nid oes dim wedi’i gadw’n ôl, felly ni ellid datgelu dim.".to_owned(), beside];
        }
        vec![
            counted,
            format!(
                "Mae pob rhif a gadwyd yn ôl yn agored o {width} o leiaf: mae’r dystysgrif yn cynnwys dau dabl ar ei gyfer sy’n cytuno â phob rhif a phob ystod sy’n gyhoeddus, ac sy’n wahanol ynddo o {width} neu fwy. Yn un ohonynt mae’n {reach} neu fwy, felly ni all neb gasglu ei fod yn fach."
            ),
            format!(
                "Mae {witnesses} o dablau’n ddigon ar gyfer pob un ohonynt. Fe’u gwneir o’r hyn sy’n gyhoeddus yn unig, felly dim ond siawns a allai wneud un ohonynt yr un go iawn. Ni all neb sydd heb ddim ond yr hyn sy’n gyhoeddus eu gwahaniaethu oddi wrtho."
            ),
            beside,
        ]
    }

    fn check(&self) -> &'static str {
        "Gwiriwch ef eich hun"
    }

    fn check_text(&self) -> &'static str {
        "Mae’r gwiriad yn adio ac yn cymharu rhifau cyfan: nid oes angen cronfa ddata arno, ac nid yw’n ymddiried yn unrhyw beth y mae’r gweinydd hwn yn ei ddweud. Gall eich porwr ei wneud ar y dudalen hon. Nid yw’r gweinydd ei hun yn dangos unrhyw ddatganiad nad yw’n pasio."
    }

    fn check_failed(&self) -> &'static str {
        "Nid oedd modd llwytho’r gwiriad i’r porwr hwn. Mae’r rhaglen isod yn gwirio’r un peth."
    }

    fn check_elsewhere(&self) -> &'static str {
        "Heb y dudalen hon, mae’r rhaglen yn nôl y dystysgrif ac yn ei gwirio:"
    }

    fn check_file(&self) -> &'static str {
        "Neu cadwch y ffeil, a’i gwirio pryd bynnag y mynnwch:"
    }

    fn download(&self) -> &'static str {
        "Datganiad a thystysgrif fel JSON"
    }

    fn proof_closed(&self, withdrawn: u32) -> String {
        format!(
            "Mae’r dystysgrif yn cyfrif â’r hyn a ddangosodd datganiad {withdrawn}. Mae’r datganiad hwnnw wedi’i dynnu’n ôl ac ni ddangosir ei rifau mwyach, felly ni ddangosir y dystysgrif chwaith. Mae’r gweinydd wedi’i gwirio."
        )
    }

    fn limits(&self) -> &'static str {
        "Beth nad yw’r prawf yn ei gwmpasu"
    }

    fn limits_lede(&self) -> &'static str {
        "Mae’r prawf yn ymwneud â’r hyn y mae’r rhifau’n ei awgrymu i ddarllenydd sy’n gwybod yr hyn y dywedir ei fod yn gyhoeddus. Nid yw’n dweud dim am:"
    }

    fn limits_texts(&self) -> &'static [&'static str] {
        &[
            "yr hyn y mae darllenydd eisoes yn ei wybod am berson;",
            "yr hyn y mae heddlu’n ei gyhoeddi ei hun, oni bai ei fod wedi’i nodi ymhlith y ffeithiau cyhoeddus;",
            "yr hyn y gellid ei gasglu o’r ffordd y dewiswyd y rhifau i’w cadw’n ôl.",
        ]
    }

    fn to_the_proof(&self) -> &'static str {
        "Beth a brofir am y datganiad hwn, sut i’w wirio, a beth nad yw’r prawf yn ei gwmpasu"
    }
}

/// `1 rhif wedi’i ddangos`, `4 rhif wedi’u dangos`, `182 o rifau wedi’u cadw’n ôl`.
fn numbers(count: usize, [done, all_done]: [&str; 2]) -> String {
    match count {
        1 => format!("1 rhif wedi’i {done}"),
        0 | 2..=10 => format!("{count} rhif wedi’u {all_done}"),
        _ => format!("{count} o rifau wedi’u {all_done}"),
    }
}
