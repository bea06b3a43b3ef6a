//! Disclosure control: the only way from raw counts to a publication.
//!
//! Invariant: what leaves this module is made of shown counts and of intervals that follow from them.
//!
//! Bounds passed along the sums of the lattice find quickly what must be withheld beside the sensitive cells; witness tables
//! then prove, exactly, that every withheld cell is open. Nothing is published whose certificate does not check.

pub mod policy;
pub mod progress;
pub mod report;

mod base;
mod bounds;
mod knowledge;
mod level;
mod lift;
mod optimum;
mod primary;
mod program;
mod slide;
mod suppress;
mod tables;
mod witness;

use super::{counts::Counts, descriptor::Descriptor};
use bounds::Bounds;
use knowledge::{Forgotten, Knowledge};
use policy::Policy;
use program::{Program, Scope};
use progress::{Progress, Watch};
use report::{Alternative, Report};
use shared::{
    area::Area,
    cell::{Cell, Interval, Marks},
    certificate::{self, Certificate, CertificateError},
    dataset::Dataset,
    force::{self, Aggregates},
    knowledge::{Fact, Lies, Place},
    lattice::{Lattice, Sum},
    publication::{Publication, PublicationError},
    release::Release,
};
use std::collections::{BTreeMap, BTreeSet};
use suppress::{Pinned, Suppression};
use tables::Table;
use witness::{Closed, Question};

/// Why a return cannot be published.
#[derive(Debug, thiserror::Error)]
pub enum ProtectError {
    /// Every cell that could be withheld is, and a withheld cell can still be narrowed down.
    #[error("{cell} {because}, and what gives it away cannot be withheld; publish fewer levels (`policy.withhold`)")]
    Pinned {
        /// The cell in words.
        cell: String,
        /// What it follows from.
        because: String,
    },
    /// An earlier release has told something of a place that this one would leave out.
    #[error(
        "release {release} speaks of {place}, and this one has no cell for it, so nothing proves that the two together are safe; keep its area, years and code (`[x]` will do)"
    )]
    Forgotten {
        /// The place in words.
        place: String,
        /// The earlier release.
        release: u32,
    },
    /// The solver found no table of whole numbers that agrees with what would be public.
    #[error("the solver gave up, so nothing proves that the withheld cells are safe")]
    Unproved,
    /// The proof does not check.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// The parts do not make a publication.
    #[error(transparent)]
    Publication(#[from] PublicationError),
}

/// What the lattice holds in one place before protection.
///
/// Invariant: like [`Counts`] it is neither serialised nor printed.
#[derive(Clone, Copy)]
enum Raw {
    Count(u32, Marks),
    NotAvailable,
    NotApplicable,
}

/// What may leave the office: a publication, the proof that nothing withheld can be worked out from it, and what it cost.
#[derive(Clone, Debug)]
pub struct Protected {
    /// What may be shown; with release number 0 and no day until it is published.
    pub publication: Publication,
    /// The proof.
    pub certificate: Certificate,
    /// What was withheld for which reason: for the office, not for readers.
    pub report: Report,
}

/// Withholds what must not be shown of `counts`, and what would give it away together with all `earlier` releases.
///
/// The counts end here. The report names what would be kept of each level if the hopeless ones were withheld whole; the
/// office decides.
pub fn protect(counts: Counts, descriptor: &Descriptor, earlier: &[&Publication]) -> Result<Protected, ProtectError> {
    protect_watched(counts, descriptor, earlier, &|_| {})
}

/// [`protect`], with somebody who is told of every step.
pub fn protect_watched(
    counts: Counts,
    descriptor: &Descriptor,
    earlier: &[&Publication],
    watch: &Watch<'_>,
) -> Result<Protected, ProtectError> {
    let (dataset, policy) = (&descriptor.dataset, &descriptor.policy);
    let mut protected = attempt(&counts, dataset, policy, earlier, watch)?;
    let hopeless = protected.report.hopeless();
    if !hopeless.is_empty() {
        let mut other = policy.clone();
        other.withhold.extend(hopeless);
        let other = attempt(&counts, dataset, &other, earlier, watch).ok().map(|other| Alternative::from(other.report));
        protected.report.alternative = other.filter(|other| other.keeps_more_than(&protected.report));
    }
    Ok(protected)
}

fn attempt(
    counts: &Counts,
    dataset: &Dataset,
    policy: &Policy,
    earlier: &[&Publication],
    watch: &Watch<'_>,
) -> Result<Protected, ProtectError> {
    let aggregates = if dataset.regions { Aggregates::Regions } else { Aggregates::None };
    let areas = force::areas(&counts.years, aggregates);
    let lattice = Lattice::new(dataset, &counts.years, &areas, &knowledge::periods(policy, earlier));
    let raw = base::fill(&lattice, counts);
    let knowledge = Knowledge::gather(&lattice, &raw, &areas, dataset, policy, earlier)
        .map_err(|Forgotten { place, release }| ProtectError::Forgotten { place: named(place, earlier), release })?;
    let proof = Proof { lattice: &lattice, raw: &raw, knowledge: &knowledge, policy, dataset, watch };
    let (cells, certificate) = proof.find().map_err(|error| match error {
        Unproved::Pinned(pinned) => {
            explain(&pinned, &lattice, &knowledge, |cell| describe(&lattice, &areas, dataset, cell))
        }
        Unproved::Solver => ProtectError::Unproved,
    })?;
    let published = (0..lattice.len()).filter(|cell| lattice.published(*cell).is_some());
    let release = Release::unnumbered();
    let cells = published.map(|cell| cells[cell]).collect();
    let publication = Publication::new(dataset.clone(), release, counts.years.clone(), areas.clone(), cells)?;
    let checked = certificate.check(&publication)?;
    let report = Report::new(&lattice, &raw, policy, &publication, &certificate, checked);
    Ok(Protected { publication, certificate, report })
}

/// The search for cells to withhold and for the proof that they suffice.
struct Proof<'a> {
    lattice: &'a Lattice,
    raw: &'a [Raw],
    knowledge: &'a Knowledge,
    policy: &'a Policy,
    dataset: &'a Dataset,
    watch: &'a Watch<'a>,
}

/// Why there is no proof.
enum Unproved {
    Pinned(Pinned),
    Solver,
}

impl From<Pinned> for Unproved {
    fn from(pinned: Pinned) -> Self {
        Self::Pinned(pinned)
    }
}

/// How many cells one by one are tried to be given back after an exact audit, times the cells that there are; none of a vast
/// lattice.
const GIVE_BACK_WORK: usize = 50_000;

/// Asking a linear program about one cell takes the square of how many there are, divided by this, in the measure of
/// [`Suppression::choose_best`].
const EXACT_WORK: usize = 4;

/// How many cells that were told elsewhere are named in a refusal.
const MOST_TOLD: usize = 6;

/// What audits of choices have found so far.
struct Audit {
    tried: usize,
    /// Tables that agreed with one of the choices.
    tables: Vec<Table>,
    /// The cells that were withheld for it, until what is needless of them has been given back.
    added: Option<Vec<usize>>,
}

impl Audit {
    /// The number of the next choice, from 0.
    fn next(&mut self) -> usize {
        self.tried += 1;
        self.tried - 1
    }
}

/// What would be public of the whole lattice.
struct Public {
    /// Its cells, as they would be published.
    cells: Vec<Cell>,
    /// Between what each of them lies for who reads them and knows all that was told elsewhere.
    known: Vec<Option<Interval>>,
    /// What cells are known not to be.
    gaps: Vec<(usize, Interval)>,
}

/// The cells of the whole lattice, as they would be published, with their certificate.
type Proved = (Vec<Cell>, Certificate);

impl Proof<'_> {
    /// The cells to publish, and the proof.
    ///
    /// The proof knows nothing but what is public. The tables of a choice that showed more would repeat what it showed, so
    /// they serve to audit other choices and are never published.
    fn find(&self) -> Result<Proved, Unproved> {
        let mut suppression = Suppression::new(self.lattice, self.raw, self.policy, self.knowledge);
        suppression.settle()?;
        let mut audit = Audit { tried: 0, tables: Vec::new(), added: Some(Vec::new()) };
        loop {
            let mut tables = Vec::new();
            let tried = audit.next();
            let closed = match self.judge(&mut suppression, &mut tables, tried)? {
                Ok(proved) => return Ok(proved),
                Err(closed) => closed,
            };
            audit.tables.extend(tables);
            let exactly = |suppression: &mut Suppression<'_>, cells: &[usize]| self.extremes(suppression, cells);
            if tried == 0 && suppression.choose_best(self.lattice.len().pow(2) / EXACT_WORK, exactly) {
                continue;
            }
            self.open(&mut suppression, closed, &mut audit)?;
        }
    }

    /// Between what all that would be public leaves each of some cells, by linear programs.
    fn extremes(&self, suppression: &mut Suppression<'_>, cells: &[usize]) -> Vec<Bounds> {
        let Public { known, gaps, .. } = self.public(suppression);
        let program = Program::new(self.lattice, &known, &gaps);
        let ends = |cell: &usize| program.extremes(*cell, Scope::Whole);
        cells.iter().map(|cell| ends(cell).map_or(Bounds::ANY, Bounds::between)).collect()
    }

    /// What would be public with this choice of cells to withhold.
    fn public(&self, suppression: &mut Suppression<'_>) -> Public {
        let intervals = suppression.intervals();
        let cells: Vec<Cell> =
            self.raw.iter().zip(intervals).map(|(raw, interval)| published(*raw, interval)).collect();
        let gaps = self.knowledge.gaps();
        let mut known = self.knowledge.bounds(cells.len());
        for (cell, at) in known.iter_mut().enumerate().filter(|(cell, _)| self.lattice.published(*cell).is_some()) {
            if let Some(Interval { lo, hi }) = cells[cell].adds() {
                *at = Bounds { lo: at.lo.max(lo.into()), hi: at.hi.min(hi.into()) };
            }
        }
        for (cell, gap) in &gaps {
            known[*cell].leave(*gap);
        }
        for (cell, count) in suppression.told() {
            known[*cell] = Bounds::exactly(*count);
        }
        Public { cells, known: known.into_iter().map(Bounds::as_interval).collect(), gaps }
    }

    /// Withholds more until an audit finds every withheld cell open, and gives back, once, what proves needless.
    fn open(
        &self,
        suppression: &mut Suppression<'_>,
        mut closed: Vec<usize>,
        audit: &mut Audit,
    ) -> Result<(), Unproved> {
        for turn in 1.. {
            let times = if program::is_vast(self.lattice) { turn } else { 1 };
            let more = suppression.open(&closed, times)?;
            audit.added.iter_mut().for_each(|added| added.extend(&more));
            suppression.widen()?;
            let tried = audit.next();
            match self.judge(suppression, &mut audit.tables, tried)? {
                Ok(_) => break,
                Err(cells) => closed = cells,
            }
        }
        // What the audit asked for may have become needless by what it asked for later.
        let mut added = audit.added.take().unwrap_or_default();
        added.sort_by_key(|cell| std::cmp::Reverse((level::weight(self.lattice, *cell), *cell)));
        let most = if program::is_vast(self.lattice) { 0 } else { GIVE_BACK_WORK / self.lattice.len() };
        for cell in added.into_iter().take(most) {
            if suppression.give_back(cell) {
                let (kept, tried) = (audit.tables.clone(), audit.next());
                if !matches!(self.certify(suppression, Question::Whether, &mut audit.tables, tried), Ok(Ok(_))) {
                    suppression.take_back(cell);
                    audit.tables = kept;
                }
            }
        }
        Ok(())
    }

    /// [`Self::certify`]. In a vast lattice the cells that are not quickly found to be open count as closed, as long as there
    /// is something left to withhold around one of them.
    fn judge(
        &self,
        suppression: &mut Suppression<'_>,
        tables: &mut Vec<Table>,
        tried: usize,
    ) -> Result<Result<Proved, Vec<usize>>, Unproved> {
        if program::is_vast(self.lattice) {
            match self.certify(suppression, Question::Quickly, tables, tried)? {
                Err(closed) if !suppression.can_open(&closed) => {}
                judged => return Ok(judged),
            }
        }
        self.certify(suppression, Question::Which, tables, tried)
    }

    /// The cells as they would be published with their certificate, or the cells that are not open.
    fn certify(
        &self,
        suppression: &mut Suppression<'_>,
        question: Question,
        tables: &mut Vec<Table>,
        tried: usize,
    ) -> Result<Result<Proved, Vec<usize>>, Unproved> {
        let Public { cells, known, gaps } = self.public(suppression);
        let shown = |cell: usize| cells[cell].count().is_some() && self.lattice.published(cell).is_some();
        let mut targets: Vec<usize> = (0..cells.len())
            .filter(|cell| self.lattice.published(*cell).is_some() && matches!(cells[*cell], Cell::Withheld(_)))
            .collect();
        let told = |cell: usize| suppression.told().iter().find(|(other, _)| *other == cell).map(|(_, count)| *count);
        let also_open = self.knowledge.also_open.iter();
        let (also_told, also_open): (Vec<_>, Vec<_>) = also_open.partition(|(cell, _)| told(*cell).is_some());
        targets.extend(also_open.iter().map(|(cell, _)| *cell));
        let follows = also_told.into_iter().filter_map(|(cell, place)| {
            let count = told(*cell)?;
            let place = place.clone();
            Some(Fact { place, at_least: count, at_most: Some(count), lies: Lies::Within, release: None })
        });
        // That a number which is shown now is none of an earlier release needs no saying.
        let tells = |(cell, fact): &&(usize, Fact)| fact.lies == Lies::Within || !shown(*cell);
        let blank = Certificate {
            version: certificate::VERSION,
            dataset: self.dataset.slug.clone(),
            width: self.policy.width(),
            reach: self.policy.reach(),
            knowledge: self.knowledge.facts.iter().filter(tells).map(|(_, fact)| fact.clone()).chain(follows).collect(),
            also_open: also_open.iter().map(|(_, place)| place.clone()).collect(),
            witnesses: Vec::new(),
            pairs: Vec::new(),
        };
        let watch = |open, tables| (self.watch)(Progress { tried, cells: targets.len(), open, tables });
        let program = Program::new(self.lattice, &known, &gaps);
        match witness::certify(&program, &targets, blank, question, tables, &watch) {
            Ok(certificate) => Ok(Ok((cells, certificate))),
            Err(Closed::Cells(closed)) => Ok(Err(closed)),
            Err(Closed::Solver) => Err(Unproved::Solver),
        }
    }
}

fn published(raw: Raw, withheld: Option<Interval>) -> Cell {
    match (raw, withheld) {
        // A zero of a level that is withheld whole, where the totals that are shown leave nothing else.
        (Raw::Count(0, marks), Some(Interval { hi: 0, .. })) => Cell::Count(0, marks),
        (_, Some(interval)) => Cell::Withheld(interval),
        (Raw::Count(count, marks), None) => Cell::Count(count, marks),
        (Raw::NotApplicable, None) => Cell::NotApplicable,
        (Raw::NotAvailable, None) => Cell::NotAvailable,
    }
}

/// "Kent 2021-22 follows from South East 2021-22 minus six other cells", with what of them cannot be withheld because it was told
/// elsewhere, and without a number that is not public.
fn explain(
    pinned: &Pinned,
    lattice: &Lattice,
    knowledge: &Knowledge,
    describe: impl Fn(usize) -> String,
) -> ProtectError {
    let because = match &pinned.by {
        Some(sum) if sum.total == pinned.cell => {
            format!("follows from the sum of its {} parts, which are all public", sum.parts.len())
        }
        Some(sum) => {
            format!(
                "follows from {} minus {} other cells, which are all public",
                describe(sum.total),
                sum.parts.len() - 1
            )
        }
        None => {
            let width = pinned.bounds.hi - pinned.bounds.lo;
            format!("follows, to within {width}, from several sums together")
        }
    };
    let told = told_near(pinned, lattice, knowledge, &describe);
    let told = if told.is_empty() { told } else { format!(" ({told})") };
    ProtectError::Pinned { cell: describe(pinned.cell), because: because + &told }
}

/// "release 2 tells Kent 2021-22", of the cells that give a cell away.
fn told_near(pinned: &Pinned, lattice: &Lattice, knowledge: &Knowledge, describe: impl Fn(usize) -> String) -> String {
    let members = |sum: &Sum| sum.parts.iter().copied().chain([sum.total]).collect::<BTreeSet<_>>();
    let around = lattice.sums().into_iter().map(|sum| members(&sum)).filter(|members| members.contains(&pinned.cell));
    let near = pinned.by.as_ref().map_or_else(|| around.flatten().collect(), members);
    let mut told = BTreeMap::<Option<u32>, Vec<String>>::new();
    for (cell, fact) in knowledge.facts.iter().filter(|(cell, _)| near.contains(cell)) {
        told.entry(fact.release).or_default().push(describe(*cell));
    }
    let by_source = told.iter().map(|(release, cells)| {
        let source = release.map_or("`policy.public_facts`".to_owned(), |release| format!("release {release}"));
        let more = cells.len().saturating_sub(MOST_TOLD);
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{source} tells {}{rest}", cells[..cells.len() - more].join(", "))
    });
    by_source.collect::<Vec<_>>().join("; ")
}

/// A place of earlier releases in words, with the name of its area.
fn named(place: Place, earlier: &[&Publication]) -> String {
    let area = earlier.iter().flat_map(|publication| publication.areas()).find(|area| area.code == place.area);
    let name = area.map_or_else(|| place.area.clone(), |area| area.name.clone());
    Place { area: name, ..place }.to_string()
}

/// A cell in words: "Kent 2021-22, outcome detained-or-removed".
fn describe(lattice: &Lattice, areas: &[Area], dataset: &Dataset, cell: usize) -> String {
    let (area, period, slice) = lattice.place(cell);
    let place = Place::new("", lattice.periods[period], lattice.slices[slice], dataset);
    let code = place.code.map_or_else(String::new, |(breakdown, code)| format!(", {breakdown} {code}"));
    format!("{} {}{code}", areas[area].name, lattice.periods[period])
}

#[cfg(test)]
mod tests;
