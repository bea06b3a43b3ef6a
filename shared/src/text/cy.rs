//! Welsh.
//!
//! Terms follow StatsWales, the Office for National Statistics and the four Welsh forces; the README says what a translator must
//! review. In digits, a noun after a number up to 10 is singular; above, it is plural after `o`.

mod comparing;
mod grammar;
mod parts;

use super::{Reliability, Subject, Words, capital, en::English, standing};
use crate::{
    area::AreaKind,
    cell::{Absence, Mark, Shorthand},
    dataset,
    language::{Bilingual, Language},
    period::Period,
    selection::{FigureKind, Unit},
    standing::Standing,
    year::FinancialYear,
};
use grammar::{listed, soft, the, within};

/// The Welsh words.
pub struct Welsh;

const MONTHS: [&str; 12] = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
];

/// The regions and countries, by their English names.
const AREAS: [(&str, &str); 12] = [
    ("England and Wales", "Cymru a Lloegr"),
    ("England", "Lloegr"),
    ("Wales", "Cymru"),
    ("East Midlands", "Dwyrain Canolbarth Lloegr"),
    ("East of England", "Dwyrain Lloegr"),
    ("London", "Llundain"),
    ("North East", "Gogledd-ddwyrain Lloegr"),
    ("North West", "Gogledd-orllewin Lloegr"),
    ("South East", "De-ddwyrain Lloegr"),
    ("South West", "De-orllewin Lloegr"),
    ("West Midlands", "Gorllewin Canolbarth Lloegr"),
    ("Yorkshire and The Humber", "Swydd Efrog a’r Humber"),
];

impl Words for Welsh {
    fn number(&self, value: u64) -> String {
        English.number(value)
    }

    fn decimal(&self, value: f64, places: usize) -> String {
        English.decimal(value, places)
    }

    fn range(&self, lo: &str, hi: &str) -> String {
        format!("{lo} i {hi}")
    }

    fn date(&self, iso: &str) -> String {
        super::date(iso, &MONTHS)
    }

    fn year(&self, year: FinancialYear) -> String {
        year.to_string()
    }

    fn period(&self, period: Period) -> String {
        if period.is_year() {
            format!("y flwyddyn yn diweddu mis Mawrth {}", period.last.ends())
        } else {
            format!("mis Ebrill {} i fis Mawrth {}", period.first.begins(), period.last.ends())
        }
    }

    fn during(&self, period: Period) -> String {
        if period.is_year() {
            format!("yn {}", self.period(period))
        } else {
            format!("o fis Ebrill {} i fis Mawrth {}", period.first.begins(), period.last.ends())
        }
    }

    fn england_and_wales(&self) -> &'static str {
        "Cymru a Lloegr"
    }

    fn area<'a>(&self, name: &'a str) -> &'a str {
        AREAS.iter().find(|(english, _)| *english == name).map_or(name, |(_, welsh)| welsh)
    }

    fn shorthand(&self, shorthand: Shorthand) -> &'static str {
        match shorthand {
            Shorthand::Confidential => {
                "cyfrinachol: wedi’i gadw’n ôl er mwyn diogelu pobl; yr ystod yw’r cyfan sy’n gyhoeddus"
            }
            Shorthand::NotAvailable => "ddim ar gael",
            Shorthand::NotApplicable => {
                "ddim yn gymwys: nid preswylwyr yr ardal yw’r bobl y mae’r heddlu hwn yn eu gwasanaethu"
            }
        }
    }

    fn too_few_events(&self, or_not_available: bool) -> &'static str {
        if or_not_available { "ddim ar gael, neu lai na 3 o ddigwyddiadau" } else { "llai na 3 o ddigwyddiadau" }
    }

    fn mark(&self, mark: Mark) -> &'static str {
        match mark {
            Mark::Provisional => "dros dro",
            Mark::Revised => "diwygiedig",
            Mark::LowReliability => "dibynadwyedd isel: llai nag 20 o ddigwyddiadau",
            Mark::Break => "toriad yn y gyfres: ni ellir ei gymharu â’r blynyddoedd cynt",
            Mark::Estimated => "amcangyfrif",
        }
    }

    fn illustrative(&self) -> &'static str {
        "Data enghreifftiol: nid ffigurau go iawn"
    }

    fn title_by_force(&self, unit: &str, total: Option<u64>, by_force: bool) -> String {
        match (total, by_force) {
            (None, true) => format!("{} yn ôl heddlu", capital(unit)),
            (None, false) => format!("{} yng Nghymru a Lloegr", capital(unit)),
            (Some(total), _) => {
                let by = if by_force { ", yn ôl heddlu" } else { "" };
                format!("{} o {} yng Nghymru a Lloegr{by}", self.number(total), soft(unit))
            }
        }
    }

    fn title_of_forces(&self, unit: &str, forces: &[&str]) -> String {
        format!("{}: {}", capital(unit), named(forces))
    }

    fn title_by_year(&self, unit: &str, forces: &[&str]) -> String {
        let unit = before_year(unit);
        match forces {
            [] => format!("{} yng Nghymru a Lloegr yn ôl blwyddyn", capital(unit)),
            _ => format!("{} yn ôl blwyddyn: {}", capital(unit), named(forces)),
        }
    }

    fn title_by_force_and_year(&self, unit: &str) -> String {
        format!("{} yn ôl heddlu a blwyddyn", capital(before_year(unit)))
    }

    fn short_force<'a>(&self, name: &'a str) -> &'a str {
        name.strip_prefix("Heddlu ").unwrap_or_else(|| English.short_force(name))
    }

    fn region(&self, name: &str) -> String {
        format!("{name} (rhanbarth)")
    }

    fn areas(&self, count: usize) -> String {
        if count <= 10 { format!("{count} ardal") } else { format!("{count} o ardaloedd") }
    }

    fn no_region(&self) -> &'static str {
        "Cenedlaethol"
    }

    fn forces_on_own_scale(&self) -> &'static str {
        "Heddluoedd, ar eu graddfa eu hunain"
    }

    fn nothing_to_draw(&self, figure: FigureKind, unit: Unit) -> &'static str {
        match (figure.is_by_force(), unit) {
            (true, Unit::Count) => "Ni chyhoeddwyd unrhyw ffigurau yn ôl heddlu.",
            (true, Unit::Rate) => "Nid oes cyfraddau yn ôl heddlu ar gael.",
            (false, Unit::Count) => "Ni chyhoeddwyd unrhyw ffigurau yn ôl blwyddyn.",
            (false, Unit::Rate) => "Nid oes cyfraddau yn ôl blwyddyn ar gael.",
        }
    }

    fn per_million(&self, unit: &str) -> String {
        format!("{unit} fesul miliwn o breswylwyr y flwyddyn")
    }

    fn interval_95(&self) -> &'static str {
        "cyfwng hyder 95%"
    }

    fn release(&self, number: u32, iso: &str) -> String {
        format!("Datganiad {number}, {}", self.date(iso))
    }

    fn standing(&self, number: u32, of: &Standing) -> String {
        standing::welsh(self, number, of)
    }

    fn correction(&self, note: &Bilingual) -> String {
        format!("Cywiriad: {}", note.text(Language::Cy))
    }

    fn source(&self, organisation: &str, title: &str) -> String {
        format!("Ffynhonnell: {organisation}, {title}")
    }

    fn counted(&self, count: u64, unit: &dataset::Unit, subject: &Subject<'_>) -> String {
        let number = self.number(count);
        let phrase = unit.said.as_ref().map(|said| if count == 1 { &said.one.cy } else { &said.many.cy });
        if let Some(phrase) = phrase.filter(|phrase| !phrase.is_empty()) {
            let who = match subject.kind {
                AreaKind::Force => subject.area.to_owned(),
                _ => format!("heddluoedd {}", within(subject.area)),
            };
            let said = capital(&phrase.replace("{who}", &who).replace("{count}", &number));
            return format!("{said}{} {}.", of(subject), subject.during);
        }
        let counted = quantity(count, &number, unit);
        format!("{} roedd {counted}{} {}.", capital(&place(subject)), of(subject), subject.during)
    }

    fn rated(&self, rate: [&str; 3], unit: &str, subject: &Subject<'_>, reliability: Reliability) -> String {
        let [rate, lo, hi] = rate;
        let low = if reliability == Reliability::Low { "; dibynadwyedd isel" } else { "" };
        let during = subject.during;
        format!("{} {during} oedd {rate} (cyfwng hyder 95% {lo} i {hi}{low}).", capital(&number_of(unit, subject)))
    }

    fn withheld(&self, range: [&str; 2], unit: &str, subject: &Subject<'_>) -> String {
        let [lo, hi] = range;
        format!(
            "Mae {} {} wedi’i gadw’n ôl er mwyn diogelu pobl; mae yn yr ystod {lo} i {hi}.",
            number_of(unit, subject),
            subject.during
        )
    }

    fn withheld_by_year(&self, unit: &str, subject: &Subject<'_>) -> String {
        let unit = the(unit);
        format!(
            "Mae niferoedd blynyddol {unit}{} {} wedi’u cadw’n ôl er mwyn diogelu pobl.",
            of(subject),
            place(subject)
        )
    }

    fn not_by_year(&self, subject: &Subject<'_>) -> String {
        format!("Nid oes niferoedd yn ôl blwyddyn ar gael {}.", place(subject))
    }

    fn missing(&self, absence: Absence, unit: &str, subject: &Subject<'_>) -> String {
        let why = match absence {
            Absence::NotApplicable => "yn gymwys",
            Absence::NotAvailable => "ar gael",
            Absence::TooFewEvents => "wedi’i roi: byddai’n seiliedig ar lai na 3 o ddigwyddiadau",
        };
        format!("Nid yw {} {} {why}.", number_of(unit, subject), subject.during)
    }

    fn shown_and_withheld(&self, shown: usize, withheld: usize) -> String {
        match (shown, withheld) {
            (_, 0) => format!("Dangosir y nifer ar gyfer {}.", forces(shown)),
            (0, _) => format!("Mae’r nifer wedi’i gadw’n ôl ar gyfer {} er mwyn diogelu pobl.", forces(withheld)),
            _ => format!(
                "Dangosir y nifer ar gyfer {}, ac mae wedi’i gadw’n ôl ar gyfer {} er mwyn diogelu pobl.",
                forces(shown),
                forces(withheld)
            ),
        }
    }

    fn cells_shown_and_withheld(&self, shown: usize, withheld: usize) -> String {
        let parts = match (shown, withheld) {
            (_, 0) => format!("dangosir {shown} o’r niferoedd"),
            (0, _) => format!("mae {withheld} o’r niferoedd wedi’u cadw’n ôl er mwyn diogelu pobl"),
            _ => format!("dangosir {shown} o’r niferoedd, ac mae {withheld} wedi’u cadw’n ôl er mwyn diogelu pobl"),
        };
        format!("Yn ôl heddlu a blwyddyn, {parts}.")
    }

    fn first_and_last(&self, first: [&str; 2], last: [&str; 2], unit: &str, subject: &Subject<'_>) -> String {
        let [first, from] = first;
        let [last, to] = last;
        format!("{} {from} oedd {first}; {to} roedd yn {last}.", capital(&number_of(unit, subject)))
    }

    fn only_once(&self, number: &str, during: &str, unit: &str, subject: &Subject<'_>) -> String {
        format!("Dangosir {} ar gyfer un flwyddyn yn unig: {number} {during}.", number_of(unit, subject))
    }

    fn illustrative_sentence(&self, sentence: &str) -> String {
        format!("[Data enghreifftiol, nid ffigurau go iawn] {sentence}")
    }
}

/// `nifer yr atgyfeiriadau (Canlyniad: …) ar gyfer Heddlu Gwent`.
fn number_of(unit: &str, subject: &Subject<'_>) -> String {
    format!("nifer {}{} {}", the(unit), of(subject), place(subject))
}

/// A unit before "yn ôl blwyddyn": not "y flwyddyn yn ôl blwyddyn".
fn before_year(unit: &str) -> &str {
    unit.strip_suffix(" y flwyddyn").unwrap_or(unit)
}

/// `1 atgyfeiriad`, `2 atgyfeiriad`, `12 o atgyfeiriadau`.
fn quantity(count: u64, number: &str, unit: &dataset::Unit) -> String {
    let [one, many] = [&unit.one, &unit.many];
    if one.cy.is_empty() || many.cy.is_empty() {
        return format!("{number} {}", if count == 1 { one } else { many }.inside(Language::Cy));
    }
    match count {
        2 => format!("{number} {}", soft(&one.cy)),
        0..=10 => format!("{number} {}", one.cy),
        _ => format!("{number} o {}", soft(&many.cy)),
    }
}

/// `1 heddlu`, `2 heddlu`, `12 o heddluoedd`.
fn forces(count: usize) -> String {
    if count <= 10 { format!("{count} heddlu") } else { format!("{count} o heddluoedd") }
}

/// Up to three forces by name, else how many.
fn named(names: &[&str]) -> String {
    if names.len() <= 3 { listed(names) } else { forces(names.len()) }
}

/// ` (Canlyniad: wedi’i gadw neu ei symud)`, or nothing.
fn of(subject: &Subject<'_>) -> String {
    subject.slice.map_or_else(String::new, |slice| format!(" ({slice})"))
}

/// `ar gyfer Heddlu Gwent`, `yng Nghymru a Lloegr`.
fn place(subject: &Subject<'_>) -> String {
    if subject.kind == AreaKind::Force { format!("ar gyfer {}", subject.area) } else { within(subject.area) }
}

#[cfg(test)]
mod tests;
