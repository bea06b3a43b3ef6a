//! What the numbers of a force say beside those of others: its place in the funnel, the rest of England and Wales, and its ranks.

use crate::{text::labels, urls};
use leptos::prelude::*;
use shared::{
    cell::Cell,
    difference::{Difference, difference},
    funnel::position,
    publication::Publication,
    rank::ranks,
    selection::{FigureKind, Selection},
    table::Table,
    text::judging::judging,
};

/// The sentences, as far as public numbers make them; a withheld number has ranks alone.
pub(super) fn comparison(publication: &Publication, own: &Selection) -> Option<impl IntoView + use<>> {
    let funnel = Selection { figure: FigureKind::Funnel, ..own.clone() }.settled();
    let table = Table::new(publication, &funnel);
    let row = table.forces().first()?;
    let words = judging(own.language);
    let place = position(&table, row).map(|position| words.position(&row.label, position));
    let compared = beside_others(publication, own).map(|difference| words.compared(&row.label, difference));
    let force = publication.area(&row.slug)?;
    let ranks = ranks(publication, force, own.period(publication), own.slice);
    let ranked = ranks.map(|ranks| words.ranked(&row.label, ranks));
    let said: Vec<_> = [place, compared, ranked].into_iter().flatten().collect();
    let all = Selection { forces: Vec::new(), ..funnel };
    let address = urls::dataset(&publication.dataset().slug, &all.query(publication));
    (!said.is_empty()).then(|| {
        view! {
            {said.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
            <p>
                <a href=address>{labels(own.language).kind(FigureKind::Funnel)}</a>
            </p>
        }
    })
}

/// The force against all other forces together; only of numbers that are shown.
fn beside_others(publication: &Publication, own: &Selection) -> Option<Difference> {
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
