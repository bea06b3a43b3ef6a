//! Local authorities, towns and counties, and the police force in whose area they lie.
//!
//! Source: ONS, "Local Authority District to Community Safety Partnership to Police Force Area" lookups of December 2016 and,
//! for the authorities made since, April 2023 (Open Government Licence v3.0); Welsh names as the authorities use them. Towns and
//! counties are not from ONS: they are those that are widely known and lie in one area.

use std::sync::LazyLock;

/// A place that readers type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name in English.
    pub name: &'static str,
    /// Its name in Welsh, where it has another, else empty.
    pub name_cy: &'static str,
    /// The slug of the force.
    pub force: &'static str,
    /// What it is.
    pub kind: PlaceKind,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// A local authority of April 2023.
    Authority,
    /// A local authority that was until that year.
    Former(u16),
    /// A town or a city.
    Town,
    /// A county that is no authority and gives no force its name, and lies in one area.
    County,
}

/// Every place.
pub fn places() -> &'static [Place] {
    static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
        let lines = include_str!("../data/places.csv").lines().skip(1);
        lines.map(|line| read(line).expect("places.csv: name, name_cy, force, kind")).collect()
    });
    &PLACES
}

fn read(line: &'static str) -> Option<Place> {
    let (name, rest) = match line.strip_prefix('"') {
        Some(quoted) => quoted.split_once("\",")?,
        None => line.split_once(',')?,
    };
    let (name_cy, rest) = rest.split_once(',')?;
    let (force, kind) = rest.split_once(',')?;
    let kind = match kind {
        "authority" => PlaceKind::Authority,
        "town" => PlaceKind::Town,
        "county" => PlaceKind::County,
        _ => PlaceKind::Former(kind.strip_prefix("until ")?.parse().ok()?),
    };
    Some(Place { name, name_cy, force, kind })
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::force::forces;
    use std::collections::BTreeSet;

    #[test]
    fn every_name_is_of_one_place_and_every_place_of_one_force() {
        let mut names = BTreeSet::new();
        for place in places() {
            assert!(forces().iter().any(|force| force.slug == place.force), "{place:?}");
            for name in [place.name, place.name_cy].into_iter().filter(|name| !name.is_empty()) {
                assert!(names.insert(name.to_lowercase()), "{name} is there twice");
            }
        }
    }

    #[test]
    fn every_force_with_an_area_is_reached_from_its_local_authorities() {
        let authorities: Vec<&Place> = places().iter().filter(|place| place.kind == PlaceKind::Authority).collect();
        // 296 in England and 22 in Wales, as of April 2023.
        assert_eq!(authorities.len(), 318);
        let welsh = ["north-wales", "dyfed-powys", "south-wales", "gwent"];
        assert_eq!(authorities.iter().filter(|place| welsh.contains(&place.force)).count(), 22);
        let reached: BTreeSet<&str> = authorities.iter().map(|place| place.force).collect();
        let all: BTreeSet<&str> = forces().iter().map(|force| force.slug).filter(|slug| *slug != "btp").collect();
        assert_eq!(reached, all);
    }
}
