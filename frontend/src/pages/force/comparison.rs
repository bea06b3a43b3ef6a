//! What the numbers of a force say beside those of England and Wales: its place in the funnel, and an exact test.

use leptos::prelude::*;
use shared::{
    cell::Cell,
    difference::{Difference, difference},
    funnel::position,
    publication::Publication,
    selection::{FigureKind, Selection},
    table::Table,
};

/// The sentences, in a section of their own; nothing for a force without a shown rate.
pub(super) fn comparison(publication: &Publication, own: &Selection) -> Option<impl IntoView + use<>> {
    let funnel = Selection { figure: FigureKind::Funnel, ..own.clone() }.settled();
    let table = Table::new(publication, &funnel);
    let row = table.forces().first()?;
    let words = own.language.words();
    let place = words.position(&row.label, position(&table, row)?);
    let compared = tested(publication, own).map(|difference| words.compared(&row.label, difference));
    Some(view! {
        <p>{place}</p>
        {compared.map(|compared| view! { <p>{compared}</p> })}
    })
}

/// The force against all other forces together; only of numbers that are shown.
fn tested(publication: &Publication, own: &Selection) -> Option<Difference> {
    let period = own.period(publication);
    let of = |area| match publication.cell(area, period, own.slice) {
        Cell::Count(count, _) => Some((count, publication.person_years(area, period).ok()??)),
        _ => None,
    };
    let (count, person_years) = of(publication.area(own.forces.first()?)?)?;
    let (all, all_person_years) = of(publication.england_and_wales())?;
    let others = (all.checked_sub(count)?, all_person_years.checked_sub(person_years)?);
    Some(difference((count, person_years), others))
}
