//! The example of CERTIFICATE.md is an example.

use shared::{
    area::{Area, AreaKind, Residents},
    cell::{Cell, Interval},
    certificate::{Certificate, CertificateError},
    knowledge::{Fact, Lies, Place},
    publication::Publication,
    sample,
};

const DOCUMENTED: &str = include_str!("../CERTIFICATE.md");

fn area(code: &str, kind: AreaKind) -> Area {
    Area {
        code: code.into(),
        slug: code.into(),
        name: code.into(),
        name_cy: String::new(),
        kind,
        region: String::new(),
        residents: Residents::NotApplicable,
    }
}

fn example() -> (Publication, Certificate) {
    let like = sample::one_year();
    let mut dataset = like.dataset().clone();
    dataset.slug = "example".into();
    dataset.breakdowns.clear();
    let areas =
        [("K", AreaKind::EnglandAndWales), ("A", AreaKind::Force), ("B", AreaKind::Force), ("C", AreaKind::Force)];
    let cells = DOCUMENTED.split("Published are `").nth(1).and_then(|rest| rest.split('`').next()).expect("the cells");
    let cells: Vec<Cell> = cells.split(' ').map(|cell| cell.parse().expect("a cell")).collect();
    let areas = areas.map(|(code, kind)| area(code, kind)).into();
    let publication = Publication::new(dataset, like.release().clone(), like.years().to_vec(), areas, cells);
    let json = DOCUMENTED.split("```json").nth(1).and_then(|rest| rest.split("```").next()).expect("a certificate");
    (publication.expect("a cell for every place"), serde_json::from_str(json).expect("it reads"))
}

#[test]
fn the_documented_example_is_proved() {
    let (publication, certificate) = example();
    let checked = certificate.check(&publication).expect("it proves");
    assert_eq!((checked.shown, checked.withheld, checked.witnesses), (2, 2, 2));
}

#[test]
fn the_documented_earlier_release_leaves_nothing_open() {
    let (publication, mut certificate) = example();
    let place = Place { area: "A".into(), period: publication.years()[0].into(), code: None };
    certificate.knowledge.push(Fact { place, at_least: 3, at_most: Some(3), lies: Lies::Within, release: Some(1) });
    certificate.witnesses = (0..=5).map(|a| vec![a, 5 - a, 7]).collect();
    assert!(matches!(certificate.check(&publication), Err(CertificateError::Disagrees { .. })));
    certificate.witnesses = vec![vec![3, 2, 7]; 2];
    assert!(matches!(certificate.check(&publication), Err(CertificateError::Closed { .. })));
}

#[test]
fn what_has_been_corrected_keeps_every_witness_away() {
    let (publication, certificate) = example();
    let place = Place { area: "A".into(), period: publication.years()[0].into(), code: None };
    for (least, most, proved) in [(1, 4, true), (2, 3, true), (5, 9, false), (0, 0, false)] {
        let mut certificate = certificate.clone();
        let fact =
            Fact { place: place.clone(), at_least: least, at_most: Some(most), lies: Lies::Outside, release: Some(1) };
        certificate.knowledge.push(fact);
        assert_eq!(certificate.check(&publication).is_ok(), proved, "{least} to {most}");
        let json = serde_json::to_string(&certificate).expect("it is written");
        assert!(json.contains(r#""lies":"outside""#));
        assert_eq!(serde_json::from_str::<Certificate>(&json).expect("it reads"), certificate);
    }
}

#[test]
fn a_width_and_a_reach_that_protect_nobody_prove_nothing() {
    let (publication, certificate) = example();
    for (width, reach, proved) in [(1, 2, true), (0, 5, false), (5, 1, false), (5, 0, false), (0, 0, false)] {
        let certificate = Certificate { width, reach, ..certificate.clone() };
        assert_eq!(certificate.check(&publication).err(), (!proved).then_some(CertificateError::Weak));
    }
}

#[test]
fn a_cell_of_an_error_is_told_in_words() {
    let (publication, mut certificate) = example();
    certificate.pairs[1] = (0, 0);
    let error = certificate.check(&publication).expect_err("the second force is closed");
    assert_eq!(certificate.cell_in_words(&publication, &error).as_deref(), Some("B, 2021-22"));
    assert_eq!(publication.cells()[1], Cell::Withheld(Interval { lo: 0, hi: 5 }));
    assert_eq!(certificate.cell_in_words(&publication, &CertificateError::Weak), None);
}
