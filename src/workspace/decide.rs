//! Deciding: a command becomes a batch of entries, or a refusal.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::batch::Batch;
use super::command::{Command, Import, NewClass};
use super::refusal::Refusal;
use super::{demo, roll as roll_rules};
use crate::domain::people::NOTE_MAX;
use crate::domain::{By, EntryId, Minter, Moment, PupilId, Role, SchoolId, order};
use crate::ledger::fold::is_contested;
use crate::ledger::{About, Cell, Change, Entry, Files, Fold, Ledger, Roll};

/// What a decision may read.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The entries.
    pub ledger: &'a Ledger,
    /// The fold of the school's file.
    pub roll: &'a Roll,
    files: &'a Files,
    /// The children whose files are in memory; `None` where all are.
    loaded: Option<&'a BTreeSet<PupilId>>,
}

impl<'a> View<'a> {
    /// Of files that are in memory whole.
    #[must_use]
    pub fn of(files: &'a Files) -> Self {
        Self { ledger: files.ledger(), roll: files.roll(), files, loaded: None }
    }

    /// Of files of which only those of some children have been read.
    #[must_use]
    pub fn loaded(files: &'a Files, loaded: &'a BTreeSet<PupilId>) -> Self {
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
}

/// Who asks, and when.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The time, for display.
    pub now: Moment,
    /// Who is using the device.
    pub by: By,
}

/// Something a person asks for. Each is one transaction and one step of undo.
pub trait Decide {
    /// Writes what it comes to.
    ///
    /// # Errors
    /// Says why it cannot be carried out.
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal>;

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
    context: Context,
    batch: Batch,
}

impl Writer<'_> {
    /// A new id for something the batch brings into being.
    pub(super) fn mint<T: From<crate::domain::Stamp>>(&mut self) -> T {
        self.minter.mint()
    }

    /// Writes an entry.
    pub(super) fn write(&mut self, about: About, replaces: Vec<EntryId>, change: Change) {
        self.write_by(self.context.by, about, replaces, change);
    }

    /// Writes an entry in somebody's name.
    pub(super) fn write_by(&mut self, by: By, about: About, mut replaces: Vec<EntryId>, change: Change) {
        order::sort(&mut replaces);
        replaces.dedup();
        let entry = Entry { id: self.minter.mint(), about, at: self.context.now, by, replaces, change };
        self.batch.add.push(Arc::new(entry));
    }

    /// Writes a fact in place of what its cell says, unless it says just that already. `fold` is that of the file written to.
    pub(super) fn write_fact(&mut self, about: About, fold: &Fold, change: Change) {
        let live = change.cell().map_or(&[][..], |cell| fold.live(cell));
        if !says(live, &change) {
            self.write(about, ids(live), change);
        }
    }

    /// Writes a fact in the name of somebody in a part, unless the cell says just that already. Only adults who work here are named.
    pub(super) fn write_fact_as(&mut self, role: Role, about: About, fold: &Fold, change: Change) {
        let live = change.cell().map_or(&[][..], |cell| fold.live(cell));
        if !says(live, &change) {
            let staff = self.context.by.staff.filter(|_| matches!(role, Role::Teacher | Role::Mentor));
            self.write_by(By { role, staff }, about, ids(live), change);
        }
    }

    /// Takes away what a cell says, if it says anything.
    pub(super) fn retract(&mut self, about: About, fold: &Fold, cell: Cell) {
        let live = fold.live(cell);
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

fn says(live: &[Arc<Entry>], change: &Change) -> bool {
    !live.is_empty() && live.iter().all(|e| e.change.says_the_same(change))
}

/// Decides what a person asks for.
///
/// An empty batch means that everything is already as asked.
///
/// # Errors
/// Says why it cannot be carried out; nothing has been changed.
pub fn decide(view: View<'_>, command: &dyn Decide, context: Context, minter: &mut Minter) -> Result<Batch, Refusal> {
    let mut writer = Writer { minter, context, batch: Batch::default() };
    command.decide(view, &mut writer)?;
    Ok(writer.batch)
}

impl Decide for NewClass {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        roll_rules::add_class(view, writer, &self.name)
    }
}

impl Decide for Command {
    fn decide(&self, view: View<'_>, writer: &mut Writer<'_>) -> Result<(), Refusal> {
        decide_command(view, self, writer)
    }

    fn comes_from_outside(&self) -> bool {
        matches!(self, Self::Import(_) | Self::AddDemo { .. })
    }

    fn school(&self) -> Option<SchoolId> {
        match self {
            Self::Import(import) => import.school,
            _ => None,
        }
    }
}

fn decide_command(view: View<'_>, command: &Command, writer: &mut Writer<'_>) -> Result<(), Refusal> {
    let fold = view.roll.fold();
    match command {
        Command::AddClass(class) => class.decide(view, writer)?,
        Command::AddDemo { period } => demo::add(view, writer, *period)?,
        Command::RemoveDemo => writer.batch.withdraw = demo::everything(view),
        Command::NameSchool { name } => {
            let name = roll_rules::name(name)?;
            writer.write_school(fold, Cell::SchoolName, Change::SchoolNamed { name });
        }
        Command::SetScheme { scheme } => {
            let scheme = scheme.clone().succeeding(&view.roll.scheme());
            writer.write_school(fold, Cell::Scheme, Change::SchemeSet { scheme });
        }
        Command::SetTermDates { dates } => {
            let cell = Cell::TermDates(dates.year());
            writer.write_school(fold, cell, Change::TermDatesSet { dates: dates.clone() });
        }
        Command::SetStaff { staff, member } => roll_rules::set_staff(view, writer, *staff, member)?,
        Command::RemoveStaff { staff } => writer.retract_school(fold, Cell::Staff(*staff)),
        Command::RenameClass { class, name } => roll_rules::rename_class(view, writer, *class, name)?,
        Command::RemoveClass { class } => {
            if !view.roll.years(*class).is_empty() {
                return Err(Refusal::ClassNotEmpty);
            }
            writer.retract_school(fold, Cell::Class(*class));
        }
        Command::AddPupils { class, year, pupils } => roll_rules::add_pupils(view, writer, *class, *year, pupils)?,
        Command::SetPupil { pupil, details } => roll_rules::set_pupil(view, writer, *pupil, details)?,
        Command::Place { pupil, year, placement } => roll_rules::place(view, writer, *pupil, *year, *placement)?,
        Command::Link { pupil, same_as } => roll_rules::link(view, writer, *pupil, *same_as)?,
        Command::Unlink { pupil } => {
            let links = view.roll.links(*pupil);
            if links.is_empty() {
                return Err(Refusal::NotLinked);
            }
            writer.write(About::School, ids(&links), Change::Retracted {});
        }
        Command::Rate { pupil, voice, criterion, period, band } => {
            let (about, file) = pupil_file(view, *pupil)?;
            let live = file.live(Cell::Rating(*voice, *criterion, *period));
            match band {
                Some(band) => {
                    let change = Change::Rated { voice: *voice, criterion: *criterion, period: *period, band: *band };
                    if !says(live, &change) {
                        if !view.roll.scheme().uses(*band) {
                            return Err(Refusal::NoSuchBand);
                        }
                        writer.write(about, ids(live), change);
                    }
                }
                None if live.is_empty() => {}
                None => writer.write(about, ids(live), Change::Retracted {}),
            }
        }
        Command::WriteNote { pupil, note, text } => {
            let (about, file) = pupil_file(view, *pupil)?;
            let text = text.trim();
            if text.is_empty() {
                return Err(Refusal::NameMissing);
            }
            if text.chars().count() > NOTE_MAX {
                return Err(Refusal::TooLong(NOTE_MAX));
            }
            let note = note.unwrap_or_else(|| writer.mint());
            let change = Change::Noted { note, text: text.to_owned() };
            let live = file.live(Cell::Note(note));
            if !says(live, &change) {
                writer.write(about, ids(live), change);
            }
        }
        Command::RemoveNote { pupil, note } => {
            let (about, file) = pupil_file(view, *pupil)?;
            let live = file.live(Cell::Note(*note));
            if live.is_empty() {
                return Err(Refusal::NotHere);
            }
            writer.write(about, ids(live), Change::Retracted {});
        }
        Command::Settle { about, choice } => settle(view, writer, *about, *choice)?,
        Command::Erase { pupil } => {
            if view.roll.pupil(*pupil).is_none() {
                return Err(Refusal::NotHere);
            }
            writer.batch.erase = view.roll.ids(*pupil);
        }
        Command::Import(import) => take_in(view, writer, import)?,
    }
    Ok(())
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

fn settle(view: View<'_>, writer: &mut Writer<'_>, about: About, choice: EntryId) -> Result<(), Refusal> {
    let own;
    let fold = match about {
        About::School => view.roll.fold(),
        About::Pupil(pupil) => {
            own = view.fold(pupil)?;
            &own
        }
    };
    let contest = fold.contested().find_map(|(_, live)| Some((live, live.iter().find(|e| e.id == choice)?)));
    let (live, chosen) = contest.filter(|(live, _)| is_contested(live)).ok_or(Refusal::NothingToSettle)?;
    writer.write(view.roll.about(about), ids(live), chosen.change.clone());
    Ok(())
}

fn take_in(view: View<'_>, writer: &mut Writer<'_>, import: &Import) -> Result<(), Refusal> {
    // The files may have grown since the preview, and undo takes out what the import brought and nothing else.
    let held = |entry: &Entry| view.ledger.file(entry.about).and_then(|file| file.get(entry.id)).is_some_and(|held| **held == *entry);
    let barred = |entry: &Entry| view.ledger.bars(entry) || import.erase.iter().any(|pupil| entry.tells_of(*pupil));
    writer.batch.add.extend(import.entries.iter().filter(|e| !held(e) && !barred(e)).cloned());
    writer.batch.erase.clone_from(&import.erase);
    for band in &import.bands {
        writer.write_school(view.roll.fold(), Cell::BandMet(band.key), Change::BandMet { band: band.clone() });
    }
    for (criterion, text) in &import.criteria {
        let change = Change::CriterionMet { criterion: *criterion, text: text.clone() };
        writer.write_school(view.roll.fold(), Cell::CriterionMet(*criterion), change);
    }
    if let Some(school) = import.accept {
        writer.write_school(view.roll.fold(), Cell::SchoolAccepted(school), Change::SchoolAccepted { school });
    }
    if !import.links.is_empty() {
        // Links are decided on the files as they will be, so that they can settle what the two enrolments say differently.
        let mut after = Files::of(view.ledger.clone());
        writer.batch.apply(&mut after).map_err(|clash| Refusal::Clash(clash.0))?;
        for (pupil, same_as) in &import.links {
            // A child the same file erases is no longer there to be linked.
            if [pupil, same_as].iter().any(|id| after.ledger().erased().contains(id)) {
                continue;
            }
            let before = writer.batch.add.len();
            roll_rules::link(View::of(&after), writer, *pupil, *same_as)?;
            after.write(writer.batch.add.get(before..).unwrap_or_default()).map_err(|clash| Refusal::Clash(clash.0))?;
        }
    }
    Ok(())
}
