//! Undo and redo of this visit's commands.

use std::sync::Arc;

use super::batch::Batch;
use super::decide::{Context, View};
use crate::domain::{EntryId, Minter, order};
use crate::ledger::{About, Change, Entry};
use crate::words::Refusal;

/// How many steps can be undone.
const STEPS_MAX: usize = 200;

/// One command of this visit, as far as undo needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DoneStep {
    /// Entries that were written; undone by an entry that names them.
    Written(Vec<Arc<Entry>>),
    /// Entries that came in from outside (or were taken out again); undone by taking them out (or putting them back).
    Brought {
        /// The entries.
        entries: Vec<Arc<Entry>>,
        /// Whether they are out of the files now.
        out: bool,
    },
}

/// What the person is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Taking back the last command.
    Undo,
    /// Bringing back what was just taken back.
    Redo,
}

/// The commands of this visit that can be undone, and those that can be redone.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    done: Vec<DoneStep>,
    undone: Vec<DoneStep>,
}

impl Undo {
    /// Remembers a batch that was committed. What had been undone before can no longer be redone.
    pub fn committed(&mut self, batch: &Batch, from_outside: bool) {
        let step = if from_outside || !batch.withdraw.is_empty() {
            let out = !batch.withdraw.is_empty();
            DoneStep::Brought { entries: if out { batch.withdraw.clone() } else { batch.add.clone() }, out }
        } else {
            DoneStep::Written(batch.add.clone())
        };
        let something = !batch.add.is_empty() || !batch.withdraw.is_empty();
        if something {
            self.done.push(step);
            if self.done.len() > STEPS_MAX {
                self.done.remove(0);
            }
            self.undone.clear();
        }
        if !batch.erase.is_empty() {
            // What is erased must not come back by undo.
            let gone = |entry: &Arc<Entry>| batch.erase.iter().any(|pupil| entry.tells_of(*pupil));
            for step in self.done.iter_mut().chain(&mut self.undone) {
                match step {
                    DoneStep::Written(entries) | DoneStep::Brought { entries, .. } => entries.retain(|e| !gone(e)),
                }
            }
            let empty = |step: &DoneStep| match step {
                DoneStep::Written(entries) | DoneStep::Brought { entries, .. } => entries.is_empty(),
            };
            self.done.retain(|s| !empty(s));
            self.undone.retain(|s| !empty(s));
        }
    }

    /// Whether there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Decides what undo or redo comes to. Call [`Undo::stepped`] once the batch is committed.
    ///
    /// # Errors
    /// There is no such step, or a file must be read first: what is there already is not brought again, or the next undo would take it
    /// away.
    pub fn decide(&self, doing: Doing, view: View<'_>, context: Context, minter: &mut Minter) -> Result<Batch, Refusal> {
        let steps = match doing {
            Doing::Undo => &self.done,
            Doing::Redo => &self.undone,
        };
        let mut batch = Batch::default();
        match steps.last().ok_or(Refusal::NothingToUndo)? {
            // Another desk may have erased a child meanwhile, or taken in the same file.
            DoneStep::Brought { entries, out: true } => {
                let of = |entry: &Arc<Entry>| if let About::Pupil(pupil) = entry.about { Some(pupil) } else { None };
                view.has_read(entries.iter().filter_map(of))?;
                let is_missing = |entry: &&Arc<Entry>| !view.ledger.bars(entry) && view.ledger.get(entry.about, entry.id).is_none();
                batch.add.extend(entries.iter().filter(is_missing).cloned());
            }
            DoneStep::Brought { entries, out: false } => batch.withdraw.clone_from(entries),
            DoneStep::Written(entries) => {
                let mut by_file: order::Map<About, Vec<EntryId>> = order::Map::new();
                for entry in entries {
                    if view.ledger.file(entry.about).is_some_and(|file| file.get(entry.id).is_some()) {
                        by_file.change(entry.about, |ids| ids.push(entry.id));
                    }
                }
                for (about, mut replaces) in by_file {
                    order::sort(&mut replaces);
                    let entry = Entry { id: minter.mint(), about, at: context.now, by: context.by, replaces, change: Change::Undone {} };
                    batch.add.push(Arc::new(entry));
                }
            }
        }
        Ok(batch)
    }

    /// Moves the step over once its batch was committed. Undoing an undo is redo, so the step then holds the entries just written.
    pub fn stepped(&mut self, doing: Doing, batch: &Batch) {
        let (from, to) = match doing {
            Doing::Undo => (&mut self.done, &mut self.undone),
            Doing::Redo => (&mut self.undone, &mut self.done),
        };
        let Some(step) = from.pop() else { return };
        to.push(match step {
            DoneStep::Brought { out: true, .. } => DoneStep::Brought { entries: batch.add.clone(), out: false },
            DoneStep::Brought { entries, out: false } => DoneStep::Brought { entries, out: true },
            DoneStep::Written(_) => DoneStep::Written(batch.add.clone()),
        });
    }
}
