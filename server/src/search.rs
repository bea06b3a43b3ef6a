//! What readers type, and what they find: police forces, by their own names and by those of places, and datasets.
//!
//! Invariant: what is typed is compared and shown to the one who typed it, and goes nowhere else.

use crate::places::{Place, PlaceKind, places};
use frontend::page::{ForceFound, Lies, Search};
use shared::{
    force::{Force, forces},
    language::{Bilingual, Language},
    publication::Publication,
};
use std::{cmp::Reverse, sync::Arc};

/// So many forces are listed.
const MOST: usize = 10;

/// What a text finds among the forces and these publications.
pub fn search(asked: &str, publications: Vec<Arc<Publication>>, language: Language) -> Search {
    let wanted = plain(asked);
    let by_force = |force: &'static Force| found(force, &wanted);
    let mut ranked: Vec<(Rank, ForceFound)> = forces().iter().filter_map(by_force).collect();
    // Guesses are made where nothing is called so.
    if ranked.iter().any(|(rank, _)| *rank != Rank::Alike) {
        ranked.retain(|(rank, _)| *rank != Rank::Alike);
    }
    ranked.sort_by_key(|(rank, _)| Reverse(*rank));
    ranked.truncate(MOST);
    let datasets = publications.iter().filter(|publication| {
        let dataset = publication.dataset();
        let texts = [&dataset.title, &dataset.summary].map(|text| plain(text.text(language)));
        !wanted.is_empty() && texts.iter().any(|text| fits(text, &wanted).is_some_and(|rank| rank != Rank::Alike))
    });
    Search {
        asked: asked.to_owned(),
        language,
        forces: ranked.into_iter().map(|(_, found)| found).collect(),
        datasets: datasets.cloned().collect(),
        published: publications,
    }
}

/// How well a name fits, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// It is spelled nearly so.
    Alike,
    /// Each word that was typed begins one of its own.
    Words,
    /// It begins so.
    Begins,
    /// It is it.
    Same,
}

/// The best reason for which a force is found.
fn found(force: &'static Force, wanted: &str) -> Option<(Rank, ForceFound)> {
    let name = Bilingual { en: force.name.to_owned(), cy: force.name_cy.to_owned() };
    let alias = shared::force::by_name(wanted).filter(|named| named.code == force.code && !wanted.is_empty());
    let own = [force.name, force.name_cy, force.area_name];
    let own = own.iter().filter_map(|name| fits(&plain(name), wanted)).chain(alias.map(|_| Rank::Same));
    // A region has many forces, and one that is called like it comes before them.
    let own = own.chain(fits(&plain(force.region), wanted).map(|rank| rank.min(Rank::Words)));
    let own = own.max().map(|rank| (rank, None));
    let by_place = places().iter().filter(|place| place.force == force.slug).filter_map(|place| {
        let rank = [place.name, place.name_cy].iter().filter_map(|name| fits(&plain(name), wanted)).max()?;
        Some((rank, Some(place)))
    });
    // The last of equals wins, and its own name is no detour.
    let (rank, place) = by_place.chain(own).max_by_key(|(rank, _)| *rank)?;
    Some((rank, ForceFound { slug: force.slug.to_owned(), name, place: place.map(lies) }))
}

fn lies(place: &Place) -> (Bilingual, Lies) {
    let name = Bilingual { en: place.name.to_owned(), cy: place.name_cy.to_owned() };
    let lies = match place.kind {
        PlaceKind::Authority => Lies::Authority,
        PlaceKind::Former(until) => Lies::Former(until),
        PlaceKind::Town | PlaceKind::County => Lies::Town,
    };
    (name, lies)
}

fn fits(name: &str, wanted: &str) -> Option<Rank> {
    if name.is_empty() || wanted.is_empty() {
        return None;
    }
    if name == wanted {
        return Some(Rank::Same);
    }
    if name.starts_with(wanted) {
        return Some(Rank::Begins);
    }
    if wanted.split(' ').all(|typed| name.split(' ').any(|word| word.starts_with(typed))) {
        return Some(Rank::Words);
    }
    // One slip in five letters, and none in names so short that any other would do.
    let slips = wanted.chars().count() / 5;
    (slips > 0 && strsim::damerau_levenshtein(name, wanted) <= slips).then_some(Rank::Alike)
}

/// A name without case, accents, punctuation and the words that say that a force is one.
fn plain(name: &str) -> String {
    let lower = name.to_lowercase().replace('&', " and ").replace(['\'', '’', '.'], "");
    let unaccented: String = lower.chars().map(unaccented).collect();
    let words = unaccented.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !matches!(*word, "police" | "constabulary" | "heddlu" | "the")).collect::<Vec<_>>().join(" ")
}

/// The letter under the accents of Welsh.
fn unaccented(letter: char) -> char {
    match letter {
        'â' | 'á' | 'à' | 'ä' => 'a',
        'ê' | 'é' | 'è' | 'ë' => 'e',
        'î' | 'í' | 'ì' | 'ï' => 'i',
        'ô' | 'ó' | 'ò' | 'ö' => 'o',
        'û' | 'ú' | 'ù' | 'ü' => 'u',
        'ŵ' | 'ẃ' | 'ẁ' | 'ẅ' => 'w',
        'ŷ' | 'ý' | 'ỳ' | 'ÿ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::sample;

    fn slugs(asked: &str) -> Vec<String> {
        let publications = sample::all().map(Arc::new).to_vec();
        search(asked, publications, Language::En).forces.into_iter().map(|found| found.slug).collect()
    }

    #[test]
    fn a_place_finds_the_force_in_whose_area_it_lies() {
        for (asked, slug) in [
            ("Brighton", "sussex"),
            ("brighton & hove", "sussex"),
            ("Birmingham", "west-midlands"),
            ("Kings Lynn", "norfolk"),
            ("St Helens", "merseyside"),
            ("Hull", "humberside"),
            ("Ynys Môn", "north-wales"),
            ("ynys mon", "north-wales"),
            ("Caerdydd", "south-wales"),
            ("Harrogate", "north-yorkshire"),
            ("Kent Police", "kent"),
            ("Heddlu Gwent", "gwent"),
            ("BTP", "btp"),
            ("Met", "metropolitan"),
        ] {
            assert_eq!(slugs(asked).first().map(String::as_str), Some(slug), "{asked}");
        }
    }

    #[test]
    fn a_slip_of_the_finger_finds_it_all_the_same() {
        for (asked, slug) in [
            ("Birmingam", "west-midlands"),
            ("Middlesborough", "cleveland"),
            ("Gloucstershire", "gloucestershire"),
            ("Aberystwith", "dyfed-powys"),
        ] {
            assert_eq!(slugs(asked), [slug], "{asked}");
        }
    }

    #[test]
    fn several_forces_are_found_where_several_are_called_so() {
        let london = slugs("London");
        assert!(
            london.contains(&"city-of-london".to_owned()) && london.contains(&"metropolitan".to_owned()),
            "{london:?}"
        );
        assert_eq!(slugs("Wales").len(), 4, "the four forces of Wales");
        assert!(slugs("").is_empty() && slugs("zzzzzz").is_empty() && slugs("   '.").is_empty());
    }

    #[test]
    fn every_place_and_every_force_finds_itself_first() {
        for place in places() {
            for name in [place.name, place.name_cy].into_iter().filter(|name| !name.is_empty()) {
                assert!(slugs(name).contains(&place.force.to_owned()), "{name}");
            }
        }
        for force in forces() {
            assert_eq!(slugs(force.name).first().map(String::as_str), Some(force.slug));
        }
    }

    #[test]
    fn a_dataset_is_found_by_words_of_its_title() {
        let publications = sample::all().map(Arc::new).to_vec();
        assert_eq!(search("referrals", publications.clone(), Language::En).datasets.len(), 4);
        assert!(search("Brighton", publications, Language::En).datasets.is_empty());
    }
}
