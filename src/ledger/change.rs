//! The kinds of fact an entry can hold, and the cell each fact speaks for.

use serde::{Deserialize, Serialize};

use crate::domain::{
    Aspect, Band, BandKey, ClassId, CriterionId, CriterionWords, Date, NoteId, Period, Placement, Pupil, PupilId, Scheme, SchoolId,
    SchoolYear, StaffId, StaffMember, SubjectKey, Target, TargetId, TermDates, Test, TestKey, Thresholds, VerdictKey, Voice,
};

/// One typed fact. A released kind never changes its shape: what is new gets a new kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// The school is called this.
    SchoolNamed {
        /// Its name.
        name: String,
    },
    /// The school's colour scheme.
    SchemeSet {
        /// The scheme.
        scheme: Scheme,
    },
    /// The half-term dates of one school year.
    TermDatesSet {
        /// The dates.
        dates: TermDates,
    },
    /// A member of staff.
    StaffSet {
        /// Who.
        staff: StaffId,
        /// What is known.
        member: StaffMember,
    },
    /// A class exists and is called this.
    ClassSet {
        /// The class.
        class: ClassId,
        /// Its name.
        name: String,
        /// Whether it is the demo class of invented children.
        #[serde(default, skip_serializing_if = "is_false")]
        demo: bool,
    },
    /// A pupil is on the roll, with these details.
    PupilSet {
        /// The pupil.
        pupil: PupilId,
        /// The details.
        details: Pupil,
    },
    /// A pupil's class and year group in a school year.
    PupilPlaced {
        /// The pupil.
        pupil: PupilId,
        /// The school year.
        year: SchoolYear,
        /// Where.
        placement: Placement,
    },
    /// Two ids are the same child, enrolled on two devices; both read as one file.
    PupilLinked {
        /// One id.
        pupil: PupilId,
        /// The other.
        same_as: PupilId,
    },
    /// Files of this other school id were accepted here.
    SchoolAccepted {
        /// The other school's id.
        school: SchoolId,
    },
    /// A band met in a file from elsewhere, kept so that its ratings stay readable. Not part of the school's scheme.
    BandMet {
        /// The band.
        band: Band,
    },
    /// A criterion met in a file from elsewhere, kept so that its ratings stay readable.
    CriterionMet {
        /// The criterion.
        criterion: CriterionId,
        /// Its statement.
        text: String,
    },
    /// A subject the school has added, renamed or given up.
    SubjectSet {
        /// The subject.
        subject: SubjectKey,
        /// Its name.
        title: String,
        /// No longer taught; what was rated stays.
        #[serde(default, skip_serializing_if = "is_false")]
        retired: bool,
    },
    /// A criterion of the school's own, or in the school's own words.
    CriterionSet {
        /// The criterion.
        criterion: CriterionId,
        /// Its words and place.
        words: CriterionWords,
    },
    /// A class has not been taught this criterion yet, which is not the same as "not yet".
    NotTaught {
        /// The class.
        class: ClassId,
        /// The criterion.
        criterion: CriterionId,
    },
    /// The numbers by which judgements are suggested.
    ThresholdsSet {
        /// The numbers.
        thresholds: Thresholds,
    },
    /// A named test.
    TestSet {
        /// Which.
        test: TestKey,
        /// What it is.
        details: Test,
    },
    /// The stage a child works at in a subject, from a half term on.
    StageSet {
        /// The subject.
        subject: SubjectKey,
        /// The half term from which it holds.
        period: Period,
        /// The stage, 1 to 9.
        stage: u8,
    },
    /// A child's criteria of a stage were looked through for a half term: what was not rated anew is as it was before.
    Reviewed {
        /// The subject.
        subject: SubjectKey,
        /// The stage.
        stage: u8,
        /// The half term.
        period: Period,
    },
    /// A teacher's judgement, which wins over whatever is suggested.
    Judged {
        /// What is judged.
        aspect: Aspect,
        /// The subject.
        subject: SubjectKey,
        /// The half term.
        period: Period,
        /// The judgement: a step, a band, a level.
        verdict: VerdictKey,
        /// What was suggested at the time, if anything was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        suggested: Option<VerdictKey>,
        /// Why, in the teacher's words; may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// A target.
    TargetAgreed {
        /// Which.
        target: TargetId,
        /// What it is.
        details: Target,
    },
    /// How far a target was met.
    TargetReviewed {
        /// Which.
        target: TargetId,
        /// Whose judgement; the mentor speaks with the teacher's voice.
        voice: Voice,
        /// The band.
        band: BandKey,
    },
    /// A score in a test, or an absence.
    Scored {
        /// The test.
        test: TestKey,
        /// The day.
        #[serde(with = "crate::domain::calendar::as_date")]
        date: Date,
        /// The score; `None` is absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        score: Option<u16>,
    },
    /// A rating of one criterion for one half term.
    Rated {
        /// Whose judgement.
        voice: Voice,
        /// Of what.
        criterion: CriterionId,
        /// For which half term.
        period: Period,
        /// The band.
        band: BandKey,
    },
    /// A note in the mentoring file.
    Noted {
        /// The note.
        note: NoteId,
        /// What it says.
        text: String,
    },
    /// What is replaced no longer stands and nothing takes its place.
    Retracted {},
    /// What is replaced never took effect: what it had replaced stands again. Undoing an undo is redo.
    Undone {},
    /// A kind from a newer version: carried along untouched, never dropped.
    #[serde(skip)]
    Unknown(UnknownChange),
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// A change this version does not know, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownChange {
    /// The name of its kind.
    pub kind: String,
    /// Its body, word for word as it stood in the file.
    pub body: Box<str>,
}

/// A place in a file that holds one value at a time. Two live entries in one cell that say different things are a contest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// The school's name.
    SchoolName,
    /// The colour scheme.
    Scheme,
    /// The half-term dates of a year.
    TermDates(SchoolYear),
    /// A member of staff.
    Staff(StaffId),
    /// A class.
    Class(ClassId),
    /// A pupil's details.
    Pupil(PupilId),
    /// A pupil's placement in a year.
    Placement(PupilId, SchoolYear),
    /// That two ids are one child, the smaller id first.
    Link(PupilId, PupilId),
    /// Another school's files are welcome.
    SchoolAccepted(SchoolId),
    /// A band met elsewhere.
    BandMet(BandKey),
    /// A criterion met elsewhere.
    CriterionMet(CriterionId),
    /// A subject of the school.
    Subject(SubjectKey),
    /// A criterion in the school's words.
    Criterion(CriterionId),
    /// That a class has not been taught a criterion.
    NotTaught(ClassId, CriterionId),
    /// The thresholds.
    Thresholds,
    /// A named test.
    Test(TestKey),
    /// A child's stage in a subject from a half term on.
    Stage(SubjectKey, Period),
    /// That a stage was looked through.
    Reviewed(SubjectKey, u8, Period),
    /// A judgement.
    Judgement(Aspect, SubjectKey, Period),
    /// A target.
    Target(TargetId),
    /// A review of a target.
    TargetReview(TargetId, Voice),
    /// A score.
    Score(TestKey, Date),
    /// A rating.
    Rating(Voice, CriterionId, Period),
    /// A note.
    Note(NoteId),
}

impl Change {
    /// The cell this fact speaks for; none for what only takes away, and for unknown kinds.
    #[must_use]
    pub fn cell(&self) -> Option<Cell> {
        Some(match self {
            Self::SchoolNamed { .. } => Cell::SchoolName,
            Self::SchemeSet { .. } => Cell::Scheme,
            Self::TermDatesSet { dates } => Cell::TermDates(dates.year()),
            Self::StaffSet { staff, .. } => Cell::Staff(*staff),
            Self::ClassSet { class, .. } => Cell::Class(*class),
            Self::PupilSet { pupil, .. } => Cell::Pupil(*pupil),
            Self::PupilPlaced { pupil, year, .. } => Cell::Placement(*pupil, *year),
            Self::PupilLinked { pupil, same_as } => Cell::Link(*pupil.min(same_as), *pupil.max(same_as)),
            Self::SchoolAccepted { school } => Cell::SchoolAccepted(*school),
            Self::BandMet { band } => Cell::BandMet(band.key),
            Self::CriterionMet { criterion, .. } => Cell::CriterionMet(*criterion),
            Self::SubjectSet { subject, .. } => Cell::Subject(*subject),
            Self::CriterionSet { criterion, .. } => Cell::Criterion(*criterion),
            Self::NotTaught { class, criterion } => Cell::NotTaught(*class, *criterion),
            Self::ThresholdsSet { .. } => Cell::Thresholds,
            Self::TestSet { test, .. } => Cell::Test(*test),
            Self::StageSet { subject, period, .. } => Cell::Stage(*subject, *period),
            Self::Reviewed { subject, stage, period } => Cell::Reviewed(*subject, *stage, *period),
            Self::Judged { aspect, subject, period, .. } => Cell::Judgement(*aspect, *subject, *period),
            Self::TargetAgreed { target, .. } => Cell::Target(*target),
            Self::TargetReviewed { target, voice, .. } => Cell::TargetReview(*target, *voice),
            Self::Scored { test, date, .. } => Cell::Score(*test, *date),
            Self::Rated { voice, criterion, period, .. } => Cell::Rating(*voice, *criterion, *period),
            Self::Noted { note, .. } => Cell::Note(*note),
            Self::Retracted {} | Self::Undone {} | Self::Unknown(_) => return None,
        })
    }

    /// The pupil on the school's roll that this fact is about.
    #[must_use]
    pub fn pupil(&self) -> Option<PupilId> {
        match self {
            Self::PupilSet { pupil, .. } | Self::PupilPlaced { pupil, .. } | Self::PupilLinked { pupil, .. } => Some(*pupil),
            _ => None,
        }
    }

    /// Whether the fact names this pupil anywhere, even inside a kind this version does not know.
    #[must_use]
    pub fn mentions(&self, id: PupilId) -> bool {
        match self {
            Self::PupilLinked { pupil, same_as } => *pupil == id || *same_as == id,
            Self::Unknown(unknown) => unknown.body.contains(&format!("{id}\"")),
            _ => self.pupil() == Some(id),
        }
    }

    /// Whether the fact belongs in a pupil's own file rather than in the school's. `None`: in either.
    #[must_use]
    pub fn belongs_to_a_pupil(&self) -> Option<bool> {
        match self {
            Self::Rated { .. }
            | Self::Noted { .. }
            | Self::StageSet { .. }
            | Self::Reviewed { .. }
            | Self::Judged { .. }
            | Self::TargetAgreed { .. }
            | Self::TargetReviewed { .. }
            | Self::Scored { .. } => Some(true),
            Self::Retracted {} | Self::Undone {} | Self::Unknown(_) => None,
            _ => Some(false),
        }
    }

    /// Whether two facts of one cell say the same, whichever of a child's linked ids they use.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::PupilSet { details: a, .. }, Self::PupilSet { details: b, .. }) => a == b,
            (Self::PupilPlaced { year: y, placement: a, .. }, Self::PupilPlaced { year: z, placement: b, .. }) => y == z && a == b,
            (Self::PupilLinked { .. }, Self::PupilLinked { .. }) => self.cell() == other.cell(),
            _ => self == other,
        }
    }
}
