//! The kinds of fact an entry can hold: everything that must be known of a kind is said in one place.

use super::cell::Cell;
use crate::domain::calendar::AsDate;
use crate::domain::curriculum::STATEMENT_MAX;
use crate::domain::meeting::COMMENT_MAX;
use crate::domain::people::{NAME_MAX, NOTE_MAX};
use crate::domain::round::ANSWER_MAX;
use crate::domain::{
    Aspect, Attendance, Band, BandKey, ClassId, Conduct, Consultation, ConsultationId, CriterionId, CriterionWords, Date, GroupKey,
    Heading, Incident, Left, LegalName, Meeting, MeetingId, MeetingPart, MentoringRules, NoteId, Party, Period, PictureKey, Placement,
    Praise, PraiseKey, PraiseKind, Pupil, PupilId, Question, Round, RoundId, Scheme, SchoolId, SchoolYear, Senseless, Slip, StaffId,
    StaffMember, Strand, StrandKey, SubjectKey, Target, TargetId, TermDates, Test, TestKey, TestNumbers, Thresholds, TimeOfDay, Used,
    VerdictKey, Voice, YearsKept,
};

pub(crate) mod checks;
#[macro_use]
mod fields;
mod home;
#[macro_use]
mod pupil;
#[macro_use]
mod roll;
#[macro_use]
mod school;

pub use checks::Unfit;
use checks::{at_most, name_fits};
use fields::is_default;
pub use fields::{Fields, FieldsOut, Record, UnknownChange};
pub use home::{FilePart, Holds, Home};

// The kinds of the roll, of the school's settings and of a pupil's own file stand in a file each; here are those that lie in any.
with_kinds_of_the_roll! {
    with_kinds_of_the_school with_kinds_of_a_pupil changes

    /// What is replaced no longer stands and nothing takes its place.
    Retracted "retracted" {}
    home: Home::TakesAway, area: FilePart::Other, cell: None, check: Ok(());

    /// What is replaced never took effect: what it had replaced stands again. Undoing an undo is redo.
    Undone "undone" {}
    home: Home::TakesAway, area: FilePart::Other, cell: None, check: Ok(());
}

impl Change {
    /// The pupil on the school's roll that this fact is about.
    #[must_use]
    pub fn pupil(&self) -> Option<PupilId> {
        let mut first = None;
        self.each_child(&mut |id| first = first.or(Some(*id)));
        first
    }

    /// Whether it says that two ids are one: one child, one class, one person.
    #[must_use]
    pub fn makes_one(&self) -> bool {
        matches!(self, Self::PupilLinked { .. } | Self::SameClass { same: true, .. } | Self::SameStaff { same: true, .. })
    }

    /// Whether the fact names this pupil anywhere, even inside a kind this version does not know.
    #[must_use]
    pub fn mentions(&self, id: PupilId) -> bool {
        if let Self::Unknown(unknown) = self {
            return unknown.body.contains(&format!("{id}\""));
        }
        let mut named = false;
        self.each_child(&mut |child| named |= *child == id);
        named
    }

    /// Whether the fact belongs in a pupil's own file rather than in the school's. `None`: in either.
    #[must_use]
    pub fn belongs_to_a_pupil(&self) -> Option<bool> {
        match self.home() {
            Home::Pupil(_) => Some(true),
            Home::Setting(_)
            | Home::SchoolName
            | Home::TakenIn
            | Home::Dates
            | Home::Children
            | Home::InGroup
            | Home::Class(_)
            | Home::Staff
            | Home::Group(_)
            | Home::Day(..) => Some(false),
            Home::TakesAway | Home::Unknown => None,
        }
    }

    /// Whether it says nothing itself and only takes away what it replaces.
    #[must_use]
    pub fn takes_away(&self) -> bool {
        self.home() == Home::TakesAway
    }

    /// Whether a child's own screen may hold it: what the child says itself, and what takes something away without saying what. No rating
    /// or word of a teacher's may.
    #[must_use]
    pub fn is_the_childs_own(&self) -> bool {
        match self.home() {
            Home::Pupil(voice) => voice == Voice::Child,
            Home::TakesAway => true,
            Home::Setting(_)
            | Home::SchoolName
            | Home::TakenIn
            | Home::Children
            | Home::InGroup
            | Home::Class(_)
            | Home::Staff
            | Home::Group(_)
            | Home::Dates
            | Home::Day(..)
            | Home::Unknown => false,
        }
    }
}

records! {
    StaffMember { name, job = maybe }
    Pupil { forename, surname, upn = maybe, born = maybe_date }
    LegalName { forename, surname = maybe }
    Left { day = date, to = maybe, why = maybe }
    Placement { class, year_group = maybe }
    CriterionWords { strand, text, home = maybe, rank, retired = maybe }
    Thresholds { steps, expected, near, targets, key_stage }
    Test { name, total, green, yellow, retired = maybe }
    TestNumbers { total, green, yellow }
    Target { period, area, text, criterion = maybe, carried_from = maybe }
    Incident { strand, kind, happened = maybe, done = maybe }
    Praise { kind, points, note = maybe }
    Strand { name, heading, wording = maybe, child, retired = maybe }
    PraiseKind { name, points, retired = maybe }
    Conduct { attendance, late, missed, awards, unpraised }
    Round { class, period, strands = maybe, targets = maybe, criteria = maybe, questions = maybe, closed = maybe }
    Attendance { possible, attended, unauthorised = maybe, late = maybe }
    MentoringRules { often, minutes, signatures = maybe }
    Meeting { date = date, period, back = maybe, ahead, mentor = maybe, done = maybe }
    Consultation { date = date, from, to, minutes, pauses = maybe, places }
}
