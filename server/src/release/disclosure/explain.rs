//! Why a return cannot be published, in words, and without a number that is not public.

use super::{ProtectError, knowledge::Knowledge, suppress::Pinned};
use shared::{
    area::Area,
    dataset::Dataset,
    knowledge::Place,
    lattice::{Lattice, Sum},
    publication::Publication,
};
use std::collections::{BTreeMap, BTreeSet};

/// How many cells that were told elsewhere are named in a refusal.
const MOST_TOLD: usize = 6;

/// "Kent 2021-22 follows from South East 2021-22 minus six other cells", with what of them cannot be withheld because it was told
/// elsewhere, and without a number that is not public.
pub(super) fn explain(
    pinned: &Pinned,
    lattice: &Lattice,
    knowledge: &Knowledge,
    describe: impl Fn(usize) -> String,
) -> ProtectError {
    let because = match &pinned.by {
        Some(sum) if sum.total == pinned.cell => {
            format!("follows from the sum of its {} parts, which are all public", sum.parts.len())
        }
        Some(sum) => {
            format!(
                "follows from {} minus {} other cells, which are all public",
                describe(sum.total),
                sum.parts.len() - 1
            )
        }
        None => {
            let width = pinned.bounds.hi - pinned.bounds.lo;
            format!("follows, to within {width}, from several sums together")
        }
    };
    let told = told_near(pinned, lattice, knowledge, &describe);
    let told = if told.is_empty() { told } else { format!(" ({told})") };
    ProtectError::Pinned { cell: describe(pinned.cell), because: because + &told }
}

/// "release 2 tells Kent 2021-22", of the cells that give a cell away.
fn told_near(pinned: &Pinned, lattice: &Lattice, knowledge: &Knowledge, describe: impl Fn(usize) -> String) -> String {
    let members = |sum: &Sum| sum.parts.iter().copied().chain([sum.total]).collect::<BTreeSet<_>>();
    let around = lattice.sums().into_iter().map(|sum| members(&sum)).filter(|members| members.contains(&pinned.cell));
    let near = pinned.by.as_ref().map_or_else(|| around.flatten().collect(), members);
    let mut told = BTreeMap::<Option<u32>, Vec<String>>::new();
    for (cell, fact) in knowledge.facts.iter().filter(|(cell, _)| near.contains(cell)) {
        told.entry(fact.release).or_default().push(describe(*cell));
    }
    let by_source = told.iter().map(|(release, cells)| {
        let source = release.map_or("`policy.public_facts`".to_owned(), |release| format!("release {release}"));
        let more = cells.len().saturating_sub(MOST_TOLD);
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{source} tells {}{rest}", cells[..cells.len() - more].join(", "))
    });
    by_source.collect::<Vec<_>>().join("; ")
}

/// A place of earlier releases in words, with the name of its area.
pub(super) fn named(place: Place, earlier: &[&Publication]) -> String {
    let area = earlier.iter().flat_map(|publication| publication.areas()).find(|area| area.code == place.area);
    let name = area.map_or_else(|| place.area.clone(), |area| area.name.clone());
    Place { area: name, ..place }.to_string()
}

/// A cell in words: "Kent 2021-22, outcome detained-or-removed".
pub(super) fn describe(lattice: &Lattice, areas: &[Area], dataset: &Dataset, cell: usize) -> String {
    let (area, period, slice) = lattice.place(cell);
    Place::new(&areas[area].name, lattice.periods[period], lattice.slices[slice], dataset).to_string()
}
