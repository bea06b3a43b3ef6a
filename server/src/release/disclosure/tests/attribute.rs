//! What a code tells of everyone in its margin, tried on returns by force, year and code.

use super::*;
use shared::area::Area;

/// A return of `counts` by force, year and code.
fn by_code(counts: &[Vec<Vec<u32>>]) -> Counts {
    let years = years(u16::try_from(counts[0].len()).expect("few years"));
    let mut rows = Vec::new();
    for (force, by_year) in force::forces().iter().zip(counts) {
        for (year, by_code) in years.iter().zip(by_year) {
            for (code, count) in by_code.iter().enumerate() {
                let entry = Entry::Count(*count, Marks::NONE);
                rows.push(Count { force: Some(force.code), year: Some(*year), codes: vec![Some(code)], entry });
            }
        }
    }
    Counts { years, rows }
}

fn with_codes(codes: usize, policy: &str) -> Descriptor {
    let code = |letter| format!("{{ slug = \"{letter}\", label.en = \"{letter}\" }}");
    let codes: Vec<String> = ('a'..='z').take(codes).map(code).collect();
    let breakdown = format!("slug = \"outcome\"\nlabel.en = \"Outcome\"\ncodes = [{}]", codes.join(", "));
    descriptor_with(&format!("[[dataset.breakdowns]]\n{breakdown}\n{policy}"))
}

/// Every margin with its codes, as published.
fn margins(publication: &Publication) -> Vec<(Cell, Vec<Cell>)> {
    let codes = publication.dataset().breakdowns[0].codes.len();
    let margin = |area: &Area, period| {
        let code = |code| publication.cell(area, period, Slice::Code(0, code));
        (publication.cell(area, period, Slice::Total), (0..codes).map(code).collect())
    };
    let of_area = |area| publication.periods().into_iter().map(move |period| margin(area, period));
    publication.areas().iter().flat_map(of_area).collect()
}

/// How many margins tell of everyone in them that they have one code: they are withheld, and all other codes are zeros that are shown.
fn telling(margins: &[(Cell, Vec<Cell>)]) -> usize {
    let tells = |(margin, codes): &&(Cell, Vec<Cell>)| {
        let zeros = codes.iter().filter(|code| code.count() == Some(0)).count();
        matches!(margin, Cell::Withheld(_)) && zeros + 1 == codes.len()
    };
    margins.iter().filter(tells).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn nothing_tells_of_everyone_in_a_margin_that_they_have_one_code(
        codes in 2..4_usize,
        counts in proptest::collection::vec(
            proptest::collection::vec(proptest::collection::vec(prop_oneof![2 => Just(0), 3 => 0..9_u32, 1 => 9..40_u32], 3), 2),
            44,
        ),
    ) {
        let counts: Vec<Vec<Vec<u32>>> = counts
            .into_iter()
            .map(|years| years.into_iter().map(|by_code| by_code.into_iter().take(codes).collect()).collect())
            .collect();
        let publication = match protect(by_code(&counts), &with_codes(codes, ""), &[]) {
            Ok(protected) => protected.publication,
            Err(_) => return Ok(()),
        };
        let margins = margins(&publication);
        prop_assert_eq!(telling(&margins), 0);
        // A code that is shown would be withheld if it were all of its margin: so that has more, and its range says so.
        for (margin, codes) in &margins {
            if let Cell::Withheld(Interval { lo, .. }) = margin {
                for count in codes.iter().filter_map(|code| code.count()).filter(|count| *count > 0) {
                    prop_assert!(*lo > count, "{count} of {margin:?}");
                }
            }
        }
    }
}

#[test]
fn without_the_rule_such_margins_are_told() {
    let mut counts = vec![vec![vec![10, 15], vec![12, 9]]; 44];
    counts[3] = vec![vec![0, 3], vec![8, 7]];
    counts[9] = vec![vec![0, 2], vec![9, 8]];
    let told = |policy: &str| {
        let protected = protect(by_code(&counts), &with_codes(2, policy), &[]).expect("a publication");
        telling(&margins(&protected.publication))
    };
    assert_eq!(told(""), 0);
    assert!(told("[policy]\nattributes = \"publish\"") > 0, "the test looks where there is something to see");
}
