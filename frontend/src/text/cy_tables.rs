//! Welsh words of the table explorer and the comparison.

use super::{Tables, cy::Welsh};
use shared::difference::Difference;

impl Tables for Welsh {
    fn table(&self) -> &'static str {
        "Tabl"
    }

    fn table_lede(&self) -> &'static str {
        "Pob rhif a gyhoeddwyd: dewiswch beth yw’r rhesi a’r colofnau, pa heddluoedd a pha flynyddoedd, ac ewch ag ef fel ffeil."
    }

    fn rows(&self) -> &'static str {
        "Mae rhes yn cynrychioli"
    }

    fn an_area(&self) -> &'static str {
        "Ardal"
    }

    fn a_number(&self) -> &'static str {
        "Un rhif"
    }

    fn columns(&self) -> &'static str {
        "Colofnau"
    }

    fn one_period(&self) -> &'static str {
        "Yr holl flynyddoedd gyda’i gilydd"
    }

    fn each_year(&self) -> &'static str {
        "Pob blwyddyn"
    }

    fn all_numbers(&self) -> &'static str {
        "Rhestrir pob rhif yn y datganiad. Dewiswch rywbeth arall uchod i weld hwnnw’n unig."
    }

    fn shortened(&self, shown: usize, of: &str) -> String {
        format!("Y {shown} cyntaf o {of} o rifau; mae pob un yn y ffeiliau.")
    }

    fn files(&self) -> &'static str {
        "Y tabl hwn fel ffeil"
    }

    fn code(&self) -> &'static str {
        "Cod yr ardal"
    }

    fn number(&self) -> &'static str {
        "Rhif"
    }

    fn denominator(&self) -> &'static str {
        "Preswylwyr, swm dros y blynyddoedd"
    }

    fn compare(&self) -> &'static str {
        "Cymharu heddluoedd"
    }

    fn compare_lede(&self, most: usize) -> String {
        format!("Hyd at {most} heddlu ochr yn ochr, gyda’r hyn y gall hap yn unig ei esbonio.")
    }

    fn none_chosen(&self) -> &'static str {
        "dim un wedi’i ddewis"
    }

    fn choose_others(&self, chosen: usize, most: usize) -> String {
        let forces = if chosen > 10 { "o heddluoedd" } else { "heddlu" };
        match chosen > most {
            true => format!("Dewiswyd {chosen} {forces}. Dewiswch hyd at {most}, yna pwyswch Dangos."),
            false => "Dewiswch o leiaf ddau heddlu, yna pwyswch Dangos.".to_owned(),
        }
    }

    fn pairs(&self) -> &'static str {
        "Un heddlu wrth ochr un arall"
    }

    fn pair(&self, one: &str, other: &str, difference: Difference) -> String {
        match difference {
            Difference::Similar => {
                format!("Mae cyfradd {one} yn debyg i gyfradd {other}: mae eu cyfyngau hyder 95% yn gorgyffwrdd.")
            }
            Difference::Higher => format!("Mae cyfradd {one} yn uwch na chyfradd {other}."),
            Difference::Lower => format!("Mae cyfradd {one} yn is na chyfradd {other}."),
        }
    }

    fn all_similar(&self, count: usize) -> String {
        format!(
            "Mae cyfraddau’r {count} heddlu hyn yn debyg: mae pob cyfwng hyder 95% yn gorgyffwrdd â’r lleill i gyd."
        )
    }

    fn pairs_note(&self) -> &'static str {
        "Dywedir bod cyfraddau’n debyg oni bai bod eu cyfyngau hyder 95% union ar wahân. Po fwyaf o barau sydd, y mwyaf ohonynt sy’n wahanol ar hap."
    }

    fn no_pairs(&self) -> &'static str {
        "Nid oes gan ddau o’r heddluoedd hyn rif a phoblogaeth a ddangosir, felly ni ellir cymharu eu cyfraddau."
    }
}
