//! The shapes of returns: after published tables of the Home Office and the Independent Office for Police Conduct.

use super::*;
use std::fmt::Write as _;

/// `n` of a force in a year, of an outcome: some number that is different enough.
fn n(force: usize, year: usize, outcome: usize) -> usize {
    (force * 7 + year * 3 + outcome * 5) % 23
}

const OUTCOMES: [&str; 3] = ["Arrest", "Penalty notice", "No further action"];
const YEARS: [&str; 2] = ["2020/21", "2021/22"];

/// What every shape below is imported as: 44 forces, two years, three outcomes.
fn expected() -> BTreeMap<String, String> {
    let mut expected = BTreeMap::new();
    for (index, force) in force::forces().iter().enumerate() {
        for (year, name) in ["2020-21", "2021-22"].into_iter().enumerate() {
            for outcome in 0..3 {
                expected.insert(format!("{} {name} {outcome}", force.code), n(index, year, outcome).to_string());
            }
        }
    }
    expected
}

#[test]
fn an_open_data_table_is_tidy_with_more_columns_and_finer_rows() {
    let mut csv = String::from(
        "Financial Year,Financial Quarter,Geocode,Force Name,Region,Offence Group,Outcome,Number of Outcomes\n",
    );
    for (index, force) in force::forces().iter().enumerate() {
        for (year, name) in YEARS.iter().enumerate() {
            for (outcome, label) in OUTCOMES.iter().enumerate() {
                let all = n(index, year, outcome);
                let region = if force.region.is_empty() { "British Transport Police" } else { force.region };
                for (quarter, part) in [(1, all / 2), (2, all - all / 2)] {
                    for (group, part) in [("Violence", part), ("Theft", part + 100)] {
                        writeln!(csv, "{name},{quarter},{},{},{region},{group},{label},{part}", force.code, force.name)
                            .expect("a String takes all");
                    }
                }
            }
        }
    }
    csv.push_str("2020/21,1,n/a,Action Fraud,n/a,Violence,Arrest,12\n2019/20,1,n/a,Unknown body,?,Violence,?,12\n");
    let descriptor = descriptor(
        OUTCOME,
        r#"
        count = "Number of Outcomes"
        years = "2020-21..2021-22"
        where = { "Offence Group" = "Violence" }
        agree = ["Geocode", "Region"]
        ignore = ["Financial Quarter"]
        leave_out = ["Action Fraud"]
        repeat = "sum"
        "#,
    );
    assert!(said(&imported(&csv, &descriptor)) == expected());
}

#[test]
fn years_may_stand_above_outcomes_in_two_rows_with_totals_of_both() {
    let mut csv = String::from(
        "Table 7: stops [note 1],,\n\nPolice force area [note 2],Region,2020/21,,,,Year ending March 2022 [note 3],,,,All years,,\n,,Arrest,Penalty notice,No further action,Total,Arrest,Penalty notice,No further action,Total,Arrest,Total\n\n",
    );
    let mut sums = [0; 10];
    csv += &lines(|name, index| {
        let mut row: Vec<usize> = Vec::new();
        for year in 0..2 {
            row.extend((0..3).map(|outcome| n(index, year, outcome)));
            row.push((0..3).map(|outcome| n(index, year, outcome)).sum());
        }
        row.push(row[0] + row[4]);
        row.push(row[3] + row[7]);
        let region = force::forces()[index].region;
        let row: Vec<String> = row.iter().map(ToString::to_string).collect();
        format!("{name},{region},{}", row.join(","))
    });
    for line in csv.lines().skip(5) {
        for (sum, field) in sums.iter_mut().zip(line.split(',').skip(2)) {
            *sum += field.parse::<usize>().expect("a number");
        }
    }
    let sums: Vec<String> = sums.iter().map(ToString::to_string).collect();
    writeln!(csv, "England and Wales,,{}\n[note 1] All stops.", sums.join(",")).expect("a String takes all");
    let descriptor = descriptor(
        OUTCOME,
        r#"
        layout = "wide"
        header_rows = 2
        agree = ["Region"]
        totals = ["England and Wales", "Total", "All years"]
        until = "[note"
        "#,
    );
    assert!(said(&imported(&csv, &descriptor)) == expected());
    let wrong = csv.replace(&format!("England and Wales,,{}", sums[0]), "England and Wales,,1");
    let errors = refused(&wrong, &descriptor);
    assert!(errors.iter().any(|error| error.found == "`1`"), "{errors}");
}

#[test]
fn one_heading_may_say_the_year_and_the_outcome() {
    let heads = ["Arrest 2020/21", "2020/21 - Penalty notice", "No further action (2020/21)", "Arrest: 2021-22"];
    let mut csv = format!("Force,{},2021/22 Penalty notice,2021/22 No further action\n", heads.join(","));
    csv += &lines(|name, index| {
        let row: Vec<String> =
            (0..2).flat_map(|year| (0..3).map(move |outcome| n(index, year, outcome).to_string())).collect();
        format!("{name},{}", row.join(","))
    });
    assert!(said(&imported(&csv, &descriptor(OUTCOME, "layout = \"wide\""))) == expected());
}

#[test]
fn years_may_go_down_and_outcomes_across() {
    let mut csv = String::from("Force,Year,Arrest,Penalty notice,NFA,Total\n");
    csv += &lines(|name, index| {
        let row = |year: usize| -> String {
            let parts: Vec<usize> = (0..3).map(|outcome| n(index, year, outcome)).collect();
            let name = if year == 0 { name } else { "" };
            format!("{name},{},{},{},{},{}", YEARS[year], parts[0], parts[1], parts[2], parts.iter().sum::<usize>())
        };
        format!("{}\n{}", row(0), row(1))
    });
    let descriptor = descriptor(
        OUTCOME,
        r#"
        layout = "wide"
        names = { NFA = "none" }
        totals = ["Total"]
        fill_down = ["Force"]
        "#,
    );
    assert!(said(&imported(&csv, &descriptor)) == expected());
}

#[test]
fn totals_of_regions_and_of_outcomes_may_be_rows_of_a_tidy_return() {
    let mut csv = String::from("Region,Force,Year,Outcome,Number\n");
    let mut regions: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    for (index, force) in force::forces().iter().enumerate() {
        for (year, name) in YEARS.iter().enumerate() {
            let mut total = 0;
            for (outcome, label) in OUTCOMES.iter().enumerate() {
                total += n(index, year, outcome);
                writeln!(csv, "{},{},{name},{label},{}", force.region, force.name, n(index, year, outcome))
                    .expect("a String takes all");
            }
            writeln!(csv, "{},{},{name},Total,{total}", force.region, force.name).expect("a String takes all");
            *regions.entry(force.region).or_default() += total;
            all += total;
        }
    }
    for (region, total) in regions.iter().filter(|(region, _)| !region.is_empty()) {
        writeln!(csv, "{region},Total,Total,Total,{total}").expect("a String takes all");
    }
    writeln!(csv, "England and Wales,Total,Total,Total,{all}").expect("a String takes all");
    let descriptor = descriptor(OUTCOME, "agree = [\"Region\"]\ntotals = [\"Total\"]");
    assert!(said(&imported(&csv, &descriptor)) == expected());
    let kent = format!("South East,Total,Total,Total,{}", regions["South East"]);
    let wrong = csv.replace(&kent, "South East,Total,Total,Total,3");
    let errors = refused(&wrong, &descriptor);
    assert_eq!(errors.count(), 1, "{errors}");
}

#[test]
fn a_heading_above_nothing_spans_no_other_column() {
    let csv = String::from("Force,,,\n,2020/21,2021/22,Total\n")
        + &lines(|name, index| format!("{name},{index},1,{}", index + 1));
    let descriptor = descriptor("", "layout = \"wide\"\nheader_rows = 2\ntotals = [\"Total\"]");
    assert_eq!(imported(&csv, &descriptor).rows.len(), 44 * 2);
}

#[test]
fn rates_beside_counts_are_passed_over() {
    let mut csv = String::from("Force,2020/21,,2021/22,\n,Number,Rate per 1000,Number,Rate per 1000\n");
    csv += &lines(|name, index| format!("{name},{index},0.5,{index},1.5"));
    let descriptor = descriptor("", "layout = \"wide\"\nheader_rows = 2\nignore = [\"Rate per 1000\"]");
    assert_eq!(imported(&csv, &descriptor).rows.len(), 44 * 2);
}

#[test]
fn a_printed_table_has_regions_between_blank_rows() {
    let mut csv = String::from("Police force,2020/21,2021/22\n");
    let mut regions: Vec<&str> = force::forces().iter().map(|force| force.region).collect();
    regions.sort_unstable();
    regions.dedup();
    for region in regions {
        let of_region = || force::forces().iter().enumerate().filter(|(_, force)| force.region == region);
        let sum = |year| of_region().map(|(index, _)| n(index, year, 0)).sum::<usize>();
        if !region.is_empty() {
            writeln!(csv, "{region} Region,{},{}", sum(0), sum(1)).expect("a String takes all");
        }
        for (index, force) in of_region() {
            writeln!(csv, "{}3,{},{}", force.name, n(index, 0, 0), n(index, 1, 0)).expect("a String takes all");
        }
        csv.push_str(",,\n");
    }
    csv.push_str("Source: Home Office\n");
    let counts = imported(
        &csv,
        &descriptor(
            "",
            "layout = \"wide\"\ntotals = [\"{area} Region\", \"Wales Region\"]\nuntil = [\"Source\", \"Notes\"]",
        ),
    );
    assert_eq!(counts.rows.len(), 44 * 2);
}

#[test]
fn a_heading_of_a_region_without_numbers_is_passed_over() {
    let mut csv = String::from("Police force,2020/21\nENGLAND,\n");
    csv += &lines(|name, index| format!("{name},{index}"));
    csv.push_str("WALES,\n");
    assert_eq!(imported(&csv, &descriptor("", "layout = \"wide\"\ntotals = [\"{area}\"]")).rows.len(), 44);
}

#[test]
fn national_totals_alone_have_no_force_and_may_have_no_year() {
    let published = imported(
        "Outcome,Number\nTotal,537\nArrest,0\nPenalty notice,[x]\nNo further action,[x]\n",
        &descriptor(OUTCOME, "force = \"\"\nyear = \"\"\nyears = \"2020-21..2022-23\"\ntotals = [\"Total\"]"),
    );
    assert_eq!(published.years.len(), 3);
    let expected = [("0", "0"), ("1", "[x]"), ("2", "[x]"), ("all", "537")];
    let expected = expected.map(|(code, entry)| (format!("all forces all years {code}"), entry.to_owned()));
    assert_eq!(said(&published), BTreeMap::from(expected));
    let by_year = imported("Year,Number\n2020/21,3\n2021/22,\"1,234\"\n", &descriptor("", "force = \"\""));
    assert_eq!(said(&by_year)["all forces 2021-22"], "1234");
}

#[test]
fn a_return_may_have_the_total_of_a_breakdown_alone() {
    let csv = String::from("Force,2020/21\n") + &lines(|name, index| format!("{name},{index}"));
    let counts = imported(&csv, &descriptor(OUTCOME, "layout = \"wide\""));
    assert_eq!(said(&counts)["BTP 2020-21 all"], "2");
}

#[test]
fn two_breakdowns_may_stand_side_by_side_without_being_crossed() {
    let breakdowns = r#"breakdowns = [
        { slug = "sex", label = "Sex", codes = ["Female", "Male"] },
        { slug = "age", label = "Age", codes = [{ slug = "under-18", label = "<18" }, { slug = "adult", label = "18+" }] },
    ]"#;
    let csv = String::from("Force,Female,Male,<18,18+,Total\n")
        + &lines(|name, index| format!("{name},{index},2,1,{},{}", index + 1, index + 2));
    let descriptor = descriptor(breakdowns, "layout = \"wide\"\nyears = \"2020-21\"\ntotals = [\"Total\"]");
    let counts = said(&imported(&csv, &descriptor));
    assert_eq!(counts.len(), 44 * 4);
    assert_eq!([&counts["BTP 2020-21 0 all"], &counts["BTP 2020-21 all 1"]], ["2", "3"]);
    let errors = refused(csv.replace("Kent Police,", "Kent Police,9"), &descriptor);
    assert_eq!(errors.count(), 1, "{errors}");
}

#[test]
fn a_total_is_kept_where_its_parts_are_withheld() {
    let mut csv = String::from("Force,2020/21,2021/22,Total\n");
    csv += &lines(|name, index| match name {
        "Kent Police" => format!("{name},[c],12,15"),
        _ => format!("{name},{index},1,{}", index + 1),
    });
    let descriptor = descriptor("", "layout = \"wide\"\ntotals = [\"Total\"]");
    let counts = said(&imported(&csv, &descriptor));
    assert_eq!(counts["E23000032 2020-21"], "[c]");
    assert_eq!(counts["E23000032 all years"], "15");
    assert_eq!(counts.len(), 44 * 2 + 1);
    // A total cannot be less than what is known of its parts.
    let errors = refused(csv.replace("[c],12,15", "[c],12,11"), &descriptor);
    assert!(errors.to_string().contains("found `11`, expected at least 12"), "{errors}");
}

#[test]
fn years_outside_the_period_are_passed_over_and_still_part_of_totals() {
    let csv = String::from("Force,2018/19,2019/20,2020/21,2021/22,Total\n")
        + &lines(|name, index| format!("{name},3,..,{index},1,{}", index + 7));
    let descriptor = descriptor("", "layout = \"wide\"\nyears = \"2020-21..2021-22\"\ntotals = [\"Total\"]");
    let counts = imported(&csv, &descriptor);
    assert_eq!(counts.rows.len(), 44 * 2);
    let errors = refused(csv.replace(",3,..,5,1,12", ",3,..,5,1,8"), &descriptor);
    assert!(errors.to_string().contains("found `8`, expected at least 9"), "{errors}");
}

#[test]
fn what_is_absent_means_what_the_descriptor_says() {
    let without = |csv: String| csv.lines().filter(|line| !line.starts_with("Kent")).collect::<Vec<_>>().join("\n");
    let csv = without(String::from("Force,2020/21,2022/23\n") + &lines(|name, index| format!("{name},{index},1")));
    let counts = said(&imported(&csv, &descriptor("", "layout = \"wide\"\nabsent = \"x\"")));
    assert_eq!([&counts["E23000032 2020-21"], &counts["E23000031 2021-22"]], ["[x]", "[x]"]);
    assert_eq!(counts.len(), 44 * 3);
}
