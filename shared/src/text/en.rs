//! English.

mod comparing;
mod parts;

use super::{Reliability, Subject, Words, capital, rounded, standing};
use crate::{
    area::AreaKind,
    cell::{Absence, Mark, Shorthand},
    dataset,
    language::Bilingual,
    period::Period,
    selection::{FigureKind, Unit},
    standing::Standing,
    year::FinancialYear,
};

/// The English words.
pub struct English;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Words for English {
    fn number(&self, value: u64) -> String {
        let digits = value.to_string();
        let mut out = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        out
    }

    fn decimal(&self, value: f64, places: usize) -> String {
        let (digits, one) = (rounded(value, places), 10_u64.pow(u32::try_from(places).unwrap_or(0)));
        let whole = self.number(digits / one);
        if places == 0 { whole } else { format!("{whole}.{:0places$}", digits % one) }
    }

    fn range(&self, lo: &str, hi: &str) -> String {
        format!("{lo} to {hi}")
    }

    fn date(&self, iso: &str) -> String {
        super::date(iso, &MONTHS)
    }

    fn year(&self, year: FinancialYear) -> String {
        year.to_string()
    }

    fn period(&self, period: Period) -> String {
        if period.is_year() {
            format!("year ending March {}", period.last.ends())
        } else {
            format!("April {} to March {}", period.first.begins(), period.last.ends())
        }
    }

    fn during(&self, period: Period) -> String {
        format!("{} {}", if period.is_year() { "in the" } else { "from" }, self.period(period))
    }

    fn england_and_wales(&self) -> &'static str {
        "England and Wales"
    }

    fn area<'a>(&self, name: &'a str) -> &'a str {
        name
    }

    fn shorthand(&self, shorthand: Shorthand) -> &'static str {
        match shorthand {
            Shorthand::Confidential => "confidential: withheld to protect people; the range is all that is public",
            Shorthand::NotAvailable => "not available",
            Shorthand::NotApplicable => {
                "not applicable: the residents of the area are not the people this force serves"
            }
        }
    }

    fn too_few_events(&self, or_not_available: bool) -> &'static str {
        if or_not_available { "not available, or fewer than 3 events" } else { "fewer than 3 events" }
    }

    fn mark(&self, mark: Mark) -> &'static str {
        match mark {
            Mark::Provisional => "provisional",
            Mark::Revised => "revised",
            Mark::LowReliability => "low reliability: fewer than 20 events",
            Mark::Break => "break in series: not comparable with the years before",
            Mark::Estimated => "estimated",
        }
    }

    fn illustrative(&self) -> &'static str {
        "Illustrative data: not real figures"
    }

    fn title_by_force(&self, unit: &str, total: Option<u64>, by_force: bool) -> String {
        match (total, by_force) {
            (None, true) => format!("{} by police force", capital(unit)),
            (None, false) => format!("{} in England and Wales", capital(unit)),
            (Some(total), _) => {
                let by = if by_force { ", by police force" } else { "" };
                format!("{} {unit} in England and Wales{by}", self.number(total))
            }
        }
    }

    fn title_of_forces(&self, unit: &str, forces: &[&str]) -> String {
        if forces.len() <= 3 {
            format!("{}: {}", capital(unit), listed(forces))
        } else {
            format!("{}: {} police forces", capital(unit), forces.len())
        }
    }

    fn title_by_year(&self, unit: &str, forces: &[&str]) -> String {
        let unit = before_year(unit);
        match forces {
            [] => format!("{} in England and Wales by year", capital(unit)),
            _ if forces.len() <= 3 => format!("{} by year: {}", capital(unit), listed(forces)),
            _ => format!("{} by year: {} police forces", capital(unit), forces.len()),
        }
    }

    fn title_by_force_and_year(&self, unit: &str) -> String {
        format!("{} by police force and year", capital(before_year(unit)))
    }

    fn short_force<'a>(&self, name: &'a str) -> &'a str {
        let ends = [" Police Service", " Police", " Constabulary"];
        ends.into_iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
    }

    fn region(&self, name: &str) -> String {
        format!("{name} (region)")
    }

    fn areas(&self, count: usize) -> String {
        format!("{count} areas")
    }

    fn no_region(&self) -> &'static str {
        "National"
    }

    fn forces_on_own_scale(&self) -> &'static str {
        "Police forces, on a scale of their own"
    }

    fn nothing_to_draw(&self, figure: FigureKind, unit: Unit) -> &'static str {
        match (figure.is_by_force(), unit) {
            (true, Unit::Count) => "No figures by police force have been published.",
            (true, Unit::Rate) => "No rates by police force are available.",
            (false, Unit::Count) => "No figures by year have been published.",
            (false, Unit::Rate) => "No rates by year are available.",
        }
    }

    fn per_million(&self, unit: &str) -> String {
        format!("{unit} per million residents a year")
    }

    fn interval_95(&self) -> &'static str {
        "95% interval"
    }

    fn release(&self, number: u32, iso: &str) -> String {
        format!("Release {number}, {}", self.date(iso))
    }

    fn standing(&self, number: u32, of: &Standing) -> String {
        standing::english(self, number, of)
    }

    fn correction(&self, note: &Bilingual) -> String {
        format!("Correction: {}", note.en)
    }

    fn source(&self, organisation: &str, title: &str) -> String {
        format!("Source: {organisation}, {title}")
    }

    fn counted(&self, count: u64, unit: &dataset::Unit, subject: &Subject<'_>) -> String {
        let number = self.number(count);
        let phrase = unit.said.as_ref().map(|said| if count == 1 { &said.one.en } else { &said.many.en });
        if let Some(phrase) = phrase {
            let who = match subject.kind {
                AreaKind::Force => subject.area.to_owned(),
                _ => format!("Police forces in {}", subject.area),
            };
            return format!("{who} {}{} {}.", phrase.replace("{count}", &number), of(subject), subject.during);
        }
        let (verb, unit) = if count == 1 { ("was", &unit.one.en) } else { ("were", &unit.many.en) };
        format!("{} there {verb} {number} {unit}{} {}.", capital(&place(subject)), of(subject), subject.during)
    }

    fn rated(&self, rate: [&str; 3], unit: &str, subject: &Subject<'_>, reliability: Reliability) -> String {
        let [rate, lo, hi] = rate;
        let low = if reliability == Reliability::Low { "; low reliability" } else { "" };
        let (of, place, during) = (of(subject), place(subject), subject.during);
        // Whatever the unit is called.
        format!("The rate of {unit}{of} {place} {during} was {rate} (95% interval {lo} to {hi}{low}).")
    }

    fn withheld(&self, range: [&str; 2], unit: &str, subject: &Subject<'_>) -> String {
        let [lo, hi] = range;
        format!(
            "The number of {unit}{} {} {} is withheld to protect people; it is between {lo} and {hi}.",
            of(subject),
            place(subject),
            subject.during
        )
    }

    fn withheld_by_year(&self, unit: &str, subject: &Subject<'_>) -> String {
        format!("The yearly numbers of {unit}{} {} are withheld to protect people.", of(subject), place(subject))
    }

    fn not_by_year(&self, subject: &Subject<'_>) -> String {
        format!("Numbers by year {} are not available.", place(subject))
    }

    fn missing(&self, absence: Absence, unit: &str, subject: &Subject<'_>) -> String {
        let why = match absence {
            Absence::NotApplicable => "is not applicable",
            Absence::NotAvailable => "is not available",
            Absence::TooFewEvents => "is not given: it would rest on fewer than 3 events",
        };
        format!("The number of {unit}{} {} {} {why}.", of(subject), place(subject), subject.during)
    }

    fn shown_and_withheld(&self, shown: usize, withheld: usize) -> String {
        let forces = |n: usize| if n == 1 { "1 force".to_owned() } else { format!("{n} forces") };
        match (shown, withheld) {
            (_, 0) => format!("The number is shown for {}.", forces(shown)),
            (0, _) => format!("The number is withheld for {} to protect people.", forces(withheld)),
            _ => format!(
                "The number is shown for {} and withheld for {} to protect people.",
                forces(shown),
                forces(withheld)
            ),
        }
    }

    fn cells_shown_and_withheld(&self, shown: usize, withheld: usize) -> String {
        let parts = match (shown, withheld) {
            (_, 0) => format!("{shown} of the numbers are shown"),
            (0, _) => format!("{withheld} of the numbers are withheld to protect people"),
            _ => format!("{shown} of the numbers are shown and {withheld} are withheld to protect people"),
        };
        format!("By force and year, {parts}.")
    }

    fn first_and_last(&self, first: [&str; 2], last: [&str; 2], unit: &str, subject: &Subject<'_>) -> String {
        let [first, from] = first;
        let [last, to] = last;
        format!("{} there were {first} {unit}{} {from} and {last} {to}.", capital(&place(subject)), of(subject))
    }

    fn only_once(&self, number: &str, during: &str, unit: &str, subject: &Subject<'_>) -> String {
        let place = capital(&place(subject));
        format!("{place} the number of {unit}{} is shown for one year only: {number} {during}.", of(subject))
    }

    fn illustrative_sentence(&self, sentence: &str) -> String {
        format!("[Illustrative data, not real figures] {sentence}")
    }
}

/// ` (Outcome: detained or removed)`, or nothing.
fn of(subject: &Subject<'_>) -> String {
    subject.slice.map_or_else(String::new, |slice| format!(" ({slice})"))
}

/// `for Kent Police`, `in England and Wales`.
fn place(subject: &Subject<'_>) -> String {
    let preposition = if subject.kind == AreaKind::Force { "for" } else { "in" };
    format!("{preposition} {}", subject.area)
}

/// A unit before "by year": not "a year by year".
fn before_year(unit: &str) -> &str {
    unit.strip_suffix(" a year").unwrap_or(unit)
}

fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [names @ .., last] => format!("{} and {last}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Said, Unit};

    #[test]
    fn numbers_have_their_separators() {
        assert_eq!(English.number(1_234_567), "1,234,567");
        assert_eq!(English.number(537), "537");
        assert_eq!(English.decimal(1234.56, 1), "1,234.6");
    }

    #[test]
    fn a_day_is_written_out() {
        assert_eq!(English.date("2026-11-23"), "23 November 2026");
        assert_eq!(English.date("soon"), "soon");
    }

    #[test]
    fn a_figure_by_force_does_not_say_police_44_times() {
        for (name, short) in [
            ("Kent Police", "Kent"),
            ("Metropolitan Police Service", "Metropolitan"),
            ("Durham Constabulary", "Durham"),
            ("Ministry of Defence", "Ministry of Defence"),
        ] {
            assert_eq!(English.short_force(name), short);
        }
    }

    #[test]
    fn a_count_is_said_in_the_words_of_its_unit() {
        let plain = Unit { one: "stop".into(), many: "stops".into(), said: None };
        let said = Said { one: "made 1 referral".into(), many: "made {count} referrals".into() };
        let unit = Unit { one: "referral".into(), many: "referrals".into(), said: Some(said) };
        let during = "in the year ending March 2021";
        let subject = Subject { area: "Kent Police", kind: AreaKind::Force, slice: None, during };
        let national = Subject { area: "England and Wales", kind: AreaKind::EnglandAndWales, ..subject };
        for (unit, count, subject, sentence) in [
            (&unit, 1, subject, "Kent Police made 1 referral in the year ending March 2021."),
            (
                &unit,
                1234,
                national,
                "Police forces in England and Wales made 1,234 referrals in the year ending March 2021.",
            ),
            (&plain, 1, subject, "For Kent Police there was 1 stop in the year ending March 2021."),
            (&plain, 0, national, "In England and Wales there were 0 stops in the year ending March 2021."),
        ] {
            assert_eq!(English.counted(count, unit, &subject), sentence);
        }
    }
}
