//! The cell each fact speaks for.

use crate::domain::{
    Aspect, BandKey, ClassId, ConsultationId, CriterionId, Date, GroupKey, Heading, MeetingId, MeetingPart, NoteId, Party, Period,
    PraiseKey, PupilId, Question, RoundId, SchoolId, SchoolYear, Slip, StaffId, StrandKey, SubjectKey, TargetId, TestKey, Used, Voice,
};

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
    /// A pupil's legal name.
    LegalName(PupilId),
    /// That a pupil has left.
    Left(PupilId),
    /// For how long files are kept after that.
    Retention,
    /// A pupil's placement in a year.
    Placement(PupilId, SchoolYear),
    /// That two ids are one child, the smaller id first.
    Link(PupilId, PupilId),
    /// Whether two ids are one class, the smaller id first.
    SameClass(ClassId, ClassId),
    /// Whether two ids are one member of staff, the smaller id first.
    SameStaff(StaffId, StaffId),
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
    /// That somebody teaches a class in a year.
    Teacher(ClassId, SchoolYear, StaffId),
    /// A pupil's class up to a half term.
    WasIn(PupilId, Period),
    /// A group of children.
    Group(GroupKey),
    /// That a child is in a group.
    InGroup(PupilId, GroupKey),
    /// That a class has not been taught a criterion.
    NotTaught(ClassId, CriterionId),
    /// The thresholds.
    Thresholds,
    /// The thresholds from a half term on.
    ThresholdsFrom(Period),
    /// A named test.
    Test(TestKey),
    /// The numbers of a named test from a half term on.
    TestFrom(TestKey, Period),
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
    /// Something missed on a day.
    Day(Date, Slip),
    /// Something that happened.
    Incident(NoteId),
    /// Praise.
    Praise(NoteId),
    /// A strand of attitude and behaviour.
    Strand(StrandKey),
    /// The bands in use from a half term on.
    BandsFrom(Period),
    /// The heading a strand counts towards from a half term on.
    HeadingFrom(StrandKey, Period),
    /// Whether something is used from a half term on.
    UsedFrom(Used, Period),
    /// A kind of praise.
    PraiseKind(PraiseKey),
    /// The numbers by which attitude is coloured and praise is awarded.
    Conduct,
    /// The same from a half term on.
    ConductFrom(Period),
    /// A self-assessment round.
    Round(RoundId),
    /// A rating of a strand.
    StrandRating(Voice, StrandKey, Period),
    /// Attendance.
    Attendance(Period),
    /// A judgement of a heading.
    Heading(Heading, Period),
    /// An answer to an open question.
    Answer(RoundId, Question),
    /// The child's picture.
    Picture,
    /// How the school holds its meetings.
    Mentoring,
    /// The same from a half term on.
    MentoringFrom(Period),
    /// The child's mentor.
    Mentor,
    /// A mentoring meeting.
    Meeting(MeetingId),
    /// What was written down in a meeting.
    MeetingSaid(MeetingId, MeetingPart),
    /// Whether somebody agreed.
    MeetingAgreed(MeetingId, Party),
    /// A correction of a meeting.
    MeetingAmended(MeetingId, NoteId),
    /// A Parent Consultation Day.
    Consultation(ConsultationId),
    /// A child's slot on a day.
    Booking(PupilId, ConsultationId),
    /// That two children are of one family, the smaller id first.
    Siblings(PupilId, PupilId),
    /// That two children are not of one family, the smaller id first.
    NotSiblings(PupilId, PupilId),
    /// A rating.
    Rating(Voice, CriterionId, Period),
    /// A note.
    Note(NoteId),
}

impl Cell {
    /// That two ids are one child, whichever is named first.
    #[must_use]
    pub fn link(a: PupilId, b: PupilId) -> Self {
        Self::Link(a.min(b), a.max(b))
    }

    /// That two children are of one family, whichever is named first.
    #[must_use]
    pub fn siblings(a: PupilId, b: PupilId) -> Self {
        Self::Siblings(a.min(b), a.max(b))
    }

    /// That two children are not of one family, whichever is named first.
    #[must_use]
    pub fn not_siblings(a: PupilId, b: PupilId) -> Self {
        Self::NotSiblings(a.min(b), a.max(b))
    }
}
