//! The 43 territorial forces and the British Transport Police, their names and their populations.
//!
//! Source: ONS lookups and mid-year estimates, police.uk names (Open Government Licence v3.0); see `shared/data`.

use crate::{
    area::{Area, AreaKind, Residents},
    letters::{lower, small},
    year::FinancialYear,
};
use std::sync::LazyLock;

/// One force as `shared/data/forces.csv` has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Force {
    /// ONS code, or `BTP`.
    pub code: &'static str,
    /// The name in addresses, as police.uk has it.
    pub slug: &'static str,
    /// The official name.
    pub name: &'static str,
    /// The official Welsh name of the four Welsh forces, else empty.
    pub name_cy: &'static str,
    /// The ONS name of its area, else empty.
    pub area_name: &'static str,
    /// The ONS code of its region or country, else empty.
    pub region_code: &'static str,
    /// The name of its region, or `Wales`, else empty.
    pub region: &'static str,
    /// `England`, `Wales`, else empty.
    pub country: &'static str,
}

/// The forces whose residents are not their public, so that a rate means nothing.
const WITHOUT_RATE: [&str; 2] = ["BTP", "E23000034"];

static FORCES: LazyLock<Vec<Force>> = LazyLock::new(|| {
    rows(include_str!("../data/forces.csv"))
        .map(|row| Force {
            code: row[0],
            slug: row[1],
            name: row[2],
            name_cy: row[3],
            area_name: row[4],
            region_code: row[5],
            region: row[6],
            country: row[7],
        })
        .collect()
});

static POPULATION: LazyLock<Vec<(&'static str, u16, u32)>> = LazyLock::new(|| {
    rows(include_str!("../data/population.csv"))
        .map(|row| {
            (
                row[0],
                row[1].parse().expect("population.csv: mid_year"),
                row[2].parse().expect("population.csv: population"),
            )
        })
        .collect()
});

/// The 44 forces, by name.
pub fn forces() -> &'static [Force] {
    static BY_NAME: LazyLock<Vec<Force>> = LazyLock::new(|| {
        let mut forces = FORCES.clone();
        forces.sort_by_key(|force| force.name);
        forces
    });
    &BY_NAME
}

/// The mid-year estimate of an ONS code, in people.
pub fn population(code: &str, mid_year: u16) -> Option<u32> {
    POPULATION.iter().find(|row| row.0 == code && row.1 == mid_year).map(|row| row.2)
}

/// The force that goes by `name`: its official, Welsh or ONS name, its code, or one of the spellings in use.
pub fn by_name(name: &str) -> Option<&'static Force> {
    let wanted = plain(name);
    let alias = rows(include_str!("../data/aliases.csv")).find(|row| plain(row[0]) == wanted).map(|row| row[1]);
    forces().iter().find(|force| {
        alias == Some(force.code)
            || force.code.eq_ignore_ascii_case(name.trim())
            || (!wanted.is_empty()
                && [force.name, force.name_cy, force.area_name, force.slug]
                    .into_iter()
                    .any(|known| plain(known) == wanted))
    })
}

/// A name without case, punctuation and the words that say that a force is a force.
fn plain(name: &str) -> String {
    let lower = small(name).replace('&', " and ");
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .filter(|word| !matches!(*word, "police" | "constabulary" | "service" | "force" | "heddlu" | "the"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The areas of a publication over `years`: England and Wales, with `aggregates` the countries and regions, the forces by name.
pub fn areas(years: &[FinancialYear], aggregates: Aggregates) -> Vec<Area> {
    let by_year = |codes: &[&str]| {
        let sum = |year: &FinancialYear| codes.iter().map(|code| population(code, year.begins())).sum::<Option<u32>>();
        Residents::ByYear(years.iter().map(sum).collect())
    };
    let members = |belongs: &dyn Fn(&Force) -> bool| -> Vec<&'static str> {
        forces().iter().filter(|force| belongs(force)).map(|force| force.code).collect()
    };
    let aggregate = |code: &str, name: &str, kind: AreaKind, residents: Residents| Area {
        code: code.to_owned(),
        slug: slug(name),
        name: name.to_owned(),
        name_cy: String::new(),
        kind,
        region: String::new(),
        residents,
    };
    let mut areas =
        vec![aggregate("K04000001", "England and Wales", AreaKind::EnglandAndWales, by_year(&["K04000001"]))];
    if aggregates == Aggregates::Regions {
        for (code, country) in [("E92000001", "England"), ("W92000004", "Wales")] {
            areas.push(aggregate(
                code,
                country,
                AreaKind::Country,
                by_year(&members(&|force| force.country == country)),
            ));
        }
        let mut regions: Vec<(&str, &str)> = forces()
            .iter()
            .filter(|force| force.country == "England")
            .map(|force| (force.region_code, force.region))
            .collect();
        regions.sort_by_key(|region| region.1);
        regions.dedup();
        for (code, region) in regions {
            areas.push(aggregate(
                code,
                region,
                AreaKind::Region,
                by_year(&members(&|force| force.region_code == code)),
            ));
        }
        // "West Midlands" and "North Wales" are names of forces too: an aggregate's address says what it is.
        for area in &mut areas[1..] {
            if forces().iter().any(|force| force.slug == area.slug) {
                area.slug.push_str("-region");
            }
        }
    }
    areas.extend(forces().iter().map(|force| Area {
        code: force.code.to_owned(),
        slug: force.slug.to_owned(),
        name: force.name.to_owned(),
        name_cy: force.name_cy.to_owned(),
        kind: AreaKind::Force,
        region: force.region.to_owned(),
        residents: if WITHOUT_RATE.contains(&force.code) { Residents::NotApplicable } else { by_year(&[force.code]) },
    }));
    areas
}

/// Which aggregates of forces a publication has beside England and Wales.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregates {
    /// None.
    None,
    /// The two countries and the nine English regions.
    Regions,
}

/// A name as an address has it: `Yorkshire and The Humber` is `yorkshire-and-the-humber`.
pub fn slug(name: &str) -> String {
    let lower: String = name.chars().map(lower).collect();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// The rows of one of our own small CSV files, below the header, with quoted fields.
fn rows(csv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    csv.lines().skip(1).filter(|line| !line.is_empty()).map(|line| {
        let mut fields = Vec::new();
        let mut rest = line;
        loop {
            let (field, after) = match rest.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').expect("a quoted field ends"),
                None => rest.split_at(rest.find(',').unwrap_or(rest.len())),
            };
            fields.push(field);
            match after.strip_prefix(',') {
                Some(next) => rest = next,
                None => return fields,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn there_are_43_territorial_forces_and_the_british_transport_police() {
        assert_eq!(forces().len(), 44);
        assert_eq!(forces().iter().map(|force| force.slug).collect::<BTreeSet<_>>().len(), 44);
        assert_eq!(forces().iter().filter(|force| force.country == "Wales").count(), 4);
    }

    #[test]
    fn every_spelling_in_use_finds_its_force() {
        for (name, code) in [
            ("Metropolitan", "E23000001"),
            ("Metropolitan Police", "E23000001"),
            ("Metropolitan Police Service", "E23000001"),
            ("London, City of", "E23000034"),
            ("City of London", "E23000034"),
            ("Devon & Cornwall", "E23000035"),
            ("Devon and Cornwall", "E23000035"),
            ("Dyfed Powys", "W15000004"),
            ("Dyfed-Powys", "W15000004"),
            ("British Transport", "BTP"),
            ("BTP", "BTP"),
            ("Hampshire and Isle of Wight Constabulary", "E23000030"),
            ("Avon & Somerset Constabulary", "E23000036"),
            ("E23000032", "E23000032"),
            ("Heddlu Gwent", "W15000002"),
        ] {
            assert_eq!(by_name(name).map(|force| force.code), Some(code), "{name}");
        }
        for name in ["HMRC", "Ministry of Defence", "", "Police", "West"] {
            assert_eq!(by_name(name), None, "{name}");
        }
    }

    #[test]
    fn the_forces_populations_add_up_to_england_and_wales() {
        for year in 2020..=2024 {
            let sum: Option<u32> = forces()
                .iter()
                .filter(|f| f.code != "BTP")
                .map(|f| population(f.code, year).or((f.slug == "city-of-london").then_some(0)))
                .sum();
            assert_eq!(sum, population("K04000001", year), "{year}");
        }
    }

    #[test]
    fn no_two_areas_share_an_address() {
        let years = [FinancialYear::beginning(2020).expect("a year")];
        let areas = areas(&years, Aggregates::Regions);
        assert_eq!(areas.len(), 1 + 2 + 9 + 44);
        assert_eq!(areas.iter().map(|area| &area.slug).collect::<BTreeSet<_>>().len(), areas.len());
    }
}
