//! Every problem of a return is told with its place, what was found and what was expected; all of them at once.

use server::release::{
    descriptor::Descriptor,
    import::{self, ImportErrors},
};
use shared::force;

/// A descriptor with what stands under `[import]`, of a dataset by outcome.
fn descriptor(import: &str) -> Descriptor {
    let toml = format!(
        r#"
        [dataset]
        slug = "stops"
        title = "Stops"
        unit = {{ one = "stop", many = "stops" }}
        definition = "Stops."
        coverage = "England and Wales."
        status = "Not official statistics"
        contact = {{ name = "Statistics", url = "mailto:statistics@example.org" }}
        schedule = "Yearly."
        first_year = "2020-21"
        source = {{ organisation = "Home Office", title = "Stops", obtained = "Published tables." }}
        breakdowns = [{{ slug = "outcome", label = "Outcome", codes = ["Arrest", "Warning"] }}]
        [import]
        {import}"#
    );
    Descriptor::read(&toml).unwrap_or_else(|errors| panic!("{errors}"))
}

fn refused(csv: &str, import: &str) -> ImportErrors {
    import::read(csv.as_bytes(), "return.csv", &descriptor(import)).err().expect("a return with problems")
}

/// Place, found and expected of every problem.
fn problems(csv: &str, import: &str) -> Vec<(String, String, String)> {
    let errors = refused(csv, import);
    errors.iter().map(|error| (error.place.to_string(), error.found.clone(), error.expected.clone())).collect()
}

fn owned(problems: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    problems
        .iter()
        .map(|(place, found, expected)| (place.to_string(), found.to_string(), expected.to_string()))
        .collect()
}

/// A wide return of one year for every force, with `1` for arrests and `2` for warnings; lines from 2 on, by name.
fn wide() -> String {
    let rows: String = force::forces().iter().map(|force| format!("{},1,2\n", force.name)).collect();
    format!("Force,Arrest,Warning\n{rows}")
}

const WIDE: &str = "layout = \"wide\"\nyears = \"2020-21\"";
const A_FORCE: &str = "a police force, a body in `leave_out` or a total in `totals`";
const A_NUMBER: &str = "a whole number from 0 to 4294967295, [c], [x] or [z]";

#[test]
fn a_plain_return_has_no_problem() {
    assert!(import::read(wide().as_bytes(), "return.csv", &descriptor(WIDE)).is_ok());
}

#[test]
fn every_bad_field_is_told_at_once() {
    let csv = wide()
        .replace("Kent Police,1,2", "Kent,4.5,-1")
        .replace("Sussex Police,1,2", "Susex Police,1,1e3")
        .replace("Gwent Police,1,2", "Gwent Police,,twelve")
        .replace("Surrey Police,1,2", "Surrey Police,99999999999,[q]")
        + "HMRC,1,2\n,3,4\nNotes: provisional,,\n";
    let line = |name: &str| wide().lines().position(|line| line.starts_with(name)).expect("a force") + 1;
    let (gwent, kent) = (line("Gwent"), line("Kent"));
    let (surrey, sussex) = (line("Surrey"), line("Sussex"));
    let blank = format!("{A_NUMBER}; say in `blank` what a blank means");
    let notes = format!("{A_FORCE}; or how the notes below the table begin in `until`");
    assert_eq!(
        problems(&csv, WIDE),
        owned(&[
            ("line 1", "nothing for Sussex Police", "every police force; or what `absent` means"),
            (&format!("line {gwent}, column B (Arrest)"), "a blank", &blank),
            (&format!("line {gwent}, column C (Warning)"), "`twelve`", A_NUMBER),
            (&format!("line {kent}, column B (Arrest)"), "`4.5`", A_NUMBER),
            (&format!("line {kent}, column C (Warning)"), "`-1`", A_NUMBER),
            (&format!("line {surrey}, column B (Arrest)"), "`99999999999`", A_NUMBER),
            (&format!("line {surrey}, column C (Warning)"), "`[q]`", A_NUMBER),
            (
                &format!("line {sussex}, column A (Force)"),
                "`Susex Police`",
                &A_FORCE.replace("force", "force (perhaps Sussex Police)")
            ),
            ("line 46, column A (Force)", "`HMRC`", A_FORCE),
            ("line 47, column A (Force)", "a blank", A_FORCE),
            ("line 48, column A (Force)", "`Notes: provisional`", &notes),
        ])
    );
}

#[test]
fn older_shorthand_is_expected_only_where_the_descriptor_says_so() {
    let csv = wide().replace("Kent Police,1,2", "Kent Police,*,?");
    let found = problems(&csv, &format!("{WIDE}\nshorthand = {{ \"*\" = \"c\", \"..\" = \"x\" }}"));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].1.as_str(), found[0].2.clone()), ("`?`", format!("{A_NUMBER}, *, ..")));
}

#[test]
fn what_is_found_is_shortened_and_keeps_to_its_line() {
    let long = format!("\"{}\nend\"", "x".repeat(100));
    let errors = refused(&wide().replace("Kent Police,1", &format!("Kent Police,{long}")), WIDE).to_string();
    assert!(errors.contains(&format!("found `{}…`", "x".repeat(59))), "{errors}");
    assert_eq!(errors.lines().count(), 2, "{errors}");
}

#[test]
fn what_is_not_seen_in_a_return_is_told_and_letters_stay_letters() {
    let import = format!("{WIDE}\nshorthand = {{ \"\\u001b*\" = \"c\" }}");
    let csv =
        wide().replace("Kent Police,1", "Kent\u{200b}shire,1").replace("Gwent Police,1", "Gwent Police,ŵ\u{202e}1");
    let told = refused(&csv, &import).to_string();
    for part in [r"found `Kent\u{200b}shire`", r"found `ŵ\u{202e}1`", r", \u{1b}*"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let told = refused(&wide().replace("Warning", "War\u{ad}nings"), &import).to_string();
    assert!(told.contains(r"column C (War\u{ad}nings)  found `War\u{ad}nings`"), "{told}");
}

#[test]
fn lines_are_those_of_the_file_past_quoted_line_breaks_and_blank_lines() {
    let csv = format!("\"A title\nof two lines\"\n\n\n{}", wide().replace("Yorkshire Police,1", "Yorkshire Police,x"));
    let found = problems(&csv, WIDE);
    let lines: Vec<usize> =
        csv.lines().enumerate().filter(|(_, line)| line.contains(",x")).map(|(at, _)| at + 1).collect();
    let places: Vec<String> = lines.iter().map(|line| format!("line {line}, column B (Arrest)")).collect();
    assert_eq!(found.into_iter().map(|problem| problem.0).collect::<Vec<_>>(), places);
}

#[test]
fn a_header_that_is_not_there_is_told_with_what_it_lacks() {
    assert_eq!(
        problems("A title\nForce,Number\nKent,1\n", "columns = { outcome = \"Result\" }\nyears = \"2020-21\""),
        owned(&[("line 2", "the nearest to a header", "a row with the columns `Result`")])
    );
    let found = problems("one,two\n", "force = \"Authority\"\ncount = [\"N\", \"Number\"]");
    assert_eq!(found, owned(&[("", "no header", "a row with the columns `Authority` and `N` or `Number`")]));
    let found = problems("Force,Comment\nKent,1\n", "layout = \"wide\"");
    let expected = "columns of financial years or of codes beside them";
    assert_eq!(found, owned(&[("line 1", "the nearest to a header", expected)]));
}

#[test]
fn a_header_without_rows_is_told() {
    let found = problems("Force,Arrest,Warning\n\n", WIDE);
    assert_eq!(found, owned(&[("line 1", "no row below the header", "the rows of the table")]));
    let found = problems("Force,Year,Outcome,Number\nKent,?,Arrest,1\n", "");
    assert_eq!(found.len(), 1);
}

#[test]
fn a_column_that_the_descriptor_does_not_know_is_told() {
    let csv = wide().replace("Warning\n", "Warning,Rate,,2020-21,Arrest\n").replace(",1,2\n", ",1,2,0.5,note,3,4\n");
    let wide = "a column that the descriptor names, or lists in `ignore`, or a financial year, a total in `totals`, or a code of outcome";
    let found = problems(&csv, WIDE);
    assert_eq!(
        found[..3],
        owned(&[
            ("line 1, column D (Rate)", "`Rate`", wide),
            ("line 1, column G (Arrest)", "`Arrest`", "other numbers than those of column B"),
            ("line 2, column E", "a column without a heading", "a heading above every column"),
        ])
    );
    let found = problems("Force,Year,Number,Rate,Year\nKent,2020/21,1,2,2020/21\n", "");
    assert_eq!(
        found,
        owned(&[
            ("line 1, column D (Rate)", "`Rate`", "a column that the descriptor names, or lists in `ignore`"),
            ("line 1, column E (Year)", "a second column `Year`", "one, in column B"),
        ])
    );
}

#[test]
fn a_heading_may_not_say_what_a_column_says() {
    let csv = "Force,Year,Outcome,2020-21,Warning\nKent,2020/21,Arrest,1,2\n";
    let found = problems(csv, "layout = \"wide\"");
    assert_eq!(
        found,
        owned(&[
            ("line 1, column D (2020-21)", "`2020-21`", "no year in a heading, beside the years of column B"),
            ("line 1, column E (Warning)", "`Warning`", "no code in a heading, beside the codes of column C"),
        ])
    );
}

#[test]
fn bad_years_and_codes_of_a_tidy_return_are_told() {
    let csv = "Force,Year,Outcome,Number\nKent,2020,Arrest,1\nKent,2019/20,Arrest,1\nKent,2020/21,Fine,1\nKent,2020/21,Arrest,1\nBTP,2019/20,Arrest,1\n";
    let found = problems(csv, "absent = \"0\"");
    let before = "no year before 2020-21, the first of the dataset; or the years to import in `years`";
    assert_eq!(
        found,
        owned(&[
            ("line 2, column B (Year)", "`2020`", "a financial year, such as 2020-21"),
            ("line 3, column B (Year)", "`2019-20`", before),
            ("line 4, column C (Outcome)", "`Fine`", "one of Arrest, Warning; or a total in `totals`"),
        ])
    );
}

#[test]
fn a_second_number_for_an_observation_is_told_with_the_first() {
    let csv = "Force,Year,Outcome,Number\nKent,2020/21,Arrest,1\nKent Police,Year ending March 2021,arrest,1\n";
    let found = problems(csv, "absent = \"0\"");
    let second = "a second number for the observation of line 2, column D (Number)";
    let expected = "each observation once; or `repeat = \"sum\"`";
    assert_eq!(found, owned(&[("line 3, column D (Number)", second, expected)]));
    // A row that comes twice is one problem, not one for each of its columns.
    assert_eq!(problems(&(wide() + "Kent,1,2\n"), WIDE).len(), 1);
}

#[test]
fn years_forces_and_observations_that_are_missing_are_told() {
    let there = |force: &&force::Force| !["Kent Police", "Gwent Police"].contains(&force.name);
    let row = |force: &force::Force| {
        let years = ["2020/21", "2022/23"];
        years.map(|year| format!("{0},{year},Arrest,1\n{0},{year},Warning,2\n", force.name)).concat()
    };
    let rows: String = force::forces().iter().filter(there).map(row).collect();
    let csv = format!("Force,Year,Outcome,Number\n{rows},,,\nKent,2020/21,Arrest,1\n");
    let year = ("line 1", "nothing for 2021-22", "every financial year; or what `absent` means");
    let blank = "before the blank line 170, which ends the table unless `until` says how it ends";
    let forces = format!("nothing for Gwent Police, Kent Police {blank}");
    let expected = owned(&[year, ("line 1", &forces, "every police force; or what `absent` means")]);
    assert_eq!(problems(&csv, ""), expected);
    let csv = csv.replace(",,,\n", "Gwent,2020/21,Arrest,1\n");
    let every = "every observation; or what `absent` means";
    let expected = owned(&[
        year,
        ("line 1", "nothing for Gwent Police, 2020-21, `Warning`, and 2 more", every),
        ("line 1", "nothing for Kent Police, 2020-21, `Warning`, and 2 more", every),
    ]);
    assert_eq!(problems(&csv, ""), expected);
}

#[test]
fn a_code_that_no_row_has_is_told_once() {
    let rows: String = force::forces().iter().map(|force| format!("{},2020/21,Arrest,1\n", force.name)).collect();
    let found = problems(&format!("Force,Year,Outcome,Number\n{rows}"), "");
    assert_eq!(found, owned(&[("line 1", "nothing for `Warning`", "every code of outcome; or what `absent` means")]));
}

#[test]
fn numbers_that_belong_to_no_year_are_told() {
    let found = problems("Force,Number\nKent,1\n", "absent = \"0\"");
    let expected = "a column of financial years, or the period in `years`";
    assert_eq!(found, owned(&[("line 1", "no financial years", expected)]));
}

#[test]
fn a_sum_too_large_for_a_cell_is_told() {
    // 42 forces and the twos beside them are below 2^32, the 43rd is not.
    let found = problems(&wide().replace(",1,2", ",100000000,2"), WIDE);
    let large = "a number that makes the sum too large";
    assert_eq!(found, owned(&[("line 44, column B (Arrest)", large, "a sum of at most 4294967295")]));
    let twice = "Force,Year,Number\nKent,2020/21,4000000000\nKent,2020/21,4000000000\n";
    let found = problems(twice, "absent = \"0\"\nrepeat = \"sum\"");
    assert_eq!(found, owned(&[("line 3, column C (Number)", large, "a sum of at most 4294967295")]));
}

#[test]
fn a_span_outside_the_years_of_the_return_is_told() {
    let mut descriptor = descriptor(WIDE);
    descriptor.dataset.spans = vec!["2020-21..2021-22".parse().expect("a span")];
    let errors = import::read(wide().as_bytes(), "return.csv", &descriptor).err().expect("a problem");
    let found: Vec<&str> = errors.iter().map(|error| error.found.as_str()).collect();
    assert_eq!(found, ["the years 2020-21"]);
}

#[test]
fn a_wrong_total_is_told_with_the_sum_of_its_parts() {
    let totals = format!("{WIDE}\ntotals = [\"Total\", \"{{area}}\"]");
    let csv = wide().replace("Warning\n", "Warning,Total\n").replace(",1,2\n", ",1,2,3\n");
    let right = csv.clone() + "South East,5,10,15\nWales,4,8,12\nTotal,44,88,132\n";
    assert!(import::read(right.as_bytes(), "return.csv", &descriptor(&totals)).is_ok());
    let wrong =
        csv.replace("Kent Police,1,2,3", "Kent Police,1,2,4") + "South East,5,9,15\nWales,4,8,12\nTotal,45,88,132\n";
    let kent = csv.lines().position(|line| line.starts_with("Kent")).expect("a force") + 1;
    assert_eq!(
        problems(&wrong, &totals),
        owned(&[
            (&format!("line {kent}, column D (Total)"), "`4`", "3, the sum over its codes of outcome"),
            ("line 46, column C (Warning)", "`9`", "10, the sum over its police forces"),
            ("line 46, column D (Total)", "`15`", "16, the sum over its police forces"),
            ("line 48, column B (Arrest)", "`45`", "44, the sum over its police forces"),
            ("line 48, column D (Total)", "`132`", "133, the sum over its police forces"),
        ])
    );
}

#[test]
fn totals_count_what_is_left_out_only_where_the_descriptor_says_so() {
    let csv = wide() + "HMRC,5,0\nHome Office,?,\nTotal,49,88\nForces,44,88\nWithout BTP,43,86\n";
    let with = r#"leave_out = ["HMRC", "Home Office"]
        totals = [{ label = "Total", with = ["HMRC"] }, "Forces", { label = "Without BTP", without = ["BTP"] }]"#;
    assert!(import::read(csv.as_bytes(), "return.csv", &descriptor(&format!("{WIDE}\n{with}"))).is_ok());
    let without = with.replace(", with = [\"HMRC\"]", "");
    let found = problems(&csv, &format!("{WIDE}\n{without}"));
    assert_eq!(found, owned(&[("line 48, column B (Arrest)", "`49`", "44, the sum over its police forces")]));
}

#[test]
fn neither_a_log_nor_an_assertion_shows_what_was_found() {
    let errors = refused(&wide().replace("Kent Police,1", "Kent Police,4.5"), WIDE);
    assert_eq!(format!("{errors:?}"), "ImportErrors(1)");
}
