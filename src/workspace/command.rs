//! What a person can ask for.

use std::sync::Arc;

use super::decide::{Decide, View, Writer, ids, pupil_file, says};
use super::going_back::{GoBack, go_back};
use super::joining::Joining;
use super::{demo, roll as roll_rules};
use crate::domain::people::NOTE_MAX;
use crate::domain::{
    Band, ClassId, CriterionId, EntryId, LegalName, NoteId, Period, Placement, Pupil, PupilId, SchoolId, SchoolYear, StaffId, StaffMember,
    TermDates, YearGroup,
};
use crate::ledger::fold::is_contested;
use crate::ledger::{About, Cell, Change, Entry, Files};
use crate::words::Refusal;

/// One thing a person asks for. Each is one transaction and one step of undo.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Command {
    /// Give the school its name.
    NameSchool { name: String },
    /// Set the half-term dates of a year.
    SetTermDates { dates: TermDates },
    /// Put somebody on the staff list; `staff` is `None` for somebody new.
    SetStaff { staff: Option<StaffId>, member: StaffMember },
    /// Take somebody off the staff list. What they wrote stays.
    RemoveStaff { staff: StaffId },
    /// Add a class.
    AddClass(NewClass),
    /// Add the demo class of invented children.
    AddDemo { period: Period },
    /// Remove the demo class and everything in it.
    RemoveDemo,
    /// Rename a class.
    RenameClass { class: ClassId, name: String },
    /// Remove a class that holds no child in any year.
    RemoveClass { class: ClassId },
    /// Enrol new pupils and place pupils, new or known, in a class.
    AddPupils { class: ClassId, year: SchoolYear, pupils: Vec<Enrol> },
    /// The same for several classes at once, by their names; one that is not here yet is added. Who is not on the list any more leaves its
    /// class, where a person has said so.
    AddToClasses { year: SchoolYear, classes: Vec<(String, Vec<Enrol>)>, leaving: Vec<PupilId> },
    /// The same for a list of one class that is imported again: who is not on it any more leaves the class, where a person has said so.
    TakeList { class: ClassId, year: SchoolYear, pupils: Vec<Enrol>, leaving: Vec<PupilId> },
    /// Correct a pupil's details.
    SetPupil { pupil: PupilId, details: Pupil },
    /// Say what a pupil is called in law; `None` where it is what the pupil is called by.
    SetLegalName { pupil: PupilId, legal: Option<LegalName> },
    /// Move a pupil to another class, or off the roll.
    Place { pupil: PupilId, year: SchoolYear, placement: Placement },
    /// Write a note, or correct one.
    WriteNote { pupil: PupilId, note: Option<NoteId>, text: String },
    /// Write a new note for each of several children, in one act.
    WriteNotes { notes: Vec<(PupilId, String)> },
    /// Take a note away.
    RemoveNote { pupil: PupilId, note: NoteId },
    /// Settle a contested cell by the words of one of its entries.
    Settle { about: About, choice: EntryId },
    /// Two ids are one child.
    Link { pupil: PupilId, same_as: PupilId },
    /// A child's linked ids are separate children after all.
    Unlink { pupil: PupilId },
    /// Erase a child from this device and from later files.
    Erase { pupil: PupilId },
    /// Take in what a file brings.
    Import(Import),
    /// Go back to a restore point.
    GoBack(GoBack),
}

/// Add a class. Apart from the rest: the start page asks for it, and a first visit need not fetch how everything else is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClass {
    /// What it is called.
    pub name: String,
}

/// A pupil to be placed in a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrol {
    /// The pupil on the roll this is, if any.
    pub known: Option<PupilId>,
    /// The details; of a known pupil they fill in what is not known yet.
    pub details: Pupil,
    /// Whether, of a known pupil, they take the place of what is known: a person has said so.
    pub corrects: bool,
    /// The legal forename, where the list gives another than the one the child is called by.
    pub legal: Option<LegalName>,
    /// The year group, if the list says.
    pub year_group: Option<YearGroup>,
}

/// What a file brings, as the preview showed it and the person agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The school the file is from; a device without a school of its own joins it.
    pub school: Option<SchoolId>,
    /// The entries that are new here.
    pub entries: Vec<Arc<Entry>>,
    /// Children erased where the file comes from, to be erased here too.
    pub erase: Vec<PupilId>,
    /// Ids the person agreed are one child.
    pub links: Vec<(PupilId, PupilId)>,
    /// What the person said of classes and of staff who look like some known here.
    pub joins: Vec<Joining>,
    /// Bands this school's scheme does not know.
    pub bands: Vec<Band>,
    /// Criteria this device's curriculum does not know.
    pub criteria: Vec<(CriterionId, String)>,
    /// Another school's id, if its file was accepted.
    pub accept: Option<SchoolId>,
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
        matches!(self, Self::Import(_) | Self::GoBack(_) | Self::AddDemo { .. })
    }

    fn school(&self) -> Option<SchoolId> {
        match self {
            Self::Import(import) => import.school,
            Self::GoBack(to) => to.school,
            _ => None,
        }
    }
}

fn decide_command(view: View<'_>, command: &Command, writer: &mut Writer<'_>) -> Result<(), Refusal> {
    let fold = view.roll.fold();
    match command {
        Command::AddClass(class) => class.decide(view, writer)?,
        Command::AddDemo { period } => demo::add(view, writer, *period)?,
        Command::RemoveDemo => writer.batch.withdraw = demo::everything(view)?,
        Command::NameSchool { name } => {
            let name = roll_rules::name(name)?;
            writer.write_school(fold, Cell::SchoolName, Change::SchoolNamed { name });
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
        Command::AddToClasses { year, classes, leaving } => roll_rules::add_to_classes(view, writer, *year, classes, leaving)?,
        Command::TakeList { class, year, pupils, leaving } => {
            roll_rules::take_list(view, writer, (*class, *year), pupils, leaving)?;
        }
        Command::SetPupil { pupil, details } => roll_rules::set_pupil(view, writer, *pupil, details)?,
        Command::SetLegalName { pupil, legal } => roll_rules::set_legal_name(view, writer, *pupil, legal.as_ref())?,
        Command::Place { pupil, year, placement } => roll_rules::place(view, writer, *pupil, *year, *placement)?,
        Command::Link { pupil, same_as } => roll_rules::link(view, writer, *pupil, *same_as)?,
        Command::Unlink { pupil } => {
            let links = view.roll.links(*pupil);
            if links.is_empty() {
                return Err(Refusal::NotLinked);
            }
            writer.write(About::School, ids(&links), Change::Retracted {});
        }
        Command::WriteNote { pupil, note, text } => write_note(view, writer, *pupil, *note, text)?,
        Command::WriteNotes { notes } => {
            for (pupil, text) in notes {
                write_note(view, writer, *pupil, None, text)?;
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
        Command::GoBack(to) => go_back(view, writer, to)?,
    }
    Ok(())
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
    // The files may have grown since the preview, and undo takes out what the import brought and nothing else: so all of them must be
    // known.
    view.has_read(import.entries.iter().filter_map(|entry| match entry.about {
        About::School => None,
        About::Pupil(pupil) => Some(pupil),
    }))?;
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
    if !import.links.is_empty() || !import.joins.is_empty() {
        // Links are decided on the files as they will be, so that they can settle what the two enrolments say differently.
        let mut after = Files::of(view.ledger.clone());
        writer.batch.apply(&mut after).map_err(|clash| Refusal::Clash(clash.0))?;
        let follow = |after: &mut Files, writer: &Writer<'_>, before: usize| {
            after.write(writer.batch.add.get(before..).unwrap_or_default()).map_err(|clash| Refusal::Clash(clash.0))
        };
        // Classes before children: two places of a child may be one by then.
        for join in &import.joins {
            let before = writer.batch.add.len();
            join.decide(View::of(&after), writer)?;
            follow(&mut after, writer, before)?;
        }
        for (pupil, same_as) in &import.links {
            // A child the same file erases is no longer there to be linked.
            if [pupil, same_as].iter().any(|id| after.ledger().erased().contains(id)) {
                continue;
            }
            let before = writer.batch.add.len();
            roll_rules::link(View::of(&after), writer, *pupil, *same_as)?;
            follow(&mut after, writer, before)?;
        }
    }
    Ok(())
}

fn write_note(view: View<'_>, writer: &mut Writer<'_>, pupil: PupilId, note: Option<NoteId>, text: &str) -> Result<(), Refusal> {
    let (about, file) = pupil_file(view, pupil)?;
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
    Ok(())
}
