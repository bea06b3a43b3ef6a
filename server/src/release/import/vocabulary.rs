//! What the words of a return mean, by the descriptor and by what is known of forces and years.

use super::label::{Area, bare, plain};
use crate::release::descriptor::{Descriptor, Total};
use shared::{
    force::{self, Force},
    period::Period,
    year::FinancialYear,
};
use std::collections::HashMap;

/// Of whom an observation is.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Who {
    /// The code of a force.
    Force(&'static str),
    /// A body that is left out: its index in the descriptor.
    LeftOut(usize),
    /// A given total: its index in the descriptor, and the forces it adds up.
    Sum(usize, Area),
    /// England and Wales, in a return without forces.
    All,
}

/// Of when an observation is.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum When {
    Year(FinancialYear),
    /// A given total of some years.
    Sum(Vec<FinancialYear>),
    All,
}

/// Of what an observation is, in one breakdown.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum What {
    /// The index of a code.
    Code(usize),
    /// A given total of some codes.
    Sum(Vec<usize>),
    All,
}

/// What the heading of a column of numbers says.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Across {
    pub(super) when: Option<When>,
    /// The index of a breakdown, and what of it.
    pub(super) what: Option<(usize, What)>,
}

impl Across {
    /// Both together, unless they say the same twice.
    pub(super) fn and(self, other: Self) -> Option<Self> {
        if (self.when.is_some() && other.when.is_some()) || (self.what.is_some() && other.what.is_some()) {
            return None;
        }
        Some(Self { when: self.when.or(other.when), what: self.what.or(other.what) })
    }
}

/// What the label of a total says of the forces it adds up.
enum Labelled {
    Area(Area),
    /// Nothing.
    Total,
}

/// What a given total adds up.
enum Of {
    All,
    Years(Vec<FinancialYear>),
    Codes(usize, Vec<usize>),
}

/// The words of a return.
pub(super) struct Vocabulary<'d> {
    pub(super) descriptor: &'d Descriptor,
    names: HashMap<String, &'d str>,
    totals: Vec<Of>,
}

impl<'d> Vocabulary<'d> {
    pub(super) fn new(descriptor: &'d Descriptor) -> Self {
        let import = &descriptor.import;
        Self {
            descriptor,
            names: import.names.iter().map(|(spelling, name)| (plain(spelling), name.as_str())).collect(),
            totals: import.totals.iter().map(|total| of(total, descriptor)).collect(),
        }
    }

    /// The text that a spelling stands for.
    fn meant<'t>(&'t self, text: &'t str) -> &'t str {
        self.names.get(&plain(text)).copied().unwrap_or(text)
    }

    /// The force, the body that is left out, or the total that a row is of; `around` is what other columns say of where
    /// that is.
    pub(super) fn who(&self, text: &str, around: &[String]) -> Option<Who> {
        let import = &self.descriptor.import;
        for (index, total) in import.totals.iter().enumerate() {
            if let (Of::All, Some(label)) = (&self.totals[index], self.labelled(total, text)) {
                let area = match label {
                    Labelled::Area(area) => area,
                    // `Total` in a region is the total of the region.
                    Labelled::Total => around.iter().find_map(|text| self.area(text)).unwrap_or(Area::All),
                };
                return Some(Who::Sum(index, area));
            }
        }
        if let Some(index) = import.leave_out.iter().position(|body| plain(body) == plain(text)) {
            return Some(Who::LeftOut(index));
        }
        self.force(text).map(|force| Who::Force(force.code))
    }

    /// The force that goes by this name, with or without the numbers of footnotes behind it.
    pub(super) fn force(&self, text: &str) -> Option<&'static Force> {
        let name = bare(self.meant(text));
        let without_notes = name.trim_end_matches(|c: char| c.is_ascii_digit() || ", *()".contains(c));
        force::by_name(&name).or_else(|| force::by_name(without_notes))
    }

    /// The force whose name comes near to `text`, which is none.
    pub(super) fn nearest_force(&self, text: &str) -> Option<&'static Force> {
        let slug = force::slug(&bare(text));
        let likeness = |force: &Force| {
            let names =
                [force.slug, &force::slug(force.name)].map(|name| strsim::normalized_damerau_levenshtein(name, &slug));
            names[0].max(names[1])
        };
        let nearest = force::forces().iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
        (likeness(nearest) > 0.75).then_some(nearest)
    }

    /// The region, the country, or England and Wales.
    pub(super) fn area(&self, text: &str) -> Option<Area> {
        Area::named(self.meant(text))
    }

    /// The financial year, or the total of some or all.
    pub(super) fn when(&self, text: &str) -> Option<When> {
        match self.total(text) {
            Some(Of::All) => Some(When::All),
            Some(Of::Years(years)) => Some(When::Sum(years.clone())),
            Some(Of::Codes(..)) => None,
            None => FinancialYear::read(&bare(self.meant(text))).ok().map(When::Year),
        }
    }

    /// The code of a breakdown, or the total of some or all.
    pub(super) fn what(&self, breakdown: usize, text: &str) -> Option<What> {
        match self.total(text) {
            Some(Of::All) => Some(What::All),
            Some(Of::Codes(of, codes)) => (*of == breakdown).then(|| What::Sum(codes.clone())),
            Some(Of::Years(_)) => None,
            None => code(self.descriptor, breakdown, self.meant(text)).map(What::Code),
        }
    }

    /// What the heading of a column of numbers says: a year, a code, a total, or a year and a code in any order.
    pub(super) fn across(&self, text: &str) -> Option<Across> {
        self.one_across(text).or_else(|| {
            let text = bare(text);
            let spaces = text.match_indices(' ').map(|(at, _)| at);
            let part = |part: &str| self.one_across(part.trim_matches(|c: char| c == ' ' || "-–:,()".contains(c)));
            spaces.filter_map(|at| part(&text[..at])?.and(part(&text[at..])?)).next()
        })
    }

    fn one_across(&self, text: &str) -> Option<Across> {
        if let Some(total) = self.total(text) {
            return Some(match total {
                Of::All => Across::default(),
                Of::Years(years) => Across { when: Some(When::Sum(years.clone())), what: None },
                Of::Codes(breakdown, codes) => {
                    Across { when: None, what: Some((*breakdown, What::Sum(codes.clone()))) }
                }
            });
        }
        if self.is_count(text) {
            return Some(Across::default());
        }
        let when = self.when(text);
        if when.is_some() {
            return Some(Across { when, what: None });
        }
        let mut codes = (0..self.descriptor.dataset.breakdowns.len())
            .filter_map(|breakdown| Some((breakdown, self.what(breakdown, text)?)));
        match (codes.next(), codes.next()) {
            (what @ Some(_), None) => Some(Across { when: None, what }),
            _ => None,
        }
    }

    /// Whether a heading says that numbers are counts, and no more, as beside rates.
    fn is_count(&self, text: &str) -> bool {
        let given = self.descriptor.import.count.as_ref();
        let same = |name: &str| plain(name) == plain(text);
        given.map_or_else(|| ["Number", "Count"].into_iter().any(same), |names| names.0.iter().any(|name| same(name)))
    }

    /// What the label of a total says, if `text` is its label.
    fn labelled(&self, total: &Total, text: &str) -> Option<Labelled> {
        let label = plain(&total.label);
        if label == "{area}" && self.force(text).is_some() {
            // `West Midlands` is a force and a region; the force is more.
            return None;
        }
        let text = plain(text);
        if let Some((before, after)) = label.split_once("{area}") {
            return self.area(text.strip_prefix(before)?.strip_suffix(after)?).map(Labelled::Area);
        }
        let area = if total.area.is_empty() { Area::in_label(&total.label) } else { Area::named(&total.area) };
        (label == text).then(|| area.map_or(Labelled::Total, Labelled::Area))
    }

    fn total(&self, text: &str) -> Option<&Of> {
        let label = plain(text);
        let index = self.descriptor.import.totals.iter().position(|total| plain(&total.label) == label)?;
        self.totals.get(index)
    }
}

fn of(total: &Total, descriptor: &Descriptor) -> Of {
    if total.of.is_empty() {
        return Of::All;
    }
    let years: Option<Vec<Period>> = total.of.iter().map(|text| text.parse().ok()).collect();
    if let Some(periods) = years {
        return Of::Years(periods.into_iter().flat_map(Period::years).collect());
    }
    (0..descriptor.dataset.breakdowns.len())
        .find_map(|breakdown| {
            let codes: Option<Vec<usize>> = total.of.iter().map(|text| code(descriptor, breakdown, text)).collect();
            Some(Of::Codes(breakdown, codes?))
        })
        .expect("the rules of a descriptor: a total is of codes of one breakdown, or of years")
}

/// The index of the code that goes by `text`: its slug or its label, or a text that makes the same slug.
pub(in crate::release) fn code(descriptor: &Descriptor, breakdown: usize, text: &str) -> Option<usize> {
    let codes = &descriptor.dataset.breakdowns.get(breakdown)?.codes;
    let wanted = plain(text);
    let labelled = codes.iter().position(|code| {
        [&code.slug, &code.label.en, &code.label.cy].into_iter().any(|known| plain(known) == wanted)
            && !wanted.is_empty()
    });
    labelled.or_else(|| {
        let slug = force::slug(&wanted);
        let same = |code: &shared::breakdown::Code| {
            !slug.is_empty() && (code.slug == slug || force::slug(&plain(&code.label.en)) == slug)
        };
        let mut found = codes.iter().enumerate().filter(|(_, code)| same(code)).map(|(index, _)| index);
        match (found.next(), found.next()) {
            (Some(index), None) => Some(index),
            _ => None,
        }
    })
}
