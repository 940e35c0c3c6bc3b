//! Deciding: what a person asks for becomes a batch of entries, or a refusal. Each asks in a file of its own.

use std::sync::Arc;

use super::batch::Batch;
use crate::domain::{By, EntryId, Minter, Moment, Period, PupilId, Role, SchoolId, order};
use crate::ledger::{About, Cell, Change, Entry, Files, Fold, Known, Ledger, Roll};
use crate::words::Refusal;

/// What a decision may read.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The entries.
    pub ledger: &'a Ledger,
    /// The fold of the school's file.
    pub roll: &'a Roll,
    files: &'a Files,
    /// The children whose files are in memory; `None` where all are.
    loaded: Option<&'a order::Set<PupilId>>,
}

impl<'a> View<'a> {
    /// Of files that are in memory whole.
    #[must_use]
    pub fn of(files: &'a Files) -> Self {
        Self { ledger: files.ledger(), roll: files.roll(), files, loaded: None }
    }

    /// Of files of which only those of some children have been read.
    #[must_use]
    pub fn loaded(files: &'a Files, loaded: &'a order::Set<PupilId>) -> Self {
        Self { loaded: Some(loaded), ..Self::of(files) }
    }

    /// What a child's file says.
    ///
    /// # Errors
    /// It has not been read: nothing is decided about what is not known.
    pub fn fold(self, pupil: PupilId) -> Result<Arc<Fold>, Refusal> {
        let ids = self.roll.ids(pupil);
        match self.loaded {
            Some(loaded) if ids.iter().any(|id| !loaded.contains(id)) => Err(Refusal::NotRead(pupil)),
            _ => Ok(self.files.fold(pupil)),
        }
    }

    /// That the files of these very ids have been read, for what looks at their entries rather than at what they say.
    ///
    /// # Errors
    /// As [`View::fold`].
    pub fn has_read(self, ids: impl IntoIterator<Item = PupilId>) -> Result<(), Refusal> {
        let unread = |id: &PupilId| self.loaded.is_some_and(|loaded| !loaded.contains(id));
        ids.into_iter().find(unread).map_or(Ok(()), |id| Err(Refusal::NotRead(id)))
    }
}

/// Who asks, and when.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The time, for display.
    pub now: Moment,
    /// Who is using the device.
    pub by: By,
}

/// How something a person asks for hangs on a half term.
#[derive(Debug)]
pub enum OfHalfTerm<'a> {
    /// It does not.
    None,
    /// It says as much of another half term, and can be moved there.
    Moves(Vec<&'a mut Period>),
    /// It answers what was worked out for this one, and would be untrue in another.
    Stays(Period),
}

/// Whether something waits until it is said which half term is meant: it is for the one that may have been left.
#[must_use]
pub fn waits(command: &mut dyn Decide, was: Period) -> bool {
    match command.half_term() {
        OfHalfTerm::None => false,
        OfHalfTerm::Moves(periods) => periods.into_iter().any(|period| *period == was),
        OfHalfTerm::Stays(period) => period == was,
    }
}

/// Makes something that waited be for the half term that is meant.
///
/// # Errors
/// It answers what was shown of the other, and is to be asked for anew.
pub fn mean(command: &mut dyn Decide, was: Period, meant: Period) -> Result<(), Refusal> {
    match command.half_term() {
        OfHalfTerm::Stays(period) if period == was && meant != was => Err(Refusal::OfAnother(was)),
        OfHalfTerm::Moves(periods) => {
            periods.into_iter().filter(|period| **period == was).for_each(|period| *period = meant);
            Ok(())
        }
        OfHalfTerm::None | OfHalfTerm::Stays(_) => Ok(()),
    }
}

/// Something a person asks for. Each is one transaction and one step of undo.
pub trait Decide {
    /// Writes what it comes to.
    ///
    /// # Errors
    /// Says why it cannot be carried out.
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal>;

    /// How it hangs on a half term.
    fn half_term(&mut self) -> OfHalfTerm<'_> {
        OfHalfTerm::None
    }

    /// Whether it brings entries from outside; they are undone by taking them out again.
    fn comes_from_outside(&self) -> bool {
        false
    }

    /// The school of the file it takes in, which a device without a school of its own joins.
    fn school(&self) -> Option<SchoolId> {
        None
    }
}

/// Collects the entries of one batch.
#[derive(Debug)]
pub struct Writer<'a> {
    minter: &'a mut Minter,
    known: &'a Known,
    context: Context,
    pub(super) batch: Batch,
}

impl Writer<'_> {
    /// A new id for something the batch brings into being.
    pub(super) fn mint<T: From<crate::domain::Stamp>>(&mut self) -> T {
        self.minter.mint()
    }

    /// A fact with the ids classes and staff go by.
    fn by_known_ids(&self, change: Change) -> Change {
        self.known.change(&change).unwrap_or(change)
    }

    /// Writes an entry.
    pub(super) fn write(&mut self, about: About, replaces: Vec<EntryId>, change: Change) {
        self.write_by(self.context.by, about, replaces, change);
    }

    /// Writes an entry in somebody's name. A class or a member of staff of several ids is named by the one they go by.
    pub(super) fn write_by(&mut self, by: By, about: About, mut replaces: Vec<EntryId>, change: Change) {
        order::sort(&mut replaces);
        replaces.dedup();
        let change = self.by_known_ids(change);
        let entry = Entry { id: self.minter.mint(), about, at: self.context.now, by, replaces, change };
        self.batch.add.push(Arc::new(entry));
    }

    /// Writes a fact in place of what its cell says, unless it says just that already. `fold` is that of the file written to.
    pub(super) fn write_fact(&mut self, about: About, fold: &Fold, change: Change) {
        let change = self.by_known_ids(change);
        let live = change.cell().map_or(&[][..], |cell| fold.live(cell));
        if !says(live, &change) {
            self.write(about, ids(live), change);
        }
    }

    /// Writes a fact in the name of somebody in a part, unless the cell says just that already. Only adults who work here are named.
    pub(super) fn write_fact_as(&mut self, role: Role, about: About, fold: &Fold, change: Change) {
        let change = self.by_known_ids(change);
        let live = change.cell().map_or(&[][..], |cell| fold.live(cell));
        if !says(live, &change) {
            let staff = self.context.by.staff.filter(|_| matches!(role, Role::Teacher | Role::Mentor));
            self.write_by(By { role, staff }, about, ids(live), change);
        }
    }

    /// Takes away what a cell says, if it says anything.
    pub(super) fn retract(&mut self, about: About, fold: &Fold, cell: Cell) {
        let live = fold.live(self.known.cell(cell));
        if !live.is_empty() {
            self.write(about, ids(live), Change::Retracted {});
        }
    }

    /// Writes a school fact in place of what its cell says, unless it says just that already.
    pub(super) fn write_school(&mut self, fold: &Fold, cell: Cell, change: Change) {
        debug_assert_eq!(change.cell(), Some(cell), "a fact speaks for its own cell");
        self.write_fact(About::School, fold, change);
    }

    /// Takes away what a cell of the school's file says.
    pub(super) fn retract_school(&mut self, fold: &Fold, cell: Cell) {
        self.retract(About::School, fold, cell);
    }
}

/// The ids of some entries.
pub(super) fn ids(live: &[Arc<Entry>]) -> Vec<EntryId> {
    live.iter().map(|e| e.id).collect()
}

/// Whether a cell says just what a change would.
pub(super) fn says(live: &[Arc<Entry>], change: &Change) -> bool {
    !live.is_empty() && live.iter().all(|e| e.change.says_the_same(change))
}

/// Decides what a person asks for.
///
/// An empty batch means that everything is already as asked.
///
/// # Errors
/// Says why it cannot be carried out; nothing has been changed.
pub fn decide(view: View<'_>, command: &dyn Decide, context: Context, minter: &mut Minter) -> Result<Batch, Refusal> {
    let mut writer = Writer { minter, known: view.roll.known(), context, batch: Batch::default() };
    command.decide(view, &mut writer)?;
    Ok(writer.batch)
}

/// The file new entries about a child go to, and what the child's file says now.
///
/// # Errors
/// The child is not on the roll.
pub(super) fn pupil_file(view: View<'_>, pupil: PupilId) -> Result<(About, Arc<Fold>), Refusal> {
    if view.roll.pupil(pupil).is_none() {
        return Err(Refusal::NotHere);
    }
    Ok((About::Pupil(view.roll.canonical(pupil)), view.fold(pupil)?))
}
