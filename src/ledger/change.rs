//! The kinds of fact an entry can hold, and how each is read and written.

use serde::ser::SerializeMap;

use crate::domain::calendar::AsDate;
use crate::domain::{
    Aspect, Attendance, Band, BandKey, ClassId, Conduct, Consultation, ConsultationId, CriterionId, CriterionWords, Date, Heading,
    Incident, Meeting, MeetingId, MeetingPart, Mentoring, NoteId, Party, Period, PictureKey, Placement, Praise, PraiseKey, PraiseKind,
    Pupil, PupilId, Question, Round, RoundId, Scheme, SchoolId, SchoolYear, Slip, StaffId, StaffMember, Strand, StrandKey, SubjectKey,
    Target, TargetId, TermDates, Test, TestKey, Thresholds, TimeOfDay, VerdictKey, Voice,
};

#[macro_use]
mod fields;

use fields::is_default;
pub use fields::{Fields, Record, UnknownChange};

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
        member: StaffMember = record,
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
        details: Pupil = record,
    }
    /// A pupil's class and year group in a school year.
    PupilPlaced "pupil-placed" {
        /// The pupil.
        pupil: PupilId,
        /// The school year.
        year: SchoolYear,
        /// Where.
        placement: Placement = record,
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
        words: CriterionWords = record,
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
        thresholds: Thresholds = record,
    }
    /// A named test.
    TestSet "test-set" {
        /// Which.
        test: TestKey,
        /// What it is.
        details: Test = record,
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
        details: Target = record,
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
        details: Incident = record,
    }
    /// A strand of the school's own, or in the school's own words.
    StrandSet "strand-set" {
        /// Which.
        strand: StrandKey,
        /// What it is.
        details: Strand = record,
    }
    /// A kind of praise of the school's own, or one the school has changed.
    PraiseSet "praise-set" {
        /// Which.
        kind: PraiseKey,
        /// What it is.
        details: PraiseKind = record,
    }
    /// The numbers by which attitude is coloured and praise is awarded.
    ConductSet "conduct-set" {
        /// The numbers.
        conduct: Conduct = record,
    }
    /// A self-assessment round of a class.
    RoundSet "round-set" {
        /// Which.
        round: RoundId,
        /// What it asks.
        details: Round = record,
    }
    /// A rating of one strand for one half term.
    StrandRated "strand-rated" {
        /// Whose judgement.
        voice: Voice,
        /// Of what.
        strand: StrandKey,
        /// For which half term.
        period: Period,
        /// The band.
        band: BandKey,
        /// What was suggested at the time, if anything was.
        suggested: Option<BandKey> = maybe,
    }
    /// Attendance in one half term.
    AttendanceSet "attendance-set" {
        /// Which half term.
        period: Period,
        /// The numbers.
        attendance: Attendance = record,
    }
    /// A judgement of one of the four headings, which wins over whatever is suggested.
    HeadingJudged "heading-judged" {
        /// Which.
        heading: Heading,
        /// For which half term.
        period: Period,
        /// The band.
        band: BandKey,
        /// What was suggested at the time, if anything was.
        suggested: Option<BandKey> = maybe,
        /// Why, in the teacher's words; may be empty.
        note: String = maybe,
    }
    /// A child's own words in a self-assessment round.
    Answered "answered" {
        /// Which round.
        round: RoundId,
        /// To which question.
        question: Question,
        /// What it says; may be empty where the child has taken it back.
        text: String,
    }
    /// The picture a child has chosen for itself.
    PictureChosen "picture-chosen" {
        /// Which.
        picture: PictureKey,
    }
    /// Praise.
    Praised "praised" {
        /// Which.
        praise: NoteId,
        /// The day.
        date: Date = date,
        /// For what.
        details: Praise = record,
    }
    /// How the school holds its mentoring meetings.
    MentoringSet "mentoring-set" {
        /// How.
        mentoring: Mentoring = record,
    }
    /// A child's mentor.
    MentorSet "mentor-set" {
        /// Who.
        mentor: StaffId,
    }
    /// A mentoring meeting.
    MeetingSet "meeting-set" {
        /// Which.
        meeting: MeetingId,
        /// What it is.
        details: Meeting = record,
    }
    /// What was written down in a meeting.
    MeetingSaid "meeting-said" {
        /// Which meeting.
        meeting: MeetingId,
        /// Whose words, or what there is to celebrate.
        part: MeetingPart,
        /// What it says; may be empty where it was taken back.
        text: String,
    }
    /// Somebody agreed to what a meeting has come to.
    MeetingAgreed "meeting-agreed" {
        /// Which meeting.
        meeting: MeetingId,
        /// In what part.
        party: Party,
        /// By what name.
        name: String,
        /// The signature as it was drawn; empty where the school wants none.
        signature: String = maybe,
    }
    /// A correction of a meeting that is over, shown beside what it corrects.
    MeetingAmended "meeting-amended" {
        /// Which meeting.
        meeting: MeetingId,
        /// The correction.
        amendment: NoteId,
        /// What it says.
        text: String,
    }
    /// A Parent Consultation Day.
    ConsultationSet "consultation-set" {
        /// Which.
        day: ConsultationId,
        /// What it is.
        details: Consultation = record,
    }
    /// When and where a child's family is seen on a Parent Consultation Day.
    SlotBooked "slot-booked" {
        /// The child.
        pupil: PupilId,
        /// The day.
        day: ConsultationId,
        /// When.
        at: TimeOfDay,
        /// The number of the place.
        place: u8,
    }
    /// Two children are of one family, so that their slots lie next to each other.
    SiblingsSet "siblings-set" {
        /// One child.
        pupil: PupilId,
        /// The other.
        sibling: PupilId,
    }
    /// What is replaced no longer stands and nothing takes its place.
    Retracted "retracted" {}
    /// What is replaced never took effect: what it had replaced stands again. Undoing an undo is redo.
    Undone "undone" {}
}

records! {
    StaffMember { name, job = maybe }
    Pupil { forename, surname, upn = maybe, born = maybe_date }
    Placement { class, year_group = maybe }
    CriterionWords { strand, text, home = maybe, rank, retired = maybe }
    Thresholds { steps, expected, near, targets, key_stage }
    Test { name, total, green, yellow, retired = maybe }
    Target { period, area, text, criterion = maybe, carried_from = maybe }
    Incident { strand, kind, happened = maybe, done = maybe }
    Praise { kind, points, note = maybe }
    Strand { name, heading, wording = maybe, child, retired = maybe }
    PraiseKind { name, points, retired = maybe }
    Conduct { attendance, late, missed, awards, unpraised }
    Round { class, period, strands = maybe, targets = maybe, criteria = maybe, questions = maybe, closed = maybe }
    Attendance { possible, attended, unauthorised = maybe, late = maybe }
    Mentoring { often, minutes, signatures = maybe }
    Meeting { date = date, period, back = maybe, ahead, mentor = maybe, done = maybe }
    Consultation { date = date, from, to, minutes, pauses = maybe, places }
}
