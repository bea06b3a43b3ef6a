//! Welsh words about claims.

use super::{Claims, cy::Welsh};
use shared::claim::{Grounds, SOME, Verdict, Whose};

impl Claims for Welsh {
    fn heading(&self) -> &'static str {
        "Gwirio honiadau"
    }

    fn lede(&self, release: &str) -> String {
        format!(
            "Brawddegau a gyhoeddwyd am y rhifau hyn, pob un gyda’r hyn y mae’n ei ddweud amdanynt ac a yw hynny’n wir. Fe’u gwirir yn erbyn yr hyn a ddangosir yma a dim byd arall ({release}): mae rhif a gadwyd yn ôl yn cyfrif fel yr ystod y mae’n gorwedd ynddi."
        )
    }

    fn none(&self) -> &'static str {
        "Ni wirir unrhyw frawddeg a gyhoeddwyd ar gyfer y set ddata hon."
    }

    fn verdict(&self, verdict: Verdict, made_up: bool) -> &'static str {
        match verdict {
            Verdict::Holds if made_up => "Yn wir am y rhifau hyn a luniwyd",
            Verdict::Holds => "Yn wir",
            Verdict::Fails if made_up => "Ddim yn wir am y rhifau hyn a luniwyd",
            Verdict::Fails => "Ddim yn wir",
            Verdict::Open => "Nid yw rhifau’r set ddata hon yn ei gadarnhau nac yn ei wrth-ddweud",
        }
    }

    fn checked_as(&self) -> &'static str {
        "Gwirir fel"
    }

    fn whose(&self, whose: &Whose, area: &str) -> String {
        match whose {
            Whose::EveryForce => "pob heddlu".to_owned(),
            Whose::SomeForces => format!("o leiaf {SOME} heddlu"),
            Whose::Area(_) => area.to_owned(),
        }
    }

    fn bounds(&self, least: &str, most: Option<&str>) -> String {
        match most {
            Some(most) if most == least => format!("{least} yn union"),
            Some(most) if least == "0" => format!("{most} ar y mwyaf"),
            Some(most) => format!("o {least} i {most}"),
            None => format!("o leiaf {least}"),
        }
    }

    fn shown(&self) -> &'static str {
        "Mae’r datganiad yn dangos"
    }

    fn grounds(&self, on: Grounds, value: &str) -> String {
        match on {
            Grounds::Cell(_) => value.to_owned(),
            Grounds::Forces { within, outside: 0, open: 0 } => format!("pob heddlu ({within}) o fewn y terfynau hyn"),
            Grounds::Forces { within, outside, open } => format!(
                "nifer yr heddluoedd: {}; o fewn y terfynau hyn: {within}; y tu allan iddynt: {outside}; ni ellir dweud: {open}",
                within + outside + open
            ),
        }
    }

    fn strengths(&self) -> &'static str {
        "Cryfderau"
    }
}
