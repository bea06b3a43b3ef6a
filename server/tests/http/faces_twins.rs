//! Twins: two histories of returns that differ, and of which the public sees the same.

use server::release::{
    certified::Certified,
    descriptor::Descriptor,
    disclosure::{Protected, protect},
    import,
};
use shared::{area::AreaKind, cell::Cell, force, publication::Publication, release::Release};
use std::sync::Arc;

/// Counts of every force (in the order of [`force::forces`]) by year and code; without a breakdown there is one code.
pub(crate) type Raw = Vec<Vec<Vec<u32>>>;

/// Two histories of returns that differ, with the releases that both lead to.
pub(crate) struct Twins {
    /// What kind of history it is.
    pub(crate) name: &'static str,
    /// The releases that the first history leads to.
    pub(crate) one: Vec<Arc<Certified>>,
    /// Those of the second, from the counts to the proof made anew.
    pub(crate) other: Vec<Arc<Certified>>,
    /// Slugs of forces whose counts differ.
    pub(crate) forces: Vec<String>,
}

/// The slug of the dataset of all twins.
pub(crate) const TWINS: &str = "twins";

/// A kind of history: the shape of the counts, and how one return follows from another.
pub(crate) struct History {
    name: &'static str,
    years: usize,
    codes: usize,
    regions: bool,
    returns: fn(&Raw) -> Vec<Raw>,
}

/// The kinds of history, the one with a breakdown first.
pub(crate) const HISTORIES: [History; 5] = [
    History { name: "by outcome", years: 2, codes: 2, regions: false, returns: |raw| vec![raw.clone()] },
    History { name: "one release", years: 3, codes: 1, regions: false, returns: |raw| vec![raw.clone()] },
    History { name: "with regions", years: 3, codes: 1, regions: true, returns: |raw| vec![raw.clone()] },
    History {
        name: "a year later",
        years: 3,
        codes: 1,
        regions: false,
        returns: |raw| vec![up_to(raw, 2), raw.clone()],
    },
    History { name: "corrected", years: 2, codes: 1, regions: false, returns: |raw| vec![raw.clone(), corrected(raw)] },
];

impl History {
    /// Twins of this kind, found by moving people around cycles of withheld cells; always the same.
    pub(crate) fn twins(&self) -> Twins {
        let raw = counts(self.years, self.codes);
        let one = self.releases(&raw).expect("the counts can be published");
        let public = |releases: &[Arc<Certified>]| -> Vec<Publication> {
            releases.iter().map(|release| (**release.publication()).clone()).collect()
        };
        let seen = public(&one);
        let latest = Arc::clone(one.last().expect("a release").publication());
        for (moved, forces) in moves(&raw, &latest) {
            let Some(other) = self.releases(&moved).filter(|other| public(other) == seen) else { continue };
            let slug = |index: usize| force::forces()[index].slug.to_owned();
            return Twins { name: self.name, one, other, forces: forces.into_iter().map(slug).collect() };
        }
        panic!("{}: no other counts protect to the same", self.name)
    }

    /// The releases that a history of counts leads to, by the way that every return takes; `None` where one is refused.
    fn releases(&self, raw: &Raw) -> Option<Vec<Arc<Certified>>> {
        let descriptor = self.descriptor();
        let mut releases: Vec<Arc<Certified>> = Vec::new();
        for (number, raw) in (1..).zip((self.returns)(raw)) {
            let earlier: Vec<&Publication> = releases.iter().map(|release| &**release.publication()).collect();
            let counts = import::read(csv(&raw).as_bytes(), "return.csv", &descriptor);
            let counts = counts.unwrap_or_else(|errors| panic!("{errors}"));
            let protected: Protected = protect(counts, &descriptor, &earlier).ok()?;
            let certified = Certified::try_from(protected).expect("what is protected is proved");
            releases.push(Arc::new(certified.released(Release::new(number, format!("2026-11-{:02}", 20 + number)))));
        }
        Some(releases)
    }

    fn descriptor(&self) -> Descriptor {
        let breakdown = match self.codes {
            1 => String::new(),
            _ => "breakdowns = [{ slug = \"outcome\", label = \"Outcome\", codes = [\"A\", \"B\"] }]".to_owned(),
        };
        let outcome = if self.codes == 1 { "" } else { "columns = { outcome = \"Outcome\" }" };
        let toml = format!(
            r#"
            [dataset]
            slug = "{TWINS}"
            title = "Twins"
            summary = "What the public sees of two histories."
            measure = "referrals"
            unit = {{ one = "referral", many = "referrals" }}
            definition = "Made up for a test."
            coverage = "All 44 police forces."
            status = "Not official statistics"
            contact = {{ name = "Office of Samples", url = "mailto:office@example.org" }}
            schedule = "Yearly."
            first_year = "2020-21"
            source = {{ organisation = "Office of Samples", title = "Yearly return", obtained = "Made up." }}
            regions = {}
            {breakdown}
            [import]
            layout = "tidy"
            force = "Force"
            year = "Year"
            count = "Number"
            {outcome}"#,
            self.regions
        );
        Descriptor::read(&toml).unwrap_or_else(|errors| panic!("{errors}"))
    }
}

/// Counts of which most are sensitive.
fn counts(years: usize, codes: usize) -> Raw {
    let mut seed = 7_u32;
    let mut next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        [2, 3, 2, 3, 2, 3, 0, 14][(seed >> 24) as usize % 8] + (seed >> 16) % 2
    };
    force::forces().iter().map(|_| (0..years).map(|_| (0..codes).map(|_| next()).collect()).collect()).collect()
}

/// Other counts with the same sums: one is moved around a cycle of two forces, two years and, where there are, two codes, all of
/// whose cells are withheld. With the forces between which it is moved.
fn moves<'a>(raw: &'a Raw, publication: &'a Publication) -> impl Iterator<Item = (Raw, [usize; 2])> + 'a {
    let (years, codes) = (raw[0].len(), raw[0][0].len());
    let all = force::forces();
    let pairs = (0..raw.len()).flat_map(move |one| (one + 1..raw.len()).map(move |other| [one, other]));
    // Within a region no sum of regions moves either.
    let regions = publication.dataset().regions;
    let neighbours = move |[one, other]: &[usize; 2]| !regions || all[*one].region == all[*other].region;
    let spans = (0..years).flat_map(move |one| (one + 1..years).map(move |other| [one, other]));
    pairs.filter(neighbours).flat_map(move |forces| {
        spans.clone().filter_map(move |at| {
            let mut moved = raw.clone();
            let signs = [(0, 1_i64), (1, -1)];
            for (force, sign) in signs {
                for (year, turn) in signs {
                    for code in 0..codes {
                        let sign = sign * turn * if code % 2 == 0 { 1 } else { -1 };
                        let count = &mut moved[forces[force]][at[year]][code];
                        *count = u32::try_from(i64::from(*count) + sign).ok().filter(|count| (1..5).contains(count))?;
                        if !(1..5).contains(&raw[forces[force]][at[year]][code]) {
                            return None;
                        }
                    }
                }
            }
            is_withheld(publication, forces, at).then_some((moved, forces))
        })
    })
}

/// Whether the cells of two forces in two years are withheld, in every slice.
fn is_withheld(publication: &Publication, forces: [usize; 2], at: [usize; 2]) -> bool {
    let slices = publication.slices();
    // Where there are codes the total of both stays as it is.
    let moved = if slices.len() == 1 { &slices[..] } else { &slices[1..] };
    forces.into_iter().all(|force| {
        let code = force::forces()[force].code;
        let area = publication.areas().iter().find(|area| area.kind == AreaKind::Force && area.code == code);
        let area = area.expect("every force is published");
        at.into_iter().all(|year| {
            let year = publication.years()[year].into();
            moved.iter().all(|slice| matches!(publication.cell(area, year, *slice), Cell::Withheld(_)))
        })
    })
}

/// The first years alone.
fn up_to(raw: &Raw, years: usize) -> Raw {
    raw.iter().map(|row| row[..years].to_vec()).collect()
}

/// The same with one count put right that is large in any case.
fn corrected(raw: &Raw) -> Raw {
    let mut raw = raw.clone();
    let largest = (0..raw.len()).max_by_key(|force| raw[*force][0][0]).expect("there are forces");
    raw[largest][0][0] += 5;
    raw
}

fn csv(raw: &Raw) -> String {
    let mut csv =
        String::from(if raw[0][0].len() == 1 { "Force,Year,Number\n" } else { "Force,Year,Outcome,Number\n" });
    for (force, row) in force::forces().iter().zip(raw) {
        for (at, codes) in row.iter().enumerate() {
            let year = format!("{}-{}", 2020 + at, 21 + at);
            for (code, count) in ["A", "B"].iter().zip(codes) {
                let code = if codes.len() == 1 { String::new() } else { format!("{code},") };
                csv.push_str(&format!("{},{year},{code}{count}\n", force.name));
            }
        }
    }
    csv
}
