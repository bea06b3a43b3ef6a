//! How long disclosure control takes, how large its proof is, and how both grow. `cargo xtask bench` runs it.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

use server::release::{
    descriptor::Descriptor,
    disclosure::{Protected, protect_watched},
    import,
};
use shared::{force, year::FinancialYear};
use std::{
    fmt::{self, Write as _},
    fs,
    time::Instant,
};

/// A return of made-up counts, about four a force and year.
struct Case {
    forces: usize,
    years: u16,
    /// How many codes each breakdown has.
    codes: &'static [usize],
    regions: bool,
}

const fn case(forces: usize, years: u16, codes: &'static [usize]) -> Case {
    Case { forces, years, codes, regions: true }
}

/// Memory is measured as the greatest so far, so the small ones come first.
const CASES: [Case; 10] = [
    case(11, 3, &[]),
    case(22, 3, &[]),
    case(44, 3, &[]),
    case(44, 5, &[]),
    case(44, 10, &[]),
    case(44, 16, &[]),
    case(44, 1, &[3]),
    case(44, 1, &[3, 4]),
    case(44, 3, &[3, 4]),
    case(44, 10, &[3, 4]),
];

fn main() {
    println!(
        "{:<22}{:>10}{:>10}{:>12}{:>12}{:>10}",
        "protection", "seconds", "check ms", "withheld", "bytes", "peak MB"
    );
    CASES.iter().for_each(measure);
}

fn measure(case: &Case) {
    let descriptor = Descriptor::read(&case.descriptor()).unwrap_or_else(|errors| panic!("{errors}"));
    let counts = import::read(case.counts().as_bytes(), "bench.csv", &descriptor);
    let counts = counts.unwrap_or_else(|errors| panic!("{errors}"));
    let begin = Instant::now();
    let protected = protect_watched(counts, &descriptor, &[], &|_| {});
    let seconds = begin.elapsed().as_secs_f64();
    let Protected { publication, certificate, report } = match protected {
        Ok(protected) => protected,
        Err(error) => return println!("{:<22}{seconds:>10.2}  {error}", case.to_string()),
    };
    let begin = Instant::now();
    let checked = certificate.check(&publication).expect("what is protected checks");
    let check = begin.elapsed().as_secs_f64() * 1000.0;
    let withheld = format!("{}/{}", checked.withheld, publication.cells().len());
    let (bytes, peak) =
        (report.certificate_bytes, peak().map_or_else(|| "-".to_owned(), |megabytes| megabytes.to_string()));
    println!("{:<22}{seconds:>10.2}{check:>10.2}{withheld:>12}{bytes:>12}{peak:>10}", case.to_string());
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} x {}", self.forces, self.years)?;
        self.codes.iter().try_for_each(|codes| write!(f, " x {codes}"))
    }
}

impl Case {
    fn descriptor(&self) -> String {
        let mut toml = format!(
            r#"
[dataset]
slug = "bench"
title.en = "Bench"
summary.en = "Made-up counts"
measure = "referrals"
unit = {{ one.en = "referral", many.en = "referrals" }}
definition.en = "d"
source = {{ organisation.en = "o", title.en = "t", obtained.en = "b" }}
coverage.en = "c"
status.en = "Not official statistics"
contact = {{ name = "n", url = "https://example.org" }}
licence = {{ name = "l", url = "https://example.org" }}
schedule.en = "s"
first_year = "2010-11"
regions = {}
"#,
            self.regions
        );
        for (breakdown, codes) in self.codes.iter().enumerate() {
            let codes: Vec<String> = (0..*codes)
                .map(|code| format!("{{ slug = \"c{breakdown}-{code}\", label.en = \"C{breakdown}-{code}\" }}"))
                .collect();
            let codes = codes.join(", ");
            writeln!(
                toml,
                "[[dataset.breakdowns]]\nslug = \"b{breakdown}\"\nlabel.en = \"B{breakdown}\"\ncodes = [{codes}]"
            )
            .expect("a String takes all");
        }
        let columns: Vec<String> = (0..self.codes.len()).map(|at| format!("b{at} = \"B{at}\"")).collect();
        format!(
            "{toml}[import]\nlayout = \"tidy\"\nforce = \"Force\"\nyear = \"Year\"\ncount = \"Count\"\ncolumns = {{ {} }}\n",
            columns.join(", ")
        )
    }

    /// A tidy return; forces beyond the number wanted have nothing.
    fn counts(&self) -> String {
        let mut state = 537_u64;
        let mut next = |sides: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % sides
        };
        let combinations: usize = self.codes.iter().product();
        let mut csv = String::from("Force,Year,");
        (0..self.codes.len()).for_each(|at| write!(csv, "B{at},").expect("a String takes all"));
        csv.push_str("Count\n");
        for (at, force) in force::forces().iter().enumerate() {
            let size = 1 + next(8);
            for year in (0..self.years).filter_map(|year| FinancialYear::beginning(2010 + year)) {
                let mut counts = vec![0_u32; combinations];
                let referrals = if at < self.forces { next(2 * size + 1) } else { 0 };
                for _ in 0..referrals {
                    counts[usize::try_from(next(combinations as u64)).expect("small")] += 1;
                }
                for (combination, count) in counts.iter().enumerate() {
                    write!(csv, "{},{year},", force.name).expect("a String takes all");
                    for (breakdown, codes) in self.codes.iter().enumerate() {
                        let faster: usize = self.codes[breakdown + 1..].iter().product();
                        write!(csv, "C{breakdown}-{},", combination / faster % codes).expect("a String takes all");
                    }
                    writeln!(csv, "{count}").expect("a String takes all");
                }
            }
        }
        csv
    }
}

/// The greatest memory that this process has held so far, in megabytes; only Linux tells.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(peak.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1024)
}
