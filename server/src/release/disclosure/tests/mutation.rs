//! Every change of a single number in a certificate or its publication is refused, or leaves a proof that still holds.

use super::{super::*, by_force, descriptor};
use shared::{
    area::Area,
    cell::{Cell, Interval},
};

/// A publication of real size with its certificate, both as JSON.
fn proved() -> (String, String) {
    let counts: Vec<Vec<u32>> = (0..44_u32).map(|n| vec![n % 7, (n * 5) % 9, (n * 3) % 6]).collect();
    let Protected { publication, certificate, .. } =
        protect(by_force(&counts), &descriptor(), &[]).expect("a publication");
    let text = |value: Result<String, serde_json::Error>| value.expect("it is written");
    (text(serde_json::to_string(&publication)), text(serde_json::to_string(&certificate)))
}

/// The text with each whole number in turn put one up, and one down where it is not 0.
fn mutants(text: &str) -> impl Iterator<Item = String> + '_ {
    let bytes = text.as_bytes();
    let starts = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit() && !bytes[at - 1].is_ascii_digit());
    starts.flat_map(move |start| {
        let end = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number: Option<u64> = text[start..end].parse().ok();
        let changed = number.into_iter().flat_map(|n| [Some(n + 1), n.checked_sub(1)].into_iter().flatten());
        changed.map(move |n| format!("{}{n}{}", &text[..start], &text[end..]))
    })
}

/// A second opinion on a certificate, written without its checker: every pair agrees with all that is shown and differs enough.
fn still_proves(publication: &Publication, certificate: &Certificate) -> bool {
    let forces: Vec<&Area> = publication.forces().collect();
    let years = publication.years();
    let value = |witness: &[u32], area: &Area, period: shared::period::Period| -> u32 {
        forces
            .iter()
            .enumerate()
            .filter(|(_, force)| area.code == "K04000001" || force.code == area.code)
            .flat_map(|(index, _)| (0..years.len()).map(move |year| (index, year)))
            .filter(|(_, year)| period.first <= years[*year] && years[*year] <= period.last)
            .map(|(index, year)| witness[index * years.len() + year])
            .sum()
    };
    let mut pairs = certificate.pairs.iter();
    publication.areas().iter().all(|area| {
        publication.periods().into_iter().all(|period| {
            let cell = publication.cell(area, period, shared::breakdown::Slice::Total);
            let values: Vec<u32> = certificate.witnesses.iter().map(|witness| value(witness, area, period)).collect();
            match cell {
                Cell::Count(count, _) => values.iter().all(|value| *value == count),
                Cell::Withheld(Interval { lo, hi }) => {
                    let inside = values.iter().all(|value| lo <= *value && *value <= hi);
                    let pair = pairs.next().and_then(|(one, other)| Some((values.get(*one)?, values.get(*other)?)));
                    inside
                        && pair.is_some_and(|(one, other)| {
                            one.abs_diff(*other) >= certificate.width && (*one).max(*other) >= certificate.reach
                        })
                }
                Cell::NotAvailable | Cell::NotApplicable => true,
            }
        })
    }) && pairs.next().is_none()
}

#[test]
fn a_certificate_with_one_number_changed_is_refused_or_still_a_proof() {
    let (publication, certificate) = proved();
    let publication: Publication = serde_json::from_str(&publication).expect("a publication");
    let (mut refused, mut held) = (0, 0);
    for mutant in mutants(&certificate) {
        let Ok(mutant) = serde_json::from_str::<Certificate>(&mutant) else { continue };
        match mutant.check(&publication) {
            Err(_) => refused += 1,
            Ok(_) => {
                assert!(still_proves(&publication, &mutant), "accepted, and no proof");
                held += 1;
            }
        }
    }
    assert!(refused > 1_000, "{refused} refused, {held} held");
}

#[test]
fn a_publication_with_one_cell_changed_is_refused_or_still_proved() {
    let (text, certificate) = proved();
    let certificate: Certificate = serde_json::from_str(&certificate).expect("a certificate");
    let cells = text.rfind("\"cells\":").expect("the cells");
    let (mut refused, mut held) = (0, 0);
    for mutant in mutants(&text[cells..]) {
        let Ok(mutant) = serde_json::from_str::<Publication>(&format!("{}{mutant}", &text[..cells])) else { continue };
        match certificate.check(&mutant) {
            Err(_) => refused += 1,
            Ok(_) => {
                assert!(still_proves(&mutant, &certificate), "accepted, and no proof");
                held += 1;
            }
        }
    }
    assert!(refused > 100 && held > 0, "{refused} refused, {held} held");
}
