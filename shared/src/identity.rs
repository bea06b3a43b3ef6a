//! The name of a figure: short enough to be typed from a printed image, and complete, so that nobody has to remember it.

use crate::{
    breakdown::Slice,
    period::Period,
    publication::Publication,
    selection::{FigureKind, Selection, Sort, Unit},
};
use std::{fmt, str::FromStr};

/// Which numbers a figure shows: dataset, release and selection, as `dataset-release-code`.
///
/// The code is what is selected, in a few letters, and two more against errors of typing: any one wrong letter and any two that
/// are swapped are noticed. Language, colours and size are no part of it. An id that was once printed keeps its meaning:
/// the places of the code never change, and what is new is added above them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FigureId {
    /// The slug of the dataset.
    pub dataset: String,
    /// The release, also where the figure was one of whatever is the latest.
    pub release: u32,
    /// What is selected, without the letters of the check.
    code: String,
}

/// Why a text is no name of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FigureIdError {
    /// It has not the parts of one.
    #[error("it is not of the form dataset-release-code")]
    Shape,
    /// Its last two letters do not agree with the others.
    #[error("a letter or a digit is wrong, missing or in another place")]
    Check,
}

/// Digits and letters that are not taken for each other in print: there is no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// The letters of the check.
const CHECK: usize = 2;
/// The longest code: more than any selection has.
const LONGEST: usize = 24;

impl FigureId {
    /// The name of the figure of a selection.
    pub fn new(publication: &Publication, selection: &Selection) -> Self {
        let mut number = rank(&chosen(publication, selection), publication.choosable().count());
        for (place, size) in places(publication, selection).into_iter().zip(sizes(publication)).rev() {
            number = number * size as u128 + place as u128;
        }
        let mut code = Vec::new();
        while number > 0 {
            code.push(letter(number % 32));
            number /= 32;
        }
        let code = code.into_iter().rev().collect();
        Self { dataset: publication.dataset().slug.clone(), release: publication.release().number, code }
    }

    /// What is selected of the release that it names, pinned; `None` where the code means nothing in it.
    pub fn selection(&self, publication: &Publication) -> Option<Selection> {
        let mut number = self.code.bytes().try_fold(0, |number: u128, letter| Some(number * 32 + digit(letter)?))?;
        let mut places = [0; PLACES];
        for (place, size) in places.iter_mut().zip(sizes(publication)) {
            *place = usize::try_from(number % size as u128).ok()?;
            number /= size as u128;
        }
        let [figure, unit, sort, years, slice, by] = places;
        let all = publication.years();
        let span = |at: usize| Period::new(*all.get(at / all.len())?, *all.get(at % all.len())?);
        let forces: Vec<&str> = publication.choosable().map(|area| area.slug.as_str()).collect();
        let chosen = unranked(number, forces.len())?;
        let selection = Selection {
            figure: KINDS.get(figure).copied()?,
            forces: chosen.into_iter().map(|at| forces[at].to_owned()).collect(),
            years: if let Some(at) = years.checked_sub(1) { Some(span(at)?) } else { None },
            unit: UNITS[unit],
            by: Some(by),
            slice: publication.slices().get(slice).copied()?,
            sort: SORTS.get(sort).copied()?,
            release: Some(self.release),
            ..Selection::everything()
        }
        .settled();
        (Self::new(publication, &selection) == *self).then_some(selection)
    }

    fn unchecked(&self) -> String {
        format!("{}-{}-{}", self.dataset, self.release, self.code)
    }
}

impl fmt::Display for FigureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.unchecked();
        write!(f, "{text}{}", check(&text))
    }
}

impl FromStr for FigureId {
    type Err = FigureIdError;

    /// Reads what was printed, also in capitals, with the hyphens of a word processor, and with O or L where a code has a digit.
    fn from_str(text: &str) -> Result<Self, FigureIdError> {
        let plain: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .map(|letter| if "‐‑‒–—−".contains(letter) { '-' } else { letter.to_ascii_lowercase() })
            .collect();
        let mut parts = plain.rsplitn(3, '-');
        let (Some(code), Some(release), Some(dataset)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(FigureIdError::Shape);
        };
        let read = |letter: char| match letter {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        };
        let (code, release): (String, String) = (code.chars().map(read).collect(), release.chars().map(read).collect());
        let release: u32 = release.parse().ok().filter(|number| *number > 0).ok_or(FigureIdError::Shape)?;
        let sound = code.bytes().all(|letter| digit(letter).is_some());
        if dataset.is_empty() || !sound || !(CHECK..=LONGEST + CHECK).contains(&code.len()) {
            return Err(FigureIdError::Shape);
        }
        let (code, last) = code.split_at(code.len() - CHECK);
        let id = Self { dataset: dataset.to_owned(), release, code: code.to_owned() };
        if check(&id.unchecked()) == last { Ok(id) } else { Err(FigureIdError::Check) }
    }
}

/// The places of a code beside the forces, the least first.
const PLACES: usize = 6;
const KINDS: [FigureKind; 7] = [
    FigureKind::Bars,
    FigureKind::Trend,
    FigureKind::Heatmap,
    FigureKind::Tiles,
    FigureKind::Funnel,
    FigureKind::Multiples,
    FigureKind::Stack,
];
const UNITS: [Unit; 2] = [Unit::Count, Unit::Rate];
const SORTS: [Sort; 3] = [Sort::Name, Sort::Region, Sort::Value];

/// How many values each place may have: kinds of figures and orders with room for more.
fn sizes(publication: &Publication) -> [usize; PLACES] {
    let years = publication.years().len();
    let breakdowns = publication.dataset().breakdowns.len().max(1);
    [16, UNITS.len(), 4, years * years + 1, publication.slices().len(), breakdowns]
}

/// What stands in each place: 0 for what is not said in an address.
fn places(publication: &Publication, selection: &Selection) -> [usize; PLACES] {
    // All of it, so that whoever adds to a selection is asked for its place.
    let Selection {
        figure,
        forces: _,
        years,
        unit,
        by,
        slice,
        sort,
        release: _,
        language: _,
        theme: _,
        host: _,
        width: _,
        height: _,
    } = selection;
    let all = publication.years();
    let at = |year| all.iter().position(|other| *other == year).unwrap_or(0);
    let span = years.filter(|years| *years != publication.all_years());
    let slice: &Slice = slice;
    [
        KINDS.iter().position(|kind| kind == figure).unwrap_or(0),
        UNITS.iter().position(|other| other == unit).unwrap_or(0),
        SORTS.iter().position(|other| other == sort).unwrap_or(0),
        span.map_or(0, |span| at(span.first) * all.len() + at(span.last) + 1),
        publication.slices().iter().position(|other| other == slice).unwrap_or(0),
        by.unwrap_or(0),
    ]
}

/// Where the selected forces stand among all of them, rising; nothing for all.
fn chosen(publication: &Publication, selection: &Selection) -> Vec<usize> {
    let all = publication.choosable().enumerate();
    all.filter(|(_, force)| selection.forces.contains(&force.slug)).map(|(at, _)| at).collect()
}

/// The number of a set of forces among all sets: the smaller sets first, so that the name of one force is short.
fn rank(chosen: &[usize], all: usize) -> u128 {
    let smaller: u128 = (0..chosen.len()).map(|size| choose(all, size)).sum();
    // The combinatorial number system of that degree (D. H. Lehmer, 1964).
    chosen.iter().zip(1..).fold(smaller, |rank, (at, size)| rank + choose(*at, size))
}

/// The set of forces with a number; `None` when there is none.
fn unranked(mut rank: u128, all: usize) -> Option<Vec<usize>> {
    let mut size = 0;
    while rank >= choose(all, size) {
        rank -= choose(all, size);
        size += 1;
        // All of them are named by none.
        if size >= all.max(1) {
            return None;
        }
    }
    let mut chosen = Vec::new();
    for size in (1..=size).rev() {
        let at = (0..all).rev().find(|at| choose(*at, size) <= rank)?;
        rank -= choose(at, size);
        chosen.push(at);
    }
    chosen.reverse();
    Some(chosen)
}

/// In how many ways some of them can be chosen.
fn choose(of: usize, some: usize) -> u128 {
    (0..some).fold(1, |ways, at| ways * (of.saturating_sub(at)) as u128 / (at + 1) as u128)
}

/// Two letters that change with any other letter and where two change places: the text as a number to the base 37, modulo the prime
/// 1021. Source: the pure systems of ISO/IEC 7064.
fn check(text: &str) -> String {
    let remainder = text.bytes().fold(0, |sum: u128, letter| {
        let value = match letter {
            b'0'..=b'9' => letter - b'0' + 1,
            b'a'..=b'z' => letter - b'a' + 11,
            _ => 0,
        };
        (sum * 37 + u128::from(value)) % 1021
    });
    [remainder / 32, remainder % 32].map(letter).iter().collect()
}

fn letter(digit: u128) -> char {
    ALPHABET.get(usize::try_from(digit).unwrap_or(0)).map_or('0', |letter| char::from(*letter))
}

fn digit(letter: u8) -> Option<u128> {
    ALPHABET.iter().position(|other| *other == letter).map(|at| at as u128)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn id(query: &str) -> String {
        let publication = sample::by_force();
        let selection = Selection::parse(query, &publication).expect("a selection");
        FigureId::new(&publication, &selection).to_string()
    }

    #[test]
    fn a_name_is_short_and_is_never_another_one() {
        // What is printed stays: a change here takes figures on paper their name.
        let named = [
            "",
            "figure=trend",
            "figure=heatmap&sort=region&unit=rate",
            "figure=tiles",
            "figure=funnel&years=2020-21..2021-22",
            "figure=multiples",
            "sort=value&outcome=detained-or-removed",
            "forces=kent",
            "figure=trend&unit=rate&forces=avon-and-somerset,btp,city-of-london,wiltshire,kent",
        ]
        .map(id);
        let expected = [
            "sample-by-force-1-14",
            "sample-by-force-1-19s",
            "sample-by-force-1-1jbj",
            "sample-by-force-1-39v",
            "sample-by-force-1-8mkr",
            "sample-by-force-1-15b4",
            "sample-by-force-1-2j0qy",
            "sample-by-force-1-2er013",
            "sample-by-force-1-3zw600h91",
        ];
        assert_eq!(named, expected);
    }

    #[test]
    fn language_colours_and_size_are_no_part_of_it() {
        assert_eq!(id("lang=cy&theme=dark&width=400&height=500&release=1"), id(""));
        assert_eq!(id("figure=funnel"), id("figure=funnel&unit=rate"));
    }

    #[test]
    fn one_wrong_letter_and_two_that_are_swapped_are_noticed() {
        let printed = id("figure=trend&forces=kent,btp");
        let letters: Vec<char> = printed.chars().collect();
        let mut tried = 0;
        for at in 0..letters.len() {
            let others = ALPHABET.iter().map(|letter| char::from(*letter)).filter(|other| *other != letters[at]);
            for other in others.filter(|_| letters[at] != '-') {
                let mut wrong = letters.clone();
                wrong[at] = other;
                let wrong: String = wrong.into_iter().collect();
                assert!(wrong.parse::<FigureId>().is_err(), "{wrong} for {printed}");
                tried += 1;
            }
            let mut swapped = letters.clone();
            swapped.swap(at, (at + 1) % letters.len());
            let swapped: String = swapped.into_iter().collect();
            assert!(swapped == printed || swapped.parse::<FigureId>().is_err(), "{swapped} for {printed}");
        }
        assert!(tried > 500);
    }

    #[test]
    fn what_was_typed_from_paper_is_read() {
        let printed = id("forces=kent");
        let typed = format!(" {} ", printed.to_uppercase().replace('-', "–").replace('0', "O").replace('1', "l"));
        assert_eq!(typed.parse::<FigureId>().map(|id| id.to_string()), Ok(printed));
        for text in ["", "-", "--", "a-1-", "a-0-00", "a-1-000000000000000000000000000000", "sample-by-force", "a-x-00"]
        {
            assert_eq!(text.parse::<FigureId>(), Err(FigureIdError::Shape), "{text}");
        }
    }

    #[test]
    fn a_code_that_means_nothing_selects_nothing() {
        let publication = sample::by_force();
        // More forces than there are, all of them one by one, no such kind of figure, a zero before the number.
        for code in ["zzzzzzzzzzzzzzzzzzzzzzzz", "zzzzzzzzzzzz", "f", "01"] {
            let id = FigureId { dataset: "sample-by-force".into(), release: 1, code: code.into() };
            assert_eq!(id.selection(&publication), None, "{code}");
        }
    }
}
