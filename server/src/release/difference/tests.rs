//! What the office is told of a draft.

use super::*;
use shared::{
    cell::{Interval, Marks},
    release::Release,
    sample,
};

fn with_cells(publication: &Publication, change: impl Fn(&Publication, usize) -> Option<Cell>) -> Publication {
    let before = publication.clone();
    publication
        .clone()
        .map_cells(|index, cell| change(&before, index).unwrap_or(cell))
        .released(Release { before: Some(1), ..Release::new(2, "") })
}

/// The index of the cell of a force and a period, all observations.
fn cell_of(publication: &Publication, slug: &str, period: Period) -> usize {
    let area = publication.areas().iter().position(|area| area.slug == slug).expect("an area");
    let periods = publication.periods();
    let period = periods.iter().position(|other| *other == period).expect("a period");
    (area * periods.len() + period) * publication.slices().len()
}

#[test]
fn the_same_again_is_no_difference() {
    for publication in sample::all() {
        let difference = Difference::new(Some(&publication), &publication, &[]);
        assert!(difference.is_empty(), "{difference}");
        assert!(difference.to_string().ends_with("which readers have now: nothing changes"), "{difference}");
    }
}

#[test]
fn a_first_release_is_all_new() {
    let publication = sample::by_force();
    let difference = Difference::new(None, &publication, &[]);
    assert_eq!((difference.before, difference.added.len()), (None, publication.cells().len()));
    assert!(difference.changed.is_empty() && difference.newly_withheld.is_empty());
}

#[test]
fn a_corrected_number_is_told_with_the_addresses_and_the_sentences_that_it_changes() {
    let before = sample::by_force();
    let force = before
        .forces()
        .find(|force| before.cell(force, before.all_years(), Slice::Total).count().is_some_and(|count| count > 0))
        .expect("a force with a number");
    let (name, slug) = (force.name.clone(), force.slug.clone());
    let was = before.cell(force, before.all_years(), Slice::Total).count().expect("a number");
    let at = cell_of(&before, &slug, before.all_years());
    let after = with_cells(&before, |_, index| (index == at).then_some(Cell::Count(was + 1000, Marks::NONE)));
    let difference = Difference::new(Some(&before), &after, &[]);

    let [changed] = difference.changed.as_slice() else { panic!("one cell: {difference}") };
    assert_eq!(changed.to_string(), format!("{name}, {}: {was} -> {}", before.all_years(), was + 1000));
    assert!(difference.totals.is_empty() && difference.added.is_empty() && difference.removed.is_empty());

    let page = format!("/datasets/{}/forces/{slug}", before.dataset().slug);
    let face = difference.addresses.iter().find(|face| face.addresses.contains(&page)).expect("the page of the force");
    assert_eq!(face.numbers, 1);
    let sentence = face.sentence.as_ref().expect("it says another number");
    let (then, now) = (sentence.before.as_deref().expect("before"), sentence.after.as_deref().expect("after"));
    assert_ne!(then, now);
    assert!(face.addresses.contains(&format!("/embed/{}?forces={slug}", before.dataset().slug)));
    let dashboard = format!("/datasets/{}", before.dataset().slug);
    assert!(difference.addresses.iter().any(|face| face.addresses.contains(&dashboard)));
    let other = before.forces().find(|other| other.slug != slug).expect("another force");
    let other = format!("/datasets/{}/forces/{}", before.dataset().slug, other.slug);
    assert!(!difference.addresses.iter().any(|face| face.addresses.contains(&other)), "{difference}");
}

#[test]
fn a_number_that_would_be_withheld_is_told_as_an_interval_alone() {
    let before = sample::by_force();
    let at = before.cells().iter().rposition(|cell| cell.count().is_some()).expect("a number");
    let withheld = Cell::Withheld(Interval { lo: 1, hi: 9 });
    let after = with_cells(&before, |_, index| (index == at).then_some(withheld));
    let difference = Difference::new(Some(&before), &after, &[]);
    let [newly] = difference.newly_withheld.as_slice() else { panic!("one cell: {difference}") };
    assert_eq!(newly.after.as_deref(), Some("[c] 1 to 9"));
}

#[test]
fn a_number_far_from_the_other_years_of_its_force_is_pointed_out() {
    let before = sample::many_years();
    let year = Period::from(*before.years().last().expect("a year"));
    let force = before.forces().next().expect("a force").clone();
    let at = cell_of(&before, &force.slug, year);
    let after = with_cells(&before, |_, index| (index == at).then_some(Cell::Count(9999, Marks::NONE)));
    let difference = Difference::new(Some(&before), &after, &[]);
    let [unusual] = difference.unusual.as_slice() else { panic!("one number: {difference}") };
    assert_eq!((unusual.count, unusual.others.len()), (9999, before.years().len() - 1));
    assert!(unusual.place.starts_with(&force.name), "{}", unusual.place);
}

#[test]
fn a_text_of_the_descriptor_that_changes_is_named() {
    let before = sample::by_force();
    let dataset = shared::dataset::Dataset { definition: "Otherwise.".into(), ..before.dataset().clone() };
    let (years, areas, cells) = (before.years().to_vec(), before.areas().to_vec(), before.cells().to_vec());
    let after = Publication::new(dataset, Release::new(2, ""), years, areas, cells).expect("the sample");
    assert_eq!(Difference::new(Some(&before), &after, &[]).texts, ["definition"]);
}
