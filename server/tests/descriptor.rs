//! A descriptor is read, or everything that is wrong with it is told at once with its place.

use server::release::descriptor::{Descriptor, DescriptorErrors, HeaderRows, Layout, Meaning, Repeat};

const PLAIN: &str = r#"[dataset]
slug = "stops"
title = "Stops by police force"
unit = { one = "stop", many = "stops" }
definition = "Stops of vehicles."
coverage = "England and Wales."
status = "Not official statistics"
contact = { name = "Statistics", url = "mailto:statistics@example.org" }
schedule = "Yearly."
first_year = "2020-21"
source = { organisation = "Home Office", title = "Stops", obtained = "Published tables." }
"#;

fn errors(toml: &str) -> Vec<(usize, usize, String, String)> {
    let errors = Descriptor::read(toml).expect_err("a descriptor with errors");
    errors.iter().map(|error| (error.line, error.column, error.key.clone(), error.message.clone())).collect()
}

fn with(more: &str) -> String {
    format!("{PLAIN}\n{more}")
}

#[test]
fn the_example_is_a_descriptor() {
    let example = include_str!("../demo/descriptor.example.toml");
    let descriptor = Descriptor::read(example).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(descriptor.dataset.breakdowns[0].codes[2].slug, "no-further-action");
    assert_eq!(descriptor.import.layout, Layout::Wide);
    assert_eq!(descriptor.import.header_rows, HeaderRows::Two);
    assert_eq!(descriptor.import.absent, Some(Meaning::NotAvailable));
    assert_eq!(descriptor.import.repeat, Repeat::Error);
    assert_eq!(descriptor.import.totals.len(), 5);
}

#[test]
fn the_keys_that_the_example_comments_out_are_keys_too() {
    let example = include_str!("../demo/descriptor.example.toml");
    let tidy = example
        .replace("layout = \"wide\"", "layout = \"tidy\"")
        .replace("# count =", "count =")
        .replace("# columns =", "columns =")
        .replace("# where =", "where =")
        .replace("# fill_down =", "fill_down =");
    let descriptor = Descriptor::read(&tidy).unwrap_or_else(|errors| panic!("{errors}"));
    assert!(descriptor.import.count.is_some());
    assert_eq!(descriptor.import.only.len() + descriptor.import.columns.len() + descriptor.import.fill_down.len(), 3);
}

#[test]
fn what_is_left_out_has_a_default() {
    let descriptor = Descriptor::read(PLAIN).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(descriptor.dataset.summary, descriptor.dataset.title);
    assert_eq!(descriptor.dataset.measure, "stops");
    assert!(descriptor.dataset.licence.name.starts_with("Open Government Licence"));
    assert_eq!(descriptor.policy.threshold, 5);
    assert_eq!(descriptor.import.layout, Layout::Tidy);
}

#[test]
fn keys_and_values_are_all_told_at_once() {
    let toml = PLAIN
        .replace("slug = \"stops\"\n", "")
        .replace("first_year = \"2020-21\"", "first_year = \"2020\"\ntitel = \"Stops\"")
        .replace("unit = { one = \"stop\", many = \"stops\" }", "unit = { one = \"stop\" }")
        .replace("name = \"Statistics\"", "name = 7")
        + "[[dataset.breakdowns]]\nslug = \"outcome\"\nlabel = \"Outcome\"\ncodes = [\"Arrest\", 3, { label = \"None\" }]\n\
           [import]\nlayout = \"long\"\nblank = \"?\"\n";
    let found: Vec<(usize, usize, String)> = errors(&toml).into_iter().map(|(l, c, key, _)| (l, c, key)).collect();
    let expected = [
        (1, 2, "dataset.slug"),
        (3, 1, "dataset.unit.many"),
        (7, 13, "dataset.contact.name"),
        (9, 1, "dataset.first_year"),
        (10, 1, "dataset.titel"),
        (15, 20, "dataset.breakdowns.0.codes.1"),
        (15, 23, "dataset.breakdowns.0.codes.2.slug"),
        (17, 1, "import.layout"),
        (18, 1, "import.blank"),
    ];
    assert_eq!(found, expected.map(|(line, column, key)| (line, column, key.to_owned())));
}

#[test]
fn missing_tables_are_told_with_nothing_of_what_would_be_in_them() {
    let toml = PLAIN.replace("unit = { one = \"stop\", many = \"stops\" }\n", "");
    assert_eq!(errors(&toml), [(1, 2, "dataset.unit".to_owned(), "missing".to_owned())]);
    assert_eq!(errors("").len(), 1);
}

#[test]
fn syntax_is_told_with_its_place() {
    let errors = errors("[dataset]\nslug = \"stops\ntitle = \n");
    let places: Vec<(usize, &str)> = errors.iter().map(|(line, _, key, _)| (*line, key.as_str())).collect();
    assert_eq!(places, [(2, ""), (3, "")]);
}

#[test]
fn rules_are_told_at_the_key_that_breaks_them() {
    let toml = with(
        r#"
[[dataset.breakdowns]]
slug = "figure"
label = "Figure"
codes = ["Arrest", { slug = "arrest", label = "Arrested" }, { slug = "No", label = "" }, "Total"]

[[dataset.breakdowns]]
slug = "figure"
label = "Figure"
codes = []

[[dataset.breaks]]
year = "2020-21"
note = "At the very first year."

[[dataset.events]]
date = "2021-02-30"
label = "No day"

[policy]
threshold = 1
width = 0
reach = 1

[import]
layout = "wide"
years = "2019-20..2020-21"
columns = { result = "Result" }
names = { "Hants" = "Hampshyre" }
shorthand = { "0*" = "0" }
totals = ["Kent", "Total", "total", { label = "All", of = ["arrest", "2020-21"] }, { label = "Some", area = "Kent", with = ["HMRC"], without = ["HMRC"] }]
"#,
    );
    let keys: Vec<(usize, String)> = errors(&toml).into_iter().map(|(line, _, key, _)| (line, key)).collect();
    let expected = [
        (15, "dataset.breakdowns.0.slug"),
        (17, "dataset.breakdowns.0.codes.1"),
        (17, "dataset.breakdowns.0.codes.2"),
        (17, "dataset.breakdowns.0.codes.2"),
        (17, "dataset.breakdowns.0.codes.3"),
        (20, "dataset.breakdowns.1.slug"),
        (20, "dataset.breakdowns.1.slug"),
        (22, "dataset.breakdowns.1.codes"),
        (25, "dataset.breaks.0.year"),
        (29, "dataset.events.0.date"),
        (33, "policy.threshold"),
        (34, "policy.width"),
        (35, "policy.reach"),
        (39, "import.years"),
        (40, "import.columns.result"),
        (41, "import.names.Hants"),
        (42, "import.shorthand.0*"),
        (43, "import.totals.0"),
        (43, "import.totals.2"),
        (43, "import.totals.3.of"),
        (43, "import.totals.4.area"),
        (43, "import.totals.4.with"),
        (43, "import.totals.4.without"),
    ];
    assert_eq!(keys, expected.map(|(line, key)| (line, key.to_owned())));
}

#[test]
fn a_width_and_a_reach_that_protect_nobody_are_no_policy() {
    let policy = |threshold: u32, width: u32, reach: u32| {
        with(&format!("[policy]\nthreshold = {threshold}\nwidth = {width}\nreach = {reach}\n"))
    };
    let expected = [
        (14, 1, "policy.threshold", "found `1`, expected at least 2"),
        (15, 1, "policy.width", "found `0`, expected at least 1"),
        (16, 1, "policy.reach", "found `1`, expected at least 2"),
    ];
    let expected = expected.map(|(line, column, key, says)| (line, column, key.to_owned(), says.to_owned()));
    assert_eq!(errors(&policy(1, 0, 1)), expected);
    assert!(Descriptor::read(&policy(2, 1, 2)).is_ok());
}

#[test]
fn the_rules_of_sentences_and_policy_are_kept() {
    let toml = with(
        r#"
[policy]
public_facts = [
    { area = "every force", years = "2020-21", at_least = 1 },
    { area = "kentshire", years = "2020-21", exactly = 1 },
    { area = "kent", years = "2020-21", code = { breakdown = "outcome", code = "arrest" }, at_least = 3, at_most = 2 },
]
"#,
    )
    .replace("many = \"stops\" }", "many = \"stops\", said = { one = \"\", many = \"made stops\" } }");
    let keys: Vec<(usize, String)> = errors(&toml).into_iter().map(|(line, _, key, _)| (line, key)).collect();
    let expected = [
        (4, "dataset.unit.said.one"),
        (4, "dataset.unit.said.many"),
        (17, "policy.public_facts.1.area"),
        (18, "policy.public_facts.2"),
        (18, "policy.public_facts.2.code"),
    ];
    assert_eq!(keys, expected.map(|(line, key)| (line, key.to_owned())));
}

#[test]
fn a_span_lies_within_the_series_and_is_more_than_a_year() {
    let toml = PLAIN.replace(
        "first_year = \"2020-21\"",
        "first_year = \"2020-21\"\nspans = [\"2019-20..2020-21\", \"2021-22\", \"2021-22..2022-23\", \"2021-22..2022-23\"]",
    );
    let keys: Vec<String> = errors(&toml).into_iter().map(|(.., key, _)| key).collect();
    assert_eq!(keys, ["dataset.spans.0", "dataset.spans.1", "dataset.spans.3"]);
}

#[test]
fn errors_are_listed_for_the_terminal() {
    let errors: DescriptorErrors =
        Descriptor::read(&PLAIN.replace("\"stops\"", "\"Stops!\"").replace("Stops by police force", ""))
            .expect_err("two errors");
    assert_eq!(
        errors.to_string(),
        "2 problems in the descriptor\n  \
         line 2, column 1  dataset.slug: found `Stops!`, expected words of a-z and 0-9 joined by hyphens, such as `by-force`\n  \
         line 3, column 1  dataset.title: found no text"
    );
}

#[test]
fn what_is_not_seen_in_a_descriptor_is_told_and_moves_no_cursor() {
    let toml = PLAIN
        .replace("slug = \"stops\"", r#"slug = "\u001b[2Jstôps""#)
        .replace("schedule = ", "\"sch\\u202eedule\" = ")
        .replace("first_year = \"2020-21\"", r#"first_year = "2020\u200b-21""#);
    let told = Descriptor::read(&toml).expect_err("a descriptor with errors").to_string();
    assert!(told.contains(r"dataset.sch\u{202e}edule: unknown field"), "{told}");
    assert!(told.contains(r"2020\u{200b}-21"), "{told}");
    let toml = PLAIN.replace("slug = \"stops\"", r#"slug = "\u001b[2Jstôps""#);
    let told = Descriptor::read(&toml).expect_err("a slug that is none").to_string();
    assert!(told.contains(r"found `\u{1b}[2Jstôps`"), "{told}");
}

#[test]
fn a_claim_says_something_of_something_that_is_there() {
    let toml = with(
        r#"
[[dataset.claims]]
says = "Every force stopped vehicles."
source = "Letter"
holds = { area = "every force", years = "2020-21", at_least = 1 }

[[dataset.claims]]
says = ""
source = "Letter"
holds = { area = "kentshire", years = "2019-20..2020-21", code = { breakdown = "outcome", code = "arrest" } }

[[dataset.claims]]
says = "Some stopped 2 to 1."
source = ""
holds = { area = "some forces", years = "2020-21", exactly = 3, at_least = 2, at_most = 1 }
"#,
    );
    let keys: Vec<(usize, String)> = errors(&toml).into_iter().map(|(line, _, key, _)| (line, key)).collect();
    let expected = [
        (20, "dataset.claims.1.says"),
        (22, "dataset.claims.1.holds"),
        (22, "dataset.claims.1.holds.area"),
        (22, "dataset.claims.1.holds.years"),
        (22, "dataset.claims.1.holds.code"),
        (26, "dataset.claims.2.source"),
        (27, "dataset.claims.2.holds"),
        (27, "dataset.claims.2.holds"),
    ];
    assert_eq!(keys, expected.map(|(line, key)| (line, key.to_owned())));
}
