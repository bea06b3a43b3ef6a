//! What a return should have and has not, in as few words as it takes.

use super::{
    complete::Spot,
    problem::{Problems, quoted},
    table::{Ended, Table},
    vocabulary::Vocabulary,
};
use shared::force;
use std::collections::BTreeSet;

/// Tells what is `missing` of `all` that is expected: a year, a code or a force as one problem, where all of it is.
pub(super) fn tell(
    missing: &[Spot],
    all: &[Spot],
    tables: &[Table<'_>],
    words: &Vocabulary<'_>,
    problems: &mut Problems,
) {
    let mut left: Vec<&Spot> = missing.iter().collect();
    // Whether nothing is there of which `of` is true; from then on it has been told.
    let mut take = |of: &dyn Fn(&Spot) -> bool| {
        let whole = missing.iter().filter(|spot| of(spot)).count() == all.iter().filter(|spot| of(spot)).count();
        let before = left.len();
        if whole {
            left.retain(|spot| !of(spot));
        }
        left.len() < before
    };
    let mut add = |found: String, expected: &str| {
        let place = tables.first().map(|table| table.line(table.header_line)).unwrap_or_default();
        problems.add(place, found, format!("{expected}; or what `absent` means"));
    };
    let years: BTreeSet<_> = all.iter().filter_map(|spot| spot.year).collect();
    for year in years {
        if take(&|spot| spot.year == Some(year)) {
            add(format!("nothing for {year}"), "every financial year");
        }
    }
    for (index, breakdown) in words.descriptor.dataset.breakdowns.iter().enumerate() {
        for (number, code) in breakdown.codes.iter().enumerate() {
            if take(&|spot| spot.codes[index] == Some(number)) {
                add(format!("nothing for {}", quoted(&code.label.en)), &format!("every code of {}", breakdown.slug));
            }
        }
    }
    let gone = |force: &&force::Force| take(&|spot| spot.force == Some(force.code));
    let forces: Vec<&str> = force::forces().iter().filter(gone).map(|force| force.name).collect();
    if !forces.is_empty() {
        let ended = match tables {
            [Table { ended: Ended::AtBlank(line), .. }] => {
                format!(" before the blank line {line}, which ends the table unless `until` says how it ends")
            }
            _ => String::new(),
        };
        add(format!("nothing for {}{ended}", forces.join(", ")), "every police force");
    }
    for of_force in left.chunk_by(|a, b| a.force == b.force) {
        let more = match of_force.len() {
            1 => String::new(),
            count => format!(", and {} more", count - 1),
        };
        add(format!("nothing for {}{more}", in_words(of_force[0], words)), "every observation");
    }
}

fn in_words(spot: &Spot, words: &Vocabulary<'_>) -> String {
    let force = force::forces().iter().find(|force| Some(force.code) == spot.force);
    let force = force.map_or("England and Wales", |force| force.name).to_owned();
    let codes = spot.codes.iter().zip(&words.descriptor.dataset.breakdowns).filter_map(|(code, breakdown)| {
        code.and_then(|code| breakdown.codes.get(code)).map(|code| quoted(&code.label.en))
    });
    let year = spot.year.map(|year| year.to_string());
    [force].into_iter().chain(year).chain(codes).collect::<Vec<_>>().join(", ")
}
