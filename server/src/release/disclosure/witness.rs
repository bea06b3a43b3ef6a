//! Witness tables: made from public knowledge alone, they show that every withheld cell is open.
//!
//! Invariant: nothing here sees a raw count. The input is what would be published, the output may be published with it.

use super::{
    program::{Aim, Effort, Program, Real, Scope, is_vast},
    tables::{Table, Tables},
};
use shared::certificate::Certificate;
use std::collections::BTreeSet;

/// Why there is no certificate.
pub(super) enum Closed {
    /// These cells can be narrowed down further than the policy allows.
    Cells(Vec<usize>),
    /// The solver gave up; nothing is proved.
    Solver,
}

/// What is to be known of cells that nothing keeps open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    /// Which they all are.
    Which,
    /// Whether there are any.
    Whether,
    /// Which they may be: where too many are left to be tried one by one, all of these.
    Quickly,
}

/// A way of moving cells is followed while it opens at least one in so many of the closed ones.
const FRUITFUL: usize = 8;
/// The same for moves along slices, which cost next to nothing.
const FRUITFUL_SLIDE: usize = 32;
/// How many cells around a closed one may move with it, less and more; as long as that is a small part of all.
const NEIGHBOURHOODS: [usize; 2] = [60, 240];
const SMALL_PART: usize = 10;
/// The same in a vast lattice, where whole areas move together; they come first when so few of the cells are closed.
const BLOCKS: [usize; 2] = [240, 480];
const FEW: usize = 16;
/// How many are tried one by one where the question is to be answered quickly.
const ALONE: usize = 16;

/// Completes a certificate that has no witnesses yet, or names the cells that none keeps open.
///
/// `targets` are the cells to keep open, in the order of the pairs; `found` holds tables of earlier attempts, and then those
/// of this one. Linear programs move many closed cells at once, up and down in turn: all over the lattice, along the slices of
/// a vast one, or in neighbourhoods where all else stays as it is, many of them in one table. What is closed then is closed
/// for good where the sums around it alone keep its greatest and least value too near; the others are tried once more, those
/// together that lie apart, and each alone. Deterministic.
pub(super) fn certify(
    program: &Program<'_>,
    targets: &[usize],
    certificate: Certificate,
    question: Question,
    found: &mut Vec<Table>,
    watch: &dyn Fn(usize, usize),
) -> Result<Certificate, Closed> {
    let tables = Tables::agreeing(std::mem::take(found), program);
    let mut search = Search { program, certificate, tables };
    let mut closed = targets.to_vec();
    search.leave_closed(&mut closed);
    let told = |search: &Search<'_>, closed: usize| watch(targets.len() - closed, search.tables.all().len());
    for (way, most) in search.ways(closed.len() * FEW <= targets.len()) {
        for round in 0..most {
            let before = closed.len();
            if before == 0 {
                break;
            }
            for sign in [1.0, -1.0] {
                search.go(way, &closed, round, sign);
                search.leave_closed(&mut closed);
                if is_vast(program.lattice) {
                    search.slide(&mut closed);
                }
                told(&search, closed.len());
            }
            if (before - closed.len()) * FRUITFUL <= before {
                break;
            }
        }
        if !closed.is_empty() && search.tables.all().is_empty() {
            return Err(Closed::Solver);
        }
    }
    if question == Question::Quickly && closed.len() > ALONE {
        *found = search.tables.into_all();
        return Err(Closed::Cells(closed));
    }
    let mut shut = Vec::new();
    let enough = |shut: &[usize]| question == Question::Whether && !shut.is_empty();
    closed.retain(|cell| {
        let is_shut = !enough(&shut) && search.is_shut(*cell);
        shut.extend(is_shut.then_some(*cell));
        !is_shut
    });
    while !closed.is_empty() && !enough(&shut) {
        let apart = search.apart(&closed);
        for sign in [1.0, -1.0] {
            search.everywhere(&aims(&apart, 0, sign), Effort::Near);
        }
        for cell in apart {
            if !enough(&shut) && !search.opens(cell) {
                shut.push(cell);
                closed.retain(|other| *other != cell);
            }
        }
        search.leave_closed(&mut closed);
        told(&search, closed.len() + shut.len());
    }
    let Search { certificate, mut tables, .. } = search;
    if shut.is_empty() {
        tables.thin(targets, &certificate);
        *found = tables.all().to_vec();
        Ok(tables.certificate(targets, certificate))
    } else {
        *found = tables.into_all();
        shut.sort_unstable();
        Err(Closed::Cells(shut))
    }
}

/// Moves closed cells up and down: neighbours in opposite directions, and other neighbours in every round.
fn aims(closed: &[usize], round: usize, sign: f64) -> Vec<Aim> {
    let direction = |index: usize| if (index >> (round % 4)) & 1 == 0 { sign } else { -sign };
    closed.iter().enumerate().map(|(index, cell)| Aim { cell: *cell, worth: direction(index) }).collect()
}

/// A way of moving cells.
#[derive(Clone, Copy)]
enum Way {
    /// All of them at once.
    Everywhere,
    /// So many around each closed one.
    Near(usize),
    /// So many in whole areas around each closed one.
    Block(usize),
}

struct Search<'a> {
    program: &'a Program<'a>,
    certificate: Certificate,
    tables: Tables,
}

impl Search<'_> {
    fn neighbourhoods(&self) -> impl Iterator<Item = usize> + use<> {
        let cells = self.program.lattice.len();
        NEIGHBOURHOODS.into_iter().filter(move |size| size * SMALL_PART <= cells)
    }

    /// The ways to go, and for how many rounds at most.
    fn ways(&self, few: bool) -> Vec<(Way, usize)> {
        let most = usize::MAX;
        if is_vast(self.program.lattice) {
            let blocks = BLOCKS.map(|size| (Way::Block(size), most));
            let begin = (!few).then_some((Way::Everywhere, most));
            let end = (Way::Everywhere, if few { 1 } else { most });
            return begin.into_iter().chain(blocks).chain([end]).collect();
        }
        // Neighbourhoods are faster where they are a small part; the whole gives them tables to begin with, and what they leave.
        let near: Vec<_> = self.neighbourhoods().map(|size| (Way::Near(size), most)).collect();
        let begin = (!near.is_empty()).then_some((Way::Everywhere, 1));
        begin.into_iter().chain(near).chain([(Way::Everywhere, most)]).collect()
    }

    fn leave_closed(&self, cells: &mut Vec<usize>) {
        cells.retain(|cell| !self.tables.open(*cell, &self.certificate));
    }

    /// Adds a table in which closed cells have moved.
    fn go(&mut self, way: Way, closed: &[usize], round: usize, sign: f64) {
        match way {
            Way::Everywhere => drop(self.everywhere(&aims(closed, round, sign), Effort::Near)),
            Way::Near(size) => self.sweep(closed, |cell| self.program.around(cell, size), round, sign),
            Way::Block(size) => self.sweep(closed, |cell| self.program.block(cell, size), round, sign),
        }
    }

    /// Adds the table that goes as far as public knowledge allows in these cells, each in its direction.
    /// Gives the real values that the cells have there, or `None` where nothing agrees with what is public.
    fn everywhere(&mut self, aims: &[Aim], effort: Effort) -> Option<Vec<Real>> {
        let reached = self.program.reach(aims, Scope::Whole)?;
        if let Some(cells) = self.program.whole(aims, Scope::Whole, &reached, effort) {
            self.add(&cells);
        }
        Some(reached)
    }

    fn add(&mut self, cells: &[u32]) {
        let table = Table::new(self.program.lattice, cells);
        if self.program.agrees(&table.cells) {
            self.tables.add(table);
        }
    }

    /// Adds tables in which closed cells have moved along the slices, in one direction after the other, as long as that opens
    /// many.
    fn slide(&mut self, closed: &mut Vec<usize>) {
        let Some(start) = self.tables.all().last().map(|table| table.cells.clone()) else { return };
        for round in 0.. {
            let before = closed.len();
            for sign in [1.0, -1.0] {
                let mut cells = start.clone();
                let mut kept = vec![false; cells.len()];
                let mut worth = vec![0.0; cells.len()];
                aims(closed, round, sign).iter().for_each(|aim| worth[aim.cell] = aim.worth);
                for direction in self.program.directions(round) {
                    self.program.slide(&direction, &worth, &kept, &mut cells);
                    for cell in closed.iter().filter(|cell| self.would_open(**cell, cells[**cell])) {
                        (kept[*cell], worth[*cell]) = (true, 0.0);
                    }
                }
                if closed.iter().any(|cell| kept[*cell]) {
                    self.add(&cells);
                    self.leave_closed(closed);
                }
            }
            if (before - closed.len()) * FRUITFUL_SLIDE <= before {
                break;
            }
        }
    }

    /// Adds one table in which the neighbourhoods of closed cells have moved, one after the other.
    fn sweep(&mut self, closed: &[usize], around: impl Fn(usize) -> Vec<usize>, round: usize, sign: f64) {
        let start = round % self.tables.all().len();
        let mut cells = self.tables.all()[start].cells.clone();
        let aims = aims(closed, round, sign);
        let mut kept = vec![false; cells.len()];
        for aim in &aims {
            if kept[aim.cell] {
                continue;
            }
            let mut near = around(aim.cell);
            near.retain(|cell| !kept[*cell]);
            let mut inside = vec![false; cells.len()];
            near.iter().for_each(|cell| inside[*cell] = true);
            let mut wanted: Vec<Aim> = aims.iter().filter(|other| inside[other.cell]).copied().collect();
            wanted.push(Aim { worth: 3.0 * aim.worth, ..*aim });
            let scope = Scope::Within { cells: &near, table: &cells };
            let Some(reached) = self.program.reach(&wanted, scope) else { continue };
            let Some(moved) = self.program.whole(&wanted, scope, &reached, Effort::Near) else { continue };
            cells = moved;
            for other in &wanted {
                kept[other.cell] |= self.would_open(other.cell, cells[other.cell]);
            }
        }
        self.add(&cells);
    }

    /// Whether a table that gives a cell this count would keep it open.
    fn would_open(&self, cell: usize, count: u32) -> bool {
        let (least, most) = self.tables.ends(cell);
        let value = |table: usize| u64::from(self.tables.all()[table].cells[cell]);
        [least, most].iter().any(|table| self.certificate.is_open(value(*table), count.into()))
    }

    /// Whether the sums around a cell are enough to close it: real numbers reach at least as far as whole ones.
    fn is_shut(&self, cell: usize) -> bool {
        self.neighbourhoods().any(|size| {
            let near = self.program.around(cell, size);
            let ends = self.program.extremes(cell, Scope::Sums(&near));
            ends.is_some_and(|(least, most)| !self.certificate.is_open(least, most))
        })
    }

    /// Some of these cells, of which none is in the neighbourhood of another.
    fn apart(&self, cells: &[usize]) -> Vec<usize> {
        let mut taken = BTreeSet::new();
        let mut apart = Vec::new();
        for cell in cells {
            let near = self.program.around(*cell, NEIGHBOURHOODS[0]);
            if near.iter().all(|cell| !taken.contains(cell)) {
                taken.extend(near);
                apart.push(*cell);
            }
        }
        apart
    }

    /// Whether a cell is open, if need be tried alone with all that is public.
    fn opens(&mut self, cell: usize) -> bool {
        if self.tables.open(cell, &self.certificate) {
            return true;
        }
        let (up, down) = ([Aim { cell, worth: 1.0 }], [Aim { cell, worth: -1.0 }]);
        let ends = self.everywhere(&down, Effort::Near).zip(self.everywhere(&up, Effort::Near));
        let may_open = ends.is_none_or(|(least, most)| self.certificate.is_open(least[cell].up(), most[cell].down()));
        if !self.tables.open(cell, &self.certificate) && may_open {
            self.everywhere(&up, Effort::Best);
            self.everywhere(&down, Effort::Best);
        }
        self.tables.open(cell, &self.certificate)
    }
}
