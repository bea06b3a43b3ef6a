//! Welsh sentences as they must be.

use super::*;
use crate::{
    dataset::{Said, Unit},
    language::Bilingual,
};

fn text(cy: &str) -> Bilingual {
    Bilingual { en: String::new(), cy: cy.to_owned() }
}

#[test]
fn a_day_and_a_year_are_written_out() {
    assert_eq!(Welsh.date("2026-11-23"), "23 Tachwedd 2026");
    assert_eq!(Welsh.date("soon"), "soon");
    let year: Period = "2020-21".parse().expect("a year");
    assert_eq!(Welsh.during(year), "yn y flwyddyn yn diweddu mis Mawrth 2021");
    let years: Period = "2020-21..2022-23".parse().expect("three years");
    assert_eq!(Welsh.during(years), "o fis Ebrill 2020 i fis Mawrth 2023");
}

#[test]
fn a_noun_after_a_number_is_singular_up_to_ten() {
    let unit = Unit { one: text("dioddefwr"), many: text("dioddefwyr"), said: None };
    let subject = Subject { area: "Heddlu Gwent", kind: AreaKind::Force, slice: None, during: "yn 2020" };
    for (count, sentence) in [
        (0, "Ar gyfer Heddlu Gwent roedd 0 dioddefwr yn 2020."),
        (1, "Ar gyfer Heddlu Gwent roedd 1 dioddefwr yn 2020."),
        (2, "Ar gyfer Heddlu Gwent roedd 2 ddioddefwr yn 2020."),
        (1234, "Ar gyfer Heddlu Gwent roedd 1,234 o ddioddefwyr yn 2020."),
    ] {
        assert_eq!(Welsh.counted(count, &unit, &subject), sentence);
    }
}

#[test]
fn a_count_is_said_in_the_words_of_its_unit_where_it_has_them_in_welsh() {
    let said = Said {
        one: text("rhannodd {who} ddata 1 dioddefwr"),
        many: text("rhannodd {who} ddata {count} o ddioddefwyr"),
    };
    let unit = Unit { one: text("achos"), many: text("achosion"), said: Some(said) };
    let national = Subject { area: "Cymru a Lloegr", kind: AreaKind::EnglandAndWales, slice: None, during: "yn 2020" };
    assert_eq!(
        Welsh.counted(537, &unit, &national),
        "Rhannodd heddluoedd yng Nghymru a Lloegr ddata 537 o ddioddefwyr yn 2020."
    );
    assert_eq!(
        Welsh.missing(crate::cell::Absence::NotAvailable, "achosion", &national),
        "Nid yw nifer yr achosion yng Nghymru a Lloegr yn 2020 ar gael."
    );
}

#[test]
fn every_region_and_country_has_its_welsh_name() {
    for force in crate::force::forces().iter().filter(|force| !force.region.is_empty()) {
        assert_ne!(Welsh.area(force.region), force.region);
        assert_ne!(Welsh.area(force.country), force.country);
    }
}

#[test]
fn a_figure_by_force_does_not_say_heddlu_four_times() {
    assert_eq!(Welsh.short_force("Heddlu De Cymru"), "De Cymru");
    assert_eq!(Welsh.short_force("Kent Police"), "Kent");
}
