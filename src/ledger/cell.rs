//! The cell each fact speaks for, and the file it belongs in.

use super::change::Change;
use crate::domain::{
    Aspect, BandKey, ClassId, ConsultationId, CriterionId, Date, Heading, MeetingId, MeetingPart, NoteId, Party, Period, PraiseKey,
    PupilId, Question, RoundId, SchoolId, SchoolYear, Slip, StaffId, StrandKey, SubjectKey, TargetId, TestKey, Voice,
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
    /// Something missed on a day.
    Day(Date, Slip),
    /// Something that happened.
    Incident(NoteId),
    /// Praise.
    Praise(NoteId),
    /// A strand of attitude and behaviour.
    Strand(StrandKey),
    /// A kind of praise.
    PraiseKind(PraiseKey),
    /// The numbers by which attitude is coloured and praise is awarded.
    Conduct,
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
            Self::DayNoted { date, slip } => Cell::Day(*date, *slip),
            Self::IncidentNoted { incident, .. } => Cell::Incident(*incident),
            Self::Praised { praise, .. } => Cell::Praise(*praise),
            Self::MentoringSet { .. } => Cell::Mentoring,
            Self::MentorSet { .. } => Cell::Mentor,
            Self::MeetingSet { meeting, .. } => Cell::Meeting(*meeting),
            Self::MeetingSaid { meeting, part, .. } => Cell::MeetingSaid(*meeting, *part),
            Self::MeetingAgreed { meeting, party, .. } => Cell::MeetingAgreed(*meeting, *party),
            Self::MeetingAmended { meeting, amendment, .. } => Cell::MeetingAmended(*meeting, *amendment),
            Self::ConsultationSet { day, .. } => Cell::Consultation(*day),
            Self::SlotBooked { pupil, day, .. } => Cell::Booking(*pupil, *day),
            Self::SiblingsSet { pupil, sibling } => Cell::Siblings(*pupil.min(sibling), *pupil.max(sibling)),
            Self::StrandSet { strand, .. } => Cell::Strand(*strand),
            Self::PraiseSet { kind, .. } => Cell::PraiseKind(*kind),
            Self::ConductSet { .. } => Cell::Conduct,
            Self::RoundSet { round, .. } => Cell::Round(*round),
            Self::StrandRated { voice, strand, period, .. } => Cell::StrandRating(*voice, *strand, *period),
            Self::AttendanceSet { period, .. } => Cell::Attendance(*period),
            Self::HeadingJudged { heading, period, .. } => Cell::Heading(*heading, *period),
            Self::Answered { round, question, .. } => Cell::Answer(*round, *question),
            Self::PictureChosen { .. } => Cell::Picture,
            Self::Rated { voice, criterion, period, .. } => Cell::Rating(*voice, *criterion, *period),
            Self::Noted { note, .. } => Cell::Note(*note),
            Self::Retracted {} | Self::Undone {} | Self::Unknown(_) => return None,
        })
    }

    /// The pupil on the school's roll that this fact is about.
    #[must_use]
    pub fn pupil(&self) -> Option<PupilId> {
        match self {
            Self::PupilSet { pupil, .. }
            | Self::PupilPlaced { pupil, .. }
            | Self::PupilLinked { pupil, .. }
            | Self::SlotBooked { pupil, .. }
            | Self::SiblingsSet { pupil, .. } => Some(*pupil),
            _ => None,
        }
    }

    /// Whether the fact names this pupil anywhere, even inside a kind this version does not know.
    #[must_use]
    pub fn mentions(&self, id: PupilId) -> bool {
        match self {
            Self::PupilLinked { pupil, same_as: other } | Self::SiblingsSet { pupil, sibling: other } => *pupil == id || *other == id,
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
            | Self::Scored { .. }
            | Self::DayNoted { .. }
            | Self::IncidentNoted { .. }
            | Self::Praised { .. }
            | Self::StrandRated { .. }
            | Self::AttendanceSet { .. }
            | Self::HeadingJudged { .. }
            | Self::Answered { .. }
            | Self::PictureChosen { .. }
            | Self::MentorSet { .. }
            | Self::MeetingSet { .. }
            | Self::MeetingSaid { .. }
            | Self::MeetingAgreed { .. }
            | Self::MeetingAmended { .. } => Some(true),
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
            (Self::SiblingsSet { .. }, Self::SiblingsSet { .. }) => true,
            (Self::SlotBooked { day: d, at: t, place: a, .. }, Self::SlotBooked { day: e, at: u, place: b, .. }) => (d, t, a) == (e, u, b),
            _ => self == other,
        }
    }
}
