//! Base tables that all agree with what is public, and how far apart they are in every cell.

use super::{lift::lift, program::Program};
use shared::{certificate::Certificate, lattice::Lattice};

/// One of them, with the cells of the lattice that it gives.
#[derive(Clone)]
pub(super) struct Table {
    base: Vec<u32>,
    pub(super) cells: Vec<u32>,
}

impl Table {
    /// The table with these cells.
    pub(super) fn new(lattice: &Lattice, cells: &[u32]) -> Self {
        let base = lift(lattice, cells);
        let cells = (0..lattice.len()).map(|cell| lattice.base_of(cell).map(|at| base[at]).sum()).collect();
        Self { base, cells }
    }
}

/// Some of them, and for every cell the two that give it least and most.
pub(super) struct Tables {
    all: Vec<Table>,
    ends: Vec<(usize, usize)>,
}

impl Tables {
    /// Those of `all` that agree with what is public now.
    pub(super) fn agreeing(all: Vec<Table>, program: &Program<'_>) -> Self {
        let all: Vec<Table> = all.into_iter().filter(|table| program.agrees(&table.cells)).collect();
        let mut tables = Self { ends: vec![(0, 0); program.lattice.len()], all };
        tables.find_ends();
        tables
    }

    pub(super) fn all(&self) -> &[Table] {
        &self.all
    }

    pub(super) fn into_all(self) -> Vec<Table> {
        self.all
    }

    /// One more, unless it is there.
    pub(super) fn add(&mut self, table: Table) {
        if self.all.iter().any(|other| other.cells == table.cells) {
            return;
        }
        self.all.push(table);
        let (all, new) = (&self.all, self.all.len() - 1);
        for (cell, (least, most)) in self.ends.iter_mut().enumerate() {
            let value = |table: usize| all[table].cells[cell];
            if value(new) < value(*least) {
                *least = new;
            }
            if value(new) > value(*most) {
                *most = new;
            }
        }
    }

    /// The two tables that are farthest apart in a cell.
    pub(super) fn ends(&self, cell: usize) -> (usize, usize) {
        self.ends[cell]
    }

    /// Whether they keep a cell open.
    pub(super) fn open(&self, cell: usize, certificate: &Certificate) -> bool {
        let (least, most) = self.ends[cell];
        let value = |table: usize| self.all.get(table).map(|table| u64::from(table.cells[cell]));
        value(least).zip(value(most)).is_some_and(|(least, most)| certificate.is_open(least, most))
    }

    /// Leaves out what is not needed to keep the targets open, one table after the other.
    pub(super) fn thin(&mut self, targets: &[usize], certificate: &Certificate) {
        for table in (0..self.all.len()).rev() {
            let before = self.ends.clone();
            let out = self.all.remove(table);
            let concerned: Vec<usize> =
                targets.iter().copied().filter(|cell| [before[*cell].0, before[*cell].1].contains(&table)).collect();
            self.find_ends();
            if !concerned.iter().all(|cell| self.open(*cell, certificate)) {
                self.all.insert(table, out);
                self.ends = before;
            }
        }
    }

    fn find_ends(&mut self) {
        let all = &self.all;
        for (cell, ends) in self.ends.iter_mut().enumerate() {
            let value = |table: &usize| all[*table].cells[cell];
            let least = (0..all.len()).min_by_key(value);
            let most = (0..all.len()).rev().max_by_key(value);
            *ends = least.zip(most).unwrap_or_default();
        }
    }

    /// The certificate with these tables.
    pub(super) fn certificate(self, targets: &[usize], blank: Certificate) -> Certificate {
        Certificate {
            pairs: targets.iter().map(|cell| self.ends(*cell)).collect(),
            witnesses: self.all.into_iter().map(|table| table.base).collect(),
            ..blank
        }
    }
}
