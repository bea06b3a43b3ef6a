//! The search for what to withhold, and for the proof that it suffices: withhold, audit, withhold more, and give back.

use super::{
    Raw,
    bounds::Bounds,
    knowledge::Knowledge,
    level,
    policy::Policy,
    program::{self, Program, Scope},
    progress::{Progress, Watch},
    suppress::{Pinned, Suppression},
    tables::Table,
    witness::{self, Closed, Question},
};
use shared::{
    cell::{Cell, Interval},
    certificate::{self, Certificate},
    dataset::Dataset,
    knowledge::{Fact, Lies},
    lattice::Lattice,
};

/// The search for cells to withhold and for the proof that they suffice.
pub(super) struct Proof<'a> {
    pub(super) lattice: &'a Lattice,
    pub(super) raw: &'a [Raw],
    pub(super) knowledge: &'a Knowledge,
    pub(super) policy: &'a Policy,
    pub(super) dataset: &'a Dataset,
    pub(super) watch: &'a Watch<'a>,
}

/// Why there is no proof.
pub(super) enum Unproved {
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
pub(super) type Proved = (Vec<Cell>, Certificate);

impl Proof<'_> {
    /// The cells to publish, and the proof.
    ///
    /// The proof knows nothing but what is public. The tables of a choice that showed more would repeat what it showed, so
    /// they serve to audit other choices and are never published.
    pub(super) fn find(&self) -> Result<Proved, Unproved> {
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
