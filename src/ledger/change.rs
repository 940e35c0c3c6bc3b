//! The kinds of fact an entry can hold, and how each is read and written.

use serde::de::DeserializeOwned;
use serde::ser::SerializeMap;

use crate::domain::calendar::AsDate;
use crate::domain::{
    Aspect, Band, BandKey, ClassId, CriterionId, CriterionWords, Date, Incident, NoteId, Period, Placement, Praise, Pupil, PupilId, Scheme,
    SchoolId, SchoolYear, Slip, StaffId, StaffMember, SubjectKey, Target, TargetId, TermDates, Test, TestKey, Thresholds, VerdictKey,
    Voice,
};

/// What a change is read from: its fields by name, whatever text they stood in.
pub trait Fields {
    /// What can be wrong with them.
    type Error;
    /// Takes a field.
    ///
    /// # Errors
    /// It is missing, or not what it should be.
    fn take<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, Self::Error>;
    /// Takes a field that is left out where it says nothing.
    ///
    /// # Errors
    /// It is not what it should be.
    fn take_or_default<T: DeserializeOwned + Default>(&mut self, name: &'static str) -> Result<T, Self::Error>;
}

macro_rules! take {
    ($fields:ident, $field:ident) => {
        $fields.take(stringify!($field))?
    };
    ($fields:ident, $field:ident, maybe) => {
        $fields.take_or_default(stringify!($field))?
    };
    ($fields:ident, $field:ident, date) => {
        $fields.take::<AsDate>(stringify!($field))?.0
    };
}

macro_rules! put {
    ($map:ident, $field:ident) => {
        $map.serialize_entry(stringify!($field), $field)?
    };
    ($map:ident, $field:ident, maybe) => {
        if !is_default($field) {
            $map.serialize_entry(stringify!($field), $field)?
        }
    };
    ($map:ident, $field:ident, date) => {
        $map.serialize_entry(stringify!($field), &AsDate(*$field))?
    };
}

/// Whether a field says nothing.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Makes the kinds of change, each with its name in files. Reading and writing share the code of a field among all kinds that have one of
/// its type: derived for each kind by itself it would be the largest part of a first visit. `maybe`: left out where it says nothing.
macro_rules! changes {
    ($($(#[$doc:meta])* $Kind:ident $key:literal { $($(#[$of:meta])* $field:ident: $ty:ty $(= $how:ident)?),* $(,)? })+) => {
        /// One typed fact. A released kind never changes its shape: what is new gets a new kind.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Change {
            $($(#[$doc])* $Kind { $($(#[$of])* $field: $ty),* },)+
            /// A kind from a newer version: carried along untouched, never dropped.
            Unknown(UnknownChange),
        }

        impl Change {
            /// The kinds this version knows, as they are called in files.
            pub const KINDS: &[&str] = &[$($key),+];

            /// The name of its kind in files.
            #[must_use]
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$Kind { .. } => $key,)+
                    Self::Unknown(unknown) => &unknown.kind,
                }
            }

            /// Reads a change of a kind from its fields; `None` for a kind this version does not know.
            ///
            /// # Errors
            /// A field is missing, or not what it should be.
            pub fn read<F: Fields>(kind: &str, fields: &mut F) -> Result<Option<Self>, F::Error> {
                Ok(Some(match kind {
                    $($key => Self::$Kind { $($field: take!(fields, $field $(, $how)?)),* },)+
                    _ => return Ok(None),
                }))
            }

            /// Writes the fields; none of an unknown kind.
            ///
            /// # Errors
            /// Those of the map.
            pub fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                match self {
                    $(Self::$Kind { $($field),* } => { $(put!(map, $field $(, $how)?);)* })+
                    Self::Unknown(_) => {}
                }
                Ok(())
            }
        }
    };
}

changes! {
    /// The school is called this.
    SchoolNamed "school-named" {
        /// Its name.
        name: String,
    }
    /// The school's colour scheme.
    SchemeSet "scheme-set" {
        /// The scheme.
        scheme: Scheme,
    }
    /// The half-term dates of one school year.
    TermDatesSet "term-dates-set" {
        /// The dates.
        dates: TermDates,
    }
    /// A member of staff.
    StaffSet "staff-set" {
        /// Who.
        staff: StaffId,
        /// What is known.
        member: StaffMember,
    }
    /// A class exists and is called this.
    ClassSet "class-set" {
        /// The class.
        class: ClassId,
        /// Its name.
        name: String,
        /// Whether it is the demo class of invented children.
        demo: bool = maybe,
    }
    /// A pupil is on the roll, with these details.
    PupilSet "pupil-set" {
        /// The pupil.
        pupil: PupilId,
        /// The details.
        details: Pupil,
    }
    /// A pupil's class and year group in a school year.
    PupilPlaced "pupil-placed" {
        /// The pupil.
        pupil: PupilId,
        /// The school year.
        year: SchoolYear,
        /// Where.
        placement: Placement,
    }
    /// Two ids are the same child, enrolled on two devices; both read as one file.
    PupilLinked "pupil-linked" {
        /// One id.
        pupil: PupilId,
        /// The other.
        same_as: PupilId,
    }
    /// Files of this other school id were accepted here.
    SchoolAccepted "school-accepted" {
        /// The other school's id.
        school: SchoolId,
    }
    /// A band met in a file from elsewhere, kept so that its ratings stay readable. Not part of the school's scheme.
    BandMet "band-met" {
        /// The band.
        band: Band,
    }
    /// A criterion met in a file from elsewhere, kept so that its ratings stay readable.
    CriterionMet "criterion-met" {
        /// The criterion.
        criterion: CriterionId,
        /// Its statement.
        text: String,
    }
    /// A subject the school has added, renamed or given up.
    SubjectSet "subject-set" {
        /// The subject.
        subject: SubjectKey,
        /// Its name.
        title: String,
        /// No longer taught; what was rated stays.
        retired: bool = maybe,
    }
    /// A criterion of the school's own, or in the school's own words.
    CriterionSet "criterion-set" {
        /// The criterion.
        criterion: CriterionId,
        /// Its words and place.
        words: CriterionWords,
    }
    /// A class has not been taught this criterion yet, which is not the same as "not yet".
    NotTaught "not-taught" {
        /// The class.
        class: ClassId,
        /// The criterion.
        criterion: CriterionId,
    }
    /// The numbers by which judgements are suggested.
    ThresholdsSet "thresholds-set" {
        /// The numbers.
        thresholds: Thresholds,
    }
    /// A named test.
    TestSet "test-set" {
        /// Which.
        test: TestKey,
        /// What it is.
        details: Test,
    }
    /// The stage a child works at in a subject, from a half term on.
    StageSet "stage-set" {
        /// The subject.
        subject: SubjectKey,
        /// The half term from which it holds.
        period: Period,
        /// The stage, 1 to 9.
        stage: u8,
    }
    /// A child's criteria of a stage were looked through for a half term: what was not rated anew is as it was before.
    Reviewed "reviewed" {
        /// The subject.
        subject: SubjectKey,
        /// The stage.
        stage: u8,
        /// The half term.
        period: Period,
    }
    /// A teacher's judgement, which wins over whatever is suggested.
    Judged "judged" {
        /// What is judged.
        aspect: Aspect,
        /// The subject.
        subject: SubjectKey,
        /// The half term.
        period: Period,
        /// The judgement: a step, a band, a level.
        verdict: VerdictKey,
        /// What was suggested at the time, if anything was.
        suggested: Option<VerdictKey> = maybe,
        /// Why, in the teacher's words; may be empty.
        note: String = maybe,
    }
    /// A target.
    TargetAgreed "target-agreed" {
        /// Which.
        target: TargetId,
        /// What it is.
        details: Target,
    }
    /// How far a target was met.
    TargetReviewed "target-reviewed" {
        /// Which.
        target: TargetId,
        /// Whose judgement; the mentor speaks with the teacher's voice.
        voice: Voice,
        /// The band.
        band: BandKey,
    }
    /// A score in a test, or an absence.
    Scored "scored" {
        /// The test.
        test: TestKey,
        /// The day.
        date: Date = date,
        /// The score; `None` is absent.
        score: Option<u16> = maybe,
    }
    /// A rating of one criterion for one half term.
    Rated "rated" {
        /// Whose judgement.
        voice: Voice,
        /// Of what.
        criterion: CriterionId,
        /// For which half term.
        period: Period,
        /// The band.
        band: BandKey,
    }
    /// A note in the mentoring file.
    Noted "noted" {
        /// The note.
        note: NoteId,
        /// What it says.
        text: String,
    }
    /// Something that was missed on a day: late, without kit.
    DayNoted "day-noted" {
        /// The day.
        date: Date = date,
        /// What.
        slip: Slip,
    }
    /// Something that happened.
    IncidentNoted "incident-noted" {
        /// Which.
        incident: NoteId,
        /// The day.
        date: Date = date,
        /// What happened and what was done.
        details: Incident,
    }
    /// Praise.
    Praised "praised" {
        /// Which.
        praise: NoteId,
        /// The day.
        date: Date = date,
        /// For what.
        details: Praise,
    }
    /// What is replaced no longer stands and nothing takes its place.
    Retracted "retracted" {}
    /// What is replaced never took effect: what it had replaced stands again. Undoing an undo is redo.
    Undone "undone" {}
}

/// A change this version does not know, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownChange {
    /// The name of its kind.
    pub kind: String,
    /// Its body, word for word as it stood in the file.
    pub body: Box<str>,
}
