//! What must hold of every return, whatever numbers are in it.

use super::*;
use proptest::prelude::*;

const YEARS: [&str; 2] = ["2020/21", "Year ending March 2022"];
const CODES: [&str; 3] = ["Arrest", "Penalty notice", "No further action"];

/// What may stand in one place: a count in one of its spellings, or a shorthand.
fn field() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (0_u32..40).prop_map(|n| n.to_string()),
        2 => (0_u32..40).prop_map(|n| format!("{n}.0")),
        1 => (0_u32..40).prop_map(|n| format!("{n} [r]")),
        1 => Just("\"1,234\"".to_owned()),
        1 => Just("[c]".to_owned()),
        1 => Just("[x]".to_owned()),
    ]
}

/// A number for each force, year and code, in this order.
fn table() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(field(), 44 * YEARS.len() * CODES.len())
}

fn at(table: &[String], force: usize, year: usize, code: usize) -> &str {
    &table[(force * YEARS.len() + year) * CODES.len() + code]
}

/// One observation a row, the rows in the order that `start` and a step give.
fn tidy(table: &[String], start: usize) -> String {
    let rows = table.len();
    let row = |place: usize| {
        let (force, year, code) = (place / 6, place / 3 % 2, place % 3);
        let name = force::forces()[force].name;
        format!("{},{name},{},{}\n", CODES[code], at(table, force, year, code), YEARS[year])
    };
    // 264 and 97 have no common divisor: every row comes once.
    let shuffled = (0..rows).map(|index| row((start + index * 97) % rows));
    String::from("Outcome,Force,Number,Year\n") + &shuffled.collect::<String>()
}

/// Forces down, each code of each year across.
fn wide(table: &[String]) -> String {
    let heads = YEARS.iter().flat_map(|year| CODES.iter().map(move |code| format!(",{year} {code}")));
    let row = |name: &str, force: usize| {
        let fields = (0..2).flat_map(|year| (0..3).map(move |code| (year, code)));
        let fields = fields.map(|(year, code)| format!(",{}", at(table, force, year, code)));
        format!("{name}{}", fields.collect::<String>())
    };
    format!("Force{}\n", heads.collect::<String>()) + &lines(row)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_table_is_the_same_tidy_and_wide(table in table(), start in 0_usize..264) {
        let tidy = imported(tidy(&table, start), &descriptor(OUTCOME, ""));
        let wide = imported(wide(&table), &descriptor(OUTCOME, "layout = \"wide\""));
        prop_assert!(said(&tidy) == said(&wide));
        prop_assert_eq!(tidy.years, wide.years);
        prop_assert_eq!(tidy.rows.len(), table.len());
    }

    #[test]
    fn a_given_total_that_is_wrong_is_always_found(
        counts in proptest::collection::vec(0_u32..1_000, 44),
        force in 0_usize..44,
        wrong_by in 1_u32..50,
    ) {
        let total: u32 = counts.iter().sum();
        let rows = |counts: &[u32]| lines(|name, index| format!("{name},{}", counts[index]));
        let descriptor = descriptor("", "layout = \"wide\"\ntotals = [\"Total\"]");
        let right = format!("Force,2020/21\n{}Total,{total}\n", rows(&counts));
        prop_assert_eq!(sum(imported(&right, &descriptor).rows.iter()), u64::from(total));
        let mut other = counts.clone();
        other[force] += wrong_by;
        let wrong = format!("Force,2020/21\n{}Total,{total}\n", rows(&other));
        let errors = refused(&wrong, &descriptor);
        prop_assert_eq!(errors.count(), 1);
        prop_assert!(errors.to_string().contains("line 46, column B (2020/21)"));
    }

    #[test]
    fn nonsense_never_ends_the_program(text in "[A-Za-z0-9,\"\n\\[\\]/ .*-]{0,400}", layout in "tidy|wide") {
        let descriptor = descriptor(OUTCOME, &format!("layout = \"{layout}\"\nabsent = \"0\"\ntotals = [\"Total\"]"));
        let _ = read(text.as_bytes(), "nonsense", &descriptor);
        let _ = read(format!("Force,Year,Number\n{text}").as_bytes(), "nonsense", &descriptor);
        let _ = read(format!("Force,2020/21\n{text}").as_bytes(), "nonsense", &descriptor);
    }

    #[test]
    fn a_damaged_workbook_never_ends_the_program(at in 0_usize..6_000, byte in any::<u8>()) {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        workbook.add_worksheet().write_string(0, 0, "Force").expect("a text");
        let mut bytes = workbook.save_to_buffer().expect("a workbook");
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read(&bytes, "damaged", &descriptor("", ""));
    }
}
