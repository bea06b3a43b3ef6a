//! Laws that hold of every selection and every publication.

use proptest::prelude::*;
use shared::{
    area::AreaKind,
    breakdown::{Breakdown, Slice},
    cell::{Absence, Cell},
    colour::Colour,
    figure::faint,
    funnel::{Position, position},
    identity::FigureId,
    language::Language,
    period::Period,
    publication::Publication,
    rate::poisson_interval,
    release::Release,
    sample,
    selection::{Expected, FigureKind, Font, Host, Selection, Sort, Theme, Unit, Word},
    sentence::sentence,
    table::{Row, Table, Value},
};

fn selection(publication: &Publication) -> impl Strategy<Value = Selection> + use<> {
    let slugs: Vec<String> = publication.forces().map(|force| force.slug.clone()).collect();
    let years = publication.years().to_vec();
    let slices = publication.slices();
    let spans: Vec<Option<Period>> = years
        .iter()
        .flat_map(|first| years.iter().map(move |last| Period::new(*first, *last)))
        .filter(|period| period.is_some_and(|period| period.len() < years.len()))
        .chain([None])
        .collect();
    let breakdowns = publication.dataset().breakdowns.len();
    (
        prop::sample::select(FigureKind::WORDS).prop_map(|(_, figure)| figure),
        prop::sample::subsequence(slugs, 0..6),
        prop::sample::select(spans),
        prop::sample::select(vec![Unit::Count, Unit::Rate]),
        (prop::sample::select(slices), prop::option::of(0..breakdowns)),
        prop::sample::select(vec![Sort::Name, Sort::Region, Sort::Value]),
        (prop::option::of(Just(publication.release().number)), prop::sample::select(Language::ALL.to_vec())),
        look(),
        prop::option::of(280..1600_u32),
        prop::option::of(200..2400_u32),
    )
        .prop_map(
            |(figure, forces, years, unit, (slice, by), sort, (release, language), (theme, host), width, height)| {
                Selection {
                    figure,
                    forces,
                    years,
                    unit,
                    by,
                    slice,
                    sort,
                    release,
                    language,
                    theme,
                    host,
                    width,
                    height,
                }
                .settled()
            },
        )
}

/// A theme and a host that can be read in it.
fn look() -> impl Strategy<Value = (Theme, Host)> {
    let colour = || prop::option::of(any::<[u8; 3]>().prop_map(Colour));
    let host = (colour(), colour(), colour(), prop::sample::select(vec![Font::Sans, Font::Serif]));
    let host = host.prop_map(|(ink, paper, accent, font)| Host { ink, paper, accent, font });
    let themes = prop::sample::select(vec![Theme::Auto, Theme::Light, Theme::Dark, Theme::Print]);
    (themes, host).prop_map(|(theme, host)| {
        let read = faint(theme, host).is_empty();
        (theme, if read { host } else { Host { font: host.font, ..Host::NONE } })
    })
}

/// A sample and a selection of it.
fn any_view() -> impl Strategy<Value = (usize, Selection)> {
    let views = sample::all().map(|publication| selection(&publication).boxed());
    (0..views.len()).prop_flat_map(move |index| views[index].clone().prop_map(move |selection| (index, selection)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_selection_reads_back_from_its_canonical_query((index, selection) in any_view()) {
        let publication = &sample::all()[index];
        let query = selection.query(publication);
        prop_assert_eq!(Selection::parse(&query, publication), Ok(selection));
    }

    #[test]
    fn the_name_of_a_figure_says_what_it_shows((index, selection) in any_view()) {
        let publication = &sample::all()[index];
        let id = FigureId::new(publication, &selection);
        prop_assert_eq!(id.to_string().parse(), Ok(id.clone()));
        let Selection { figure, forces, years, unit, slice, sort, .. } = selection;
        let release = Some(publication.release().number);
        let plain = Selection { figure, forces, years, unit, slice, sort, release, ..Selection::everything() };
        prop_assert_eq!(id.selection(publication), Some(plain));
    }

    #[test]
    fn what_is_accepted_is_canonical_after_one_reading(query in "[a-z=&,.%0-9+-]{0,60}") {
        let publication = sample::by_force();
        if let Ok(selection) = Selection::parse(&query, &publication) {
            let canonical = selection.query(&publication);
            prop_assert_eq!(Selection::parse(&canonical, &publication), Ok(selection));
        }
    }

    #[test]
    fn a_withheld_cell_is_never_shown_as_a_number((index, selection) in any_view()) {
        let publication = &sample::all()[index];
        let table = Table::new(publication, &selection);
        for row in &table.rows {
            let area = publication.area(&row.slug).expect("a row is an area of the publication");
            for (value, period) in row.values.iter().zip(&table.columns) {
                let shown = publication.cell(area, *period, selection.slice).count();
                prop_assert!(shown.is_some() || value.shown().is_none());
                prop_assert!(value.shown().is_some() != value.shorthand().is_some());
            }
        }
    }

    #[test]
    fn the_order_of_withheld_rows_tells_nothing((index, mut selection) in any_view()) {
        selection.sort = Sort::Value;
        let publication = &sample::all()[index];
        let table = Table::new(publication, &selection);
        let hidden: Vec<&str> = table
            .forces()
            .iter()
            .filter(|row| row.values.last().is_none_or(|value| value.shown().is_none()))
            .map(|row| row.slug.as_str())
            .collect();
        let by_name = Table::new(publication, &Selection { sort: Sort::Name, ..selection });
        let by_name: Vec<&str> =
            by_name.forces().iter().map(|row| row.slug.as_str()).filter(|slug| hidden.contains(slug)).collect();
        prop_assert_eq!(hidden, by_name);
    }

    #[test]
    fn a_sentence_says_only_numbers_of_its_table((index, selection) in any_view()) {
        let publication = &sample::all()[index];
        let table = Table::new(publication, &selection);
        let said = sentence(publication, &selection, &table);
        let words = table.words();
        // The confidence of an interval and of limits.
        let mut known: Vec<String> = vec!["95".into(), "99.8".into()];
        // Of those that are left where others are withheld, nobody knows how many chance puts outside.
        let is_withheld = |row: &Row| matches!(row.values[..], [Value::Withheld { .. }]);
        if table.figure == FigureKind::Funnel && !table.forces().iter().any(is_withheld) {
            known.extend(["1".into(), "20".into()]);
        }
        let within = |row: &&Row| position(&table, row) == Some(Position::Within);
        known.push(table.forces().iter().filter(within).count().to_string());
        for value in table.rows.iter().flat_map(Row::all_values) {
            known.push(value.number(words));
            known.extend(value.range(words, table.unit).into_iter().flatten());
            known.extend((value == Value::Missing(Absence::TooFewEvents)).then(|| "3".to_owned()));
        }
        // Where an area has no number by year, that of the whole period is said, and in a stack those of its parts.
        let slices = if table.figure == FigureKind::Stack { publication.slices() } else { vec![selection.slice] };
        for slice in slices.into_iter().filter(|_| table.columns.len() > 1) {
            let bars = Selection { figure: FigureKind::Bars, slice, ..selection.clone() };
            for row in Table::new(publication, &bars).rows {
                let by_year = table.rows.iter().find(|by_year| by_year.slug == row.slug);
                let none = by_year.is_some_and(|by_year| by_year.all_values().all(|value| value.most().is_none()));
                for value in row.values.iter().filter(|_| none) {
                    known.push(value.number(words));
                    known.extend(value.range(words, table.unit).into_iter().flatten());
                }
            }
        }
        for year in publication.years() {
            known.extend([year.begins().to_string(), year.ends().to_string(), format!("{:02}", year.ends() % 100)]);
        }
        let counts = |wanted: fn(&Value) -> bool| {
            table.forces().iter().flat_map(|row| &row.values).filter(|value| wanted(value)).count().to_string()
        };
        known.push(counts(|value| value.shown().is_some()));
        known.push(counts(|value| matches!(value, Value::Withheld { .. })));
        for number in said.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',') {
            let number = number.trim_matches(['.', ',']);
            prop_assert!(number.is_empty() || known.iter().any(|k| k == number), "{} in: {}", number, said);
        }
        let marked = ["[Illustrative", "[Data enghreifftiol"].iter().any(|mark| said.starts_with(mark));
        prop_assert_eq!(marked, publication.dataset().illustrative);
    }

    #[test]
    fn both_languages_say_the_same_numbers((index, selection) in any_view()) {
        let publication = &sample::all()[index];
        let [english, welsh] = Language::ALL.map(|language| {
            let selection = Selection { language, ..selection.clone() };
            let table = Table::new(publication, &selection);
            let said = sentence(publication, &selection, &table);
            let mut numbers: Vec<String> = said
                .split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
                .map(|number| number.trim_matches(['.', ',']).to_owned())
                .filter(|number| !number.is_empty())
                .collect();
            numbers.sort();
            numbers
        });
        prop_assert_eq!(english, welsh);
    }

    #[test]
    fn both_languages_show_the_same_values_of_the_same_areas((index, selection) in any_view()) {
        let publication = &sample::all()[index];
        let [english, welsh] = Language::ALL.map(|language| {
            let table = Table::new(publication, &Selection { language, ..selection.clone() });
            let mut rows: Vec<_> = table.rows.into_iter().map(|row| (row.slug, row.values)).collect();
            rows.sort_by(|one, other| one.0.cmp(&other.0));
            rows
        });
        prop_assert_eq!(english, welsh);
    }

    #[test]
    fn a_greater_count_has_a_greater_interval(count in 0..100_000_u32) {
        let (lo, hi) = poisson_interval(count);
        let (next_lo, next_hi) = poisson_interval(count + 1);
        prop_assert!(lo < next_lo && hi < next_hi && lo <= f64::from(count) && f64::from(count) < hi);
    }
}

#[test]
fn every_error_of_a_query_comes_at_once_with_what_is_allowed() {
    let publication = sample::by_force();
    let errors = Selection::parse("figure=pie&forces=kent,narnia&years=1999-00&colour=red&outcome=lost", &publication)
        .expect_err("nothing in it is right");
    let keys: Vec<&str> = errors.iter().map(|error| error.key.as_str()).collect();
    assert_eq!(keys, ["figure", "forces", "years", "colour", "outcome"]);
    let one_of = |words: &str| Expected::OneOf(words.split(' ').map(str::to_owned).collect());
    assert_eq!(errors[0].expected, one_of("bars trend heatmap tiles funnel multiples stack"));
    assert!(matches!(&errors[1].expected, Expected::Areas(known) if known.contains(&"kent".to_owned())));
    assert_eq!(errors[2].expected, Expected::Years("2020-21..2022-23".parse().expect("a period")));
    assert!(matches!(&errors[3].expected, Expected::Keys(keys) if keys.contains(&"outcome".to_owned())));
}

#[test]
fn a_form_is_read_like_the_address_it_stands_for() {
    let publication = sample::by_force();
    let form = "figure=bars&forces=kent&forces=sussex&from=2021-22&to=2022-23&unit=count&outcome=&sort=name";
    let form = Selection::parse(form, &publication).expect("a form");
    assert_eq!(form.query(&publication), "forces=kent,sussex&years=2021-22..2022-23");
    let all = Selection::parse("from=2020-21&to=2022-23", &publication).expect("all years");
    assert_eq!(all.query(&publication), "");
    assert!(Selection::parse("from=2022-23&to=2020-21", &publication).is_err());
    assert!(Selection::parse("unit=rate&unit=count", &publication).is_err());
}

#[test]
fn a_stack_is_one_of_counts_and_of_all_codes() {
    let mut dataset = sample::by_force().dataset().clone();
    dataset.breakdowns.push(Breakdown { slug: "person".into(), ..dataset.breakdowns[0].clone() });
    let years = sample::by_force().years().to_vec();
    let areas = sample::by_force().areas().to_vec();
    let cells = vec![Cell::NotAvailable; areas.len() * 4 * 5];
    let two = Publication::new(dataset, Release::new(1, "2026-11-23"), years, areas, cells).expect("it fits together");
    for (query, canonical) in [
        ("figure=stack&by=outcome&unit=rate&outcome=detained-or-removed", "figure=stack"),
        ("figure=stack&by=person&forces=kent", "figure=stack&forces=kent&by=person"),
        ("figure=trend&by=person", "figure=trend"),
    ] {
        assert_eq!(Selection::parse(query, &two).map(|selection| selection.query(&two)), Ok(canonical.to_owned()));
    }
    let errors = Selection::parse("figure=stack&by=colour", &two).expect_err("there is no such breakdown");
    assert_eq!(errors[0].expected, Expected::OneOf(vec!["outcome".to_owned(), "person".to_owned()]));
    let mut none = two.dataset().clone();
    none.breakdowns.clear();
    assert!(FigureKind::of(&none).all(|kind| kind != FigureKind::Stack), "without a breakdown nothing is a part");
}

#[test]
fn a_publication_reads_back_as_it_was_written() {
    for publication in sample::all() {
        let text = serde_json::to_string(&publication).expect("it is written");
        assert_eq!(serde_json::from_str::<Publication>(&text).expect("it is read"), publication);
    }
}

#[test]
fn a_publication_with_a_cell_too_few_or_far_too_many_is_refused() {
    let text = serde_json::to_string(&sample::one_year()).expect("it is written");
    assert!(text.contains("154p "));
    for put in ["", "99999999999*1 ", "3999999999*1 ", "oops "] {
        assert!(serde_json::from_str::<Publication>(&text.replace("154p ", put)).is_err(), "{put}");
    }
}

#[test]
fn a_span_outside_the_lattice_is_the_sum_of_what_is_shown() {
    let publication = sample::many_years();
    let area = publication.england_and_wales();
    let span: Period = "2004-05..2005-06".parse().expect("a period");
    let sum: u32 = span.years().filter_map(|year| publication.cell(area, year.into(), Slice::Total).count()).sum();
    assert_eq!(publication.cell(area, span, Slice::Total).count(), Some(sum));
    let withheld = sample::by_force();
    let force = withheld.forces().nth(4).expect("a force");
    let span: Period = "2021-22..2022-23".parse().expect("a period");
    assert_eq!(withheld.cell(force, span, Slice::Total).to_string(), "c2-12");
}

#[test]
fn rates_keep_the_rules_of_the_statistics() {
    let publication = sample::by_force();
    let selection = Selection { unit: Unit::Rate, ..Selection::everything() };
    let table = Table::new(&publication, &selection);
    let value = |slug: &str| table.rows.iter().find(|row| row.slug == slug).expect("the area").values[0];
    for slug in ["btp", "city-of-london"] {
        assert_eq!(value(slug).text(table.words(), table.unit), "[z]", "{slug}");
    }
    for row in table.rows.iter().filter(|row| row.values[0].shown().is_some()) {
        let area = publication.area(&row.slug).expect("the area");
        let Cell::Count(count, _) = publication.cell(area, table.period, Slice::Total) else { panic!("a count") };
        assert!(count >= 3);
        assert_eq!(count < 20, row.values[0].text(table.words(), table.unit).contains("[u]"), "{}", row.slug);
    }
}

#[test]
fn a_rate_on_too_few_events_is_not_said_to_be_missing() {
    let mut found = 0;
    for publication in &sample::all() {
        for force in publication.areas().iter().filter(|area| area.kind == AreaKind::Force) {
            for year in publication.years() {
                let forces = vec![force.slug.clone()];
                let selection =
                    Selection { forces, years: Period::new(*year, *year), unit: Unit::Rate, ..Selection::everything() };
                let table = Table::new(publication, &selection);
                if table.forces()[0].values == [Value::Missing(Absence::TooFewEvents)] {
                    let said = sentence(publication, &selection, &table);
                    assert!(said.contains("is not given: it would rest on fewer than 3 events."), "{said}");
                    assert!(table.notes.shorthands.contains(&("[x]", "fewer than 3 events")));
                    found += 1;
                }
            }
        }
    }
    assert!(found > 0, "the samples have such a rate");
}

#[test]
fn what_a_figure_decides_makes_no_difference_in_an_address() {
    for publication in sample::all() {
        let dataset = publication.dataset();
        let slugs = |it: &Breakdown| (it.slug.clone(), it.codes.iter().map(|code| code.slug.clone()).collect());
        let mut keys: Vec<(String, Vec<String>)> = dataset.breakdowns.iter().map(slugs).collect();
        keys.push(("unit".into(), vec!["count".into(), "rate".into()]));
        keys.push(("sort".into(), vec!["name".into(), "region".into(), "value".into()]));
        for figure in FigureKind::of(dataset) {
            let settled = |key: &str| {
                let query = format!("figure={}{key}", figure.word());
                Selection::parse(&query, &publication).expect("a selection").settled()
            };
            for (key, values) in &keys {
                let differs = values.iter().any(|value| settled(&format!("&{key}={value}")) != settled(""));
                assert_eq!(figure.decides(key), !differs, "{figure:?} {key}");
            }
        }
    }
}
