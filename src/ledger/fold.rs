//! The fold of a file: which entries are live, cell by cell.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::ops::{Bound, RangeBounds};
use std::sync::Arc;

use super::cell::Cell;
use super::change::Change;
use super::entry::Entry;
use super::file::File;
use super::known::Known;
use super::live::Live;
use super::reading::Reading;
use crate::domain::{BandKey, CriterionId, EntryId, HalfTerm, Period, SchoolYear, Voice, order};

/// The live entries of one file (or of the files of one child's linked ids), by cell. A cache: thrown away and made again at will.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fold {
    /// Each once, in order. A list takes half the room of a tree: of a school there are some hundred thousand, and few of them ever change.
    cells: Vec<(Cell, Live)>,
}

impl Fold {
    /// Folds the entries of some files into what they say now.
    #[must_use]
    pub fn of(files: &[&File]) -> Self {
        Self::known_as(files, &Known::default())
    }

    /// The same, with every child, class and member of staff by the id they go by: in the cells, and in what is said of them.
    #[must_use]
    pub fn known_as(files: &[&File], known: &Known) -> Self {
        let rename = |cell| known.cell(cell);
        let undone = undone(files);
        let entries = || files.iter().flat_map(|file| file.entries());
        let mut gone: HashSet<EntryId> = undone.clone();
        for entry in entries().filter(|e| !undone.contains(&e.id)) {
            let cell = entry.change.cell().map(rename);
            // A fact takes the place of facts of its own cell only: what was said of two linked ids as one child parts again with them.
            let elsewhere = |id: &EntryId| {
                let held = files.iter().find_map(|file| file.get(*id)).and_then(|e| e.change.cell());
                cell.is_some() && held.is_some() && held.map(rename) != cell
            };
            gone.extend(entry.replaces.iter().filter(|id| !elsewhere(id)));
        }
        let live = entries().filter(|e| !gone.contains(&e.id));
        let mut live: Vec<(Cell, Arc<Entry>)> = live.filter_map(|entry| Some((rename(entry.change.cell()?), known.entry(entry)))).collect();
        order::sort_by(&mut live, |(one, _), (other, _)| one.cmp(other));
        let mut cells: Vec<(Cell, Live)> = Vec::with_capacity(live.len());
        for (cell, entry) in live {
            match cells.last_mut() {
                Some((last, live)) if *last == cell => live.and(&entry),
                _ => cells.push((cell, Live::One(entry))),
            }
        }
        cells.shrink_to_fit();
        Self { cells }
    }

    /// Where a cell stands, or where it would.
    fn at(&self, cell: &Cell) -> Result<usize, usize> {
        self.cells.binary_search_by(|(one, _)| one.cmp(cell))
    }

    fn put(&mut self, cell: Cell, entry: Arc<Entry>) {
        match self.at(&cell) {
            Ok(at) => {
                if let Some((_, live)) = self.cells.get_mut(at) {
                    live.and(&entry);
                }
            }
            Err(at) => self.cells.insert(at, (cell, Live::One(entry))),
        }
    }

    /// Follows an entry that was written after everything folded here, so that nothing here can name it; `held` finds what it names.
    /// `false` where only folding anew will do: an undo may bring back what this fold has forgotten.
    pub(super) fn follow<'a>(&mut self, known: &Known, entry: &Arc<Entry>, held: impl Fn(EntryId) -> Option<&'a Arc<Entry>>) -> bool {
        if matches!(entry.change, Change::Undone {}) {
            return false;
        }
        let cell = entry.change.cell();
        for id in &entry.replaces {
            // A fact takes the place of facts of its own cell only; what only takes away takes away whatever it names.
            let Some(named) = held(*id).and_then(|named| named.change.cell()) else { continue };
            if (cell.is_none() || cell == Some(named))
                && let Ok(at) = self.at(&named)
                && let Some((_, live)) = self.cells.get_mut(at)
            {
                match live.without(*id) {
                    Some(left) => *live = left,
                    None => drop(self.cells.remove(at)),
                }
            }
        }
        if let Some(cell) = cell {
            self.put(cell, known.entry(entry));
        }
        true
    }

    /// The live entries of a cell: what a new entry there must replace.
    #[must_use]
    pub fn live(&self, cell: Cell) -> &[Arc<Entry>] {
        self.at(&cell).ok().and_then(|at| self.cells.get(at)).map_or(&[], |(_, live)| live.as_slice())
    }

    /// All cells that say something, in order.
    pub fn cells(&self) -> impl Iterator<Item = (Cell, &[Arc<Entry>])> {
        self.cells.iter().map(|(cell, live)| (*cell, live.as_slice()))
    }

    /// The cells of a range that say something, in order.
    pub(super) fn range(&self, range: impl RangeBounds<Cell>) -> impl DoubleEndedIterator<Item = Cell> {
        self.within(range.start_bound(), range.end_bound()).iter().map(|(cell, _)| *cell)
    }

    /// The cells from one to another, both included, that say something, in order: a file of many years is not read whole for one kind.
    pub(super) fn between(&self, from: Cell, to: Cell) -> impl Iterator<Item = (Cell, &[Arc<Entry>])> {
        self.within(Bound::Included(&from), Bound::Included(&to)).iter().map(|(cell, live)| (*cell, live.as_slice()))
    }

    fn within(&self, from: Bound<&Cell>, to: Bound<&Cell>) -> &[(Cell, Live)] {
        let before = |cell: &Cell, with_it: bool| {
            self.cells.partition_point(|(one, _)| match one.cmp(cell) {
                Ordering::Less => true,
                Ordering::Equal => with_it,
                Ordering::Greater => false,
            })
        };
        let begins = match from {
            Bound::Included(cell) => before(cell, false),
            Bound::Excluded(cell) => before(cell, true),
            Bound::Unbounded => 0,
        };
        let ends = match to {
            Bound::Included(cell) => before(cell, true),
            Bound::Excluded(cell) => before(cell, false),
            Bound::Unbounded => self.cells.len(),
        };
        self.cells.get(begins..ends).unwrap_or_default()
    }

    /// The cells that hold different values nobody has settled.
    pub fn contested(&self) -> impl Iterator<Item = (Cell, &[Arc<Entry>])> {
        self.cells().filter(|(_, live)| is_contested(live))
    }

    /// What one voice says of a criterion for a half term; `None` is not rated.
    #[must_use]
    pub fn rating(&self, voice: Voice, criterion: CriterionId, period: Period) -> Option<Reading<BandKey>> {
        Reading::of(self.live(Cell::Rating(voice, criterion, period)), |entry| match &entry.change {
            Change::Rated { band, .. } => Some(*band),
            _ => None,
        })
    }
}

impl Fold {
    /// The latest half term before `period` for which a voice rated a criterion and is not contested, and the band it gave.
    #[must_use]
    pub fn rated_before(&self, voice: Voice, criterion: CriterionId, period: Period) -> Option<(Period, BandKey)> {
        let first = SchoolYear::starting(1990)?;
        let earliest = Period { year: first, half_term: HalfTerm::Autumn1 };
        let of = |period| Cell::Rating(voice, criterion, period);
        self.range(of(earliest)..of(period)).rev().find_map(|cell| match cell {
            Cell::Rating(_, _, of) => Some((of, *self.rating(voice, criterion, of)?.settled()?)),
            _ => None,
        })
    }
}

/// Whether the live entries of a cell say different things.
#[must_use]
pub fn is_contested(live: &[Arc<Entry>]) -> bool {
    live.split_first().is_some_and(|(first, rest)| rest.iter().any(|e| !e.change.says_the_same(&first.change)))
}

/// An undo, and what is known of it so far.
struct WeighedUndo<'a> {
    entry: &'a Entry,
    /// How often it is named by undos of which it is not known yet whether they take effect.
    open: usize,
    /// Whether it is known if it takes effect.
    settled: bool,
}

/// The entries that never took effect: those an undo names, unless that undo was itself undone, and so on.
///
/// An undo may only name what its writer had seen, so the chain ends; a forged circle of undos is left without effect, on every device
/// alike. Each undo is looked at once: one nobody names is in effect; what it names is not; one named only by undos without effect is in
/// effect again.
#[must_use]
pub fn undone(files: &[&File]) -> HashSet<EntryId> {
    let undos = files.iter().flat_map(|file| file.entries()).filter(|e| matches!(e.change, Change::Undone {}));
    let mut undos: HashMap<EntryId, WeighedUndo<'_>> = undos.map(|e| (e.id, WeighedUndo { entry: e, open: 0, settled: false })).collect();
    let named: Vec<EntryId> = undos.values().flat_map(|undo| undo.entry.replaces.iter().copied()).collect();
    for id in named {
        if let Some(undo) = undos.get_mut(&id) {
            undo.open += 1;
        }
    }
    let mut known: Vec<(&Entry, bool)> = Vec::new();
    for undo in undos.values_mut().filter(|undo| undo.open == 0) {
        undo.settled = true;
        known.push((undo.entry, true));
    }
    let mut undone = HashSet::new();
    while let Some((undo, in_effect)) = known.pop() {
        for id in &undo.replaces {
            if in_effect {
                undone.insert(*id);
            }
            let Some(named) = undos.get_mut(id) else { continue };
            named.open = named.open.saturating_sub(1);
            if !named.settled && (in_effect || named.open == 0) {
                named.settled = true;
                known.push((named.entry, !in_effect));
            }
        }
    }
    // An undo in a circle has no effect either.
    undone.extend(undos.values().filter(|undo| !undo.settled).map(|undo| undo.entry.id));
    undone
}
