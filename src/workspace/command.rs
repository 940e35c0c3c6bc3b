//! What a person can ask for.

use std::sync::Arc;

use crate::domain::{
    Band, BandKey, ClassId, CriterionId, EntryId, NoteId, Period, Placement, Pupil, PupilId, Scheme, SchoolId, SchoolYear, StaffId,
    StaffMember, TermDates, Voice, YearGroup,
};
use crate::ledger::{About, Entry};

/// One thing a person asks for. Each is one transaction and one step of undo.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what they hold")]
pub enum Command {
    /// Give the school its name.
    NameSchool { name: String },
    /// Set the colour scheme.
    SetScheme { scheme: Scheme },
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
    /// Correct a pupil's details.
    SetPupil { pupil: PupilId, details: Pupil },
    /// Move a pupil to another class, or off the roll.
    Place { pupil: PupilId, year: SchoolYear, placement: Placement },
    /// Rate a criterion; `None` takes the rating away.
    Rate { pupil: PupilId, voice: Voice, criterion: CriterionId, period: Period, band: Option<BandKey> },
    /// Write a note, or correct one.
    WriteNote { pupil: PupilId, note: Option<NoteId>, text: String },
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
    /// Bands this school's scheme does not know.
    pub bands: Vec<Band>,
    /// Criteria this device's curriculum does not know.
    pub criteria: Vec<(CriterionId, String)>,
    /// Another school's id, if its file was accepted.
    pub accept: Option<SchoolId>,
}
